"""Points that are numbered with a gap: “First … Second … Fifth …”."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence
    from copydesk.span import Span


class Options(BaseOptions):
    """The words that number points.

    `ranks`: what each word counts; `openers`: words that may stand before it at the head of a sentence; `closed`: endings of a rank that need
    no mark behind it; `marks`: marks behind the others; `label` names the point before.
    """

    ranks: dict[str, int]
    openers: tuple[str, ...]
    closed: str
    marks: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a numbered point two or more beyond the last of a series."""
    options: Options = rule.options
    points: list[tuple[int, int, Span]] = []
    for word, rank in options.ranks.items():
        for sentence, index in document.places.get(word, ()):
            if _opens(options, sentence, index, points):
                points.append((sentence.tokens[index].start, rank, sentence.tokens[index].span))
    points.sort()
    told = {rank for _, rank, _ in points}
    for (_, before, first), (_, rank, span) in itertools.pairwise(points):
        series = before > 1 and before - 1 in told
        if series and rank > before + 1 and before + 1 not in told:
            yield rule.finding(
                document, span, related=[Related(first, options.label)], before=document.seen(first)
            )
            return


def _opens(options: Options, sentence: Sentence, index: int, points: list[tuple[int, int, Span]]) -> bool:
    """Whether a rank numbers a point: at the head of its sentence, with a mark behind it or an ending that says so."""
    tokens = sentence.tokens
    if any(token.lower not in options.openers for token in tokens[:index]):
        return False
    follows = tokens[index + 1].text if index + 1 < len(tokens) else ""
    numbering = tokens[index].lower.endswith(options.closed) or follows in options.marks
    return numbering or (index > 0 and bool(points))


CHECK = Check(Options, run)
