"""Shares told as one number of another: “one in four”, “six out of 10”, “one vote in every 20”."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from copydesk.reckoning.numbers import read_number
from copydesk.reckoning.units import read_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copydesk.reckoning.numbers import Number, Piece

_WHOLES_TEXT = "three four five six seven eight nine ten 3 4 5 6 7 8 9 10 20 50 100"
_WHOLES = frozenset(_WHOLES_TEXT.split())
_LEADS = (("in", "every"), ("out", "of", "every"), ("of", "every"), ("out", "of"), ("in",))
_MOST = 1000
"""The greatest whole of such a share that is no year and no crowd."""


class Ratio(NamedTuple):
    """A share in percent, what one more of its parts would add, and the piece behind it."""

    share: float
    step: float
    last: int


def read_ratio(row: Sequence[Piece], number: Number) -> Ratio | None:
    """The share that a number begins, if “in four” or “out of every 10” follows it, or its noun and “in every”."""
    last = number.last
    lead = _lead(row, last)
    if lead is None and _named(row, last):
        last += 1
        lead = _lead(row, last)
        if lead and "every" not in lead:
            return None
    if lead is None:
        return None
    at = last + len(lead)
    whole = read_number(row, at) if at < len(row) else None
    if whole is None or not 0 < number.value < whole.value <= _MOST or not _told(row, number, whole, lead):
        return None
    return Ratio(100 * number.value / whole.value, 100 / whole.value, whole.last)


def _lead(row: Sequence[Piece], at: int) -> tuple[str, ...] | None:
    """The words that join a part to its whole at a place."""
    words = tuple(piece.lower for piece in row[at : at + 3])
    return next((lead for lead in _LEADS if words[: len(lead)] == lead), None)


def _named(row: Sequence[Piece], at: int) -> bool:
    """Whether a piece may be the noun of the part."""
    return at < len(row) and row[at].kind == "word" and row[at].lower not in ("in", "of", "out")


def _told(row: Sequence[Piece], number: Number, whole: Number, lead: tuple[str, ...]) -> bool:
    """Whether the two are a share: “every” says so, or the whole is a round number, or the part is one of it."""
    if "every" in lead:
        return not read_unit(row, whole.last)[0]
    if whole.last - whole.first != 1:
        return False
    if row[whole.first].lower in _WHOLES:
        return True
    alone = number.value == 1 and number.spelt and lead == ("in",)
    return alone and not read_unit(row, whole.last)[0] and whole.value < _MOST
