"""Titles of songs, films, books and the like between quotation marks or in lists of sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.naming import hints
from copydesk.naming.capitals import OPENING, PARTICLES, SMALL, capital

if TYPE_CHECKING:
    from copydesk.naming.capitals import Capitals
    from copydesk.sentences import Token

_LONGEST = 12
_YEAR = 4
"""Digits of a year."""

_REACH = 4
"""Words before a title among which the noun for what it is stands: “the song”, “a novel, in parts, called”."""

_INTRODUCED = frozenset(
    {
        "a",
        "an",
        "her",
        "his",
        "its",
        "local",
        "my",
        "new",
        "our",
        "own",
        "proverbial",
        "so-called",
        "their",
        "your",
    }
)
"""What stands before a byname in quotation marks, and before a title only with the noun for what it is between them."""

_MENTIONED = frozenset({"motto", "phrase", "slogan", "term", "word", "words"})
"""Nouns for what is said, behind which words mean themselves."""

_CALLED = frozenset({"called", "named", "titled", "entitled", "dubbed"})
_INNER = frozenset({",", "&", ":", "!", "?", "/", "'", "’", "…", "..."})


def _end(tokens: tuple[Token, ...], index: int) -> int:
    """Where the quotation mark stands that closes a short quotation; 0 if none does."""
    for at in range(index, min(len(tokens), index + _LONGEST + 1)):
        if tokens[at].kind == "quote" and not (tokens[at].text in {"’", "'"} and not tokens[at].spaced):
            return at
        if tokens[at].kind == "quote" and (at + 1 == len(tokens) or tokens[at + 1].kind != "word"):
            return at
    return 0


def _called(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a noun for a work stands shortly before its title."""
    return any(token.lower in hints.of("work") for token in tokens[max(0, index - 1 - _REACH) : index - 1])


def wording_at(tokens: tuple[Token, ...], index: int) -> int:
    """Where words between quotation marks end that only stand for themselves, “the phrase “…””; 0 where none do."""
    quoted = index > 1 and tokens[index - 1].kind == "quote" and tokens[index - 1].text != "("
    return _end(tokens, index) if quoted and tokens[index - 2].lower in _MENTIONED else 0


def nickname_at(tokens: tuple[Token, ...], index: int) -> int:
    """Where the words between quotation marks end that a determiner introduces, “his “Magic Circle””; 0 where none do."""
    if index < 2 or tokens[index - 1].kind != "quote" or tokens[index - 1].text == "(":
        return 0
    before = tokens[index - 2].lower
    if before not in _INTRODUCED and before != "the":
        return 0
    close = _end(tokens, index)
    behind = tokens[close + 1] if close + 1 < len(tokens) else None
    if before == "the" and behind is not None and behind.kind == "word":
        return 0
    return close


def title_at(reading: Capitals, index: int, after: int) -> int:
    """Where the title ends that stands between quotation marks and begins at a token; 0 where none does.

    All its longer words have capitals, or a noun before it says what it is. `after` is where the last title of the
    sentence ended, 0 if there was none: what is listed with a title is one.
    """
    tokens = reading.tokens
    if (
        not index
        or reading.loud
        or tokens[index - 1].kind != "quote"
        or tokens[index - 1].text not in OPENING
    ):
        return 0
    close = end = _end(tokens, index)
    if not end:
        return 0
    while end > index and tokens[end - 1].text in {",", ".", ";"}:
        end -= 1
    words = [token for token in tokens[index:end] if token.kind == "word"]
    capitals = sum(map(capital, words))
    if not capitals or any(
        token.kind not in {"word", "number"} and token.text not in _INNER for token in tokens[index:end]
    ):
        return 0
    before = tokens[index - 2].lower if index > 1 else ""
    listed = after > 0 and index - after < _REACH + 1
    if before in hints.of("work") or before in _CALLED or (listed and before in {"and", "or", ","}):
        return end if capital(words[0]) and close - index < _LONGEST else 0
    if any(not capital(token) and token.lower not in SMALL | PARTICLES for token in words):
        return 0
    if capitals == 1 and (len(words) > 1 or not (listed or _called(tokens, index))):
        return 0
    return 0 if tokens[end - 1].lower in SMALL else end


def cited_at(tokens: tuple[Token, ...], index: int) -> int:
    """Where the title with a colon ends that a list of sources has behind a year, “(1978) Wheels: a study”; 0 where none does."""
    if index < 3 or [token.text for token in (tokens[index - 3], tokens[index - 1])] != ["(", ")"]:
        return 0
    if len(tokens[index - 2].text) != _YEAR or not tokens[index - 2].text.isdigit():
        return 0
    end = index
    while end < len(tokens) and (tokens[end].kind == "word" or tokens[end].text in {":", "&"}):
        end += 1
    return end if any(token.text == ":" for token in tokens[index : end - 1]) else 0


def reversed_at(tokens: tuple[Token, ...], index: int) -> int:
    """Where a name ends that a list of sources turns about, “Kowal, A.B. (1978)”; 0 where none does."""
    if index + 4 >= len(tokens) or tokens[index + 1].text != "," or tokens[index + 3].text != "(":
        return 0
    letters, year = tokens[index + 2].text, tokens[index + 4].text
    initials = letters.endswith(".") and all(len(one) == 1 for one in letters[:-1].split("."))
    return index + 3 if initials and letters[0].isupper() and len(year) == _YEAR and year.isdigit() else 0
