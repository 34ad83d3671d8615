"""Plain text to blocks: a line is a paragraph, or a stretch between blank lines is, decided once per file."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from copydesk.markup.block import Block, BlockKind, Markup, Run, join
from copydesk.markup.builder import INVISIBLE, Builder
from copydesk.markup.roles import assign
from copydesk.span import LINE_END, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"[^\r\n]+")
_BULLET = re.compile(r"[•▪◦‣*-][ \t]+(?=\S)")
_WRAPPED = 0.25
"""The share of line ends inside stretches that must fall within a sentence for a file to be hard-wrapped.

In running prose more than half of all words begin with a small letter and stand behind a word without a stop; where a
line is a paragraph, hardly any line begins so.
"""
_ROOM = 0.8
"""A line that leaves room for the next word at this share of the width was ended on purpose."""


def mark_up_plain(text: str) -> Markup:
    """The blocks of a plain text, with the title and date that it gives itself."""
    stretches = list(_stretches(text))
    width = _wrapped_at(text, stretches)
    if width:
        paragraphs = [lines for stretch in stretches for lines in _paragraphs(text, stretch, width)]
    else:
        paragraphs = [[line] for stretch in stretches for line in stretch]
    if any(sign in text for sign in INVISIBLE):
        blocks = _visible_blocks(text, paragraphs)
    else:
        blocks = [_block(text, lines) for lines in paragraphs]
    roles = assign(blocks)
    return Markup(tuple(roles.blocks), roles.title, roles.date)


def _stretches(text: str) -> Iterator[list[Span]]:
    """The lines with something in them, trimmed, in stretches between blank lines."""
    stretch: list[Span] = []
    last = 0
    for match in _LINE.finditer(text):
        line = match[0]
        body = line.strip()
        if not body:
            continue
        start = match.start() + line.find(body[0])
        if stretch and (match.start() - last > 2 or not LINE_END.fullmatch(text, last, match.start())):
            yield stretch
            stretch = []
        stretch.append(Span(start, start + len(body)))
        last = match.end()
    if stretch:
        yield stretch


def _wrapped_at(text: str, stretches: list[list[Span]]) -> int:
    """The width that a hard-wrapped text has, in code points (one line in twenty may be longer); 0 for any other."""
    widths = []
    within = 0
    for stretch in stretches:
        for one, two in pairwise(stretch):
            widths.append(one.end - one.start)
            within += (text[one.end - 1].isalnum() or text[one.end - 1] in ",-–—") and text[
                two.start
            ].islower()
    if not within or within < _WRAPPED * len(widths):
        return 0
    widths.sort()
    return widths[len(widths) * 19 // 20]


def _paragraphs(text: str, stretch: list[Span], width: int) -> Iterator[list[Span]]:
    """The paragraphs of a stretch of hard-wrapped lines: most often one."""
    lines = [stretch[0]]
    for one, two in pairwise(stretch):
        if _ends(text, one, two, width) or (_indent(text, two) > _indent(text, one) + 1 and len(lines) > 1):
            yield lines
            lines = []
        lines.append(two)
    yield lines


def _ends(text: str, one: Span, two: Span, width: int) -> bool:
    """Whether a paragraph ends between two lines: a bullet follows, or the first line had room for the next word."""
    word = len(two.of(text).split(maxsplit=1)[0])
    room = one.end - one.start + 1 + word <= width * _ROOM
    return bool(_BULLET.match(text, two.start, two.end)) or (room and not text[two.start].islower())


def _indent(text: str, line: Span) -> int:
    start = line.start
    while start and text[start - 1] in " \t":
        start -= 1
    return line.start - start


def _block(text: str, lines: list[Span]) -> Block:
    """The block of one or more lines: each line end, with the space round it, is read as one space."""
    kind, first = _opening(text, lines)
    if len(lines) == 1:
        return Block.verbatim(kind, text, Span(first, lines[0].end))
    last = lines[-1].end
    between = last - lines[0].end - sum(line.end - line.start for line in lines[1:])
    stretch = text[first:last]
    if between == len(lines) - 1 and "-\n" not in stretch and "-\r" not in stretch:
        prose = stretch.replace("\n", " ").replace("\r", " ")
        return Block(kind, prose, (Run(0, first, len(prose), len(prose)),))
    parts: list[str] = []
    runs: list[Run] = []
    length = 0
    for line in [Span(first, lines[0].end), *lines[1:]]:
        if parts and not _is_broken_compound(parts[-1], text[line.start]):
            end = runs[-1].source + runs[-1].source_length
            parts.append(" ")
            runs.append(Run(length, end, 1, line.start - end))
            length += 1
        parts.append(line.of(text))
        runs.append(Run(length, line.start, line.end - line.start, line.end - line.start))
        length += line.end - line.start
    return Block(kind, "".join(parts), join(runs))


def _visible_blocks(text: str, paragraphs: list[list[Span]]) -> list[Block]:
    """The same for a text in which not every character is seen: soft hyphens and the like are passed over."""
    builder = Builder(text)
    for lines in paragraphs:
        kind, first = _opening(text, lines)
        builder.text(first, lines[0].end)
        for one, two in pairwise(lines):
            if not _is_broken_compound(one.of(text), text[two.start]):
                builder.space(one.end, two.start)
            builder.text(*two)
        builder.close(kind)
    return builder.blocks


def _opening(text: str, lines: list[Span]) -> tuple[BlockKind, int]:
    """What a paragraph is, and where it begins behind its bullet."""
    bullet = _BULLET.match(text, lines[0].start, lines[0].end)
    return ("item", bullet.end()) if bullet else ("paragraph", lines[0].start)


def _is_broken_compound(line: str, following: str) -> bool:
    """Whether a line ends in a hyphen within a word (“long-” / “range”)."""
    return len(line) > 1 and line[-1] == "-" and line[-2].isalnum() and following.isalnum()
