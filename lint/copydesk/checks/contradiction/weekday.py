"""A weekday that is not its date's: “Tuesday, Nov. 19, 2014”."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from copydesk.finding import Related
from copydesk.reckoning.amounts import years_in
from copydesk.reckoning.dates import FIRST_GREGORIAN, WEEKDAYS
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.dates import DateRef

_NEAR = timedelta(days=14)
"""How far from the article's own date one without a year may lie."""
_SEASON = 14
"""Days at most between two dates without a year that are taken to be of one year."""
_CYCLE = 28
"""Years after which weekdays and dates come round again, from 1901 to 2099."""


class _Wrong(NamedTuple):
    """A date that is not on its weekday, the day it is taken for, by which other date, and the right weekday if known."""

    ref: DateRef
    day: date
    witness: DateRef | None = None
    right: str = ""


class Options(BaseOptions):
    """`label` names the date as second place, `witness` another date of the article that fixes the year."""

    label: str
    witness: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find weekdays that are not their date's; without a year, by the article's date or its other dates."""
    dated = [
        ref for ref in document.dates if ref.weekday is not None and ref.single and ref.exists() and ref.day
    ]
    for ref in dated:
        if ref.year:
            day = ref.on(ref.year)
            if day and ref.year >= FIRST_GREGORIAN and day.weekday() != ref.weekday:
                yield _finding(rule, document, ref, day)
    undated = [ref for ref in dated if not ref.year]
    if document.meta.date:
        wrong = list(_by_article(undated, document.meta.date))
    else:
        wrong = list(_by_others(undated, [ref for ref in dated if ref.year and _right(ref)]))
    days = {(ref.month, ref.day) for ref, *_ in wrong}
    if len(days) == 1:  # dates of several years (a gallery, a chronicle) disagree more than once
        for ref, day, witness, right in wrong:
            if not _of_another_year(ref, witness, day, dated):
                yield _finding(rule, document, ref, day, witness, right)


def _of_another_year(ref: DateRef, witness: DateRef | None, day: date, dated: Sequence[DateRef]) -> bool:
    """Whether some other date of the article falls on its weekday in a year in which this one does, and none judged by."""
    own = {day.year % _CYCLE} if not witness or witness.year else _fitting(witness)
    fitting = _fitting(ref)
    others = [_fitting(other) for other in dated if (other.month, other.day) != (ref.month, ref.day)]
    return any(other & fitting and not other & own for other in others)


def _fitting(ref: DateRef) -> set[int]:
    """The years of the calendar's cycle in which a date falls on its weekday."""
    years = [ref.year] if ref.year else range(_CYCLE * 72, _CYCLE * 73)
    return {year % _CYCLE for year in years if (day := ref.on(year)) and day.weekday() == ref.weekday}


def _by_article(undated: Sequence[DateRef], own: date) -> Iterator[_Wrong]:
    for ref in undated:
        days = [day for year in (own.year - 1, own.year, own.year + 1) if (day := ref.on(year))]
        days = [day for day in days if abs(day - own) <= _NEAR]
        told = {year for _, year in years_in(ref.sentence)}
        if days and days[0].weekday() != ref.weekday and told <= {days[0].year}:
            yield _Wrong(ref, days[0])


def _by_others(undated: Sequence[DateRef], full: Sequence[DateRef]) -> Iterator[_Wrong]:
    """Judge by a full date with weekday and year, else by another weekday and date near in the year."""
    if not undated:
        return
    anchors = [
        (ref, day) for ref in full if (ref.year or 0) >= FIRST_GREGORIAN and (day := ref.on(ref.year or 0))
    ]
    first = undated[0]
    for ref in undated:
        close = [(anchor, day) for anchor, known in anchors if (day := _nearest(ref, known))]
        if close:
            if all(day.weekday() != ref.weekday for _, day in close):
                yield _Wrong(ref, close[0][1], close[0][0])
            continue
        shift = _shift(first, ref)
        if (
            shift is not None
            and ((first.weekday or 0) + shift - (ref.weekday or 0)) % 7
            and (day := ref.on(2001))
        ):
            right = WEEKDAYS[((first.weekday or 0) + shift) % 7]
            yield _Wrong(ref, day, first, right)


def _nearest(ref: DateRef, known: date) -> date | None:
    """The day in the year that puts it nearest to a known one; None where two years would do nearly as well."""
    days = [day for year in (known.year - 1, known.year, known.year + 1) if (day := ref.on(year))]
    near = [day for day in days if abs(day - known) <= timedelta(days=30)]
    return near[0] if near else None


def _right(ref: DateRef) -> bool:
    day = ref.on(ref.year or 1)
    return day is not None and day.weekday() == ref.weekday


def _shift(one: DateRef, other: DateRef) -> int | None:
    """The days from one date to another in the same season, where no leap day and no New Year can lie between."""
    a, b = one.on(2001), other.on(2001)
    if a is None or b is None or abs((b - a).days) > _SEASON or (a.month < 3) != (b.month < 3):
        return None
    return (b - a).days


def _finding(
    rule: Rule,
    document: Document,
    ref: DateRef,
    day: date,
    witness: DateRef | None = None,
    right: str = "",
) -> Finding:
    right = right or WEEKDAYS[day.weekday()]
    related = [Related(ref.span, rule.options.label.format(weekday=right))]
    if witness:
        related.append(Related(witness.span, rule.options.witness))
    span = ref.weekday_span or ref.span
    date_text = ref.written(None if witness and not witness.year else day.year)
    return rule.finding(document, span, suggestions=[right], related=related, weekday=right, date=date_text)


CHECK = Check(Options, run)
