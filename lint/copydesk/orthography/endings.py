"""Words of one stem with another ending: a word that the language does not make because it has one (“possession”, no “possessment”)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.orthography import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

SHORTEST_STEM = 4

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

_NOUNS = (
    "ment", "ation", "ition", "tion", "sion", "ion", "ance", "ence", "ancy", "ency", "acy", "ity", "osity", "iosity", "ness",
    "ousness", "iousness", "al", "ure",
)  # fmt: skip
"""Endings that make nouns of verbs and adjectives: of one stem, only one is in use."""

_ADJECTIVES = (
    "able", "ible", "ative", "itive", "ive", "ous", "ious", "eous", "al", "ial", "ical", "ic", "ful", "ant", "ent",
    "ably", "ibly", "atively", "itively", "ively", "ously", "iously", "eously", "ally", "ially", "ically", "fully",
)  # fmt: skip
"""The same for adjectives and their adverbs."""

_QUALITIES = ("ity", "acy", "ance", "ence", "ancy", "ency")
_NO_STEMS = ("ing", "ous", "ive", "ic", "al", "ed", "ent", "ant", "ble")
"""Ends of adjectives, which take no “-ful” and, but for “-ic”, no “-al”."""

BLOCKING = 4
"""Grade from which a word keeps others of its stem from being made."""

USUAL = 9
"""Grade from which an adjective needs no further ending."""


def other_endings(word: str) -> Iterator[str]:
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


def blocking(word: str) -> tuple[str, ...]:
    """The common words that say what an unknown one would: “arrival” for “arrivement”, “dramatic” for “dramatical”."""
    for ending in ("al", "ful"):
        base = word.removesuffix(ending)
        if base != word and base.endswith(_NO_STEMS) and (lexicon.grade(base) or 0) >= USUAL:
            return (base,)
    plural = "s" if word.endswith("s") and not word.endswith(("ss", "us")) else ""
    others = (*_same_stem(word.removesuffix(plural), _NOUNS), *_same_stem(word, _ADJECTIVES))
    found = {other + plural for other in others if (lexicon.grade(other + plural) or 0) >= BLOCKING}
    return tuple(sorted(found, key=lambda other: -(lexicon.grade(other) or 0))[:2])


def made(word: str) -> bool:
    """Whether a word that is right by its parts is made in the language: “honestness” is not, as there is “honesty”."""
    if not word.endswith("ness") or lexicon.grade(word) is not None:
        return True
    return not any(other.endswith(_QUALITIES) for other in blocking(word))


def _same_stem(word: str, group: tuple[str, ...]) -> Iterator[str]:
    """All that a word's stem makes with the other endings of a group."""
    adverb = word.endswith("ly")
    for ending in group:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < SHORTEST_STEM:
            continue
        if ending == "ment":
            yield f"{stem}{stem[-1]}ation"
        for base in {stem, stem.removesuffix("e"), stem.removesuffix("at"), stem.removesuffix("ate")}:
            yield from (
                base + other for other in group if base + other != word and other.endswith("ly") == adverb
            )
            if group is _NOUNS and not base.endswith("l"):
                yield base + "y"
