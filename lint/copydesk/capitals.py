"""Capitals: where they are in a sentence, whether they say anything there, and which words are names in any case."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from copydesk import lexicon, tables
from copydesk.gazetteer import gazetteer, heads, titles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copydesk.sentences import Sentence, Token

SMALL = frozenset(
    ("a", "an", "the", "of", "and", "in", "on", "at", "to", "for", "with", "from", "by", "or", "as", "but", "nor", "&", "vs.", "v.")
)  # fmt: skip
"""Words that have no capital in a title."""

PARTICLES = frozenset(
    {
        "de", "da", "di", "du", "del", "dela", "della", "dos", "das", "van", "von", "der", "den", "ten", "ter",
        "bin", "ibn", "binti", "al", "el", "la", "le", "las", "los", "y", "e", "af", "zu",
    }
)  # fmt: skip
"""Small words inside the names of persons and places."""

OPENING = frozenset("“‘\"'«‹„([")
_STARTS = OPENING | frozenset(".!?…:;—–•") | {"--", "...", "”"}
_ENDS = frozenset('.!?”"')
_SIGNS = frozenset("&$£€%+")
DATED = frozenset({"April", "May", "June", "March", "August"})
_SURE = 3
"""Grades by which a word must be more frequent as a name to be one where any word has a capital."""


@cache
def no_names() -> dict[str, str]:
    """Capitalised words that are no names, with “date” for days and months."""
    return {row[0]: row[1] for row in tables.rows("no-names")}


@cache
def _openers() -> frozenset[str]:
    return tables.words("openers") | frozenset(lexicon.little_words())


def host(token: Token) -> str:
    """A word as written, with straight apostrophes and without “’s”."""
    text = token.text
    if "'" in token.lower:
        text = lexicon.level(text)
        if text.endswith(("'s", "'S")):
            return text[:-2]
    return text


def capital(token: Token) -> bool:
    """Whether a token is a word that is written like a name: “Leeds”, “iPhone”, “al-Assad”, “d’Estaing”."""
    if token.kind != "word":
        return False
    text = token.text
    if text[0].isupper():
        return True
    return text != token.lower and any(map(str.isupper, text[1:])) and not text[0].isdigit()


class Capitals:
    """A sentence's capitals: where they are, and whether they say anything."""

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


