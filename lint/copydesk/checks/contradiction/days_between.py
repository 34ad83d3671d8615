"""A number of days that two dates do not lie apart: “from January 1 to January 20, 2010, … 1,000 days”."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import hyphened
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.dates import DateRef
    from copydesk.reckoning.figures import Figure

_LENGTHS = {"days": 1, "weeks": 7}
_ENDS = 2


class Options(BaseOptions):
    """Words round the days.

    `before`: words right before the number that make it the length of what the dates begin and end; `unless`: words in
    the sentence that make it another's; `slack`: days by which counting may differ; `label` names the two dates.
    """

    before: tuple[str, ...]
    unless: tuple[str, ...]
    slack: int
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find sentences with two whole dates and one number of days that disagree."""
    options: Options = rule.options
    dates: dict[int, list[DateRef]] = {}
    for one in document.dates:
        dates.setdefault(one.sentence.number, []).append(one)
    for number, ends in dates.items():
        if len(ends) != _ENDS or not document.words_in(ends[0].sentence).isdisjoint(options.unless):
            continue
        spans = [figure for figure in document.figures_of.get(number, ()) if _length(options, figure)]
        apart = _apart(*ends)
        if len(spans) != 1 or apart is None or document.quoted(spans[0].span.start):
            continue
        each = _LENGTHS[spans[0].units[0].name]
        if abs(spans[0].value * each - apart) > spans[0].slack * each + options.slack * each:
            yield rule.finding(
                document,
                spans[0].span,
                related=[Related(Span(ends[0].span.start, ends[1].span.end), options.label)],
                right=f"{apart:,}",
            )


def _length(options: Options, figure: Figure) -> bool:
    """Whether a figure is a number of days or weeks that tells a length."""
    if (
        figure.kind != "measure"
        or figure.units[0].name not in _LENGTHS
        or not figure.exact
        or hyphened(figure)
    ):
        return False
    tokens = figure.sentence.tokens
    behind = tokens[figure.last].lower if figure.last < len(tokens) else ""
    return (
        bool(figure.first)
        and tokens[figure.first - 1].lower in options.before
        and behind not in options.unless
    )


def _apart(one: DateRef, other: DateRef) -> int | None:
    """The days between two dates of the calendar; the first may leave its year to the second."""
    if one.day is None or other.day is None or other.year is None:
        return None
    year = one.year or other.year
    try:
        days = (date(other.year, other.month, other.day) - date(year, one.month, one.day)).days
    except ValueError:
        return None
    return days if days > 0 else None


CHECK = Check(Options, run)
