"""“A” before a vowel sound, “an” before a consonant: “a hour”, “an university”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Token

_SOUNDED = frozenset("aeiouy")
"""Letters one of which a word must hold to be read as a word."""


class Options(BaseOptions):
    """How words sound at their start.

    `vowels`: letters that mostly sound as vowels. `consonant_starts` and `vowel_starts`: beginnings of words that sound
    otherwise than they are spelled. `letters`: letters whose names begin with a vowel sound, for words that are read letter
    by letter because they hold no vowel; `words`: those that are read as words all the same. `spelled`: abbreviations with a vowel that are
    read so, with a vowel sound first; `named`: names and the like that have one.
    `vowel_numbers`: beginnings of figures that do. `either`: beginnings before which both are met; `unsure`: those of names of which the letters do not tell the sound. `skipped`: words that
    no noun group begins with.
    """

    vowels: str
    letters: str
    consonant_starts: tuple[str, ...] = ()
    vowel_starts: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    spelled: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    vowel_numbers: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find the articles that do not go with the sound behind them."""
    for article, right in (("a", "an"), ("an", "a")):
        for sentence, index in document.places.get(article, ()):
            tokens = sentence.tokens
            if index + 1 == len(tokens) or (tokens[index].text != article and index > 0):
                continue
            following = tokens[index + 1]
            if not following.spaced or (index and tokens[index - 1].text == "/"):
                continue
            if following.kind == "quote" and index + 2 < len(tokens) and not tokens[index + 2].spaced:
                following = tokens[index + 2]
            if tokens[index].text.isupper() and len(tokens[index].text) > 1:
                continue
            if sounds(following, rule.options) == (article == "a"):
                first = tokens[index]
                fix = right.capitalize() if first.text[0].isupper() else right
                behind = Span(first.end, following.end)
                span = Span(first.start, following.end)
                yield rule.finding(document, span, suggestions=[fix + document.seen(behind)])


def sounds(token: Token, options: Options) -> bool | None:
    """Whether a token begins with a vowel sound; None where that cannot be said."""
    if token.kind == "number":
        return _number(token.text, options)
    if token.kind != "word" or token.lower in options.skipped:
        return None
    if token.text in options.spelled or token.text in options.named:
        return True
    if _is_spelled(token, options):
        return None if token.lower.startswith(options.either) else token.lower[0] in options.letters
    if not token.text.islower() or len(token.text) < 3:
        return _capitalised(token, options)
    if token.lower.startswith(options.vowel_starts):
        return True
    if token.lower.startswith(options.either):
        return None
    return not token.lower.startswith(options.consonant_starts) and token.lower[0] in options.vowels


def _capitalised(token: Token, options: Options) -> bool | None:
    """Whether a name begins with a vowel sound; None where its letters do not say so."""
    if len(token.text) < 3 or not token.text[0].isupper() or not token.text[1:].islower():
        return None
    if token.lower.startswith(options.consonant_starts):
        return False
    return None if token.lower.startswith(options.unsure) else token.lower[0] in options.vowels


def _is_spelled(token: Token, options: Options) -> bool:
    """Whether a word is read letter by letter, or sounds as if it were: a letter and a hyphen, no vowel, or capitals with one first."""
    text = token.lower.removesuffix("'s")
    if text[1:2] == "-":
        return text[0].isalpha()
    capitals = token.text[: len(text)].isupper()
    if text in options.words or len(text) < 2 or not (capitals or token.text.islower()):
        return False
    if capitals and text[0] in options.vowels and text[0] in options.letters:
        return len(text) == 2 or not text.startswith(options.consonant_starts)
    return text.isalnum() and text.isascii() and _SOUNDED.isdisjoint(text)


def _number(text: str, options: Options) -> bool | None:
    """Whether a figure begins with a vowel sound: eight, eleven, eighteen and what begins with them."""
    digits = text.replace(",", "").split(".")[0].rstrip("sthndr")
    if digits.startswith("8"):
        return True
    thousands = len(digits) % 3 == 2
    if digits[:2] in options.vowel_numbers:
        return True if thousands else None
    return False


CHECK = Check(Options, run)
