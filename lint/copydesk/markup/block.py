"""A block of prose and its map back to the source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

BlockKind = Literal[
    "paragraph", "headline", "heading", "caption", "dateline", "item", "quote", "cell", "byline"
]
"""What a block is: running text, the article's headline, a crosshead, a picture's caption, a line that only says place
or date, a list item, a block quotation, a table cell, who wrote it."""


class Run(NamedTuple):
    """A stretch of prose and the stretch of source it stands for.

    Of equal length they go character by character (each the same, but for a line end that is read as a space);
    otherwise the whole source stretch (an entity, say) is what the reader sees as the whole prose stretch.
    """

    prose: int
    source: int
    length: int
    source_length: int


def join(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The same map with as few runs as it takes: those that go character by character, joined where they meet."""
    joined: list[Run] = []
    for run in runs:
        if joined and run.length == run.source_length:
            last = joined[-1]
            if last.length == last.source_length and last.source + last.length == run.source:
                joined[-1] = Run(last.prose, last.source, last.length + run.length, last.length + run.length)
                continue
        joined.append(run)
    return tuple(joined)


@dataclass(frozen=True)
class Block:
    """What a reader takes for one piece of running text.

    `prose` is what is seen. Its offsets are local to the block and never leave the readings: `span` turns them into
    spans of the article's text.
    """

    kind: BlockKind
    prose: str
    runs: tuple[Run, ...]

    @classmethod
    def verbatim(cls, kind: BlockKind, text: str, span: Span) -> Block:
        """A block whose prose is the source itself."""
        return cls(
            kind, text[span.start : span.end], (Run(0, span.start, len(span.of(text)), len(span.of(text))),)
        )

    @property
    def start(self) -> int:
        """Where the block's first character stands in the source."""
        return self.runs[0].source

    @property
    def end(self) -> int:
        """Where the block's last character ends in the source."""
        last = self.runs[-1]
        return last.source + last.source_length

    @cached_property
    def shift(self) -> int | None:
        """What to add to a prose offset to get the source offset, where that is one number for the whole block."""
        run = self.runs[0]
        return run.source if len(self.runs) == 1 and run.length == run.source_length else None

    def span(self, start: int, end: int) -> Span:
        """The span of the source that stands for `prose[start:end]`; an empty one lies behind the character before it."""
        if self.shift is not None:
            return Span(start + self.shift, end + self.shift)
        if start == end:
            place = self._last(start - 1) if start else self._first(0)
            return Span(place, place)
        run = self._run(start)
        if run.length == run.source_length and end <= run.prose + run.length:
            shift = run.source - run.prose
            return Span(start + shift, end + shift)
        return Span(self._first(start), self._last(end - 1))

    def cut(self, start: int, end: int, kind: BlockKind | None = None) -> Block:
        """The block that `prose[start:end]`, not empty, would be by itself; of another kind, if one is given."""
        runs = []
        for run in self.runs:
            first, last = max(run.prose, start), min(run.prose + run.length, end)
            if first >= last:
                continue
            if run.length == run.source_length:
                run = Run(first, run.source + first - run.prose, last - first, last - first)
            runs.append(run._replace(prose=first - start, length=last - first))
        return Block(kind or self.kind, self.prose[start:end], tuple(runs))

    def _run(self, offset: int) -> Run:
        return self.runs[bisect_right(self._prose_starts, offset) - 1]

    @cached_property
    def _prose_starts(self) -> list[int]:
        return [run.prose for run in self.runs]

    @cached_property
    def _source_starts(self) -> list[int]:
        return [run.source for run in self.runs]

    def _first(self, offset: int) -> int:
        run = self._run(offset)
        return run.source + offset - run.prose if run.length == run.source_length else run.source

    def _last(self, offset: int) -> int:
        run = self._run(offset)
        if run.length == run.source_length:
            return run.source + offset - run.prose + 1
        return run.source + run.source_length

    def seen(self, span: Span) -> str:
        """The prose that a span of the source shows a reader."""
        start, end = self.shown(span)
        return self.prose[start:end]

    def shown(self, span: Span) -> tuple[int, int]:
        """Where the prose stands that a span of the source shows; what is seen as one piece is shown whole, or not at all."""
        if self.shift is not None:
            size = len(self.prose)
            return min(size, max(0, span.start - self.shift)), min(size, max(0, span.end - self.shift))
        start = self._shown_from(span.start)
        if span.start == span.end:
            return start, start
        return start, max(start, self._shown_up_to(span.end))

    def _shown_from(self, offset: int) -> int:
        """Where the prose begins that stands for the source from a place on."""
        number = bisect_right(self._source_starts, offset) - 1
        if number < 0:
            return 0
        run = self.runs[number]
        if offset >= run.source + run.source_length:
            return run.prose + run.length
        return run.prose + offset - run.source if run.length == run.source_length else run.prose

    def _shown_up_to(self, offset: int) -> int:
        """Where the prose ends that stands for the source up to a place."""
        number = bisect_left(self._source_starts, offset) - 1
        if number < 0:
            return 0
        run = self.runs[number]
        return run.prose + (
            min(run.length, offset - run.source) if run.length == run.source_length else run.length
        )


class Comment(NamedTuple):
    """A comment in the markup: its text, trimmed, its place, and the number of the block that follows it.

    That number is the count of all blocks for a comment behind the last one; for one inside a block it is the next.
    """

    text: str
    span: Span
    block: int


class Markup(NamedTuple):
    """The prose of an article, with what its markup says about it."""

    blocks: tuple[Block, ...]
    title: str | None = None
    date: date | None = None
    comments: tuple[Comment, ...] = ()
