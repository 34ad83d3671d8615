"""A figure and the same in another unit: “10 miles (42 km)”."""

from __future__ import annotations

from itertools import pairwise
from math import log10
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import size
from copydesk.reckoning.appositions import apposition
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.appositions import Apposition
    from copydesk.reckoning.figures import Figure
    from copydesk.reckoning.units import Unit
    from copydesk.sentences import Token

NEAR = 2.5
"""How many times one length of time may be another that says it again."""
_TENS = 0.02
"""How far the logarithm of what one measure is of another may lie from a whole number, where a power of ten was mistaken."""
_EXACT = 0.05
"""What share of itself a length of time without a hedge may be rounded by."""


class Options(BaseOptions):
    """What may stand between the two.

    `joints`: words and marks between figures that are converted together.
    `extents`: words behind a measure that say what is measured; `between`: how many words between a figure and what sets its conversion off; `per`: words behind a figure that make it a
    rate; `label`: what is said of the first figure as second place.
    """

    joints: tuple[str, ...]
    per: tuple[str, ...]
    extents: tuple[str, ...]
    label: str
    between: int = 4


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find conversions that no rounding explains."""
    for figures in document.figures_of.values():
        previous = None
        for one, other in pairwise(figures):
            if (
                _is_conversion(one, other, rule.options)
                and not _one_of_several(rule.options, previous, one)
                and (units := disagreeing(one, other))
            ):
                yield rule.finding(
                    document,
                    other.span,
                    related=[Related(one.span, rule.options.label)],
                    one=document.seen(one.span),
                    right=f"{written(units[0].to(units[1], one.value), other.grain)} {other.unit_text}",
                )
            previous = one


def _is_conversion(one: Figure, other: Figure, options: Options) -> bool:
    """Whether the second figure stands where the first one's value in another unit is given."""
    if one.kind != "measure" or other.kind != "measure" or not _comparable(one, other):
        return False
    tokens = one.sentence.tokens
    gap = tokens[one.last : other.first]
    if [token.text for token in gap] == ["/"]:
        return _systems_differ(one, other)
    told = apposition(one, other, options.between)
    if told is None or _per(options, one) or _per(options, other):
        return False
    if told.joint == "bare":
        return _set_between(tokens, told, one, other)
    if one.units[0].dimension == "time":
        return _time_again(told, one, other)
    if told.joint == "(":
        return _closed(tokens, other.last)
    if told.joint == "—" and told.closed and {*told.before} <= {*options.extents}:
        return _systems_differ(one, other)
    if (
        told.set_off
        and told.closed
        and one.units[0].metric == other.units[0].metric
        and _near_in_tens(one, other)
    ):
        return True
    return (not told.before or told.set_off) and _systems_differ(one, other)


def _set_between(tokens: tuple[Token, ...], told: Apposition, one: Figure, other: Figure) -> bool:
    """Whether a figure stands alone between commas behind one of the other system: “42 gallons, 190 liters, a minute”."""
    stop = tokens[other.last].text if other.last < len(tokens) else "."
    alone = not told.before and stop in (",", ".", ";", ")", "—", "–")
    if one.units[0].dimension == "time":
        return alone and stop != "," and _near(one, other) and one.units[0].factor < other.units[0].factor
    return alone and _systems_differ(one, other)


def _time_again(told: Apposition, one: Figure, other: Figure) -> bool:
    """Whether a length of time is told again: near it, and set off, in brackets or hedged."""
    if told.joint == "(":
        return not told.before and _closed(one.sentence.tokens, other.last)
    return (told.set_off or told.joint == "—") and told.closed and _near(one, other)


def _per(options: Options, figure: Figure) -> bool:
    """Whether a figure is so much for each of something else: “four hours a day”."""
    tokens = figure.sentence.tokens
    return figure.last < len(tokens) and tokens[figure.last].lower in options.per


def _near(one: Figure, other: Figure) -> bool:
    """Whether two lengths of time are near enough to be meant as one."""
    (low, _), (other_low, _) = size(one), size(other)
    return 1 / NEAR < low / max(other_low, 1e-9) < NEAR


