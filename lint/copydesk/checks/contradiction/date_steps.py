"""Two dates that are not as far apart as is said: “on April 3. Three days later, on April 9”."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from copydesk.finding import Related
from copydesk.reckoning.amounts import years_in
from copydesk.reckoning.dates import WEEKDAYS
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.stating.content import bare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence
    from copydesk.span import Span

_DAYS = {name.lower(): number for number, name in enumerate(WEEKDAYS)}
_WEEK, _YEAR = 7, 365
_LEAP = 2000
"""A year that has every day of the calendar."""
_EARLY = 6
"""Tokens that a sentence may have before a step that counts from the sentence before."""
_FEBRUARY = 59
"""The day of the year that not every year has."""
_UNITS = {"day": 1.0, "days": 1.0, "week": 7.0, "weeks": 7.0, "month": 30.4, "months": 30.4, "year": 365.25, "years": 365.25}  # fmt: skip
_SLACK = {"day": 0.0, "week": 3.0, "month": 21.0, "year": 366.0}
"""Days that so many of a unit may be off by rounding."""

Kind = str
"""What a reference names: “weekday”, “date” or “year”."""


class Options(BaseOptions):
    """Words of steps in time.

    `later` and `earlier`: words behind a number of days that count from what was told before; `after` and `before`: words behind it that count from what follows; `ones`: words for one;
    `hedges`: words before a number that loosen it; `between`: words between a step and its date; `never`: words that make the dates no two ends; `reach`: tokens from “after” to
    its date; `label` names the other date.
    """

    later: tuple[str, ...]
    earlier: tuple[str, ...]
    after: tuple[str, ...]
    before: tuple[str, ...]
    ones: tuple[str, ...]
    hedges: tuple[str, ...]
    between: tuple[str, ...]
    never: tuple[str, ...]
    reach: int
    label: str


class _Point(NamedTuple):
    """A date named: its kind, its value (a weekday's number, a day of the year, a year), and its tokens."""

    kind: Kind
    value: int
    year: int
    first: int
    last: int
    span: Span


class _Step(NamedTuple):
    """So many days, 1 if what it counts to is later, and the tokens of the words."""

    days: float
    unit: str
    loose: bool
    first: int
    last: int


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find two dates and a step between them that the calendar contradicts."""
    options: Options = rule.options
    for words, onward in (
        ((*options.later, *options.earlier), True),
        ((*options.after, *options.before), False),
    ):
        for word in words:
            way = 1 if word in options.later or word in options.after else -1
            for sentence, index in document.places.get(word, ()):
                step = _step(options, document, sentence, index)
                if step is None or document.quoted(sentence.tokens[index].start):
                    continue
                pair = (_onward if onward else _from)(options, document, sentence, step)
                if pair and _wrong(step, pair[0], pair[1], way):
                    start, end = pair
                    tokens = sentence.tokens
                    yield rule.finding(
                        document,
                        end.span,
                        related=[Related(start.span, options.label)],
                        step=" ".join(token.text for token in tokens[step.first : step.last]).lower(),
                    )


def _step(options: Options, document: Document, sentence: Sentence, index: int) -> _Step | None:
    """The number of days, weeks, months or years right before a word."""
    tokens = sentence.tokens
    unit = tokens[index - 1].lower if index > 1 else ""
    if unit not in _UNITS:
        return None
    figures = document.figures_of.get(sentence.number, ())
    figure = next((one for one in figures if one.last == index and one.kind == "measure"), None)
    first = figure.first if figure else index - 2
    if figure is None and tokens[first].lower not in options.ones:
        return None
    if figure and (figure.value != figure.high or figure.bound not in ("", "about")):
        return None
    number = figure.value if figure else 1.0
    loose = bool(figure and figure.bound) or (first > 0 and tokens[first - 1].lower in options.hedges)
    return _Step(number * _UNITS[unit], unit.removesuffix("s"), loose, first, index + 1)


def _points(document: Document, sentence: Sentence) -> list[_Point]:
    """The weekdays, days and years that a sentence names, in order."""
    found = []
    taken: set[int] = set()
    at = bisect_left(document.dates, sentence.span.start, key=lambda ref: ref.span.start)
    for ref in document.dates[at:]:
        if ref.span.start >= sentence.span.end:
            break
        if ref.sentence.number == sentence.number:
            taken.update(range(ref.first, ref.last))
            day = ref.on(ref.year or _LEAP)
            if day and ref.single:
                number = (day - date(day.year, 1, 1)).days
                found.append(_Point("date", number, ref.year or 0, ref.first, ref.last, ref.span))
    for index, year in years_in(sentence):
        if index not in taken:
            found.append(_Point("year", year, year, index, index + 1, sentence.tokens[index].span))
    for index, token in enumerate(sentence.tokens):
        name = bare(token.lower)
        if name in _DAYS and index not in taken and token.text[0].isupper():
            found.append(_Point("weekday", _DAYS[name], 0, index, index + 1, token.span))
    return sorted(found, key=lambda point: point.first)


def _behind(options: Options, tokens: Sequence[object], points: list[_Point], at: int) -> _Point | None:
    """The date that follows a token with nothing but small words between."""
    for point in points:
        if at <= point.first <= at + 3:
            gap = [getattr(token, "lower", "") for token in tokens[at : point.first]]
            return point if all(word in options.between for word in gap) else None
    return None


def _onward(
    options: Options, document: Document, sentence: Sentence, step: _Step
) -> tuple[_Point, _Point] | None:
    """“D1 …. N days later, on D2”: the only date of the kind before, in the sentence or the one before it."""
    points = _points(document, sentence)
    end = _behind(options, sentence.tokens, points, step.last)
    if end is None:
        return None
    before = [point for point in points if point.last <= step.first]
    if not before and step.first <= _EARLY and sentence.number:
        previous = document.sentences[sentence.number - 1]
        if previous.block is sentence.block or previous.number + 1 == sentence.number:
            before = _points(document, previous)
            if not document.words_in(previous).isdisjoint(options.never):
                return None
    words = {token.lower for token in sentence.tokens[: step.first]}
    same = [point for point in before if point.kind == end.kind]
    return (same[0], end) if len(same) == 1 and words.isdisjoint(options.never) else None


def _from(
    options: Options, document: Document, sentence: Sentence, step: _Step
) -> tuple[_Point, _Point] | None:
    """“N days after the vote on D1, on D2” and “on D2, N days after the vote on D1”."""
    points = _points(document, sentence)
    tokens = sentence.tokens
    start = next((point for point in points if step.last <= point.first <= step.last + options.reach), None)
    if start is None:
        return None
    words = {token.lower for token in tokens[step.last : start.first]}
    if not words.isdisjoint(options.never) or any(
        token.kind == "mark" for token in tokens[step.last : start.first]
    ):
        return None
    end = None
    if start.last < len(tokens) and tokens[start.last].text == "," and step.first <= 2:
        end = _behind(options, tokens, points, start.last + 1)
    elif step.first and tokens[step.first - 1].text == ",":
        end = next((point for point in points if point.last == step.first - 1), None)
    same = [point for point in points if point.kind == start.kind]
    return (start, end) if end and end.kind == start.kind and len(same) == 2 else None


def _wrong(step: _Step, start: _Point, end: _Point, way: int) -> bool:
    """Whether two dates are surely not so far apart."""
    slack = _SLACK[step.unit] + (max(step.days / 4, 1.0) if step.loose else 0.0)
    if start.kind == "weekday":
        off = (end.value - start.value - way * step.days) % _WEEK
        return step.unit == "day" and not step.loose and off != 0
    if start.kind == "year":
        told = way * step.days / _UNITS["year"]
        return step.unit == "year" and abs(end.value - start.value - told) > 1 + slack - _SLACK["year"]
    if step.unit == "year":
        return False
    apart = (end.value - start.value) * way
    if start.year and end.year:
        apart += (end.year - start.year) * _YEAR * way
    elif apart < 0:
        apart += _YEAR
    leap = 1 if start.value <= _FEBRUARY <= end.value or end.value < start.value else 0
    return abs(apart - step.days) > slack + leap


CHECK = Check(Options, run)
