"""HTML to blocks: tags, scripts and what browsers do not show are gone, character references are resolved."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from copydesk.markup.builder import UNREAD, Builder, without_templates
from copydesk.markup.elements import (
    BARRIERS,
    BLOCKS,
    BREAKING_OUT,
    CODE,
    HEADINGS,
    MEMBERS,
    ROWS,
    VOID,
    is_unseen,
    kind_of,
)
from copydesk.markup.meta import Meta
from copydesk.span import LINE_END

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from copydesk.markup.block import BlockKind, Markup

_BLANK_LINE = re.compile(r"(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)\s*")
_SECTIONS = ("article", "aside", "main", "nav", "section")
_NOTHING: Mapping[str, str] = {}


def mark_up_html(text: str) -> Markup:
    """The blocks of an HTML document or a piece of one, with the title and date that it gives."""
    text = without_templates(text)
    builder = Builder(text)
    reader = Reader(builder)
    reader.read(text)
    reader.close()
    return builder.markup(reader.meta)


class _Open(NamedTuple):
    """An element that is open: its name, the kind of block it makes, whether its text is left out, where it began."""

    name: str
    kind: BlockKind | None
    unseen: bool
    start: int


class Reader:
    """Reads tags and text in the order of the source, as a browser would; broken nesting is no error.

    The tokens are those of the HTML standard. Of its tree only what matters to prose is built: which elements are
    open that begin a block or are not shown. An end tag closes everything inside its element, or nothing if there is
    no such element, and the depth of the nesting costs nothing.
    """

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.meta = Meta()
        self.unseen = 0
        self._open: list[_Open] = []
        self._names: Counter[str] = Counter()
        self._kinds: list[BlockKind] = ["paragraph"]
        self._scopes: dict[str, list[bool]] = defaultdict(list)
        self._pieces: Sequence[tuple[int, int]] = ()
        self._breaks = 0

    def read(self, html: str, pieces: Sequence[tuple[int, int]] = ()) -> None:
        """Read a document, or the next part of one.

        `pieces` says where the part came from, if it is not the source itself: its offsets and those in the source,
        from each to the next the same characters.
        """
        from turbohtml import TokenType, tokenize

        self._pieces = pieces
        starts = [0, *(end.end() for end in LINE_END.finditer(html))]
        tokens = iter(tokenize(html, resolve_references=False))
        token = next(tokens, None)
        start = 0
        while token is not None:
            following = next(tokens, None)
            end = starts[following.line - 1] + following.col if following else len(html)
            kind = token.type
            if kind is TokenType.TEXT:
                self._characters(token.data or "", html[start:end], start, end)
            elif kind is TokenType.CHARACTER_REFERENCE:
                data = token.data or ""
                behind = _behind(html[start:end], data)
                self._characters(data[: len(data) - behind], "", start, end - behind)
                self._characters(data[len(data) - behind :], html[end - behind : end], end - behind, end)
            elif kind is TokenType.START_TAG:
                attributes = dict(token.attrs) if token.attrs else _NOTHING
                foreign = token.self_closing and token.tag in ("svg", "math")
                if not foreign:
                    self.start(token.tag or "", attributes, *self._place(start, end))
            elif kind is TokenType.END_TAG:
                self.end(token.tag or "", self._place(start, end)[1])
            elif kind is TokenType.COMMENT and html.startswith("<!--", start):
                self.builder.comment(token.data or "", *self._place(start, end))
            token, start = following, end

    def close(self) -> None:
        """End the block that is open."""
        self.builder.close(self._kinds[-1])
        self._breaks = 0

    def start(self, name: str, attributes: Mapping[str, str], start: int, end: int) -> None:
        """A start tag that stands at a stretch of the source."""
        if name in ("meta", "time", "script"):
            self.meta.tag(name, attributes)
        if self.unseen and name in BREAKING_OUT:
            self._break_out(start)
        if name == "select" and self._names["select"]:
            self._pop_to(name, start)
            return
        if name == "br":
            self._break(start, end)
            return
        if name in ROWS and not self._names["table"]:
            return
        if name in BLOCKS:
            self._imply_ends(name, start)
            if not self.unseen:
                self.close()
        if name in VOID:
            return
        unseen = is_unseen(name, attributes) or self._is_page_footer(name) or self._is_note(name, attributes)
        kind = kind_of(name, attributes)
        if unseen or self.unseen or kind or name in BLOCKS or name in CODE or name == "sup":
            self._push(_Open("h" if name in HEADINGS else name, kind, unseen or name in CODE, start))
        if name == "h1" and not self.unseen and (self._names["article"] or self._names["main"]):
            self.builder.expect_headline()
        if name == "title" and not self._names["svg"]:
            self.meta.begin_title()

    def end(self, name: str, end: int) -> None:
        """An end tag that ends at a place in the source."""
        if name in ("title", "script"):
            self.meta.end()
        if name in HEADINGS:
            name = "h"
        if self._names[name]:
            self._pop_to(name, end)
            if (name in BLOCKS or name == "h") and not self.unseen:
                self.close()
        elif name == "p" and not self.unseen:
            self.close()

    def _imply_ends(self, name: str, at: int) -> None:
        """End the elements that a block's start tag ends: a paragraph, the item or cell before, a heading."""
        for group in ("p", MEMBERS.get(name)):
            if group and self._scopes[group] and self._scopes[group][-1]:
                while MEMBERS.get(self._pop(at)) != group:
                    pass
        if name in HEADINGS and self._open and self._open[-1].name == "h":
            self._pop(at)

    def _break_out(self, at: int) -> None:
        """End the picture or formula that is open: the next tag cannot stand in it."""
        while (self._names["svg"] or self._names["math"]) and not self._names["foreignobject"]:
            self._pop(at)

    def _break(self, start: int, end: int) -> None:
        """One line break is a space, two in a row end a block."""
        if self.unseen:
            return
        if self._breaks:
            self.close()
        else:
            self.builder.space(start, end)
            self._breaks = 1

    def _is_page_footer(self, name: str) -> bool:
        return name == "footer" and not any(self._names[section] for section in _SECTIONS)

    def _is_note(self, name: str, attributes: Mapping[str, str]) -> bool:
        """Whether this is the number of a footnote: a link within the page, set high."""
        return (
            name == "a"
            and bool(self._open)
            and self._open[-1].name == "sup"
            and attributes.get("href", "").startswith("#")
        )

    def _push(self, element: _Open) -> None:
        name = element.name
        self._open.append(element)
        self._names[name] += 1
        self.unseen += element.unseen
        if element.kind:
            self._kinds.append(element.kind)
        for group in BARRIERS.get(name, ()):
            self._scopes[group].append(False)
        if name in MEMBERS:
            self._scopes[MEMBERS[name]].append(True)

    def _pop_to(self, name: str, at: int) -> None:
        while self._pop(at) != name:
            pass

    def _pop(self, at: int) -> str:
        name, kind, unseen, start = self._open.pop()
        self._names[name] -= 1
        self.unseen -= unseen
        if name in CODE and not self.unseen and not self._names["pre"]:
            self.builder.seen(UNREAD, start, at)
        if kind:
            if not self.unseen:
                self.close()
            self._kinds.pop()
        for group in BARRIERS.get(name, ()):
            self._scopes[group].pop()
        if name in MEMBERS:
            self._scopes[MEMBERS[name]].pop()
        return name

    def text(self, prose: str, start: int, end: int) -> None:
        """A stretch of the source that a reader sees as `prose`, which may be the same."""
        if self.unseen:
            return
        if not prose.isspace():
            self._breaks = 0
        if prose == self.builder.source[start:end]:
            self.builder.text(start, end)
        else:
            self.builder.seen(prose, start, end)

    def _characters(self, data: str, source: str, start: int, end: int) -> None:
        """Text as it is shown, and as it is written, if that is no character reference."""
        if self.unseen:
            self.meta.text(data)
            return
        if not data:
            return
        if not data.isspace():
            self._breaks = 0
        length = _shown(source, data)
        if length is None:
            self.builder.seen(data, *self._place(start, end))
        elif self._names["pre"]:
            last = 0
            for blank in _BLANK_LINE.finditer(source, 0, length):
                self._text(start + last, start + blank.start())
                self.close()
                last = blank.end()
            self._text(start + last, start + length)
        else:
            self._text(start, start + length)

    def _text(self, start: int, end: int) -> None:
        for first, last in self._stretches(start, end):
            self.builder.text(first, last)

    def _place(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the source from where one stretch of what is read begins to where it ends."""
        if not self._pieces:
            return start, end
        stretches = list(self._stretches(start, end))
        return stretches[0][0], stretches[-1][1]

    def _stretches(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The stretches of the source that a stretch of what is read came from."""
        if not self._pieces:
            yield start, end
            return
        index = bisect_right(self._pieces, start, key=lambda piece: piece[0]) - 1
        while True:
            here, there = self._pieces[index]
            stop = self._pieces[index + 1][0] if index + 1 < len(self._pieces) else end
            yield start - here + there, min(end, stop) - here + there
            if end <= stop:
                return
            start = stop
            index += 1


def _behind(reference: str, data: str) -> int:
    """How many letters at the end of an old reference without its semicolon (“&eacutes”) only stand behind it."""
    behind = 0
    if not reference.endswith(";"):
        while behind < len(data) - 1 and data[-behind - 1] == reference[-behind - 1]:
            behind += 1
    return behind


def _shown(source: str, data: str) -> int | None:
    """How much of a stretch, but for its line ends, is the text that is shown; None if the two differ otherwise.

    What is left over is a tag that the end of the document cuts off.
    """
    if source.startswith(data):
        return len(data)
    lines = LINE_END.sub("\n", source)
    if lines == data:
        return len(source)
    if not lines.startswith(data):
        return None
    length = len(data)
    for end in re.finditer("\r\n", source):
        if end.start() >= length:
            break
        length += 1
    return length
