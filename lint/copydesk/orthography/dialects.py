"""British and American spelling: which of them an article keeps to, and the words that do not."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from copydesk import tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from copydesk.sentences import Sentence, Token

Dialect = Literal["auto", "en-US", "en-GB", "any"]

FEWEST = 2
"""Different words that have to speak for the spelling of an article that is not told its own."""

TIMES = 2
"""So many times as many words have to speak for it as for the other."""


class Mixed(NamedTuple):
    """A word of the other spelling, what it is here, and a word that shows how the article spells, if it was asked."""

    token: Token
    meant: str
    other: Token | None


@cache
def _other_side() -> tuple[dict[str, str], dict[str, str]]:
    """British spellings with the American of each, and American ones, wrong in Britain, with the British."""
    rows = tables.rows("dialects")
    return {row[0]: row[1] for row in rows}, {row[1]: row[0] for row in rows if row[2] == "both-ways"}


def mixed(
    places: Mapping[str, Sequence[tuple[Sentence, int]]], dialect: Dialect, quoted: Callable[[int], bool]
) -> Iterator[Mixed]:
    """The words of the other spelling than the article's own, in no order.

    With “auto” its own is the one that clearly more of its words have; where neither is, nothing is mixed. What has a
    capital may be a name, and what is quoted another's spelling: they count for nothing.
    """
    if dialect == "any":
        return
    british, american = (
        {word: found for word in places.keys() & side.keys() if (found := _own(places[word], quoted))}
        for side in _other_side()
    )
    if dialect == "auto":
        less, more = sorted((british, american), key=len)
        if len(more) < FEWEST or len(more) < TIMES * len(less):
            return
    else:
        less, more = (british, american) if dialect == "en-US" else (american, british)
    meant = _other_side()[0 if less is british else 1]
    shown = {word: tokens[0] for word, tokens in more.items()} if dialect == "auto" else {}
    first = min(shown.values(), key=lambda token: token.start, default=None)
    for word, tokens in less.items():
        for token in tokens:
            yield Mixed(token, meant[word], shown.get(meant[word], first))


def _own(places: Sequence[tuple[Sentence, int]], quoted: Callable[[int], bool]) -> list[Token]:
    tokens = [sentence.tokens[index] for sentence, index in places]
    return [token for token in tokens if token.text.islower() and not quoted(token.start)]
