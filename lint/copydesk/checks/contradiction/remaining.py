"""What is left of a whole that its other parts do not leave: “51 percent … the remaining 39 percent”."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import reckoned
from copydesk.reckoning.lists import remainder
from copydesk.reckoning.shares import fraction
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure

_ALL = 100.0
_NEAR = 0.25
"""What share of a whole its parts may come short of it, or beyond it, and still be meant as all of it."""
_MOST = 5
"""Parts among which the whole's are looked for."""


class Options(BaseOptions):
    """The words of what is left.

    `left`: words right before a figure for all that is left; `apart`: words in the sentence that make it another; `label` names the other parts.
    """

    left: tuple[str, ...]
    apart: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “the remaining N” that is not what the whole and its parts before it leave."""
    options: Options = rule.options
    left = frozenset(options.left)
    if left.isdisjoint(document.places):
        return
    for number, figures in document.figures_of.items():
        words = document.words_in(figures[0].sentence)
        if words.isdisjoint(left) or not words.isdisjoint(options.apart):
            continue
        for index, figure in enumerate(figures):
            before = (*document.figures_of.get(number - 1, ()), *figures[:index])
            if not figure.exact or not remainder(figure, before, left):
                continue
            found = _share(figure, figures[:index]) if figure.kind == "percent" else _count(figure, before)
            if found:
                right, parts = found
                yield rule.finding(
                    document,
                    figure.span,
                    related=[Related(Span(parts[0].span.start, parts[-1].span.end), options.label)],
                    right=reckoned(round(right, 2)),
                )


def _share(figure: Figure, before: Sequence[Figure]) -> tuple[float, list[Figure]] | None:
    """What shares leave of a hundred, and the shares, where a share said to be left is another."""
    shares = [one for one in before if one.kind == "percent" and one.value == one.high]
    if not shares or any(fraction(one) for one in before) or len(shares) > _MOST:
        return None
    sums = [
        sum(one.value for one in chosen)
        for number in range(1, len(shares) + 1)
        for chosen in combinations(shares, number)
    ]
    slack = (len(shares) + 1) * max(one.grain if one.grain < 1 else 1.0 for one in (*shares, figure)) / 2
    if any(abs(_ALL - found - figure.value) <= slack for found in sums):
        return None
    told = sum(one.value for one in shares)
    if abs(told + figure.value - _ALL) > _NEAR * _ALL or told >= _ALL or any(one.bound for one in shares):
        return None
    return _ALL - told, shares


def _count(figure: Figure, before: Sequence[Figure]) -> tuple[float, list[Figure]] | None:
    """What the parts of a number leave of it, where the number said to be left is another."""
    counts = [one for one in before if one.kind == "count" and one.value >= 1]
    if figure.kind != "count" or not 1 < len(counts) <= _MOST or not all(one.exact for one in counts):
        return None
    whole = max(counts, key=lambda one: one.value)
    parts = [one for one in counts if one is not whole]
    if parts[-1].sentence is not figure.sentence:
        return None
    named = figure.noun in ("", whole.noun) or not figure.noun.endswith("s")
    if not named or whole.value <= figure.value + parts[-1].value / 2 or counts.index(whole) > 1:
        return None
    sums = {
        sum(one.value for one in chosen)
        for number in range(len(counts))
        for chosen in combinations(counts, number)
    }
    if any(other.value - found == figure.value for other in counts for found in sums):
        return None
    right = whole.value - sum(one.value for one in parts)
    return (right, counts) if right > 0 and abs(right - figure.value) <= _NEAR * whole.value else None


CHECK = Check(Options, run)
