"""The words that the tables of company tell apart, and an article's words as their codes: read once for all of them.

The vocabulary (data/company.bin, made by workshop/vocabulary.py) gives each word a number, and says which code it has in
each table; words without a code of their own count by their shape, or by what they can be in a sentence.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from copydesk import tables
from copydesk.company import packed
from copydesk.company.codes import SHAPES, code
from copydesk.grammar import tags
from copydesk.native import loops

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from copydesk.sentences import Sentence, Token

PARTS = "BHH"
"""The words, a line each, and the codes that they have in the tables of choices and of inflections, 0 for none."""

EDGES = 4
"""Codes of the edge that stand before and behind a sentence's."""
NONE = -1
"""The number of what is no word of the vocabulary."""


class Flat(NamedTuple):
    """The words of an article, one sentence behind the other, with EDGES edges before, between and behind them.

    Of each place: whether it may be asked about (a word in small letters, or the first of a sentence); the number of its
    word, or NONE; its codes in the tables of choices, of expected words and of inflections (and of context), 0 at an edge
    and nowhere else. And where each sentence's first word is.
    """

    asked: packed.Numbers
    numbers: packed.Numbers
    choices: packed.Numbers
    expected: packed.Numbers
    forms: packed.Numbers
    starts: packed.Numbers


class Words:
    """The vocabulary: its words, each with its number, and the codes of tokens."""

    def __init__(self, file: packed.Bytes) -> None:
        head, (self._text, self.choices, self.forms) = packed.opened(file, PARTS)
        self.own: int = head["own"]
        self._classes = {name: at for at, name in enumerate(head["classes"], len(SHAPES))}
        self._codes = packed.Kept()
        self._loops = None
        if loops:
            known = partial(_class, self._classes)
            self._loops = loops.Words(self._text, self.choices, self.forms, self.own, known)

    @cached_property
    def listed(self) -> list[str]:
        """All words, by their numbers."""
        return bytes(self._text).decode().split("\n")

    @cached_property
    def number(self) -> dict[str, int]:
        """The numbers of all words."""
        return dict(zip(self.listed, range(len(self.listed)), strict=True))

    def __len__(self) -> int:
        return len(self.choices)

    def word(self, number: int) -> str:
        """The word with a number."""
        return self._loops.word(number) if self._loops else self.listed[number]

    def find(self, word: str) -> int:
        """The number of a word, or NONE."""
        return self._loops.number(word) if self._loops else self.number.get(word, NONE)

    def chosen(self, code: int) -> str:
        """The word with a code of the table of choices."""
        return self.word(self._loops.chosen(code) if self._loops else self._chosen[code])

    @cached_property
    def _chosen(self) -> dict[int, int]:
        return {code: number for number, code in enumerate(self.choices.tolist()) if code}

    def expected(self, code: int) -> str:
        """The word with a code of the tables of expected words."""
        return self.word(code - len(SHAPES))

    def code_expected(self, word: str) -> int:
        """A word's code in the tables of expected words, 0 if it has none."""
        at = self.find(word)
        return at + len(SHAPES) if 0 <= at < self.own else 0

    def form(self, number: int) -> int:
        """The code of a word, by its number, in the table of inflections."""
        word = self.word(number)
        return self.forms[number] or form_code(word, word, {}, self._classes)

    def flat(self, sentences: Sequence[Sentence]) -> Flat:
        """The words of an article's sentences."""
        if not self._loops:
            return self.flat_plainly(sentences)
        arrays = zip(self._loops.column(sentences), "BiHHHI", strict=True)
        return Flat(*[memoryview(one).cast(kind) for one, kind in arrays])  # type: ignore[call-overload]

    def flat_plainly(self, sentences: Sequence[Sentence]) -> Flat:
        """The same without the loop in C."""
        known = self._codes
        asked, numbers, starts = bytearray(EDGES), array("i", [NONE] * EDGES), array("I")
        codes = array("H", [0] * EDGES), array("H", [0] * EDGES), array("H", [0] * EDGES)
        edge = [(NONE, 0, 0, 0)] * EDGES
        for sentence in sentences:
            starts.append(len(asked))
            tokens = sentence.tokens
            rows = [known.get(token.text) or self._kept(token) for token in tokens]
            for column, added in zip((numbers, *codes), zip(*rows, *edge, strict=True), strict=True):
                column.extend(added)
            asked += bytes([not at or token.text.islower() for at, token in enumerate(tokens)])
            asked += bytes(EDGES)
        return Flat(*[memoryview(one) for one in (asked, numbers, *codes, starts)])

    def _kept(self, token: Token) -> tuple[int, int, int, int]:
        found = self._row(token.text, token.lower)
        self._codes.keep(token.text, found)
        return found

    def coded(self, text: str, lower: str) -> tuple[int, int, int]:
        """What a token counts as in the three tables: its own codes, else what its shape or class has."""
        return self._row(text, lower)[1:]

    def _row(self, text: str, lower: str) -> tuple[int, int, int, int]:
        """The number of a token's word, and its codes."""
        shape = code(text, lower, {})
        at = NONE if text[0].isdigit() or shape == _QUOTE else self.number.get(lower, NONE)
        one = two = three = 0
        if at != NONE:
            one, three = self.choices[at], self.forms[at]
            two = at + len(SHAPES) if at < self.own else 0
        return at, one or shape, two or shape, three or form_code(text, lower, {}, self._classes)


