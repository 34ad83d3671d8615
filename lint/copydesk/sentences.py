"""Sentences, with exact places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from copydesk.span import Span
from copydesk.tokens import BULLETS, PERSON, Token, TokenKind, clues, kind_of, openers, read, tokenise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.markup import Block

__all__ = ["Sentence", "Token", "TokenKind", "split", "tokenise"]

_CLOSERS = frozenset("”’\"')]»›")
_DASHES = frozenset("–—-―") | {"--"}
_OPENERS = frozenset("“‘\"'([«‹„‚") | _DASHES


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


def split(blocks: Sequence[Block]) -> Iterator[Sentence]:
    """The sentences of an article, in order; a block's end always ends one."""
    number = 0
    for block in blocks:
        tokens, ends = read(block)
        if not tokens:
            continue
        if block.kind == "headline":
            ends = [index for index in ends if tokens[index].kind != "word"]
        whole = tuple(tokens)
        first = 0
        for index in ends:
            stop = _boundary(whole, first, index)
            if stop > first:
                yield Sentence(whole[first:stop], block, number)
                number += 1
                first = stop
        if first < len(whole):
            yield Sentence(whole[first:], block, number)
            number += 1


def _boundary(tokens: tuple[Token, ...], first: int, index: int) -> int:
    """Where the sentence after the one that `tokens[index]` ends begins; 0 where it ends none."""
    count = len(tokens)
    mark = tokens[index]
    after = index + 1
    while after < count and tokens[after].text in _CLOSERS and not tokens[after].spaced:
        after += 1
    if after < count and tokens[after].text == "”":
        after += 1
    if after >= count or tokens[after].text in BULLETS:
        return after if after < count else 0
    following = tokens[after]
    if mark.kind != "mark" and mark.text[-1] not in ".!":
        return 0
    if not following.spaced:
        return after if _run_on(tokens, index, after) else 0
    start = after
    while start < count - 1 and tokens[start].text in _OPENERS:
        start += 1
    return 0 if _goes_on(tokens, first, index, after, start) else after


def _goes_on(tokens: tuple[Token, ...], first: int, index: int, after: int, start: int) -> bool:
    """Whether what follows a mark, from `tokens[after]` or behind its quotation marks from `tokens[start]`, belongs to it."""
    mark, opening = tokens[index], tokens[start]
    if opening.kind == "mark" or (opening.kind == "word" and opening.text.islower()):
        return not (mark.text == "." and _ellipsis(opening) and opening.spaced and start + 1 < len(tokens))
    opens = opening.lower in openers() and _titled(opening.text)
    if mark.kind == "word":
        return tokens[after].text in _DASHES or not _closes(tokens, index, opening, opens)
    if _ellipsis(mark):
        return not opens or opening.lower in PERSON or index == first
    if mark.text == ".":
        return index == first + 1 and tokens[first].kind == "number" and len(tokens[first].text) < 3
    return mark.text in "?!" and after > index + 1 and not opens and _spoken(tokens, start)


def _closes(tokens: tuple[Token, ...], index: int, opening: Token, opens: bool) -> bool:
    """Whether a sentence ends with an abbreviation in front of a capital letter or a figure."""
    mark = tokens[index].text
    kind = kind_of(mark)
    if kind == "unit":
        return opens or _titled(opening.text)
    if kind in {"state", "place"} and _titled(opening.text):
        # Behind its town a state has a comma, so that a capital begins a sentence, but for “Gary, Ind., …” without it.
        settled = "-" in mark or (index > 1 and tokens[index - 1].text == ",")
        return opens or (
            settled and opening.lower not in clues("office") and kind_of(opening.text) != "title"
        )
    return opens and kind not in {"title", "number", "inner"}


def _titled(text: str) -> bool:
    """Whether a word has its capital because of where it stands or what it names, and not all of it is in capitals."""
    return text[0].isupper() and (len(text) == 1 or not text.isupper())


def _ellipsis(token: Token) -> bool:
    return token.text == "…" or (token.kind == "mark" and token.text[0] == "." and len(token.text) > 1)


def _run_on(tokens: tuple[Token, ...], index: int, after: int) -> bool:
    """Whether a sentence ends although no space follows: “the end.The next”, “the end.”The next”."""
    mark, following = tokens[index], tokens[after]
    if mark.text in {"。", "！", "？"}:
        return True
    if mark.kind != "mark" or not index or tokens[index - 1].kind != "word":
        return False
    if following.kind != "word":
        return following.text in {"“", "("} and not _ellipsis(mark)
    word = tokens[index - 1].text
    if not _titled(following.text) or len(word) == 1:
        return False
    return following.lower in openers() or (word.islower() and not _ellipsis(mark))


def _spoken(tokens: tuple[Token, ...], start: int) -> bool:
    """Whether a name and a speech verb follow: “Why?” Mr. Smith asked."""
    for token in tokens[start + 1 : start + 8]:
        if token.lower in clues("speech"):
            return True
        if token.kind != "word":
            return False
    return False
