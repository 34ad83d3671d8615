"""A percentage that is not the part of the whole: “150 of its 500 shops, or 45 percent”."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from copydesk.amounts import reckoned
from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.figures import Figure
    from copydesk.finding import Finding


COUNTED = 1000
"""Below this a number without a hedge is not rounded."""


class Options(BaseOptions):
    """Words between the three figures.

    `of`: between part and whole; `joints`: what may stand right before the percentage; `slack`: percentage points that
    are always allowed; `label` names the part and the whole.
    """

    of: tuple[str, ...]
    joints: tuple[str, ...]
    slack: float
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “N of M X, or P percent”, “N of M X (P percent)” and “P percent (N of M)” that do not come out."""
    options: Options = rule.options
    for figures in document.figures_of.values():
        if len(figures) < 3:
            continue
        for index, (part, whole) in enumerate(pairwise(figures)):
            if not _of(options, part, whole):
                continue
            share = next(
                (
                    figure
                    for figure in (*figures[index + 2 : index + 3], *figures[max(0, index - 1) : index])
                    if _beside(options, figure, part, whole)
                ),
                None,
            )
            if share is None:
                continue
            low = 100 * max(0.0, part.value - _slack(part)) / (whole.value + _slack(whole))
            high = 100 * (part.value + _slack(part)) / max(whole.value - _slack(whole), 1)
            slack = share.slack + options.slack
            if high < share.value - slack or low > share.high + slack:
                yield rule.finding(
                    document,
                    share.span,
                    related=[Related(Span(part.span.start, whole.span.end), options.label)],
                    part=document.seen(part.span),
                    whole=document.seen(whole.span),
                    right=reckoned(round(100 * part.value / whole.value, 1 if share.grain < 1 else 0)),
                )


def _slack(figure: Figure) -> float:
    """How far a count may be rounded; a small one is taken as counted."""
    return figure.slack if figure.bound or figure.value >= COUNTED else 0.0


def _of(options: Options, part: Figure, whole: Figure) -> bool:
    """Whether two counts are a part and its whole."""
    if part.kind != "count" or whole.kind != "count" or not part.exact or whole.value != whole.high:
        return False
    gap = tuple(token.lower for token in part.sentence.tokens[part.last : whole.first])
    return " ".join(gap) in options.of and part.value <= whole.value


def _beside(options: Options, share: Figure, part: Figure, whole: Figure) -> bool:
    """Whether a percentage stands in brackets, or behind a comma and “or”, next to the part and the whole."""
    tokens = share.sentence.tokens
    if share.kind != "percent" or share.value != share.high:
        return False
    if share.first > whole.last:
        gap = tokens[whole.last : share.first]
        closing = tokens[share.last].text if share.last < len(tokens) else ""
        words = [token.lower for token in gap if token.kind == "word"]
        marks = [token.text for token in gap if token.kind == "mark"]
        if marks == ["("] and gap[-1].text == "(":
            return closing == ")" and len(gap) < 6
        return (
            marks[:1] in ([","], ["—"], ["–"])
            and len(gap) < 7
            and bool(words)
            and words[-1] in options.joints
        )
    gap = tokens[share.last : part.first]
    return [token.text for token in gap] == ["("] and tokens[min(whole.last, len(tokens) - 1)].text == ")"


CHECK = Check(Options, run)
