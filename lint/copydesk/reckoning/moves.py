"""Where a figure came from and where it went: “from $50 million … to $60 million”, “$110 million, up from $100 million a year ago”."""

from __future__ import annotations

from itertools import pairwise, product
from typing import TYPE_CHECKING, NamedTuple

from copydesk.reckoning.amounts import alike, hyphened

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from copydesk.reckoning.figures import Figure

_HEDGES_TEXT = "about around roughly nearly almost just only more less than a the over under some an approximately last year's"
_HEDGES = frozenset(_HEDGES_TEXT.split())
_KINDS = frozenset({"count", "money", "measure", "percent"})
_FAR = 14
"""Tokens between the two."""
_MOST = 4
"""Figures of either kind beyond which nobody sees which belong together."""
_STOPS = frozenset({";", ":", "while", "but", "whereas"})


class Move(NamedTuple):
    """What a figure was, and what it became; the tokens from the first of them up to the end of the second are `first` and `last`."""

    start: Figure
    end: Figure

    @property
    def first(self) -> int:
        """Where the first of the two begins."""
        return min(self.start.first, self.end.first)

    @property
    def last(self) -> int:
        """Where the second of the two ends."""
        return max(self.start.last, self.end.last)


def move_of(figures: Sequence[Figure], was: Collection[str], ago: Collection[str]) -> Move | None:
    """The only such pair of a sentence: `was` are words for what is compared with, `ago` those right behind a figure of the time before."""
    kept = [one for one in figures if one.kind in _KINDS and one.value == one.high and not hyphened(one)]
    ends = [one for one in kept if _before(one) == "to"]
    starts = [
        one for one in kept if one not in ends and (_before(one) in {"from", *was} or _behind(one) in ago)
    ]
    if not ends:
        ends = [one for one in kept if _set_off(one)]
    if len(starts) > _MOST or len(ends) > _MOST:
        return None
    pairs = [
        Move(start, end)
        for start, end in product(starts, ends)
        if (alike(start, end) or (start.kind == "count" and not start.noun and end.kind != "count"))
        and _near(start, end)
    ]
    return pairs[0] if len(pairs) == 1 else None


def _before(figure: Figure) -> str:
    """The word before a figure and its hedges."""
    tokens = figure.sentence.tokens
    at = figure.first - 1
    while at > 0 and tokens[at].lower in _HEDGES:
        at -= 1
    return tokens[at].lower if at >= 0 else ""


def _behind(figure: Figure) -> str:
    """The two words behind a figure."""
    return " ".join(token.lower for token in figure.sentence.tokens[figure.last : figure.last + 2])


def _set_off(figure: Figure) -> bool:
    """Whether “, up” or “, down” follows within some words: “$110 million, up 10 percent from …”."""
    tokens = figure.sentence.tokens[figure.last : figure.last + 5]
    return any(
        one.text in (",", "—", "–", "(") and other.lower in ("up", "down") for one, other in pairwise(tokens)
    )


def _near(start: Figure, end: Figure) -> bool:
    """Whether two figures stand in one clause, and of one noun where both have one."""
    one, other = (start, end) if start.first < end.first else (end, start)
    gap = start.sentence.tokens[one.last : other.first]
    apart = len(gap) > _FAR or any(token.lower in _STOPS for token in gap)
    same = not (start.kind == "count" and start.noun and end.noun) or start.noun == end.noun
    return not apart and same
