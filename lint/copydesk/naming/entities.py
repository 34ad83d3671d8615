"""What an article names, and the mentions of it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from copydesk.naming.gazetteer import Kind
    from copydesk.naming.names import Name
    from copydesk.sentences import Sentence
    from copydesk.span import Span

SUFFIXES = frozenset({"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"})
"""What may stand behind a family name."""

_SMALL = frozenset({"of", "the", "and", "for", "on", "in", "to", "de", "&"})

_LONGEST = 16
"""Tokens of a mention at most."""

Form = Literal["full", "family", "given", "acronym", "short", "people", "role", "pronoun"]
"""How a mention names: in full (or as fully as the article does), a person by family or given name, by letters (“WHO”),
by a part of a longer name, a people by its adjective, somebody by what he is (“the mayor”), by a pronoun."""


class Mention(NamedTuple):
    """One mention: tokens `first` up to `end` of a sentence, and the number of the entity meant (None: not sure)."""

    form: Form
    entity: int | None
    sentence: Sentence
    first: int
    end: int
    span: Span
    name: Name | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that an article names, with its mentions in order; `text` is the fullest name.

    `pronoun` is “he” or “she” where the article says so by a title, a noun or a pronoun, never because of the given
    name. `roles` are the nouns that the article gives a person (“actor”, “mayor”), `age` the age in figures. `grade` is
    how famous the name is (names.Name).
    """

    number: int
    kind: Kind
    text: str
    grade: int
    pronoun: str
    roles: frozenset[str]
    age: str
    mentions: tuple[Mention, ...]

    @property
    def family(self) -> str:
        """A person's family name, or the only one: the last word, “Jr.” and the like left out."""
        return parts(self.text)[-1]


@dataclass(frozen=True)
class Mentions:
    """Everything that an article names, and every mention in order."""

    entities: tuple[Entity, ...]
    all: tuple[Mention, ...]

    def of(self, mention: Mention) -> Entity | None:
        """Whom or what a mention means."""
        return None if mention.entity is None else self.entities[mention.entity]

    @cached_property
    def _by_sentence(self) -> dict[int, tuple[list[int], list[Mention]]]:
        found: dict[int, tuple[list[int], list[Mention]]] = {}
        for mention in self.all:
            firsts, listed = found.setdefault(mention.sentence.number, ([], []))
            firsts.append(mention.first)
            listed.append(mention)
        return found

    def within(self, sentence: Sentence, first: int, end: int) -> list[Mention]:
        """The mentions that hold any of a sentence's tokens `first` up to `end`, in order."""
        firsts, listed = self._by_sentence.get(sentence.number, ([], []))
        begin, stop = bisect_left(firsts, first - _LONGEST), bisect_left(firsts, end)
        return [mention for mention in listed[begin:stop] if first < mention.end]

    def at(self, sentence: Sentence, index: int) -> Mention | None:
        """The mention by name that begins at a token of a sentence and means somebody or something known."""
        found = (m for m in self.within(sentence, index, index + 1) if m.first == index)
        return next((mention for mention in found if mention.name and mention.entity is not None), None)


@dataclass(eq=False)
class Draft:
    """An entity in the making."""

    number: int
    kind: Kind
    text: str
    grade: int
    roles: set[str] = field(default_factory=set)
    age: str = ""
    pronoun: str = ""
    votes: Counter[str] = field(default_factory=Counter)
    named: list[Mention] = field(default_factory=list)

    @property
    def parts(self) -> list[str]:
        """The words of the name, “Jr.” and the like left out."""
        return parts(self.text)


def parts(name: str) -> list[str]:
    """The words of a name, “Jr.” and the like left out."""
    return [word.rstrip(",") for word in name.split(" ") if word not in SUFFIXES] or [name]


def generation(name: str) -> str:
    """What tells a name from a father's or a son's: “Jr.”, or nothing."""
    last = name.rpartition(" ")[2]
    return last.rstrip(".") if last in SUFFIXES else ""


def compatible(one: str, other: str) -> bool:
    """Whether two given names may be one person's: equal, or one the other's initial, or one missing."""
    if not one or not other or one == other:
        return True
    short, long = sorted((one.rstrip("."), other.rstrip(".")), key=len)
    return len(short) == 1 and long.startswith(short)


def initials(name: str) -> frozenset[str]:
    """The letters that may stand for a name: its words' initials, with and without those of its small words."""
    words = [word for word in name.replace("-", " ").split(" ") if word]
    large = "".join(word[0].upper() for word in words if word not in _SMALL)
    return frozenset(
        letters for letters in (large, "".join(word[0].upper() for word in words)) if len(letters) > 1
    )
