"""An article as LanguageTool gets it, and what it says about it as findings."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from copydesk.languagetool.client import Client, EngineError
from copydesk.languagetool.rules import OTHER, PREFIX

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from copydesk.document import Block, Document
    from copydesk.finding import Finding
    from copydesk.languagetool.client import Said
    from copydesk.rule import Rule
    from copydesk.span import Span

LONGEST = 20_000
"""Code points that are sent at a time; a longer paragraph goes alone."""

PATIENCE = 3
"""Articles that it may fail on before it is not asked again: each may have taken as long as the time-out allows."""

BETWEEN = "\n\n"
"""What stands between paragraphs in what is sent."""


class Piece(NamedTuple):
    """Paragraphs that are sent together: the text, and where in it each begins."""

    text: str
    starts: tuple[int, ...]
    blocks: tuple[Block, ...]

    def span(self, start: int, end: int) -> Span | None:
        """The place in the source of a stretch of what was sent; none between two paragraphs."""
        number = bisect_right(self.starts, start) - 1
        block, first = self.blocks[number], self.starts[number]
        last = min(end - first, len(block.prose))
        return block.span(start - first, last) if start - first <= last else None


class LanguageTool:
    """A server and those of its rules that may speak, of those that are known. It travels to other processes."""

    def __init__(self, client: Client, rules: Iterable[Rule], known: Iterable[str] = ()) -> None:
        self.client = client
        self.rules: Mapping[str, Rule] = {rule.id: rule for rule in rules}
        self.known = frozenset(known)
        self.failed = 0
        self.silent: EngineError | None = None

    def read(self, document: Document) -> Iterator[Finding]:
        """What it finds in a document.

        Raises:
            EngineError: it did not read all of it. A server that is gone, or has failed often, is not asked again: it
                would be waited for in every article.
        """
        if self.silent:
            raise self.silent
        for piece in pieces(document.blocks):
            try:
                answer = self.client.check(piece.text)
            except EngineError as error:
                self.failed += 1
                if error.lasting or self.failed == PATIENCE:
                    self.silent = error
                raise
            yield from self._findings(document, piece, answer)

    def _findings(self, document: Document, piece: Piece, answer: Iterable[Said]) -> Iterator[Finding]:
        points = _CodePoints(piece.text)
        for said in answer:
            name = PREFIX + said.rule
            rule = self.rules.get(name) or (None if name in self.known else self.rules.get(OTHER))
            span = piece.span(points.at(said.start), points.at(said.start + said.length))
            if rule and span:
                message = " ".join(said.message.split())
                finding = rule.finding(document, span, suggestions=said.replacements, said=message)
                yield replace(finding, rule=name)


def pieces(blocks: Iterable[Block]) -> Iterator[Piece]:
    """An article's paragraphs, as many at a time as may be sent."""
    held: list[Block] = []
    size = 0
    for block in blocks:
        length = len(block.prose) + len(BETWEEN)
        if held and size + length > LONGEST:
            yield _piece(held)
            held, size = [], 0
        held.append(block)
        size += length
    if held:
        yield _piece(held)


def _piece(blocks: list[Block]) -> Piece:
    starts = accumulate((len(block.prose) + len(BETWEEN) for block in blocks[:-1]), initial=0)
    return Piece(BETWEEN.join(block.prose for block in blocks), tuple(starts), tuple(blocks))


class _CodePoints:
    """Turns places in UTF-16 units, in which LanguageTool counts, into code points."""

    def __init__(self, text: str) -> None:
        pairs = [number for number, character in enumerate(text) if character > "\uffff"]
        self.after = [number + before + 2 for before, number in enumerate(pairs)]

    def at(self, unit: int) -> int:
        """The code point that a unit belongs to."""
        whole = bisect_right(self.after, unit)
        inside = whole < len(self.after) and unit == self.after[whole] - 1
        return unit - whole - inside
