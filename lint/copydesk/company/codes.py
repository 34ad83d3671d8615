"""What a token counts as in tables of company: the words of a table by a code of their own, all others by their shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SHAPES = ("¶", "0", "A", "A's", "ing", "ed", "ly", "s", "'s", "a", '"', ".")
"""What is counted of tokens that have no code of their own, by its place here: the sentence's edge, numbers, names,
endings, quotation marks, other marks."""

_EDGE, _NUMBER, _NAME, _NAMES, _OTHER, _QUOTE, _MARK = 0, 1, 2, 3, 9, 10, 11
_QUOTES = frozenset('“”"„‟«»') | {"''", "``"}
_ENDINGS = ("ing", "ed", "ly", "'s", "s")


def code(text: str, lower: str, known: Mapping[str, int]) -> int:
    """What a token counts as: its own number if `known` has one, else its shape's."""
    if text[0].isdigit():
        return _NUMBER
    if text in _QUOTES:
        return _QUOTE
    own = known.get(lower)
    if own is not None:
        return own
    if text[0].isupper():
        return _NAMES if lower.endswith("'s") else _NAME
    if not text[0].isalpha():
        return _MARK
    return next((SHAPES.index(ending) for ending in _ENDINGS if lower.endswith(ending)), _OTHER)
