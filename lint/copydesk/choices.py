"""Words that a slip of the pen or the ear puts for one another, weighed by the company they keep in the news.

The table (data/choices.bin, made by workshop/choices.py) says in about how many articles two and three words stand in a
row. Where the written word's own rows were all but never seen and those of its neighbour are frequent, boosted trees
say how sure a slip is.
"""

from __future__ import annotations

import json
import sys
from array import array
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from copydesk import tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from copydesk.sentences import Token

STEPS = (3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987, 1597, 2584)
"""Articles with a row from which its level is 1, 2, 3 …; fewer are level 0."""

SHAPES = ("¶", "0", "A", "A's", "ing", "ed", "ly", "s", "'s", "a", '"', ".")
"""What is counted of tokens that have no code of their own, by its place here: the sentence's edge, numbers, names,
endings, quotation marks, other marks."""

_EDGE, _NUMBER, _NAME, _NAMES, _OTHER, _QUOTE, _MARK = 0, 1, 2, 3, 9, 10, 11
_QUOTES = frozenset('“”"„‟«»') | {"''", "``"}
_ENDINGS = ("ing", "ed", "ly", "'s", "s")
_MIX = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
_TURN = 0xD6E8FEB86659FD93
_ALL = (1 << 64) - 1
REMEMBERED = 200_000
"""Levels of pairs, and codes, that are kept at hand: the same few thousand are asked for again and again."""

BUCKET = 4
"""Rows that share a place in the table: 12 bits that know the row again, four that are its level."""


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


def key(size: int, first: Any, second: Any, third: Any = 0) -> Any:
    """The place of a row of codes in a table of 2**64: integers, or arrays of unsigned ones that are as wide."""
    mixed = (first * _MIX[0] + second * _MIX[1] + third * _MIX[2] + size) & _ALL
    mixed ^= mixed >> 29
    return (mixed * _TURN) & _ALL


def buckets(place: int, number: int) -> tuple[int, int]:
    """Where in a table of so many buckets the two begin that a row may lie in."""
    return (place >> 32) % number * BUCKET, (place >> 12) % number * BUCKET


def likely(good: Sequence[Any], bad: Sequence[Any]) -> Any:
    """Whether it is worth asking the trees, from the levels of the rows with the other word and with the written one.

    The rows: left neighbour and word; word and right neighbour; two to the left, one to each side, two to the right;
    and these three once more with the kinds of the neighbours.
    """
    seen = (good[2] > 0) * 1 + (good[3] > 0) + (good[4] > 0)
    strong = (good[2] > 2) | (good[3] > 2) | (good[4] > 2)
    near = good[0] + good[1] - bad[0] - bad[1]
    far = good[2] + good[3] + good[4] - bad[2] - bad[3] - bad[4]
    usual = (bad[2] > 1) * 1 + (bad[4] > 1)
    return (
        (good[0] > 0)
        & (good[1] > 0)
        & (bad[3] == 0)
        & (usual < 2)
        & ((seen > 1) | strong)
        & (near > 1)
        & (far > 2)
    )


def features(good: Sequence[Any], bad: Sequence[Any], written: Any, meant: Any, habit: Any) -> list[Any]:
    """What the trees see: levels, how they differ, the grades of frequency of both words, and the direction's habit."""
    return [
        *good,
        *bad,
        good[0] + good[1] - bad[0] - bad[1],
        good[2] + good[3] + good[4] - bad[2] - bad[3] - bad[4],
        good[5] + good[6] + good[7] - bad[5] - bad[6] - bad[7],
        written,
        meant,
        habit,
    ]


class Other(NamedTuple):
    """A word that may have been meant: the word, its code, its grade of frequency, the direction's habit, and how sure one must be."""

    word: str
    code: int
    grade: int
    habit: int
    bar: float


class Choice(NamedTuple):
    """A token that stands where another word is at home: its place in the sentence, that word, and by how much (log odds) that is surer than it must be."""

    at: int
    meant: str
    score: float


