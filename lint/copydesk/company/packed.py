"""A compiled table: a line of remark, a line of JSON, and arrays behind it, which are read where they are touched."""

from __future__ import annotations

import json
import sys
from array import array
from functools import cached_property, reduce
from operator import add
from typing import TYPE_CHECKING, Any

from copydesk.native import loops

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    Bytes = bytes | memoryview
    Numbers = memoryview[int]


def opened(packed: Bytes, kinds: str) -> tuple[dict[str, Any], list[Numbers]]:
    """The head of a table and its arrays: their kinds (array's letters) stand in `kinds`, their sizes in the head."""
    view = memoryview(packed)
    remark = _line(view, 0)
    end = _line(view, remark)
    head = json.loads(bytes(view[remark:end]))
    return head, list(parts(view[end:], kinds, head["sizes"]))


def parts(view: memoryview, kinds: str, sizes: Sequence[int]) -> Iterator[Numbers]:
    """Arrays one behind the other, of so many bytes each."""
    start = 0
    for kind, size in zip(kinds, sizes, strict=True):
        yield numbers(view[start : start + size], kind)
        start += size


def bare(packed: Bytes, kind: str) -> Numbers:
    """The one array of a table that has no head."""
    view = memoryview(packed)
    return numbers(view[_line(view, 0) :], kind)


def numbers(view: memoryview, kind: str) -> Numbers:
    """An array of numbers as it lies in a file, the lowest byte first."""
    if sys.byteorder == "big":
        turned = array(kind, bytes(view))
        turned.byteswap()
        return memoryview(turned)
    return view.cast(kind)  # type: ignore[no-any-return, call-overload]


def _line(view: memoryview, start: int) -> int:
    """Where the line behind a line begins."""
    size = 1 << 8
    while (found := bytes(view[start : start + size]).find(b"\n")) < 0 and start + size < len(view):
        size <<= 1
    return start + found + 1 if found >= 0 else len(view)


_LANES = 0x00010001000100010001000100010001
_KNOWN = 0xFFF0 * _LANES
_HIGHEST = 0x8000 * _LANES


def level_plainly(buckets: Numbers, place: int) -> int:
    """The level of a row in a hashed table, 0 for one that is not there.

    A bucket holds four rows of 16 bits: 12 that know the row again, four that are its level; a row lies in one of two.
    All eight are looked at in one go: a lane that is none but for its level borrows from its highest bit.
    """
    number = len(buckets)
    both = buckets[(place >> 12) % number] | buckets[(place >> 36) % number] << 64
    other = (both ^ (place & 0xFFF) * (_LANES << 4)) & _KNOWN
    same = other - (_LANES << 4) & ~other & _HIGHEST
    return both >> (same & -same).bit_length() - 16 & 15 if same else 0


level = level_plainly if loops is None else loops.level


class Trees:
    """Boosted trees, each a list of nodes: [value], or [feature, threshold, left, right], which stand farther on."""

    def __init__(self, trees: list[list[list[Any]]]) -> None:
        self._trees = trees

    def told(self, seen: list[Any], score: float) -> float:
        """What the trees add to a score, in log odds."""
        return self._told(seen, score)

    @cached_property
    def _told(self) -> Callable[[list[Any], float], float]:
        return loops.Trees(self._trees).told if loops else self.told_plainly

    def told_plainly(self, seen: Sequence[Any], score: float) -> float:
        """The same without the loop in C."""
        for tree in self._trees:
            node = tree[0]
            while len(node) > 1:
                node = tree[node[2] if seen[node[0]] <= node[1] else node[3]]
            score += node[0]
        return score


def total(numbers: Iterable[float]) -> float:
    """A sum, added up one number after the other as a loop in C does it; `sum` may be more exact."""
    return reduce(add, numbers, 0.0)


class Kept(dict[Any, Any]):
    """What was worked out for a key, kept at hand: the same few thousand are asked for again and again."""

    def keep(self, key: Any, known: Any) -> Any:
        """Keep something; when there is too much of it, begin anew."""
        if len(self) >= REMEMBERED:
            self.clear()
        self[key] = known
        return known


REMEMBERED = 60_000
