"""Words that sound or look like the one their context asks for: “less then half”, “political believes”, “mental heath care”.

A network of two layers (data/context.bin, made by workshop/context.py) has learned from the news how well a word stands
between the four words before it and the four behind it, and among the rarer words a little farther off. It is asked where the
written word was not seen beside one of its neighbours, and one that is put for it by ear or by slip was seen beside both; boosted trees say how sure that makes a slip.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_right
from functools import cache, cached_property
from operator import mul
from typing import TYPE_CHECKING, Any, NamedTuple

from copydesk import tables
from copydesk.company import packed
from copydesk.company.words import Words, around, words
from copydesk.native import loops

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from copydesk.company.words import Column
    from copydesk.sentences import Sentence

AROUND = (-1, -2, -3, -4, 1, 2, 3, 4)
"""The places round a word that the network sees, in its order."""
REACH = range(2, 13)
"""How far off, on both sides, the rarer words of the sentence are seen, wherever they stand."""
STEPS = (2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 1500, 4000)
"""How often two words must have been seen in a row to be of level 1, 2, 3 …"""
KINDS = ("func", "gram", "homo", "close", "form")
"""A pair's kind: both are words of grammar, or one is; both sound alike; one has a letter more or two letters turned; both are
forms of one base."""
STRICT = KINDS.index("form")
"""Forms must be seen beside both neighbours: what goes with one of them is too often another form."""
PARTS = "BBBQHBHHHBfBH"
"""The arrays of the file: the rows of the first layer and of the second, those of the words, and the pairs; what each code counts as
where it is not told apart, and its grade; the number of each word that is asked about, the first pair of each; the word
meant by each pair, and its kind; the bias of each word, its grade and its row."""
LEAST = 2.5
"""How much better another word must fit (log odds) for the trees to be asked."""
SURPLUS = 4
"""How much more often, in levels of both sides together, the word meant must have been seen there than the one written."""
RARE = 4
"""The grade below which a word is rare: the news has it less than some fifteen times."""
COMMON = 18
"""The grade from which a word stands nearly everywhere, so that nothing is asked about it: “the”, “of”, “and” …"""
MANY = 5
"""More often than that an article has a word need not be told apart."""
_PRIME = (1 << 61) - 1
_TURN = 0x9E3779B97F4A7C15 % _PRIME
_RIGHT = 1 << 40


def key(neighbour: int, word: int, right: bool) -> int:
    """The place of a word and the code to its left or right in the table of pairs, of as many places as there is room for in 61 bits."""
    return (neighbour << 20 | word | right * _RIGHT) * _TURN % _PRIME


def features(
    margin: Any,
    written: tuple[Any, Any],
    meant: tuple[Any, Any],
    grades: tuple[Any, Any],
    around: tuple[Any, Any],
    kind: Any,
    known: Sequence[Any],
    rest: tuple[Any, Any, Any],
) -> list[Any]:
    """What the trees see, of one place or of arrays of them.

    The margin of the network; the levels of both words with their neighbours; how frequent both words are, and what stands
    to the left and the right; the kind of pair; whether the two words on either side have codes of their own (`known`); whether the place is quoted, and how often the article has both
    words elsewhere (`rest`).
    """
    return [
        margin,
        *written,
        *meant,
        meant[0] + meant[1] - written[0] - written[1],
        *grades,
        *around,
        kind,
        known[1],
        known[2],
        sum(known),
        *rest,
    ]


class Other(NamedTuple):
    """A word that may have been meant: its number, and the kind of pair, by its place in KINDS."""

    word: int
    kind: int


class Choice(NamedTuple):
    """A word that sounds or looks like the one asked for: its sentence and place there, that word, the kind of pair, whether the word written is rare, and how sure a slip is (log odds)."""

    sentence: Sentence
    at: int
    meant: str
    kind: str
    rare: bool
    score: float


class Context:
    """The network, the pairs of words that it knows, and the trees; `gate` says about which words it can be asked.

    `head` says: `kept`, the codes up to which each place round a word tells words apart; `starts`, the first row of each
    place; `bag`, the codes of the rarer words, and their first row; `own`, the first code that is a word's; the `floor` of each layer.
    """

    def __init__(self, file: packed.Bytes, vocabulary: Words) -> None:
        head, arrays = packed.opened(file, PARTS)
        self._words = vocabulary
        self._own: int = head["own"]
        self._kept: list[int] = head["kept"]
        self._starts: list[int] = head["starts"]
        self._bag = range(*head["bag"][:2])
        self._bag_start: int = head["bag"][2] - head["bag"][0]
        self._floor: list[int] = head["floor"]
        self._inner_floor: list[float] = head["inner-floor"]
        self._scale: float = head["scale"]
        self._word_scale: float = head["word-scale"]
        self._bonus: list[float] = head["bonus"]
        self._trees = packed.Trees(head["trees"])
        self._start: float = head["start"]
        self._rows, self._inner_rows, self._word_rows, self._pairs, self._back, self._common = arrays[:6]
        self._numbers, self._first, self._meant, self._kind = arrays[6:10]
        self._biases, self._grades, self._rows_of = arrays[10:]
        self._units, self._inner_units = len(self._floor), len(self._inner_floor)
        self._others = packed.Kept()
        self._levels = packed.Kept()
        self._wide_rows = packed.Kept()
        self.loop = None
        if loops:
            layer = ([*AROUND], self._starts, self._kept, self._floor)
            rest = head["bag"], self._inner_floor, self._bonus, self._scale, self._word_scale
            self.loop = loops.Context(*arrays[:5], *arrays[6:], layer, *rest, len(vocabulary))

    @cached_property
    def gate(self) -> Sequence[int]:
        """Of each word of the vocabulary its place among those that are asked about, and one more; 0 for none."""
        gate = array("H", bytes(2 * len(self._words)))
        for place, number in enumerate(self._numbers):
            if self._grades[place] < COMMON:
                gate[number] = place + 1
        return gate

    @cached_property
    def _inner(self) -> list[int]:
        """The rows of the second layer, each as one integer with a unit in each of its lanes."""
        rows, size = self._inner_rows, self._inner_units
        return [_wide(rows[at : at + size], "I") for at in range(0, len(rows), size)]

    def word(self, asked: int) -> str:
        """The word that is asked about, by its number among these."""
        return self._words.word(self._numbers[asked])

    def others(self, asked: int) -> list[Other]:
        """What may have been meant by a word."""
        known: list[Other] | None = self._others.get(asked)
        if known is None:
            pairs = range(self._first[asked], self._first[asked + 1])
            known = [Other(self._meant[one], self._kind[one]) for one in pairs]
            self._others.keep(asked, known)
        return known

    def find(self, column: Column, quoted: Callable[[int], bool]) -> Iterator[Choice]:
        """The words of an article that may be put for another; `quoted` says whether a place of the text is within a quotation."""
        flat = column.flat
        if self.loop:
            better = self.loop.find(flat.asked, flat.numbers, flat.forms)
        else:
            better = self.better_plainly(column)
        for at, pair, margin in better:
            sentence, index = column.place(at)
            written, meant = self._words.word(flat.numbers[at]), self.word(self._meant[pair])
            rest = quoted(sentence.tokens[index].start), column.times(written) - 1, column.times(meant)
            score, rare = self._sure(flat.forms, at, pair, margin, rest)
            yield Choice(sentence, index, meant, KINDS[self._kind[pair]], rare, score)

    def better_plainly(self, column: Column) -> list[tuple[int, int, float]]:
        """The places of a column where another word fits better, each with its pair and by how much, without the loop in C."""
        codes = column.flat.forms
        asked = [
            (at, self._better(codes, at, self.gate[number] - 1)) for at, number in column.asked(self.gate)
        ]
        return [(at, *found) for at, found in asked if found and found[1] > LEAST]

    def _better(self, codes: Sequence[int], at: int, written: int) -> tuple[int, float] | None:
        """The pair whose other word fits best, of those that are at home in a place, and by how much better."""
        left, right = self._folded(codes[at - 1]), self._folded(codes[at + 1])
        before, after = self.level(left, written, False), self.level(right, written, True)
        if before and after:
            return None
        fit = [
            pair
            for pair in range(self._first[written], self._first[written + 1])
            if self._at_home(pair, left, right, before + after + SURPLUS)
        ]
        return self.judged(codes, at, written, fit) if fit else None

    def _at_home(self, pair: int, left: int, right: int, least: int) -> bool:
        """Whether a pair's other word was seen beside what stands to the left and the right, or one of them, and so often in all."""
        word, strict = self._meant[pair], self._kind[pair] == STRICT
        before = self.level(left, word, False)
        if not before and strict:
            return False
        after = self.level(right, word, True)
        return before + after >= least and (after > 0 or not strict)

    def _sure(
        self,
        codes: Sequence[int],
        at: int,
        pair: int,
        margin: float,
        rest: tuple[bool, int, int],
    ) -> tuple[float, bool]:
        """How sure the trees are of a slip, and whether the word written is rare."""
        written, meant = bisect_right(self._first, pair) - 1, self._meant[pair]
        beside = [self._folded(codes[at + step]) for step in (-2, -1, 1, 2)]
        left, right = beside[1:3]
        seen = features(
            margin,
            (self.level(left, written, False), self.level(right, written, True)),
            (self.level(left, meant, False), self.level(right, meant, True)),
            (self._grades[written], self._grades[meant]),
            (self._common[left], self._common[right]),
            self._kind[pair],
            [one >= self._own for one in beside],
            (rest[0], min(rest[1], MANY), min(rest[2], MANY)),
        )
        return self._trees.told(seen, self._start), self._grades[written] < RARE

    def judged(self, codes: Sequence[int], at: int, written: int, pairs: Sequence[int]) -> tuple[int, float]:
        """Of which of some pairs the other word fits best in the place of the written one, and by how much better than that."""
        units = self._hidden(codes, at)
        scores = {pair: self._fits(units, self._meant[pair]) for pair in pairs}
        best = max(scores, key=lambda pair: scores[pair] + self._bonus[self._kind[pair]])
        return best, scores[best] - self._fits(units, written)

    def gap(self, codes: Sequence[int], at: int, written: str, meant: str) -> float | None:
        """By how much another word fits better in a place than the one written (log odds), None where one of them is unknown."""
        rows = [self._places.get(self._words.find(word)) for word in (written, meant)]
        if rows[0] is None or rows[1] is None:
            return None
        units = self._hidden(codes, at)
        return self._fits(units, rows[1]) - self._fits(units, rows[0])

    @cached_property
    def _places(self) -> dict[int, int]:
        """The place of each word among those that are asked about, by its number in the vocabulary."""
        return {number: place for place, number in enumerate(self._numbers)}

    def _fits(self, units: list[float], word: int) -> float:
        start = self._rows_of[word] * self._inner_units
        row = self._word_rows[start : start + self._inner_units]
        total = packed.total(map(mul, units, row)) - 128 * packed.total(units)
        return total * self._word_scale + self._biases[word]

    def _hidden(self, codes: Sequence[int], at: int) -> list[float]:
        """What the two layers make of the words round a place."""
        total = 0
        back = self._back
        for step, start, kept in zip(AROUND, self._starts, self._kept, strict=True):
            known = codes[at + step]
            total += self._row(start + (known if known < kept else back[known]))
        farther = [self._bag_start + one for one in around(codes, at, REACH) if one in self._bag]
        total += sum(map(self._row, farther))
        sums = array("H")
        sums.frombytes(total.to_bytes(2 * self._units, sys.byteorder))
        more = 128 * len(farther)
        units = [max(one - floor - more, 0) for one, floor in zip(sums, self._floor, strict=True)]
        inner = array("I")
        inner.frombytes(sum(map(mul, units, self._inner)).to_bytes(4 * self._inner_units, sys.byteorder))
        less = 128 * sum(units)
        return [
            max((one - less) * self._scale + floor, 0.0)
            for one, floor in zip(inner, self._inner_floor, strict=True)
        ]

    def _folded(self, code: int) -> int:
        return code if code < self._kept[0] else self._back[code]

    def _row(self, number: int) -> int:
        """A row of the first layer as one integer, a unit in each of its lanes of 16 bits, so that rows are added up at once."""
        known: int | None = self._wide_rows.get(number)
        if known is None:
            known = _wide(self._rows[number * self._units : (number + 1) * self._units], "H")
            self._wide_rows.keep(number, known)
        return known

    def level(self, neighbour: int, asked: int, right: bool) -> int:
        """How often the news has a word behind a code that the network tells apart (or before it, if that is to its right), in STEPS."""
        pair = neighbour << 20 | asked | right * _RIGHT
        known: int | None = self._levels.get(pair)
        if known is None:
            known = packed.level(self._pairs, pair * _TURN % _PRIME)
            self._levels.keep(pair, known)
        return known


def _wide(row: Sequence[int], lane: str) -> int:
    """Small numbers as one integer, in lanes of a kind of array."""
    return int.from_bytes(array(lane, list(row)).tobytes(), sys.byteorder)


@cache
def context() -> Context:
    """The network that travels with copydesk, read when first needed."""
    return Context(tables.mapped("context.bin"), words())
