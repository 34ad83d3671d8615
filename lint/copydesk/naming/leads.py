"""What stands before a name without a word between them and belongs to no name: a people, a party, a role, a champion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.naming import hints
from copydesk.naming.capitals import host
from copydesk.orthography import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copydesk.naming.joins import Joins
    from copydesk.sentences import Token

_WINNERS = frozenset({"Champion", "Champions", "Finalist", "Finalists", "Winner", "Winners"})
"""What stands between a contest and who won it."""


class Leads:
    """Says where what stands before a name ends."""

    def __init__(self, joins: Joins) -> None:
        self.joins = joins
        self.common = joins.common
        self.evidence = joins.evidence
        self.heads = joins.heads
        self.table = joins.evidence.table

    def winner(self, tokens: Sequence[Token], first: int, end: int) -> int:
        """Where “Champion” and the like stand between a contest and a known name: “NFL Champion Baltimore Colts”."""
        for at in range(first + 1, end - 1):
            if host(tokens[at]) in _WINNERS and any(
                self.evidence.known(self.evidence.text(tokens, at + 1, stop))
                for stop in range(at + 2, end + 1)
            ):
                return at
        return 0

    def foreign(self, tokens: Sequence[Token], first: int, end: int) -> bool:
        """Whether a word behind a people is a name of its own: “German Bundestag”, not “Frank Catalano”."""
        people, word = host(tokens[first]), host(tokens[first + 1])
        if (self.evidence.given(people) and people[-2:] not in {"ch", "sh"}) or word[-1] == ".":
            return False
        strange = lexicon.grade(word.lower()) is None and not lexicon.known(word.lower())
        entry = self.table.names.get(word)
        if entry is None:
            return strange and end - first > 2
        return strange and entry.kind == "organisation"

    def party(self, tokens: Sequence[Token], first: int, end: int) -> bool:
        """Whether a party or people stands before a country's letters: “Republican US” senators."""
        lead = self.table.names.get(host(tokens[first]))
        rest = self.table.names.get(host(tokens[end - 1]))
        return bool(lead and lead.kind in {"people", "other"} and rest and rest.kind == "place")

    def unheard(self, tokens: Sequence[Token], at: int, end: int) -> bool:
        """Whether a strange given name stands behind a noun for persons: “Juniors Erique Dozier”."""
        word = host(tokens[at])
        one = host(tokens[at - 1])
        strange = lexicon.grade(word.lower()) is None and lexicon.names().grade(word) is None
        role = self.joins.role(one) or one in hints.of("countryman")
        behind = host(tokens[at + 1]) if end - at > 1 else ""
        known = word.isupper() or word in self.table.names or self.common(behind)
        return role and strange and bool(behind) and not known

    def epithet(self, tokens: Sequence[Token], first: int, end: int) -> int:
        """How many common words stand before a given name and belong to no name: “Coroner Jane Smith”, one."""
        for at in range(first, end - 1):
            word = host(tokens[at])
            if self.evidence.given(word) and not self.common(word):
                return at - first
            if at == first + 1 and self.unheard(tokens, at, end):
                return 1
            if (
                word in self.table.names
                or word in self.heads
                or not (self.common(word) or self.joins.role(word) or word in hints.of("countryman"))
            ):
                return 0
        return 0
