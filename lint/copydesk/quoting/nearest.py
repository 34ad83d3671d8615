"""The person spoken of last before a pronoun, where that person is surely the other one and nobody else is near.

Here a given name counts too, if hardly anybody of the other sex bears it: whoever is spoken of last is meant so nearly always that it
takes only one more sign that nobody else is.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from copydesk.naming.gazetteer import titles
from copydesk.quoting.speakers import Other, settled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.naming.entities import Entity
    from copydesk.quoting.alone import Alone
    from copydesk.quoting.speakers import Speakers
    from copydesk.quoting.speech import Speech
    from copydesk.quoting.steps import Step
    from copydesk.sentences import Sentence

_FAR, _NEAR = 3, 1
"""Paragraphs back in which nobody else may be meant: behind somebody spoken of, and right behind somebody who speaks."""
_SENTENCES = 2
_SURE, _HARDLY, _POSSIBLE = 0.97, 0.9, 0.05
_SEVERAL = 0.8
_OFTEN, _MOST = 6, 60
"""The article's pronouns that settle who is who without a name that does; one that fits not is outweighed by so many."""


class Nearest:
    """Finds the person before a pronoun of speech; made when first asked for."""

    def __init__(
        self, alone: Alone, speakers: Speakers, speech: Speech, sentences: Sequence[Sentence]
    ) -> None:
        self._alone = alone
        self._speakers = speakers
        self._speech = speech
        self._starts = [sentence.span.start for sentence in sentences]

    def other(self, block: int, index: int) -> Other | None:
        """The person spoken of last before the pronoun at a token of a block, where that is surely the other one."""
        place = self._speech.tokens[index].start
        sex = self._speakers.first_of_its_sex(block, place, _NEAR)
        if not sex:
            return None
        steps = list(self._before(block, place, _FAR))
        number = next((at for at in reversed(range(len(steps))) if self._subject(steps[at][1])), -1)
        if number < 0:
            return None
        back, last = steps[number]
        behind = [step for _, step in steps[number + 1 :]]
        aside = self._speech.word(index - 1) == "," and self._speech.at(last.span.end) == index - 1
        if aside or self._later(block, sex, place):
            return None
        if any(
            step.kind in ("noun", "stranger") or self._possible(step, sex, place, doubtful=True)
            for step in behind
        ):
            return None
        whom = self._sure(last, sex, place)
        if whom is None or not self._goes_on(last, index):
            return None
        sentences = self._sentence(place) - self._sentence(last.span.start)
        quoting = self._speech.tokens[index - 1].kind == "quote"
        immediate = sentences <= _SENTENCES and back <= _NEAR and self.speaks(last) and not quoting
        if not immediate and not self._speakers.first_of_its_sex(block, place, _FAR):
            return None
        others = [(away, step) for away, step in steps[:number] if step.who != last.who]
        near = [step for away, step in others if away <= _NEAR]
        if any(self._possible(step, sex, place, doubtful=True) for step in near):
            return None
        further = [step for away, step in others if away > _NEAR]
        if not immediate and any(self._possible(step, sex, place, doubtful=False) for step in further):
            return None
        return Other(whom.text, last.span)

    def _before(self, block: int, place: int, paragraphs: int) -> Iterator[tuple[int, Step]]:
        """Everybody spoken of before a place, with how many paragraphs back."""
        for number in range(max(0, block - paragraphs), block + 1):
            for step in self._speakers.steps.get(number, ()):
                if step.span.start < place:
                    yield block - number, step

    def _later(self, block: int, sex: str, place: int) -> bool:
        """Whether the rest of the paragraph speaks of somebody who may be meant."""
        later = (step for step in self._speakers.steps.get(block, ()) if step.span.start > place)
        return any(
            step.kind == "person" and self._possible(step, sex, place, doubtful=False) for step in later
        )

    def _subject(self, step: Step) -> bool:
        """Whether a step names a person who may be a subject: not whose something is, not “the Blom bill”, not “of Ida Blom”."""
        speech = self._speech
        first, end = speech.at(step.span.start), speech.at(step.span.end)
        while first and (speech.tokens[first - 1].text in titles() or speech.word(first - 1) == "."):
            first -= 1
        whose = speech.word(end - 1).endswith(("'s", "s'"))
        before = speech.word(first - 1)
        plain = not whose and before not in _OBLIQUE and before not in ("the", "a", "an", "this")
        return step.kind == "person" and plain and not self._alone.misread(step)

    def _sentence(self, place: int) -> int:
        """The number of the sentence of a place."""
        return bisect_right(self._starts, place)

    def speaks(self, step: Step) -> bool:
        """Whether somebody has a verb of speech: before the name, or behind it and what stands beside it."""
        speech = self._speech
        first, end = speech.at(step.span.start), speech.at(step.span.end)
        stop = len(speech.tokens)
        behind = speech.over_apposition(speech.over_brackets(end, stop), stop)
        return self._inverted(first, end) or any(speech.cue(at) for at in (end, behind))

    def _inverted(self, first: int, end: int) -> bool:
        """Whether somebody has a verb of speech right before the name: “…,” said Ida Blom, the mayor."""
        speech = self._speech
        cue = speech.cue(first - 1) is not None and speech.word(first - 2) in _BEFORE_INVERTED
        return cue and (end >= len(speech.tokens) or speech.word(end) in _BEHIND_INVERTED)

    def _goes_on(self, last: Step, index: int) -> bool:
        """Whether a pronoun can go on with somebody: who speaks or begins the same sentence, and nobody unread speaks between."""
        speech = self._speech
        first, end = speech.at(last.span.start), speech.at(last.span.end)
        begins = last.span.start in self._starts
        if self._told_of(last, first, end):
            return False
        number = self._sentence(speech.tokens[index].start)
        here = number == self._sentence(last.span.start)
        if here and not begins and not self.speaks(last):
            return False
        if not here and not speech.cue(index + 1) and index != speech.at(self._starts[number - 1]):
            return False
        if here and self._told_by_another(last, index):
            return False
        return not any(
            speech.named(at) and (speech.cue(at + 1) or speech.cue(at - 1)) for at in range(end + 1, index)
        )

    def _told_of(self, last: Step, first: int, end: int) -> bool:
        """Whether somebody else speaks before somebody in the same sentence: “Ida Blom said Lindqvist had sold it”."""
        speech = self._speech
        start = speech.at(self._starts[self._sentence(last.span.start) - 1])
        stop = first - 1 if self._inverted(first, end) else first
        if any(speech.person(at) and speech.word(at - 1) in _ONE for at in range(start, first - 1)):
            return True
        return any(speech.cue(at) and speech.word(at - 1) not in ("”", '"') for at in range(start + 1, stop))

    def _told_by_another(self, last: Step, index: int) -> bool:
        """Whether who tells of the pronoun's deed may be another: “a model who knew Blom said she”, “Blom, whose aide said she”."""
        speech = self._speech
        start = speech.at(self._starts[self._sentence(last.span.start) - 1])
        end, stop = speech.at(last.span.end), len(speech.tokens)
        behind = speech.over_apposition(speech.over_brackets(end, stop), stop)
        if any(
            speech.word(at) in ("who", "whom") and speech.word(at - 1) != "," for at in range(start, index)
        ):
            return True
        between = (speech.word(at).removesuffix("'s") for at in range(behind, index))
        return any(word in speech.people or word.removesuffix("s") in speech.people for word in between)

    def _sure(self, step: Step, sex: str, place: int) -> Entity | None:
        """The person of a step, where name, titles or pronouns say surely that it is the other one."""
        entity = self._alone.entity(step)
        told = settled(entity)
        share = self._alone.share(entity, sex)
        if sex in told or (share is not None and share > 1 - _HARDLY) or self._alone.misread(step):
            return None
        fits, against = self._alone.votes(entity, sex, place)
        inner = entity.text.split(" ")[1:-1]
        if fits * (_OFTEN if share is not None else _MOST) > against or self._alone.borne(inner, sex):
            return None
        if " " not in entity.text and not told and not against:
            return None
        sure = (share is not None and share <= 1 - _SURE) or told or against >= _OFTEN
        return entity if sure else None

    def _possible(self, step: Step, sex: str, place: int, *, doubtful: bool) -> bool:
        """Whether a pronoun of a sex may mean somebody; `doubtful` where nothing tells counts too."""
        if step.kind in ("pronoun", "noun", "kin"):
            speaks = step.kind == "noun" and not step.sex and self.speaks(step)
            return step.sex == sex or speaks
        if step.kind == "stranger":
            return False
        entity = self._alone.entity(step)
        share = self._alone.share(entity, sex)
        if share is None and self._alone.misread(step):
            return False
        told = settled(entity)
        fits, against = self._alone.votes(entity, sex, place)
        if sex in told or (share is not None and share > _POSSIBLE):
            return share is None or share > 1 - _SEVERAL or fits * _OFTEN > against or against < _OFTEN
        known = bool(told) or share is not None
        return not known and (doubtful or against > 0)


_ONE = frozenset(["a", "an", "one", "another"])
_OBLIQUE = frozenset(
    ["of", "on", "for", "to", "with", "by", "from", "about", "against", "and", "at", "in", "over", "than"]
)
_BEHIND_INVERTED = frozenset(
    [",", ".", "(", "in", "at", "on", "of", "during", "who", "after", "last", ";", ":"]
)
_BEFORE_INVERTED = frozenset([",", "”", '"', "“", "’", "'", "?", "!"])
