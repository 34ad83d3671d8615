"""Places in an article's text: spans of code points, and the lines they fall on."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

LINE_END = re.compile(r"\r\n|\n|\r")
"""The only line ends there are: LF, CRLF, CR (not U+2028, form feeds and the rest of `str.splitlines`)."""


class Span(NamedTuple):
    """A half-open stretch of an article's text, counted in code points of the decoded text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a code point; an empty span overlaps what it lies strictly inside of."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The piece of `text` that this span names."""
        return text[self.start : self.end]


class Position(NamedTuple):
    """A place as people and reports count it: line and column from 1, the column in code points."""

    line: int
    column: int


class Lines:
    """Where the lines of a text begin and end: offsets to positions and back."""

    __slots__ = ("_ends", "_starts", "_text")

    def __init__(self, text: str) -> None:
        ends = list(LINE_END.finditer(text))
        self._text = text
        self._starts = [0, *(end.end() for end in ends)]
        self._ends = [*(end.start() for end in ends), len(text)]

    def __len__(self) -> int:
        return len(self._starts)

    def position(self, offset: int) -> Position:
        """Line and column of an offset.

        Raises:
            ValueError: the offset lies outside the text.
        """
        if not 0 <= offset <= len(self._text):
            raise ValueError(f"offset {offset} lies outside a text of {len(self._text)} code points")
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def offset(self, position: Position) -> int:
        """The offset of a line and column.

        Raises:
            ValueError: there is no such line, or the column lies behind the line's end.
        """
        line, column = position
        if not 1 <= line <= len(self._starts):
            raise ValueError(f"there is no line {line} in a text of {len(self._starts)} lines")
        stop = self._starts[line] if line < len(self._starts) else len(self._text) + 1
        offset = self._starts[line - 1] + column - 1
        if column < 1 or offset >= stop:
            raise ValueError(f"line {line} has no column {column}")
        return offset

    def span(self, line: int) -> Span:
        """The span of a line, without its line end."""
        return Span(self._starts[line - 1], self._ends[line - 1])
