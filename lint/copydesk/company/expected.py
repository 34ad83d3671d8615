"""The words that a place in a sentence expects, and those written there that only look or sound like one of them.

The table (data/expected.bin, made by workshop/expected.py) holds, for the words to the left and right of a place, which
words the news has there, in how many articles, and how large a share of all that stand there they are. Where a word is
written that was not seen in any of these places, and a look-alike of it is what they expect, boosted trees say how sure
a slip is.
"""

from __future__ import annotations

from array import array
from functools import cache
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from copydesk import tables
from copydesk.company import packed
from copydesk.company.codes import SHAPES
from copydesk.company.words import EDGES, Words, around, words
from copydesk.native import loops

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from copydesk.company.words import Column
    from copydesk.sentences import Sentence

SIDES = 5
"""Places are known by the word to the left; to the right; two to the left; one to each side; two to the right."""

COUNTS = (3, 5, 8, 13, 25, 60, 200)
SHARES = (0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 0.85)
"""Articles, and the share of a place's words, from which the levels of a row are 1, 2, 3 …; one that is only known to have
been seen there has none."""

BITS, CHECK = 22, 11
"""The table has a bit for each of 2**BITS keys, and knows a row again by so many bits of its key."""
WIDTH = 15
PRIME = (1 << 61) - 1
TURN = 0x9E3779B97F4A7C15 % PRIME
_MASK = (1 << BITS) - 1
PARTS = "BIIIHBBB"
"""The arrays of the table: the bits; where each bucket of rows begins; the rows; where the look-alikes of each word begin;
these, with a bit for close ones; the words' grades of frequency, and those of the codes; which words have close ones."""
TOPICS = 40
"""Numbers that say of a word what is written about where it stands."""
NEAR, USUAL = range(1, 13), 15
"""How far off words say what a place is about, none of a grade above USUAL."""
LONG = 8
"""Letters from which a word is long."""
SLOTS = 4
"""Pairs that share a place in the table of pairs: 12 bits that know the pair again, four that are its level."""


def features(
    rows: Sequence[int],
    beside: Sequence[int],
    alike: Sequence[int],
    grades: Sequence[int],
    here: int,
    there: int,
    fits: Sequence[int],
) -> list[int]:
    """What the trees see of a word and its look-alike.

    That is the levels of the five rows that expect the word meant, and of all together; those of the written word and the
    one meant with the word to the left and the right; how alike both are; how frequent both are, and the words to the left
    and the right; how often the article has both elsewhere; how well both fit what is written about there.
    """
    counts = [row >> 3 & 7 for row in rows]
    shares = [row & 7 for row in rows]
    return [
        *counts,
        *shares,
        sum(counts[2:]),
        sum(shares[2:]),
        sum(1 for count in counts if count),
        *beside,
        beside[2] + beside[3] - beside[0] - beside[1],
        *alike,
        *grades,
        min(here, 5),
        min(there, 5),
        *fits,
        fits[1] - fits[0],
    ]


class Choice(NamedTuple):
    """A token that stands where a look-alike is expected: its sentence and place there, that word, and by how much that is surer than it must be (log odds)."""

    sentence: Sentence
    at: int
    meant: str
    score: float


