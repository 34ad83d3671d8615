"""One thing with two dates that differ in the month or the day only: “the June 8 ruling”, “the ruling on July 8”."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.tables import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.dates import DateRef


class Options(BaseOptions):
    """The words round a date.

    `on`: words between a thing and its date; `definite`: words before a date that is a thing's; `nouns`: things that happen on one
    day; `hollow`: a table of words that say nothing; `unless`: words near either that make two of them; `reach`: tokens from the thing to its date; `label` names the other
    date.
    """

    on: tuple[str, ...]
    definite: tuple[str, ...]
    nouns: tuple[str, ...]
    hollow: str
    unless: tuple[str, ...]
    reach: int
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a noun with two dates, of one day in two months, round which the article says the same."""
    options: Options = rule.options
    dated: dict[str, list[DateRef]] = defaultdict(list)
    for date in document.dates:
        if date.day and date.single and not document.quoted(date.span.start):
            noun = _noun(options, date)
            if noun:
                dated[noun].append(date)
    for dates in dated.values():
        days = {(date.month, date.day) for date in dates}
        if len(days) != 2 or len(dates) > 4 or len({day for _, day in days}) != 1:
            continue
        first = dates[0]
        later = next(date for date in dates if date.month != first.month)
        years = {date.year for date in (first, later)}
        if len(years - {None}) < 2 and _alike(options, first, later):
            yield rule.finding(document, later.span, related=[Related(first.span, options.label)])


def _noun(options: Options, date: DateRef) -> str:
    """The thing of “the June 8 ruling” or “the ruling of the court on June 8”."""
    tokens = date.sentence.tokens
    before = tokens[date.first - 1].lower if date.first else ""
    if before in options.definite:
        after = [token.lower for token in tokens[date.last : date.last + 3]]
        return next((word for word in after if word in options.nouns), "")
    if before not in options.on:
        return ""
    near = [token.lower for token in tokens[max(0, date.first - options.reach) : date.first]]
    return next((word for word in reversed(near) if word in options.nouns), "")


def _alike(options: Options, one: DateRef, other: DateRef) -> bool:
    """Whether the sentences of two dates share a word of content besides, and nothing makes them two."""
    hollow = words(options.hollow)
    sets = [
        {token.lower for token in date.sentence.tokens if token.kind == "word" and len(token.text) > 3}
        - hollow
        for date in (one, other)
    ]
    both = {token.lower for date in (one, other) for token in date.sentence.tokens}
    return both.isdisjoint(options.unless) and len(sets[0] & sets[1]) > 1


CHECK = Check(Options, run)
