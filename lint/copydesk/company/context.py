"""Words that sound or look like the one their context asks for: “less then half”, “political believes”, “mental heath care”.

A network of two layers (data/context.bin, made by workshop/context.py) has learned from the news how well a word stands
between the four words before it and the four behind it, and among the rarer words a little farther off. It is asked where the
written word was not seen beside one of its neighbours, and one that is put for it by ear or by slip was seen beside both; boosted trees say how sure that makes a slip.
"""

from __future__ import annotations

import sys
from array import array
from functools import cache
from operator import mul
from typing import TYPE_CHECKING, Any, NamedTuple

from copydesk import tables
from copydesk.company import packed
from copydesk.company.words import FORM, Words, words

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
        self._trees: list[list[list[Any]]] = head["trees"]
        self._start: float = head["start"]
        self._rows, inner, self._word_rows, self._pairs, self._back, self._common = arrays[:6]
        self._numbers, self._first, self._meant, self._kind = arrays[6:10]
        self._biases, self._grades, self._rows_of = arrays[10:]
        self._units, self._inner_units = len(self._floor), len(self._inner_floor)
        self._inner = [
            _wide(inner[at * self._inner_units : (at + 1) * self._inner_units], "I")
            for at in range(self._units)
        ]
        self.gate = array("H", bytes(2 * len(vocabulary.listed)))
        for place, number in enumerate(self._numbers):
            if self._grades[place] < COMMON:
                self.gate[number] = place + 1
        self._others = packed.Kept()
        self._levels = packed.Kept()
        self._wide_rows = packed.Kept()

    def word(self, asked: int) -> str:
        """The word that is asked about, by its number among these."""
        return self._words.listed[self._numbers[asked]]

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
        gate, size, back = self.gate, self._kept[0], self._back
        known, level = self._levels.get, self.level
        for number, sentence, index, codes, at in column.asked(gate, FORM):
            written = gate[number] - 1
            left, right = codes[at - 1], codes[at + 1]
            if left >= size:
                left = back[left]
            if right >= size:
                right = back[right]
            before = known(left << 20 | written)
            if before is None:
                before = level(left, written, False)
            after = known(right << 20 | written | _RIGHT)
            if after is None:
                after = level(right, written, True)
            if before and after:
                continue
            here = before, after
            fit = [
                other
                for other in self.others(written)
                if self._at_home(other, left, right, before + after + SURPLUS)
            ]
            if not fit:
                continue
            other, margin = self.judged(codes, at, written, fit)
            if margin <= LEAST:
                continue
            meant = self.word(other.word)
            places = column.places
            rest = (
                quoted(sentence.tokens[index].start),
                len(places[self.word(written)]) - 1,
                len(places.get(meant, ())),
            )
            score = self._sure(codes, at, written, here, other, margin, rest)
            rare = self._grades[written] < RARE
            yield Choice(sentence, index, meant, KINDS[other.kind], rare, score)

    def _at_home(self, other: Other, left: int, right: int, least: int) -> bool:
        """Whether a word was seen beside what stands to the left and the right, or one of them, and so often in all."""
        before = self.level(left, other.word, False)
        if not before and other.kind == STRICT:
            return False
        after = self.level(right, other.word, True)
        return before + after >= least and (after > 0 or other.kind != STRICT)

    def _sure(
        self,
        codes: Sequence[int],
        at: int,
        written: int,
        here: tuple[int, int],
        other: Other,
        margin: float,
        rest: tuple[bool, int, int],
    ) -> float:
        """How sure the trees are of a slip."""
        around = [self._folded(codes[at + step]) for step in (-2, -1, 1, 2)]
        left, right = around[1:3]
        seen = features(
            margin,
            here,
            (self.level(left, other.word, False), self.level(right, other.word, True)),
            (self._grades[written], self._grades[other.word]),
            (self._common[left], self._common[right]),
            other.kind,
            [one >= self._own for one in around],
            (rest[0], min(rest[1], MANY), min(rest[2], MANY)),
        )
        return packed.told(self._trees, seen, self._start)

    def judged(
        self, codes: Sequence[int], at: int, written: int, others: Sequence[Other]
    ) -> tuple[Other, float]:
        """Which of some words fits best in the place of the written one, and by how much better than that."""
        units = self._hidden(codes, at)
        scores = [self._fits(units, other.word) for other in others]
        best = max(range(len(others)), key=lambda one: scores[one] + self._bonus[others[one].kind])
        return others[best], scores[best] - self._fits(units, written)

    def _fits(self, units: list[float], word: int) -> float:
        start = self._rows_of[word] * self._inner_units
        row = self._word_rows[start : start + self._inner_units]
        fit: float = (sum(map(mul, units, row)) - 128 * sum(units)) * self._word_scale + self._biases[word]
        return fit

    def _hidden(self, codes: Sequence[int], at: int) -> list[float]:
        """What the two layers make of the words round a place."""
        total = 0
        back = self._back
        for step, start, kept in zip(AROUND, self._starts, self._kept, strict=True):
            known = codes[at + step]
            total += self._row(start + (known if known < kept else back[known]))
        farther = [self._bag_start + one for one in self._farther(codes, at) if one in self._bag]
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

    def _farther(self, codes: Sequence[int], at: int) -> Sequence[int]:
        """The codes within reach on both sides."""
        before = codes[max(at - REACH[-1], 0) : at - REACH[0] + 1]
        return [*before, *codes[at + REACH[0] : at + REACH[-1] + 1]]

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
