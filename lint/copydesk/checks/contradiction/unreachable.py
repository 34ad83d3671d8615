"""Somebody who could not be reached and speaks: “Ames could not be reached”, while “Ames said” stands elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import phrase_at
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.naming.entities import Mention
    from copydesk.sentences import Sentence

_APPOSITION = 12
"""Tokens of an apposition at most."""


class Options(BaseOptions):
    """Words of silence and speech.

    `silent`: what is said right behind the name of somebody who gave no answer; `others`: words before the name that
    make it another's silence; `verbs`: verbs of an answer to the writer; `later`: words in the sentence of silence that
    leave room for an answer; `elsewhere`: words in the paragraph of a quotation that put it on another occasion; `label`
    names the silence.
    """

    silent: tuple[str, ...]
    verbs: tuple[str, ...]
    others: tuple[str, ...]
    later: tuple[str, ...]
    elsewhere: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find the first quotation of a person of whom the writer also says that nobody reached him."""
    options: Options = rule.options
    silences = dict(_silences(document, options))
    if not silences:
        return
    speech = document.speech
    for attribution in document.attributions:
        for tag in (attribution.behind, attribution.before):
            if tag is None or tag.speaker is None or speech.word(tag.cue) not in options.verbs:
                continue
            block = document.block_at(speech.tokens[tag.cue].start)
            paragraph = speech.tokens[speech.at(block.start) : speech.at(block.end)] if block else ()
            if not {token.lower for token in paragraph}.isdisjoint(options.elsewhere):
                continue
            place = speech.span(tag.speaker.first, tag.speaker.end)
            who = _person(document, place)
            if who in silences:
                silence = silences.pop(who)
                first, later = sorted((silence, place))
                yield rule.finding(
                    document,
                    later,
                    related=[Related(first, options.label)],
                    name=document.mentions.entities[who].family,
                    other=document.seen(silence),
                )


def _silences(document: Document, options: Options) -> Iterator[tuple[int, Span]]:
    """The persons who gave no answer, and where that is said."""
    for phrase in options.silent:
        words = phrase.split()
        for sentence, index in document.places.get(words[0], ()):
            if not index or not phrase_at(sentence.tokens, index, [words]):
                continue
            if document.quoted(sentence.tokens[index].start) or not _words(sentence).isdisjoint(
                options.later
            ):
                continue
            who = _named(document, options, sentence, index)
            if who:
                yield who.entity or 0, Span(who.span.start, sentence.tokens[index + len(words) - 1].end)


def _named(document: Document, options: Options, sentence: Sentence, index: int) -> Mention | None:
    """The person named right before a token, or before an apposition that ends there."""
    tokens = sentence.tokens
    end = index
    if tokens[index - 1].text == ",":
        commas = [at for at in range(max(1, index - _APPOSITION), index - 1) if tokens[at].text == ","]
        end = commas[-1] if commas else index
    for mention in document.mentions.within(sentence, end - 1, end):
        alone = not mention.first or tokens[mention.first - 1].lower not in options.others
        if mention.end == end and mention.entity is not None and alone and _is_person(mention):
            return mention
    return None


def _is_person(mention: Mention) -> bool:
    return mention.name is not None and mention.name.kind == "person"


def _words(sentence: Sentence) -> set[str]:
    return {token.lower for token in sentence.tokens}


def _person(document: Document, place: Span) -> int:
    """The number of the person named in a place; -1 if none is."""
    for mention in document.mentions.all:
        if (
            mention.entity is not None
            and mention.name
            and mention.span.end == place.end
            and mention.span.start <= place.start + 12
        ):
            return mention.entity
    return -1


CHECK = Check(Options, run)
