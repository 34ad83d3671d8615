"""A pronoun that stands alone: no other of its sex is near, and whoever is near is the other one by the article's own words.

What the article says of a person decides. A name only keeps the pronoun possible: whoever bears a name that men and
women bear, or one that is not known, may be meant, unless the article calls the bearer the other one again and again.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, cached_property
from math import log
from typing import TYPE_CHECKING, NamedTuple

from copydesk import tables
from copydesk.naming.gazetteer import gazetteer, titles
from copydesk.orthography import lexicon
from copydesk.quoting.speakers import Other, settled
from copydesk.quoting.steps import nouns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from copydesk.markup import Block
    from copydesk.naming.entities import Entity, Mentions
    from copydesk.quoting.speakers import Speakers
    from copydesk.quoting.speech import Speech
    from copydesk.quoting.steps import Step
    from copydesk.sentences import Sentence

_BACK, _FURTHER = 2, 3
_MAY_BE, _HARDLY, _MOSTLY = 0.15, 0.12, 0.3
_FAMOUS = 30
_OFTEN = 3
_STRANGER = 3
_SPEAKS = 10
_SEVERAL = 8


class _Shares(NamedTuple):
    """How often bearers of a name are “he” and “she”: of a given name, and of a family name that stands alone."""

    given: dict[str, int]
    family: dict[str, int]


@cache
def _names() -> dict[str, _Shares]:
    rows = tables.rows("names-and-pronouns")
    return {
        word: _Shares({"he": int(he), "she": int(she)}, {"he": int(his), "she": int(her)})
        for word, he, she, his, her in rows
    }


_NONE = _Shares({"he": 0, "she": 0}, {"he": 0, "she": 0})


def _share(name: str, sex: str) -> float | None:
    """Which part of those who bear a name are “he” or “she”; nothing where few are known."""
    words = name.split(" ")
    while len(words) > 1 and words[0] in titles():
        del words[0]
    borne = _names().get(words[0], _NONE)
    counts = borne.given if len(words) > 1 else borne.family
    whole = sum(counts.values())
    return counts[sex] / whole if whole >= _SEVERAL else None


def leaning(name: str) -> float:
    """How far a name's bearers are “he” (over 0) or “she” (under 0); 0 where few are known."""
    words = name.split(" ")
    while len(words) > 1 and words[0] in titles():
        del words[0]
    borne = _names().get(words[0], _NONE)
    counts = borne.given if len(words) > 1 else borne.family
    if sum(counts.values()) < _SEVERAL:
        return 0.0
    return log((counts["he"] + 0.5) / (counts["she"] + 0.5))


