"""Words that a slip of the pen or the ear puts for one another, weighed by the company they keep in the news.

The table (data/choices.bin, made by workshop/choices.py) says in about how many articles two and three words stand in a
row. Where the written word's own rows were all but never seen and those of its neighbour are frequent, boosted trees
say how sure a slip is.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from copydesk import tables
from copydesk.company import packed
from copydesk.company.codes import SHAPES
from copydesk.company.words import CHOICE, Words, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.company.words import Column
    from copydesk.sentences import Sentence

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
        self._named = vocabulary.of_choice()
        self._kinds = [*range(len(SHAPES)), *map(ord, head["kinds"])]
        self._trees: list[list[list[float]]] = head["trees"]
        self._start: float = head["start"]
        self._bars: list[float] = head["bars"]
        self._after, self._before = Pairs(arrays[0], arrays[1]), Pairs(arrays[2], arrays[3])
        self._levels = arrays[4].cast("B").cast("Q")
        self._number = {code: at for at, code in enumerate(arrays[5])}
        self._written = {code: at for at, code in enumerate(arrays[6])}
        self._firsts, self._grades = arrays[7], arrays[8]
        self._others = arrays[9:]
        self._known: dict[int, tuple[int, list[Other]]] = {}
        self.gate = bytearray(len(vocabulary.listed))
        for code in self._written:
            self.gate[self._named[code]] = 1

    def level(self, size: int, first: int, second: int, third: int) -> int:
        """In how many articles three codes (or a code and two kinds; `size` says which) stand in a row, in STEPS."""
        place = (((size << _WIDTH | first) << _WIDTH | second) << _WIDTH | third) * _TURN % _PRIME  # as `key`
        return packed.level(self._levels, place)

    def word(self, code: int) -> str:
        """The word with a code."""
        return self._words.listed[self._named[code]]

    def others(self, written: int) -> list[Other]:
        """What a word, by its code, may stand for; nothing if it is not asked about."""
        at = self._written.get(written)
        if at is None:
            return []
        codes, grades, habits, bars = self._others
        return [
            Other(codes[one], self._number[codes[one]], grades[one], habits[one], self._bars[bars[one]])
            for one in range(self._firsts[at], self._firsts[at + 1])
        ]

    def find(self, column: Column) -> Iterator[Choice]:
        """The words of an article in whose place another word is likelier."""
        after, before, known = self._after, self._before, self._known
        for _, sentence, index, row, at in column.asked(self.gate, CHOICE):
            left, written, right = row[at - 1 : at + 2]
            if written not in known:
                others = self.others(written)
                known[written] = sum(1 << other.number for other in others), others
            meant, others = known[written]
            near = meant & after[left]
            near = near and near & before[right]
            if not near or self.level(3, left, written, right):
                continue
            some = [other for other in others if near >> other.number & 1]
            score, likeliest = self._likeliest(row[at - 2 : at + 3], some)
            if score > 0:
                yield Choice(sentence, index, likeliest, score)

    def _likeliest(self, around: tuple[int, ...], others: list[Other]) -> tuple[float, str]:
        """The likeliest of other words that were seen beside both neighbours of a place, and how likely it is."""
        _, left, written, right, _ = around
        bad = self._beside(left, self._number[written], right)
        least = sum(bad) + 1
        near = [
            (other, good) for other in others if sum(good := self._beside(left, other.number, right)) > least
        ]
        if not near:
            return _NEVER, ""
        bad += self._company(around, written)
        return max((self._judged(around, other, good, bad), self.word(other.code)) for other, good in near)

    def _judged(
        self, around: tuple[int, ...], other: Other, good: tuple[int, ...], bad: tuple[int, ...]
    ) -> float:
        """How sure it is that the other word was meant: `good` and `bad` are the levels beside it and beside the written one."""
        written = around[2]
        good += self._company(around, other.code)
        if not likely(good, bad):
            return _NEVER
        good += self._kinds_of_company(around, other.code)
        bad += self._kinds_of_company(around, written)
        grade = self._grades[self._written[written]]
        seen = features(good, bad, grade, other.grade, other.habit)
        return packed.told(self._trees, seen, self._start - other.bar)

    def _beside(self, left: int, number: int, right: int) -> tuple[int, ...]:
        return self._after.level(left, number), self._before.level(right, number)

    def _company(self, around: tuple[int, ...], word: int) -> tuple[int, ...]:
        far, left, _, right, beyond = around
        return (
            self.level(3, far, left, word) if left else 0,
            self.level(3, left, word, right),
            self.level(3, word, right, beyond) if right else 0,
        )

    def _kinds_of_company(self, around: tuple[int, ...], word: int) -> tuple[int, ...]:
        far, left, _, right, beyond = around
        kinds = self._kinds
        return (
            self.level(4, kinds[far], kinds[left], word) if left else 0,
            self.level(5, kinds[left], word, kinds[right]),
            self.level(6, word, kinds[right], kinds[beyond]) if right else 0,
        )


_NEVER = -99.0


@cache
def choices() -> Choices:
    """The table that travels with copydesk, read when first needed."""
    return Choices(tables.mapped("choices.bin"), words())