def _near_in_tens(one: Figure, other: Figure) -> bool:
    """Whether two measures are near each other, or would be if the point of one stood elsewhere."""
    (low, _), (other_low, _) = size(one), size(other)
    if low <= 0 or other_low <= 0:
        return False
    return _near(one, other) or abs(log10(low / other_low) - round(log10(low / other_low))) < _TENS


def _closed(tokens: tuple[Token, ...], last: int) -> bool:
    """Whether the bracket says no more than the figure and a word or two (“high”, “per hour”)."""
    for token in tokens[last : last + 3]:
        if token.text in (")", "]", ";", "/", ","):
            return True
        if token.kind != "word" and token.text != ".":
            return False
    return False


def _comparable(one: Figure, other: Figure) -> bool:
    dimensions = {unit.dimension for unit in one.units} & {unit.dimension for unit in other.units}
    return bool(dimensions) and not {unit.name for unit in one.units} & {
        unit.name for unit in other.units if not unit.loose
    }


def _systems_differ(one: Figure, other: Figure) -> bool:
    """Whether two figures joined by “or” say one thing twice: of two systems, or the second a fraction of a larger unit."""
    dimension = one.units[0].dimension
    if (other.spelt and other.value < 1) or dimension == "points":
        return True
    return one.units[0].metric != other.units[0].metric


def _one_of_several(options: Options, previous: Figure | None, one: Figure) -> bool:
    """Whether the figure ends a list or range that is converted as a whole: “5 or 6 miles (8 to 10 km)”."""
    if (
        previous is None
        or previous.last > one.first
        or not (_comparable(previous, one) or _same(previous, one))
    ):
        return False
    gap = one.sentence.tokens[previous.last : one.first]
    return len(gap) == 1 and gap[0].lower in options.joints


def _same(one: Figure, other: Figure) -> bool:
    """Whether two figures are of one unit, or the first leaves it to the second."""
    return one.kind == "count" or {*one.units} == {*other.units}


def disagreeing(one: Figure, other: Figure) -> tuple[Unit, Unit] | None:
    """The likeliest pair of units in which two figures differ beyond their rounding; None if any pair agrees."""
    pairs = [
        (a, b) for a in one.units for b in other.units if a.dimension == b.dimension and a.name != b.name
    ]
    if not pairs or any(_agree(one, other, a, b) for a, b in pairs):
        return None
    return pairs[0]


def _agree(one: Figure, other: Figure, a: Unit, b: Unit) -> bool:
    if one.value != one.high and other.value != other.high:
        return _meets(one, other, a, b, one.value, one.value, other.value, other.value) and _meets(
            one, other, a, b, one.high, one.high, other.high, other.high
        )
    return _meets(one, other, a, b, one.value, one.high, other.value, other.high)


def _meets(
    one: Figure, other: Figure, a: Unit, b: Unit, low: float, high: float, other_low: float, other_high: float
) -> bool:
    """Whether the two stretches, each widened by its rounding, share a value; as temperatures or as differences."""
    (down, up), (other_down, other_up) = _slacks(one), _slacks(other)
    for source, target in ((a, b), (a._replace(zero=0.0), b._replace(zero=0.0))):
        least, most = source.to(target, low - down), source.to(target, high + up)
        if least <= other_high + other_up and other_low - other_down <= most:
            return True
    return False


def _slacks(figure: Figure) -> tuple[float, float]:
    """How far a true value may lie below and above a figure: “over” and “nearly” say on which side."""
    slack = figure.slack
    if figure.units[0].dimension == "time" and not figure.bound and figure.grain >= 1:
        slack = min(slack, max(_EXACT * figure.value, min(figure.grain, 1.0) / 2))
    if figure.bound in ("over", "least"):
        return slack / 4, slack
    return (slack, slack / 4) if figure.bound == "under" else (slack, slack)


def written(value: float, grain: float) -> str:
    """A converted value at the precision of another figure, with two digits at least."""
    for scale, name in ((1e9, "billion"), (1e6, "million")):
        if value >= scale:
            return f"{value / scale:.3g} {name}"
    if value < 10 or (grain < 1 and value < 1000):
        return f"{value:,.1f}".removesuffix(".0")
    step = max(1.0, min(grain, 10 ** max(0, len(str(int(value))) - 2)))
    return f"{round(value / step) * step:,.0f}"


CHECK = Check(Options, run)