class Alone:
    """Finds pronouns of which their surroundings have only one, and nobody whom it may mean; made when first asked for."""

    def __init__(
        self,
        speakers: Speakers,
        speech: Speech,
        mentions: Callable[[], Mentions],
        sentences: Sequence[Sentence],
        blocks: Sequence[Block],
    ) -> None:
        self._speakers = speakers
        self._speech = speech
        self._mentions = mentions
        self._sentences = sentences
        self._blocks = blocks

    def other(self, block: int, place: int) -> Other | None:
        """The person before a pronoun at a place of a block who is the other one, where nobody else is near who may be meant."""
        sex = self._speakers.lonely(block, place, _BACK)
        if sex and self._plainly(block, place, sex):
            return None
        persons = list(self._before(block, place, sex)) if sex else []
        named = [step for step in persons if step.kind == "person" and not self.misread(step)]
        if not named or any(step.sex == sex for step in persons) or self._kin_behind(block, place, sex):
            return None
        last = named[-1]
        found = self._contrary(last, sex, place, nearest=True)
        if found is None or self._may_be_meant(persons, last, block, sex, place):
            return None
        if self._unread(block, place, sex) or self._relative(named, sex):
            return None
        return found

    def _plainly(self, block: int, place: int, sex: str) -> bool:
        """Whether a full name before a place is borne by those of a sex; told without reading who is who."""
        tokens = self._speech.tokens
        start = self._blocks[max(0, block - _BACK)].start
        names = _names()
        for at in range(self._speech.at(start), self._speech.at(place) - 1):
            given = names.get(tokens[at].text)
            if given and tokens[at + 1].text[0].isupper():
                whole = given.given["he"] + given.given["she"]
                if whole >= _SEVERAL and given.given[sex] > _MAY_BE * whole and self._first(at):
                    return True
        return False

    def _first(self, at: int) -> bool:
        """Whether no other part of a name stands before a token."""
        before = self._speech.tokens[at - 1].text if at else "."
        return not before[0].isupper() or before in titles()

    def named(self, block: int, place: int, sex: str) -> bool:
        """Whether the paragraph before a place, or its own, names somebody whose name is borne by those of a sex."""
        near = self._blocks[max(0, block - 1)].start
        steps = (step for step in self._before(block, place, sex) if step.span.start >= near)
        named = [step for step in steps if step.kind == "person"]
        texts = {self._mentions().entities[int(step.who)].text for step in named}
        return any((_share(text, sex) or 0) > _MOSTLY for text in texts)

    def entity(self, step: Step) -> Entity:
        """The person of a step."""
        return self._mentions().entities[int(step.who)]

    def share(self, entity: Entity, sex: str) -> float | None:
        """Which part of those who bear an entity's name are “he” or “she”; nothing where few are known."""
        return _share(entity.text, sex)

    def borne(self, words: Sequence[str], sex: str) -> bool:
        """Whether one of some words is a given name that those of a sex bear."""
        return any((_share(f"{word} ", sex) or 0) > _MOSTLY for word in words)

    def votes(self, entity: Entity, sex: str, place: int) -> tuple[int, int]:
        """How many pronouns near an entity's mentions are of a sex, and how many of the other, but for the one at a place.

        Those that can only mean the entity count three times.
        """
        near = [step for step in self._votes[entity.number] if step.span.start != place]
        only = [step for step in self._speakers.pronouns(entity.number) if step.span.start != place]
        fits = sum(step.sex == sex for step in near) + 2 * sum(step.sex == sex for step in only)
        return fits, len(near) + 2 * len(only) - fits

    def given(self, entity: Entity, place: int) -> tuple[tuple[int, int], tuple[int, int]]:
        """How many pronouns near an entity's mentions, and how many that can only mean it, are “he” and “she”, but for the one at a place."""
        near = [step.sex for step in self._votes[entity.number] if step.span.start != place]
        only = [step.sex for step in self._speakers.pronouns(entity.number) if step.span.start != place]
        return (near.count("he"), near.count("she")), (only.count("he"), only.count("she"))

    def _before(self, block: int, place: int, sex: str) -> Iterator[Step]:
        """Everybody spoken of in the paragraphs before a place, but those of whom only the other sex is told."""
        for number in range(max(0, block - _BACK), block + 1):
            for step in self._speakers.steps.get(number, ()):
                if step.span.start >= place:
                    break
                plural = step.kind == "kin" and step.who not in nouns()
                if step.kind != "pronoun" and not plural and (step.kind != "kin" or step.sex == sex):
                    yield step

    def _kin_behind(self, block: int, place: int, sex: str) -> bool:
        """Whether the rest of a paragraph speaks of somebody of that sex."""
        steps = self._speakers.steps.get(block, ())
        return any(step.span.start > place and step.kind == "kin" and step.sex == sex for step in steps)

    def _may_be_meant(self, persons: list[Step], last: Step, block: int, sex: str, place: int) -> bool:
        """Whether one of some persons may be meant by a pronoun of a sex."""
        for step in persons:
            if step.kind == "stranger":
                if self._may_be_person(step, sex):
                    return True
            elif step.kind == "noun":
                near = step.span.start >= min(self._blocks[block].start, last.span.start)
                settled = (
                    step.sex or self._of_name(step) or (self._predicate(step) and not self._speaks(step, 2))
                )
                if not settled and (near or self._speaks(step, _SPEAKS) or self._heads(step)):
                    return True
            elif step is last or self.misread(step):
                continue
            elif self._contrary(step, sex, place, nearest=False) is None:
                return True
        return False

    def _heads(self, step: Step) -> bool:
        """Whether a noun is among the first words of its sentence."""
        at = self._speech.at(step.span.start)
        return any(token.text in _ENDS for token in self._speech.tokens[max(0, at - _HEAD) : at])

    def _of_name(self, step: Step) -> bool:
        """Whether a noun has a capital inside its sentence, as one that belongs to a name has."""
        at = self._speech.at(step.span.start)
        inside = at > 0 and self._speech.tokens[at - 1].text not in _ENDS
        return inside and self._speech.tokens[at].text[0].isupper()

    def _predicate(self, step: Step) -> bool:
        """Whether a noun says what somebody is or becomes: “his bid to become prime minister”."""
        at = self._speech.at(step.span.start) - 1
        first = max(0, at - _ROLE)
        while at > first and self._speech.tokens[at].text not in _ENDS:
            if self._speech.word(at) in _BEING:
                return True
            at -= 1
        return False

    def misread(self, step: Step) -> bool:
        """Whether what is read as a person's name is none: “R-Tenn.”, a place, a name that ends with a common noun."""
        text = self._mentions().entities[int(step.who)].text
        if text.endswith(".") or any(letter.isdigit() for letter in text):
            return True
        entry = gazetteer().names.get(text)
        last = text.split(" ")[-2:]
        borne = sum(_names().get(last[-1], _NONE).family.values()) > 0
        common = not borne and all(lexicon.words().grade(word.lower()) is not None for word in last)
        thing = " " in text and common and _share(text, "he") is None
        return (thing and not self._speaks(step, 1)) or bool(entry and entry.kind == "place")

    def _speaks(self, step: Step, reach: int) -> bool:
        """Whether a verb of speech stands so near behind somebody."""
        end = self._speech.at(step.span.end)
        return any(self._speech.cue(at) for at in range(end, end + reach))

    def _contrary(self, step: Step, sex: str, place: int, *, nearest: bool) -> Other | None:
        """What says that a person is the other one; nothing where the person may be meant all the same.

        The nearest must be called so by the article, if only once where the name leaves hardly a doubt.
        """
        entity = self._mentions().entities[int(step.who)]
        told = settled(entity)
        votes = [vote for vote in self._votes[entity.number] if vote.span.start != place]
        against = [vote for vote in votes if vote.sex != sex]
        share = _share(entity.text, sex)
        if (
            sex in told
            or (share is not None and share > _MAY_BE)
            or (len(votes) - len(against)) * 5 > len(against)
        ):
            return None
        weight = 2 * bool(told) + len(against)
        sure = share is not None and share < _HARDLY
        known = sure and (not nearest or _well_known(entity, sex))
        if not known and weight < (1 if sure else _OFTEN):
            return None
        surely = sum(vote.sex != sex for vote in self._speakers.pronouns(entity.number))
        if not (sure or told or surely > 1):
            return None
        return Other(entity.text, against[0].span if against else step.span)

    @cached_property
    def _votes(self) -> dict[int, list[Step]]:
        """The pronouns whose nearest person before them, at most a paragraph back, is an entity; by its number."""
        votes: dict[int, list[Step]] = defaultdict(list)
        last, seen = -1, 0
        for block, steps in sorted(self._speakers.steps.items()):
            for step in steps:
                if step.kind == "person":
                    last, seen = int(step.who), block
                elif step.kind == "pronoun" and last >= 0 and block - seen <= 1:
                    votes[last].append(step)
        return votes

    def _may_be_person(self, step: Step, sex: str) -> bool:
        """Whether a name of nobody knows what may be a person's of that sex."""
        speech = self._speech
        first, end = speech.at(step.span.start), speech.at(step.span.end)
        text = " ".join(token.text for token in speech.tokens[first:end])
        words = text.split(" ")
        last = words[-1]
        one = len(words) == 1
        if last in speech.outlets or any(letter.isdigit() for letter in text) or (one and last.isupper()):
            return False
        entry = gazetteer().names.get(text)
        if entry and entry.kind == "place":
            return False
        shares = [
            _share(" ".join(words[first:]), sex) for first in range(len(words) if one else len(words) - 1)
        ]
        told = next((share for share in shares if share is not None), None)
        if told is not None:
            return told >= _HARDLY
        speaks = speech.cue(end) or speech.word(end) in _SPEAKING
        if lexicon.words().grade(last.lower()) is not None and not (one and speaks):
            return False
        return len(words) <= _STRANGER

    def _unread(self, block: int, place: int, sex: str) -> bool:
        """Whether somebody is named whom the readings of names do not know: in a quotation, a handle, before a verb of speech."""
        speech = self._speech
        reached = max(0, block - _FURTHER)
        start = self._blocks[reached].start
        steps = (
            step for number in range(reached, block + 1) for step in self._speakers.steps.get(number, ())
        )
        known = {at for step in steps for at in range(speech.at(step.span.start), speech.at(step.span.end))}
        for at in range(speech.at(start), speech.at(place)):
            token = speech.tokens[at]
            if token.text.startswith("@"):
                return True
            if at in known or token.kind != "word" or not token.text[0].isupper():
                continue
            counts = _names().get(token.lower.removesuffix("'s").title(), _NONE).given
            if counts[sex] and counts[sex] > _MOSTLY * sum(counts.values()):
                return True
            if speech.cue(at + 1) and speech.named(at) and lexicon.words().grade(token.lower) is None:
                return True
        return self._introduced(known, start, place)

    def _introduced(self, known: set[int], start: int, place: int) -> bool:
        """Whether a sentence before a place begins with a speaker whom the readings of names do not know."""
        speech = self._speech
        for sentence in self._sentences:
            if start <= sentence.span.start < place:
                first = speech.at(sentence.span.start)
                tag = speech.tag(first, first + len(sentence.tokens))
                name = tag.speaker if tag and tag.speaker and tag.speaker.kind == "name" else None
                if name and known.isdisjoint(range(name.first, name.end)):
                    return True
        return False

    def _relative(self, named: list[Step], sex: str) -> bool:
        """Whether somebody else in the article has the family name of one of some persons and may be meant."""
        entities = self._mentions().entities
        families = {entities[int(step.who)].family for step in named}
        return any(
            entity.family in families and (entity.pronoun == sex or (_share(entity.text, sex) or 0) > _MOSTLY)
            for entity in entities
            if " " in entity.text
        )


def _well_known(entity: Entity, sex: str) -> bool:
    """Whether an article names somebody by the family name alone whom many articles call the other one."""
    counts = _names().get(entity.text, _NONE).family
    return counts["he"] + counts["she"] - counts[sex] >= _FAMOUS


_ENDS = frozenset('.?!:;”"')
_ROLE, _HEAD = 8, 4
_BEING = frozenset(["as", "become", "becomes", "became", "is", "was", "be", "been", "being"])
_SPEAKING = frozenset(["has", "had", ","])
