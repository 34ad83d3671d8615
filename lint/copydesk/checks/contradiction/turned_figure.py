"""One count with two digits turned: “surveyed 398 women”, later “the 389 women in the study”."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from math import floor, log10
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import hyphened
from copydesk.reckoning.dates import MONTHS
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.stating.content import content
from copydesk.tables import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure

_KINDS = ("count", "money", "measure")
_FEW, _MANY_DIGITS = 2, 3
"""Digits, trailing zeros apart, of figures that may be alike by chance, and of such that seldom are."""

_LONG = 4
"""Digits of a number that is written long, zeros and all."""

_TABLE = 30
"""Figures of one kind that make a table, in which some are alike by chance."""

_MONTHS = frozenset(name.lower() for name in MONTHS) | {"sept", "oct", "nov", "dec", "jan", "feb", "aug"}


class Options(BaseOptions):
    """Words that decide.

    `hollow` is a table of words that say nothing of what a figure counts; `apart` are words in either sentence that make it
    another time's; `taken_up` are words before a figure that was told before, with `hedges` between; `label` names the other figure.
    """

    hollow: str
    apart: tuple[str, ...]
    taken_up: tuple[str, ...]
    hedges: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find figures in two sentences that tell of one thing and differ in the order of two digits."""
    options: Options = rule.options
    pairs = [
        pair
        for pair in _turned(document)
        if all(document.plainly(one.sentence, one.first, options.apart) for one in pair)
        and _of_one_thing(options, document, *pair)
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
        if written[0].isdigit() and _digits(written) >= _FEW:
            alike["".join(sorted(written))].append(written)
    for rivals in alike.values():
        for one, other in combinations(rivals, 2):
            if _turn(one, other):
                yield from _told(document, one, other)


def _digits(written: str) -> int:
    """How many digits a number has, trailing zeros apart."""
    return sum(map(str.isdigit, written.rstrip("0,.")))


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
    """Whether a figure is one value, a sum of money without a hedge, and no day of a month."""
    hedged = figure.bound not in ("", "about") or (figure.kind == "money" and not figure.exact)
    tokens = figure.sentence.tokens
    beside = {token.lower.rstrip(".") for token in (*tokens[max(0, figure.first - 1) : figure.first], *tokens[figure.last : figure.last + 1])}  # fmt: skip
    return (
        figure.kind in _KINDS
        and figure.value == figure.high
        and not hedged
        and not figure.spelt
        and beside.isdisjoint(_MONTHS)
    )


def _kind(figure: Figure) -> tuple[object, ...]:
    return figure.kind, figure.symbol, floor(log10(figure.high or 1)), *(unit.name for unit in figure.units)


def _table(document: Document, like: Figure) -> bool:
    """Whether an article has so many figures of a kind that two may well be alike."""
    return sum(one.kind == like.kind for one in document.figures) > _TABLE


def _turn(one: str, other: str) -> bool:
    """Whether two numbers of the same digits differ in the order of two neighbours."""
    if len(one) != len(other):
        return False
    apart = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return len(apart) == 2 and not one[apart[0] + 1 : apart[1]].strip(",.")


def _of_one_thing(options: Options, document: Document, first: Figure, later: Figure) -> bool:
    """Whether two figures surely count one thing: the fewer their digits, the more of what is told round them must be the same."""
    said = document.words_in(first.sentence), document.words_in(later.sentence)
    same = later.noun in said[0] or first.noun in said[1]
    hollow = words(options.hollow)
    shared = len(content(first.sentence, hollow) & content(later.sentence, hollow))
    again = _taken_up(options, later)
    written = document.seen(later.span)
    unnamed = not (first.noun and later.noun)
    if _digits(written.split()[0]) >= _MANY_DIGITS:
        return same or (again and shared > 0) or (unnamed and shared > 1)
    if _joined(first) or _joined(later):
        return False
    long = sum(map(str.isdigit, written)) >= _LONG
    return (again and same) or (shared > 1 and (again or (long and unnamed)))


def _joined(figure: Figure) -> bool:
    """Whether a hyphen joins a figure with what follows: “13-point”, “65-31”."""
    tokens = figure.sentence.tokens
    return hyphened(figure) or (figure.last < len(tokens) and tokens[figure.last].text.startswith("-"))


def _taken_up(options: Options, later: Figure) -> bool:
    """Whether a determiner takes a figure up that was told before: “those 84”, “the roughly 760,000”."""
    tokens = later.sentence.tokens
    at = later.first - 1
    while at >= 0 and tokens[at].lower in options.hedges:
        at -= 1
    return at >= 0 and (tokens[at].lower in options.taken_up or tokens[at].lower.endswith("'s"))


CHECK = Check(Options, run)
