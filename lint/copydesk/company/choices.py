"""Words that a slip of the pen or the ear puts for one another, weighed by the company they keep in the news.

The table (data/choices.bin, made by workshop/choices.py) says in about how many articles two and three words stand in a
row. Where the written word's own rows were all but never seen and those of its neighbour are frequent, boosted trees
say how sure a slip is.
"""

from __future__ import annotations

import json
import sys
from array import array
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from copydesk import tables
from copydesk.company.codes import SHAPES, code

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.sentences import Token

STEPS = (3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987, 1597, 2584)
"""Articles with a row from which its level is 1, 2, 3 …; fewer are level 0."""

_PRIME = (1 << 61) - 1
_TURN = 0x9E3779B97F4A7C15 % _PRIME
_WIDTH = 14
"""Bits of a code in a row."""

REMEMBERED = 200_000
"""Codes of tokens that are kept at hand: the same few thousand are asked for again and again."""

PARTS = "IHIHH"
"""The arrays of the table: where the rows of what stands behind each code begin, and these rows; the same of what stands
before it; rows of three."""

BUCKET = 4
"""Rows of three that share a place in the table: 12 bits that know the row again, four that are its level."""


def key(size: int, first: int, second: int, third: int) -> int:
    """The place of a row of three codes in a table of as many places as there is room for in 61 bits."""
    return (((size << _WIDTH | first) << _WIDTH | second) << _WIDTH | third) * _TURN % _PRIME


def likely(good: Sequence[Any], bad: Sequence[Any]) -> Any:
    """Whether it is worth asking the trees, from the levels of the rows with the other word and with the written one.

    The rows: left neighbour and word; word and right neighbour; two to the left, one to each side, two to the right;
    and these three once more with the kinds of the neighbours.
    """
    seen = (good[2] > 0) * 1 + (good[3] > 0) + (good[4] > 0)
    strong = (good[2] > 2) | (good[3] > 2) | (good[4] > 2)
    near = good[0] + good[1] - bad[0] - bad[1]
    far = good[2] + good[3] + good[4] - bad[2] - bad[3] - bad[4]
    usual = (bad[2] > 1) * 1 + (bad[4] > 1)
    return (
        (good[0] > 0)
        & (good[1] > 0)
        & (bad[3] == 0)
        & (usual < 2)
        & ((seen > 1) | strong)
        & (near > 1)
        & (far > 2)
    )


def features(good: Sequence[Any], bad: Sequence[Any], written: Any, meant: Any, habit: Any) -> list[Any]:
    """What the trees see: levels, how they differ, the grades of frequency of both words, and the direction's habit."""
    return [
        *good,
        *bad,
        good[0] + good[1] - bad[0] - bad[1],
        good[2] + good[3] + good[4] - bad[2] - bad[3] - bad[4],
        good[5] + good[6] + good[7] - bad[5] - bad[6] - bad[7],
        written,
        meant,
        habit,
    ]


class Other(NamedTuple):
    """A word that may have been meant: the word, its code, its grade of frequency, the direction's habit, and how sure one must be."""

    word: str
    code: int
    grade: int
    habit: int
    bar: float


class Choice(NamedTuple):
    """A token that stands where another word is at home: its place in the sentence, that word, and by how much (log odds) that is surer than it must be."""

    at: int
    meant: str
    score: float


class Pairs(dict[int, int]):
    """In how many articles a word of the table stands right behind (or before) any code, in STEPS.

    Of each code the words that it was seen with lie in a row, each with its level in the last four bits; `starts` says
    where the rows of a code begin. As a dictionary it holds of each code that was asked for its words, each as a bit.
    """

    def __init__(self, starts: array[int], rows: array[int]) -> None:
        super().__init__()
        self._starts = starts
        self._rows = rows

    def __missing__(self, code: int) -> int:
        bits = bytearray(1 << 12 - 3)
        for row in self._rows[self._starts[code] : self._starts[code + 1]]:
            bits[row >> 7] |= 1 << (row >> 4 & 7)
        known = self[code] = int.from_bytes(bits, "little")
        return known

    def level(self, code: int, number: int) -> int:
        """The level of a code with the word of this number."""
        end = self._starts[code + 1]
        at = bisect_left(self._rows, number << 4, self._starts[code], end)
        return self._rows[at] & 15 if at < end and self._rows[at] >> 4 == number else 0


