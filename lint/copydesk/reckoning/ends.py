"""Two figures of one thing that a sentence sets against each other: “from 8 to 28 percent”, “52 percent to 47 percent”."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from copydesk.reckoning.amounts import alike

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.reckoning.figures import Figure

_DASHES = frozenset({"-", "–"})
_LOOSE_TEXT = "about around roughly nearly almost just only more less than a the over under some its their"
_LOOSE = frozenset(_LOOSE_TEXT.split())
_AGAINST = (("compared", "to"), ("compared", "with"), ("versus",), ("vs",), ("vs.",), ("against",))
_NO_AMOUNTS = frozenset({"year", "ordinal", "time", "age", "ratio"})
_REACH, _FAR = 9, 22
"""Tokens between the two figures of “from A to B”, and of “A compared with B”."""


class Ends(NamedTuple):
    """Two figures, in the order of the sentence; `ordered` is 1 where the first is the earlier, -1 where the later, else 0."""

    one: Figure
    other: Figure
    ordered: int

    @property
    def values(self) -> tuple[float, float]:
        """What the two stand for, in the unit of the second."""
        if self.one is self.other:
            return self.one.value, self.one.high
        factor = 1.0
        if self.one.units and self.other.units:
            factor = self.one.units[0].factor / self.other.units[0].factor
        return self.one.value * factor, self.other.value

    @property
    def decimal(self) -> bool:
        """Whether one of them is given to less than a whole."""
        return min(self.one.grain, self.other.grain) < 1


def read_ends(figures: Sequence[Figure]) -> Iterator[Ends]:
    """The pairs of figures of one sentence that are two states, two sides or two scores of one thing."""
    for figure in figures:
        if figure.kind == "count" and figure.value != figure.high:
            yield Ends(figure, figure, 0)
    for one, other in pairwise(figures):
        if one.value != one.high or other.value != other.high or not _of_one_thing(one, other):
            continue
        order = _order(one, other)
        if order is not None:
            yield Ends(one, other, order)


def _of_one_thing(one: Figure, other: Figure) -> bool:
    """Whether two figures are of one kind, or the first leaves its unit to the second: “48 to 39 percent”."""
    if one.kind in _NO_AMOUNTS or other.kind in _NO_AMOUNTS:
        return False
    bare = one.kind == "count" and not one.noun and other.kind in ("percent", "measure", "money")
    return alike(one, other) or bare


def _order(one: Figure, other: Figure) -> int | None:
    """What joins two figures: 1 for “from A to B”, -1 for “to B from A”, 0 for “A to B” and “A compared with B”."""
    tokens = one.sentence.tokens
    gap = [token.lower for token in tokens[one.last : other.first]]
    while gap and gap[-1] in _LOOSE:
        gap.pop()
    lead = one.first - 1
    while lead > 0 and tokens[lead].lower in _LOOSE:
        lead -= 1
    before = tokens[lead].lower if lead >= 0 else ""
    if not gap or len(gap) > _FAR:
        return None
    if any(tuple(gap[-len(words) :]) == words for words in _AGAINST):
        return 0
    if len(gap) > _REACH:
        return None
    if gap[-1] == "to" and before == "from" and "from" not in gap:
        return 1
    if gap[-1] == "from" and before == "to" and "to" not in gap:
        return -1
    return 0 if len(gap) == 1 and (gap[0] == "to" or gap[0] in _DASHES) else None
