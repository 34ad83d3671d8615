"""The line that a finding stands in, with its place underlined; a window of it where the line is long."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from copydesk.report.screen import Cell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from copydesk.report.screen import Screen
    from copydesk.span import Lines, Span

MOST_LINES = 4
"""Lines of a span that are shown; of a longer one the first ones and the last."""


class Row(NamedTuple):
    """A line of an excerpt, and the columns of it that are to be underlined.

    `line` is its number; 0 stands for lines left out.
    """

    line: int
    shown: str
    indent: int = 0
    marked: int = 0


def excerpt(screen: Screen, text: str, lines: Lines, span: Span, width: int) -> list[Row]:
    """The rows that show a span of a text in at most `width` columns; line ends and blank lines have no row."""
    first, last = lines.position(span.start).line, lines.position(span.end).line
    numbers = [number for number in range(first, last + 1) if _holds(lines, number, span)] or [first]
    left_out = len(numbers) > MOST_LINES
    if left_out:
        numbers = [*numbers[: MOST_LINES - 2], numbers[-1]]
    rows = [_row(screen, text, lines.span(number), number, span, width) for number in numbers]
    if left_out:
        rows.insert(-1, Row(0, screen.dots))
    return rows


def _holds(lines: Lines, number: int, span: Span) -> bool:
    """Whether a line holds anything of the span."""
    line = lines.span(number)
    return max(line.start, span.start) < min(line.end, span.end)


def _row(screen: Screen, text: str, line: Span, number: int, span: Span, width: int) -> Row:
    start = min(max(span.start, line.start), line.end)
    end = max(start, min(span.end, line.end))
    cells = _around(screen, text, line, start, end, width)
    first = sum(cell.end <= start for cell in cells)
    behind = max(first + 1, sum(cell.start < end for cell in cells))
    head, body, tail = cells[:first], cells[first:behind], cells[behind:]
    if _width(cells) > width or cells[0].start > line.start or cells[-1].end < line.end:
        body = _shortened(screen, body, width - 2 * len(screen.dots))
        left = _width(head) + len(screen.dots) * (cells[0].start > line.start)
        right = _width(tail) + len(screen.dots) * (cells[-1].end < line.end)
        rooms = _rooms(left, right, width - _width(body), len(screen.dots))
        head = _fitting(reversed(head), rooms[0])[::-1]
        tail = _fitting(tail, rooms[1])
    cut_before = bool(head or body) and (head or body)[0].start > line.start
    cut_after = bool(tail or body) and (tail or body)[-1].end < line.end
    before = screen.dots * cut_before + _joined(head)
    shown = before + _joined(body) + _joined(tail) + screen.dots * cut_after
    return Row(number, shown, len(screen.dots) * cut_before + _width(head), max(1, _width(body)))


def _rooms(left: int, right: int, room: int, dots: int) -> tuple[int, int]:
    """How the room beside a place is shared by what stands left and right of it; what is cut there needs dots.

    What was never looked at, as in a line of a thousand accents, is cut already: `left` and `right` hold its dots.
    """
    if left + right <= room:
        return left, right
    if left <= room // 2:
        return left, room - left - dots
    if right <= room // 2:
        return room - right - dots, right
    return room // 2 - dots, room // 2 - dots


def _around(screen: Screen, text: str, line: Span, start: int, end: int, width: int) -> list[Cell]:
    """The cells of a line near a place in it: as many as could be shown, so that no line is too long to look at."""
    reach = width + 1
    low, high = max(line.start, start - reach), min(line.end, end + reach)
    if end - start <= 2 * reach:
        return screen.cells(text[low:high], low) or [Cell(low, high, "", 0)]
    left, right = start + reach, end - reach
    gap = Cell(left, right, screen.dots, len(screen.dots))
    return [*screen.cells(text[low:left], low), gap, *screen.cells(text[right:high], right)]


def _shortened(screen: Screen, cells: list[Cell], room: int) -> list[Cell]:
    """The cells, with the middle left out if they do not fit."""
    if _width(cells) <= room:
        return cells
    half = (room - len(screen.dots)) // 2
    first, last = _fitting(cells, half), _fitting(reversed(cells), half)[::-1]
    start = first[-1].end if first else cells[0].start
    end = last[0].start if last else cells[-1].end
    return [*first, Cell(start, end, screen.dots, len(screen.dots)), *last]


def _fitting(cells: Iterable[Cell], room: int) -> list[Cell]:
    """As many of the first cells as fit, without the pieces of a word that does not."""
    taken: list[Cell] = []
    words_end = 0
    for cell in cells:
        if cell.width > room:
            return taken[:words_end] or taken
        room -= cell.width
        taken.append(cell)
        if cell.shown == " ":
            words_end = len(taken)
    return taken


def _width(cells: Iterable[Cell]) -> int:
    return sum(cell.width for cell in cells)


def _joined(cells: Iterable[Cell]) -> str:
    return "".join(cell.shown for cell in cells)
