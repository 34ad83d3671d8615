"""Yes and no that come to more than all: “53 percent voted yes and 57 percent no”."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from copydesk.amounts import reckoned
from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.figures import Figure
    from copydesk.finding import Finding

_ALL = 102
"""What shares come to at most, rounding included."""


class Options(BaseOptions):
    """The words of answers.

    `yes` and `no`: words for two answers that exclude each other; `reach`: tokens behind a
    percentage in which its answer stands; `apart`: words between two percentages that make them of two questions; `label` names the other share.
    """

    yes: tuple[str, ...]
    no: tuple[str, ...]
    reach: int
    apart: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find two percentages next to each other, one for and one against, that come to more than a hundred."""
    options: Options = rule.options
    for figures in document.figures_of.values():
        shares = [figure for figure in figures if figure.kind == "percent" and figure.exact]
        for one, other in pairwise(shares):
            if one.value + other.value <= _ALL or not {*_sides(options, one), *_sides(options, other)} >= {
                1,
                -1,
            }:
                continue
            gap = {token.lower for token in one.sentence.tokens[one.last : other.first]}
            if len(_sides(options, one)) == len(_sides(options, other)) == 1 and gap.isdisjoint(
                options.apart
            ):
                yield rule.finding(
                    document,
                    other.span,
                    related=[Related(one.span, options.label)],
                    one=document.seen(one.span),
                    sum=reckoned(one.value + other.value),
                )


def _sides(options: Options, figure: Figure) -> set[int]:
    """What answer stands right behind a percentage: 1 for yes, -1 for no."""
    tokens = figure.sentence.tokens
    found = set()
    for token in tokens[figure.last : figure.last + options.reach]:
        if token.kind == "number" or token.text in ",;:.":
            break
        if token.lower in options.yes:
            found.add(1)
        elif token.lower in options.no:
            found.add(-1)
    return found


CHECK = Check(Options, run)
