"""One meeting on one day in two cities: “talks in Ard on Friday”, “negotiations begin in Lund on Friday”."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from copydesk.finding import Related
from copydesk.reckoning.dates import weekday_of
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span
from copydesk.tables import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence


class Options(BaseOptions):
    """Words of meetings.

    `nouns`: meetings, each with its kind; `into`: words before a city; `cities`: a table of cities none of which lies in another; `reach`: tokens from the
    meeting to its city and its day; `unless`: words as near that make it another one; `captions`: words of pictures' captions; `label` names the other city.
    """

    nouns: dict[str, str]
    into: tuple[str, ...]
    cities: str
    reach: int
    unless: tuple[str, ...]
    captions: tuple[str, ...]
    label: str


class _Meeting(NamedTuple):
    """The kind of a meeting and its weekday, and its city with the place of that."""

    when: tuple[str, int]
    city: str
    span: Span


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find meetings of one kind on one weekday in two cities."""
    options: Options = rule.options
    nouns = options.nouns.keys() & document.places.keys()
    cities = words(options.cities, rule.home) if nouns else frozenset()
    found = [
        meeting
        for noun in nouns
        for sentence, index in document.places[noun]
        if (meeting := _meeting(options, document, cities, sentence, index))
    ]
    known: dict[tuple[str, int], _Meeting] = {}
    for meeting in sorted(found, key=lambda one: one.span):
        first = known.setdefault(meeting.when, meeting)
        if first.city != meeting.city:
            yield rule.finding(
                document, meeting.span, related=[Related(first.span, options.label)], other=first.city
            )


def _meeting(
    options: Options, document: Document, cities: frozenset[str], sentence: Sentence, index: int
) -> _Meeting | None:
    """The meeting of a noun, where one city and one weekday stand behind it in the writer's own words."""
    tokens = sentence.tokens
    near = {token.lower for token in tokens[max(0, index - options.reach) : index + options.reach]}
    captioned = not document.words_in(sentence).isdisjoint(options.captions)
    if captioned or document.quoted(tokens[index].start) or not near.isdisjoint(options.unless):
        return None
    days = {day for token in tokens if (day := weekday_of(token)) is not None}
    if len(days) != 1:
        return None
    places = []
    for at in range(max(1, index - options.reach), min(len(tokens), index + options.reach)):
        for end in (at + 2, at + 1):
            text = " ".join(token.text for token in tokens[at:end])
            if tokens[at - 1].lower in options.into and text in cities:
                places.append((text, Span(tokens[at].start, tokens[end - 1].end)))
                break
    if len(places) != 1:
        return None
    return _Meeting((options.nouns[tokens[index].lower], days.pop()), *places[0])


CHECK = Check(Options, run)
