"""What a sentence is about: the stems of its words of content."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from copydesk.reckoning.dates import WEEKDAYS

if TYPE_CHECKING:
    from copydesk.sentences import Sentence

DAYS = frozenset(name.lower() for name in WEEKDAYS)
"""The days of the week, in lower case."""

_ENDINGS = ("ing", "ed", "es", "s")
_LEAST = 4
"""Letters that a word keeps when its ending goes."""


def content(sentence: Sentence, hollow: frozenset[str]) -> frozenset[str]:
    """The stems of a sentence's words, but for those that say nothing (`hollow`) and days of the week."""
    return (
        frozenset(
            stem(token.lower)
            for token in sentence.tokens
            if token.kind == "word" and len(token.text) > 2 and token.lower not in hollow
        )
        - DAYS
    )


def meet(one: frozenset[str], other: frozenset[str], besides: str = "") -> bool:
    """Whether the words of two sentences have one in common, besides a given one, that is long enough to name a thing."""
    both = {bare(word) for word in one} & {bare(word) for word in other}
    return any(len(word) >= _LEAST and word != besides and word.isalpha() for word in both)


def bare(word: str) -> str:
    """A word without its possessive ending."""
    return word.replace("’", "'").removesuffix("'s")


@lru_cache(1 << 14)
def stem(word: str) -> str:
    """A word without the ending of a plural or of a verb's form: “walk” of “walked”, roughly."""
    word = bare(word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            return word[: -len(ending)]
    return word
