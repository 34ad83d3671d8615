"""Sentences and tokens, with exact places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.markup import Block

TokenKind = Literal["word", "number", "quote", "mark", "symbol", "address"]
"""What a token is: letters; digits; a quotation mark or apostrophe; punctuation; any other sign; a URL, e-mail address,
handle or hashtag."""

_TOKEN = re.compile(
    r"""
      (?P<address> (?:https?://|www\.)[^\s<>“”"]*[\w/] | [\w.+-]+@[\w-]+(?:\.[\w-]+)+ | [@\#][A-Za-z_]\w+ )
    | (?P<word> (?:[A-Za-z]\.){2,} | [^\W\d_]+(?:[’'‑-][^\W\d_]+)* )
    | (?P<number> \d+(?:[.,:]\d+)*(?:st|nd|rd|th|s\b)? )
    | (?P<quote> [“”"„«»‘’'] )
    | (?P<mark> \.\.\.+ | [.,;:!?…()\[\]{}–—-] )
    | (?P<symbol> \S )
    """,
    re.VERBOSE,
)
_END = frozenset({".", "!", "?", "…", "..."})
_CLOSERS = frozenset("”’\"')]»")


class Token(NamedTuple):
    """An orthographic word, a number, a mark.

    A word keeps its apostrophes and hyphens (“Ukraine’s”, “long-range”); a hyphen between a figure and a word is a
    mark of its own (“1,000”, “-”, “day”). `start` and `end` are places in the source, `at` the offset in the block's
    prose; `spaced` says whether white space (or the block's edge) stands before it.
    """

    text: str
    lower: str
    kind: TokenKind
    start: int
    end: int
    at: int
    spaced: bool

    @property
    def span(self) -> Span:
        """The token's place in the source."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its tokens, the block it stands in, and its number in the article."""

    tokens: tuple[Token, ...]
    block: Block
    number: int

    @property
    def span(self) -> Span:
        """From the first token to the last."""
        return Span(self.tokens[0].start, self.tokens[-1].end)


def tokenise(block: Block) -> list[Token]:
    """The tokens of a block."""
    tokens = []
    prose, shift = block.prose, block.shift
    last = 0
    for match in _TOKEN.finditer(prose):
        at, stop = match.span()
        text = match[0]
        start, end = (at + shift, stop + shift) if shift is not None else block.span(at, stop)
        kind: TokenKind = match.lastgroup  # type: ignore[assignment]
        lower = text.lower().replace("’", "'") if kind == "word" else text
        tokens.append(Token(text, lower, kind, start, end, at, at != last or at == 0))
        last = stop
    return tokens


def split(blocks: Sequence[Block]) -> Iterator[Sentence]:
    """The sentences of an article, in order; a block's end always ends one."""
    number = 0
    for block in blocks:
        tokens = tokenise(block)
        first = 0
        for index in range(len(tokens)):
            if index + 1 < len(tokens) and not _ends(tokens, index):
                continue
            if index + 1 > first:
                yield Sentence(tuple(tokens[first : index + 1]), block, number)
                number += 1
            first = index + 1


def _ends(tokens: list[Token], index: int) -> bool:
    following = tokens[index + 1]
    if not following.spaced:
        return False
    back = index
    while back >= 0 and tokens[back].text in _CLOSERS:
        back -= 1
    return back >= 0 and tokens[back].text in _END and not following.text[0].islower()
