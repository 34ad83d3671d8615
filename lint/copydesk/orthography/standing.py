"""What stands beside a word: whether it is a whole one, one of another language, a name by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk import tables
from copydesk.orthography import lexicon, odds, slips

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from copydesk.sentences import Sentence, Token

PLAIN = 0.75
"""Certainty from which a word is so plainly a slip that it says nothing of its neighbours."""

COMMON = 9
"""Grade from which a word is a common one."""

SURELY = 0.95
"""Certainty from which a word is a slip even where it stands alone between quotation marks, as words that are spoken of do."""

_TIED = frozenset("/_@#&=~\\|<>*+%$€£[(")
"""Signs that a word is no whole one with when it stands tight before them."""

_TIED_BEFORE = frozenset("/{_@.#&=~\\|<>*+%$€£])")


def text(place: tuple[Sentence, int]) -> str:
    """The word at a place, as it is written."""
    return place[0].tokens[place[1]].text


def around(sentence: Sentence, index: int) -> tuple[str, str]:
    """The words or marks before and behind one; nothing at a sentence's edge."""
    tokens = sentence.tokens
    return (
        tokens[index - 1].lower if index else "",
        tokens[index + 1].lower if index + 1 < len(tokens) else "",
    )


def neighbour(sentence: Sentence, index: int) -> str:
    """The word with a capital at a place of a sentence, or nothing."""
    token = sentence.tokens[index] if 0 <= index < len(sentence.tokens) else None
    if index == 0 and token and token.lower in lexicon.little_words():
        return ""
    return (
        lexicon.bare(lexicon.level(token.text))
        if token and token.kind == "word" and token.text[0].isupper()
        else ""
    )


def stands_free(sentence: Sentence, index: int) -> bool:
    """Whether a word is no part of an address, a formula, code, and is not marked with [sic]."""
    tokens = sentence.tokens
    before = tokens[index - 1] if index else None
    behind = tokens[index + 1] if index + 1 < len(tokens) else None
    token = tokens[index]
    tied = before and not token.spaced and not _either(tokens, index)
    if before and tied and (before.text in _TIED_BEFORE or before.kind in ("number", "symbol")):
        return False
    if behind and not behind.spaced:
        if behind.text in _TIED or behind.kind in ("number", "symbol", "address"):
            return False
        following = tokens[index + 2] if index + 2 < len(tokens) else None
        if behind.text == "." and following and not following.spaced and following.kind == "word":
            return False
    return not any(near.lower == "sic" for near in tokens[index + 1 : index + 4])


def _either(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word stands behind a slash and another common word: “mother/daughter”, no address."""
    if index < 2 or tokens[index - 1].text != "/" or not tokens[index - 2].text.islower():
        return False
    first = index < 3 or tokens[index - 2].spaced
    return first and (lexicon.grade(tokens[index - 2].lower) or 0) >= COMMON


def bare(sentence: Sentence, index: int) -> bool:
    """Whether a name stands behind a word that is no name and before none: “to Beijng on”."""
    before = sentence.tokens[index - 1] if index else None
    if before is None or before.kind != "word":
        return False
    common = before.text.islower() or not neighbour(sentence, index - 1)
    return common and not neighbour(sentence, index + 1)


def foreign(sentence: Sentence, index: int, unknown: Collection[str]) -> bool:
    """Whether a word stands alone between quotation marks or beside others that nobody knows."""
    tokens = sentence.tokens
    alone = 0 < index < len(tokens) - 1 and tokens[index - 1].kind == tokens[index + 1].kind == "quote"
    if alone and not _surely_slip(tokens[index].lower):
        return True
    if any(near.text in "„«‚" for near in tokens[max(0, index - 6) : index + 7]):
        return True
    around = [
        t for t in (*tokens[max(0, index - 3) : index], *tokens[index + 1 : index + 4]) if t.kind == "word"
    ]
    beside = [
        t for t in (*tokens[max(0, index - 2) : index], *tokens[index + 1 : index + 3]) if t.kind == "word"
    ]
    foreign = tables.words("foreign-words")
    if sum(near.lower in foreign for near in around) > 1 or any(
        near.lower in foreign and lexicon.grade(near.lower) is None for near in beside
    ):
        return True
    return any(
        near.text[0].islower()
        and (not near.lower.isascii() or near.lower in unknown)
        and not _plain_slip(near.lower)
        for near in beside
    )


def _surely_slip(word: str) -> bool:
    """Whether a word is so surely a slip that it is one even between quotation marks of its own."""
    found = slips.candidates(word)
    return bool(found) and odds.certainty(word, found, quoted=True, count=1) >= SURELY


def _plain_slip(word: str) -> bool:
    """Whether a word is so plainly a slip that it says nothing of what stands beside it."""
    found = slips.candidates(word)
    return bool(found) and odds.certainty(word, found, quoted=False, count=1) >= PLAIN
