"""Two rates of two currencies in one article: “10 euros ($11) … 100 euros ($150)”."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure


class Options(BaseOptions):
    """Words between two sums.

    `joints`: what stands between a sum and the same in another currency; `worth`: words there that give the rate; `small`: coins, of which a sum by the piece is told;
    `slack`: the share by which two rates may differ; `unless`: words in the sentence that speak of another day's rate;
    `label` names the other conversion.
    """

    joints: tuple[str, ...]
    worth: tuple[str, ...]
    small: tuple[str, ...]
    unless: tuple[str, ...]
    slack: float
    label: str


class _Rate(NamedTuple):
    least: float
    most: float
    span: Span


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a conversion of money whose rate is not that of the article's others."""
    options: Options = rule.options
    rates: dict[tuple[str, str], list[_Rate]] = {}
    for figures in document.figures_of.values():
        sums = [figure for figure in figures if figure.kind == "money"]
        for one, other in pairwise(sums):
            rate = _rate(options, document, one, other)
            if rate:
                rates.setdefault(rate[0], []).append(rate[1])
    for found in rates.values():
        first = found[0]
        for later in found[1:]:
            if later.least > first.most * (1 + options.slack) or later.most < first.least * (
                1 - options.slack
            ):
                yield rule.finding(document, later.span, related=[Related(first.span, options.label)])
                break


def _rate(
    options: Options, document: Document, one: Figure, other: Figure
) -> tuple[tuple[str, str], _Rate] | None:
    """The currencies of two sums that are one, and what one of the first is in the second."""
    of = tuple(figure.symbol or figure.noun.removesuffix("s") for figure in (one, other))
    gap = tuple(token.lower for token in one.sentence.tokens[one.last : other.first])
    if gap and gap[0] == one.noun:
        gap = gap[1:]
    if (
        of[0] == of[1]
        or not all(of)
        or not set(options.small).isdisjoint(of)
        or " ".join(gap) not in (*options.joints, *options.worth)
    ):
        return None
    if one.value != one.high or other.value != other.high or not one.value or not other.value:
        return None
    if not document.words_in(one.sentence).isdisjoint(options.unless):
        return None
    slack = 0.0 if " ".join(gap) in options.worth else one.slack
    least = (other.value - other.slack) / (one.value + slack)
    most = (other.value + other.slack) / max(one.value - slack, one.value / 2)
    return (of[0], of[1]), _Rate(least, most, Span(one.span.start, other.span.end))


CHECK = Check(Options, run)
