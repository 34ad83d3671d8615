"""How far a word is from another that may have been meant: letters dropped, doubled, swapped, mistaken, written by ear."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONGEST = 40
"""Letters of the longest word that candidates are looked for."""

_SOUNDED = (
    ("ph", "f"), ("ck", "k"), ("ce", "se"), ("ci", "si"), ("cy", "sy"), ("qu", "kw"), ("x", "ks"), ("c", "k"),
    ("ght", "t"), ("ie", "ee"), ("ei", "ee"), ("ea", "ee"), ("y", "i"), ("z", "s"), ("mn", "m"), ("kn", "n"),
    ("wr", "r"), ("rh", "r"), ("ksh", "ks"), ("dg", "g"), ("tion", "shun"), ("sion", "shun"), ("able", "ible"),
    ("ance", "ence"), ("anse", "ense"), ("ant", "ent"), ("ary", "ery"), ("ari", "eri"), ("er", "or"),
)  # fmt: skip
"""Spellings of one sound; the second stands for both."""

LETTERS = "abcdefghijklmnopqrstuvwxyz"
"""The letters that English words have."""

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VOWELS = frozenset("aeiouy")
_SOUNDS = ("csz", "ckq", "gj", "dt", "bp", "fv", "mn", "sx", "td", "uw", "iy")


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


SWAP_COST = 1.25
"""What any letter in the place of any other costs; of some pairs it is less."""


@cache
def _swap_costs() -> dict[str, dict[str, float]]:
    """What pairs of letters cost that are easily taken for one another: by the letter written and the one meant."""
    vowels = {(one, two) for one in _VOWELS for two in _VOWELS}
    costs = dict.fromkeys(_neighbours(), 0.9) | dict.fromkeys(vowels | _alike(), 0.8)
    return {one: {two: costs[one, two] for two in LETTERS if (one, two) in costs} for one in LETTERS}


def cost(found: str, meant: str, limit: float = 3.0) -> float:
    """How much it takes to get `found` by writing `meant`: letters doubled, dropped, swapped, mistaken.

    A dropped or added letter of a double costs half a slip, a transposition 0.7, a vowel or a sound taken for its like
    0.8, a neighbouring key 0.9, a letter dropped 0.9, one added 1, any other 1.25; a first letter that is wrong 0.5
    more. Above `limit` the result is only a number above it.
    """
    return next(costs(found, (meant,), limit))[1]


def costs(found: str, meants: Iterable[str], limit: float) -> Iterator[tuple[str, float]]:
    """Each of the words, in alphabetical order, with its `cost`; what words begin with alike is reckoned once."""
    extra = [0.5 if i and found[i - 1] == letter else 1.0 for i, letter in enumerate(found)]
    table, swaps = _swap_costs(), dict[str, list[float]]()
    rows = [[0.0, *accumulate(extra)]]
    before = ""
    dead = False
    for meant in sorted(meants):
        same = _same_head(before, meant, len(rows) - 1)
        if dead and same == len(rows) - 1:
            yield meant, limit + 1
            continue
        del rows[same + 1 :]
        before, dead = meant, False
        for j in range(same, len(meant)):
            want = meant[j]
            if want not in swaps:
                swaps[want] = [
                    0.0 if one == want else table.get(one, {}).get(want, SWAP_COST) for one in found
                ]
            rows.append(_row(found, meant, j, rows, extra, swaps[want]))
            if min(rows[-1]) > limit and min(rows[-2]) > limit:
                dead = True
                break
        wrong_head = 0.5 if found[:1] != meant[:1] else 0.0
        yield meant, limit + 1 if dead else rows[-1][-1] + wrong_head


def _same_head(one: str, two: str, most: int) -> int:
    """How many letters two words begin with alike, `most` at most."""
    size = min(most, len(one), len(two))
    return next((n for n in range(size) if one[n] != two[n]), size)


def _row(
    found: str, meant: str, j: int, rows: list[list[float]], extra: list[float], swap: list[float]
) -> list[float]:
    """What each beginning of `found` costs when the first j + 1 letters of `meant` are written."""
    want, last = meant[j], rows[-1]
    drop = 0.5 if j and meant[j - 1] == want else 0.9
    turned = rows[-2] if j and meant[j - 1] != want else None
    left = last[0] + drop
    row = [left]
    for i, letter in enumerate(found):
        best = last[i] + swap[i]
        if left + extra[i] < best:
            best = left + extra[i]
        if last[i + 1] + drop < best:
            best = last[i + 1] + drop
        if turned and i and letter == meant[j - 1] and found[i - 1] == want and turned[i - 1] + 0.7 < best:
            best = turned[i - 1] + 0.7
        left = best
        row.append(best)
    return row


@lru_cache(16_384)
def sound(word: str) -> str:
    """A word as it may be heard: spellings of one sound made equal, doubled letters single."""
    for spelling, sound in _SOUNDED:
        word = word.replace(spelling, sound)
    return "".join(letter for letter, before in zip(word, " " + word, strict=False) if letter != before)


def one_slip(word: str, among: int = LONGEST) -> Iterator[str]:
    """Every string one slip away from a word: a letter less, more or other, or two swapped.

    `among` bounds how many of its first letters the slip may lie in.
    """
    for i in range(min(len(word), among)):
        head, tail = word[:i], word[i + 1 :]
        yield head + tail
        if tail:
            yield head + tail[0] + word[i] + tail[1:]
        for letter in LETTERS:
            yield head + letter + tail
            yield head + letter + word[i] + tail
    if among >= len(word):
        for letter in LETTERS:
            yield word + letter


def redoubled(word: str) -> Iterator[str]:
    """Every string with one double less and another more: “Philippines” for “Phillipines”."""
    for i in range(1, len(word)):
        if word[i] == word[i - 1]:
            single = word[:i] + word[i + 1 :]
            yield from (
                single[:j] + single[j] + single[j:] for j in range(len(single)) if j not in (i - 1, i)
            )
