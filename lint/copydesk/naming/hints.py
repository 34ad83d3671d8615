"""Words beside and inside names, by what they say of the name."""

from __future__ import annotations

from functools import cache

from copydesk import tables


@cache
def of(role: str) -> frozenset[str]:
    """The words of rules/words/name-hints.tsv that play a role."""
    return frozenset(word for word, other in tables.rows("name-hints") if other == role)
