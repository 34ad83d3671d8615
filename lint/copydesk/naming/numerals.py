"""Numbers that are a part of a name: “Section 230”, “617 Squadron”, “the 14th Amendment”, “Texas 1st District”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.naming import hints
from copydesk.naming.capitals import capital, common, host, ordinal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copydesk.naming.capitals import Capitals
    from copydesk.naming.evidence import Evidence
    from copydesk.sentences import Token


_YEARED = frozenset({"Act", "Euro", "Expo"})
"""What has a year behind it: “Human Rights Act 1998”."""

_BEFORE_MODELS = frozenset({"a", "an", "his", "her", "the", "their", "to"})
"""What stands before a model or make."""


_YEAR = 4
"""Digits of a year."""

_DIGITS = 3
"""Digits that such a number has at most; four are a year."""


class Numerals:
    """Says which numbers beside and inside a name belong to it."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.names = evidence.table.names
        self.titles = evidence.titles
        self.heads = evidence.heads

    def reach(self, reading: Capitals, at: int) -> int:
        """Behind the number at `at` where it goes on with the name before it, and what follows with it; else 0."""
        if self.numbered(reading.tokens, at):
            return at + 1
        return at + 2 if self.counts_off(reading, at) else 0

    def numbered(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether the number at `at` belongs to the name before it: “Section 230”, “Radio 4”."""
        text = tokens[at].text
        if text[:2].isdigit() and text[2:] == "ers":
            return True
        if not text.isdigit():
            return False
        word = host(tokens[at - 1])
        if word in (_YEARED if len(text) == _YEAR else hints.of("numbered")) and len(text) <= _YEAR:
            return True
        return len(text) <= _DIGITS and self.model(tokens, at)

    def model(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether the number at `at` says which of a maker's things is meant: “the Caloi 10, which”; no score, age, date or address."""
        if (
            at < 2
            or at + 1 >= len(tokens)
            or not tokens[at].spaced
            or tokens[at - 2].lower not in _BEFORE_MODELS
        ):
            return False
        word = host(tokens[at - 1])
        entry = self.names.get(word)
        if (entry and entry.kind != "other") or not capital(tokens[at - 1]) or common(word):
            return False
        if word.endswith(".") or word in self.evidence.no_names:
            return False
        behind = tokens[at + 1]
        return word not in self.titles and (
            behind.text in {",", ".", ")", ";"} or self.evidence.opener(behind.lower)
        )

    def counts_off(self, reading: Capitals, at: int) -> bool:
        """Whether the number at `at` counts off a part of the name that goes on behind it: “Texas 1st District”."""
        tokens = reading.tokens
        if at + 1 >= len(tokens) or not capital(tokens[at + 1]) or not tokens[at].spaced:
            return False
        return ordinal(tokens[at].text) and not self.evidence.no_names.get(host(tokens[at + 1]))

    def counted(self, tokens: Sequence[Token], first: int, end: int) -> int:
        """How many tokens before a name are its number: “the 14th Amendment”, “38th Film Awards”, “6PR”, two of “the 2d Circuit”."""
        at = first - 1
        if at > 0 and tokens[at].text == "d" and not tokens[at].spaced and tokens[first].spaced:
            at -= 1
        return first - at if first and self.number(tokens, at, first, end) else 0

    def number(self, tokens: Sequence[Token], at: int, first: int, end: int) -> bool:
        """Whether the number at `at` belongs to the name behind it."""
        before = tokens[at]
        if before.kind not in {"number", "word"} or not before.text[0].isdigit():
            return False
        if not tokens[first].spaced:
            letters = host(tokens[first])
            return letters.isupper() and len(letters) > 1 and before.text.isdigit()
        if (tokens[first].text, before.text, "") in self.evidence.usage.constant:
            return True
        if before.text.isdigit() and at == first - 1:
            return len(before.text) <= _DIGITS and host(tokens[end - 1]) in hints.of("force")
        short = at < first - 1 or (before.text[-1] == "d" and before.text[:-1].isdigit())
        if not (short or ordinal(before.text)) or (host(tokens[first]) in self.names and not short):
            return False
        letters = host(tokens[end - 1])
        if end - first == 1 and any(map(str.isupper, letters[1:])) and letters.isalpha():
            return True
        ends = [
            host(tokens[end - 1]),
            *(host(tokens[n - 1]) for n in range(first + 1, end) if tokens[n].lower == "of"),
        ]
        return any(word in self.heads for word in ends)
