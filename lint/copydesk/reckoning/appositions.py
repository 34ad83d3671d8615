"""Where a figure stands so that it tells the one before it again: in brackets, behind “or”, a comma or a dash."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from copydesk.reckoning.counted import BOUNDS
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copydesk.reckoning.figures import Figure
    from copydesk.sentences import Token

Joint = Literal["(", "or", ",", "—", "bare"]
"""What joins two figures: a bracket, “or”, a comma with a word that measures, a dash, a comma alone."""

_BRACKETS = frozenset({"(", "["})
DASHES = frozenset({"—", "–", "--", "-"})
"""Marks that set a phrase off."""

_ENDS = frozenset({",", ".", ";", ":", "!", "?", ")", "]", "/", "”", '"', *DASHES})
_HEDGES_TEXT = (
    "about around roughly approximately some nearly almost over under just only mere more less fewer than or a an the "
    "that is i.e. equal equals equivalent to up at least well a bit little slightly as much many = ≈ ~ - – − minus in "
    "the total of altogether which was are were short"
)
_HEDGES = frozenset(_HEDGES_TEXT.split())
_TO = frozenset({"equal", "equals", "equivalent", "up"})
_OF = frozenset({"total", "equivalent", "short"})
_MEASURING_TEXT = "about around roughly approximately nearly almost over under just only mere equivalent some total is was well"
_MEASURING = frozenset(_MEASURING_TEXT.split())

_LIMITS = frozenset(word for words in BOUNDS for word in words) - {"or", "so", "some", "an", "to", "of", "as"}


class Apposition(NamedTuple):
    """How a figure follows another: what joins them, the words before the joint and the hedges behind it.

    `closed` says that a mark follows within a few words; `set_off` that a comma stands before an “or”.
    """

    joint: Joint
    before: tuple[str, ...]
    hedges: tuple[str, ...]
    closed: bool
    set_off: bool


def apposition(one: Figure, other: Figure, most: int = 6) -> Apposition | None:
    """How a figure stands to the one before it, if it may tell it again; `most` words may stand before the joint."""
    tokens = one.sentence.tokens
    gap = tokens[one.last : other.first]
    if not gap or len(gap) > most + 5:
        return None
    at = next((n for n, token in enumerate(gap) if token.kind != "word" and not _inner(token)), -1)
    if at < 0:
        at = next((n for n, token in enumerate(gap) if token.lower == "or"), -1)
    if not 0 <= at <= most:
        return None
    behind = tuple(token.lower for token in gap[at + (gap[at].lower != "or") :])
    if behind[:2] == ("that", "is") and behind[2:3] == (",",):
        behind = ("that", "is", *behind[3:])
    if not set(behind) <= _HEDGES or ("to" in behind and _TO.isdisjoint(behind)):
        return None
    if "of" in behind and _OF.isdisjoint(behind):
        return None
    joint = _joint(gap[at].text, behind)
    if joint is None:
        return None
    before = tuple(token.lower for token in gap[:at])
    return Apposition(joint, before, behind, _closes(tokens, other.last), gap[at].text == ",")


def hedged(figure: Figure) -> Span:
    """A figure with the words that limit it: “more than a third”."""
    tokens = figure.sentence.tokens
    first = figure.first
    while first and tokens[first - 1].lower in _LIMITS:
        first -= 1
    return Span(tokens[first].start, figure.span.end)


def _inner(token: Token) -> bool:
    """Whether a mark may stand inside a noun group: an apostrophe, a hyphen between letters, a point."""
    return token.text in (".", "'", "’") or (token.text == "-" and not token.spaced)


def _joint(mark: str, behind: Sequence[str]) -> Joint | None:
    if mark in _BRACKETS:
        return "("
    if "or" in behind[:1]:
        return "or"
    if mark in DASHES:
        return "—"
    if mark != ",":
        return None
    return "bare" if not behind else "," if not _MEASURING.isdisjoint(behind) else None


def _closes(tokens: Sequence[Token], last: int) -> bool:
    """Whether a mark follows within three words, or the sentence ends."""
    near = tokens[last : last + 4]
    return len(near) < 4 or any(token.text in _ENDS for token in near)
