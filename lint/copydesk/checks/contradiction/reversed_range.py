"""A range that runs backwards: “from 1998 to 1992”, “from June 5 to June 3”."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import years_in
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.dates import DateRef
    from copydesk.sentences import Token

_DAYS = 60
"""Days that a range without years runs back at most: from December to January it goes on into the next year."""


class Options(BaseOptions):
    """The words of a range.

    `lead`: the word before a range's first end, and what then joins it to the second; `verbs`: pairs of verbs that open and
    close one thing, of which the first is dated before the second; `unless`: words before a range that make it no time;
    `label` names the first end.
    """

    lead: dict[str, str]
    verbs: dict[str, str]
    unless: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find ranges of years and of days whose second end is before their first, and “began on … ended on …” so."""
    options: Options = rule.options
    for word in options.lead:
        for sentence, _ in document.places.get(word, ()):
            for (at, year), (other_at, other) in pairwise(years_in(sentence)):
                tokens = sentence.tokens
                if year > other and other_at == at + 2 and at and _joined(options, tokens, at, other_at):
                    yield rule.finding(
                        document, tokens[other_at].span, related=[Related(tokens[at].span, options.label)]
                    )
    for one, later in pairwise(document.dates):
        if one.sentence is later.sentence and _backwards(one, later):
            tokens = one.sentence.tokens
            ends = (
                one.first and later.first - one.last == 1 and _joined(options, tokens, one.first, later.first)
            )
            if ends or _opens_and_closes(options, one, later):
                yield rule.finding(document, later.span, related=[Related(one.span, options.label)])


def _joined(options: Options, tokens: tuple[Token, ...], first: int, second: int) -> bool:
    """Whether two ends are “from A to B” or “between A and B”."""
    lead, joint = tokens[first - 1].lower, tokens[second - 1].lower
    before = {token.lower for token in tokens[max(0, first - 6) : first - 1]}
    return options.lead.get(lead) == joint and before.isdisjoint(options.unless)


def _backwards(one: DateRef, later: DateRef) -> bool:
    """Whether the second date is the earlier one, by years that are given or within one year."""
    if one.day is None or later.day is None:
        return False
    year = one.year or later.year or 2001
    first, second = one.on(year), later.on(later.year or year)
    return first is not None and second is not None and 0 < (first - second).days < _DAYS


def _opens_and_closes(options: Options, one: DateRef, later: DateRef) -> bool:
    """Whether a verb of beginning goes with the first date and its verb of ending with the second."""
    tokens = one.sentence.tokens
    before = {token.lower for token in tokens[max(0, one.first - 5) : one.first]}
    between = {token.lower for token in tokens[one.last : later.first]}
    return any(start in before and end in between for start, end in options.verbs.items())


CHECK = Check(Options, run)