class Choices:
    """The table: `known` words, their codes and kinds, `others` that each may stand for, levels of rows, and the trees."""

    def __init__(self, packed: bytes) -> None:
        remark = packed.index(b"\n") + 1
        end = packed.index(b"\n", remark)
        head = json.loads(packed[remark:end])
        self._levels = array("H")
        self._levels.frombytes(packed[end + 1 :])
        if sys.byteorder == "big":
            self._levels.byteswap()
        self._buckets = len(self._levels) // BUCKET
        self._pairs: dict[int, int] = {}
        self._codes: dict[str, int] = {}
        self.known = {word: at for at, word in enumerate(head["words"], len(SHAPES))}
        self._kinds = [*range(len(SHAPES)), *(ord(kind) for kind in head["kinds"])]
        self._grades: dict[int, int] = {}
        self.others: dict[str, list[Other]] = {}
        for written, grade, others in head["others"]:
            self._grades[self.known[written]] = grade
            self.others[written] = [Other(word, self.known[word], *rest) for word, *rest in others]
        self._trees: list[list[list[float]]] = head["trees"]
        self._start: float = head["start"]

    def level(self, size: int, first: int, second: int, third: int = 0) -> int:
        """In how many articles two or three codes stand in a row, in STEPS."""
        mixed = (first * _MIX[0] + second * _MIX[1] + third * _MIX[2] + size) & _ALL
        mixed ^= mixed >> 29  # `key` and `buckets` once more: a third of the time would go into calling them
        place = (mixed * _TURN) & _ALL
        check = place & 0xFFF
        levels, number = self._levels, self._buckets
        start = (place >> 32) % number * BUCKET
        for row in (levels[start], levels[start + 1], levels[start + 2], levels[start + 3]):
            if row >> 4 == check:
                return row & 15
        start = (place >> 12) % number * BUCKET
        for row in (levels[start], levels[start + 1], levels[start + 2], levels[start + 3]):
            if row >> 4 == check:
                return row & 15
        return 0

    def _beside(self, left: int, right: int) -> int:
        """The level of two codes in a row."""
        row = left << 20 | right
        known = self._pairs.get(row)
        if known is None:
            known = self.level(2, left, right)
            _keep(self._pairs, row, known)
        return known

    def find(self, tokens: Sequence[Token]) -> Iterator[Choice]:
        """The words of a sentence in whose place another word is likelier."""
        codes = [0, 0, *map(self._code, tokens), 0, 0]
        others_of = self.others
        for index, token in enumerate(tokens):
            word = token.lower
            if word not in others_of or not (index == 0 or token.text.islower()):
                continue
            left, written, right = codes[index + 1 : index + 4]
            if self.level(3, left, written, right):
                continue
            near = [o for o in others_of[word] if self._beside(left, o.code) and self._beside(o.code, right)]
            if near:
                best = max(self._judged(codes[index : index + 5], other) for other in near)
                if best[0] > 0:
                    yield Choice(index, best[1], best[0])

    def _code(self, token: Token) -> int:
        found = self._codes.get(token.text)
        if found is None:
            found = code(token.text, token.lower, self.known)
            _keep(self._codes, token.text, found)
        return found

    def _judged(self, around: list[int], other: Other) -> tuple[float, str]:
        """How sure it is that the other word was meant, and the word."""
        far, left, written, right, beyond = around
        meant = other.code
        beside = self._beside
        if beside(left, meant) + beside(meant, right) <= beside(left, written) + beside(written, right) + 1:
            return _NEVER, ""  # as `likely` would say after much more looking up
        good = self._company(far, left, meant, right, beyond)
        bad = self._company(far, left, written, right, beyond)
        if not likely(good, bad):
            return _NEVER, ""
        seen = features(good, bad, self._grades[written], other.grade, other.habit)
        score = self._start - other.bar
        for tree in self._trees:
            node = tree[0]
            while len(node) > 1:
                node = tree[int(node[2] if seen[int(node[0])] <= node[1] else node[3])]
            score += node[0]
        return score, other.word

    def _company(self, far: int, left: int, word: int, right: int, beyond: int) -> tuple[int, ...]:
        kinds = self._kinds
        return (
            self.level(2, left, word),
            self.level(2, word, right),
            self.level(3, far, left, word) if left else 0,
            self.level(3, left, word, right),
            self.level(3, word, right, beyond) if right else 0,
            self.level(4, kinds[far], kinds[left], word) if left else 0,
            self.level(5, kinds[left], word, kinds[right]),
            self.level(6, word, kinds[right], kinds[beyond]) if right else 0,
        )


def _keep(memory: dict[Any, Any], row: Any, known: Any) -> None:
    """Keep something at hand; when there is too much of it, begin anew."""
    if len(memory) >= REMEMBERED:
        memory.clear()
    memory[row] = known


_NEVER = -99.0


@cache
def choices() -> Choices:
    """The table that travels with copydesk, read when first needed."""
    return Choices(tables.data_file("choices.bin").read_bytes())
