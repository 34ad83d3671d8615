"""A word set twice: “the the”."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from copydesk.rule import Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding


@dataclass(frozen=True)
class Options:
    """`words`: the words that never stand twice in a row."""

    words: tuple[str, ...]


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find the rule's words where they are set twice in a row, also across a line end."""
    words = frozenset(rule.options.words)
    for sentence in document.sentences:
        for one, two in pairwise(sentence.tokens):
            if one.lower == two.lower and one.lower in words and one.kind == "word":
                yield rule.finding(document, Span(one.start, two.end), suggestions=[one.text])


CHECK = Check(Options, run)
