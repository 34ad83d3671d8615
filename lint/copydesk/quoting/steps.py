"""Of whom a sentence speaks outside quotations: persons by name, by what they are, and by pronouns."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Literal, NamedTuple

from copydesk import tables
from copydesk.naming.gazetteer import gazetteer
from copydesk.naming.mentions import EITHER, PRONOUNS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence, Set

    from copydesk.naming.entities import Entity, Mention, Mentions
    from copydesk.sentences import Sentence, Token
    from copydesk.span import Span

Kind = Literal["person", "stranger", "noun", "kin", "pronoun"]
"""A person whom the article names, a name that may be anybody's, a person without a name (“a teacher”), a noun that says
of which sex somebody is (“women”, “his mother, Ida Blom”), a pronoun of one person."""

_INSIDE_A_ROLE = frozenset(["and", "of", "to", "with", "by", "from", "about", "that", "who"])
_NOBODY = frozenset(
    [
        "they",
        "we",
        "i",
        "you",
        "it",
        "who",
        "that",
        "this",
        "the",
        "these",
        "those",
        "some",
        "others",
        "many",
        "one",
        "all",
        "both",
    ]
)
_APPOSED = 7
_ROLE = 3
_LONGEST_NAME = 12
_first = attrgetter("first")
_LONG_NAME = 2
PLURALS = {"women": "she", "wives": "she", "men": "he"}


class Step(NamedTuple):
    """A place where somebody is spoken of; `who` is an entity's number or a noun, `sex` “he”, “she” or nothing.

    `trust` says how far a pronoun tells of whom is spoken: fully (2), where the article speaks of nobody else (1:
    “Ida Blom praised her work”), not at all (0).
    """

    kind: Kind
    span: Span
    who: int | str
    sex: str
    trust: int = 2


@cache
def nouns() -> dict[str, str]:
    """Of which sex each noun for a person is; “it” of those for no person."""
    return {row[0]: row[1].strip("-") for row in tables.rows("people")}


def trusted(steps: Sequence[Step], sentence: Sentence, cues: Sequence[int]) -> Iterator[Step]:
    """The steps of a sentence, with how far its pronouns can be trusted.

    They cannot where they are of two sexes, or stand before a name that they may mean (“Speaking in his office, Ida
    Blom”), and hardly where they are no subject in what a person says (“Ida Blom praised his work”).
    """
    pronouns = [step for step in steps if step.kind == "pronoun"]
    named = [step.span.start for step in steps if step.kind in ("person", "stranger")]
    two = len({step.sex for step in pronouns}) > 1
    for step in steps:
        place = step.span.start
        before = bool(named) and sentence.span.start < place < named[-1]
        said = step.who != step.sex and any(start < cue < place for start in named[:1] for cue in cues)
        if step.kind == "pronoun":
            yield step._replace(trust=0 if two or before else 1 if said else 2)
        else:
            yield step


class Reader:
    """Reads the steps of an article's sentences."""

    def __init__(self, mentions: Mentions, verbs: Set[str], quoted: Callable[[int], bool]) -> None:
        self.mentions = mentions
        self.verbs = verbs
        self.quoted = quoted
        self.nouns = nouns()
        self.givens = {e.text.split(" ")[0] for e in mentions.entities if e.kind == "person"}
        self.families = {e.text.split(" ")[-1] for e in mentions.entities if e.kind == "person"}
        self.by_sentence: dict[int, list[Mention]] = defaultdict(list)
        for mention in mentions.all:
            if mention.form not in ("pronoun", "role"):
                self.by_sentence[mention.sentence.number].append(mention)

    def steps(self, sentence: Sentence) -> Iterator[Step]:
        """Everybody of whom a sentence speaks outside quotations."""
        persons = []
        taken: set[int] = set()
        for mention in self.by_sentence.get(sentence.number, ()):
            taken.update(range(mention.first, mention.end))
            entity = self.mentions.of(mention)
            if entity is None or entity.kind == "person":
                persons.append(mention)
            if not self.quoted(mention.span.start):
                if entity is None or self.anybody(entity):
                    yield Step("stranger", mention.span, mention.span.start, "")
                elif entity.kind == "person":
                    yield Step("person", mention.span, entity.number, "")
        for index, token in enumerate(sentence.tokens):
            if token.kind == "word" and index not in taken:
                step = self.word(sentence.tokens, index, persons)
                if step and not self.quoted(token.start):
                    yield step

    def anybody(self, entity: Entity) -> bool:
        """Whether what is read as a thing's name may be a person's after all."""
        if entity.kind == "person" or entity.text in self.givens:
            return entity.kind != "person"
        words = entity.text.split(" ")
        unknown = entity.kind == "other" or (entity.kind == "place" and len(words) > _LONG_NAME)
        return (unknown and entity.grade < 0) or any(word in gazetteer().given for word in words[:-1])

    def word(self, tokens: Sequence[Token], index: int, persons: Sequence[Mention]) -> Step | None:
        """Of whom a word speaks that belongs to no name."""
        token = tokens[index]
        lower = token.lower
        if lower in PRONOUNS:
            return Step("pronoun", token.span, lower, PRONOUNS[lower])
        plural = lower.endswith("s") and lower not in self.nouns
        sex = PLURALS.get(lower) or self.nouns.get(lower[:-1] if plural else lower)
        if sex is None:
            return Step("stranger", token.span, token.start, "") if self.unread(tokens, index) else None
        sex = "" if lower in EITHER or sex == "it" else sex
        if plural or lower in PLURALS or self.beside(tokens, index, persons):
            return Step("kin", token.span, lower, sex) if sex else None
        return Step("noun", token.span, lower, sex) if self.nouns.get(lower) != "it" else None

    def unread(self, tokens: Sequence[Token], index: int) -> bool:
        """Whether a word is a name all the same: a surname of the article, or a capitalised word that speaks."""
        token = tokens[index]
        if token.text in self.families:
            return True
        following = tokens[1].lower if index == 0 and len(tokens) > 1 else ""
        speaks = following in self.verbs and not following.endswith("ing")
        return speaks and token.text[0].isupper() and token.lower not in _NOBODY

    def beside(self, tokens: Sequence[Token], index: int, persons: Sequence[Mention]) -> bool:
        """Whether a noun says what a named person is: “spokeswoman Ida Blom”, “Ida Blom, a retired nurse”."""
        near = bisect_left(persons, index - _APPOSED - _LONGEST_NAME, key=_first)
        for at in range(near, len(persons)):
            person = persons[at]
            if person.first > index + 1 + _ROLE:
                return False
            if index < person.first and all(
                self.of_a_role(token) for token in tokens[index + 1 : person.first]
            ):
                return True
            if person.end < index <= person.end + _APPOSED and tokens[person.end].text == ",":
                behind = tokens[person.end + 1 : index]
                if not any(token.text == "," or token.lower in _INSIDE_A_ROLE for token in behind):
                    return True
        return False

    def of_a_role(self, token: Token) -> bool:
        """Whether a word may stand between a role and the name of its bearer."""
        return token.text.islower() and token.lower not in _INSIDE_A_ROLE and token.lower not in self.verbs
