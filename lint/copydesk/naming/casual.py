"""Capitals that make no name: common words that stand alone, classes of awards, what is counted, bynames."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.naming import hints
from copydesk.naming.capitals import capital, host
from copydesk.orthography import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copydesk.naming.capitals import Capitals
    from copydesk.naming.joins import Joins
    from copydesk.sentences import Token


_RANKS = frozenset({"Best", "Favorite", "Favourite", "Greatest", "Outstanding", "Worst"})
"""What begins the class of an award."""

_MENTIONED = frozenset({"symbol", "term", "word"})
"""Nouns for words, behind which a word means itself."""


_SIDES = frozenset({"East", "North", "South", "West"})

_COUNTS = frozenset(
    {
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "many", "several",
    }
)  # fmt: skip
"""Words that count what stands behind them."""


class Casual:
    """Says of words with capitals whether they are no name."""

    def __init__(self, joins: Joins) -> None:
        self.joins = joins
        self.evidence = joins.evidence
        self.names = joins.names
        self.heads = joins.heads
        self.common = joins.common

    def casual(self, tokens: Sequence[Token], first: int, end: int) -> bool:
        """Whether capitals make no name: a common word by itself, or a role of common words, “Writing Fellow”."""
        word = host(tokens[end - 1])
        before = tokens[first - 1].lower if first else ""
        if self.ranked(tokens, first, end) or (before and self.told(tokens, first, end)):
            return True
        if self.direction(tokens, first, end):
            return True
        if end - first == 1 and self.designates(tokens, end):
            return True
        if end - first == 1:
            common = word not in self.names and self.common(word)
            if common and (
                word in self.heads or (self.joins.role(word) and self.evidence.usage.small[word.lower()])
            ):
                return True
            if before in _MENTIONED or self.eponym(tokens, end):
                return True
            return self.evidence.casual(word, marked=self.marked(tokens, first, end))
        role = self.joins.role(word) and not word.endswith("s") and word not in self.heads
        return role and word != "People" and self.joins.called(tokens, first, end)

    def designates(self, tokens: Sequence[Token], end: int) -> bool:
        """Whether a number says which of many is meant: “RPO # 25”, “Train No. 23”."""
        word = host(tokens[end - 1])
        if end + 1 >= len(tokens) or word in self.names:
            return False
        sign = tokens[end].text in {"No.", "Nos."} and self.common(word)
        return tokens[end + 1].kind == "number" and (tokens[end].text == "#" or sign)

    def direction(self, tokens: Sequence[Token], first: int, end: int) -> bool:
        """Whether words only say where in something a place lies: “in the South East of the county”."""
        return (
            end < len(tokens)
            and tokens[end].lower == "of"
            and all(host(token) in _SIDES for token in tokens[first:end])
        )

    def eponym(self, tokens: Sequence[Token], end: int) -> bool:
        """Whether a thing that bears somebody's name is meant and nobody himself: “the Calabi conjecture”."""
        return (
            end < len(tokens)
            and tokens[end].lower in hints.of("finding")
            and not tokens[end - 1].lower.endswith("'s")
        )

    def marked(self, tokens: Sequence[Token], first: int, end: int) -> bool:
        """Whether the words beside a common one say that it is a name: “in Sale”, “actor Hunt”, “the Bears”."""
        before = tokens[first - 1].lower if first else ""
        over = tokens[first - 2].lower if first > 1 else ""
        return (
            (end < len(tokens) and tokens[end].lower in hints.of("land"))
            or (before == "of" and over in hints.of("land"))
            or (before == "the" and host(tokens[first])[-1] == "s")
            or before == "in"
            or before in hints.of("firm")
            or self.joins.role(before)
        )

    def ranked(self, tokens: Sequence[Token], first: int, end: int) -> bool:
        """Whether common words are the class of an award: “Best Original Song”."""
        if tokens[first].text not in _RANKS or self.evidence.known(tokens[first].text):
            return False
        return all(self.common(host(token)) for token in tokens[first:end])

    def told(self, tokens: Sequence[Token], first: int, end: int) -> bool:
        """Whether common words say what is counted before them: “four Historic Places”."""
        count = tokens[first - 1]
        if not (count.kind == "number" and count.text.isdigit()) and count.lower not in _COUNTS:
            return False
        words = [host(token) for token in tokens[first:end]]
        one = words[-1][:-1]
        if not words[-1].endswith("s") or one in self.heads or not all(map(self.common, words)):
            return False
        whole = self.evidence.text(tokens, first, end)
        return whole not in self.names and not {one, words[-1]} & set(lexicon.partners(words[0]))

    def described(self, tokens: Sequence[Token], first: int, end: int) -> bool:
        """Whether a run only says what something is: common words behind “a”, “a Technology Centre”."""
        if not first or tokens[first - 1].lower not in {"a", "an"}:
            return False
        behind = tokens[end] if end < len(tokens) else None
        if end - first > 1 and behind and behind.text.islower() and not self.evidence.opener(behind.lower):
            return False
        return all(self.common(host(token)) for token in tokens[first:end])

    def ordinary(self, reading: Capitals, first: int, end: int) -> bool:
        """Whether words that are written as a name are common ones, and news knows no name of them."""
        tokens = reading.tokens
        while end > first and tokens[end - 1].kind == "mark":
            end -= 1
        words = [host(token) for token in tokens[first:end] if capital(token)]
        return all(map(self.common, words)) and not (
            self.evidence.text(tokens, first, end) in self.names
            or words[-1] in self.heads
            or any(self.evidence.usage.seen[word] > 2 for word in words)
        )
