"""What stands behind a verb that somebody is the subject of: a person told, a clause, a preposition."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copydesk.sentences import Token

_SUBJECTS = frozenset(["he", "she", "they", "we", "i", "it"])
_CLASSES = {
    "him": ("him", "them", "me", "us"),
    "he": ("he", "she", "they", "we", "i"),
    "reporters": ("reporters", "journalists", "lawmakers", "viewers", "listeners", "readers"),
    "whether": ("whether", "if"),
}
_CLASS = {word: name for name, words in _CLASSES.items() for word in words}
_WORDS = frozenset(["that", "to", "of", "about", "for", "her"])
_NO_SUBJECT = frozenset(
    [
        "is",
        "was",
        "were",
        "are",
        "be",
        "been",
        "being",
        "am",
        "to",
        "of",
        "in",
        "on",
        "at",
        "for",
        "with",
        "by",
        "from",
        "about",
        "as",
        "and",
        "or",
        "but",
        "that",
        "than",
        "not",
        "if",
        "when",
        "while",
        "because",
        "after",
        "before",
        "so",
        "very",
        "more",
        "most",
        "less",
        "the",
        "a",
        "an",
        "this",
        "these",
        "those",
    ]
)
_TIMES = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "christmas",
        "easter",
        "thanksgiving",
    ]
)
_OPENING = frozenset(
    [
        "the",
        "a",
        "an",
        "his",
        "her",
        "their",
        "its",
        "our",
        "my",
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "there",
        "no",
        "all",
        "some",
        "many",
    ]
)


def behind(tokens: Sequence[Token], place: int) -> tuple[str, ...]:
    """The frames in which a verb stands, by what follows it: “to”, “reporters”, “that” with a clause, “name that”."""
    if place + 1 >= len(tokens):
        return ()
    first = _named(tokens, place + 1)
    if first != place + 1:
        joining = tokens[first].lower if first < len(tokens) else ""
        return (f"name {joining}",) if joining in ("that", "to") else ()
    word = tokens[place + 1].lower
    following = tokens[place + 2] if place + 2 < len(tokens) else None
    if word == "that":
        clause = following is not None and (following.lower in _OPENING or following.text[0].isupper())
        return ("that",) if clause else ()
    kind = _CLASS.get(word) or (word if word in _WORDS else "")
    if not kind or following is None or (word == "of" and following.lower == "course"):
        return ()
    return (kind, f"{kind} that") if following.lower == "that" else (kind,)


def _named(tokens: Sequence[Token], index: int) -> int:
    """The end of the capitalised words that begin at a token and are no day or month."""
    if tokens[index].lower in _TIMES:
        return index
    while index < len(tokens) and tokens[index].kind == "word" and tokens[index].text[0].isupper():
        index += 1
    return index


def has_subject(tokens: Sequence[Token], place: int) -> bool:
    """Whether a pronoun or a noun stands right before a verb, but for an adverb, so that it is no participle."""
    before = place - 1
    while before >= 0 and (
        tokens[before].lower.endswith("ly") or tokens[before].lower in ("also", "later", "then")
    ):
        before -= 1
    if before < 0 or tokens[before].kind != "word":
        return False
    word = tokens[before].lower
    if word in ("has", "had", "have", "who"):
        return True
    return word in _SUBJECTS or not (word in _NO_SUBJECT or word.endswith(("ed", "en")))
