"""A name that everybody knows, of which an unknown one is a slip."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from copydesk import distance, lexicon, tables
from copydesk.variants import NAME_COST, related, transliterated

if TYPE_CHECKING:
    from collections.abc import Mapping

FAMOUS = 9
"""Grade from which a name is one that everybody knows."""

LONG = 7
"""Letters of the shortest place of the reference works that a name is called a slip for, and of a surname of theirs behind a
given name that many bear."""

MANY = 12
"""Grade from which a given name is one that many bear."""


class Reference(NamedTuple):
    """Places, towns that are no target but names, and what stands beside each part of a person's name."""

    places: frozenset[str]
    towns: frozenset[str]
    beside: Mapping[str, frozenset[str]]

    def holds(self, name: str) -> bool:
        """Whether a name is one of theirs, so that it is no slip."""
        return name in self.places or name in self.towns or name in self.beside


@cache
def reference() -> Reference:
    """The places and persons of data/known-names.txt."""
    lines = tables.data_file("known-names.txt").read_text(encoding="utf-8").split("\n")[1:-1]
    beside: dict[str, set[str]] = {}
    for line in lines[2:]:
        first, *last = line.split(" ")
        for name in last:
            beside.setdefault(first, set()).add(name)
            beside.setdefault(name, set()).add(first)
    return Reference(
        frozenset(lines[0].split(" ")),
        frozenset(lines[1].split(" ")),
        {name: frozenset(names) for name, names in beside.items()},
    )


def _near(name: str, other: str) -> bool:
    return (
        distance.cost(name.lower(), other.lower()) <= NAME_COST
        and not related(name, other)
        and not transliterated(name, other)
        and name.isascii()
        and other.isascii()
    )


def place(name: str) -> str | None:
    """The city or country that an unknown name is a slip for, if there is just one: “Kinshasa” for “Kinshassa”."""
    known = reference()
    if len(name) < LONG or known.holds(name):
        return None
    near = {other.capitalize() for other in distance.one_slip(name.lower()) if other[:1] == name[:1].lower()}
    best = [other for other in near & known.places if _near(name, other)]
    return best[0] if len(best) == 1 else None


def person(name: str, before: str, behind: str) -> str | None:
    """The name of a well-known person that an unknown one beside another is a slip for: “Tonegawa” behind “Susumu”."""
    known = reference()
    if known.holds(name):
        return None
    for beside in (before, behind):
        if len(name) < LONG and (lexicon.names().grade(beside) or 0) >= MANY:
            continue
        near = [other for other in known.beside.get(beside, ()) if other[0] == name[0] and _near(name, other)]
        if len(near) == 1:
            return near[0]
    return None


def famous(name: str) -> str | None:
    """The famous name that an unknown one is a slip for, if there is just one: “Beijing” for “Beijng”."""
    grade = lexicon.names().grade
    near = {other.capitalize() for other in distance.one_slip(name.lower()) if other[:1] == name[:1].lower()}
    best = [
        (grade(other) or 0, other)
        for other in near
        if (grade(other) or 0) >= FAMOUS
        and distance.cost(name.lower(), other.lower()) <= NAME_COST
        and not related(name, other)
        and not transliterated(name, other)
    ]
    return max(best)[1] if best and not reference().holds(name) else None


def partner(first: str, name: str, last: str = "") -> str | None:
    """The name that stands behind `first` (or before `last`) in the news and that `name` is a slip for.

    “Kushner” for “Kusher” behind “Jared”, “Hermione” for “Hermoine” before “Granger”.
    """
    partners = lexicon.partners(first) or (lexicon.forenames().get(last, ()) if last else ())
    if not partners or name in partners:
        return None
    near = [other for other in partners if other[0] == name[0] and -2 < len(other) - len(name) < 2]
    near = [
        other
        for other in near
        if distance.cost(name.lower(), other.lower()) <= NAME_COST
        and not related(name, other)
        and not transliterated(name, other)
    ]
    return near[0] if len(near) == 1 else None
