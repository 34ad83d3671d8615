"""A rate told again for another length of time: “$500 a week, or $36,000 a year”."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import alike, reckoned, size
from copydesk.reckoning.units import named
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure

NEAR = 12.0
"""How many times one rate may be another and still be meant as it."""
_GAP = 6
"""Tokens between the two rates."""


class Options(BaseOptions):
    """The words of rates.

    `per`: words between a figure and the time it is for; `times`: words for that, each with its unit; `joints`: what stands between two rates that are one; `hedges`: words
    between that and the second; `worked`: how many of the shorter time one of the longer may hold besides all of them (hours and days that are worked); `slack`: how
    far the reckoning may be off, as a share; `label` names the first rate.
    """

    per: tuple[str, ...]
    times: dict[str, str]
    joints: tuple[str, ...]
    hedges: tuple[str, ...]
    worked: dict[str, tuple[float, ...]]
    slack: float
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find two rates joined by “or”, or one in brackets behind the other, that are not one."""
    options: Options = rule.options
    for figures in document.figures_of.values():
        rates = [one for one in figures if one.sentence.tokens[one.first].lower not in options.per]
        for one, other in pairwise(rates):
            if (
                one.kind not in ("money", "measure", "count")
                or not alike(one, other)
                or not _again(options, one, other)
            ):
                continue
            short, long = _time(options, one), _time(options, other)
            if not short or not long or short == long:
                continue
            right = _meant(options, one, other, (short, long))
            if right:
                yield rule.finding(
                    document,
                    other.span,
                    related=[Related(one.span, options.label)],
                    right=f"{other.symbol}{reckoned(right)}",
                    time=long.removesuffix("s"),
                )


def _time(options: Options, figure: Figure) -> str:
    """The time that a figure is for."""
    tokens = figure.sentence.tokens
    at = figure.last
    if figure.kind == "count" and at < len(tokens) and tokens[at].lower == figure.noun:
        at += 1
    if at + 1 >= len(tokens):
        return ""
    return options.times.get(tokens[at + 1].lower, "") if tokens[at].lower in options.per else ""


def _again(options: Options, one: Figure, other: Figure) -> bool:
    """Whether a joint, and at most hedges, stands between the first rate's time and the second rate."""
    gap = [token.lower for token in one.sentence.tokens[one.last : other.first]]
    while gap and gap[-1] in options.hedges:
        gap.pop()
    plain = one.value == one.high and other.value == other.high
    return plain and 2 < len(gap) <= _GAP and gap[-1] in options.joints


def _meant(options: Options, one: Figure, other: Figure, times: tuple[str, str]) -> float:
    """What the second rate would be, where no way of counting the time makes the two meet; 0 where one does."""
    units = named()
    short, long = times
    ratio = units[long].factor / units[short].factor
    worked = options.worked.get(f"{short} {long}", ()) or [
        1 / each for each in options.worked.get(f"{long} {short}", ())
    ]
    (low, _), (high, _) = size(one), size(other)
    told = high / low
    if any(abs(told / way - 1) <= options.slack for way in (ratio, *worked)):
        return 0.0
    ways = (ratio, *worked)
    if min(ways) <= told <= max(ways) or not min(ways) / NEAR < told < max(ways) * NEAR:
        return 0.0
    return float(f"{one.value * ratio:.2g}") if one.units == other.units else 0.0


CHECK = Check(Options, run)
