"""Whom a pronoun may mean: who is spoken of outside quotations, and which pronouns the article gives them.

A pronoun is only read where it can mean one person, and says nothing where it could mean two.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cache, cached_property
from math import inf
from typing import TYPE_CHECKING, Literal, NamedTuple

from copydesk import tables
from copydesk.naming.gazetteer import gazetteer, titles
from copydesk.naming.mentions import EITHER, PRONOUNS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence, Set

    from copydesk.markup import Block
    from copydesk.naming.entities import Entity, Mention, Mentions
    from copydesk.sentences import Sentence, Token
    from copydesk.span import Span

Kind = Literal["person", "stranger", "noun", "kin", "pronoun"]
"""A person whom the article names, a name that may be anybody's, a person without a name (“a teacher”), a noun that says
of which sex somebody is (“women”, “his mother, Ida Blom”), a pronoun of one person."""

_PLURALS = {"women": "she", "wives": "she", "men": "he"}
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
_LONG_NAME = 2
_FAR = 5
_MOST = 40
"""So many steps are looked back over; a paragraph that speaks of more is not read."""


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


class Window(NamedTuple):
    """What stands before a place, back to the first paragraph that speaks of a person: its number, persons, pronouns.

    `block` is -1 where no paragraph within reach speaks of one.
    """

    block: int
    persons: tuple[Step, ...]
    pronouns: tuple[Step, ...]

    @property
    def singles(self) -> dict[tuple[str, int | str], Step]:
        """Each single person once, where first spoken of."""
        found: dict[tuple[str, int | str], Step] = {}
        for step in self.persons:
            if step.kind != "kin":
                found.setdefault((step.kind, step.who), step)
        return found


class Other(NamedTuple):
    """The only person that a pronoun may mean, and the place that gives this person the other pronoun."""

    name: str
    span: Span


class Speakers:
    """The steps of each block, in order, and what they say of each person; read when first needed, as names are costly.

    `mentions` reads whom the article names, `verbs` are the forms of speech verbs, `quoted` tells whether a place stands
    in a quotation.
    """

    def __init__(
        self,
        places: Mapping[str, Sequence[tuple[Sentence, int]]],
        sentences: Sequence[Sentence],
        blocks: Sequence[Block],
        mentions: Callable[[], Mentions],
        verbs: Set[str],
        quoted: Callable[[int], bool],
    ) -> None:
        self._places = places
        self._sentences = sentences
        self._blocks = blocks
        self._mentions = mentions
        self._verbs = verbs
        self._quoted = quoted
        self._against_of: dict[str, bool] = {}

    @cached_property
    def steps(self) -> dict[int, list[Step]]:
        """Who is spoken of, by the number of the block."""
        reader = _Reader(self._mentions(), self._verbs, self._quoted)
        numbers = {id(block): number for number, block in enumerate(self._blocks)}
        steps: dict[int, list[Step]] = defaultdict(list)
        for sentence in self._sentences:
            if not sentence.block.prose.isupper():
                found = sorted(reader.steps(sentence), key=lambda step: step.span.start)
                cues = [token.start for token in sentence.tokens if token.lower in self._verbs]
                steps[numbers[id(sentence.block)]] += _trusted(found, sentence, cues)
        return dict(steps)

    @cached_property
    def _given(self) -> dict[int, list[Step]]:
        """The pronouns that can only mean an entity, by its number."""
        given: dict[int, list[Step]] = defaultdict(list)
        for block, found in self.steps.items():
            for step in found:
                who = self._whom(block, step) if step.kind == "pronoun" and step.trust else None
                if who is not None:
                    given[who].append(step)
        return given

    def _whom(self, block: int, pronoun: Step) -> int | None:
        """The only person whom a pronoun can mean, unless it may go on with somebody of the paragraph before."""
        window = self.window(block, pronoun.span.start, 2)
        singles = window.singles if window else {}
        if window is None or len(singles) != 1:
            return None
        ((kind, who),) = singles
        reach = 1 if pronoun.trust > 1 else _FAR
        numbers = range(max(0, window.block - reach), window.block)
        before = [step for number in numbers for step in self.steps.get(number, [])[-_MOST:]]
        goes_on = any(step.kind == "pronoun" and step.sex == pronoun.sex for step in before)
        if kind == "person" and isinstance(who, int) and (not goes_on or any(s.who == who for s in before)):
            return who
        return None

    def window(self, block: int, place: int, paragraphs: int) -> Window | None:
        """Who is spoken of before a place of a block, in it or in so many `paragraphs` before; nothing if in a crowd."""
        pronouns: list[Step] = []
        for number in range(block, max(-1, block - 1 - paragraphs), -1):
            steps = self.steps.get(number, [])
            end = bisect_left(steps, place, key=lambda step: step.span.start)
            if end > _MOST:
                return None
            persons = tuple(step for step in steps[:end] if step.kind != "pronoun")
            pronouns += reversed([step for step in steps[:end] if step.kind == "pronoun"])
            if any(step.kind != "kin" for step in persons):
                return Window(number, persons, tuple(pronouns))
        return Window(-1, (), tuple(pronouns))

    def pronouns(self, number: int) -> list[Step]:
        """The pronouns that can only mean an entity."""
        return self._given.get(number, [])

    def other(self, block: int, start: int, place: int, paragraphs: int) -> Other | None:
        """The person before `start` whom alone the pronoun at `place` can mean, where the article says the other one.

        Nothing where anybody near may be meant, or the pronoun stands near for somebody: in the `paragraphs` before
        those that speak of the person, or in the next one.
        """
        sex = self._sexes.get(place, "")
        if (
            self._repeated(block, start, sex, paragraphs)
            or self._goes_on(block, place, sex)
            or not self._opposed(sex)
        ):
            return None
        pronoun, later = self._from(block, place)
        window = self.window(block, start, paragraphs)
        if not pronoun or window is None or self._near(window, later, block, pronoun, paragraphs):
            return None
        singles = window.singles
        if not singles:
            return Other("", window.pronouns[0].span) if len(window.pronouns) > 1 else None
        if len(singles) == 1 and next(iter(singles))[0] == "noun":
            return self._unnamed(window, block, next(iter(singles.values())))
        found = [self._against(step, pronoun, place) for step in singles.values()]
        strangers = [s for s in later if s.kind not in ("pronoun", "kin") and (s.kind, s.who) not in singles]
        if not all(found) or not all(self._against(step, pronoun, place) for step in strangers):
            return None
        return found[-1]

    def _repeated(self, block: int, start: int, sex: str, paragraphs: int) -> bool:
        """Whether such a pronoun stands before too, in a paragraph that `_near` looks at; told without the names."""
        return self._stands(sex, self._blocks[max(0, block - paragraphs)].start, start)

    def _goes_on(self, block: int, place: int, sex: str) -> bool:
        """Whether such a pronoun stands behind a place, as near as `_near` looks; told without the names."""
        end = [one.start for one in self._blocks[block + 1 : block + 3]]
        behind = bisect_right(self._starts, place)
        if self._stands(sex, place + 1, min([*end[:1], *self._starts[behind + _MOST :][:1]], default=inf)):
            return True
        if not end:
            return False
        below = bisect_left(self._starts, end[0])
        return self._stands(sex, end[0], min([*end[1:], *self._starts[below + _MOST :][:1]], default=inf))

    def _stands(self, sex: str, first: int, end: float) -> bool:
        """Whether a pronoun of a sex stands between two places in small letters and outside quotations."""
        same = self._small.get(sex, ())
        index = bisect_left(same, first)
        return index < len(same) and same[index] < end

    def _opposed(self, sex: str) -> bool:
        """Whether the article has any word that gives somebody the other pronoun; told without the names."""
        if sex not in self._against_of:
            self._against_of[sex] = bool(sex) and not self._places.keys().isdisjoint(_words_of(sex))
        return self._against_of[sex]

    @cached_property
    def _starts(self) -> list[int]:
        """The place of each token, in order."""
        return [token.start for sentence in self._sentences for token in sentence.tokens]

    @cached_property
    def _sexes(self) -> dict[int, str]:
        """The sex of each pronoun, by its place."""
        return {
            sentence.tokens[index].start: sex
            for word, sex in PRONOUNS.items()
            for sentence, index in self._places.get(word, ())
        }

    @cached_property
    def _small(self) -> dict[str, list[int]]:
        """Where the pronouns of each sex stand outside quotations in small letters, and so in no name; in order."""
        small: dict[str, list[int]] = defaultdict(list)
        for word, sex in PRONOUNS.items():
            for sentence, index in self._places.get(word, ()):
                token = sentence.tokens[index]
                if token.text.islower() and not self._quoted(token.start):
                    small[sex].append(token.start)
        return {sex: sorted(starts) for sex, starts in small.items()}

    def _near(self, window: Window, later: list[Step], block: int, pronoun: str, paragraphs: int) -> bool:
        """Whether a pronoun, or a noun that settles it, stands near enough to mean whom it means: before a place or behind."""
        reached = window.block if window.block >= 0 else block - paragraphs
        earlier = range(max(0, reached - paragraphs), max(0, reached))
        above = [step for number in earlier for step in self.steps.get(number, ()) if step.kind == "pronoun"]
        below = (*later, *self.steps.get(block + 1, [])[:_MOST])
        return any(step.sex == pronoun for step in (*window.persons, *window.pronouns, *above, *below))

    def _from(self, block: int, place: int) -> tuple[str, list[Step]]:
        """The sex of the pronoun at a place of a block, and the steps behind it, as many as count."""
        steps = self.steps.get(block, [])
        index = bisect_left(steps, place, key=lambda step: step.span.start)
        if index == len(steps) or steps[index].span.start != place:
            return "", []
        return steps[index].sex, steps[index + 1 : index + 1 + _MOST]

    def _unnamed(self, window: Window, block: int, person: Step) -> Other | None:
        """A person without a name, whose pronoun stands behind in the same paragraph, or whose noun settles it."""
        said = [step for step in window.pronouns if step.span.start > person.span.start]
        if said and window.block == block:
            return Other(f"the {person.who}", said[0].span)
        return Other(f"the {person.who}", person.span) if person.sex else None

    def _against(self, person: Step, pronoun: str, place: int) -> Other | None:
        """What gives a person the other pronoun, where nothing but the one at `place` gives this one."""
        if person.kind == "noun":
            return Other(f"the {person.who}", person.span) if person.sex not in ("", pronoun) else None
        if person.kind != "person" or not isinstance(person.who, int):
            return None
        entity = self._mentions().entities[person.who]
        if _merged(entity):
            return None
        settled = _settled(entity)
        given = [step for step in self.pronouns(person.who) if step.span.start != place]
        if pronoun in settled or any(step.sex == pronoun for step in given):
            return None
        if given:
            return Other(entity.text, given[0].span)
        return Other(entity.text, person.span) if settled else None


def _settled(entity: Entity) -> Set[str]:
    """The pronouns that titles and roles give a person."""
    nouns = _nouns()
    told = {nouns.get(role, "") for role in entity.roles if role not in EITHER}
    named = (mention.name for mention in entity.mentions if mention.name)
    told |= {titles().get(word, "") for name in named for word in name.title.split(" ")}
    return told & {"he", "she"}


def _merged(entity: Entity) -> bool:
    """Whether somebody is named in full only after a surname that may have been another's: “Blom said. … Ida Blom said”."""
    longer = [" " in mention.name.text for mention in entity.mentions if mention.name]
    return any(longer) and not longer[0]


