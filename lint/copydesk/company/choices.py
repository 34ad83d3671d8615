"""Words that a slip of the pen or the ear puts for one another, weighed by the company they keep in the news.

The table (data/choices.bin, made by workshop/choices.py) says in about how many articles two and three words stand in a
row. Where the written word's own rows were all but never seen and those of its neighbour are frequent, boosted trees
say how sure a slip is.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from functools import cache, cached_property
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from copydesk import tables
from copydesk.company import packed
from copydesk.company.codes import SHAPES
from copydesk.company.words import Words, words
from copydesk.native import loops

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from copydesk.company.words import Column
    from copydesk.sentences import Sentence

    Around = tuple[int, ...]
    """The codes of a place and of two on each side."""

STEPS = (3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987, 1597, 2584)
"""Articles with a row from which its level is 1, 2, 3 …; fewer are level 0."""

_PRIME = (1 << 61) - 1
_TURN = 0x9E3779B97F4A7C15 % _PRIME
_WIDTH = 14
"""Bits of a code in a row."""

PARTS = "IHIHHHHHBHBbB"
"""The arrays of the table: where the rows of what stands behind each code begin, and these rows; the same of what stands
before it; rows of three; the words that are asked for, sorted; those that may be written for others, where the others of
each begin, and their grades of frequency; the others, their grades, habits, and bars."""

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
    """A word that may have been meant: its code and number in the table, its grade of frequency, the direction's habit, and how sure one must be."""

    code: int
    number: int
    grade: int
    habit: int
    bar: float


class Choice(NamedTuple):
    """A token that stands where another word is at home: its sentence and place there, that word, and by how much (log odds) that is surer than it must be."""

    sentence: Sentence
    at: int
    meant: str
    score: float


class Pairs(dict[int, int]):
    """In how many articles a word of the table stands right behind (or before) any code, in STEPS.

    Of each code the words that it was seen with lie in a row, each with its level in the last four bits; `starts` says
    where the rows of a code begin. As a dictionary it holds of each code that was asked for its words, each as a bit.
    """

    def __init__(self, starts: Sequence[int], rows: packed.Numbers) -> None:
        super().__init__()
        self._starts = starts
        self._rows = rows

    def __missing__(self, code: int) -> int:
        bits = bytearray(1 << 12 - 3)
        for row in self._rows[self._starts[code] : self._starts[code + 1]].tolist():
            bits[row >> 7] |= 1 << (row >> 4 & 7)
        known = self[code] = int.from_bytes(bits, "little")
        return known

    def level(self, code: int, number: int) -> int:
        """The level of a code with the word of this number."""
        end = self._starts[code + 1]
        at = bisect_left(self._rows, number << 4, self._starts[code], end)
        if at == end:
            return 0
        row = self._rows[at]
        return row & 15 if row >> 4 == number else 0


