"""Which known words a writer may have meant by an unknown one, and how likely each is."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from math import exp, log
from typing import TYPE_CHECKING, NamedTuple

from copydesk import lexicon, neighbours, tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONGEST = 40
"""Letters of the longest word that candidates are looked for."""

SHORTEST_STEM = 4
ENDING_COST = 1.0
"""What another ending costs, of whatever length."""

STUTTER_COST = 1.0
"""What a syllable set twice costs."""

BLOCK_COST = 1.3
"""What two letters in one place cost: a syllable lost, or taken from another word (“aggravanding”)."""

SOUND_COST = 0.9
"""What it costs to write a word by ear."""

_SOUNDED = (
    ("ph", "f"), ("ck", "k"), ("ce", "se"), ("ci", "si"), ("cy", "sy"), ("qu", "kw"), ("x", "ks"), ("c", "k"),
    ("ght", "t"), ("ie", "ee"), ("ei", "ee"), ("ea", "ee"), ("y", "i"), ("z", "s"), ("mn", "m"), ("kn", "n"),
    ("wr", "r"), ("rh", "r"), ("ksh", "ks"), ("dg", "g"), ("tion", "shun"), ("sion", "shun"), ("able", "ible"),
    ("ance", "ence"), ("anse", "ense"), ("ant", "ent"), ("ary", "ery"), ("ari", "eri"), ("er", "or"),
)  # fmt: skip
"""Spellings of one sound; the second stands for both."""

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


SWAP_COST = 1.25
"""What any letter in the place of any other costs; of some pairs it is less."""


@cache
def _swap_costs() -> dict[str, dict[str, float]]:
    """What pairs of letters cost that are easily taken for one another: by the letter written and the one meant."""
    vowels = {(one, two) for one in _VOWELS for two in _VOWELS}
    costs = dict.fromkeys(_neighbours(), 0.9) | dict.fromkeys(vowels | _alike(), 0.8)
    return {one: {two: costs[one, two] for two in _LETTERS if (one, two) in costs} for one in _LETTERS}


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


@lru_cache(65536)
def _sound(word: str) -> str:
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
        for letter in _LETTERS:
            yield head + letter + tail
            yield head + letter + word[i] + tail
    if among >= len(word):
        for letter in _LETTERS:
            yield word + letter


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
    for third in _LETTERS:
        for near in lexicon.words().beginning(word[:2] + third):
            if near.endswith(end) and -3 < len(near) - size < 3 and len(letters ^ set(near)) < 3:
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
    long = len(word) > 5
    # _two_slips finds all that has the head of a long word, with one slip behind it or two.
    slips_of_one = one_slip(word, lexicon.HEAD if long else LONGEST)
    near = {other: 9.0 for other in slips_of_one if grade(other) is not None}
    if long:
        near.update(dict.fromkeys(_two_slips(word), 9.0))
    if len(word) > 7:
        near.update(dict.fromkeys(_other_endings(word), ENDING_COST))
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
    sound = _sound(word)
    for other, reckoned in costs(word, near, limit):
        price = min(near[other], reckoned)
        if price > BLOCK_COST and _one_block(word, other):
            price = BLOCK_COST
        if price > SOUND_COST and _sound(other) == sound:
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


@cache
def _letters() -> lexicon.Table:
    return lexicon.Table("letters.txt")


def oddness(word: str) -> float:
    """How strange the strangest three letters in a row of a word are: 0 (everyday) to 1 (in no word at all)."""
    marked = f"^{word}$"
    grades = [_letters().grade(marked[i : i + 3]) for i in range(len(marked) - 2)]
    return 1 - min(min(0 if grade is None else grade + 1 for grade in grades), TRIGRAMS) / TRIGRAMS


TRIGRAMS = 12
"""Grade from which three letters in a row are nothing strange."""

_WEAK_ENDINGS = (
    "s",
    "es",
    "er",
    "ers",
    "or",
    "ed",
    "d",
    "ing",
    "able",
    "ly",
    "y",
    "ies",
    "ier",
    "al",
    "ally",
    "ment",
)


def derived(word: str) -> bool:
    """Whether a word could be a common one with an ending that is not quite productive: “funder”, “partiers”."""
    for ending in _WEAK_ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= SHORTEST_STEM:
            stems = {stem, stem + "e", stem + "y", stem[:-1] if stem[-1] == stem[-2] else stem}
            if any((lexicon.grade(one) or 0) > 2 for one in stems):
                return True
    return False


_COINING = tuple(
    sorted(
        {
            "ize", "izes", "ized", "izing", "izer", "izers", "ise", "ised", "ising", "iser", "isers", "ization", "isation",
            "er", "ers", "or", "ors", "ee", "ees", "ist", "ists", "ism", "isms", "ese", "iness", "ality", "esque", "ish", "ian", "ians",
            "ability", "able", "ster", "sters",
        },
        key=lambda ending: -len(ending),
    )
)  # fmt: skip
"""Endings that writers make new words with."""

LEAST_STEM = 6
"""Grade that a stem needs for a new word to be made of it."""


def coined(word: str, meant: str) -> bool:
    """Whether a word may be a new one, made of a common stem and a productive ending, that only looks like `meant`: “globalizer”."""
    for ending in _COINING:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < SHORTEST_STEM or not meant.startswith(stem[:-1]):
            continue
        stems = {stem, stem + "e", stem + "y", stem + "al", stem[:-1] if stem[-1] == stem[-2] else stem}
        if meant not in stems and any((lexicon.grade(one) or 0) >= LEAST_STEM for one in stems):
            return not meant.endswith(ending)
    return False


def compound(word: str, shortest: int = 3) -> bool:
    """Whether a word falls into two that news uses: “eyeroll”, “fairgoers”; each of `shortest` letters at least."""
    return any(
        (lexicon.grade(word[:cut]) or 0) > 4 and (lexicon.grade(word[cut:]) or 0) > 4
        for cut in range(shortest, len(word) - shortest + 1)
    )


def certainty(word: str, found: tuple[Candidate, ...], *, quoted: bool = False, count: int = 1) -> float:
    """How likely an unknown word in the lower case is a slip for the first of its candidates, from 0 to 1."""
    w = weights()
    return 1 / (
        1 + exp(-sum(w[name] * value for name, value in evidence(word, found, quoted, count).items()))
    )


def by_context(found: tuple[Candidate, ...], before: str, behind: str) -> tuple[Candidate, ...]:
    """The candidates, one that stands so in the news before a first one that never does if it is nearly as likely."""
    if neighbours.fits(before, found[0].word, behind):
        return found
    for place, one in enumerate(found[1:3], 1):
        if found[0].score - one.score < CLOSE and neighbours.fits(before, one.word, behind) == 2:
            return (one, *found[:place], *found[place + 1 :])
    return found


SHORT = 6
"""Letters below which an unknown word is an abbreviation, a foreign word or slang more often than a slip."""


def belief(word: str, best: Candidate, certainty: float, before: str, behind: str) -> float:
    """How likely an unknown word is a slip for a candidate, from 0 to 1, when the words beside it are weighed too."""
    w = weights()
    fits = neighbours.fits(before, best.word, behind) > 0
    common = (lexicon.grade(best.word) or 0) >= 8
    odds = log(certainty / (1 - certainty)) if certainty < 1 else 20.0
    score = (
        w["belief-bias"]
        + w["belief-certainty"] * odds
        + w["belief-fits"] * fits
        + w["belief-short"] * (len(word) < SHORT)
        + w["belief-stranger"] * (common and not fits)
    )
    return 1 / (1 + exp(-score))


def evidence(word: str, found: tuple[Candidate, ...], quoted: bool, count: int) -> dict[str, float]:
    """What speaks for and against a slip."""
    best = found[0]
    grade = lexicon.grade(best.word) or 0
    meant = best.word
    return {
        "bias": 1.0,
        "cost": best.cost,
        "rare": max(0, 8 - grade) / 8,
        "grade": grade / 10,
        "size": min(len(word), 12) / 10,
        "long": float(len(word) > 8),
        "odd": max(0.0, oddness(word) - oddness(meant)),
        "first": float(word[0] != meant[0]),
        "last": float(word[-1] != meant[-1]),
        "edge": float(word.startswith(meant) or word.endswith(meant)),
        "cut": float(meant.startswith(word) or meant.endswith(word)),
        "same-letters": float(sorted(word) == sorted(meant)),
        "derived": float(derived(word)),
        "compound": float(compound(word)),
        "quoted": float(quoted),
        "twice": float(count > 1),
    }
