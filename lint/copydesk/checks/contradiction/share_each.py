"""What each gets, where it is not the sum shared by their number: “3,000 winners … £8.5bn in total, £4.8m each”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import alike
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure


class Options(BaseOptions):
    """Words of sharing.

    `each`: words right behind what one gets; `total`: words of which the sentence has one for the sum; `slack`: how far
    the reckoning may be off, as a share; `label` names the sum, `number` their number.
    """

    each: tuple[str, ...]
    total: tuple[str, ...]
    slack: float
    label: str
    number: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find sentences with a number, a sum and a share for each, of which no two give the third."""
    options: Options = rule.options
    for figures in document.figures_of.values():
        if len(figures) < 3:
            continue
        tokens = figures[0].sentence.tokens
        words = {token.lower for token in tokens}
        if not words & {*options.total}:
            continue
        for share in figures:
            if (
                share.kind != "money"
                or share.last >= len(tokens)
                or tokens[share.last].lower not in options.each
            ):
                continue
            sums = [figure for figure in figures if figure is not share and alike(figure, share)]
            counts = [
                figure for figure in figures if figure.kind == "count" and figure.value > 1 and figure.noun
            ]
            if (
                len(sums) == 1
                and len(counts) == 1
                and share.value == share.high
                and not _agree(counts[0], sums[0], share, options.slack)
            ):
                yield rule.finding(
                    document,
                    share.span,
                    related=[Related(counts[0].span, options.number), Related(sums[0].span, options.label)],
                    sum=document.seen(sums[0].span),
                    count=document.seen(counts[0].span),
                    right=_written(share, sums[0].value / counts[0].value),
                )


def _agree(count: Figure, total: Figure, share: Figure, slack: float) -> bool:
    """Whether sum and number may give the share; a bound leaves that side open."""
    reckoned = total.value / count.value
    if total.bound in ("over", "least") and share.value > reckoned and share.value < 1.2 * reckoned:
        return True
    return reckoned * (1 - slack) <= share.high and share.value <= reckoned * (1 + slack)


def _written(share: Figure, value: float) -> str:
    for scale, name in ((1e9, "bn"), (1e6, "m")):
        if value >= scale:
            return f"{share.symbol}{value / scale:.1f}{name}"
    return f"{share.symbol}{value:,.0f}"


CHECK = Check(Options, run)
