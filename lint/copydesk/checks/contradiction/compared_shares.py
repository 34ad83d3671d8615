"""“Fewer” or “more” with figures that say the opposite: “fewer men (53%) than women (47%)”."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import alike, size
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure


class Options(BaseOptions):
    """The words of a comparison.

    `more` and `fewer`: comparatives; `never`: words before one that make it none; `than` joins them to what they are
    compared with; `reach`: words between; `label` names the first figure.
    """

    more: tuple[str, ...]
    fewer: tuple[str, ...]
    never: tuple[str, ...]
    than: str
    reach: int
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find two bracketed figures around “than” that go the other way than the comparative before them."""
    options: Options = rule.options
    for figures in document.figures_of.values():
        for one, other in pairwise(figures):
            if not (alike(one, other) and _bracketed(one) and _bracketed(other)):
                continue
            tokens = one.sentence.tokens
            between = [token.lower for token in tokens[one.last : other.first]]
            if {*between} & {*options.more, *options.fewer}:
                continue
            if between.count(options.than) != 1 or len(between) > options.reach + 4:
                continue
            for index in range(one.first - 1, max(0, one.first - options.reach) - 1, -1):
                token = tokens[index]
                if token.lower in options.more or token.lower in options.fewer:
                    if index and tokens[index - 1].lower in options.never:
                        break
                    wants_more = token.lower in options.more
                    (_, high), (low, _) = (size(one), size(other)) if wants_more else (size(other), size(one))
                    if high < low:
                        yield rule.finding(
                            document,
                            other.span,
                            related=[Related(one.span, options.label)],
                            one=document.seen(one.span),
                            word=token.text,
                        )
                    break


def _bracketed(figure: Figure) -> bool:
    tokens = figure.sentence.tokens
    return (
        figure.first > 0
        and tokens[figure.first - 1].text == "("
        and figure.last < len(tokens)
        and (tokens[figure.last].text in (")", ","))
    )


CHECK = Check(Options, run)
