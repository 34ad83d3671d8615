"""Which known words a writer may have meant by an unknown one, and how likely each is."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from copydesk import tables
from copydesk.orthography import distance, endings, lexicon, neighbours

if TYPE_CHECKING:
    from collections.abc import Iterator

ENDING_COST = 1.0
"""What another ending costs, of whatever length."""

STUTTER_COST = 1.0
"""What a syllable set twice costs."""

BLOCK_COST = 1.3
"""What two letters in one place cost: a syllable lost, or taken from another word (“aggravanding”)."""

SOUND_COST = 0.9
"""What it costs to write a word by ear."""


class Candidate(NamedTuple):
    """A known word, how costly the slip to the word found is (one plain slip costs about 1), and its score."""

    word: str
    cost: float
    score: float


def _two_slips(word: str) -> Iterator[str]:
    """Known words with the same first three letters and about the same others."""
    letters = set(word)
    size = len(word)
    for near in lexicon.words().beginning(word):
        if -3 < len(near) - size < 3 and len(letters ^ set(near)) < 5:
            yield near


def _further(word: str) -> Iterator[str]:
    """Known words with the same first two letters and the same end, and about the same others."""
    letters, end, size = set(word), word[-3:], len(word)
    for third in distance.LETTERS:
        for near in lexicon.words().beginning(word[:2] + third):
            if near.endswith(end) and -3 < len(near) - size < 3 and len(letters ^ set(near)) < 3:
                yield near


def _stutters(word: str) -> Iterator[str]:
    """The word without a stretch of two or three letters that is set twice in a row."""
    for size in (2, 3):
        for i in range(len(word) - 2 * size + 1):
            if word[i : i + size] == word[i + size : i + 2 * size]:
                yield word[: i + size] + word[i + 2 * size :]


@lru_cache(4096)
def candidates(word: str) -> tuple[Candidate, ...]:
    """Known words that a word in the lower case may be a slip for, the likeliest first; at most five."""
    if not 2 < len(word) <= distance.LONGEST:
        return ()
    grade = lexicon.words().grade
    long = len(word) > 5
    # _two_slips finds all that has the head of a long word, with one slip behind it or two.
    slips_of_one = distance.one_slip(word, lexicon.HEAD if long else distance.LONGEST)
    near = {other: 9.0 for other in slips_of_one if grade(other) is not None}
    if long:
        near.update(dict.fromkeys(_two_slips(word), 9.0))
    if len(word) > 7:
        near.update(dict.fromkeys(endings.other_endings(word), ENDING_COST))
        near.update((other, STUTTER_COST) for other in _stutters(word) if grade(other) is not None)
    near.pop(word, None)
    found = _ranked(word, near)
    if not found and len(word) > 7:
        found = _ranked(word, dict.fromkeys(_further(word), 9.0))
    return found


def _one_block(word: str, other: str) -> bool:
    """Whether two long words differ in one place only, by no more than two letters on each side."""
    size = min(len(word), len(other))
    head = 0
    while head < size and word[head] == other[head]:
        head += 1
    tail = 0
    while tail < size - head and word[-1 - tail] == other[-1 - tail]:
        tail += 1
    return head > 2 and head + tail >= 7 and max(len(word), len(other)) - head - tail <= 2


def _ranked(word: str, near: dict[str, float]) -> tuple[Candidate, ...]:
    limit = 1.6 if len(word) < 6 else 2.1 if len(word) < 9 else 2.6
    found = []
    heard = distance.sound(word)
    for other, reckoned in distance.costs(word, near, limit):
        price = min(near[other], reckoned)
        if price > BLOCK_COST and _one_block(word, other):
            price = BLOCK_COST
        if price > SOUND_COST and distance.sound(other) == heard:
            price = SOUND_COST
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


def by_context(found: tuple[Candidate, ...], before: str, behind: str) -> tuple[Candidate, ...]:
    """The candidates, one that stands so in the news before a first one that never does if it is nearly as likely.

    At a sentence's edge the other side must do, for one that is about as likely.
    """
    if neighbours.fits(before, found[0].word, behind):
        return found
    sides = bool(before) + bool(behind)
    for place, one in enumerate(found[1:3], 1):
        if (
            found[0].score - one.score < CLOSE * sides / 2
            and neighbours.fits(before, one.word, behind) == sides
        ):
            return (one, *found[:place], *found[place + 1 :])
    return found
