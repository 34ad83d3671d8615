"""How well prepositions go with what follows them: “in” with “2012” and “April”, “of” with “corruption”.

The table (data/objects.txt, made by workshop/governed.py) tells of each frequent word how much more or less often than by
chance each preposition stands before it, a determiner between them or not.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from copydesk import tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copydesk.sentences import Token

PREPOSITIONS = ("of", "to", "for", "from", "in", "on", "at", "with", "about", "into", "against")
"""The prepositions of the table, in its order."""
DETERMINERS = frozenset(
    [
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "your",
        "some",
        "any",
        "all",
        "both",
        "each",
        "every",
        "no",
        "another",
        "such",
        "one",
    ]
)
STEP = 0.25
"""How far apart two letters of the table are, in log odds."""


class Objects:
    """The table: `gain` tells which of two prepositions goes better with what follows."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._letters = dict(line.split("\t") for line in lines if line)

    def gain(self, one: str, other: str, tokens: Sequence[Token], index: int) -> float:
        """By how much the preposition `one` goes better than `other` with the words from an index on, in log odds."""
        letters = self._letters[self._head(tokens, index)]
        difference = ord(letters[PREPOSITIONS.index(one)]) - ord(letters[PREPOSITIONS.index(other)])
        return difference * STEP

    def _head(self, tokens: Sequence[Token], index: int) -> str:
        """The entry of the first word that is no determiner; those that the table has not are told apart by how they begin."""
        if tokens[index].lower in DETERMINERS and index + 1 < len(tokens):
            index += 1
        word = tokens[index]
        if word.lower in self._letters:
            return word.lower
        first = word.text[:1]
        return "0" if first.isdigit() else "Aa" if first.isupper() else "aa"


@cache
def objects() -> Objects:
    """The table that travels with copydesk, read when first needed."""
    return Objects(tables.lines("objects.txt"))
