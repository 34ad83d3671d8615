"""Members of Congress and governors: what an article says right beside their names of their state and their party.

“Ann Roe, R-Ohio,”, “Ohio Sen. Ann Roe”, “Ann Roe of Ohio”, “Ann Roe, the Ohio Democrat,”. Who is of which state and party is a table.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from copydesk import tables
from copydesk.naming.posts import givens, office_at, states
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from copydesk.sentences import Sentence, Token

_TITLE = 4
"""Tokens of the titles between a state and a name, at most."""
_FORMS = 3
"""Words of a state's name, at most."""
_APPOSED = 4
"""Words of an apposition before its last."""
_PARTIES = {
    "republican": "R",
    "gop": "R",
    "democratic": "D",
    "democrat": "D",
    "democrats": "D",
    "republicans": "R",
}
_ARTICLES = frozenset({"the", "a", "an"})
_NO_STATES = frozenset({"washington", "new york", "georgia"})
"""Names that are also cities' or a country's, where they stand before a name."""
_ELSEWHERE = frozenset({"-", "of", "in", "from", "across"})
"""What stands before a state that belongs to the words before it."""
_OFFICES = frozenset({"senator", "representative", "governor"})


class Member(NamedTuple):
    """A row of the table: the name, the letters of the parties (“” if not told), the state in lower case."""

    name: str
    parties: str
    state: str


class Said(NamedTuple):
    """What is said of members of one name: a party's letter and a state (“” for what is not said), and its place."""

    members: tuple[Member, ...]
    party: str
    state: str
    span: Span

    @property
    def fits(self) -> bool:
        """Whether it is so of one of them."""
        return any(
            (not self.state or self.state == one.state)
            and (not self.party or not one.parties or self.party in one.parties)
            for one in self.members
        )


@cache
def table() -> Mapping[str, Mapping[str, tuple[Member, ...]]]:
    """The members by family name and by given name, in lower case."""
    found: dict[str, dict[str, tuple[Member, ...]]] = {}
    for name, parties, state in tables.rows("members"):
        given, family = _ends(name.lower().split(" "))
        of = found.setdefault(family, {})
        of[given] = (*of.get(given, ()), Member(name, parties.strip("-"), state.lower()))
    return found


@cache
def _of_states() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """By state, the family names of its members, each with their given names."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for family, listed in table().items():
        for given, members in listed.items():
            for member in members:
                of = found.setdefault(member.state, {})
                of[family] = of.get(family, frozenset()) | {given}
    return found


def of_state(state: str) -> Mapping[str, frozenset[str]]:
    """The family names of a state's members, each with their given names."""
    return _of_states().get(state, {})


def state_of(given: str, family: str) -> str:
    """The only state that members of a name are of, in lower case; “” if there is none, or more."""
    found = {member.state for member in table().get(family, {}).get(given, ())}
    return found.pop() if len(found) == 1 else ""


def named(places: Mapping[str, Sequence[tuple[Sentence, int]]], state: str, besides: str = "") -> bool:
    """Whether an article names a member from a state, in full or behind a title, besides those of one family name."""
    of = of_state(state)
    return any(
        index > 0
        and tokens[index].text[0].isupper()
        and (tokens[index - 1].lower in of[family] or _titled(tokens, index))
        for family in of.keys() & places.keys()
        if family != besides
        for tokens, index in ((sentence.tokens, index) for sentence, index in places[family])
    )


def _ends(words: Sequence[str]) -> tuple[str, str]:
    return words[0], words[-1]


def read(places: Mapping[str, Sequence[tuple[Sentence, int]]], of: str = "") -> Iterator[Said]:
    """All that an article says of members' states and parties, right beside their names; `of` is a family name, “” for all."""
    listed = table()
    for family in ({of} if of else listed.keys()) & listed.keys() & places.keys():
        alone = _alone(places, family, listed[family])
        for sentence, index in places[family]:
            tokens = sentence.tokens
            if not tokens[index].text[0].isupper() or _goes_on(tokens, index):
                continue
            first, members = _bearers(tokens, index, listed[family], alone)
            if members:
                for party, state, span in (_before(tokens, first), _behind(tokens, index + 1)):
                    if party or state:
                        yield Said(members, party, state, span)


def _goes_on(tokens: Sequence[Token], index: int) -> bool:
    """Whether a name goes on behind a token: the “Paul” of “Paul Ryan”."""
    return (
        index + 1 < len(tokens) and tokens[index + 1].kind == "word" and tokens[index + 1].text[0].isupper()
    )


def _alone(
    places: Mapping[str, Sequence[tuple[Sentence, int]]],
    family: str,
    listed: Mapping[str, tuple[Member, ...]],
) -> tuple[Member, ...]:
    """Who is meant by a family name alone: the article has it with one given name."""
    named = givens(places, family)
    return listed.get(next(iter(named)), ()) if len(named) == 1 else listed.get("", ())


def _bearers(
    tokens: Sequence[Token],
    index: int,
    listed: Mapping[str, tuple[Member, ...]],
    alone: tuple[Member, ...],
) -> tuple[int, tuple[Member, ...]]:
    """Where a name begins that ends with a family name, and who bears it in the table, `alone` without a given name; nobody where it is another's."""
    for start in range(max(0, index - 3), index):
        word = tokens[start].lower
        if word in listed and tokens[start].text[0].isupper():
            full = listed[word][0].name.lower().split(" ")
            between = [token.lower for token in tokens[start : index + 1] if len(token.text.rstrip(".")) > 1]
            if between == full:
                return start, listed[word]
    before = tokens[index - 1] if index else None
    if before is not None and before.text[0].isupper() and not _titled(tokens, index):
        return index, ()
    return index, alone


