"""Whom a pronoun may mean: who is spoken of outside quotations, and which pronouns the article gives them.

A pronoun is only read where it can mean one person, and says nothing where it could mean two.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cache, cached_property
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from copydesk.naming.gazetteer import titles
from copydesk.naming.mentions import EITHER, PRONOUNS
from copydesk.quoting.steps import PLURALS, Reader, Step, nouns, trusted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence, Set

    from copydesk.markup import Block
    from copydesk.naming.entities import Entity, Mentions
    from copydesk.sentences import Sentence
    from copydesk.span import Span

_FAR = 5
_MOST = 40
"""So many steps are looked back over; a paragraph that speaks of more is not read."""


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
        reader = Reader(self._mentions(), self._verbs, self._quoted)
        numbers = {id(block): number for number, block in enumerate(self._blocks)}
        steps: dict[int, list[Step]] = defaultdict(list)
        for sentence in self._sentences:
            if not sentence.block.prose.isupper():
                found = sorted(reader.steps(sentence), key=lambda step: step.span.start)
                cues = [token.start for token in sentence.tokens if token.lower in self._verbs]
                steps[numbers[id(sentence.block)]] += trusted(found, sentence, cues)
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

    def start(self, block: int) -> int:
        """Where a block starts."""
        return self._blocks[block].start

    def stands(self, sex: str, first: int, end: int) -> bool:
        """Whether a pronoun of a sex stands between two places, quoted or not."""
        same = self._by_sex[sex]
        index = bisect_left(same, first)
        return index < len(same) and same[index] < end

    @cached_property
    def _by_sex(self) -> dict[str, list[int]]:
        """Where the pronouns of each sex stand, in order."""
        return {sex: sorted(at for at, one in self._sexes.items() if one == sex) for sex in ("he", "she")}

    def counted(self, place: int) -> tuple[int, int]:
        """How many pronouns outside quotations are “he” and “she”, but for the one at a place."""
        he, she = (len(self._all.get(sex, ())) for sex in ("he", "she"))
        own = self._sexes.get(place, "")
        return he - (own == "he"), she - (own == "she")

    def lonely(self, block: int, place: int, paragraphs: int) -> str:
        """The sex of a pronoun at a place, where it stands in the `paragraphs` before and in the next for nobody else.

        Nothing where it does, or where the article has nobody of the other sex; told without the names.
        """
        sex = self.first_of_its_sex(block, place, paragraphs)
        return sex if self._all.get("she" if sex == "he" else "he") else ""

    def first_of_its_sex(self, block: int, place: int, paragraphs: int) -> str:
        """The sex of a pronoun at a place, where it stands in the `paragraphs` before and in the next for nobody else."""
        sex = self._sexes.get(place, "")
        first = self._blocks[max(0, block - paragraphs)].start
        end = self._blocks[min(len(self._blocks) - 1, block + 1)].end
        same = self._all.get(sex, ())
        index = bisect_left(same, first)
        near = [start for start in same[index : index + 2] if start < end]
        return sex if near == [place] else ""

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
    def _all(self) -> dict[str, list[int]]:
        """Where the pronouns of each sex stand outside quotations; in order."""
        found: dict[str, list[int]] = defaultdict(list)
        for place, sex in self._sexes.items():
            if not self._quoted(place):
                found[sex].append(place)
        return {sex: sorted(places) for sex, places in found.items()}

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
        told = settled(entity)
        given = [step for step in self.pronouns(person.who) if step.span.start != place]
        if pronoun in told or any(step.sex == pronoun for step in given):
            return None
        if given:
            return Other(entity.text, given[0].span)
        return Other(entity.text, person.span) if told else None


def settled(entity: Entity) -> Set[str]:
    """The pronouns that titles and roles give a person."""
    sexes = nouns()
    told = {sexes.get(role, "") for role in entity.roles if role not in EITHER}
    named = (mention.name for mention in entity.mentions if mention.name)
    told |= {titles().get(word, "") for name in named for word in name.title.split(" ")}
    return told & {"he", "she"}


def _merged(entity: Entity) -> bool:
    """Whether somebody is named in full only after a surname that may have been another's: “Blom said. … Ida Blom said”."""
    longer = [" " in mention.name.text for mention in entity.mentions if mention.name]
    return any(longer) and not longer[0]


@cache
def _words_of(sex: str) -> frozenset[str]:
    """The words in small letters that give somebody the other pronoun: pronouns, nouns and their plurals, titles."""
    other = "he" if sex == "she" else "she"
    named = [noun for noun, told in nouns().items() if told == other and noun not in EITHER]
    called = [word.lower() for word, told in titles().items() if told == other]
    told = [word for word, one in (PRONOUNS | PLURALS).items() if one == other]
    return frozenset([*named, *(noun + "s" for noun in named), *called, *told])
