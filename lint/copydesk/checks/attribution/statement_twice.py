"""A statement that is not quoted, attributed at both its ends: “Blom said the ferry was sold, he said”."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from copydesk.finding import Edit, Related
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.quoting.parts import Tag
    from copydesk.quoting.speech import Speech
    from copydesk.sentences import Sentence, Token


class Options(BaseOptions):
    """`label` says what the second place is; `verbs` are those of both attributions.

    `citing` names a source at a sentence's head; `joining` are words behind which a clause of the writer's own may begin, `opening` those that begin another clause
    right behind the verb.
    """

    label: str
    citing: str
    verbs: tuple[str, ...]
    joining: tuple[str, ...]
    opening: tuple[str, ...]


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a speaker behind a comma, at a statement's end, whom its beginning or the words before the comma name too."""
    cues: dict[int, list[tuple[Sentence, int]]] = defaultdict(list)
    for verb in (*rule.options.verbs, rule.options.citing):
        for sentence, place in document.places.get(verb, ()):
            cues[sentence.number].append((sentence, place))
    for found in cues.values():
        for sentence, place in found if len(found) > 1 else ():
            if place >= _SHORTEST and sentence.tokens[place].text.islower():
                yield from _second(rule, document, sentence, place)


def _second(rule: Rule, document: Document, sentence: Sentence, place: int) -> Iterator[Finding]:
    """The attribution at a verb, where it is the second one of its sentence."""
    speech = document.speech
    start = speech.at(sentence.span.start)
    stop, cue = start + len(sentence.tokens), start + place
    first = speech.subject(cue, start)
    noun = speech.person(first)
    while noun and first > max(start, cue - _LONGEST) and _describes(speech, first - 1):
        first -= 1
    if speech.word(first - 1) == speech.word(cue) and not document.quoted(speech.tokens[cue].start):
        yield from _at_once(rule, document, start, cue)
    if (
        first - start < _SHORTEST
        or speech.word(first - 1) != ","
        or document.quoted(speech.tokens[cue].start)
    ):
        return
    tag = speech.tag(first, stop)
    end = speech.beside(tag.end, cue, stop) if tag else stop
    if tag is None or tag.cue != cue or (end < stop and speech.word(end) not in (".", ",")):
        return
    before = _beginning(rule, document, start, first) or _right_before(rule, document, start, first)
    aside = speech.word(end) == "," and before and before.speaker and before.speaker.kind == "pronoun"
    if before and not aside and speech.same(before, tag):
        yield rule.finding(
            document,
            speech.span(first - 1, end),
            suggestions=[Edit(Span(speech.tokens[first - 2].end, speech.tokens[end - 1].end), "")],
            related=[Related(speech.span(before.first, before.end), rule.options.label)],
        )


def _describes(speech: Speech, index: int) -> bool:
    """Whether a token may say what a noun behind it is: “ferry captains”."""
    token = speech.tokens[index]
    return token.kind == "word" and token.text.islower() and not speech.cue(index)


def _at_once(rule: Rule, document: Document, start: int, cue: int) -> Iterator[Finding]:
    """“Blom said he said he would stay”."""
    speech = document.speech
    before = speech.tag(speech.subject(cue - 2, start), cue - 1)
    doubled = speech.third_pronoun(cue - 1) and speech.word(cue + 1) == speech.word(cue - 1)
    if doubled and before and before.cue == cue - 2 and before.speaker and before.speaker.kind == "name":
        yield rule.finding(
            document,
            speech.span(cue - 1, cue + 1),
            suggestions=[Edit(Span(speech.tokens[cue - 2].end, speech.tokens[cue].end), "")],
            related=[Related(speech.span(before.first, before.end), rule.options.label)],
        )


def _beginning(rule: Rule, document: Document, start: int, first: int) -> Tag | None:
    """The attribution that begins a sentence of one clause without quotations: “Blom said the ferry was sold, …”."""
    speech = document.speech
    if speech.word(first - 2) in rule.options.joining:
        return None
    for head in (start, *(index + 1 for index in range(start, first - 1) if speech.word(index) == ",")):
        tag = speech.tag(head, first - 1)
        if tag is None or tag.inverted or speech.word(tag.cue) not in rule.options.verbs:
            tag = _cited(document, start, first - 1) if head == start else None
        between = speech.tokens[tag.end : first - 1] if tag else ()
        plain = all(token.kind not in ("mark", "quote") or token.text in _INSIDE for token in between)
        if tag and plain and not _joined(rule.options, between):
            return tag
    return None


def _joined(options: Options, tokens: Sequence[Token]) -> bool:
    """Whether a clause of the writer's own may begin among some tokens: with the first of them, or behind a comma."""
    heads = (token for before, token in pairwise(tokens) if before.text == ",")
    opened = bool(tokens) and tokens[0].lower in options.opening
    return opened or any(token.lower in options.joining for token in heads)


def _cited(document: Document, start: int, stop: int) -> Tag | None:
    """A person whom “according to” names at a sentence's head; a report or a group may be quoted by who speaks."""
    speech = document.speech
    tag = speech.cited(start, stop)
    if tag is None or tag.speaker is None or tag.speaker.kind != "name" or speech.word(tag.end) != ",":
        return None
    span = speech.span(tag.speaker.first, tag.speaker.end)
    mentions = (mention for mention in document.mentions.all if mention.span.start == span.start)
    return tag if any(mention.name and mention.name.kind == "person" for mention in mentions) else None


def _right_before(rule: Rule, document: Document, start: int, first: int) -> Tag | None:
    """The attribution between commas right before another: “The ferry was sold, Blom said, he added”."""
    speech = document.speech
    cue = first - 2
    if speech.word(cue) not in rule.options.verbs:
        return None
    subject = speech.subject(cue, start)
    named = subject < cue and not speech.third_pronoun(subject)
    return speech.tag(subject, cue + 1) if named and speech.word(subject - 1) == "," else None


_SHORTEST, _LONGEST = 4, 4
_INSIDE = ("-", "$", ",")
CHECK = Check(Options, run)