class Choices:
    """The table: `known` words, their codes and kinds, `others` that each may stand for, levels of rows, and the trees."""

    def __init__(self, packed: bytes) -> None:
        remark = packed.index(b"\n") + 1
        end = packed.index(b"\n", remark)
        head = json.loads(packed[remark:end])
        self._codes: dict[str, int] = {}
        self.known = {word: at for at, word in enumerate(head["words"], len(SHAPES))}
        self._kinds = [*range(len(SHAPES)), *(ord(kind) for kind in head["kinds"])]
        self._number = {self.known[word]: at for at, word in enumerate(head["used"])}
        self._grades: dict[int, int] = {}
        self.others: dict[str, list[Other]] = {}
        for written, grade, others in head["others"]:
            self._grades[self.known[written]] = grade
            self.others[written] = [Other(word, self.known[word], *rest) for word, *rest in others]
        self._meant = {
            word: sum(1 << self._number[other.code] for other in others)
            for word, others in self.others.items()
        }
        self._trees: list[list[list[float]]] = head["trees"]
        self._start: float = head["start"]
        parts = iter(self._parts(packed[end + 1 :], head["sizes"]))
        self._after, self._before = Pairs(next(parts), next(parts)), Pairs(next(parts), next(parts))
        self._levels = next(parts)
        self._buckets = len(self._levels) // BUCKET

    def _parts(self, packed: bytes, sizes: Sequence[int]) -> Iterator[array[int]]:
        """The arrays behind the head: their kinds stand in PARTS, their lengths in bytes in the head."""
        start = 0
        for kind, size in zip(PARTS, sizes, strict=True):
            part = array(kind)
            part.frombytes(packed[start : start + size])
            if sys.byteorder == "big":
                part.byteswap()
            start += size
            yield part

    def level(self, size: int, first: int, second: int, third: int) -> int:
        """In how many articles three codes (or a code and two kinds; `size` says which) stand in a row, in STEPS."""
        place = (((size << _WIDTH | first) << _WIDTH | second) << _WIDTH | third) * _TURN % _PRIME  # as `key`
        check = place & 0xFFF
        levels, number = self._levels, self._buckets
        start = (place >> 12) % number * BUCKET
        for row in levels[start : start + BUCKET]:
            if row >> 4 == check:
                return row & 15
        start = (place >> 36) % number * BUCKET
        for row in levels[start : start + BUCKET]:
            if row >> 4 == check:
                return row & 15
        return 0

    def find(self, tokens: Sequence[Token]) -> Iterator[Choice]:
        """The words of a sentence in whose place another word is likelier."""
        codes = [0, 0, *map(self._code, tokens), 0, 0]
        meant_by, after, before = self._meant, self._after, self._before
        for index, token in enumerate(tokens):
            meant = meant_by.get(token.lower)
            if meant is None or not (index == 0 or token.text.islower()):
                continue
            left, written, right = codes[index + 1 : index + 4]
            near = meant & after[left] & before[right]
            if not near or self.level(3, left, written, right):
                continue
            best = max(
                self._judged(codes[index : index + 5], other)
                for other in self.others[token.lower]
                if near >> self._number[other.code] & 1
            )
            if best[0] > 0:
                yield Choice(index, best[1], best[0])

    def _code(self, token: Token) -> int:
        found = self._codes.get(token.text)
        if found is None:
            found = code(token.text, token.lower, self.known)
            _keep(self._codes, token.text, found)
        return found

    def _judged(self, around: list[int], other: Other) -> tuple[float, str]:
        """How sure it is that the other word was meant, and the word."""
        far, left, written, right, beyond = around
        good = self._beside(left, other.code, right)
        bad = self._beside(left, written, right)
        if sum(good) <= sum(bad) + 1:
            return _NEVER, ""  # as `likely` would say after much more looking up
        good += self._company(far, left, other.code, right, beyond)
        bad += self._company(far, left, written, right, beyond)
        if not likely(good, bad):
            return _NEVER, ""
        good += self._kinds_of_company(far, left, other.code, right, beyond)
        bad += self._kinds_of_company(far, left, written, right, beyond)
        seen = features(good, bad, self._grades[written], other.grade, other.habit)
        score = self._start - other.bar
        for tree in self._trees:
            node = tree[0]
            while len(node) > 1:
                node = tree[int(node[2] if seen[int(node[0])] <= node[1] else node[3])]
            score += node[0]
        return score, other.word

    def _beside(self, left: int, word: int, right: int) -> tuple[int, ...]:
        number = self._number[word]
        return self._after.level(left, number), self._before.level(right, number)

    def _company(self, far: int, left: int, word: int, right: int, beyond: int) -> tuple[int, ...]:
        return (
            self.level(3, far, left, word) if left else 0,
            self.level(3, left, word, right),
            self.level(3, word, right, beyond) if right else 0,
        )

    def _kinds_of_company(self, far: int, left: int, word: int, right: int, beyond: int) -> tuple[int, ...]:
        kinds = self._kinds
        return (
            self.level(4, kinds[far], kinds[left], word) if left else 0,
            self.level(5, kinds[left], word, kinds[right]),
            self.level(6, word, kinds[right], kinds[beyond]) if right else 0,
        )


def _keep(memory: dict[Any, Any], row: Any, known: Any) -> None:
    """Keep something at hand; when there is too much of it, begin anew."""
    if len(memory) >= REMEMBERED:
        memory.clear()
    memory[row] = known


_NEVER = -99.0


@cache
def choices() -> Choices:
    """The table that travels with copydesk, read when first needed."""
    return Choices(tables.data_file("choices.bin").read_bytes())
