"""A sum that is not the sum of what is said before it: “$30 on food and $25 on fuel, a total of $65”."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import added, alike, phrase_at, size
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure

_MOST = 4
"""Figures of one sentence among which the parts are looked for."""
_NEAR = 2.0
"""How many times the sum a total may be and still be meant as it."""

_COARSE = 0.12
"""What share of a total its rounding and that of its parts may come to."""
_ABOUT = 0.1
"""What share of itself a total with “about” may be off."""
_COUNTED = 10_000
"""Up to this a whole number is taken as counted, not rounded."""


class Options(BaseOptions):
    """The words and figures of the rule.

    `leads`: phrases right before a total; `tails`: phrases right behind one; `joins`: words one of which stands
    between the parts; `never`: words in the sentence that make it another total; `label` names the parts.
    """

    leads: tuple[str, ...]
    tails: tuple[str, ...]
    joins: tuple[str, ...]
    never: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find totals that no two or more figures before them in the sentence add up to, nor multiply to."""
    options: Options = rule.options
    leads = [text.split() for text in options.leads]
    tails = [text.split() for text in options.tails]
    for figures in document.figures_of.values():
        for index in range(2, len(figures)):
            total = figures[index]
            if not _single(total) or not _said(total, leads, tails):
                continue
            parts = [figure for figure in figures[:index] if alike(figure, total)]
            if not 2 <= len(parts) <= _MOST or len(parts) < len(_counting(figures[:index])):
                continue
            if not _listed(options, parts, total) or _agrees(parts, total):
                continue
            found = sum(size(part)[0] for part in parts)
            if found / _NEAR < size(total)[0] < found * _NEAR:
                yield rule.finding(
                    document,
                    total.span,
                    related=[Related(Span(parts[0].span.start, parts[-1].span.end), options.label)],
                    **added(parts),
                )


def _said(total: Figure, leads: list[list[str]], tails: list[list[str]]) -> bool:
    """Whether words before or behind a figure say that it is a total."""
    tokens = total.sentence.tokens
    start = total.first
    while start and tokens[start - 1].lower in ("about", "around", "roughly"):
        start -= 1
    before = [token.lower for token in tokens[max(0, start - 5) : start]]
    behind = total.last
    if behind < len(tokens) and total.noun and tokens[behind].lower == total.noun:
        behind += 1
    return any(before[-len(lead) :] == lead for lead in leads) or bool(phrase_at(tokens, behind, tails))


def _counting(figures: Sequence[Figure]) -> list[Figure]:
    """The figures that count or measure something; how long it took is another thing."""
    return [
        figure
        for figure in figures
        if figure.kind not in ("year", "ordinal", "time", "age", "percent")
        and not (figure.units and figure.units[0].dimension == "time")
    ]


def _single(figure: Figure) -> bool:
    """Whether a figure is one value, at most hedged by “about”."""
    return figure.value == figure.high and figure.bound in ("", "about")


def _listed(options: Options, parts: list[Figure], total: Figure) -> bool:
    """Whether the figures before a total are its parts: exact, joined, and nothing between that says otherwise."""
    tokens = total.sentence.tokens
    words = {token.lower for token in tokens[max(0, parts[0].first - 3) : total.last + 2]}
    joints = {token.lower for token in tokens[parts[0].last : parts[-1].first]}
    if not words.isdisjoint(options.never) or joints.isdisjoint(options.joins):
        return False
    return all(_single(part) and part.value < size(total)[0] * _NEAR for part in parts) and all(
        one.units[:1] == parts[0].units[:1] for one in (*parts, total)
    )


def _rounding(figure: Figure) -> float:
    """How far a figure may be rounded; one of few digits is taken as counted."""
    return figure.grain / 2 if figure.grain < 1 or figure.value > _COUNTED else 0.0


def _agrees(parts: list[Figure], total: Figure) -> bool:
    """Whether some of the parts add up to the total, or two of them multiply to it, as far as they are rounded."""
    slack = min(sum(_rounding(figure) for figure in (*parts, total)), total.value * _COARSE)
    if total.bound:
        slack = max(slack, total.value * _ABOUT)
    sums = (
        sum(part.value for part in chosen)
        for number in range(2, len(parts) + 1)
        for chosen in combinations(parts, number)
    )
    products = (one.value * other.value for one, other in combinations(parts, 2))
    return any(abs(result - total.value) <= slack for result in (*sums, *products))


CHECK = Check(Options, run)