class Expected:
    """The table: which words look alike, what places expect, and the trees; `gate` says of which words it can say anything."""

    def __init__(
        self, file: packed.Bytes, pairs: packed.Bytes, topics: packed.Bytes, vocabulary: Words
    ) -> None:
        head, arrays = packed.opened(file, PARTS)
        self._words = vocabulary
        self._trees = packed.Trees(head["trees"])
        self._start: float = head["start"]
        self._bits, self._starts, self._rows = arrays[:3]
        self._firsts, self._alike, self._grades, self._common, self.gate = arrays[3:]
        self._pairs = packed.bare(pairs, "Q")
        self._topics = packed.bare(topics, "b")
        self._number = len(self._starts) - 1
        self.loop = loops.Expected(*arrays[:5], self.gate, self._pairs) if loops else None

    def alike(self, word: int) -> Sequence[int]:
        """The look-alikes of a word, by its number: codes, each with a bit for close ones."""
        return self._alike[self._firsts[word] : self._firsts[word + 1]].tolist()

    def beside(self, one: int, two: int) -> int:
        """In how many articles two codes stand in a row, in powers of two."""
        return self.loop.beside(one, two) if self.loop else self.beside_plainly(one, two)

    def beside_plainly(self, one: int, two: int) -> int:
        """The same without the loop in C."""
        return packed.level(self._pairs, (one << WIDTH | two) * TURN % PRIME)

    def seen(
        self,
        codes: Sequence[int],
        at: int,
        number: int,
        other: int,
        close: int,
        sides: Sequence[int],
        here: int,
        there: int,
    ) -> list[int]:
        """What the trees see of a word, by its number, and a look-alike: `here` and `there` say how often the article has both elsewhere."""
        left, written, right = codes[at - 1 : at + 2]
        known = written >= len(SHAPES)
        beside = (
            self.beside(left, written) if known else 0,
            self.beside(written, right) if known else 0,
            self.beside(left, other),
            self.beside(other, right),
        )
        grades = (
            self._grades[number],
            self._grades[other - len(SHAPES)],
            self._common[left],
            self._common[right],
        )
        word, meant = self._words.word(number), self._words.expected(other)
        alike = (close, int(word[0] == meant[0]), min(len(word), len(meant), LONG))
        about = self._about(codes, at)
        fits = [self._fit(about, one) for one in (written, other)]
        return features(sides, beside, alike, grades, here, there, fits)

    def _about(self, codes: Sequence[int], at: int) -> list[int]:
        """What is written about round a place: the topics of its neighbours, added up."""
        about = [0] * TOPICS
        for near in around(codes, at, NEAR):
            if near >= len(SHAPES) and self._common[near] <= USUAL:
                start = (near - len(SHAPES)) * TOPICS
                about = [
                    one + two for one, two in zip(about, self._topics[start : start + TOPICS], strict=True)
                ]
        return about

    def _fit(self, about: Sequence[int], word: int) -> int:
        """How well a word fits what is written about, from -100 to 100."""
        if word < len(SHAPES):
            return 0
        start = (word - len(SHAPES)) * TOPICS
        size = sqrt(sum(one * one for one in about)) or 1
        shared = sum(one * two for one, two in zip(about, self._topics[start : start + TOPICS], strict=True))
        return round(100 * shared / size / 127)

    def rows(self, places: Iterable[int]) -> list[tuple[int, int]]:
        """The rows of the words that places expect, each with its side."""
        bits, number = self._bits, self._number
        found = []
        for side in places:
            place = side * TURN % PRIME
            low = place & _MASK
            if bits[low >> 3] >> (low & 7) & 1:
                bucket = (place >> BITS) % number
                check = place >> 61 - CHECK
                here = self._rows[self._starts[bucket] : self._starts[bucket + 1]].tolist()
                found += [(row, side >> 2 * WIDTH) for row in here if row >> 32 - CHECK == check]
        return found

    def candidates(self, around: Sequence[int], number: int) -> Iterator[tuple[int, int, list[int]]]:
        """The look-alikes of a word, by its number, that are expected between two codes on each side: code, whether close, and the row of each side."""
        far, left, written, right, beyond = around
        places = [3 << 2 * WIDTH | left << WIDTH | right]
        if left:
            places.append(2 << 2 * WIDTH | far << WIDTH | left)
        if right:
            places.append(4 << 2 * WIDTH | right << WIDTH | beyond)
        between = self.rows(places)
        if not between:
            return
        fillers = {row >> 6 & 0x7FFF for row, _ in between if row & 63}
        if not fillers or written in fillers:
            return
        alike = [other for other in self.alike(number) if other >> 1 in fillers]
        if not alike:
            return
        rows = between + self.rows((left << WIDTH, 1 << 2 * WIDTH | right << WIDTH))
        if written in {row >> 6 & 0x7FFF for row, _ in rows}:
            return
        for other in alike:
            sides = [0] * SIDES
            for row, side in rows:
                if row >> 6 & 0x7FFF == other >> 1:
                    sides[side] = row & 63
            yield other >> 1, other & 1, sides

    def find(self, column: Column, least: float, far: float) -> Iterator[Choice]:
        """The words of an article that stand where a look-alike is expected, at least so surely; `far` if it is not close."""
        flat = column.flat
        codes = flat.expected
        loop = self.loop
        places = loop.find(flat.asked, flat.numbers, codes) if loop else self.places_plainly(column)
        for at in places:
            score, meant = self._likeliest(column, at, least, far)
            if score > 0:
                yield Choice(*column.place(at), meant, score)

    def places_plainly(self, column: Column) -> list[int]:
        """The places of a column where a look-alike is expected, without the loop in C."""
        codes = column.flat.expected
        return [
            at
            for at, number in column.asked(self.gate)
            if next(self.candidates(codes[at - 2 : at + 3], number), None)
        ]

    def _likeliest(self, column: Column, at: int, least: float, far: float) -> tuple[float, str]:
        """The look-alike that is likeliest at a place, and by how much that is surer than it must be."""
        codes, number = column.flat.expected, column.flat.numbers[at]
        best = 0.0, ""
        here = column.times(self._words.word(number)) - 1
        for other, close, sides in self.candidates(codes[at - 2 : at + 3], number):
            meant = self._words.expected(other)
            seen = self.seen(codes, at, number, other, close, sides, here, column.times(meant))
            score = self._trees.told(seen, self._start) - (least if close else far)
            if score > best[0]:
                best = score, meant
        return best


