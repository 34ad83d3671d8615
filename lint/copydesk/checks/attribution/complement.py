"""A speech verb in a frame in which it never stands: “he insisted reporters that”, “she discussed about the ferry”."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from copydesk import tables
from copydesk.quoting import frames
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Token


class Options(BaseOptions):
    """`table` names the rows of verbs and frames in which they never stand.

    In one of the frames `open` a verb is excused that stands soon behind one of `before`, or whose subject stands behind
    a noun, as what it tells may stand before it: “what she told to us”, “the story she told to us”. In one of the frames `participle` one that stands right
    behind a noun: “businesses told they can reopen”, and not behind one of `subjects`.
    """

    table: str
    open: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    participle: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find the verbs of the table with a subject before them and behind them what they never take."""
    options: Options = rule.options
    never = _never(options.table, rule.home)
    for verb in document.places.keys() & never.keys():
        for sentence, place in document.places[verb]:
            tokens = sentence.tokens
            found = [frame for frame in frames.behind(tokens, place) if frame in never[verb]]
            if (
                not found
                or not (tokens[place].text.islower() or place == 0)
                or not frames.has_subject(tokens, place)
            ):
                continue
            if found[0] in options.open and _told_before(options, tokens, place):
                continue
            if found[0] in options.participle and _participle(options, tokens, place):
                continue
            if not document.quoted(tokens[place].start):
                yield rule.finding(document, Span(tokens[place].start, tokens[place + 1].end))


@cache
def _never(table: str, home: Path | None) -> dict[str, frozenset[str]]:
    """The frames in which each verb of a table never stands."""
    never: dict[str, set[str]] = {}
    for verb, frame, *_ in tables.rows(table, home):
        never.setdefault(verb, set()).add(frame)
    return {verb: frozenset(bad) for verb, bad in never.items()}


def _told_before(options: Options, tokens: Sequence[Token], place: int) -> bool:
    """Whether what a verb tells may stand before it."""
    near = tokens[max(0, place - _NEAR) : place]
    return any(token.lower in options.before for token in near) or frames.after_noun(tokens, place)


def _participle(options: Options, tokens: Sequence[Token], place: int) -> bool:
    """Whether a verb stands right behind a noun that may be told something."""
    before = tokens[place - 1]
    subject = before.lower in options.subjects or before.lower.endswith("ly")
    return before.text.islower() and not subject


_NEAR = 5
CHECK = Check(Options, run)
