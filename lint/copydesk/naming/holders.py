"""Holders: which offices news gives to whom, as a table knows it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from copydesk import tables
from copydesk.naming import members
from copydesk.naming.posts import givens

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from copydesk.sentences import Sentence, Token

_WORDS = 3
"""Words of a name at most: more are two names in a row."""
_SHORT = (
    frozenset("br"),
    frozenset("bw"),
    frozenset("te"),
    frozenset("dr"),
    frozenset("jz"),
    frozenset("pm"),
)
"""First letters of a given name and its short form: “Robert”, “Bob”."""
_FAMOUS = 30
"""Articles from which on a family name alone is enough."""
_NOBODY = (0, frozenset[str]())


class Holder(NamedTuple):
    """A row of the table: the given name, the articles that give the name an office, and the offices, in lower case."""

    given: str
    told: int
    offices: frozenset[str]


@cache
def table() -> Mapping[str, tuple[Holder, ...]]:
    """The holders by family name, in lower case."""
    found: dict[str, tuple[Holder, ...]] = {}
    for name, told, offices in tables.rows("holders"):
        given, family = name.split(" ")[0], name.split(" ")[-1]
        holder = Holder(given, int(told), frozenset(offices.split(", ")))
        found[family] = (*found.get(family, ()), holder)
    return found


@cache
def _families(office: str) -> frozenset[str]:
    """The family names of those who are known to have held an office."""
    return frozenset(
        family for family, holders in table().items() if any(office in holder.offices for holder in holders)
    )


def bearer(words: Sequence[str], given: Container[str]) -> str:
    """A name from its given name on, without initials; “” where no given name is seen or two names stand in a row."""
    named = [word for word in words if len(word.rstrip(".")) > 1]
    while len(named) > 1 and named[0] not in given:
        del named[0]
    return " ".join(named) if 1 < len(named) <= _WORDS else ""


def known(given: str, family: str) -> tuple[int, frozenset[str]]:
    """How many articles give a person an office, and the offices; those of whoever may be the same by a short name too."""
    rows = table().get(family, ())
    told = sum(row.told for row in rows if row.given == given)
    if not told:
        return _NOBODY
    offices = (row.offices for row in rows if _alike(given, row.given))
    return told, frozenset().union(*offices)


def _alike(one: str, other: str) -> bool:
    letters = {one[0], other[0]}
    return len(letters) == 1 or letters in _SHORT


def meant(places: Mapping[str, Sequence[tuple[Sentence, int]]], family: str) -> tuple[int, frozenset[str]]:
    """What is known of the only person of a family name in an article."""
    named = givens(places, family) if family in table() else ()
    return known(next(iter(named)), family) if len(named) == 1 else _NOBODY


def told_of(
    places: Mapping[str, Sequence[tuple[Sentence, int]]], office: str, state: str = "", besides: str = ""
) -> bool:
    """Whether an article may name anybody who is known to have held an office.

    Of a state if one is given; those of the family name `besides` are left out.
    """
    return any(
        _bears(sentence.tokens, index, family)
        for family in (_of_state(office, state) if state else _families(office))
        if family != besides
        for form in (family, f"{family}'s")
        for sentence, index in places.get(form, ())
    )


def _bears(tokens: Sequence[Token], index: int, family: str) -> bool:
    """Whether a family name stands for one of the table: a capital, and a given name of theirs before it unless one of them is famous."""
    if not tokens[index].text[0].isupper():
        return False
    before = tokens[index - 1].lower if index else ""
    return any(
        row.told >= _FAMOUS or row.given == before or len(before.rstrip(".")) == 1 for row in table()[family]
    )


@cache
def _of_state(office: str, state: str) -> frozenset[str]:
    """The family names of a state's members who are known to have held an office."""
    return frozenset(
        family
        for family, names in members.of_state(state).items()
        if any(office in known(given, family)[1] for given in names)
    )
