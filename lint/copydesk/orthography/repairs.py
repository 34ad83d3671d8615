"""What slips of setting should read where it takes a look at the words around: the repair of each, given its match."""

from __future__ import annotations

import re
from functools import cache

from copydesk import tables
from copydesk.orthography import lexicon

PLAIN = 9
"""Grade from which a word is no abbreviation and no name of a firm that is spelled in the lower case."""

NEAR = 30
"""Letters on each side of a slip that are looked at."""


@cache
def abbreviations() -> frozenset[str]:
    """Abbreviations with their full stop, in the lower case."""
    return frozenset(row[0].lower() for row in tables.rows("abbreviations"))


def at_quotation(match: re.Match[str]) -> tuple[str, ...] | None:
    """A sentence and a quotation that run together; a straight mark may belong to either."""
    one, mark, quote, two = match["one"], match["mark"], match["quote"], match["two"]
    closing, opening = f"{one}{mark}{quote} {two}", f"{one}{mark} {quote}{two}"
    return {"”": (closing,), "“": (opening,)}.get(quote, (closing, opening))


def between_quotations(match: re.Match[str]) -> tuple[str, ...]:
    """Two quotations that run together."""
    one, mark, two = match["one"], match["mark"], match["two"]
    marks = match[0][len(one) + 1 : -len(two)]
    return (f"{one}{mark}{marks[0]} {marks[1]}{two}",)


_OLD = re.compile(
    r"\b(?:is|was|are|were|be|been|being|am|turned|turns|just|only|nearly|almost|about|now|’s|'s) $"
)
_OWNED = re.compile(
    r"\b(?:an?|the|his|her|their|my|our|its|your|this|that|another|one|old|[A-Za-z]+’s|[A-Za-z]+'s) $"
)
_NO_NOUN = re.compile(
    r"[^\w\s“(]|$| (?:and|or|but|when|while|who|that|as|at|on|in|with|from|by|if|because|now|today|this|then|is|was|has|had|said|to)\b"
)


def year_old(match: re.Match[str]) -> tuple[str, ...]:
    """With hyphens before a noun or for a person, without them behind a verb; both where neither is plain."""
    start, end = match.span()
    before, behind = match.string[max(0, start - NEAR) : start], match.string[end : end + NEAR]
    joined, apart = f"{match[1]}-year-old", f"{match[1]} years old"
    alone = _NO_NOUN.match(behind)
    if _OLD.search(before):
        return (apart,) if alone else (joined,)
    if _OWNED.search(before) or not alone:
        return (joined,)
    return (joined, apart)


_STARTING = frozenset(
    [
        "he",
        "she",
        "it",
        "they",
        "we",
        "you",
        "there",
        "this",
        "these",
        "the",
        "a",
        "an",
        "some",
        "then",
        "but",
        "his",
        "her",
        "our",
        "its",
    ]
)
"""Words that a sentence begins with, so that the full stop before one is meant."""


_PARTICLES = frozenset({"de", "van", "von", "bin"})
"""Words in the lower case that names begin with."""


def new_sentence(match: re.Match[str]) -> tuple[str, ...] | None:
    """A sentence that begins in the lower case, or one that goes on behind a stray full stop."""
    one, two = match[1], match[2]
    if two in _PARTICLES and match.string[match.end() + 1 : match.end() + 2].isupper():
        return None
    if (lexicon.grade(one) or 0) < PLAIN or (lexicon.grade(two) or 0) < PLAIN:
        return None
    begun = f"{one}. {two.capitalize()}"
    return (begun,) if two in _STARTING else (begun, f"{one} {two}")


def particle(match: re.Match[str]) -> tuple[str, ...] | None:
    """A sentence that begins with a name in the lower case: “al-Masri left”."""
    if (lexicon.grade(match[1]) or 0) < PLAIN or f"{match[1]}." in abbreviations():
        return None
    return (f"{match[1]}. {match[2].capitalize()}",)
