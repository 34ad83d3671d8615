"""A difference that its two figures do not have: “by seven points, 52 percent to 47 percent”."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import alike, reckoned
from copydesk.reckoning.ends import Ends, read_ends
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure

REACH = 8
"""Tokens between a difference and its two figures."""
COUNTED = 1000
"""Below this a number of things without a hedge is counted, not rounded."""
_FAR = 22
"""Tokens from the first of two figures to the gap between them."""
SANE = 6
"""How many times the one a difference told may be the one reckoned, or the other way round, and still be meant as it."""


class Options(BaseOptions):
    """The words of a difference.

    `by`: words right before one; `nouns`: words for one, before “of” or right behind it; `changes`: words before one that `start` and
    the earlier figure follow; `gaps`: those of `nouns` that stand between any two figures; `points`: what differences of percentages are
    counted in; `never`: words in the sentence that make it another; `apart`: words between it and the two figures that begin
    another statement; `label` names the figures.
    """

    by: tuple[str, ...]
    nouns: tuple[str, ...]
    points: tuple[str, ...]
    changes: tuple[str, ...]
    gaps: tuple[str, ...]
    start: str
    never: tuple[str, ...]
    apart: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find sentences with one difference and one pair of figures that do not have it."""
    options: Options = rule.options
    for figures in document.figures_of.values():
        if len(figures) < 3:
            continue
        told = [figure for figure in figures if figure.value == figure.high and _told(options, figure)]
        if len(told) != 1:
            continue
        difference = told[0]
        rest = [figure for figure in figures if figure is not difference]
        pairs = [pair for pair in _pairs(options, rest, difference) if _goes(options, difference, pair)]
        pairs = pairs or _both(options, rest, difference)
        words = {token.lower for token in difference.sentence.tokens}
        if len(pairs) != 1 or not words.isdisjoint(options.never):
            continue
        low, high = pairs[0].values
        others = {figure.value for figure in rest if figure not in (pairs[0].one, pairs[0].other)}
        if abs(high - low) not in others and _wrong(difference, pairs[0]):
            pair = pairs[0]
            yield rule.finding(
                document,
                difference.span,
                related=[Related(Span(pair.one.span.start, pair.other.span.end), options.label)],
                one=document.seen(pair.one.span),
                other=document.seen(pair.other.span),
                right=_written(difference, abs(high - low)),
            )


def _told(options: Options, figure: Figure) -> bool:
    """Whether words say that a figure is a difference: “by seven points”, “a gap of 10 points”, “a 10-point gap”."""
    tokens = figure.sentence.tokens
    before = [token.lower for token in tokens[max(0, figure.first - 5) : figure.first]]
    if before[-1:] and before[-1] in ("-", "–"):
        return False
    while before and before[-1] in options.by[1:]:
        before.pop()
    if before[-1:] and before[-1] in options.changes and figure.last < len(tokens):
        return tokens[figure.last].lower == options.start
    if before[-1:] == [options.by[0]]:
        return figure.last == len(tokens) or tokens[figure.last].lower != "to"
    of = len(before) > 1 and before[-1] == "of" and before[-2] in options.nouns
    after = [token.lower for token in tokens[figure.last : figure.last + 2]]
    return of or not {*options.nouns}.isdisjoint(after[:1] if after[:1] == ["in"] else after)


def _pairs(options: Options, rest: Sequence[Figure], difference: Figure) -> Iterator[Ends]:
    """The pairs of a sentence, “A, by D, to B”, and “A, up D from B”."""
    yield from read_ends(rest)
    for one, other in pairwise(rest):
        between = one.last <= difference.first < other.first
        if not between or one.value != one.high or not (alike(one, other) and alike(one, difference)):
            continue
        gap = [token.lower for token in other.sentence.tokens[difference.last : other.first]]
        if 0 < len(gap) < 4 and (gap[-1] == "to" or gap[0] == options.start):
            yield Ends(one, other, 1 if gap[-1] == "to" else -1)


