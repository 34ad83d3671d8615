"""States: what is said to be closed, dead or banned, whether by “is closed”, “they closed it” or “the closed mill”."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from copydesk.grammar import lemmas
from copydesk.span import Span
from copydesk.stating.things import DEFINITE

if TYPE_CHECKING:
    from collections.abc import Collection

    from copydesk.grammar.groups import Groupings, VerbGroup
    from copydesk.grammar.tags import Tags
    from copydesk.sentences import Sentence
    from copydesk.stating.things import Thing, Things

_LINKS = frozenset({"be", "remain", "stay", "lie", "stand", "sit", "become"})
"""Verbs between a thing and its state."""

_NEAR = 6
"""Tokens from a verb to where it is done: “dig coal in the mine”."""
_OBJECTS = frozenset({"DT", "PDT", "CD", "$", "JJ", "JJR", "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "VBG"})


class State(NamedTuple):
    """A thing, whether the state is denied, whether it is said to last now, and the words that say so.

    `still`: “still”, “continues to” or “remains” stands beside the word; `going`: the verb is one of lasting form (“is running”).
    """

    thing: Thing
    denied: bool
    now: bool
    still: bool
    going: bool
    sentence: Sentence
    span: Span


class States:
    """The states of an article, each read where it is asked for."""

    def __init__(self, groups: Groupings, tags: Tags, things: Things) -> None:
        self._groups = groups
        self._tags = tags
        self._things = things

    def at(self, sentence: Sentence, index: int, length: int = 1) -> State | None:
        """The state that a word (or so many words) at a token says something is in."""
        verb = self._groups[sentence].verb_at(index)
        if verb is None or (verb.head != index and not verb.start <= index < verb.end):
            return self._behind_link(sentence, index, length) or self._before_noun(sentence, index)
        if verb.head != index or verb.modal not in (None, "will"):
            return None
        if verb.passive:
            return self._said(sentence, verb, index + length)
        if self._tells(sentence, verb) and self._tags[sentence][index].xpos in ("VBD", "VBN"):
            thing = self._things.behind(sentence, index + length)
            if thing is None:
                return (
                    None
                    if self._governs(sentence, index + length)
                    else self._said(sentence, verb, index + length)
                )
            span = Span(sentence.tokens[verb.start].start, sentence.tokens[thing.end - 1].end)
            return State(thing, verb.negated, True, False, False, sentence, span)
        return None

    def doing(self, sentence: Sentence, index: int) -> State | None:
        """What is said to do what the verb at a token says: “still runs”, “continues to run”, “is running”."""
        verb = self._groups[sentence].verb_at(index)
        if verb is None or verb.head != index or verb.passive or verb.modal not in (None, "will"):
            return None
        tokens = sentence.tokens
        if verb.form in ("infinitive", "ing"):
            over = self._groups[sentence].verb_at(verb.start - 1) if verb.start else None
            base = self._base(sentence, over) if over else ""
            if (
                over is None
                or over.end != verb.start
                or base not in ("continue", "keep", "remain")
                or over.negated
            ):
                return None
            found = self._said(sentence, over, verb.end)
            return found and found._replace(still=True, span=Span(found.span.start, tokens[index].end))
        if verb.form != "finite":
            return None
        found = self._said(sentence, verb, verb.end)
        return found and found._replace(going=verb.progressive)

    def used(self, sentence: Sentence, index: int, links: Collection[str]) -> State | None:
        """The thing that somebody does what the verb at a token says with, or in over `links`: “work at the mill”."""
        verb = self._groups[sentence].verb_at(index)
        tokens = sentence.tokens
        if (
            verb is None
            or verb.head != index
            or verb.form != "finite"
            or verb.modal
            or verb.negated
            or verb.passive
        ):
            return None
        for at in range(verb.end, min(verb.end + _NEAR, len(tokens))):
            thing = self._things.behind(sentence, at)
            if thing and (at == verb.end or tokens[at - 1].lower in links):
                still = verb.start > 0 and tokens[verb.start - 1].lower == "still"
                span = Span(tokens[verb.start - still].start, tokens[thing.end - 1].end)
                still = still or any(token.lower == "still" for token in tokens[verb.start : verb.end])
                now = verb.tense == "present"
                return State(thing, False, now, still, verb.progressive, sentence, span)
        return None

    def _behind_link(self, sentence: Sentence, index: int, length: int) -> State | None:
        """“The mill is closed”, “the mill remains firmly closed”."""
        tags = self._tags[sentence]
        at = index
        while at > 0 and tags[at - 1].xpos in ("RB", "IN") and self._groups[sentence].verb_at(at - 1) is None:
            at -= 1
        verb = self._groups[sentence].verb_at(at - 1) if at else None
        if verb is None or verb.end != at or verb.form != "finite" or verb.modal not in (None, "will"):
            return None
        if self._base(sentence, verb) not in _LINKS or verb.passive or verb.progressive:
            return None
        following = tags[index + length].xpos if index + length < len(tags) else ""
        return None if following in ("NN", "NNS") else self._said(sentence, verb, index + length)

    def _before_noun(self, sentence: Sentence, index: int) -> State | None:
        """“the shuttered mill”."""
        thing = self._things.around(sentence, index)
        if thing is None or sentence.tokens[thing.start].lower not in DEFINITE:
            return None
        word = sentence.tokens[index].lower
        thing = thing._replace(words=thing.words - {word})
        span = Span(sentence.tokens[thing.start].start, sentence.tokens[thing.end - 1].end)
        return State(thing, False, True, False, False, sentence, span)

    def _said(self, sentence: Sentence, verb: VerbGroup, end: int) -> State | None:
        """The state of a verb's subject; the words that say so end before a token."""
        thing = self._things.before(sentence, verb.start)
        if thing is None:
            return None
        tokens = sentence.tokens
        near = {token.lower for token in tokens[thing.end : end]}
        base = self._base(sentence, verb)
        now = verb.tense in ("present", "future")
        still = "still" in near or base in ("remain", "stay", "continue", "keep")
        denied = verb.negated or not near.isdisjoint(("no", "never", "hardly", "neither"))
        return State(
            thing,
            denied,
            now,
            still,
            verb.progressive,
            sentence,
            Span(tokens[thing.start].start, tokens[end - 1].end),
        )

    def _tells(self, sentence: Sentence, verb: VerbGroup) -> bool:
        """Whether a verb is finite, or stands as a participle in a sentence that has no other verb."""
        return verb.form == "finite" or (
            verb.form == "participle" and all(one is verb for one in self._groups[sentence].verbs)
        )

    def _governs(self, sentence: Sentence, index: int) -> bool:
        """Whether an object may begin at a token."""
        tags = self._tags[sentence]
        return index < len(tags) and tags[index].xpos in _OBJECTS

    def _base(self, sentence: Sentence, verb: VerbGroup) -> str:
        word = sentence.tokens[verb.head].lower
        return lemmas.lemma(word.replace("’", "'").split("'")[0], self._tags[sentence][verb.head].xpos)
