"""An hour and another part of the day: “at 9 p.m. on Tuesday morning”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Token


class Options(BaseOptions):
    """The words and figures of the rule.

    `parts`: for each part of the day its hours, as “first last” of twenty-four; `am` and `pm`: the marks of an hour;
    `between`: words that may stand between hour and part of the day; `reach`: how many; `label` names the hour.
    """

    parts: dict[str, str]
    am: tuple[str, ...]
    pm: tuple[str, ...]
    between: tuple[str, ...]
    reach: int
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find hours whose part of the day, next to them, they do not lie in."""
    options: Options = rule.options
    for noon, marks in ((0, options.am), (12, options.pm)):
        for sentence, index in (place for mark in marks for place in document.places.get(mark, ())):
            tokens = sentence.tokens
            hour = _hour(tokens[index - 1]) if index else None
            at = _part(options, tokens, index)
            if hour is None or at is None:
                continue
            first, last = map(int, options.parts[tokens[at].lower].split())
            hour = hour % 12 + noon
            if not (first <= hour <= last if first <= last else hour >= first or hour <= last):
                span = Span(tokens[index - 1].start, tokens[index].end)
                yield rule.finding(
                    document,
                    tokens[at].span,
                    related=[Related(span, options.label)],
                    hour=document.seen(span),
                )


def _hour(token: Token) -> int | None:
    """The hour of “9”, “9:30” or “9.30”."""
    text = token.text.replace(".", ":").partition(":")[0]
    return int(text) if text.isdigit() and 1 <= int(text) <= 12 else None


def _part(options: Options, tokens: tuple[Token, ...], index: int) -> int | None:
    """Where a part of the day stands next to an hour, behind it or before it."""
    for at in range(index + 1, min(index + 2 + options.reach, len(tokens))):
        if tokens[at].lower in options.parts:
            return at
        if tokens[at].lower not in options.between:
            break
    for at in range(index - 2, max(-1, index - 3 - options.reach), -1):
        if tokens[at].lower in options.parts:
            return at
        if tokens[at].lower not in options.between:
            break
    return None


CHECK = Check(Options, run)
