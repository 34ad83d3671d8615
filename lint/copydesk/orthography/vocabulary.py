"""The words and names that are right in a house, and the words of an article that nobody knows."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from copydesk import tables
from copydesk.orthography import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from copydesk.sentences import Sentence, Token

_ENDINGS = (
    ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ied", "y"), ("ing", ""), ("ing", "e"),
    ("ying", "ie"), ("er", ""), ("er", "e"), ("ier", "y"), ("est", ""), ("est", "e"), ("iest", "y"),
)  # fmt: skip
"""Endings of inflected words, each with what stands in its place in the word itself."""

_LETTERS = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*'?")


@cache
def listed() -> dict[str, tuple[str, ...]]:
    """The table of known misspellings: word → what it should be, the likeliest first."""
    return {row[0]: tuple(row[1].split(", ")) for row in tables.rows("misspellings")}


class Vocabulary:
    """What a house knows besides the lexicon: `words` in all their inflections, `names` as they are written."""

    def __init__(self, words: frozenset[str] = frozenset(), names: frozenset[str] = frozenset()) -> None:
        self.words = frozenset(lexicon.level(word).lower() for word in words)
        self.names = frozenset(lexicon.level(name) for name in names)

    def right(self, word: str) -> bool:
        """Whether a word in the lower case (straight apostrophes) is right as it stands."""
        if word in listed():
            return word in self.words
        return lexicon.known(word) or (bool(self.words) and any(form in self.words for form in _lemmas(word)))

    def named(self, text: str) -> bool:
        """Whether a word as it is written is a name of the house, a possessive perhaps."""
        if not self.names:
            return False
        level = lexicon.level(text)
        return level in self.names or lexicon.bare(level) in self.names

    def familiar(self, part: str) -> bool:
        """Whether a part of a name is a known name or word, or a few letters."""
        return (
            len(part) < 3
            or part.isupper()
            or lexicon.known_name(part)
            or part in self.names
            or lexicon.known(part.lower())
        )


def _lemmas(word: str) -> Iterator[str]:
    """What a word of the house may be an inflection of."""
    stem = lexicon.bare(word)
    yield word
    yield stem
    for ending, other in _ENDINGS:
        if stem.endswith(ending):
            base = stem[: -len(ending)] + other
            yield base
            if len(base) > 2 and base[-1] == base[-2]:
                yield base[:-1]


class Unknown(NamedTuple):
    """A word or name that neither the lexicon nor the house knows, as a dictionary would hold it, and where."""

    text: str
    kind: Literal["word", "name"]
    tokens: tuple[Token, ...]


def unknown(places: Mapping[str, Sequence[tuple[Sentence, int]]], house: Vocabulary) -> Iterator[Unknown]:
    """The unknown words and names of an article, in the order in which they come.

    What has a capital wherever it stands is a name. Initialisms and what holds figures are neither.
    """
    found: dict[str, list[Token]] = {}
    for word, spots in places.items():
        tokens = [sentence.tokens[index] for sentence, index in spots]
        if len(word) > 2 and tokens[0].kind == "word" and _LETTERS.fullmatch(word) and not house.right(word):
            found.setdefault(lexicon.bare(word), []).extend(tokens)
    for word, tokens in found.items():
        if lower := tuple(token for token in tokens if token.text.islower()):
            yield Unknown(word, "word", lower)
        spellings: dict[str, list[Token]] = {}
        for token in () if lower else tokens:
            name = lexicon.bare(lexicon.level(token.text))
            if not name.isupper() and not house.named(name) and not all(map(house.familiar, name.split("-"))):
                spellings.setdefault(name, []).append(token)
        for name, where in spellings.items():
            yield Unknown(name, "name", tuple(where))
