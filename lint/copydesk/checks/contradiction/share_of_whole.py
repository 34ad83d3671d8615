"""A percentage of a number and another result: “60 percent of its 500 workers, or 200 people”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import reckoned
from copydesk.reckoning.shares import share_of
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure

_KINDS = ("count", "money")


class Options(BaseOptions):
    """The words of a share.

    `of`: phrases between a percentage and the whole; `again`: what stands between the whole and the result, or between a
    result and its percentage; `before`: words before the percentage that make it another's; `slack`: percentage points that
    are always allowed; `label` names the percentage and the whole.
    """

    of: tuple[str, ...]
    again: tuple[str, ...]
    before: tuple[str, ...]
    slack: float
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “P percent of N, or M” and “M, or P percent of N” that do not come out."""
    options: Options = rule.options
    for figures in document.figures_of.values():
        for index, share in enumerate(figures[:-1]):
            whole = figures[index + 1]
            told = share_of(share)
            if told is None or not share.exact or not _of(options, share, whole):
                continue
            part = _part(options, figures, index)
            if (
                part is None
                or part.kind != whole.kind
                or part.symbol != whole.symbol
                or part.value >= whole.value
            ):
                continue
            found = 100 * part.value / whole.value
            slack = options.slack + found * (_rounding(part) + _rounding(whole))
            if not told.low - slack <= found <= told.high + slack:
                middle = (told.low + told.high) / 200
                yield rule.finding(
                    document,
                    part.span,
                    related=[Related(Span(share.span.start, whole.span.end), options.label)],
                    right=reckoned(round(whole.value * middle, 2 if whole.value < 100 else 0)),
                    said=document.seen(Span(share.span.start, whole.span.end)),
                )


def _rounding(figure: Figure) -> float:
    """What share of itself a figure may be rounded by."""
    return figure.slack / figure.value if figure.value > 1000 or figure.bound else 0.0


def _of(options: Options, share: Figure, whole: Figure) -> bool:
    """Whether two figures are “P percent of the N”."""
    tokens = share.sentence.tokens
    gap = " ".join(token.lower for token in tokens[share.last : whole.first])
    before = tokens[share.first - 1].lower if share.first else ""
    return (
        whole.kind in _KINDS
        and whole.value == whole.high
        and gap in options.of
        and before not in options.before
    )


def _part(options: Options, figures: Sequence[Figure], index: int) -> Figure | None:
    """The result: behind the whole, or before the percentage, with “or” or a bracket between."""
    share, whole = figures[index], figures[index + 1]
    tokens = share.sentence.tokens
    if index + 2 < len(figures):
        part = figures[index + 2]
        gap = [token.lower for token in tokens[whole.last : part.first]]
        if _again(options, gap) and part.value == part.high:
            return part
    if index:
        part = figures[index - 1]
        gap = [token.lower for token in tokens[part.last : share.first]]
        if _again(options, gap) and part.exact:
            return part
    return None


def _again(options: Options, gap: list[str]) -> bool:
    """Whether words say that a figure tells again: at most two words of the noun, a mark, and “or” or a bracket."""
    marks = [at for at, word in enumerate(gap) if word in (",", "(", "—", "–")]
    if len(marks) != 1 or marks[0] > 2:
        return False
    return " ".join(gap[marks[0] :]) in options.again


CHECK = Check(Options, run)
