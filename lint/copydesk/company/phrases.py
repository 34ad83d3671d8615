"""Set phrases with another word in them: “fie photo”, “collective haggling”.

The tables (data/phrases.txt, words that look or sound like the one meant; data/phrases-sense.txt, its synonyms; made by
workshop/set_phrases.py) have a row for each two neighbours of which one is not at home there: which of them it is, the word
meant, how many articles have that there, and the word beyond the other one where that is too small to tell.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from copydesk import tables
from copydesk.company.pairs import Pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.sentences import Sentence, Token

_GROUP = 4
"""Columns that tell of one phrase."""


class Swap(NamedTuple):
    """A word that stands for another one of a set phrase: where, the word meant, and the phrase, a half-open range of the sentence's tokens."""

    sentence: Sentence
    at: int
    meant: str
    first: int
    end: int


class Phrases:
    """The rows of a table."""

    def __init__(self, name: str) -> None:
        self._pairs = Pairs(tables.mapped(name))

    def find(self, sentences: Sequence[Sentence]) -> Iterator[Swap]:
        """Where phrases have another word in them."""
        for sentence, index, row in self._pairs.find(sentences):
            for start in range(1, len(row), _GROUP):
                wrong, meant, _, beyond = row[start : start + _GROUP]
                at = index + int(wrong)
                anchor = index + 2 if wrong == "0" else index - 1
                if not beyond or _stands(sentence.tokens, anchor, beyond):
                    ends = (index, index + 1, anchor) if beyond else (index, index + 1)
                    yield Swap(sentence, at, meant, min(ends), max(ends) + 1)
                    break


def _stands(tokens: Sequence[Token], at: int, word: str) -> bool:
    return 0 <= at < len(tokens) and tokens[at].lower == word


@cache
def phrases(name: str) -> Phrases:
    """A table that travels with copydesk, read when first needed."""
    return Phrases(name)
