"""A thing that is taken up with another measure or sum: “fined the bank $4 million … the $5 million fine”."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from copydesk.finding import Related
from copydesk.grammar import lemmas
from copydesk.reckoning.amounts import hyphened, size
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.stating.content import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure

_NEAR = 12
"""Sentences from a thing to where it is taken up."""
_COUNTED = 100
"""Below this a number of units is counted, not rounded."""
_MOST = 12
"""Figures of a noun that are too many to be of one thing."""
_BACK = 5
"""Tokens from a verb back to what it is said of."""


class Options(BaseOptions):
    """Words round a measure or a sum before its noun.

    `the`: words before it that take up a thing told before; `be`: verbs and marks between a thing and its measure behind it, `about`: small words there; `never`: nouns of which there are many;
    `apart`: words in either sentence that tell of another one or another time; `ratio`: how many times the one value the other may be at most; `label` names the other one.
    """

    the: tuple[str, ...]
    be: tuple[str, ...]
    about: tuple[str, ...]
    never: tuple[str, ...]
    apart: tuple[str, ...]
    ratio: float
    label: str


class _Told(NamedTuple):
    """The figure, whether it takes up a thing told before, and the words that narrow the thing."""

    figure: Figure
    definite: bool
    words: frozenset[str]


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a thing whose only two measures of a kind differ, the later before its noun behind “the”."""
    options: Options = rule.options
    kinds: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in document.figures:
        if figure.kind in ("measure", "money") and figure.value == figure.high:
            kinds[
                figure.kind, figure.units[0].dimension if figure.units else figure.symbol or figure.noun
            ].append(figure)
    for figures in kinds.values():
        if len({size(figure)[0] for figure in figures}) < 2 or not any(
            _taken_up(options, f) for f in figures[1:]
        ):
            continue
        things = _before_nouns(options, document, figures)
        for noun, told in things.items():
            if noun in options.never or not any(one.definite for one in told):
                continue
            told += _predicated(options, figures, noun)
            told.sort(key=lambda one: one.figure.span)
            pair = _pair(options, document, told)
            if pair:
                first, later = pair
                yield rule.finding(
                    document, later.span, related=[Related(first.span, options.label)], noun=noun
                )


def _taken_up(options: Options, figure: Figure) -> bool:
    """Whether “the” or a possessive stands before a figure that may modify a noun."""
    lead = figure.sentence.tokens[figure.first - 1].lower if figure.first else ""
    return lead in options.the and (figure.kind == "money" or hyphened(figure))


def _before_nouns(options: Options, document: Document, figures: list[Figure]) -> dict[str, list[_Told]]:
    """The figures that stand before a noun of their group, by its base form."""
    things: dict[str, list[_Told]] = defaultdict(list)
    for figure in figures:
        if figure.kind == "measure" and not hyphened(figure):
            continue
        tokens = figure.sentence.tokens
        group = document.groups[figure.sentence].noun_at(figure.first)
        if group is None or group.head < figure.last or not tokens[group.head].text.islower():
            continue
        noun = lemmas.lemma(tokens[group.head].lower, "NNS")
        words = frozenset(token.lower for token in tokens[figure.last : group.head] if token.kind == "word")
        things[noun].append(_Told(figure, _taken_up(options, figure), words))
    return things


def _predicated(options: Options, figures: list[Figure], noun: str) -> list[_Told]:
    """The figures of “the fine was $4 million”, “the strike lasted 10 days”."""
    found = []
    for figure in figures:
        tokens = figure.sentence.tokens
        at = figure.first - 1
        while at > 0 and tokens[at].lower in options.about:
            at -= 1
        if at < 1 or tokens[at].lower not in options.be:
            continue
        near = tokens[max(0, at - _BACK) : at]
        heads = [
            n
            for n, token in enumerate(near)
            if token.kind == "word" and lemmas.lemma(token.lower, "NNS") == noun
        ]
        if (
            heads
            and near[heads[-1] - 1].lower in options.the
            and all(t.kind == "word" for t in near[heads[-1] + 1 :])
        ):
            found.append(_Told(figure, False, frozenset()))
    return found


def _pair(options: Options, document: Document, told: list[_Told]) -> tuple[Figure, Figure] | None:
    """The first figure of a thing and the only other one, where the later takes the thing up."""
    values = {size(one.figure)[0] for one in told}
    if len(told) > _MOST or len(values) != 2 or max(values) > options.ratio * min(values):
        return None
    for later in told:
        if not later.definite:
            continue
        for first in told:
            if first.figure.span >= later.figure.span or not _differ(first.figure, later.figure):
                continue
            apart = later.figure.sentence.number - first.figure.sentence.number
            same = later.words <= first.words or first.words <= later.words
            plain = all(
                document.plainly(one.figure.sentence, one.figure.first, options.apart)
                and not one.figure.bound
                for one in (first, later)
            )
            if 0 < apart <= _NEAR and same and plain and not _owners(first.figure) ^ _owners(later.figure):
                return first.figure, later.figure
    return None


def _differ(one: Figure, other: Figure) -> bool:
    """Whether no rounding makes two figures one: of one grain they need only differ."""
    grains = [
        min(figure.grain, 1.0 if figure.value < _COUNTED and not figure.symbol else figure.grain)
        * (figure.units[0].factor if figure.units else 1.0)
        for figure in (one, other)
    ]
    slack = max(grains) / 2 if grains[0] != grains[1] else 0.0
    return abs(size(one)[0] - size(other)[0]) > slack


def _owners(figure: Figure) -> set[str]:
    """Whose the thing is: a possessive name right before the figure."""
    lead = figure.sentence.tokens[figure.first - 1].lower if figure.first else ""
    return {bare(lead)} if lead.endswith("'s") else set()


CHECK = Check(Options, run)
