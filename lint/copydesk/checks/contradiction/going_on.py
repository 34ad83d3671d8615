"""What has ended and goes on: “The ferry is suspended”, “the ferry still runs every day”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.grammar import lemmas
from copydesk.reckoning.amounts import phrase_at, years_in
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence
    from copydesk.stating.states import State

_OWN = 3
"""Tokens up to a word of going on that may be verbs of speech elsewhere: “continued to meet”."""
_FORMS = ("VBD", "VBZ", "VBG", "VB")


class Options(BaseOptions):
    """Kinds of ends, by name.

    `ended`: words and phrases of an end; `doing`: verbs, in their base form, of what ends; `being`: words behind “is” of what has not
    ended; `lasting`: kinds after which, told in the past too, nothing goes on; `events`: those of what happens once, so
    that it need not “still” go on; `again`: words anywhere in the article that say it began anew; `apart`: words in
    either sentence that put them in two times; `label` names the end.
    """

    ended: dict[str, tuple[str, ...]]
    doing: dict[str, tuple[str, ...]]
    being: dict[str, tuple[str, ...]]
    lasting: tuple[str, ...]
    events: tuple[str, ...]
    again: tuple[str, ...]
    apart: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a thing that has ended and, in another sentence, goes on, with no word of a change between the two."""
    options: Options = rule.options
    places = document.places
    for kind, words in options.ended.items():
        ends = [
            (sentence, index, length)
            for sentence, index, length in _phrases(document, words)
            if _told(options, document, sentence, index)
        ]
        if not ends or any(word in places for word in options.again):
            continue
        ongoing = list(_ongoing(options, document, kind))
        if not ongoing:
            continue
        states = [state for place in ends if (state := document.states.at(*place)) and not state.denied]
        pair = next(((a, b) for a in states for b in ongoing if _both(options, kind, a, b)), None)
        if pair:
            end, going = pair
            first, later = sorted((end.span, going.span))
            label = options.label if first == end.span else ""
            yield rule.finding(
                document,
                later,
                related=[Related(first, label or "the other place")],
                other=document.seen(first),
            )


def _phrases(document: Document, phrases: tuple[str, ...]) -> Iterator[tuple[Sentence, int, int]]:
    """Where words and phrases stand, and how long they are."""
    for phrase in phrases:
        words = phrase.split()
        for sentence, index in document.places.get(words[0], ()):
            if len(words) == 1 or phrase_at(sentence.tokens, index, [words]):
                yield sentence, index, len(words)


def _ongoing(options: Options, document: Document, kind: str) -> Iterator[State]:
    """What goes on in a way that an end of a kind excludes."""
    for sentence, index, length in _phrases(document, options.being.get(kind, ())):
        if _told(options, document, sentence, index):
            state = document.states.at(sentence, index, length)
            if state and not state.denied and (state.still or state.now):
                yield state
    forms = {
        form for verb in options.doing[kind] for tag in _FORMS if (form := lemmas.inflect(verb, tag) or verb)
    }
    for form in sorted(forms & document.places.keys()):
        for sentence, index in document.places[form]:
            if _told(options, document, sentence, index):
                state = document.states.doing(sentence, index)
                lasts = state and (state.still or (state.now and state.going) or kind in options.events)
                if state and lasts and not state.denied:
                    yield state


def _both(options: Options, kind: str, end: State, going: State) -> bool:
    """Whether one thing is said to have ended and to go on, in two sentences that name no two years."""
    if end.sentence.number == going.sentence.number or not end.thing.same(going.thing):
        return False
    if not end.now and kind not in options.lasting:
        return False
    years = [{year for _, year in years_in(state.sentence)} for state in (end, going)]
    return not any(years) or years[0] == years[1]


def _told(options: Options, document: Document, sentence: Sentence, index: int) -> bool:
    """Whether a place is the writer's own and nothing in its sentence speaks of another time or thing."""
    return (
        document.words_in(sentence).isdisjoint(options.apart)
        and not document.quoted(sentence.tokens[index].start)
        and not document.deeds.reported(sentence, *range(max(0, index - _OWN), index + 1))
    )


CHECK = Check(Options, run)