def _titled(tokens: Sequence[Token], index: int) -> bool:
    """Whether an office ends right before a token."""
    return any(
        (entry := office_at(tokens, start)) and start + len(entry.words) == index
        for start in range(max(0, index - _TITLE), index)
    )


_NOTHING = ("", "", Span(0, 0))


def _before(tokens: Sequence[Token], first: int) -> tuple[str, str, Span]:
    """What “Ohio Sen.”, “Ohio Republican” or “Republican Sen.” before a name says."""
    at = first
    titled = False
    for start in range(max(0, at - _TITLE), at):
        entry = office_at(tokens, start)
        if entry and start + len(entry.words) == at:
            if entry.office not in _OFFICES:
                return _NOTHING
            at, titled = start, True
            break
    party = ""
    if at and tokens[at - 1].lower in _PARTIES and tokens[at - 1].text[0].isupper():
        at, party = at - 1, _PARTIES[tokens[at - 1].lower]
    if not (titled or party):
        return _NOTHING
    start, state = _state_before(tokens, at)
    if start and (tokens[start - 1].lower in _ELSEWHERE or "-" in tokens[start - 1].text):
        return _NOTHING
    if start > 1 and tokens[start - 1].text == "," and tokens[start - 2].text[0].isupper():
        return _NOTHING
    if state in _NO_STATES:
        start, state = at, ""
    if not state and not (party and titled):
        return _NOTHING
    return party, state, Span(tokens[start].start, tokens[first - 1].end)


def _state_before(tokens: Sequence[Token], end: int) -> tuple[int, str]:
    for start in range(max(0, end - _FORMS), end):
        named = " ".join([token.lower for token in tokens[start:end]])
        if named in states() and _written(tokens[start]):
            return start, states()[named]
    return end, ""


def _written(token: Token) -> bool:
    """Whether a token may begin a state's name: “OR”, no “Or”."""
    return token.text[0].isupper() and (len(token.text) > 2 or token.text.isupper())


def _state_at(tokens: Sequence[Token], start: int) -> tuple[int, str]:
    """Where a state's name ends that begins at a token, and the state."""
    for end in range(min(start + _FORMS, len(tokens)), start, -1):
        named = " ".join([token.lower for token in tokens[start:end]])
        if named in states() and _written(tokens[start]):
            return end, states()[named]
    return start, ""


def _behind(tokens: Sequence[Token], end: int) -> tuple[str, str, Span]:
    """What “, R-Ohio”, “(D-N.Y.)”, “of Ohio” or “, the Ohio Democrat” behind a name says."""
    if end + 1 >= len(tokens):
        return _NOTHING
    mark = tokens[end].lower
    if mark == "of":
        stop, state = _state_at(tokens, end + 1)
        longer = stop < len(tokens) and tokens[stop].text[0].isupper()
        return (
            _NOTHING
            if not state or longer
            else ("", state, Span(tokens[end + 1].start, tokens[stop - 1].end))
        )
    if mark not in (",", "("):
        return _NOTHING
    return _sign(tokens, end + 1) or (_apposed(tokens, end + 1) if mark == "," else _NOTHING)


def _sign(tokens: Sequence[Token], index: int) -> tuple[str, str, Span] | None:
    """The party and the state of “R-Ohio”, “D-N.Y.”, “I - Maine”."""
    head = tokens[index].text
    if head[0] not in "RDI" or (len(head) > 1 and head[1] != "-"):
        return None
    for stop in range(min(index + 5, len(tokens)), index, -1):
        named = "".join(
            [" " * (token.spaced and at > 0) + token.lower for at, token in enumerate(tokens[index:stop])]
        )
        party, hyphen, state = named.partition("-")
        if hyphen and party.strip() == head[0].lower() and state.strip() in states():
            return head[0], states()[state.strip()], Span(tokens[index].start, tokens[stop - 1].end)
    return None


def _apposed(tokens: Sequence[Token], start: int) -> tuple[str, str, Span]:
    """What “the Ohio Democrat” or “a Republican from Ohio” behind a name and a comma says."""
    if tokens[start].lower not in _ARTICLES:
        return _NOTHING
    for at in range(start + 1, min(start + _APPOSED, len(tokens) - 1)):
        stop, state = _state_at(tokens, at)
        party = _PARTIES.get(tokens[at].lower, "") if tokens[at].text[0].isupper() else ""
        if state:
            noun = tokens[stop].lower if stop < len(tokens) else ""
            entry = office_at(tokens, stop) if stop < len(tokens) else None
            told = noun in ("republican", "democrat") or (entry and entry.office in _OFFICES)
            if told and _closed(tokens, stop + 1):
                return _PARTIES.get(noun, ""), state, Span(tokens[at].start, tokens[stop].end)
            return _NOTHING
        if party and tokens[at + 1].lower in ("from", "of"):
            stop, state = _state_at(tokens, at + 2) if at + 2 < len(tokens) else (at, "")
            if not state or not _closed(tokens, stop):
                return _NOTHING
            return party, state, Span(tokens[at].start, tokens[stop - 1].end)
        if not tokens[at].text.islower():
            break
    return _NOTHING


def _closed(tokens: Sequence[Token], end: int) -> bool:
    """Whether an apposition ends before a token, and no list goes on behind it."""
    if end >= len(tokens) or tokens[end].text not in (",", ".", ";", ")"):
        return False
    return tokens[end].text != "," or end + 1 >= len(tokens) or not tokens[end + 1].text[0].isupper()