def form_code(text: str, lower: str, known: Mapping[str, int], classes: Mapping[str, int]) -> int:
    """What a token counts as in the table of inflections: its own number, else that of what it can be in a sentence, else its shape's."""
    found = code(text, lower, known)
    if found >= len(SHAPES) or not text[0].isalpha() or text[0].isupper():
        return found
    return _class(classes, lower) or found


def _class(classes: Mapping[str, int], lower: str) -> int:
    """The number of what a word can be in a sentence, 0 if nobody knows."""
    return classes.get(tags.model().lexicon.get(lower, ""), 0)


_QUOTE = SHAPES.index('"')


def around(codes: Sequence[int], at: int, reach: range) -> Iterator[int]:
    """The codes so far off on both sides of a place, as far as its sentence goes."""
    for step in (-1, 1):
        for far in range(1, reach[-1] + 1):
            place = at + step * far
            if not 0 <= place < len(codes) or not codes[place]:
                break
            if far in reach:
                yield codes[place]


class Column:
    """An article's words as numbers and codes, made once for all tables.

    A loop in C is passed the arrays of `flat`. It walks from EDGES to EDGES before their end, so that it may look at so
    many places on both sides; farther off it goes only until it meets an edge, a code of 0. It says at which places of
    the arrays it found something; `place` tells sentence and index.
    """

    def __init__(self, sentences: Sequence[Sentence], places: Mapping[str, Sequence[object]]) -> None:
        self._sentences = sentences
        self._places = places

    @cached_property
    def flat(self) -> Flat:
        """The arrays."""
        return words().flat(self._sentences)

    def asked(self, gate: Sequence[int]) -> Iterator[tuple[int, int]]:
        """The places that may be asked about with words that a gate (a number for each word of the vocabulary, 0 for none) lets through, each with its word's number."""
        flat = self.flat
        for at, number in enumerate(flat.numbers):
            if number >= 0 and gate[number] and flat.asked[at]:
                yield at, number

    def place(self, at: int) -> tuple[Sentence, int]:
        """The sentence of a place of the arrays, and its index there."""
        number = bisect_right(self.flat.starts, at) - 1
        return self._sentences[number], at - self.flat.starts[number]

    def at(self, sentence: Sentence, index: int) -> int:
        """The place in the arrays of a token of a sentence."""
        number = next(number for number, one in enumerate(self._sentences) if one is sentence)
        return self.flat.starts[number] + index

    def times(self, word: str) -> int:
        """How often the article has a word."""
        return len(self._places.get(word, ()))


@cache
def words() -> Words:
    """The vocabulary that travels with copydesk, read when first needed."""
    return Words(tables.mapped("company.bin"))
