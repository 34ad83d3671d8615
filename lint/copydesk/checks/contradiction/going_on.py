"""What has ended and goes on: “The ferry is suspended”, “the ferry still runs every day”."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.grammar import lemmas
from copydesk.reckoning.amounts import phrase_at, years_in
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.stating.content import meet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence
    from copydesk.stating.states import State

_TAGS = ("VBD", "VBZ", "VBG", "VB")
_MANY = 60
"""So many that an article says more of them than of one thing: what pairs there are is bounded."""
_NEAR = 3
"""Tokens before a verb among which stands what says that it lasts."""


class Options(BaseOptions):
    """Kinds of ends, by name.

    `ended`: words and phrases of an end; `doing`: verbs, in their base form, of what ends; `using`: those of what is done with it, or over `links` in it; `being`: words behind “is” of what has not
    ended; `lasting`: kinds after which, told in the past too, nothing goes on; `events`: those of what happens once, so
    that it need not “still” go on; `plain`: kinds of which a plain present says that it goes on; `marks`: words shortly before a verb of what lasts; `again`: words anywhere in the article that say it began anew, under `any` those for all kinds; `apart`: words in
    either sentence that put them in two times; `label` names the end, `goes` the place that says it goes on.
    """

    ended: dict[str, tuple[str, ...]]
    doing: dict[str, tuple[str, ...]]
    using: dict[str, tuple[str, ...]]
    links: tuple[str, ...]
    being: dict[str, tuple[str, ...]]
    lasting: tuple[str, ...]
    events: tuple[str, ...]
    plain: tuple[str, ...]
    marks: tuple[str, ...]
    again: dict[str, tuple[str, ...]]
    any: str
    apart: tuple[str, ...]
    label: str
    goes: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a thing that has ended and, in another sentence, goes on, with no word of a change between the two."""
    options: Options = rule.options
    apart = frozenset(options.apart)
    anew = {kind for kind, words in options.again.items() if any(word in document.places for word in words)}
    for kind, words in options.ended.items():
        if not anew.isdisjoint((kind, options.any)):
            continue
        ends = _phrases(document, words, apart)
        ongoing = _ongoing(options, document, kind, apart) if 0 < len(ends) < _MANY else []
        ongoing = ongoing if len(ongoing) < _MANY else []
        ends = [end for end in ends if any(_near(document, end[0], going[0]) for going in ongoing)]
        ongoing = [going for going in ongoing if any(_near(document, end[0], going[0]) for end in ends)]
        if not ongoing:
            continue
        states = [state for place in ends if (state := document.states.at(*place)) and not state.denied]
        lasting = (
            [state for place in ongoing if (state := _lasting(options, document, kind, *place))]
            if states
            else []
        )
        pair = next(
            (
                (end, going)
                for end in states
                for going in lasting
                if _both(options, kind, end, going)
                and not any(document.deeds.reported(state.sentence, *_own(state)) for state in (end, going))
            ),
            None,
        )
        if pair:
            end, going = pair
            first, later = sorted((end.span, going.span))
            label = options.label if first == end.span else options.goes
            yield rule.finding(document, later, related=[Related(first, label)])


def _near(document: Document, one: Sentence, other: Sentence) -> bool:
    """Whether two sentences may tell of one thing."""
    return one.number != other.number and meet(document.words_in(one), document.words_in(other))


@lru_cache(64)
def _forms(verbs: tuple[str, ...]) -> frozenset[str]:
    """The forms of verbs that may tell what goes on."""
    return frozenset(lemmas.inflect(verb, tag) or verb for verb in verbs for tag in _TAGS)


@lru_cache(64)
def _split(phrases: tuple[str, ...]) -> list[list[str]]:
    return [phrase.split() for phrase in phrases]


def _phrases(
    document: Document, phrases: tuple[str, ...], apart: frozenset[str]
) -> list[tuple[Sentence, int, int]]:
    """Where words and phrases stand in the writer's plain sentences, and how long they are."""
    return [
        (sentence, index, len(words))
        for words in _split(phrases)
        for sentence, index in document.places.get(words[0], ())
        if len(words) == 1 or phrase_at(sentence.tokens, index, [words])
        if document.plainly(sentence, index, apart)
    ]


def _ongoing(
    options: Options, document: Document, kind: str, apart: frozenset[str]
) -> list[tuple[Sentence, int, int]]:
    """Where words stand that may say of something that it goes on; those of a verb have no length."""
    found = _phrases(document, options.being.get(kind, ()), apart)
    marks = frozenset(options.marks)
    forms = _forms(options.doing[kind]) | _forms(options.using.get(kind, ()))
    for form in sorted(forms & document.places.keys()):
        for sentence, index in document.places[form]:
            before = sentence.tokens[max(0, index - _NEAR) : index]
            marked = kind in (*options.events, *options.plain) or any(
                token.lower in marks for token in before
            )
            if marked and document.plainly(sentence, index, apart):
                found.append((sentence, index, 0))
    return found


def _lasting(
    options: Options, document: Document, kind: str, sentence: Sentence, index: int, length: int
) -> State | None:
    """What is said to go on by the word at a token."""
    if length:
        state = document.states.at(sentence, index, length)
        return state if state and not state.denied and (state.still or state.now) else None
    word = sentence.tokens[index].lower
    if word in _forms(options.using.get(kind, ())):
        state = document.states.used(sentence, index, options.links)
        return state if state and state.now and (state.still or state.going) else None
    state = document.states.doing(sentence, index)
    lasts = state and (
        state.still or (state.now and (state.going or kind in options.plain)) or kind in options.events
    )
    return state if state and lasts and not state.denied else None


def _own(state: State) -> range:
    """The tokens of a state's own words, of which one may be a verb of speech elsewhere: “continued to meet”."""
    tokens = state.sentence.tokens
    return range(
        state.thing.start, next((at for at, token in enumerate(tokens) if token.end >= state.span.end), 0) + 1
    )


def _both(options: Options, kind: str, end: State, going: State) -> bool:
    """Whether one thing is said to have ended and to go on, in two sentences that name no two years."""
    if end.sentence.number == going.sentence.number or not end.thing.same(going.thing):
        return False
    if not end.now and kind not in options.lasting:
        return False
    ended, now = ({year for _, year in years_in(state.sentence)} for state in (end, going))
    return ended == now or (not now and kind in options.lasting and going.still)


CHECK = Check(Options, run)
