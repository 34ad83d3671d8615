"""Descriptions that stand for a name: “the Utah senator”, “the veteran quarterback”, “the Ohio Democrat”."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from copydesk.naming.posts import OTHER_TIMES, Office, nations, office_at, offices, states
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from copydesk.sentences import Sentence, Token

_ARTICLE = "the"
_WORDS = 4
"""Words between the article and an office, at most."""
_NO_ADJECTIVES = frozenset(
    {
        "of",
        "for",
        "at",
        "to",
        "as",
        "in",
        "on",
        "by",
        "with",
        "from",
        "over",
        "a",
        "an",
        "and",
        "or",
        "is",
        "own",
        "only",
        "next",
        "first",
        "last",
        "new",
        "current",
        "local",
        "regional",
        "provincial",
    }
)
"""Words before an office that make it no description of somebody named before."""
_GOES_ON = frozenset(
    {"of", "for", "from", "at", "who", "and", "or", "in", "to", "-", "whose", "elect", "emeritus"}
)
"""What follows an office that is described further, or is one of several."""
_SAYS = frozenset(
    {
        "is",
        "was",
        "be",
        "been",
        "being",
        "as",
        "then",
        "already",
        "became",
        "become",
        "not",
        "like",
        "than",
        "of",
        "under",
        "which",
    }
)
"""What stands before an office that somebody holds, that is only compared, or that means more than its holder."""
_INTO = frozenset({"in", "at", "from", "near"})
_APPOSED = frozenset({",", "—", "–", "--", "(", ":"})


class Description(NamedTuple):
    """What stands for a name, from the article `first` up to `end`; an owner (“the mayor's”) too.

    `office` is “” for a member of a party and the like, `place` the state or country in it, “” if it has none.
    """

    office: str
    field: str
    place: str
    sentence: Sentence
    first: int
    end: int

    @property
    def span(self) -> Span:
        """Its words, the article left out."""
        tokens = self.sentence.tokens
        return Span(tokens[self.first + 1].start, tokens[self.end - 1].end)


def read(
    places: Mapping[str, Sequence[tuple[Sentence, int]]], members: frozenset[str]
) -> Iterator[Description]:
    """The descriptions by an office, or by a state and a word for a member, in no order."""
    if _ARTICLE not in places:
        return
    owners = {f"{word}'s": word for word in offices()}
    for word in (offices().keys() | members | owners.keys()) & places.keys():
        for sentence, index in places[word]:
            found = _at(sentence, index, members)
            if found and not _beside(sentence.tokens, found):
                yield found


def _at(sentence: Sentence, index: int, members: frozenset[str]) -> Description | None:
    """The description of which a token begins the office or is the member: “the Utah senator”."""
    tokens = sentence.tokens
    first = index - 1
    while (
        first >= 0
        and index - first <= _WORDS
        and tokens[first].kind == "word"
        and tokens[first].lower != _ARTICLE
    ):
        first -= 1
    if first < 0 or tokens[first].lower != _ARTICLE:
        return None
    between = [token.lower for token in tokens[first + 1 : index]]
    place, known = _place(tokens, first + 1, index)
    other = any(part in OTHER_TIMES for word in between for part in word.split("-"))
    if (
        other
        or not known
        or not _NO_ADJECTIVES.isdisjoint(between)
        or any(word.endswith("'s") for word in between)
    ):
        return None
    entry = _longest(tokens, first + 1, index)
    if entry is None:
        return None
    if entry.office:
        return Description(entry.office, entry.field, place, sentence, first, index + len(entry.words))
    return (
        Description("", "", place, sentence, first, index + 1)
        if place and tokens[index].lower in members
        else None
    )


_MEMBER = Office((), "", "")


def _longest(tokens: Sequence[Token], start: int, index: int) -> Office | None:
    """The office that begins at a token and at none of the words before it; one without a name for no office."""
    if any(
        (longer := office_at(tokens, at)) and at + len(longer.words) > index for at in range(start, index)
    ):
        return None
    return office_at(tokens, index, owner=True) or _MEMBER


def _place(tokens: Sequence[Token], start: int, end: int) -> tuple[str, bool]:
    """The state or country that the words of a description name, and whether all its capitals are known."""
    place = ""
    at = start
    while at < end:
        for stop in range(end, at, -1):
            named = " ".join([token.lower for token in tokens[at:stop]])
            if tokens[at].text[0].isupper() and named in _named():
                place, at = _named()[named] or place, stop
                break
        else:
            if tokens[at].text[0].isupper():
                return place, False
            at += 1
    return place, True


@cache
def _named() -> Mapping[str, str]:
    """States and countries by their names, and the words for parties and chambers, which are no place."""
    besides = dict.fromkeys(
        ("republican", "democratic", "gop", "house", "senate", "white house", "nfl", "tory", "labour"), ""
    )
    return {**nations(), **states(), **besides, **dict.fromkeys(("u.s.", "us"), nations()["america"])}


def _beside(tokens: Sequence[Token], found: Description) -> bool:
    """Whether a description stands beside a name, goes on, or says what somebody is."""
    if found.end >= len(tokens):
        return True
    behind = tokens[found.end]
    before = tokens[found.first - 1] if found.first else None
    if (
        behind.lower in _GOES_ON
        or behind.lower.startswith(("'", "’"))
        or (behind.text[0].isupper() and behind.text != "I")
    ):
        return True
    if behind.text in _APPOSED and found.end + 1 < len(tokens) and tokens[found.end + 1].text[0].isupper():
        return True
    if found.office and tokens[found.end - 1].text[0].isupper():
        return True
    if before is None:
        return False
    if before.lower in ("and", "or") and (found.first < 2 or tokens[found.first - 2].text != ","):
        return found.first > 1
    opened = before.text in _APPOSED and found.first > 1 and tokens[found.first - 2].text[0].isupper()
    return (
        opened and (behind.kind != "word" or _somewhere(tokens, found.first - 1))
    ) or before.lower in _SAYS


def _somewhere(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a comma closes words for a place: “In Germany, the interior minister”."""
    at = comma - 1
    while at and tokens[at].text[0].isupper() and tokens[at].lower not in _INTO:
        at -= 1
    return tokens[at].lower in _INTO
