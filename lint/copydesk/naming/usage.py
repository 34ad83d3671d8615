"""How an article uses capitals: which words have one where it says something, and what they always stand with."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from copydesk import tables
from copydesk.naming.capitals import BETWEEN, DATED, host, no_names

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from copydesk.naming.capitals import Capitals

_AFTER = frozenset(
    {"and", "or", "in", "on", "at", "for", "became", "is", "was", "has", "had", "said", "will"}
)
"""What stands behind “Macy’s” and seldom behind “Obama’s”."""

_CONSTANT = 3
"""Times that a word must stand in an article, always with the same two behind it, to be one name with them."""

_MOSTLY = 0.8
"""The share of its places in which it must."""


class Usage:
    """What an article shows of its capitalised words.

    `alone` are the words (lower case) that have a capital where it says something, by themselves or last in a name;
    `together` the pairs of such, `inside` all words of pairs, `dated` the pairs that end in the name of a month, `letters` acronyms, `seen` how often each word stands with
    a capital. `constant` are a word, a small word and another that always stand together, or a word, the number
    before it and "". `owned` are the names that end in “’s” of themselves, without it, with their kind or "".
    """

    def __init__(self, sentences: Sequence[Capitals], names: Container[str], titles: Container[str]) -> None:
        self.sentences = sentences
        self.names = names
        self.alone: set[str] = set()
        self.together: set[tuple[str, str]] = set()
        self.inside: set[str] = set()
        self.dated: set[tuple[str, str]] = set()
        self.letters: set[str] = set()
        self.seen: Counter[str] = Counter()
        self._not_alone = (no_names(), titles)
        self._triples: Counter[tuple[str, str, str]] = Counter()
        self._possessives: Counter[str] = Counter()
        self._loose: set[str] = set()
        for reading in sentences:
            if not reading.loud:
                capitals = reading.capitals
                for place, index in enumerate(capitals):
                    self._learn(reading, index, capitals[place + 1] if place + 1 < len(capitals) else -1)
        self.constant = {
            triple
            for triple, count in self._triples.items()
            if count >= _CONSTANT and count >= _MOSTLY * self.seen[triple[0]]
        }
        self.owned = self._owned()

    def _learn(self, reading: Capitals, index: int, beyond: int) -> None:
        """Take in a capitalised word; `beyond` is where the next one stands."""
        tokens = reading.tokens
        text = tokens[index].text
        self.seen[text] += 1
        if index and tokens[index - 1].kind == "number":
            self._triples[text, tokens[index - 1].text, ""] += 1
        if beyond == index + 2 and tokens[index + 1].lower in BETWEEN:
            self._triples[text, tokens[index + 1].lower, tokens[beyond].text] += 1
        if text[-1] == "s" and text[-2:-1] in {"'", "’"}:
            self._possessive(reading, index)
        if len(text) > 1 and text.isupper() and (text in self.names or tokens[index - 1].text == "("):
            self.letters.add(text)
        if beyond == index + 1:
            self.inside.add(host(tokens[index]))
            last = host(tokens[beyond])
            self.inside.add(last)
            if last in DATED:
                self.dated.add((text, last))
            if not reading.free(index):
                self.together.add((tokens[index].lower, tokens[beyond].lower))
        elif not reading.free(index):
            word = host(tokens[index])
            if not any(word in words for words in self._not_alone):
                self.alone.add(word.lower())

    def _possessive(self, reading: Capitals, index: int) -> None:
        tokens = reading.tokens
        word = host(tokens[index])
        self._possessives[word] += 1
        if index + 1 < len(tokens) and (
            tokens[index + 1].kind == "mark" or tokens[index + 1].lower in _AFTER
        ):
            self._loose.add(word)

    def _owned(self) -> dict[str, str]:
        listed = {row[0]: row[1] for row in tables.rows("names-in-s")}
        found = {}
        for word, count in self._possessives.items():
            if self.seen[word] or word in self._not_alone[0]:
                continue
            if word + "'s" in listed:
                found[word] = listed[word + "'s"]
            elif count > 1 and word in self._loose:
                found[word] = ""
        return found

    @cached_property
    def small(self) -> Counter[str]:
        """How often the article has each word in small letters."""
        return Counter(
            token.lower
            for reading in self.sentences
            for token in reading.tokens
            if token.kind == "word" and token.text == token.lower
        )
