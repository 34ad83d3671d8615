"""Somebody or something of two ranks: “the bank, the largest in the land”, “the bank is the land's third-largest”."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from copydesk.finding import Related
from copydesk.grammar import lemmas
from copydesk.reckoning.amounts import years_in
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span
from copydesk.stating.content import DAYS, stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.grammar.groups import NounGroup
    from copydesk.sentences import Sentence
    from copydesk.stating.subjects import Who

_EVER = "ever"
_LINKS = frozenset({"be", "become", "remain"})
_MANY = 24
"""Ranks of an article that are held against each other at most."""
_SHORT = 3
"""Letters of a word that does not say among what."""
_BEHIND = 8
"""Tokens behind a rank's noun that say among what."""


class Options(BaseOptions):
    """Words of rank.

    `ranks`: what each counts; `extremes`: what is first of its kind; `held`: verbs (base form) before what somebody has or makes for so many times, and `things`: of what kind
    that is; `to`: the word behind a rank that holds for ever (“the first woman to lead”); `never`: nouns of which one thing is the second and the third; `apart`: words in a sentence that make it another time's or thing's; `label` names the other place.
    """

    ranks: dict[str, int]
    extremes: tuple[str, ...]
    held: tuple[str, ...]
    things: tuple[str, ...]
    to: str
    never: tuple[str, ...]
    apart: tuple[str, ...]
    label: str


class _Rank(NamedTuple):
    """Who or what has which rank among which things (`noun`), told in which tense, and the words that say where those are."""

    who: Who
    noun: str
    rank: int
    extreme: str
    tense: str
    narrow: frozenset[str]
    span: Span
    sentence: Sentence


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find two ranks of one person or thing among the same."""
    options: Options = rule.options
    places = list(_places(options, document))
    if len({rank for _, _, rank, _ in places}) < 2 or len(places) > _MANY:
        return
    ranks = [found for place in places if (found := _rank(options, document, *place))]
    subjects = document.polarities.subjects
    for one, other in combinations(ranks, 2):
        if _rival(one, other) and subjects.same(one.who, other.who):
            first, later = sorted((one.span, other.span))
            yield rule.finding(document, later, related=[Related(first, options.label)])
            return


def _places(options: Options, document: Document) -> Iterator[tuple[Sentence, int, int, str]]:
    """Where the words of rank stand, what they count, and of which quality (“third-largest”)."""
    words = _words(tuple(options.ranks.items()), options.extremes)
    for word in sorted(words.keys() & document.places.keys()):
        count, extreme = words[word]
        for sentence, index in document.places[word]:
            if document.plainly(sentence, index, options.apart):
                yield sentence, index, count, extreme


@lru_cache(8)
def _words(ranks: tuple[tuple[str, int], ...], extremes: tuple[str, ...]) -> dict[str, tuple[int, str]]:
    """The words of rank (“third”, “largest”, “third-largest”): what each counts, and of which quality."""
    plain = {word: (count, "") for word, count in ranks} | {word: (1, word) for word in extremes}
    return plain | {f"{word}-{most}": (count, most) for word, count in ranks for most in extremes}


def _rank(
    options: Options, document: Document, sentence: Sentence, index: int, count: int, extreme: str
) -> _Rank | None:
    group = document.groups[sentence].noun_at(index)
    tokens = sentence.tokens
    if group is None or (group.head == index and not extreme) or tokens[group.head].lower in options.never:
        return None
    if not extreme and index > group.start and tokens[index - 1].lower in options.ranks:
        return None
    follows = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    if not extreme and follows in options.extremes:
        extreme = follows
    who, tense = _whose(options, document, sentence, group)
    if who is None:
        return None
    stop = next((at for at in range(group.end, len(tokens)) if tokens[at].kind == "mark"), len(tokens))
    near = (*tokens[group.start : index], *tokens[group.end : min(stop, group.end + _BEHIND)])
    narrow = frozenset(stem(token.lower) for token in near if len(token.text) > _SHORT)
    kind = tuple(token.lower for token in tokens[index + 1 : group.head] if token.lower != extreme)
    if group.end < len(tokens) and tokens[group.end].lower == options.to:
        tense = _EVER
    noun = " ".join((*kind, lemmas.lemma(tokens[group.head].lower, "NNS")))
    span = Span(tokens[group.start].start, tokens[group.end - 1].end)
    return _Rank(who, noun, count, extreme, tense, narrow, span, sentence)


def _whose(
    options: Options, document: Document, sentence: Sentence, group: NounGroup
) -> tuple[Who | None, str]:
    """Of whom or what a rank is told, before a comma or a verb, and in which tense."""
    groups, tokens, subjects = document.groups[sentence], sentence.tokens, document.polarities.subjects
    before = group.start - 1
    if before < 1:
        return None, ""
    if tokens[before].text == ",":
        end = group.end < len(tokens) and any(
            token.text in ",." for token in tokens[group.end : group.end + _BEHIND]
        )
        found = next((one for one in groups.nouns if one.end == before), None)
        return (subjects.group(sentence, found.start) if found and end else None), "present"
    verb = groups.verb_at(before)
    if verb is None or verb.end != group.start or verb.form != "finite" or verb.negated or verb.modal:
        return None, ""
    base = lemmas.lemma(tokens[verb.head].lower, document.tags[sentence][verb.head].xpos)
    held = base in options.held and tokens[group.head].lower in options.things and verb.tense == "present"
    return (subjects.of(sentence, verb) if base in _LINKS or held else None), verb.tense or ""


def _rival(one: _Rank, other: _Rank) -> bool:
    """Whether two ranks are of one kind and one time and cannot both hold."""
    if one.rank == other.rank or one.noun != other.noun or one.sentence is other.sentence:
        return False
    if one.tense != other.tense or one.extreme != other.extreme:
        return False
    if one.narrow and other.narrow and not one.narrow & other.narrow:
        return False
    times = [
        {token.lower for token in found.sentence.tokens if token.lower in DAYS}
        | {str(year) for _, year in years_in(found.sentence)}
        for found in (one, other)
    ]
    return times[0] == times[1]


CHECK = Check(Options, run)
