"""One thing that rises and falls at one time: “sales rose in May”, “the fall in sales in May”."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from copydesk.finding import Related
from copydesk.grammar import lemmas
from copydesk.reckoning.amounts import years_in
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span
from copydesk.stating.content import DAYS, bare, meet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.grammar.groups import NounGroup
    from copydesk.sentences import Sentence

_MANY = 12
"""Moves behind one among which its opposite is looked for."""
_LEADS = frozenset({"of", "in", "than", "and", "or", "with", "by", "from", "for", "on", "at"})
"""Words before a noun that is no subject."""


class Options(BaseOptions):
    """Words of rising and falling.

    `verbs`: base forms of verbs, and `nouns`: nouns before “in” or behind a possessive, each with 1 for up and -1 for down; `into`: prepositions behind such a noun;
    `times`: words of time besides days and years; `never`: things that rise and fall within one report; `apart`: words in either sentence that make it another time, voice or part; `near`: sentences between the two; `label` names the other place.
    """

    verbs: dict[str, int]
    nouns: dict[str, int]
    into: tuple[str, ...]
    times: tuple[str, ...]
    never: tuple[str, ...]
    apart: tuple[str, ...]
    near: int
    label: str


class _Move(NamedTuple):
    """What moves (its words), which way, when, whether a noun takes it up, and the words that say so."""

    thing: frozenset[str]
    way: int
    times: frozenset[str]
    taken_up: bool
    sentence: Sentence
    span: Span


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find two sentences in which one thing goes up and down at one time."""
    options: Options = rule.options
    ways = [
        {form: way for base, way in options.verbs.items() for form in _forms(base)},
        options.nouns,
    ]
    near = _rivals(options, document, ways)
    if not near:
        return
    moves = [*_told(options, document, ways[0], near), *_taken_up(options, document, near)]
    moves.sort(key=lambda move: move.span)
    pairs = ((one, other) for at, one in enumerate(moves) for other in moves[at + 1 : at + 1 + _MANY])
    for one, other in pairs:
        if _clash(options, one, other):
            yield rule.finding(document, other.span, related=[Related(one.span, options.label)])
            return


def _rivals(options: Options, document: Document, ways: list[dict[str, int]]) -> set[int]:
    """The numbers of the sentences with a word of one way that may speak of the same thing as one near by with a word of the other."""
    found: dict[int, set[int]] = {1: set(), -1: set()}
    for table in ways:
        for word in table.keys() & document.places.keys():
            found[table[word]].update(sentence.number for sentence, _ in document.places[word])
    near: set[int] = set()
    for up in found[1]:
        for down in range(up - options.near, up + options.near + 1):
            if down in found[-1] and down != up and _may_meet(options, document, up, down):
                near |= {up, down}
    return near


def _may_meet(options: Options, document: Document, one: int, other: int) -> bool:
    """Whether two sentences have a word in common and none that sets them apart."""
    words = [document.words_in(document.sentences[number]) for number in (one, other)]
    return all(said.isdisjoint(options.apart) for said in words) and meet(words[0], words[1])


def _clash(options: Options, one: _Move, other: _Move) -> bool:
    """Whether one thing moves in two ways at a time that only one of two sentences names, or both."""
    apart = other.sentence.number - one.sentence.number
    if one.way == other.way or not 0 < apart <= options.near or one.thing != other.thing:
        return False
    return one.times == other.times or (other.taken_up and not other.times)


def _forms(base: str) -> set[str]:
    return {form for tag in ("VBD", "VBZ", "VBG") if (form := lemmas.inflect(base, tag))}


def _told(options: Options, document: Document, ways: Mapping[str, int], near: set[int]) -> Iterator[_Move]:
    """“Sales rose”: a noun group with a finite verb of the table right behind it."""
    for word in ways.keys() & document.places.keys():
        for sentence, index in document.places[word]:
            if sentence.number not in near or document.quoted(sentence.tokens[index].start):
                continue
            verb = document.groups[sentence].verb_at(index)
            if (
                verb is None
                or verb.head != index
                or verb.form != "finite"
                or verb.passive
                or verb.negated
                or verb.modal
            ):
                continue
            tags = document.tags[sentence]
            after = tags[verb.end].xpos if verb.end < len(tags) else "."
            if after in ("DT", "PRP$", "PRP", "JJ", "NN", "NNS", "NNP"):
                continue
            before = [group for group in document.groups[sentence].nouns if group.end <= verb.start]
            if before and before[-1].end >= verb.start - 1:
                thing = _words(options, sentence, before)
                if thing:
                    linked = len(before) > 1 and before[-2].end == before[-1].start - 1
                    span = Span(
                        sentence.tokens[before[-2 if linked else -1].start].start, sentence.tokens[index].end
                    )
                    yield _Move(thing, ways[word], _times(options, sentence), False, sentence, span)


def _taken_up(options: Options, document: Document, near: set[int]) -> Iterator[_Move]:
    """“The fall in sales”, “the euro's rise”."""
    for word in options.nouns.keys() & document.places.keys():
        for sentence, index in document.places[word]:
            tokens = sentence.tokens
            if (
                sentence.number not in near
                or index + 2 >= len(tokens)
                or document.quoted(tokens[index].start)
            ):
                continue
            group = document.groups[sentence].noun_at(index)
            if (
                group is None
                or group.head != index
                or tokens[group.start].lower in ("a", "an", "another", "any", "no")
            ):
                continue
            if tokens[index + 1].lower in options.into and tokens[group.start].lower in (
                "the",
                "this",
                "that",
            ):
                behind = [one for one in document.groups[sentence].nouns if one.start >= index + 2][:2]
                if behind and behind[0].start == index + 2:
                    linked = (
                        len(behind) > 1
                        and tokens[behind[0].end].lower == "of"
                        and behind[1].start == behind[0].end + 1
                    )
                    thing = _words(options, sentence, behind if linked else behind[:1], frozenset())
                    last = behind[-1 if linked else 0].end
                    if thing:
                        span = Span(tokens[group.start].start, tokens[last - 1].end)
                        yield _Move(
                            thing, options.nouns[word], _times(options, sentence), True, sentence, span
                        )


def _words(
    options: Options, sentence: Sentence, groups: list[NounGroup], leads: frozenset[str] = _LEADS
) -> frozenset[str]:
    """The words of a thing: of “the price of rice” both nouns; none where it is of no certain thing."""
    tokens = sentence.tokens
    last = groups[-1]
    first = last.start
    if len(groups) > 1 and tokens[last.start - 1].lower == "of" and groups[-2].end == last.start - 1:
        first = groups[-2].start
    if first and tokens[first - 1].lower in leads:
        return frozenset()
    words = {bare(token.lower) for token in tokens[first : last.end] if token.kind == "word" and len(token.text) > 2} - {"the", "its", "their", "his", "her", "this", "that"}  # fmt: skip
    plain = all(token.kind == "word" for token in tokens[first : last.end])
    return (
        frozenset(words)
        if plain and words.isdisjoint(options.never) and words.isdisjoint(options.apart)
        else frozenset()
    )


def _times(options: Options, sentence: Sentence) -> frozenset[str]:
    """The days, years and other times that a sentence names."""
    words = {bare(token.lower) for token in sentence.tokens}
    return frozenset(
        (words & DAYS) | (words & {*options.times}) | {str(year) for _, year in years_in(sentence)}
    )


CHECK = Check(Options, run)
