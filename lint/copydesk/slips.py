"""Which known words a writer may have meant by an unknown one, and how likely each is."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from itertools import pairwise
from math import exp
from typing import TYPE_CHECKING, NamedTuple

from copydesk import lexicon, tables

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 40
"""Letters of the longest word that candidates are looked for."""

SHORTEST_STEM = 4
ENDING_COST = 1.7
"""What another ending costs, of whatever length."""

STUTTER_COST = 1.0
"""What a syllable set twice costs."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VOWELS = frozenset("aeiouy")
_SOUNDS = ("csz", "ckq", "gj", "dt", "bp", "fv", "mn", "sx", "td", "uw", "iy")


class Candidate(NamedTuple):
    """A known word, how costly the slip to the word found is (one plain slip costs about 1), and its score."""

    word: str
    cost: float
    score: float


@cache
def _neighbours() -> frozenset[tuple[str, str]]:
    pairs = {pair for row in _ROWS for pair in pairwise(row)}
    for upper, lower in pairwise(_ROWS):
        for index, key in enumerate(lower):
            pairs |= {(key, other) for other in upper[index : index + 2]}
    return frozenset(pairs | {(two, one) for one, two in pairs})


@cache
def _alike() -> frozenset[tuple[str, str]]:
    return frozenset((one, two) for group in _SOUNDS for one in group for two in group if one != two)


def _swap_cost(one: str, two: str) -> float:
    if one == two:
        return 0.0
    if (one in _VOWELS and two in _VOWELS) or (one, two) in _alike():
        return 0.8
    return 0.9 if (one, two) in _neighbours() else 1.25


def cost(found: str, meant: str, limit: float = 3.0) -> float:
    """How much it takes to get `found` by writing `meant`: letters doubled, dropped, swapped, mistaken.

    A dropped or added letter of a double costs half a slip, a transposition 0.7, a vowel or a sound taken for its like
    0.8, a neighbouring key 0.9, a letter dropped 0.9, one added 1, any other 1.25; a first letter that is wrong 0.5
    more. Above `limit` the result is only a number above it.
    """
    width = len(meant)
    before: list[float] = []
    last = [0.0] * (width + 1)
    for j in range(1, width + 1):
        last[j] = last[j - 1] + (0.5 if j > 1 and meant[j - 1] == meant[j - 2] else 0.9)
    for i, letter in enumerate(found, 1):
        doubled = i > 1 and found[i - 2] == letter
        row = [last[0] + (0.5 if doubled else 1.0)]
        for j in range(1, width + 1):
            want = meant[j - 1]
            best = last[j - 1] if letter == want else last[j - 1] + _swap_cost(letter, want)
            extra = last[j] + (0.5 if doubled else 1.0)
            if extra < best:
                best = extra
            dropped = row[j - 1] + (0.5 if j > 1 and meant[j - 2] == want else 0.9)
            if dropped < best:
                best = dropped
            if before and j > 1 and letter == meant[j - 2] and found[i - 2] == want and letter != want:
                swapped = before[j - 2] + 0.7
                if swapped < best:
                    best = swapped
            row.append(best)
        if min(row) > limit:
            return limit + 1
        before, last = last, row
    return last[width] + (0.5 if found[:1] != meant[:1] else 0.0)


def _one_slip(word: str) -> Iterator[str]:
    for i in range(len(word)):
        head, tail = word[:i], word[i + 1 :]
        yield head + tail
        if tail:
            yield head + tail[0] + word[i] + tail[1:]
        for letter in _LETTERS:
            yield head + letter + tail
            yield head + letter + word[i] + tail
    for letter in _LETTERS:
        yield word + letter


def _two_slips(word: str) -> Iterator[str]:
    """Known words with the same first three letters and about the same others."""
    letters = set(word)
    size = len(word)
    for near in lexicon.words().beginning(word):
        if -3 < len(near) - size < 3 and len(letters ^ set(near)) < 5:
            yield near


