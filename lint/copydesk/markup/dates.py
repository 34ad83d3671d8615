"""The date that a line near the top of an article gives it: “Friday, January 12, 2024”, “2024-01-12”."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?,?\s+)?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
DATE = (
    rf"{_WEEKDAY}(?:{MONTH}\s+{_DAY}(?:,?\s+\d{{4}}\b|\b(?!\s*,?\s*\d))"
    rf"|{_DAY}\s+(?:of\s+)?{MONTH}(?:,?\s+\d{{4}}\b|(?!\s*,?\s*\d))|\d{{4}}-\d\d-\d\d)"
)
_LABEL = r"(?:(?:First\s+|Last\s+|Originally\s+)?(?:Published|Posted|Updated|Modified|Created|Filed|Dated?)(?:\s+(?:on|at))?\s*:?\s+)"
_TIME = r"(?:T?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\.\d+)?\s*(?:[ap]\.?\s?m\b\.?)?|\d{1,2}\s*[ap]\.?\s?m\b\.?)"
_REST = rf"(?:{_TIME}|[+-]\d\d:?\d\d|(?-i:[A-Z]{{1,5}})\b|at\b|on\b|{_LABEL}|{DATE}|[\s,|/•·()–—-])"
_PARTS = re.compile(
    rf"(?P<weekday>{_WEEKDAY})(?:(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month2>{MONTH}),?\s+(?P<year2>\d{{4}})\b"
    r"|(?P<iso>\d{4}-\d\d-\d\d))",
    re.IGNORECASE,
)
_OPENING = re.compile(
    rf"(?P<date>{_WEEKDAY.removesuffix('?')}(?:{MONTH}\s+{_DAY},?\s+\d{{4}}|{_DAY}\s+{MONTH},?\s+\d{{4}}))\s+(?=[A-Z“\"])"
)
_LONGEST = 120


@cache
def _line() -> re.Pattern[str]:
    """The pattern of a line of dates; only short lines with digits need it, and to compile it takes a hundredth of a cold start."""
    start = rf"{_LABEL}?(?:{_TIME}\s*(?-i:[A-Z]{{2,4}}\b)?[\s,|•·-]+)?"
    return re.compile(rf"{start}{DATE}{_REST}*", re.IGNORECASE)


def is_date_line(line: str) -> bool:
    """Whether a line says nothing but when: a date, perhaps a label (“Updated:”), a time of day, a second date."""
    return len(line) <= _LONGEST and any(c.isdigit() for c in line) and _line().fullmatch(line) is not None


def opening_date(prose: str) -> int:
    """The length of a date that a paragraph opens with though no sentence does (“Friday, May 7, 2004 A court …”), or 0."""
    match = _OPENING.match(prose)
    return match.end("date") if match else 0


def date_in(line: str) -> date | None:
    """The first full date in a line; none where day and weekday do not agree, or there is no such day."""
    for match in _PARTS.finditer(line):
        if match["iso"]:
            found = _iso(match["iso"])
        else:
            month = _MONTHS.index((match["month"] or match["month2"])[:3].lower()) + 1
            found = _day(int(match["year"] or match["year2"]), month, int(match["day"] or match["day2"]))
        if found is None:
            return None
        weekday = match["weekday"][:3].lower()
        return None if weekday and _WEEKDAYS.index(weekday) != found.weekday() else found
    return None


def iso_date(value: str) -> date | None:
    """The date that a machine-readable time stamp begins with, or a written date; none where it is neither."""
    return _iso(value.strip()[:10]) or date_in(value[:_LONGEST])


def _iso(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
