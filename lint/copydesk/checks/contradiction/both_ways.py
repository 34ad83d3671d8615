"""One thing affirmed and denied: “Roe will attend the talks”, “Roe will not attend the talks”."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from copydesk import tables
from copydesk.finding import Related
from copydesk.grammar import lemmas
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.stating.content import stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence
    from copydesk.stating.polarity import Saying

_REACH = 4
"""Tokens behind a word that denies, among which stands what it denies."""
_SHORT = 2
"""Letters of a word that names nothing."""
_BEFORE, _BEHIND = 12, 9
"""Tokens before and behind a word that tell of what it is said."""
_MANY = 12
"""Places of one word that are looked at: what pairs there are is bounded."""
_FORMS = ("VBD", "VBZ", "VBG", "VBN")
_WAYS = frozenset(
    {
        ("did", "did"),
        ("can", "can"),
        ("can", "did"),
        ("will", "will"),
        ("would", "would"),
        ("does", "does"),
        ("had", "had"),
    }
)
"""How what is denied and what is affirmed can be said so that both cannot hold."""


class Options(BaseOptions):
    """Words of a claim.

    `opposites`: a table of words, the sense of each, and + or -; `hollow`: one of words that say nothing; `negators`: words that deny the verb behind them;
    `governors`: words before an infinitive, each with + or -, and “can” where they tell of ability; `light`: verbs that say too little; `none`: the word that denies a noun;
    `apart`: words beside a verb that put it in another time or case; `turns`: words at the head of a sentence that turn from the one before; `label` names the other place.
    """

    opposites: str
    hollow: str
    negators: tuple[str, ...]
    governors: dict[str, str]
    light: tuple[str, ...]
    none: str
    apart: tuple[str, ...]
    turns: tuple[str, ...]
    label: str


class _Place(NamedTuple):
    """Where a word stands that affirms (1) or denies (-1) a sense, and on which side of it: a place is held against those of the other."""

    sentence: Sentence
    at: int
    sign: int
    side: int


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find two clauses of which one denies what the other affirms of the same, at one time and in one voice."""
    options: Options = rule.options
    read: dict[tuple[int, int], Saying | None] = {}
    told: set[int] = set()
    for one, other in _pairs(options, document, rule.home):
        sayings = []
        for place in (one, other):
            key = place.sentence.number, place.at
            if key not in read:
                read[key] = _plain(options, document, place)
            sayings.append(read[key])
        a, b = sayings
        if a is None or b is None or a.sentence.number in told or b.sentence.number in told:
            continue
        if (a.affirmed == (one.sign > 0)) == (b.affirmed == (other.sign > 0)):
            continue
        denied, said = (b, a) if a.affirmed == (one.sign > 0) else (a, b)
        if _clash(document, denied, said, one.sign * other.sign < 0) and not _turned(options, a, b):
            told |= {a.sentence.number, b.sentence.number}
            first, later = sorted((a.span, b.span))
            yield rule.finding(document, later, related=[Related(first, options.label)])


def _pairs(options: Options, document: Document, home: Path | None) -> Iterator[tuple[_Place, _Place]]:
    """Two places of one sense, round which enough words are the same."""
    hollow = tables.words(options.hollow, home)
    listing = document.sentences
    about = cache(lambda number, at: _about(listing[number], at, hollow))
    own = cache(lambda number, at: _own(options, document, listing[number], at))
    said: dict[int, frozenset[str]] = {}
    for places in (
        *_opposed(options, document, home),
        *_denied(options, document, hollow),
        *_none(options, document),
    ):
        listed = places[:_MANY]
        for place in listed:
            if place.sentence.number not in said:
                said[place.sentence.number] = document.words_in(place.sentence) - hollow
        for one, other in product(*([place for place in listed if place.side == side] for side in (-1, 1))):
            here, there = one.sentence.number, other.sentence.number
            shared = said[here] & said[there]
            if not shared or here == there:
                continue
            least = 1 if min(len(one.sentence.tokens), len(other.sentence.tokens)) <= _BEHIND else 2
            if len(shared) < least or not (own(here, one.at) and own(there, other.at)):
                continue
            if len(about(here, one.at) & about(there, other.at)) >= least:
                yield one, other


def _own(options: Options, document: Document, sentence: Sentence, at: int) -> bool:
    """Whether a place is the writer's and nothing right beside it speaks of another time or case."""
    tokens = sentence.tokens
    near = (token.lower for token in tokens[max(0, at - 2) : at + 2])
    return not (document.quoted(tokens[at].start) or any(word in options.apart for word in near))


def _about(sentence: Sentence, at: int, hollow: frozenset[str]) -> frozenset[str]:
    """The stems of the words near a place that name things."""
    tokens = sentence.tokens
    return frozenset(
        stem(token.lower)
        for token in (*tokens[max(0, at - _BEFORE) : at], *tokens[at + 1 : at + _BEHIND])
        if token.kind == "word" and len(token.text) > _SHORT and token.lower not in hollow
    )


@lru_cache(1 << 13)
def _forms(base: str) -> frozenset[str]:
    return frozenset({base} | {form for tag in _FORMS if (form := lemmas.inflect(base, tag))})


