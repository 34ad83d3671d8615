"""One event on two weekdays: “the council met at a hearing on Wednesday”, “Monday's hearing”."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from copydesk.finding import Related
from copydesk.grammar import lemmas
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span
from copydesk.stating.content import DAYS, bare, content
from copydesk.tables import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence

_MOST = 4
"""Tellings of a noun with a day that are too many to be of one event."""


class Options(BaseOptions):
    """Words of events.

    `events`: a table of nouns for what happens once; `the`: words before a day that stands before its event; `apart`: words in either sentence that tell of a second one or another time; `hollow`: a table of words
    that say nothing; `reach`: tokens from a day to the event behind it, and `near`: sentences between the two places; `label` names the other day.
    """

    events: str
    the: tuple[str, ...]
    apart: tuple[str, ...]
    hollow: str
    reach: int
    near: int
    label: str


class _Told(NamedTuple):
    day: str
    own: bool
    sentence: Sentence
    span: Span
    names: frozenset[str]


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “DAY's EVENT” where the only other day told with that event is another."""
    options: Options = rule.options
    days = [
        place
        for form, places in document.places.items()
        if bare(form) in DAYS
        for place in places
        if place[0].tokens[place[1]].text[0].isupper()
    ]
    named = {bare(sentence.tokens[index].lower) for sentence, index in days}
    if len(named) < 2 or not any(_owns(options, sentence, index) for sentence, index in days):
        return
    for event, told in _events(options, document, days).items():
        if not 1 < len(told) <= _MOST or len({one.day for one in told}) != 2:
            continue
        pair = next(
            (
                (one, other)
                for other in told
                for one in told
                if other.own and one.day != other.day and _same(options, one, other)
            ),
            None,
        )
        if pair:
            one, other = pair
            yield rule.finding(document, other.span, related=[Related(one.span, options.label)], event=event)
            return


def _owns(options: Options, sentence: Sentence, index: int) -> bool:
    """Whether a day stands before what happened on it: “Monday's hearing”, “the Monday hearing”."""
    tokens = sentence.tokens
    return tokens[index].lower.endswith("'s") or (index > 0 and tokens[index - 1].lower in options.the)


def _events(options: Options, document: Document, days: list[tuple[Sentence, int]]) -> dict[str, list[_Told]]:
    """The events told with a day, by their noun: right behind it, or right before it in a sentence that names no other day."""
    events = words(options.events)
    told: dict[str, list[_Told]] = defaultdict(list)
    count: dict[int, int] = defaultdict(int)
    for sentence, _ in days:
        count[sentence.number] += 1
    for sentence, index in sorted(days, key=lambda place: (place[0].number, place[1])):
        if not document.plainly(sentence, index, options.apart):
            continue
        tokens = sentence.tokens
        owner = _owns(options, sentence, index)
        names = frozenset(bare(t.lower) for n, t in enumerate(tokens) if n and t.text[0].isupper()) - DAYS
        near = range(max(0, index - options.reach - 2), min(len(tokens), index + options.reach + 1))
        for at in near:
            token = tokens[at]
            noun = lemmas.lemma(token.lower, "NNS") if token.text.islower() else ""
            if noun not in events:
                continue
            before = index < at <= index + options.reach and all(t.kind == "word" for t in tokens[index:at])
            behind = count[sentence.number] == 1 and _dates(options, document, sentence, at, index)
            if before or behind:
                own = owner and before
                span = Span(tokens[index].start, token.end) if own else tokens[index].span
                told[noun].append(_Told(bare(tokens[index].lower), own, sentence, span, names))
                if before:
                    break
    return told


def _dates(options: Options, document: Document, sentence: Sentence, at: int, day: int) -> bool:
    """Whether a day right behind an event is that event's: “the hearing in Lund on Wednesday”."""
    between = sentence.tokens[at + 1 : day]
    return (
        at < day <= at + options.reach + 2
        and all(token.kind == "word" for token in between)
        and not any(document.groups[sentence].verb_at(n) for n in range(at + 1, day))
    )


def _same(options: Options, one: _Told, other: _Told) -> bool:
    """Whether two tellings may only be of one event: near, with words in common, and no name that would make it another."""
    hollow = frozenset(words(options.hollow))
    shared = content(one.sentence, hollow) & content(other.sentence, hollow)
    apart = abs(other.sentence.number - one.sentence.number)
    return (
        0 < apart <= options.near
        and len(shared) > 1
        and (other.names <= one.names or not other.names or not one.names)
    )


CHECK = Check(Options, run)
