"""Capitals: where they are in a sentence, and whether they say anything there."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from copydesk import tables
from copydesk.naming import hints
from copydesk.naming.gazetteer import gazetteer
from copydesk.orthography import lexicon

if TYPE_CHECKING:
    from copydesk.sentences import Sentence, Token

SMALL = frozenset(
    ("a", "an", "the", "of", "and", "in", "on", "at", "to", "for", "with", "from", "by", "or", "as", "but", "nor", "&", "vs.", "v.")
)  # fmt: skip
"""Words that have no capital in a title."""

PARTICLES = frozenset(
    {
        "de", "da", "di", "du", "del", "dela", "della", "dos", "das", "van", "von", "der", "den", "ten", "ter",
        "bin", "ibn", "binti", "al", "el", "la", "le", "las", "los", "y", "e", "af", "zu", "zum", "und", "et",
        "im", "am", "dla",
    }
)  # fmt: skip
"""Small words inside the names of persons and places."""

OPENING = frozenset("“‘\"'«‹„([")
_STARTS = OPENING | frozenset(".!?…:;—–•") | {"--", "...", "”"}
_ENDS = frozenset('.!?”"')
_SIGNS = frozenset("&$£€%+")

_PREFIX = 3
"""Small letters that a name may begin with: “iPhone”, “macOS”; more are a word that runs into the next."""

DATED = frozenset({"April", "May", "June", "March", "August"})
BETWEEN = frozenset({"to", "in", "by", "from", "with", "at", "for", "on", "of"})
"""What joins common words that are written as names: “Curious by Nature”."""


@cache
def no_names() -> dict[str, str]:
    """Capitalised words that are no names, with “date” for days and months."""
    return {row[0]: row[1] for row in tables.rows("no-names")}


def host(token: Token) -> str:
    """A word as written, with straight apostrophes and without “’s”."""
    text = token.text
    if "'" in token.lower:
        text = lexicon.level(text)
        if text.endswith(("'s", "'S")):
            return text[:-2]
    return text


def common(word: str) -> bool:
    """Whether a word is more a common one than a name."""
    if word.isupper() and len(word) > 1:
        return False
    return (lexicon.grade(word.lower()) or -1) >= (lexicon.names().grade(word) or 0)


def capital(token: Token) -> bool:
    """Whether a token is a word that is written like a name: “Leeds”, “iPhone”, “al-Assad”, “d’Estaing”."""
    if token.kind != "word":
        return False
    text = token.text
    if text[0].isupper():
        return True
    if text == token.lower or text[0].isdigit():
        return False
    inner = next((n for n, letter in enumerate(text) if letter.isupper()), 0)
    return 0 < inner <= _PREFIX or (inner > 0 and not text[:inner].isalpha())


def tail(text: str) -> int:
    """The letters that hang on a name by a hyphen, with it: 6 of “London-based”."""
    name, _, rest = text.rpartition("-")
    if (
        rest.islower()
        and (rest in hints.of("tail") or rest.endswith(("ed", "ing")))
        and any(map(str.isupper, name))
    ):
        return len(rest) + 1
    return 0


def ordinal(text: str) -> bool:
    """Whether figures count something off: “21st”."""
    return text[:-2].isdigit() and text[-2:] in {"st", "nd", "rd", "th"}


def quietly(token: Token) -> Token:
    """A token of a sentence in capitals as a headline in title case would have it; letters that news knows stay as they are."""
    text = token.text
    if text.startswith("Mc") and text[2:].isupper():
        return token._replace(text="Mc" + text[2:].title())
    if not text.isupper() or text in gazetteer().names or (len(text) == 1 and text != "A"):
        return token
    quiet = token.lower if token.lower in SMALL else text.title()
    return token._replace(text=quiet) if len(quiet) == len(text) else token


class Capitals:
    """A sentence's capitals: where they are, and whether they say anything.

    `tokens` are the sentence's; of one in capitals they are as `quietly` gives them.
    """

    __slots__ = ("capitals", "loud", "sentence", "tokens")

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens = tokens = sentence.tokens
        self.capitals = [
            n
            for n, token in enumerate(tokens)
            if token.kind == "word" and token.text != token.lower and capital(token)
        ]
        self.loud = ""
        if len(self.capitals) > 2:
            small = sum(
                1
                for token in tokens
                if token.kind == "word" and token.text == token.lower and token.lower not in SMALL
            )
            headed = sentence.block.kind in {"headline", "heading"}
            shouting = sum(1 for n in self.capitals if tokens[n].text.isupper() and len(tokens[n].text) > 1)
            if len(self.capitals) - (not headed) > (3 if headed else 6) * small:
                if shouting * 2 > len(self.capitals):
                    self.loud = "shout"
                    self.tokens = tuple(map(quietly, tokens))
                    self.capitals = [n for n in self.capitals if capital(self.tokens[n])]
                elif headed or not self.listed():
                    self.loud = "title"

    def listed(self) -> bool:
        """Whether a sentence is one of names, in full or in a list."""
        tokens = self.tokens
        return tokens[-1].text in _ENDS or sum(token.text in {",", ";"} for token in tokens) > 1

    def free(self, index: int) -> bool:
        """Whether a word there has a capital in any case."""
        if self.loud:
            return True
        before = index - 1
        if index and self.tokens[before].kind == "word":
            return False
        while (
            before >= 0
            and self.tokens[before].kind in {"quote", "symbol"}
            and self.tokens[before].text not in _SIGNS
        ):
            before -= 1
        opened = before < index - 1 and self.tokens[index - 1].text not in {"’", "'"}
        text = self.tokens[index].text
        if text.isupper() and len(text) > 1:
            return False
        return before < 0 or opened or self.tokens[before].text in _STARTS
