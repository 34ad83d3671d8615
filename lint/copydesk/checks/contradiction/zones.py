"""One instant in two zones that are not so far apart: “6:30 p.m. Eastern (4:30 p.m. Pacific)”."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence, Token

DAY = 24 * 60
HALF = 12 * 60


class Options(BaseOptions):
    """The words of an hour in a zone.

    `zones`: names of zones with how many hours they are behind the first of them (winter or summer, if the same); `am` and `pm`: marks of the hour;
    `fillers`: words between the hour and its zone, or behind the zone; `joints`: words and marks between two hours that are
    one instant; `label` names the first hour. With `universal` the first zone is universal time, and only pairs with an hour of it are compared.
    """

    zones: dict[str, int]
    am: tuple[str, ...]
    pm: tuple[str, ...]
    fillers: tuple[str, ...]
    joints: tuple[str, ...]
    label: str
    universal: bool = False


class _Hour(NamedTuple):
    """An hour of a zone: minutes since midnight, hours that the zone is behind, and a half-open range of tokens."""

    minutes: int
    behind: int
    first: int
    last: int


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find two hours in apposition whose difference is not that of their zones."""
    options: Options = rule.options
    found: dict[int, list[_Hour]] = {}
    sentences: dict[int, Sentence] = {}
    for name in options.zones:
        for sentence, index in document.places.get(name, ()):
            hour = _hour(options, sentence.tokens, index)
            if hour:
                sentences[sentence.number] = sentence
                found.setdefault(sentence.number, []).append(hour)
    for number, hours in found.items():
        hours.sort(key=lambda hour: hour.first)
        tokens = sentences[number].tokens
        for one, other in itertools.pairwise(hours):
            gap = [token.lower for token in tokens[one.last : other.first]]
            told = one.minutes - (other.behind - one.behind) * 60
            if gap and {*gap} <= {*options.joints} and _wrong(options, one, other):
                spans = [Span(tokens[hour.first].start, tokens[hour.last - 1].end) for hour in (one, other)]
                yield rule.finding(
                    document,
                    spans[1],
                    related=[Related(spans[0], options.label)],
                    one=document.seen(spans[0]),
                    right=_written(told % DAY),
                )


def _wrong(options: Options, one: _Hour, other: _Hour) -> bool:
    """Whether two hours are surely not one: by universal time those of a zone may be an hour less behind in summer."""
    off = (one.minutes - (other.behind - one.behind) * 60 - other.minutes) % DAY
    if not options.universal:
        return off != 0
    if (one.behind == 0) == (other.behind == 0):
        return False
    return off not in (0, 60 if one.behind else DAY - 60)


def _clock(token: Token) -> int:
    """The minutes since midnight of “0642” and “14:30”; -1 for anything else."""
    digits = token.text.replace(":", "").replace(".", "")
    if len(digits) != 4 or not digits.isdigit() or int(digits[:2]) > 23 or int(digits[2:]) > 59:
        return -1
    return int(digits[:2]) * 60 + int(digits[2:])


def _hour(options: Options, tokens: tuple[Token, ...], index: int) -> _Hour | None:
    """The hour before the name of a zone."""
    at = index - 1
    while at > 0 and tokens[at].lower in options.fillers:
        at -= 1
    if at < 1:
        return None
    mark = tokens[at].lower
    clock = _clock(tokens[at]) if options.universal else -1
    if clock >= 0:
        return _Hour(clock, options.zones[tokens[index].lower], at, index + 1)
    hour, _, minute = tokens[at - 1].text.replace(".", ":").partition(":")
    if not hour.isdigit() or not 0 < int(hour) <= 12 or not (minute or "0").isdigit():
        return None
    if mark not in options.am and mark not in options.pm:
        return None
    last = index + 1
    while last < len(tokens) and tokens[last].lower in options.fillers:
        last += 1
    minutes = int(hour) % 12 * 60 + int(minute or 0) + (HALF if mark in options.pm else 0)
    return _Hour(minutes, options.zones[tokens[index].lower], at - 1, last)


def _written(minutes: int) -> str:
    hour = minutes // 60
    return f"{hour % 12 or 12}:{minutes % 60:02} {'a.m.' if hour < 12 else 'p.m.'}"


CHECK = Check(Options, run)
