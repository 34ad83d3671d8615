"""One thing in two states that exclude each other: “The road is open”, “the road is closed”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import years_in
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.stating.content import DAYS, meet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence
    from copydesk.stating.states import State

_MANY = 900
"""Pairs of places that are too many to be of one thing: what is held side by side is bounded."""


class Options(BaseOptions):
    """Words of states.

    `opposites`: each with those that it excludes; `apart`: words in either sentence that speak of another time, case or
    voice; `label` names the other state.
    """

    opposites: dict[str, tuple[str, ...]]
    apart: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a thing of which two sentences of the writer's, in one tense, say two states that exclude each other."""
    options: Options = rule.options
    for word in sorted(options.opposites.keys() & document.places.keys()):
        for other in options.opposites[word]:
            ones, others = (_places(options, document, each) for each in (word, other))
            if len(ones) * len(others) > _MANY:
                continue
            ones = [place for place in ones if any(_near(document, place, other) for other in others)]
            if not ones:
                continue
            rivals = _states(document, others)
            pair = next(((a, b) for a in _states(document, ones) for b in rivals if _clash(a, b)), None)
            if pair:
                first, later = sorted(state.span for state in pair)
                yield rule.finding(document, later, related=[Related(first, options.label)])


def _places(options: Options, document: Document, word: str) -> list[tuple[Sentence, int]]:
    """Where a word stands outside quotations, in sentences that speak of no other time or case."""
    return [
        (sentence, index)
        for sentence, index in document.places.get(word, ())
        if document.plainly(sentence, index, options.apart)
    ]


def _near(document: Document, one: tuple[Sentence, int], other: tuple[Sentence, int]) -> bool:
    """Whether two places may tell of one thing."""
    return one[0].number != other[0].number and meet(document.words_in(one[0]), document.words_in(other[0]))


def _states(document: Document, places: list[tuple[Sentence, int]]) -> list[State]:
    """The states told at some places, as far as they are nobody else's words."""
    told = (
        (document.states.at(sentence, index), sentence.tokens[index].end)
        for sentence, index in places
        if not document.deeds.reported(sentence, index)
    )
    return [state for state, end in told if state and not state.denied and state.span.end >= end]


def _clash(one: State, other: State) -> bool:
    """Whether two states are said of one thing and one time, in two sentences."""
    if one.sentence.number == other.sentence.number or one.now != other.now:
        return False
    if not one.thing.same(other.thing):
        return False
    times = [_times(state.sentence) for state in (one, other)]
    return times[0] == times[1]


def _times(sentence: Sentence) -> set[str]:
    """The days and years that a sentence names."""
    words = {token.lower.removesuffix("s") for token in sentence.tokens}
    return (words & DAYS) | {str(year) for _, year in years_in(sentence)}


CHECK = Check(Options, run)
