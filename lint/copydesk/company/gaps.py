"""Between which words a small word is missing: “collided a school bus”, “the beginning the end”.

The table (data/gaps.bin, made by workshop/gaps.py) tells how often the news has a word beside a word, or beside a class of words,
with each small word between them and with none; boosted trees, which learned from sentences that a small word was taken out of, say how sure a gap is.
"""

from __future__ import annotations

from functools import cache
from math import log
from typing import TYPE_CHECKING, NamedTuple

from copydesk import tables
from copydesk.company import packed
from copydesk.grammar.tags import model

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from copydesk.sentences import Sentence, Token

SMALL = (
    "of", "to", "in", "for", "on", "at", "with", "from", "by", "as", "that", "than", "the", "a", "an", "be",
    "been", "was", "were", "is", "are", "have", "has", "had", "he", "it", "they", "and", "about", "who",
)  # fmt: skip
"""The small words that are missed, in the table's order."""
KINDS = "abclABCLR"
"""The kinds of rows: a word and the class behind it, the class before it, a word and the next, a word between classes; in
capitals with a small word between, between the first two (L) or the last two (R) of three."""
STEPS = (2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 377, 1000, 3000, 10000, 40000)
"""How often a row must have been seen to be of level 1, 2, 3 …"""
VALUES = (log(0.4), *[log(step * 1.25) for step in STEPS])
"""What a level is worth."""
BASE = (0.0, *VALUES[1:])
"""The same where nothing stands between: what was never seen there is worth as much as what was seen once."""
FIRST = 512
"""The first unit that is a word of its own; those below are classes."""
TURN, PRIME = 0x9E3779B97F4A7C15 % ((1 << 61) - 1), (1 << 61) - 1
GATE = 0.0
"""By how much a small word must fit better than none for the trees to be asked, in log odds."""
HIGH = 7.0
"""A pair of words so much at home side by side, in log odds, is not asked about."""
AFTER, NONE = 8, 255
"""How many small words are thought of behind a unit, and what fills up the list of one that has fewer."""
PARTS = "BBQ"


def class_of(text: str, lower: str, functional: Collection[str]) -> str:
    """The class of a word: itself if it is functional, else how it is written and what it can be in a sentence."""
    if lower in functional:
        return f"f:{lower}"
    if not text[0].isalpha():
        return "0" if text[0].isdigit() else f"m:{text}"
    if text[0].isupper():
        return "Cap"
    if lower.endswith("'s"):
        return "poss"
    letters = model().lexicon.get(lower)
    if letters is None:
        return f"unk:{lower[-2:]}" if lower[-2:] in {"ed", "ng", "ly", "es"} else "unk"
    meant = model().meant
    return "c:" + "|".join(sorted({meant[letter].xpos for letter in letters}))


class Gap(NamedTuple):
    """A place where a small word is missing: behind the token of a sentence at an index; `score` in log odds."""

    at: int
    word: str
    score: float


class Gaps:
    """The table and the trees."""

    def __init__(self, file: packed.Bytes) -> None:
        head, (words, self._after, self._rows) = packed.opened(file, PARTS)
        listed = bytes(words).decode().rstrip(" ").split("\n")
        self._own = dict(zip(listed, range(FIRST, FIRST + len(listed)), strict=True))
        self._classes = {name: at for at, name in enumerate(head["classes"])}
        self._functional = frozenset(name[2:] for name in self._classes if name[:2] == "f:")
        self._trees = packed.Trees(head["trees"])
        self._start: float = head["start"]
        self._units = packed.Kept()
        self._pairs = packed.Kept()

    def unit(self, token: Token) -> tuple[int, int]:
        """What a token counts as: its own number or that of its class, and that of its class."""
        known: tuple[int, int] | None = self._units.get(token.text)
        if known is None:
            name = class_of(token.text, token.lower, self._functional)
            kind = self._classes.get(name, 0)
            if token.text.isupper() and len(token.text) > 1:
                kind = self._classes.get("Cap", 0)
                name = "Cap"
            own = kind if name == "Cap" else self._own.get(token.lower, kind)
            known = self._units.keep(token.text, (own, kind))
        return known

    def find(self, sentence: Sentence, least: float) -> Iterator[Gap]:
        """The gaps of a sentence that are at least so sure."""
        units = [_EDGE, *map(self.unit, sentence.tokens), _EDGE]
        pairs = self._pairs
        for at in range(1, len(units) - 2):
            pair = units[at], units[at + 1]
            small = pairs.get(pair)
            if small is None:
                small = pairs.keep(pair, self._fitting(*pair))
            if small[0] > GATE:
                tokens = sentence.tokens
                if tokens[at - 1].kind == tokens[at].kind == "word":
                    score = self._trees.told(self._seen(units, at, small), self._start)
                    if score >= least:
                        yield Gap(at - 1, SMALL[small[2]], score)

    def _fitting(self, one: tuple[int, int], two: tuple[int, int]) -> tuple[float, float, int, int, int]:
        """By how much the likeliest small word fits better than none, and the second; which it is; the levels with none."""
        nothing = -99.0, -99.0, 0, 0, 0
        left = self._level("a", one[0], two[1])
        if BASE[left] > HIGH:
            return nothing
        right = self._level("b", two[0], one[1])
        base = BASE[left] + BASE[right]
        if base > HIGH:
            return nothing
        best = second = -99.0
        likeliest = 0
        for small in self._after[one[0] * AFTER : one[0] * AFTER + AFTER]:
            if small == NONE:
                break
            score = VALUES[self._level("A", one[0], two[1], 0, small)]
            score += VALUES[self._level("B", two[0], one[1], 0, small)]
            if score > best:
                best, second, likeliest = score, best, small
            elif score > second:
                second = score
        return best - base, max(second, -99.0) - base, likeliest, left, right

    def _seen(
        self, units: Sequence[tuple[int, int]], at: int, fitting: tuple[float, float, int, int, int]
    ) -> list[float]:
        """What the trees see of a gap behind a unit; workshop/gaps.py sees the same of many at once."""
        (u0, k0), (u1, k1), (u2, k2), (u3, k3) = units[at - 1 : at + 3]
        top, second, small, left, right = fitting
        level = self._level
        return [
            top,
            second,
            left,
            level("A", u1, k2, 0, small),
            right,
            level("B", u2, k1, 0, small),
            level("c", u1, u2),
            level("C", u1, u2, 0, small),
            level("l", u1, k0, k2),
            level("L", u1, k0, k2, small),
            level("l", u2, k1, k3),
            level("R", u2, k1, k3, small),
            level("c", u0, u1),
            level("c", u2, u3),
            small,
            (u1 >= FIRST) + 2 * (u2 >= FIRST),
        ]

    def _level(self, kind: str, one: int, two: int, three: int = 0, small: int = 0) -> int:
        key = (((one << 14 | two) << 9 | three) << 6 | small) << 4 | KINDS.index(kind)
        return packed.level(self._rows, key * TURN % PRIME)


_EDGE = (1, 1)
"""The unit of the edge of a sentence."""


@cache
def gaps() -> Gaps:
    """The table that travels with copydesk, read when first needed."""
    return Gaps(tables.mapped("gaps.bin"))
