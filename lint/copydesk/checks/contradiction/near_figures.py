"""Two long figures of one thing that differ by a slip: “203,091 votes” and “230,091 votes”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import reckoned
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure


class Options(BaseOptions):
    """`digits`: how many digits a figure must have, its trailing zeros apart; `label` names the first figure."""

    digits: int
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find long figures of one noun, unit or currency of which one is the other with two neighbouring digits swapped."""
    seen: dict[tuple[str, str], Figure] = {}
    for figure in document.figures:
        if figure.kind not in ("count", "measure", "money") or figure.spelt or figure.value != figure.high:
            continue
        digits = reckoned(figure.value).replace(",", "").replace(".", "")
        if len(digits.rstrip("0")) < rule.options.digits:
            continue
        thing = figure.noun or figure.unit_text or figure.symbol
        if not thing:
            continue
        for swapped in _swaps(digits):
            other = seen.get((thing, swapped))
            if other and other.value != figure.value:
                yield rule.finding(
                    document,
                    figure.span,
                    related=[Related(other.span, rule.options.label)],
                    one=document.seen(other.span),
                )
                break
        seen.setdefault((thing, digits), figure)


def _swaps(digits: str) -> Iterator[str]:
    """The digits with each pair of neighbours swapped."""
    for index in range(len(digits) - 1):
        if digits[index] != digits[index + 1]:
            yield digits[:index] + digits[index + 1] + digits[index] + digits[index + 2 :]


CHECK = Check(Options, run)
