"""Names that news knows: of what kind each is, how famous, and what else gives a kind away."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from copydesk import tables

Kind = Literal["person", "place", "organisation", "people", "other"]
"""What a name names; “people” are nationalities and the like (“French”, “Texan”); “other” are events, laws, works, faiths."""

KINDS: tuple[Kind, ...] = ("person", "place", "organisation", "other")
"""The kinds that clues weigh."""

_LETTERS: dict[str, Kind] = {"P": "person", "L": "place", "O": "organisation", "X": "other", "N": "people"}


class Entry(NamedTuple):
    """A name's kind and its grade of frequency in news, 0 (not seen) to 25; 1.2 steps for each doubling."""

    kind: Kind
    grade: int


class Head(NamedTuple):
    """What a word such as “University” makes of a name, and whether the name goes on behind it with “of”."""

    kind: Kind
    joins: bool


class Gazetteer:
    """The compiled table.

    `names` are the names whose kind is known, `given` the given names; `clues` hold for a word before (<), behind (>),
    first (^) or last ($) in a name what speaks for each of KINDS.
    """

    def __init__(self, text: str) -> None:
        clues, names = text.split("\n\n")
        self.clues: dict[str, tuple[int, ...]] = {}
        for line in clues.split("\n")[1:]:
            feature, weights = line.split("\t")
            self.clues[feature] = tuple(map(int, weights.split(" ")))
        self.names: dict[str, Entry] = {}
        self.given: dict[str, int] = {}
        for line in names.split("\n")[:-1]:
            key, listed = line.split("\t")
            grade = ord(key[1]) - 65
            if key[0] == "G":
                self.given.update(dict.fromkeys(listed.split("|"), grade))
            else:
                self.names.update(dict.fromkeys(listed.split("|"), Entry(_LETTERS[key[0]], grade)))


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer that travels with copydesk, read when first needed."""
    table = Gazetteer(tables.data_file("gazetteer.txt").read_text(encoding="utf-8"))
    (cities,) = tables.lines("places.txt")
    table.names = dict.fromkeys(cities.split("|"), Entry("place", 0)) | table.names
    return table


@cache
def titles() -> dict[str, str]:
    """What stands before a person's name, as written, with the pronoun that it settles (“he”, “she” or “”)."""
    return {row[0]: row[1].strip("-") for row in tables.rows("name-titles")}


@cache
def heads() -> dict[str, Head]:
    """Capitalised words that say what a name names: “University”, “River”, “Act”."""
    kinds: dict[str, Kind] = {kind: kind for kind in KINDS}
    return {row[0]: Head(kinds[row[1]], row[2] == "of") for row in tables.rows("name-heads")}
