"""A figure and the same in another unit: “10 miles (42 km)”."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from copydesk.amounts import size
from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.figures import Figure
    from copydesk.finding import Finding
    from copydesk.sentences import Token
    from copydesk.units import Unit

NEAR = 2.5
"""How many times one length of time may be another that says it again."""


class Options(BaseOptions):
    """What may stand between the two.

    `about`: words behind a comma before a figure of another system; `restated`: those before a longer unit of time.
    `joints`: words and marks between figures that are converted together.
    `between`: how many words between a figure and the bracket with its conversion; `inside`: the words that may stand in
    the bracket before the figure; `label`: what is said of the first figure as second place.
    """

    joints: tuple[str, ...]
    label: str
    inside: tuple[str, ...]
    about: tuple[str, ...] = ()
    restated: tuple[str, ...] = ()
    between: int = 3


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
    gap = list(tokens[one.last : other.first])
    texts = [token.text for token in gap]
    if "(" in texts or "[" in texts:
        opening = texts.index("(" if "(" in texts else "[")
        words = gap[:opening]
        inner = gap[opening + 1 :]
        return (
            len(words) <= options.between
            and all(token.kind == "word" or token.text in "-." for token in words)
            and all(token.lower in options.inside for token in inner)
            and not (words and one.units[0].dimension == "time")
            and _closed(tokens, other.last)
        )
    if texts == ["/"]:
        return _systems_differ(one, other)
    if (
        one.units[0].dimension == "time"
        and texts
        and texts[0] == ","
        and " ".join(texts[1:]) in options.restated
    ):
        return _near(one, other)
    return (texts in (["or"], [",", "or"]) or " ".join(texts[1:]) in options.about) and _systems_differ(
        one, other
    )


def _near(one: Figure, other: Figure) -> bool:
    """Whether two lengths of time are near enough to be meant as one, and the second is of the larger unit."""
    (low, _), (other_low, _) = size(one), size(other)
    return other.units[0].factor > one.units[0].factor and 1 / NEAR < low / max(other_low, 1e-9) < NEAR


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
    """Whether two figures joined by “or” say one thing twice.

    They are of two systems, or the second is a fraction of a larger unit, or two units together (“15 years, 8 months”).
    """
    if other.spelt and other.value < 1 and other.units[0].dimension != "time":
        return True
    if " " in other.unit_text and other.units[0].factor > one.units[0].factor:
        return _near(one, other)
    return one.units[0].metric != other.units[0].metric and one.units[0].dimension != "time"


def _one_of_several(options: Options, previous: Figure | None, one: Figure) -> bool:
    """Whether the figure ends a list or range that is converted as a whole: “5 or 6 miles (8 to 10 km)”."""
    if previous is None or previous.last > one.first:
        return False
    gap = one.sentence.tokens[previous.last : one.first]
    return len(gap) == 1 and gap[0].lower in options.joints


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
    for source, target in ((a, b), (a._replace(zero=0.0), b._replace(zero=0.0))):
        least, most = source.to(target, low - one.slack), source.to(target, high + one.slack)
        if least <= other_high + other.slack and other_low - other.slack <= most:
            return True
    return False


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
