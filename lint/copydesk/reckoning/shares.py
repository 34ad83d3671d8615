"""Shares of a whole, however they are told: “35 percent”, “one in three”, “nearly a third”."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from copydesk.reckoning.figures import Figure

_LOOSE = 0.13
"""What share of itself a fraction or “one in four” may be rounded by."""
_MORE, _CLOSE = 55.0, 0.09
"""Above the first share, in percent, the fractions that have names lie so close that one is rounded by the second at most."""
_ABOUT = 1.4
"""How much wider a hedge makes that."""
_BELOW = 0.8
"""The least of a share that “nearly” may still stand before."""
_NEARLY = frozenset({"nearly", "almost", "shy", "short"})
_FULL = 100.0


class Share(NamedTuple):
    """The least and the most that a share may be, in percent."""

    low: float
    high: float

    def meets(self, other: Share) -> bool:
        """Whether the two may be one share."""
        return self.low <= other.high and other.low <= self.high


def share_of(figure: Figure) -> Share | None:
    """What share a figure tells; None where it tells none."""
    value, high = figure.value, figure.high
    if figure.kind == "percent":
        slack = max(figure.slack, 0.5) if figure.bound else max(min(figure.grain, 1.0) / 2, 0.5)
    elif figure.kind == "ratio":
        slack = value * _LOOSE if value == figure.grain else value * (_LOOSE if value < _MORE else _CLOSE)
    elif fraction(figure):
        value, high = value * _FULL, high * _FULL
        slack = value * (_LOOSE if value < _MORE else _CLOSE)
    else:
        return None
    return _bounded(figure, value, high, slack)


def fraction(figure: Figure) -> bool:
    """Whether a figure is a part of one: “a third”, “half”."""
    return figure.kind == "count" and 0 < figure.value < 1 and figure.spelt


def _bounded(figure: Figure, value: float, high: float, slack: float) -> Share | None:
    """What the words that limit a figure make of it."""
    if figure.bound in ("over", "least"):
        return Share(value * 0.99, _FULL)
    if figure.bound == "most":
        return Share(0.0, high + slack)
    if figure.bound == "under":
        near = figure.first and figure.sentence.tokens[figure.first - 1].lower in _NEARLY
        return Share(value * _BELOW if near else 0.0, high * 1.01)
    widen = _ABOUT if figure.bound == "about" and figure.kind != "percent" else 1.0
    return Share(value - slack * widen, high + slack * widen)
