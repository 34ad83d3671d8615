"""How likely an unknown word is a slip, and what speaks for a word that only looks like one."""

from __future__ import annotations

import re
from functools import cache
from math import exp, log
from typing import TYPE_CHECKING

from copydesk.orthography import lexicon, neighbours
from copydesk.orthography.endings import SHORTEST_STEM
from copydesk.orthography.slips import weights

if TYPE_CHECKING:
    from copydesk.orthography.slips import Candidate


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


_HALF = 4
"""Letters of the shorter word of two that a new compound is made of."""

_COMPOUNDING = (
    "counter", "cross", "multi", "super", "under", "inter", "anti", "down", "fore", "over", "dis", "mis", "non", "off", "out", "pre", "sub",
    "co", "on", "re", "un", "up",
)  # fmt: skip
"""What a new word is made with when it stands before a known one: “outgained”, “downslide”."""


def composed(word: str) -> bool:
    """Whether a word is made of two that news uses, or of one behind a prefix.

    Of 4,700 planted slips one in two hundred looks so.
    """
    grade = lexicon.grade
    if any(
        (grade(word[cut:]) or 0) > LEAST_STEM
        for prefix in _COMPOUNDING
        if word.startswith(prefix) and len(word) >= (cut := len(prefix)) + _HALF
    ):
        return True
    return compound(word, _HALF)


_DRAWN = re.compile(r"([aeiouyhmrsz])\1\1")


def drawn_out(word: str, quoted: bool) -> bool:
    """Whether a word is drawn out as in speech: “baaack”, “yuuuge”; a consonant only inside a quotation."""
    found = _DRAWN.search(word)
    return found is not None and (quoted or found[1] in "aeiouy")


def certainty(word: str, found: tuple[Candidate, ...], *, quoted: bool = False, count: int = 1) -> float:
    """How likely an unknown word in the lower case is a slip for the first of its candidates, from 0 to 1."""
    w = weights()
    return 1 / (
        1 + exp(-sum(w[name] * value for name, value in evidence(word, found, quoted, count).items()))
    )


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
