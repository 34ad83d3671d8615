"""A quotation whose speaker is lost: “…,” said at the school."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.quoting.attributions import Attribution
    from copydesk.quoting.parts import Verb
    from copydesk.quoting.speech import Speech


class Options(BaseOptions):
    """`behind`: the words and marks that may follow the verb where its speaker is missing.

    `verbs` stand behind the comma of a statement that is not quoted; `days` and `hearers` may follow them there, the marks `inside` stand in the statement. Behind one of `joining` the sentence goes on.
    """

    behind: tuple[str, ...]
    verbs: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    joining: tuple[str, ...] = ()
    hearers: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a quotation or a statement that is a sentence of its own, then a speech verb and nobody who speaks."""
    yield from _unquoted(rule, document)
    speech = document.speech
    behind = frozenset(rule.options.behind)
    for attribution in document.attributions:
        cue = attribution.closing + 1
        verb = speech.cue(cue) if cue < attribution.stop else None
        if verb is None or not speech.tokens[cue].text.islower():
            continue
        after = cue + 1
        if verb.takes == "tell" and speech.person(after):
            after += 1
        if not _lost(speech, verb, after, attribution.stop, behind):
            continue
        if _stands_alone(document, attribution) and not _hyphenated(document, after):
            yield rule.finding(document, speech.span(attribution.closing, min(after + 1, attribution.stop)))


def _unquoted(rule: Rule, document: Document) -> Iterator[Finding]:
    """A statement with a verb and nobody: “The road was closed, said on Monday”, “The road, said, was closed”."""
    options: Options = rule.options
    for verb in options.verbs:
        for sentence, place in document.places.get(verb, ()):
            tokens = sentence.tokens
            if not _SHORTEST < place < _LONGEST or tokens[place - 1].text != ",":
                continue
            if any(
                token.kind != "word" and token.text not in options.inside for token in tokens[: place - 1]
            ):
                continue
            last = place
            for token in tokens[place + 1 : place + 3]:
                last += token.lower == "on" or token.text in options.days or token.lower in options.hearers
            following = tokens[last + 1] if last + 1 < len(tokens) else None
            named = place == _SHORTEST + 1 and tokens[place - 2].text[0].isupper()
            opens = last + 2 < len(tokens) and tokens[last + 2].kind == "quote"
            joined = named or opens or (last + 2 < len(tokens) and tokens[last + 2].lower in options.joining)
            if (
                following is None
                or following.text not in (",", ".")
                or joined
                or not tokens[place].text.islower()
            ):
                continue
            if not document.quoted(tokens[place].start):
                yield rule.finding(document, Span(tokens[place - 1].start, tokens[last].end))


def _lost(speech: Speech, verb: Verb, after: int, stop: int, behind: frozenset[str]) -> bool:
    """Whether no speaker stands behind a verb: “told” has its own before it, others would be followed by one."""
    told = verb.lemma == "tell" and speech.word(after) != "by"
    return told or after >= stop or speech.word(after) in behind


def _stands_alone(document: Document, attribution: Attribution) -> bool:
    """Whether no subject can stand before the quotation: it begins a sentence and ends like a quoted sentence."""
    speech = document.speech
    if speech.word(attribution.closing - 1) not in (",", "?", "!"):
        return False
    return speech.sentence_start(attribution.opening, attribution.start)


def _hyphenated(document: Document, index: int) -> bool:
    return document.speech.word(index + 1) == "-"


_SHORTEST, _LONGEST = 2, 40
CHECK = Check(Options, run)
