"""Markdown to blocks: CommonMark with tables, footnotes and front matter, and the HTML inside it."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from copydesk.markup.builder import UNREAD, Builder, without_templates
from copydesk.markup.html import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from copydesk.markup.block import Markup

_FRONT = re.compile(
    r"(---|\+\+\+)[ \t]*(?:\r\n?|\n)(.*?(?:\r\n?|\n))?(?:\1|\.\.\.)[ \t]*(?=\r|\n|\Z)", re.DOTALL
)
_ELEMENTS = {
    "Paragraph": "p",
    "BlockQuote": "blockquote",
    "Item": "li",
    "List": "ul",
    "FootnoteDefinition": "div",
    "Table": "table",
    "TableHead": "tr",
    "TableRow": "tr",
    "TableCell": "td",
    "Strikethrough": "del",
    "CodeBlock": "pre",
    "DefinitionListTitle": "dt",
    "DefinitionListDefinition": "dd",
}
"""What Markdown's structures are in HTML."""

_NOTHING: Mapping[str, str] = {}


def mark_up_markdown(text: str) -> Markup:
    """The blocks of a Markdown text, with the title and date of its front matter."""
    import pyromark

    text = without_templates(text)
    builder = Builder(text)
    reader = Reader(builder)
    front = _FRONT.match(text)
    start = 0
    if front:
        reader.meta.front_matter(front[2] or "")
        start = front.end()
    body = text[start:]
    driver = _Driver(builder, reader, _code_points(body, start))
    try:
        for event, place in pyromark.events_with_range(body, options=_options()):
            driver.take(event, place["start"], place["end"])
    except BaseException as error:
        if (
            type(error).__name__ == "PanicException"
        ):  # Rust's, which is no Exception and would end the whole run
            raise RuntimeError(f"the Markdown parser failed: {error}") from error
        raise
    reader.close()
    return builder.markup(reader.meta)


def _options() -> Any:
    from pyromark import Options

    return (
        Options.ENABLE_TABLES
        | Options.ENABLE_FOOTNOTES
        | Options.ENABLE_STRIKETHROUGH
        | Options.ENABLE_TASKLISTS
        | Options.ENABLE_HEADING_ATTRIBUTES
        | Options.ENABLE_GFM
    )


def _code_points(text: str, start: int) -> Callable[[int], int]:
    """From bytes of the text in UTF-8 to code points of a text in which it begins at `start`."""
    if text.isascii():
        return lambda offset: offset + start
    ends: list[int] = []
    excess: list[int] = [0]
    for match in re.finditer(r"[^\x00-\x7f]", text):
        more = len(match[0].encode()) - 1
        ends.append(match.end() + excess[-1] + more)
        excess.append(excess[-1] + more)
    return lambda offset: offset - excess[bisect_right(ends, offset)] + start


class _Driver:
    """Turns the parser's events into what the reader of HTML would have met."""

    def __init__(self, builder: Builder, reader: Reader, offset: Callable[[int], int]) -> None:
        self.builder = builder
        self.reader = reader
        self.offset = offset
        self.images = 0
        self.alt = Builder(builder.source)
        self.html: list[str] = []
        self.pieces: list[tuple[int, int]] = []
        self.length = 0

    def take(self, event: Any, first: int, last: int) -> None:
        """One event: a name, or a name with what it holds; its place in bytes."""
        start, end = self.offset(first), self.offset(last)
        if isinstance(event, str):
            if event == "SoftBreak":
                self.read(" ", start, end)
            else:
                self.reader.start("br" if event == "HardBreak" else "hr", _NOTHING, start, end)
            return
        ((name, value),) = event.items()
        if name == "Text" and start < end:  # the parser makes up indentation that has no place
            self.read(value, start, end)
        elif name == "Start":
            self.start(value, start)
        elif name == "End":
            self.end(value, end)
        elif name == "Html":
            self.pieces.append((self.length, start))
            self.html.append(value)
            self.length += len(value)
        elif name == "InlineHtml":
            self.reader.read(value, [(0, start)])
        elif name == "Code":
            self.read(UNREAD, start, end)

    def read(self, prose: str, start: int, end: int) -> None:
        """Text, in a picture's description or in the block."""
        if not self.images:
            self.reader.text(prose, start, end)
        elif prose == self.builder.source[start:end]:
            self.alt.text(start, end)
        else:
            self.alt.seen(prose, start, end)

    def start(self, tag: Any, start: int) -> None:
        """A structure begins."""
        if isinstance(tag, str):
            name = tag
        else:
            ((name, value),) = tag.items()
        if name == "Heading":
            self.reader.start(value["level"].lower(), _NOTHING, start, start)
        elif name == "Image":
            self.images += 1
        elif name == "HtmlBlock":
            self.gap(start)
        elif name == "CodeBlock":
            self.reader.start("pre", _NOTHING, start, start)
            self.reader.start("code", _NOTHING, start, start)
        elif name in _ELEMENTS:
            self.reader.start(_ELEMENTS[name], _NOTHING, start, start)

    def end(self, tag: Any, end: int) -> None:
        """A structure ends."""
        if isinstance(tag, str):
            name = tag
        else:
            ((name, value),) = tag.items()
        if name == "Heading":
            self.reader.end(value.lower(), end)
        elif name == "Image":
            self.images -= 1
        elif name == "HtmlBlock":
            self.reader.read("".join(self.html), self.pieces)
            self.html, self.pieces, self.length = [], [], 0
        elif name in _ELEMENTS:
            if name == "Paragraph":
                self.caption()
            self.reader.end(_ELEMENTS[name], end)

    def gap(self, start: int) -> None:
        """The line end before HTML that goes on in a block, which the parser passes over."""
        first = start
        while first and self.builder.source[first - 1].isspace():
            first -= 1
        if first < start and not self.builder.empty:
            self.builder.space(first, start)

    def caption(self) -> None:
        """A picture that is a paragraph by itself has its description for a caption."""
        self.alt.close("caption")
        blocks = self.builder.blocks
        if self.builder.empty and not (
            blocks and self.alt.blocks and self.alt.blocks[0].start < blocks[-1].end
        ):
            blocks += self.alt.blocks
        self.alt = Builder(self.builder.source)