@cache
def _nouns() -> dict[str, str]:
    return {row[0]: row[1].strip("-") for row in tables.rows("people")}


@cache
def _words_of(sex: str) -> frozenset[str]:
    """The words in small letters that give somebody the other pronoun: pronouns, nouns and their plurals, titles."""
    other = "he" if sex == "she" else "she"
    nouns = [noun for noun, told in _nouns().items() if told == other and noun not in EITHER]
    called = [word.lower() for word, told in titles().items() if told == other]
    told = [word for word, one in (PRONOUNS | _PLURALS).items() if one == other]
    return frozenset([*nouns, *(noun + "s" for noun in nouns), *called, *told])


def _trusted(steps: Sequence[Step], sentence: Sentence, cues: Sequence[int]) -> Iterator[Step]:
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


class _Reader:
    """Reads the steps of an article's sentences."""

    def __init__(self, mentions: Mentions, verbs: Set[str], quoted: Callable[[int], bool]) -> None:
        self.mentions = mentions
        self.verbs = verbs
        self.quoted = quoted
        self.nouns = _nouns()
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
            if token.kind == "word" and index not in taken and not self.quoted(token.start):
                step = self.word(sentence.tokens, index, persons)
                if step:
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
        sex = _PLURALS.get(lower) or self.nouns.get(lower[:-1] if plural else lower)
        if sex is None:
            return Step("stranger", token.span, token.start, "") if self.unread(tokens, index) else None
        sex = "" if lower in EITHER or sex == "it" else sex
        if plural or lower in _PLURALS or self.beside(tokens, index, persons):
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
        for person in persons:
            between = tokens[index + 1 : person.first]
            if index < person.first <= index + 1 + _ROLE and all(self.of_a_role(token) for token in between):
                return True
            if person.end < index <= person.end + _APPOSED and tokens[person.end].text == ",":
                behind = tokens[person.end + 1 : index]
                if not any(token.text == "," or token.lower in _INSIDE_A_ROLE for token in behind):
                    return True
        return False

    def of_a_role(self, token: Token) -> bool:
        """Whether a word may stand between a role and the name of its bearer."""
        return token.text.islower() and token.lower not in _INSIDE_A_ROLE and token.lower not in self.verbs