_ENDINGS = tuple(
    tuple(group.split())
    for group in (
        "ment tion ation ition sion ion ance ence ancy ency ity ness",
        "ments tions ations itions sions ions ances ences ancies encies ities",
        "al ial ional ian arian able ible ic ical ous ious eous ive ative ary ory ful ant ent",
        "ly ally ily ably ibly fully ically ously ively",
        "er or ist ian ant ent",
        "ers ors ists ians ants ents",
        "ing ating",
        "ed ated",
    )
)
"""Endings that are taken for one another, each group of one part of speech."""


def _other_endings(word: str) -> Iterator[str]:
    """Known words that differ in their ending only: “possession” for “possessment”."""
    grade = lexicon.words().grade
    for group in _ENDINGS:
        for ending in group:
            stem = word.removesuffix(ending)
            if stem == word or len(stem) < SHORTEST_STEM:
                continue
            for base in {stem, stem + "e"}:
                yield from (
                    base + other for other in group if other != ending and grade(base + other) is not None
                )


def _stutters(word: str) -> Iterator[str]:
    """The word without a stretch of two or three letters that is set twice in a row."""
    for size in (2, 3):
        for i in range(len(word) - 2 * size + 1):
            if word[i : i + size] == word[i + size : i + 2 * size]:
                yield word[: i + size] + word[i + 2 * size :]


@lru_cache(4096)
def candidates(word: str) -> tuple[Candidate, ...]:
    """Known words that a word in the lower case may be a slip for, the likeliest first; at most five."""
    if not 2 < len(word) <= LONGEST:
        return ()
    grade = lexicon.words().grade
    near = {other: 9.0 for other in _one_slip(word) if grade(other) is not None}
    if len(word) > 5:
        near.update(dict.fromkeys(_two_slips(word), 9.0))
    if len(word) > 7:
        near.update(dict.fromkeys(_other_endings(word), ENDING_COST))
        near.update((other, STUTTER_COST) for other in _stutters(word) if grade(other) is not None)
    near.pop(word, None)
    return _ranked(word, near)


def _ranked(word: str, near: dict[str, float]) -> tuple[Candidate, ...]:
    limit = 1.6 if len(word) < 6 else 2.1 if len(word) < 9 else 2.6
    found = []
    for other, most in near.items():
        price = min(most, cost(word, other, limit))
        if price <= limit:
            found.append(Candidate(other, price, _merit(price, lexicon.grade(other) or 0)))
    found.sort(key=lambda candidate: (-candidate.score, candidate.word))
    return tuple(found[:5])


@cache
def weights() -> dict[str, float]:
    """The learned weights of data/slips.json."""
    return {
        name: float(value)
        for name, value in json.loads(tables.data_file("slips.json").read_text(encoding="utf-8"))[
            "weights"
        ].items()
    }


def _merit(price: float, grade: int) -> float:
    w = weights()
    return w["rank-grade"] * grade - w["rank-cost"] * price


CLOSE = 2.0
"""How much less likely than the best a candidate may be and still be shown."""


def likely(found: tuple[Candidate, ...]) -> tuple[str, ...]:
    """The best candidate and at most two that are nearly as likely."""
    return tuple(one.word for one in found[:3] if found[0].score - one.score < CLOSE)


def certainty(word: str, found: tuple[Candidate, ...], *, quoted: bool, count: int) -> float:
    """How likely an unknown word in the lower case is a slip for the first of its candidates, from 0 to 1."""
    w = weights()
    return 1 / (
        1 + exp(-sum(w[name] * value for name, value in evidence(word, found, quoted, count).items()))
    )


def evidence(word: str, found: tuple[Candidate, ...], quoted: bool, count: int) -> dict[str, float]:
    """What speaks for and against a slip."""
    best = found[0]
    return {
        "bias": 1.0,
        "cost": best.cost,
        "grade": float(lexicon.grade(best.word) or 0),
        "size": float(min(len(word), 12)),
        "quoted": float(quoted),
        "twice": float(count > 1),
    }
