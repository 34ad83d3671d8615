"""A speech verb in a frame in which it never stands: “he insisted reporters that”, “she discussed about the ferry”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk import tables
from copydesk.quoting import frames
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding


class Options(BaseOptions):
    """`table` names the rows of verbs and frames in which they never stand; `before` excuses a verb that stands soon behind one of them."""

    table: str
    before: tuple[str, ...] = ()


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find the verbs of the table with a subject before them and behind them what they never take."""
    options: Options = rule.options
    never: dict[str, set[str]] = {}
    for verb, frame, *_ in tables.rows(options.table, rule.home):
        never.setdefault(verb, set()).add(frame)
    for verb, bad in never.items():
        for sentence, place in document.places.get(verb, ()):
            tokens = sentence.tokens
            found = [frame for frame in frames.behind(tokens, place) if frame in bad]
            if not found or not tokens[place].text.islower() or not frames.has_subject(tokens, place):
                continue
            near = tokens[max(0, place - _NEAR) : place]
            if any(token.lower in options.before for token in near) or document.quoted(tokens[place].start):
                continue
            yield rule.finding(document, Span(tokens[place].start, tokens[place + 1].end))


_NEAR = 5
CHECK = Check(Options, run)
