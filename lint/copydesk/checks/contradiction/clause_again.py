"""A clause told again with another place, or with for without: “was held in Lyon”, “was held in Paris”."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from copydesk import tables
from copydesk.finding import Related
from copydesk.grammar import lemmas
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence
    from copydesk.stating.things import Thing

_LONGEST = 3
"""Words of a city's name."""
_MANY = 40
"""So many that an article says more of them than of one thing: what pairs there are is bounded."""
_PHRASE = 4
"""Tokens of a noun group, as far as a first look goes."""
_SHORT = 3
"""Letters of a word that says nothing."""


class Options(BaseOptions):
    """Words of a clause.

    `happens`: forms of verbs of what happens in one place; `into`: the word before it; `cities`: a table of cities none of which lies in another;
    `opposed`: a word before a noun and the one that excludes it; `reach`: tokens from the verb to either; `apart`: words in
    either sentence that make it another time's or thing's; `label` names the other place.
    """

    happens: tuple[str, ...]
    into: str
    cities: str
    opposed: dict[str, str]
    reach: int
    apart: tuple[str, ...]
    label: str


class _Clause(NamedTuple):
    """Of what, by which verb, and what of it: a question and its answer."""

    thing: Thing
    verb: str
    asked: str
    answer: str
    span: Span


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find two clauses of one thing and one verb that answer one question in two ways."""
    options: Options = rule.options
    asked: dict[tuple[str, str], list[_Clause]] = defaultdict(list)
    for clause in (*_placed(rule, document), *_opposed(options, document)):
        asked[clause.verb, clause.asked].append(clause)
    for clauses in asked.values():
        pair = next(
            (
                (one, other)
                for one, other in combinations(clauses[:_MANY], 2)
                if one.answer != other.answer
                and one.thing.sentence.number != other.thing.sentence.number
                and one.thing.same(other.thing)
            ),
            None,
        )
        if pair:
            first, later = sorted(clause.span for clause in pair)
            yield rule.finding(document, later, related=[Related(first, options.label)])


def _placed(rule: Rule, document: Document) -> Iterator[_Clause]:
    """What happens in a city: “was held in Lyon”; only where two cities are told with one verb."""
    options: Options = rule.options
    cities = tables.words(options.cities, rule.home)
    for form in options.happens:
        found = [
            (sentence, index, *city)
            for sentence, index in document.places.get(form, ())
            if (city := _city(options, cities, sentence, index)) and _told(options, document, sentence, index)
        ]
        if len({name for _, _, name, _ in found}) > 1:
            for sentence, index, name, end in found:
                yield from _clause(document, sentence, index, "where", name, end)


def _city(options: Options, cities: frozenset[str], sentence: Sentence, index: int) -> tuple[str, int] | None:
    """The city shortly behind a verb, and where its name ends."""
    tokens = sentence.tokens
    for at in range(index + 1, min(index + options.reach, len(tokens) - 1)):
        if tokens[at].lower == options.into and tokens[at + 1].text[0].isupper():
            for end in range(min(at + 1 + _LONGEST, len(tokens)), at + 1, -1):
                name = " ".join(token.text for token in tokens[at + 1 : end])
                if name in cities:
                    return name, end
            return None
    return None


def _opposed(options: Options, document: Document) -> Iterator[_Clause]:
    """What is done with something, or without it; only where both stand before one noun."""
    for word, other in options.opposed.items():
        if word not in document.places or other not in document.places:
            continue
        nouns = _behind(document, word) & _behind(document, other)
        for preposition in (word, other) if nouns else ():
            for sentence, at in document.places[preposition]:
                if nouns.isdisjoint(token.lower for token in sentence.tokens[at + 1 : at + 1 + _PHRASE]):
                    continue
                group = next((one for one in document.groups[sentence].nouns if one.start == at + 1), None)
                verb = next((one for one in reversed(document.groups[sentence].verbs) if one.end <= at), None)
                if group is None or verb is None or verb.form != "finite" or at - verb.end >= options.reach:
                    continue
                if verb.negated or verb.modal or not _told(options, document, sentence, at):
                    continue
                head = lemmas.lemma(sentence.tokens[group.head].lower, "NNS")
                yield from _clause(document, sentence, verb.head, f"{word} {head}", preposition, group.end)


def _behind(document: Document, word: str) -> set[str]:
    """The longer words shortly behind a word, wherever it stands."""
    return {
        token.lower
        for sentence, at in document.places[word]
        for token in sentence.tokens[at + 1 : at + 1 + _PHRASE]
        if len(token.text) > _SHORT
    }


def _clause(
    document: Document, sentence: Sentence, index: int, asked: str, answer: str, end: int
) -> Iterator[_Clause]:
    verb = document.groups[sentence].verb_at(index)
    if verb is None or verb.head != index or verb.form != "finite" or verb.modal or verb.negated:
        return
    thing = document.things.before(sentence, verb.start)
    if thing:
        tokens = sentence.tokens
        base = lemmas.lemma(tokens[index].lower, document.tags[sentence][index].xpos)
        yield _Clause(thing, base, asked, answer, Span(tokens[index].start, tokens[end - 1].end))


def _told(options: Options, document: Document, sentence: Sentence, index: int) -> bool:
    """Whether a place is the writer's own and nothing in its sentence speaks of another time or thing."""
    plain = document.plainly(sentence, index, options.apart)
    return plain and not document.deeds.reported(sentence, index)


CHECK = Check(Options, run)