@lru_cache(8)
def _senses(name: str, home: Path | None) -> Mapping[str, tuple[tuple[str, int, str], ...]]:
    """The senses of each form of the words of a table, each with the particle that the verb has in it."""
    found: dict[str, set[tuple[str, int, str]]] = defaultdict(set)
    for words, sense, sign in tables.rows(name, home):
        word, _, particle = words.partition(" ")
        for form in _forms(word):
            found[form].add((sense, 1 if sign == "+" else -1, particle))
    return {form: tuple(sorted(senses)) for form, senses in found.items()}


def _opposed(options: Options, document: Document, home: Path | None) -> Iterator[list[_Place]]:
    """The places of each sense whose two sides the article has."""
    found: dict[str, list[_Place]] = defaultdict(list)
    senses = _senses(options.opposites, home)
    for form in sorted(senses.keys() & document.places.keys()):
        for sense, sign, particle in senses[form]:
            found[sense] += [
                _Place(sentence, index, sign, sign)
                for sentence, index in document.places[form]
                if not particle or _follows(sentence, index, particle)
            ]
    for sense in sorted(found):
        if len({place.sign for place in found[sense]}) > 1:
            yield found[sense]


def _follows(sentence: Sentence, index: int, word: str) -> bool:
    """Whether a word stands right behind a token."""
    return index + 1 < len(sentence.tokens) and sentence.tokens[index + 1].lower == word


def _denied(options: Options, document: Document, hollow: frozenset[str]) -> Iterator[list[_Place]]:
    """The places of each verb that the article denies in one of them."""
    found: dict[str, list[_Place]] = defaultdict(list)
    negators = sorted(document.places.keys() & frozenset(options.negators))
    for negator in negators:
        for sentence, index in document.places[negator]:
            for at in range(index + 1, min(index + 1 + _REACH, len(sentence.tokens))):
                word = sentence.tokens[at].lower
                plain = len(word) > 2 and word.isalpha() and word not in hollow
                base = lemmas.base_of(word) if plain else ""
                if base and base not in options.light and base not in options.governors:
                    found[base].append(_Place(sentence, at, 1, -1))
    for base in sorted(found):
        here = {(place.sentence.number, place.at) for place in found[base]}
        forms = _forms(base) & document.places.keys()
        others = [
            _Place(sentence, index, 1, 1)
            for form in sorted(forms)
            for sentence, index in document.places[form]
            if (sentence.number, index) not in here
        ]
        if others:
            yield found[base] + others


def _none(options: Options, document: Document) -> Iterator[list[_Place]]:
    """The places of each verb before “no” and a noun, and of the same verb before that noun."""
    for sentence, index in document.places.get(options.none, ()):
        tokens = sentence.tokens
        if not 0 < index < len(tokens) - 1 or not tokens[index - 1].text.islower():
            continue
        base = lemmas.base_of(tokens[index - 1].lower)
        nouns = {stem(token.lower) for token in tokens[index + 1 : index + _REACH] if len(token.text) > 2}
        forms = _forms(base) & document.places.keys()
        others = [
            _Place(other, at, 1, 1)
            for form in sorted(forms)
            for other, at in document.places[form]
            if not nouns.isdisjoint(stem(token.lower) for token in other.tokens[at + 1 : at + 1 + _REACH])
            and (other.number, at) != (sentence.number, index - 1)
        ]
        if others:
            yield [_Place(sentence, index - 1, 1, -1), *others]


def _plain(options: Options, document: Document, place: _Place) -> Saying | None:
    """What is said at a place, where it is the writer's and of no other time or case."""
    said = document.polarities.at(place.sentence, place.at, options.governors)
    return said if said and said.around.isdisjoint(options.apart) else None


def _clash(document: Document, denied: Saying, said: Saying, opposed: bool) -> bool:
    """Whether one saying denies what the other affirms of the same."""
    if (denied.mode, said.mode) not in _WAYS or (denied.when and said.when and not denied.when & said.when):
        return False
    if not _alike(document, denied, said, opposed):
        return False
    if not _of_one(denied, said, opposed):
        return False
    polarities = document.polarities
    voice = polarities.voice(denied)
    return voice != "?" and voice == polarities.voice(said)


def _of_one(denied: Saying, said: Saying, opposed: bool) -> bool:
    """Whether what stands behind two verbs may be one thing; what is denied of all is denied of each."""
    shared = denied.rest & said.rest
    if shared and 2 * len(shared) > min(len(denied.rest), len(said.rest)):
        return True
    if denied.rest and (said.rest or not (opposed and said.adjective)):
        return False
    who = denied.agent or denied.patient
    return who is not None and who.sort in ("name", "noun")


def _alike(document: Document, one: Saying, other: Saying, opposed: bool) -> bool:
    """Whether two sayings are of the same who and whom."""
    subjects = document.polarities.subjects
    agents, patients = (one.agent, other.agent), (one.patient, other.patient)
    if bool(patients[0]) != bool(patients[1]):
        return False
    if agents[0] and agents[1] and not subjects.same(agents[0], agents[1]):
        return False
    if patients[0] and patients[1]:
        return (subjects.same if opposed or one.agent is None else subjects.denies)(patients[0], patients[1])
    return bool(agents[0] and agents[1])


def _turned(options: Options, one: Saying, other: Saying) -> bool:
    """Whether the later of two sayings turns from the other: “But”, “Then”."""
    first, later = sorted((one.sentence, other.sentence), key=lambda sentence: sentence.number)
    if later.number - first.number > 2:
        return False
    return later.tokens[0].lower in options.turns


CHECK = Check(Options, run)
