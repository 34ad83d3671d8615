"""An hour and the same in universal time: “at 8:17 a.m. local time (0642 UTC)”."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence, Token

_DAY = 24 * 60
_QUARTER = 15
"""Zones lie quarters of an hour apart."""


class Options(BaseOptions):
    """The words of an hour.

    `universal`: names of universal time; `am` and `pm`: the marks of a local hour; `between`: words between the local hour and the
    other; `reach`: tokens between them; `label` names the local hour.
    """

    universal: tuple[str, ...]
    am: tuple[str, ...]
    pm: tuple[str, ...]
    between: tuple[str, ...]
    reach: int
    label: str


class _Pair(NamedTuple):
    """A local hour and the same in universal time, with how many minutes the zone is ahead, 0 to 1439."""

    ahead: int
    local: Span
    universal: Span


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find pairs of hours that no zone has, and those of a paragraph that are of another zone."""
    options: Options = rule.options
    pairs = [
        pair
        for name in options.universal
        for sentence, index in document.places.get(name, ())
        if (pair := _pair(options, sentence, index))
    ]
    pairs.sort(key=lambda pair: pair.universal)
    for pair in pairs:
        near = document.block_at(pair.local.start) is document.block_at(pairs[0].local.start)
        if pair.ahead % _QUARTER or (near and pair.ahead != pairs[0].ahead):
            yield rule.finding(
                document,
                pair.universal,
                related=[Related(pair.local, options.label)],
                local=document.seen(pair.local),
            )
            return


def _pair(options: Options, sentence: Sentence, index: int) -> _Pair | None:
    """The hours of “8:17 a.m. local time (0617 UTC)”."""
    tokens = sentence.tokens
    universal = _minutes(tokens[index - 1], four=True) if index > 2 else None
    if universal is None:
        return None
    for at in range(index - 2, max(0, index - 3 - options.reach), -1):
        word = tokens[at].lower
        if word in options.am or word in options.pm:
            local = _minutes(tokens[at - 1], four=False)
            if local is None:
                return None
            local = local % (_DAY // 2) + (_DAY // 2 if word in options.pm else 0)
            return _Pair(
                (local - universal) % _DAY,
                Span(tokens[at - 1].start, tokens[at].end),
                Span(tokens[index - 1].start, tokens[index].end),
            )
        if tokens[at].lower not in options.between:
            return None
    return None


def _minutes(token: Token, *, four: bool) -> int | None:
    """The minutes since midnight of “8:17”, “8.17”, “8” or “0817”."""
    text = token.text.replace(".", ":")
    if four and len(text) == 4 and text.isdigit():
        text = f"{text[:2]}:{text[2:]}"
    hour, _, minute = text.partition(":")
    if (
        not hour.isdigit()
        or (minute and not (minute.isdigit() and len(minute) == 2))
        or (four and not minute)
    ):
        return None
    found = int(hour) * 60 + int(minute or 0)
    return found if int(hour) < 25 and int(minute or 0) < 60 else None


CHECK = Check(Options, run)
