"""Words that every match of a pattern holds, and where: what shows without trying that it cannot match."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from copydesk.grammar.tags import Candidates

RARE = 5
"""Occurrences in a million words that a word is taken to have when the frequency table lacks it."""


class Anchor(NamedTuple):
    """Words of which every match holds one, at least `low` and at most `high` tokens behind its start."""

    words: frozenset[str]
    low: int
    high: int
    cost: float


class Bound(NamedTuple):
    """Words of which every match holds one, at least `low` and at most `high` tokens behind its start."""

    low: int
    high: int
    words: frozenset[str] | Candidates


class Needle(NamedTuple):
    """What shows where a pattern is worth trying.

    Every match holds one of some words at least `low` and at most `high` tokens behind its start, and where one of them
    stands so, one of `others` at least `near` and at most `far` tokens behind that.
    """

    words: frozenset[str]
    low: int
    high: int
    others: frozenset[str]
    near: int
    far: int


def anchor(words: frozenset[str], low: int, high: int, frequency: Mapping[str, float]) -> Anchor:
    """Words with what it costs to look wherever one of them stands."""
    cost = sum([frequency.get(word, RARE) for word in words])
    return Anchor(words, low, high, cost * (high - low + 1))


def needle(found: Sequence[Anchor]) -> Needle:
    """The rarest words that a match must hold, and the rarest besides them, if it is certain how far from them they stand."""
    words, low, high, _ = min(found, key=lambda one: one.cost)
    apart = [one for one in found if low == high and not one.low <= low <= one.high]
    if not apart:
        return Needle(words, low, high, words, 0, 0)
    others = min(apart, key=lambda one: one.cost)
    return Needle(words, low, high, others.words, others.low - low, others.high - low)


def packed(needles: Sequence[Needle]) -> dict[str, Any]:
    """Needles as data of JSON's kinds, each set of words once."""
    sets = {
        words: at for at, words in enumerate({s: None for one in needles for s in (one.words, one.others)})
    }
    rows = [[sets[one.words], one.low, one.high, sets[one.others], one.near, one.far] for one in needles]
    return {"sets": [" ".join(sorted(words)) for words in sets], "rows": rows}


def unpacked(kept: Any) -> list[Needle] | None:
    """The needles that were packed; none if this is something else."""
    try:
        sets = [frozenset(words.split(" ")) for words in kept["sets"]]
        return [
            Needle(sets[words], low, high, sets[others], near, far)
            for words, low, high, others, near, far in kept["rows"]
        ]
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        return None
