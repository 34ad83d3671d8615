"""A figure taken up and changed: “It uses 65 litres of water. That’s 85 litres of …”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding


class Options(BaseOptions):
    """How a figure is taken up.

    `openings`: the words before it; `unless`: words behind it that make it another figure; `most`: how many times
    greater one may be than the other; `label` names the first.
    """

    openings: tuple[str, ...]
    unless: tuple[str, ...]
    most: float
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “That’s N units” behind a sentence whose last figure of the unit is near N and not N."""
    options: Options = rule.options
    for number, figures in document.figures_of.items():
        figure = figures[0]
        tokens = figure.sentence.tokens
        before = document.figures_of.get(number - 1, ())
        if figure.kind != "measure" or not before or before[-1].kind != "measure" or not figure.exact:
            continue
        if " ".join(token.lower for token in tokens[: figure.first]) not in options.openings:
            continue
        one = before[-1]
        if one.unit_text != figure.unit_text or not one.exact or one.value == figure.value or not one.value:
            continue
        ratio = figure.value / one.value
        after = {token.lower for token in tokens[figure.last : figure.last + 4]}
        if 1 / options.most < ratio < options.most and after.isdisjoint(options.unless):
            yield rule.finding(
                document,
                figure.span,
                related=[Related(one.span, options.label)],
                one=document.seen(one.span),
            )


CHECK = Check(Options, run)
