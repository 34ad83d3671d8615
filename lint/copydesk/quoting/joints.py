"""How the words round a verb of speech fit together: one weight for all that stands to its left and right, learned from news.

A sentence is written as a row of symbols: little words as they are, names and nouns with what describes them as one symbol, a
quotation as one. What stands before and behind the verb in that row is weighed (workshop/joints.py made the weights).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from copydesk import tables
from copydesk.quoting.parts import verbs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from copydesk.grammar.tags import Tag
    from copydesk.sentences import Token

BUCKETS = 1 << 17
_SIDE = 5
_HEAD, _START = 400, 2.28
_NOUNS = frozenset(["NN", "NNS"])
_NAMES = frozenset(["NNP", "NNPS"])
_INSIDE = frozenset(["NN", "NNS", "JJ", "JJR", "JJS", "CD", "HYPH", "$", "VBN", "VBG"])
_DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])


class Symbol(NamedTuple):
    """A symbol of a sentence's row, and the tokens that it stands for."""

    text: str
    first: int
    end: int


def row(tokens: Sequence[Token], tags: Sequence[Tag], quoted: Callable[[int], bool]) -> list[Symbol]:
    """The symbols of a sentence; `quoted` tells whether a place stands in a quotation."""
    inside = [quoted(token.start) for token in tokens]
    found: list[Symbol] = []
    at = 0
    while at < len(tokens):
        if inside[at]:
            end = next((spot for spot in range(at, len(tokens)) if not inside[spot]), len(tokens))
            text = _quotation(tokens, at, end)
        else:
            end, text = _plain(tokens, tags, at)
            end = next((spot for spot in range(at + 1, end) if inside[spot]), end)
        found.append(Symbol(text, at, end))
        at = end
    return found


def _quotation(tokens: Sequence[Token], first: int, end: int) -> str:
    """What a quotation is to the words round it: how it begins and ends."""
    words = [token for token in tokens[first:end] if token.kind in ("word", "number")]
    last = tokens[max(first, end - 2)]
    capital = bool(words) and words[0].text[0].isupper()
    return f"Q{last.text if last.kind == 'mark' else 'w'}{capital:d}{min(len(words), 2)}"


def _plain(tokens: Sequence[Token], tags: Sequence[Tag], at: int) -> tuple[int, str]:
    """The end and the text of the symbol that begins at a token outside quotations."""
    token, xpos = tokens[at], tags[at].xpos
    if token.kind not in ("word", "number"):
        return at + 1, token.text
    if token.lower in tables.words("joint-words"):
        return at + 1, token.lower
    if token.lower in verbs() and token.text.islower():
        return at + 1, "S" + xpos
    if token.lower in _DAYS:
        return at + 1, "DAY"
    if xpos in _NAMES:
        return _name(tokens, tags, at)
    return _noun(tokens, tags, at)


def _name(tokens: Sequence[Token], tags: Sequence[Tag], at: int) -> tuple[int, str]:
    end = at + 1
    while end < len(tokens) and tags[end].xpos in _NAMES and tokens[end].lower not in _DAYS:
        if tags[end - 1].clitic:
            break
        end += 1
    return end, "NAME" + tags[end - 1].clitic


def _noun(tokens: Sequence[Token], tags: Sequence[Tag], at: int) -> tuple[int, str]:
    """A noun with what describes it, or a word of its own."""
    xpos = tags[at].xpos
    end = at
    little = tables.words("joint-words")
    while end < len(tokens) and tags[end].xpos in _INSIDE and tokens[end].lower not in little:
        end += 1
        if tags[end - 1].clitic:
            break
    last = next((spot for spot in range(end - 1, at - 1, -1) if tags[spot].xpos in _NOUNS), None)
    if last is not None and xpos not in ("VBN", "VBG"):
        return last + 1, tags[last].xpos + tags[last].clitic
    return at + 1, xpos + tags[at].clitic


def features(symbols: Sequence[Symbol], at: int, verb: str) -> Iterator[str]:
    """What is weighed of a verb at a symbol."""
    texts = [symbol.text for symbol in symbols]
    row_ = ["^"] * _SIDE + texts + ["$"] * _SIDE
    at += _SIDE
    a, b, c = row_[at - 1], row_[at - 2], row_[at - 3]
    d = row_[at - 4]
    p, q, r, s = row_[at + 1 : at + 5]
    yield f"1 {a}"
    yield f"2 {b} {a}"
    yield f"3 {c} {b} {a}"
    yield f"4 {d} {c} {b} {a}"
    yield f"5 {p}"
    yield f"6 {p} {q}"
    yield f"7 {p} {q} {r}"
    yield f"8 {p} {q} {r} {s}"
    yield f"9 {a} {p}"
    yield f"a {b} {a} {p}"
    yield f"b {a} {p} {q}"
    yield f"c {b} {a} {p} {q}"
    yield f"d {q} {r}"
    yield f"e {q} {r} {s}"
    yield f"f {verb} {a}"
    yield f"g {verb} {p}"
    yield f"h {verb} {p} {q}"
    yield f"i {verb} {p} {q} {r}"
    yield f"j {verb} {a} {p}"
    yield f"k {verb} {b} {a} {p}"
    yield f"l {c} {b}"
    yield f"m {verb} {b} {a}"
    yield f"n {c} {b} {a} {p} {q}"
    yield f"o {verb}"


def hashed(feature: str) -> int:
    """The bucket of a feature."""
    return crc32(feature.encode()) % BUCKETS


@cache
def _weights() -> memoryview:
    written = tables.mapped("joints.bin")
    return written[bytes(written[:_HEAD]).index(b"\n") + 1 :]


def weight(symbols: Sequence[Symbol], at: int, verb: str) -> float:
    """How much the words round a verb look put together wrongly; right ones are hardly ever over 6."""
    weights = _weights()
    return _START + sum([weights[hashed(feature)] - 128 for feature in features(symbols, at, verb)]) / 16