class Choices:
    """The table: words that each may stand for others, levels of rows, and the trees."""

    def __init__(self, file: packed.Bytes, vocabulary: Words) -> None:
        head, arrays = packed.opened(file, PARTS)
        self._words = vocabulary
        self._kinds = array("H", [*range(len(SHAPES)), *map(ord, head["kinds"])])
        self._trees = packed.Trees(head["trees"])
        self._start: float = head["start"]
        self._bars: list[float] = head["bars"]
        self._after, self._before = Pairs(arrays[0], arrays[1]), Pairs(arrays[2], arrays[3])
        arrays[4] = arrays[4].cast("B").cast("Q")
        self._levels, self._asked, self._written = arrays[4:7]
        self._firsts, self._grades = arrays[7], arrays[8]
        self._others = arrays[9:]
        self.loop = loops.Choices(*arrays[:8], arrays[9], self._kinds) if loops else None

    @cached_property
    def _number(self) -> dict[int, int]:
        """The number of each word that is asked for, by its code."""
        return {code: at for at, code in enumerate(self._asked)}

    @cached_property
    def _place(self) -> dict[int, int]:
        """The place of each word that may be written for others, by its code."""
        return {code: at for at, code in enumerate(self._written)}

    def level(self, size: int, first: int, second: int, third: int) -> int:
        """In how many articles three codes (or a code and two kinds; `size` says which) stand in a row, in STEPS."""
        place = (((size << _WIDTH | first) << _WIDTH | second) << _WIDTH | third) * _TURN % _PRIME  # as `key`
        return packed.level(self._levels, place)

    def word(self, code: int) -> str:
        """The word with a code."""
        return self._words.chosen(code)

    def others(self, written: int) -> list[Other]:
        """What a word, by its code, may stand for; nothing if it is not asked about."""
        return [self._other(row) for row in self._rows(written)]

    def _rows(self, written: int) -> range:
        at = self._place.get(written)
        return range(0) if at is None else range(self._firsts[at], self._firsts[at + 1])

    def _other(self, row: int) -> Other:
        codes, grades, habits, bars = self._others
        code = codes[row]
        return Other(code, self._number[code], grades[row], habits[row], self._bars[bars[row]])

    def find(self, column: Column) -> Iterator[Choice]:
        """The words of an article in whose place another word is likelier."""
        flat = column.flat
        if self.loop:
            found: Iterable[tuple[int, int, bytes]] = self.loop.find(flat.asked, flat.numbers, flat.choices)
        else:
            found = self.likely_plainly(column)
        for at, others in groupby(found, itemgetter(0)):
            written = flat.choices[at]
            score, meant = max(self._judged(written, self._other(row), levels) for _, row, levels in others)
            if score > 0:
                yield Choice(*column.place(at), meant, score)

    def likely_plainly(self, column: Column) -> Iterator[tuple[int, int, bytes]]:
        """The places of a column where it is worth asking the trees, each with the row of the other word and the levels of both, without the loop in C."""
        flat = column.flat
        codes, after, before = flat.choices, self._after, self._before
        for at, written in enumerate(codes):
            meant = self._meant.get(written)
            if not meant or not flat.asked[at]:
                continue
            near = meant & after[codes[at - 1]]
            if not near or not near & before[codes[at + 1]]:
                continue
            around = tuple(codes[at - 2 : at + 3])
            if not self.level(3, around[1], written, around[3]):
                yield from (
                    (at, row, levels) for row in self._rows(written) if (levels := self._likely(around, row))
                )

    @cached_property
    def _meant(self) -> dict[int, int]:
        """What each word may stand for, by its code: each word as a bit by its number."""
        meant = self._others[0]
        return {
            code: sum(1 << self._number[meant[row]] for row in self._rows(code)) for code in self._written
        }

    def _likely(self, around: Around, row: int) -> bytes:
        """The levels of an other word and of the written one, if it is worth asking the trees."""
        written, other = around[2], self._others[0][row]
        good = self._beside(around, other)
        if not all(good):
            return b""
        good += self._company(around, other)
        bad = self._beside(around, written) + self._company(around, written)
        if not likely(good, bad):
            return b""
        good += self._kinds_of_company(around, other)
        bad += self._kinds_of_company(around, written)
        return bytes(good + bad)

    def _judged(self, written: int, other: Other, levels: bytes) -> tuple[float, str]:
        """How sure it is that another word was meant, and that word, from the levels of both."""
        half = len(levels) // 2
        grade = self._grades[self._place[written]]
        seen = features(levels[:half], levels[half:], grade, other.grade, other.habit)
        return self._trees.told(seen, self._start - other.bar), self.word(other.code)

    def _beside(self, around: Around, word: int) -> tuple[int, ...]:
        number = self._number[word]
        return self._after.level(around[1], number), self._before.level(around[3], number)

    def _company(self, around: Around, word: int) -> tuple[int, ...]:
        far, left, _, right, beyond = around
        return (
            self.level(3, far, left, word) if left else 0,
            self.level(3, left, word, right),
            self.level(3, word, right, beyond) if right else 0,
        )

    def _kinds_of_company(self, around: Around, word: int) -> tuple[int, ...]:
        far, left, _, right, beyond = around
        kinds = self._kinds
        return (
            self.level(4, kinds[far], kinds[left], word) if left else 0,
            self.level(5, kinds[left], word, kinds[right]),
            self.level(6, word, kinds[right], kinds[beyond]) if right else 0,
        )


@cache
def choices() -> Choices:
    """The table that travels with copydesk, read when first needed."""
    return Choices(tables.mapped("choices.bin"), words())