def _both(options: Options, rest: Sequence[Figure], difference: Figure) -> list[Ends]:
    """The two figures of a sentence before “a gap of D”, where they are the only ones of its kind: “52 percent … to Roe's 48 percent”."""
    tokens = difference.sentence.tokens
    before = [token.lower for token in tokens[max(0, difference.first - 6) : difference.first]]
    told = [n for n, word in enumerate(before) if word in options.gaps]
    near = [
        figure
        for figure in rest
        if figure.last <= difference.first and difference.first - figure.first <= _FAR
    ]
    if not told or len(near) != 2 or len(near) != len([one for one in rest if one.kind == near[0].kind]):
        return []
    one, other = near
    between = {token.lower for token in tokens[one.last : difference.first]}
    plain = (
        one.value == one.high
        and other.value == other.high
        and alike(one, other)
        and between.isdisjoint(options.apart)
    )
    return [Ends(one, other, 0)] if plain and _of_kind(options, difference, other) else []


def _goes(options: Options, difference: Figure, pair: Ends) -> bool:
    """Whether a difference can be that of a pair: of its kind, and beside it in one clause."""
    odds = pair.other.spelt and pair.other.value == 1
    if pair.one is pair.other or odds or not _of_kind(options, difference, pair.other):
        return False
    one, other = pair.one, pair.other
    tokens = one.sentence.tokens
    if one.first < difference.first < other.first:
        return True
    between = (
        tokens[other.last : difference.first]
        if other.last <= difference.first
        else tokens[difference.last : one.first]
    )
    return len(between) <= REACH and all(token.lower not in options.apart for token in between)


def _of_kind(options: Options, difference: Figure, figure: Figure) -> bool:
    if figure.kind == "percent":
        points = difference.units and difference.units[0].dimension == "points"
        return bool(points) or (
            difference.kind == "count" and difference.noun.removesuffix("-") in options.points
        )
    if figure.kind == "count":
        return difference.kind == "count" and (
            difference.noun == figure.noun or "" in (difference.noun, figure.noun)
        )
    return alike(difference, figure)


def _wrong(difference: Figure, pair: Ends) -> bool:
    """Whether no rounding makes the two figures differ by what is told."""
    low, high = pair.values
    found = abs(high - low)
    told = _in_unit(difference, pair.other, difference.value)
    slack = sum(_slack(figure, pair) for figure in (difference, pair.one, pair.other)) + 1e-9 * max(low, high)
    if not found or not 1 / SANE < told / found < SANE:
        return False
    if difference.bound in ("over", "least"):
        return found < told - slack
    if difference.bound in ("under", "most"):
        return found > told + slack or found < told * 0.8 - slack
    return abs(found - told) > slack + (told / 10 if difference.bound == "about" else 0)


def _in_unit(figure: Figure, other: Figure, value: float) -> float:
    """A value of one figure in the unit of another; points in percent."""
    if figure.units and other.units:
        return value * figure.units[0].factor / other.units[0].factor
    return value * (figure.units[0].factor * 100 if figure.units else 1)


def _slack(figure: Figure, pair: Ends) -> float:
    """How far a figure may be rounded: the two of a pair alike; a share without decimals beside one with them is not."""
    if pair.other.kind == "percent":
        return 0.1 if pair.decimal and figure.grain >= 1 else min(figure.grain, 1.0) / 2
    if figure.kind in ("count", "money") and not figure.bound and figure.value < COUNTED:
        return 0.0 if figure.kind == "count" else min(figure.grain, 1.0) / 2
    ends = (pair.one, pair.other)
    return min(_in_unit(end, pair.other, end.grain) for end in (ends if figure in ends else (figure,))) / 2


def _written(difference: Figure, value: float) -> str:
    for scale, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if value >= scale:
            return f"{difference.symbol}{value / scale:.3g} {name}"
    return f"{difference.symbol}{reckoned(round(value, 1))}"


CHECK = Check(Options, run)
