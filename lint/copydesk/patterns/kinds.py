"""Nouns and verbs by what they name (“animal”, “vehicle”, “motion-verb”): a table compiled from WordNet, read when needed."""

from __future__ import annotations

from functools import cache

from copydesk import tables
from copydesk.grammar import lemmas

_TAGS = {"VERB": ("VBZ", "VBD", "VBG"), "NOUN": ("NNS",)}


@cache
def _table() -> dict[str, str]:
    return dict(line.split("\t") for line in tables.lines("kinds.txt"))


@cache
def bases(kind: str) -> frozenset[str]:
    """The words of a kind, in their base forms."""
    return frozenset(_table()[kind].split(" "))


def part_of_speech(kind: str) -> str:
    """The universal part of speech of a kind's words."""
    return "VERB" if kind.endswith("-verb") else "NOUN"


def belongs(word: str, kind: str) -> bool:
    """Whether a word in small letters, in whatever form, is of a kind."""
    listed = bases(kind)
    return word in listed or any(
        lemmas.lemma(word, xpos) in listed for xpos in _TAGS[part_of_speech(kind)] if word
    )


def forms(kind: str) -> frozenset[str]:
    """All forms of all words of a kind."""
    if part_of_speech(kind) == "VERB":
        return frozenset().union(*map(lemmas.forms, bases(kind)))
    plurals = {lemmas.inflect(base, "NNS") or base for base in bases(kind)}
    return bases(kind) | plurals
