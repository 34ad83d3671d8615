"""A name that everybody knows, of which an unknown one is a slip."""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from copydesk import tables
from copydesk.naming.gazetteer import gazetteer
from copydesk.orthography import distance, lexicon
from copydesk.orthography.variants import NAME_COST, related, transliterated

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Set

    from copydesk.naming.gazetteer import Kind

FAMOUS = 9
"""Grade from which a name is one that everybody knows."""

LONG = 7
"""Letters of the shortest place of the reference works that a name is called a slip for, and of a surname of theirs behind a
given name that many bear."""

SHORTEST = 6
"""Letters of the shortest name that is called a slip for a place or people."""

MANY = 12
"""Grade from which a given name is one that many bear."""


class Reference(NamedTuple):
    """Places, names of others that are one slip from a known one, and what stands beside each part of a person's name.

    `families` are surnames that many bear, and among the others too.
    """

    places: frozenset[str]
    others: frozenset[str]
    families: frozenset[str]
    beside: Mapping[str, Set[str]]

    def holds(self, name: str) -> bool:
        """Whether a name is one of theirs, so that it is no slip."""
        return name in self.places or name in self.beside or name in self.others


@cache
def reference() -> Reference:
    """The places and persons of data/known-names.txt."""
    lines = tables.lines("known-names.txt")
    beside: dict[str, set[str]] = {}
    families = frozenset(lines[2].split(" "))
    for line in lines[3:]:
        first, *last = line.split(" ")
        for name in last:
            beside.setdefault(first, set()).add(name)
            beside.setdefault(name, set()).add(first)
    return Reference(
        frozenset(lines[0].split(" ")),
        families.union(lines[1].split(" ")),
        families,
        beside,
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
    if known.holds(name) or "-" in name:
        return None
    for beside in (before, behind):
        if len(name) < LONG and (lexicon.names().grade(beside) or 0) >= MANY:
            continue
        near = [
            other
            for other in known.beside.get(beside, ())
            if other[0] == name[0] and "-" not in other and _near(name, other)
        ]
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
    plural = grade(name.removesuffix("s")) is not None
    return max(best)[1] if best and not plural and not reference().holds(name) else None


SETTLED = 5
"""Grade from which a place, a people or a firm is one that nobody's surname is taken for."""

SETTLED_SHORT = 8
"""The same for one of six letters."""


def settled(name: str) -> tuple[str, Kind] | None:
    """The place, people, month or firm that an unknown name is a slip for, and which of these: “Brazilian” for “Brazlian”."""
    if len(name) < SHORTEST or not name.isalpha() or reference().holds(name):
        return None
    if lexicon.names().grade(name.removesuffix("s")) is not None:
        return None
    least = SETTLED if len(name) > SHORTEST else SETTLED_SHORT
    best: tuple[int, str, Kind] | None = None
    small = name.lower()
    for other in chain(distance.one_slip(small), distance.redoubled(small)):
        meant = other.capitalize()
        if len(other) < SHORTEST or meant[0] != name[0]:
            continue
        entry = gazetteer().names.get(meant)
        if entry is None or entry.kind == "person" or meant in gazetteer().given:
            continue
        grade = max(entry.grade, lexicon.names().grade(meant) or 0)
        if grade >= least and (best is None or grade > best[0]) and _settled_slip(name, meant, grade):
            best = grade, meant, entry.kind
    return best[1:] if best else None


def _settled_slip(name: str, meant: str, grade: int) -> bool:
    far = distance.SWAP_COST if len(name) > LONG or (len(name) == LONG and grade > SETTLED_SHORT) else 1.0
    if distance.cost(name.lower(), meant.lower()) > far:
        return False
    if name.startswith(meant) or meant.startswith(name) or name[-1:] == "s" != meant[-1:]:
        return False
    if related(name, meant) and (len(name) != len(meant) or grade < SETTLED_SHORT):
        return False
    if name.endswith(("man", "men")) or _umlauts(name) == _umlauts(meant):
        return False
    return grade >= SETTLED_SHORT or not transliterated(name, meant)


def _umlauts(name: str) -> str:
    """A name with the letters that Germans write two ways made equal: Duesseldorf and Dusseldorf."""
    return name.replace("ae", "a").replace("oe", "o").replace("ue", "u")


TURNED = 5
"""Grade from which initials are known to so many that two letters changed places."""

TURNED_SHORT = 8
"""The same for four of them."""


def turned(name: str, written: Container[str] = ()) -> str | None:
    """The known initials or given name of which two letters changed places: “LGBTQ” for “LBGTQ”, “George” for “Geogre”.

    Four letters are initials of something else more often, unless the article has written the known ones too (in small letters);
    and rare given names are near other rare ones.
    """
    grade = lexicon.names().grade
    if not 4 <= len(name) <= distance.LONGEST or not name.isalpha() or grade(name) is not None:
        return None
    found = {
        name[:i] + name[i + 1] + name[i] + name[i + 2 :]
        for i in range(1, len(name) - 1)
        if name[i] != name[i + 1]
    }
    if name.istitle():
        known = [one for one in found if one in gazetteer().given]
        if len(name) < SHORTEST or not all((grade(one) or 0) >= FAMOUS for one in known):
            return None
    else:
        least = TURNED if len(name) > 4 else TURNED_SHORT
        known = [one for one in found if (grade(one) or 0) >= (TURNED if one.lower() in written else least)]
    return known[0] if len(known) == 1 and not reference().holds(name) else None
