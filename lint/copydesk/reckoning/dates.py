"""Dates of the calendar as articles write them: “Tuesday, Nov. 18, 2014”, “18 November”, “March 2015”."""

from __future__ import annotations

from calendar import isleap, monthrange
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from copydesk.sentences import Sentence, Token

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_WEEKDAY = {name.lower(): number for number, name in enumerate(WEEKDAYS)} | {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4,
}  # fmt: skip
_MONTH = {name.lower(): number for number, name in enumerate(MONTHS, 1)} | {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
_PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening", "night"})
_JOINTS = frozenset({"-", "–", "—", "to", "and", "through", "or", "&", "/", "until"})
_REPEATS = frozenset({"every", "each", "most"})
FIRST_GREGORIAN = 1800
"""Before this year a weekday is not reckoned: calendars differed."""


@dataclass(frozen=True, slots=True)
class DateRef:
    """A date as written; what it leaves out is None.

    `span` is the date without its weekday, `weekday_span` the weekday. `first` and `last` are a half-open range of the
    sentence's tokens, the weekday's included. `single` is false for one end of a range or list of days.
    """

    year: int | None
    month: int
    day: int | None
    weekday: int | None
    sentence: Sentence
    first: int
    last: int
    span: Span
    weekday_span: Span | None
    single: bool

    def exists(self) -> bool:
        """Whether the calendar has this day (in some year, if none is given)."""
        if self.day is None:
            return True
        if self.month == 2 and self.day == 29:
            return self.year is None or isleap(self.year)
        return 1 <= self.day <= monthrange(2001, self.month)[1]

    def on(self, year: int) -> date | None:
        """The day in a year, if it has it."""
        try:
            return date(year, self.month, self.day) if self.day else None
        except ValueError:
            return None

    def written(self, year: int | None = None) -> str:
        """The date in words: “Nov. 18, 2014” is “November 18, 2014”."""
        year = year or self.year
        return f"{MONTHS[self.month - 1]} {self.day}" + (f", {year}" if year else "")


def read_dates(places: Mapping[str, list[tuple[Sentence, int]]]) -> tuple[DateRef, ...]:
    """All dates that name a month, in order. `places` says where each word stands (`Document.places`)."""
    found: list[DateRef] = []
    for word, month in _MONTH.items():
        for form in (word, f"{word}."):
            for sentence, index in places.get(form, ()):
                if sentence.tokens[index].text[0].isupper():
                    found += _around(sentence, index, month)
    return tuple(sorted(found, key=lambda ref: ref.span))


def _around(sentence: Sentence, index: int, month: int) -> Iterator[DateRef]:
    """The date whose month stands at a token, if it is one."""
    tokens = sentence.tokens
    after = index + 1
    if after < len(tokens) and tokens[after].text == "." and not tokens[after].spaced:
        after += 1
    first, last = index, after
    day = 0 if _counts(tokens, index, after) else _day(tokens, after)
    single = True
    if day:
        last = after + 1
        single = not _joined(tokens, last)
    elif index and (day := _day(tokens, index - 1)):
        first = index - 1
    elif index > 1 and tokens[index - 1].lower == "of" and (day := _day(tokens, index - 2)):
        first = index - 2
    if day and first < index:
        single = not (first and tokens[first - 1].text in _JOINTS)
    year, last = _year(tokens, last)
    if not day and not year:
        return
    weekday, place = _weekday_before(tokens, first) if day else (None, first)
    weekday_span = tokens[place].span if weekday is not None else None
    stop = last
    if weekday is None and day:
        weekday, behind = _weekday_behind(tokens, last)
        if weekday is not None:
            weekday_span, stop = tokens[behind].span, behind + 1
    elif place and (tokens[place - 1].text in _JOINTS or tokens[place - 1].lower in _REPEATS):
        single = False
    span = Span(tokens[first].start, tokens[last - 1].end)
    yield DateRef(
        year, month, day or None, weekday, sentence, min(first, place), stop, span, weekday_span, single
    )


def _counts(tokens: tuple[Token, ...], index: int, after: int) -> bool:
    """Whether the number behind a month counts something: “In February 30 people died”."""
    if not index or tokens[index - 1].lower not in ("in", "since", "last", "this"):
        return False
    return after + 1 < len(tokens) and (tokens[after + 1].kind == "word" or tokens[index - 1].lower == "in")


def _day(tokens: tuple[Token, ...], index: int) -> int:
    if not 0 <= index < len(tokens) or tokens[index].kind != "number":
        return 0
    text = tokens[index].text
    digits = text[:-2] if text.endswith(("st", "nd", "rd", "th")) else text
    if not digits.isdigit() or len(digits) > 2 or not 1 <= int(digits) <= 31:
        return 0
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following and not following.spaced and following.kind in ("word", "symbol"):
        return 0
    return int(digits)


def _joined(tokens: tuple[Token, ...], last: int) -> bool:
    """Whether a day goes on to another: “17-19”, “17 and 18”."""
    return last + 1 < len(tokens) and tokens[last].text in _JOINTS and tokens[last + 1].kind == "number"


def _year(tokens: tuple[Token, ...], last: int) -> tuple[int | None, int]:
    at = last + 1 if last < len(tokens) and tokens[last].text == "," else last
    if at < len(tokens) and tokens[at].kind == "number":
        text = tokens[at].text
        if len(text) == 4 and text.isdigit() and 1500 <= int(text) <= 2100:
            return int(text), at + 1
    return None, last


def _weekday_before(tokens: tuple[Token, ...], first: int) -> tuple[int | None, int]:
    """The weekday before a date, over a comma, a bracket, “the” and the part of the day."""
    place = first - 1
    steps = 0
    while (
        place >= 0
        and steps < 4
        and (
            tokens[place].text in (",", "(", ".")
            or tokens[place].lower in ("the", "on")
            or tokens[place].lower in _PARTS_OF_DAY
        )
    ):
        if tokens[place].text == "." and not (
            place and tokens[place - 1].lower in _WEEKDAY and len(tokens[place - 1].text) < 6
        ):
            return None, first
        place -= 1
        steps += 1
    if place >= 0 and (number := _weekday(tokens[place])) is not None:
        return number, place
    return None, first


def _weekday_behind(tokens: tuple[Token, ...], last: int) -> tuple[int | None, int]:
    """“March 5 (Monday)”, “March 5, a Monday”."""
    texts = [token.lower for token in tokens[last : last + 3]]
    at = last + 1 if texts[:1] == ["("] and texts[2:] == [")"] else last + 2 if texts[:2] == [",", "a"] else 0
    if at and at < len(tokens):
        return _weekday(tokens[at]), at
    return None, last


def _weekday(token: Token) -> int | None:
    return _WEEKDAY.get(token.lower.rstrip(".")) if token.text[0].isupper() else None


def weekday_of(token: Token) -> int | None:
    """The weekday that a token names, in the possessive too: 0 for Monday; None if it names none."""
    return _WEEKDAY.get(token.lower.removesuffix("'s").rstrip(".")) if token.text[0].isupper() else None


def month_of(token: Token) -> int:
    """The month that a token names, short or in the possessive too: 1 for January; 0 if it names none."""
    return _MONTH.get(token.lower.removesuffix("'s").rstrip("."), 0) if token.text[0].isupper() else 0


def read_year(tokens: tuple[Token, ...], index: int) -> int:
    """The year that a token stands for; 0 if it is none: four digits from 1500 to 2100 that count and measure nothing."""
    text = tokens[index].text
    if len(text) != 4 or not text.isdigit() or not 1500 <= int(text) <= 2100:
        return 0
    before = tokens[index - 1] if index else None
    if before and (
        before.kind == "symbol" or (before.text in "-–" and not before.spaced and not tokens[index].spaced)
    ):
        year_before = index > 1 and len(tokens[index - 2].text) == 4 and tokens[index - 2].text.isdigit()
        if not year_before:
            return 0
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None or following.kind != "word":
        return 0 if following and not following.spaced and following.kind == "symbol" else int(text)
    counted = (
        following.lower.endswith("s")
        and not following.lower.endswith(("ss", "us", "'s"))
        and len(following.lower) > 3
    )
    named = following.text[0].isupper()
    led = before is not None and before.lower in (
        "in",
        "since",
        "by",
        "until",
        "from",
        "to",
        "and",
        "of",
        "during",
        "before",
        "after",
    )
    return 0 if counted and not named and not led else int(text)
