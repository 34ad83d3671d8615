"""A margin that is not the difference of its two figures: “ahead 12-10, a four-point lead”."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import reckoned
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure


REACH = 8
"""Tokens between a margin and its two figures."""

COUNTED = 1000
"""A margin in votes, points or goals that is not told in thousands."""


class Options(BaseOptions):
    """The words of a margin.

    `nouns`: what margins are counted in; `of`: phrases right before one; `before` and `after`: words next to one that say so; `joints`: what stands
    between the two figures; `never`: words that make it another margin; `apart`: words between that begin another contest; `label` names the figures.
    """

    nouns: tuple[str, ...]
    of: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    joints: tuple[str, ...]
    never: tuple[str, ...]
    apart: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find sentences with one pair “A to B” and one margin that is not their difference."""
    options: Options = rule.options
    for figures in document.figures_of.values():
        margins = [figure for figure in figures if _margin(options, figure)]
        if len(margins) != 1:
            continue
        margin = margins[0]
        rest = [figure for figure in figures if figure is not margin]
        pairs = [pair for pair in _pairs(options, rest) if _near(options, pair, margin)]
        words = {token.lower for token in margin.sentence.tokens}
        if len(pairs) != 1 or words & {*options.never}:
            continue
        one, other = pairs[0]
        low, high = (one.value, one.high) if one is other else (one.value, other.value)
        difference = abs(low - high)
        told = {figure.value for figure in figures if figure not in (one, other, margin)}
        if difference and difference not in told and margin.value not in (difference, low, high):
            yield rule.finding(
                document,
                margin.span,
                related=[Related(Span(one.span.start, other.span.end), options.label)],
                one=reckoned(low),
                other=reckoned(high),
                right=reckoned(difference),
            )


def _margin(options: Options, figure: Figure) -> bool:
    """Whether a figure is a margin: “by four points”, “a four-point lead”."""
    if figure.kind != "count" or not figure.exact or figure.value != int(figure.value):
        return False
    tokens = figure.sentence.tokens
    before = [token.lower for token in tokens[max(0, figure.first - 3) : figure.first]]
    if " ".join(before[-2:]) in options.of and figure.value < COUNTED:
        return True
    if figure.noun.removesuffix("s") not in options.nouns:
        return False
    after = [token.lower for token in tokens[figure.last : figure.last + 4]]
    return bool({*before} & {*options.before}) or bool({*after} & {*options.after})


def _near(options: Options, pair: tuple[Figure, Figure], margin: Figure) -> bool:
    """Whether two figures stand by a margin, and are no dates."""
    one, other = pair
    tokens = one.sentence.tokens
    lead = tokens[one.first - 1].text if one.first else ""
    if (
        lead[:1].isupper()
        or (lead in "/-–" and not tokens[one.first].spaced)
        or tokens[one.first - 1].lower in options.never
    ):
        return False
    gap = max(one.first - margin.last, margin.first - other.last)
    between = (
        tokens[other.last : margin.first] if other.last <= margin.first else tokens[margin.last : one.first]
    )
    if any(token.lower in options.apart for token in between):
        return False
    measured = other.noun.removesuffix("s") in options.nouns and lead.lower() in options.before
    return 0 <= gap <= REACH and not measured


def _pairs(options: Options, figures: list[Figure]) -> list[tuple[Figure, Figure]]:
    """The pairs of scores among figures: “12 to 10”, “12 points to 10”, “12-10”."""
    found = [(figure, figure) for figure in figures if figure.kind == "count" and figure.value != figure.high]
    for one, other in pairwise(figures):
        gap = [token.lower for token in one.sentence.tokens[one.last : other.first]]
        if gap[:1] and gap[0].removesuffix("s") in options.nouns:
            gap = gap[1:]
        if (
            one.kind == other.kind == "count"
            and one.exact
            and other.exact
            and len(gap) == 1
            and gap[0] in options.joints
        ):
            found.append((one, other))
    return found


CHECK = Check(Options, run)
