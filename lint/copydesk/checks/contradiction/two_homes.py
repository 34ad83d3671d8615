"""One person with two homes: “Roe, who lives in Ard”, “at her home in Lund”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import phrase_at
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.naming.entities import Mention
    from copydesk.sentences import Sentence


class Options(BaseOptions):
    """Words of a home.

    `homes`: phrases before the place where somebody lives; `reach`: tokens from his name to them; `again`: what begins a sentence that goes on about him; `kinds`: of names that are places; `unless`: words of the
    sentence that speak of a second home or another time; `vague`: places within which others lie; `label` names the other home.
    """

    homes: tuple[str, ...]
    reach: int
    again: tuple[str, ...]
    kinds: tuple[str, ...]
    unless: tuple[str, ...]
    vague: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a person who lives in one place and has “his home” in another."""
    options: Options = rule.options
    known: dict[int, tuple[str, Mention]] = {}
    told: set[int] = set()
    found = sorted(_homes(options, document), key=lambda home: home[1].span)
    for person, place in found if len(found) > 1 else ():
        text = place.name.text if place.name else ""
        first = known.setdefault(person, (text, place))
        one, other = (set(name.lower().split()) for name in (first[0], text))
        if one & other or person in told or first[1].sentence is place.sentence:
            continue
        told.add(person)
        yield rule.finding(
            document,
            place.span,
            related=[Related(first[1].span, options.label)],
            name=document.mentions.entities[person].text,
            other=first[0],
        )


def _homes(options: Options, document: Document) -> Iterator[tuple[int, Mention]]:
    """Persons with the place that is said to be their home."""
    led = list(_led(options, document))
    for sentence, index, at in led if len({s.tokens[at].text for s, _, at in led}) > 1 else ():
        place = document.mentions.at(sentence, at)
        entity = document.mentions.of(place) if place else None
        if (
            place is None
            or entity is None
            or entity.kind not in options.kinds
            or entity.text in options.vague
        ):
            continue
        person = _who(options, document, sentence, index)
        if person is not None:
            yield person, place


def _led(options: Options, document: Document) -> Iterator[tuple[Sentence, int, int]]:
    """Where a phrase for a home leads to a capital: sentence, first token of the phrase, first behind it."""
    phrases = [phrase.split() for phrase in options.homes]
    for first in sorted({phrase[0] for phrase in phrases}):
        for sentence, index in document.places.get(first, ()):
            at = index + phrase_at(sentence.tokens, index, phrases)
            if at == index or at >= len(sentence.tokens) or not sentence.tokens[at].text[0].isupper():
                continue
            if document.plainly(sentence, index, options.unless):
                yield sentence, index, at


def _who(options: Options, document: Document, sentence: Sentence, index: int) -> int | None:
    """The only person named or meant before a home, or in the sentence before one that begins with what he is."""
    persons = _persons(document, sentence, index - options.reach, index + 1)
    if (
        not persons
        and sentence.tokens[0].lower in options.again
        and index < options.reach
        and sentence.number
    ):
        before = document.sentences[sentence.number - 1]
        persons = _persons(document, before, 0, len(before.tokens))
    return persons.pop() if len(persons) == 1 else None


def _persons(document: Document, sentence: Sentence, first: int, end: int) -> set[int]:
    """The persons named or meant by a sentence's tokens."""
    return {
        entity.number
        for mention in document.mentions.within(sentence, first, end)
        if (entity := document.mentions.of(mention)) is not None and entity.kind == "person"
    }


CHECK = Check(Options, run)
