"""What a figure may stand for, as a stretch of values, and reckoning with such stretches."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from copydesk.reckoning.amounts import alike, size
from copydesk.reckoning.shares import fraction

if TYPE_CHECKING:
    from collections.abc import Mapping

    from copydesk.reckoning.figures import Figure
    from copydesk.sentences import Sentence

_COUNTED = 1000
"""Below this a number of things without a hedge is counted, not rounded."""
_COARSE = 20
"""One part in so many is the most that a figure is rounded by where its grain says more."""
_NO_AMOUNTS = frozenset({"year", "ordinal", "time", "age", "ratio"})
_BEYOND, _BELOW, _EDGE, _ABOUT = 1.6, 0.8, 0.015, 0.12
"""How far “more than” and “nearly” reach, how much they may be off on the wrong side, and what “about” allows."""


class Range(NamedTuple):
    """The least and the most that a value may be."""

    low: float
    high: float

    def meets(self, other: Range) -> bool:
        """Whether the two share a value."""
        return self.low <= other.high and other.low <= self.high

    def less(self, other: Range) -> Range:
        """How far the two may lie apart."""
        apart = max(0.0, self.low - other.high, other.low - self.high)
        return Range(apart, max(self.high - other.low, other.high - self.low))

    def over(self, other: Range) -> Range:
        """How many times the other this may be."""
        return Range(self.low / other.high, self.high / max(other.low, other.high / 100))


def amount(figure: Figure) -> bool:
    """Whether a figure is one value of things, money, a unit other than time, or a percentage."""
    if figure.kind in _NO_AMOUNTS or figure.value != figure.high or figure.value <= 0 or fraction(figure):
        return False
    return not figure.units or figure.units[0].dimension != "time"


def amounts_before(
    figures_of: Mapping[int, tuple[Figure, ...]], figure: Figure, sentence: Sentence, at: int
) -> list[Figure]:
    """The amounts of the same kind as a figure's before a token of a sentence and in the sentence before it."""
    near = (*figures_of.get(sentence.number - 1, ()), *figures_of.get(sentence.number, ()))
    return [
        one
        for one in near
        if one is not figure
        and (one.sentence is not sentence or one.last <= at)
        and amount(one)
        and alike(one, figure)
    ]


def _rounding(figure: Figure) -> float:
    """How far a true value may lie from what is written, in the base unit."""
    factor = figure.units[0].factor if figure.units else 1.0
    if figure.kind == "percent":
        return min(figure.grain, 1.0) / 2
    if figure.kind == "count" and figure.value < _COUNTED and not figure.bound:
        return 0.0
    return min(figure.slack, max(figure.value / _COARSE, min(figure.grain, 1.0) / 2)) * factor


def operand(figure: Figure) -> Range:
    """What a figure may stand for when another is reckoned from it."""
    low, high = size(figure)
    off = _rounding(figure)
    if figure.bound in ("over", "least"):
        return Range(low - off / 2, high * 1.1 + off)
    if figure.bound in ("under", "most"):
        return Range(low * 0.9 - off, high + off / 2)
    return Range(low - off, high + off)


def told(figure: Figure) -> Range:
    """What a figure that is itself a result may stand for, by the words that limit it."""
    low, high = size(figure)
    off = _rounding(figure)
    if figure.bound in ("over", "least"):
        return Range(low * (1 - _EDGE) - off / 2, high * _BEYOND + off)
    if figure.bound in ("under", "most"):
        return Range(low * _BELOW - off, high * (1 + _EDGE) + off / 2)
    if figure.bound == "about":
        return Range(low * (1 - _ABOUT) - off, high * (1 + _ABOUT) + off)
    return Range(low - off, high + off)
