"""The greater of two with less: “the shorter of the two roads is 60 miles long”, “the other is 40 miles long”."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from copydesk.finding import Related
from copydesk.grammar import lemmas
from copydesk.reckoning.amounts import alike, size
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure
    from copydesk.sentences import Sentence

_MOST = 60
"""Comparatives of an article that are held side by side."""
_OF_TWO = 5
"""Tokens from “of” to the noun: “of the city's two runways”."""


class Options(BaseOptions):
    """Words for one of two.

    `greater` and `smaller`: comparatives, each with what it measures; `kinds`: what may measure that: kinds of figures and dimensions; `two`: words one of which stands before
    the noun behind “of”; `ones`: words in the place of the noun; `other`: the word for the one of two that was not named; `reach`: tokens from one of them to its
    figure, `near`: sentences from one to the other; `apart`: words in either sentence that make it another case; `label` names the other figure.
    """

    greater: dict[str, str]
    smaller: dict[str, str]
    kinds: dict[str, tuple[str, ...]]
    two: tuple[str, ...]
    ones: tuple[str, ...]
    other: str
    reach: int
    near: int
    apart: tuple[str, ...]
    label: str


class _One(NamedTuple):
    """One of two: its noun (“” if left out), what is compared, 1 for the greater, -1 for the smaller, 0 for “the other”, and its figure."""

    noun: str
    scale: str
    way: int
    sentence: Sentence
    figure: Figure


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find the greater of two and the smaller, or the other, whose figures are the other way round."""
    options: Options = rule.options
    ones = [
        one
        for words, way in ((options.greater, 1), (options.smaller, -1))
        for word in words.keys() & document.places.keys()
        for sentence, index in document.places[word]
        if (one := _one(options, document, sentence, index, words[word], way))
    ]
    if not 0 < len(ones) <= _MOST:
        return
    others = [
        one
        for sentence, index in document.places.get(options.other, ())[:_MOST]
        if (one := _one(options, document, sentence, index, "", 0))
    ]
    for one in sorted(ones, key=lambda one: one.figure.span):
        rival = next((other for other in (*ones, *others) if _swapped(options, one, other)), None)
        if rival:
            first, later = sorted((one.figure.span, rival.figure.span))
            yield rule.finding(
                document, later, related=[Related(first, options.label)], one=document.seen(first)
            )
            return


def _one(
    options: Options, document: Document, sentence: Sentence, index: int, scale: str, way: int
) -> _One | None:
    """The one of two that a comparative or “other” behind “the” tells, with the figure that follows it."""
    tokens = sentence.tokens
    if not index or tokens[index - 1].lower != "the" or index + 1 >= len(tokens):
        return None
    if not document.plainly(sentence, index, options.apart):
        return None
    at = index + 1
    if tokens[at].lower == "of":
        two = next(
            (n for n in range(at + 1, min(at + _OF_TWO, len(tokens))) if tokens[n].lower in options.two), 0
        )
        at = two + 1 if two else len(tokens)
    if at > len(tokens):
        return None
    noun = lemmas.lemma(tokens[at].lower, "NNS") if at < len(tokens) and tokens[at].text.islower() else ""
    noun = "" if noun in options.ones or noun in ("be", "have") else noun
    figure = _figure(options, document, sentence, at)
    return _One(noun, scale, way, sentence, figure) if figure else None


def _figure(options: Options, document: Document, sentence: Sentence, at: int) -> Figure | None:
    """The next figure of a sentence, if no other thing is named between."""
    following = (figure for figure in document.figures_of.get(sentence.number, ()) if figure.first >= at)
    figure = next(following, None)
    if figure is None or figure.first > at + options.reach or figure.value != figure.high:
        return None
    between = {token.lower for token in sentence.tokens[at : figure.first]}
    return figure if between.isdisjoint((options.other, ";", *options.greater, *options.smaller)) else None


def _swapped(options: Options, one: _One, other: _One) -> bool:
    """Whether the greater has surely less than the smaller, or than the other of the two."""
    if other is one or one.way == other.way or (one.noun and other.noun and one.noun != other.noun):
        return False
    if abs(one.sentence.number - other.sentence.number) > options.near or not (one.noun or other.noun):
        return False
    if (other.way and other.scale != one.scale) or not alike(one.figure, other.figure):
        return False
    if other.way == 0 and other.figure.span < one.figure.span:
        return False
    figures = (one.figure, other.figure)
    if figures[0].noun != figures[1].noun or not all(
        _measures(options, one.scale, figure) for figure in figures
    ):
        return False
    slack = sum(f.slack * (f.units[0].factor if f.units else 1.0) for f in figures)
    return (size(figures[1])[0] - size(figures[0])[0]) * one.way > slack


def _measures(options: Options, scale: str, figure: Figure) -> bool:
    """Whether a figure measures what is compared."""
    kind = figure.units[0].dimension if figure.kind == "measure" and figure.units else figure.kind
    return kind in options.kinds[scale]


CHECK = Check(Options, run)
