"""Plain text to blocks: a line is a paragraph, or a stretch between blank lines is, decided once per file."""

from __future__ import annotations

from copydesk.markup.block import Block, Markup
from copydesk.span import LINE_END, Span


def mark_up_plain(text: str) -> Markup:
    """The blocks of a plain text."""
    blocks = []
    start = 0
    for end in [*LINE_END.finditer(text), None]:
        stop = end.start() if end else len(text)
        line = text[start:stop]
        body = line.strip()
        if body:
            first = start + len(line) - len(line.lstrip())
            blocks.append(Block.verbatim("paragraph", text, Span(first, first + len(body))))
        start = end.end() if end else stop
    return Markup(tuple(blocks))
