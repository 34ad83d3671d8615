"""One count with two digits turned: “surveyed 398 women”, later “the 389 women in the study”."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.stating.content import content
from copydesk.tables import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure

_KINDS = ("count", "money", "measure")
_DIGITS = 3
"""Digits from which two figures are seldom alike but for two turned ones."""

_MANY = 16
"""Figures of one kind and so many digits that make a table, in which some are alike by chance."""


class Options(BaseOptions):
    """Words that decide.

    `hollow` is a table of words that say nothing of what a figure counts; `apart` are words in either sentence that make it
    another time's; `label` names the other figure.
    """

    hollow: str
    apart: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find figures in two sentences that tell of one thing and differ in the order of two digits."""
    options: Options = rule.options
    pairs = [
        pair
        for pair in _turned(document)
        if _of_one_thing(*pair, words(options.hollow))
        and all(document.plainly(one.sentence, one.first, options.apart) for one in pair)
    ]
    spoken: set[Figure] = set()
    for first, later in pairs:
        if later not in spoken:
            spoken.add(later)
            yield rule.finding(document, later.span, related=[Related(first.span, options.label)])


def _turned(document: Document) -> Iterator[tuple[Figure, Figure]]:
    """The figures of one kind that are alike but for two neighbouring digits, in two sentences, the earlier one first."""
    alike: dict[str, list[str]] = defaultdict(list)
    for written in document.places:
        if written[0].isdigit() and sum(map(str.isdigit, written)) >= _DIGITS:
            alike["".join(sorted(written))].append(written)
    for rivals in alike.values():
        for one, other in combinations(rivals, 2):
            if _turn(one, other):
                yield from _told(document, one, other)


def _told(document: Document, one: str, other: str) -> Iterator[tuple[Figure, Figure]]:
    """Where two numbers are figures of one kind, one of them in a single place."""
    if min(len(document.places[one]), len(document.places[other])) > 1:
        return
    for first in _figures(document, one):
        for second in _figures(document, other):
            two = _kind(first) == _kind(second) and first.sentence is not second.sentence
            if two and not _table(document, first):
                earlier, later = sorted((first, second), key=lambda figure: figure.span)
                yield earlier, later


def _figures(document: Document, written: str) -> Iterator[Figure]:
    for sentence, index in document.places[written]:
        for figure in document.figures_of.get(sentence.number, ()):
            if figure.first <= index < figure.last and _plain(figure):
                yield figure


def _plain(figure: Figure) -> bool:
    """Whether a figure is one value, and a sum of money without a hedge."""
    hedged = figure.bound not in ("", "about") or (figure.kind == "money" and not figure.exact)
    return figure.kind in _KINDS and figure.value == figure.high and not hedged


def _kind(figure: Figure) -> tuple[object, ...]:
    return figure.kind, figure.symbol, figure.grain, *(unit.name for unit in figure.units)


def _table(document: Document, like: Figure) -> bool:
    """Whether an article has so many figures of a kind that two may well be alike."""
    return sum(_kind(one) == _kind(like) for one in document.figures) > _MANY


def _turn(one: str, other: str) -> bool:
    """Whether two numbers of the same digits differ in the order of two neighbours."""
    if len(one) != len(other):
        return False
    apart = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return len(apart) == 2 and not one[apart[0] + 1 : apart[1]].strip(",.")


def _of_one_thing(first: Figure, later: Figure, hollow: frozenset[str]) -> bool:
    """Whether two figures count what bears one name; of round ones no less, of others it is enough that their sentences share a word that says something."""
    if first.noun and later.noun:
        return first.noun == later.noun
    told = first.high / first.grain >= 10 ** (_DIGITS - 1)
    return told and bool(content(first.sentence, hollow) & content(later.sentence, hollow))


CHECK = Check(Options, run)
