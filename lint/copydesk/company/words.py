"""The words that the tables of company tell apart, and an article's words as their codes: read once for all of them.

The vocabulary (data/company.bin, made by workshop/vocabulary.py) gives each word a number, and says which code it has in
each table; words without a code of their own count by their shape, or by what they can be in a sentence.
"""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING

from copydesk import tables
from copydesk.company import packed
from copydesk.company.codes import SHAPES, code
from copydesk.grammar import tags

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from copydesk.sentences import Sentence, Token

    Places = Mapping[str, Sequence[tuple[Sentence, int]]]
    Rows = tuple[tuple[int, ...], ...]
    Place = tuple[int, Sentence, int, tuple[int, ...], int]
    """A word's number, its sentence and index there, the sentence's codes in a table, and the word's place in these."""

PARTS = "BHH"
"""The words, a line each, and the codes that they have in the tables of choices and of inflections, 0 for none."""

EDGES = 4
"""Codes of the edge that stand before and behind a sentence's."""
_EDGE = [(0, 0, 0)] * EDGES

CHOICE, EXPECTED, FORM = 0, 1, 2
"""Which of a token's codes is that in the table of choices, in those of expected words, in that of inflections."""


class Words:
    """The vocabulary: `listed` words, their number by the word, and the codes of tokens."""

    def __init__(self, file: packed.Bytes) -> None:
        head, (words, choices, forms) = packed.opened(file, PARTS)
        self.listed: list[str] = bytes(words).decode().split("\n")
        self.number = dict(zip(self.listed, range(len(self.listed)), strict=True))
        self.own: int = head["own"]
        self.choices, self.forms = choices, forms
        self._classes = {name: at for at, name in enumerate(head["classes"], len(SHAPES))}
        self._codes = packed.Kept()

    def of_choice(self) -> dict[int, int]:
        """The number of the word with each code of the table of choices."""
        return {code: number for number, code in enumerate(self.choices.tolist()) if code}

    def expected(self, code: int) -> str:
        """The word with a code of the tables of expected words."""
        return self.listed[code - len(SHAPES)]

    def code_expected(self, word: str) -> int:
        """A word's code in the tables of expected words, 0 if it has none."""
        at = self.number.get(word, self.own)
        return at + len(SHAPES) if at < self.own else 0

    def form(self, number: int) -> int:
        """The code of a word, by its number, in the table of inflections."""
        word = self.listed[number]
        return self.forms[number] or form_code(word, word, {}, self._classes)

    def rows(self, tokens: Sequence[Token]) -> Rows:
        """The codes of a sentence's tokens in each of the three tables, with EDGES edges on each side."""
        known = self._codes
        return tuple(
            zip(
                *_EDGE,
                *[known.get(token.text) or self._coded(token) for token in tokens],
                *_EDGE,
                strict=True,
            )
        )

    def _coded(self, token: Token) -> tuple[int, int, int]:
        found = self.coded(token.text, token.lower)
        self._codes.keep(token.text, found)
        return found

    def coded(self, text: str, lower: str) -> tuple[int, int, int]:
        """What a token counts as in the three tables: its own codes, else what its shape or class has."""
        shape = code(text, lower, {})
        at = None if text[0].isdigit() or shape == _QUOTE else self.number.get(lower)
        one = two = three = 0
        if at is not None:
            one, three = self.choices[at], self.forms[at]
            two = at + len(SHAPES) if at < self.own else 0
        return one or shape, two or shape, three or form_code(text, lower, {}, self._classes)


def form_code(text: str, lower: str, known: Mapping[str, int], classes: Mapping[str, int]) -> int:
    """What a token counts as in the table of inflections: its own number, else that of what it can be in a sentence, else its shape's."""
    found = code(text, lower, known)
    if found >= len(SHAPES) or not text[0].isalpha() or text[0].isupper():
        return found
    return classes.get(tags.model().lexicon.get(lower, ""), found)


_QUOTE = SHAPES.index('"')


class Column:
    """An article's words as numbers and codes, made once for all tables."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self._rows: dict[int, Rows] = {}

    @cached_property
    def _numbered(self) -> list[tuple[int, Sequence[tuple[Sentence, int]]]]:
        known = words().number
        return [(known[word], spots) for word, spots in self.places.items() if word in known]

    def asked(self, gate: Sequence[int], table: int) -> Iterator[Place]:
        """Where words stand that a gate (a number for each word of the vocabulary, 0 for none) lets through, with the codes that they and those round them have in a table.

        Asked about are words in small letters, and the first of a sentence.
        """
        rows = self._rows
        for number, spots in self._numbered:
            if not gate[number]:
                continue
            for sentence, index in spots:
                if index and not sentence.tokens[index].text.islower():
                    continue
                row = rows.get(sentence.number)
                if row is None:
                    row = rows[sentence.number] = words().rows(sentence.tokens)
                yield number, sentence, index, row[table], index + EDGES


@cache
def words() -> Words:
    """The vocabulary that travels with copydesk, read when first needed."""
    return Words(tables.mapped("company.bin"))