class Evidence:
    """What an article and the news say of capitalised words."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = [Capitals(sentence) for sentence in sentences]
        self.table = gazetteer()
        self.titles = titles()
        self.heads = heads()
        self.no_names = no_names()
        self.alone: set[str] = set()
        self.together: set[tuple[str, str]] = set()
        self.letters: set[str] = set()
        self.learn()

    def learn(self) -> None:
        """Note which words have a capital where it says something: alone or last in a name, and in pairs."""
        for reading in self.sentences:
            if reading.loud:
                continue
            tokens = reading.tokens
            capitals = reading.capitals
            for place, index in enumerate(capitals):
                text = tokens[index].text
                if (
                    text.isupper()
                    and len(text) > 1
                    and (text in self.table.names or tokens[index - 1].text == "(")
                ):
                    self.letters.add(text)
                joined = place + 1 < len(capitals) and capitals[place + 1] == index + 1
                if joined:
                    if not reading.free(index):
                        self.together.add((tokens[index].lower, tokens[index + 1].lower))
                    continue
                if not reading.free(index):
                    word = host(tokens[index])
                    if word not in self.no_names and word not in self.titles:
                        self.alone.add(word.lower())

    def known(self, word: str) -> bool:
        """Whether the gazetteer has a word as a name by itself."""
        entry = self.table.names.get(word)
        return entry is not None and entry.kind in {"place", "person", "organisation"}

    def given(self, word: str) -> bool:
        """Whether a word is a given name."""
        return word in self.table.given

    def text(self, tokens: Sequence[Token], first: int, end: int) -> str:
        """The words of tokens as a name, set as they are but with straight apostrophes and single spaces."""
        if end - first == 1:
            return host(tokens[first])
        words: list[str] = []
        for token in tokens[first:end]:
            if token.spaced and words:
                words.append(" ")
            words.append(token.text)
        words[-1] = host(tokens[end - 1])
        text = "".join(words)
        return text if text.isascii() else lexicon.level(text)

    def text_as_name(self, reading: Capitals, first: int, end: int) -> str:
        """The words, in the usual case where all of them are in capitals."""
        text = self.text(reading.tokens, first, end)
        if reading.loud == "shout" and text not in self.table.names:
            return " ".join(word.title() if word.isalpha() else word for word in text.split(" "))
        return text

    def nameable(self, word: str, size: int) -> bool:
        """Whether a word may open a name of so many words: “May” alone may not."""
        kind = self.no_names.get(word)
        return kind is None or (kind == "date" and word in DATED and size > 1)

    def dated(self, word: str, before: str) -> bool:
        """Whether a day or month ends a name before it: not in “Theresa May”."""
        return self.no_names.get(word) == "date" and not (word in DATED and self.given(before))

    def starts(self, reading: Capitals, index: int, end: int) -> bool:
        """Whether a name begins at a word of a run."""
        token = reading.tokens[index]
        word = host(token)
        if not capital(token) or not self.nameable(word, end - index):
            return False
        if not reading.free(index):
            return word.lower() not in _openers() or end - index > 1 or word in self.letters
        if end - index > 1:
            opens = self.opens(reading, index, end)
            if opens is not None:
                return opens
        return self.believed(reading, index)

    def opens(self, reading: Capitals, index: int, end: int) -> bool | None:
        """Whether a word with others behind it begins a name where any word has a capital; None if they do not say."""
        token = reading.tokens[index]
        word = host(token)
        for stop in range(min(end, index + 6), index + 1, -1):
            if self.text_as_name(reading, index, stop) in self.table.names:
                return True
        after = reading.tokens[index + 1]
        if (token.lower, after.lower) in self.together:
            return True
        if token.lower in _openers():
            return False
        if len(word) == 1 and word != "A":
            return True
        shown = word.title() if reading.loud == "shout" else word
        if shown in self.titles:
            return True
        if self.given(shown) and capital(after) and (lexicon.grade(token.lower) or 0) < 12:
            return True
        if host(after) in lexicon.partners(shown):
            return True
        if not reading.loud and host(reading.tokens[end - 1]) in self.heads:
            return True
        return None

    def believed(self, reading: Capitals, index: int) -> bool:
        """Whether a word that would have its capital in any case is a name, by the article and by what news knows."""
        token = reading.tokens[index]
        word = host(token)
        lower = word.lower()
        if lower in _openers():
            return False
        if lower in self.alone:
            return True
        if reading.loud == "shout":
            word = word.title()
        small = lexicon.grade(lower)
        if small is None:
            return len(word) > 1 and not lexicon.known(lower) and not (reading.loud and "-" in lower)
        entry = self.table.names.get(word)
        grade = max(lexicon.names().grade(word) or 0, entry.grade if entry else 0)
        return grade >= small + 3 or (
            entry is not None and entry.kind in {"place", "people"} and grade >= small
        )

    def stop(self, reading: Capitals, first: int, end: int) -> int:
        """Where a name ends among words that all have capitals."""
        at = first + 1
        tokens = reading.tokens
        for size in range(min(end, first + 6), first + 1, -1):
            if self.text_as_name(reading, first, size) in self.table.names:
                return size
        while at < end:
            if (
                capital(tokens[at])
                and not self.believed(reading, at)
                and (tokens[at - 1].lower, tokens[at].lower) not in self.together
            ):
                return at
            if (
                not capital(tokens[at])
                and tokens[at].lower not in PARTICLES
                and tokens[at].lower not in {"&", "of"}
            ):
                return at
            at += 1
        return end
