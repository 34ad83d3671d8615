"""Gathers the prose of a block from pieces of marked-up source, with the map back."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from copydesk.markup.block import Block, Comment, Markup, Run, join
from copydesk.markup.roles import assign
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.markup.block import BlockKind
    from copydesk.markup.meta import Meta

UNREAD = "\ufffc"
"""What stands in the prose for something a reader sees but does not read as copy: code, in the middle of a sentence."""

INVISIBLE = "\u00ad\u200b\u2060\ufeff"
"""What no reader sees: soft hyphens, zero-width spaces, word joiners, stray byte order marks."""

_SPACE = " \t\n\r\f"
_TO_SPACE = dict.fromkeys(map(ord, _SPACE), " ")
_ODD = re.compile(rf"[{_SPACE}]{{2,}}|[{INVISIBLE}]+")
_BULLET = re.compile(r"\s*[•▪◦‣]\s+(?=\S)")
_TEMPLATE = re.compile(r"\{\{(?:[^{}]|\{(?!\{)|\}(?!\}))*\}\}|\{%(?:[^%{]|%(?!\})|\{(?!%))*%\}")
_VISIBLE = dict.fromkeys(map(ord, INVISIBLE))


def without_templates(text: str) -> str:
    """A text of the same length in which no template (Jinja, Liquid, Hugo) is left to be read.

    What puts in a value (`{{ name }}`) is something unread; what only steers (`{% if %}`) is invisible.
    """
    if "{{" not in text and "{%" not in text:
        return text
    return _TEMPLATE.sub(_mask, text)


def _mask(template: re.Match[str]) -> str:
    first = UNREAD if template[0].startswith("{{") else INVISIBLE[0]
    return first + INVISIBLE[0] * (len(template[0]) - 1)


class Builder:
    """The blocks of a marked-up text, one open at a time; white space is read as browsers show it."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.blocks: list[Block] = []
        self.comments: list[tuple[str, Span]] = []
        self.headline: int | None = None
        self._parts: list[str] = []
        self._runs: list[Run] = []
        self._length = 0
        self._spaced = True

    @property
    def empty(self) -> bool:
        """Whether the open block holds nothing yet."""
        return not self._parts

    def text(self, start: int, end: int) -> None:
        """Take a stretch of the source as prose."""
        piece = self.source[start:end]
        if not _ODD.search(piece):
            self._verbatim(piece, start)
            return
        last = 0
        for match in _ODD.finditer(piece):
            self._verbatim(piece[last : match.start()], start + last)
            if match[0][0] in _SPACE:
                self.space(start + match.start(), start + match.end())
            last = match.end()
        self._verbatim(piece[last:], start + last)

    def _verbatim(self, piece: str, start: int) -> None:
        if not piece:
            return
        if piece[0] in _SPACE and self._spaced:
            piece = piece[1:]
            start += 1
            if not piece:
                return
        self._add(piece.translate(_TO_SPACE), start, len(piece))
        self._spaced = piece[-1] in _SPACE

    def seen(self, prose: str, start: int, end: int) -> None:
        """Take a stretch of the source that a reader sees as `prose`: a character reference, say."""
        prose = prose.translate(_VISIBLE)
        if prose and not prose.strip(_SPACE):
            self.space(start, end)
        elif prose:
            self._add(prose, start, end - start)
            self._spaced = False

    def space(self, start: int, end: int) -> None:
        """Take a stretch of the source as one space, unless there is one already."""
        if not self._spaced:
            self._add(" ", start, end - start)
            self._spaced = True

    def _add(self, prose: str, start: int, source_length: int) -> None:
        self._parts.append(prose)
        self._runs.append(Run(self._length, start, len(prose), source_length))
        self._length += len(prose)

    def close(self, kind: BlockKind) -> None:
        """End the open block; white space alone is none."""
        if self._parts:
            prose = "".join(self._parts)
            bullet = _BULLET.match(prose)
            if bullet and kind == "paragraph":
                kind = "item"
            first = bullet.end() if bullet else len(prose) - len(prose.lstrip())
            last = len(prose.rstrip())
            if prose[first:last].strip(UNREAD):
                block = Block(kind, prose, join(self._runs))
                self.blocks.append(block if last - first == len(prose) else block.cut(first, last))
            self._parts, self._runs, self._length = [], [], 0
        self._spaced = True

    def comment(self, text: str, start: int, end: int) -> None:
        """Take note of a comment."""
        self.comments.append((text.strip(), Span(start, end)))

    def expect_headline(self) -> None:
        """The next block is the article's headline, whatever other headlines there are."""
        if self.headline is None:
            self.headline = len(self.blocks)

    def markup(self, meta: Meta) -> Markup:
        """What was gathered, with the title and date that the markup gives, else those that the text does."""
        roles = assign(self._one_headline())
        starts = [block.start for block in roles.blocks]
        comments = [Comment(text, span, bisect_left(starts, span.end)) for text, span in self.comments]
        title = meta.headline or roles.title or meta.page_title
        return Markup(tuple(roles.blocks), title, meta.date or roles.date, tuple(comments))

    def _one_headline(self) -> Iterator[Block]:
        """The blocks, with one headline at most: the one that was expected, else the first."""
        headlines = [index for index, block in enumerate(self.blocks) if block.kind == "headline"]
        chosen = self.headline if self.headline in headlines else next(iter(headlines), None)
        for index, block in enumerate(self.blocks):
            other = block.kind == "headline" and index != chosen
            yield replace(block, kind="heading") if other else block