class Rivals:
    """Words that the news never has before the next one, while it often has another form of theirs there.

    `form` gives a word's other form, `least` says in how many articles that must be known to stand there, in powers of two.
    Words that have no code were never seen before any; of these only the ones with an s at their end are asked about.
    """

    def __init__(self, form: Callable[[str], str | None], least: int) -> None:
        self._form, self._least = form, least
        self._codes = array("H", [_UNASKED]) * len(words())

    def find(self, column: Column) -> Iterator[tuple[Sentence, int]]:
        """Where such words stand in an article."""
        loop, flat = expected().loop, column.flat
        if loop:
            given = flat.asked, flat.numbers, flat.expected
            places = loop.rivals(*given, self._codes, self._least, self._code)
        else:
            places = self.places_plainly(column)
        for at in places:
            sentence, index = column.place(at)
            if flat.expected[at] >= len(SHAPES) or self._rare(
                sentence.tokens[index].lower, flat.expected[at + 1]
            ):
                yield sentence, index

    def places_plainly(self, column: Column) -> list[int]:
        """The places of a column where such words stand, without the loop in C."""
        numbers, codes = column.flat.numbers, column.flat.expected
        return [
            at
            for at in range(EDGES, len(codes) - EDGES)
            if codes[at + 1] >= len(SHAPES) and self._misplaced(numbers[at], codes[at], codes[at + 1])
        ]

    def _misplaced(self, number: int, code: int, behind: int) -> bool:
        if code < len(SHAPES):
            return code == _PLURAL
        rival = self._codes[number]
        if rival == _UNASKED:
            rival = self._codes[number] = self._code(number)
        beside = expected().beside
        return bool(rival) and beside(rival, behind) >= self._least and not beside(code, behind)

    def _rare(self, word: str, behind: int) -> bool:
        rival = self._rival(word)
        return bool(rival) and expected().beside(rival, behind) >= self._least

    def _code(self, number: int) -> int:
        return self._rival(words().word(number))

    def _rival(self, word: str) -> int:
        """The code of a word's other form, 0 if it has none, or none that is known."""
        form = self._form(word)
        return words().code_expected(form) if form else 0


_UNASKED = 0xFFFF
_PLURAL = SHAPES.index("s")


@cache
def expected() -> Expected:
    """The table that travels with copydesk, read when first needed."""
    rows, pairs, topics = map(tables.mapped, ("expected.bin", "beside.bin", "topics.bin"))
    return Expected(rows, pairs, topics, words())
