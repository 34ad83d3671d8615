"""Moments: the weekdays, days, months and years that a sentence names, and whether two can be so far apart as is said."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from copydesk.reckoning.amounts import years_in
from copydesk.reckoning.dates import month_of, weekday_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.reckoning.dates import DateRef
    from copydesk.reckoning.figures import Figure
    from copydesk.sentences import Sentence
    from copydesk.span import Span

WEEK, MONTH, YEAR = 7.0, 30.4375, 365.25
_LEAP = 2000
"""A year that has every day of the calendar."""
_LEAP_DAY = float(date(_LEAP, 2, 29).toordinal())
_UNITS = {"day": 1.0, "week": WEEK, "month": MONTH, "year": YEAR, "decade": 10 * YEAR, "century": 100 * YEAR}
_ROUND = {"day": 0.0, "week": 3.0, "month": 21.0, "year": 200.0, "decade": 5 * YEAR, "century": 25 * YEAR}
"""Days by which so many of a unit may be off where the writer rounds to the unit."""
_MANY = 8
"""Units from which a number is round: ten weeks are nine or eleven as well."""
_AMBIGUOUS = frozenset({"may", "march", "mar"})
_BEFORE_MONTH = frozenset(
    {"in", "last", "since", "of", "late", "early", "this", "next", "until", "mid", "by"}
)

Kind = Literal["weekday", "date", "month", "year"]


class Moment(NamedTuple):
    """A time named: it lies from `low` to `high`, in days of the calendar, or of a year or week that is not told.

    `cycle` is after how many days it comes again, 0 where its year is told; it takes tokens `first` up to `last`.
    """

    kind: Kind
    low: float
    high: float
    cycle: float
    first: int
    last: int
    span: Span


class Step(NamedTuple):
    """From `least` to `most` days; `exact` where single days are counted; its words begin at token `first`."""

    least: float
    most: float
    exact: bool
    first: int


def moments(sentence: Sentence, dates: Sequence[DateRef]) -> list[Moment]:
    """The times that a sentence names, in order; `dates` are those of the article (`Document.dates`)."""
    found = list(_dated(sentence, dates))
    taken = {at for moment in found for at in range(moment.first, moment.last)}
    for at, year in years_in(sentence):
        if at not in taken:
            low = float(date(year, 1, 1).toordinal())
            found.append(Moment("year", low, low + 365, 0.0, at, at + 1, sentence.tokens[at].span))
    for at, token in enumerate(sentence.tokens):
        if at in taken or not token.text[0].isupper():
            continue
        weekday, month = weekday_of(token), month_of(token)
        if weekday is not None:
            found.append(Moment("weekday", weekday, weekday, WEEK, at, at + 1, token.span))
        elif month and not (token.lower in _AMBIGUOUS and not _led(sentence, at)):
            low, high = _month(_LEAP, month)
            found.append(Moment("month", low, high, YEAR, at, at + 1, token.span))
    return sorted(found, key=lambda moment: moment.first)


def _led(sentence: Sentence, at: int) -> bool:
    return at > 0 and sentence.tokens[at - 1].lower in _BEFORE_MONTH


def _dated(sentence: Sentence, dates: Sequence[DateRef]) -> Iterator[Moment]:
    """The dates of the calendar in a sentence."""
    at = bisect_left(dates, sentence.span.start, key=lambda ref: ref.span.start)
    for ref in dates[at:]:
        if ref.span.start >= sentence.span.end:
            return
        day = ref.on(ref.year or _LEAP)
        cycle = 0.0 if ref.year else YEAR
        if day and ref.single:
            place = float(day.toordinal())
            yield Moment("date", place, place, cycle, ref.first, ref.last, ref.span)
        elif ref.day is None and ref.year:
            yield Moment("month", *_month(ref.year, ref.month), cycle, ref.first, ref.last, ref.span)


def _month(year: int, month: int) -> tuple[float, float]:
    """The first and the last day of a month."""
    first = date(year, month, 1)
    after = date(year + month // 12, month % 12 + 1, 1)
    return float(first.toordinal()), float(after.toordinal() - 1)


def read_step(figure: Figure | None, unit: str, first: int, loose: bool) -> Step | None:
    """How many days a number of a unit (“three” “weeks”) may be; None where they are no length of time.

    Without a figure it is one. `loose` says that something else than the figure's own words hedges it.
    """
    name = {"centuries": "century"}.get(unit, unit.removesuffix("s"))
    if name not in _UNITS or (figure and figure.value != figure.high):
        return None
    number = figure.value if figure else 1.0
    bound = figure.bound if figure else ""
    days, off = number * _UNITS[name], _ROUND[name] * (1 if number < _MANY else 2)
    if loose or bound == "about":
        off += max(days / 4, 1.0)
    least, most = days - off, days + off
    if bound in ("over", "least"):
        most = 2 * days + off
    elif bound in ("under", "most"):
        least = days / 3 - off
    return Step(least, most, name == "day" and least == most, first)


def fits(start: Moment, end: Moment, least: float, most: float) -> bool:
    """Whether from one moment to another it may be so many days; also where that cannot be told."""
    weekdays = (start.kind == "weekday") + (end.kind == "weekday")
    if weekdays:
        return weekdays < 2 or least != most or (end.low - start.low - least) % WEEK == 0
    low, high = end.low - start.high, end.high - start.low
    cycle = start.cycle or end.cycle
    if not cycle:
        slack = 1.0 if {start.kind, end.kind} != {"date"} else 0.0
        return low - slack <= most and high + slack >= least
    if max(abs(least), abs(most)) >= cycle:
        return True
    turns = round((least - low) / cycle)
    return any(
        low + turn * cycle - slack <= most and high + turn * cycle + slack >= least
        for turn in range(turns - 2, turns + 3)
        for slack in (0.0 if turn == 0 and _same_in_any_year(start, end) else 1.0,)
    )


def _same_in_any_year(start: Moment, end: Moment) -> bool:
    """Whether a leap day makes no difference to two days of one year that is not told."""
    return start.kind == end.kind == "date" and not min(start.low, end.low) <= _LEAP_DAY <= max(
        start.low, end.low
    )
