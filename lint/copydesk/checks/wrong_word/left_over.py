"""A word set on both sides of an adverb, as an edit leaves it: “has also has”, “a only a”."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from copydesk.patterns import Excuses
from copydesk.rule import BaseOptions, Check, Rule, excused
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding


class Options(BaseOptions):
    """`adverbs`: what may stand between; `stays`: words that may stand on both sides.

    `unless`: patterns that excuse what their marked part covers; `classes` are their lists.
    """

    adverbs: tuple[str, ...]
    stays: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    classes: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        Excuses.read(self.unless)


def _left_over(rule: Rule, excuses: Excuses, document: Document) -> Iterator[Finding]:
    """Find the words that stand on both sides of an adverb."""
    options: Options = rule.options
    for adverb in options.adverbs:
        for sentence, index in document.places.get(adverb, ()):
            tokens = sentence.tokens
            if not 0 < index < len(tokens) - 1 or tokens[index - 1].lower != tokens[index + 1].lower:
                continue
            first, last = tokens[index - 1], tokens[index + 1]
            if last.kind != "word" or not last.text.islower() or last.lower in options.stays:
                continue
            if not excuses.cover(sentence, index - 1, index + 2, document):
                kept = document.seen(Span(first.start, tokens[index].end))
                other = document.seen(Span(tokens[index].start, last.end))
                yield rule.finding(document, Span(first.start, last.end), suggestions=[kept, other])


CHECK = Check(Options, prepare=excused(_left_over))
