"""“He said” where the article calls the only speaker within reach “she”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.quoting.parts import Tag
    from copydesk.quoting.speakers import Other
    from copydesk.quoting.speech import Speech


class Options(BaseOptions):
    """The speaker is looked for in the `paragraphs` before the quotation's own.

    `label` says what the second place is, `nobody` who is meant where no noun and no name says it. `between` may stand
    between a pronoun and its verb of speech, `joining` between such a verb and the pronoun of what is told, `either`
    beside a pronoun that means everybody: “he or she”. `verbs` are those of what one does with words, besides the verbs of speech.
    `pronouns` are the forms of the two, with and without another word behind the apostrophe. `weighed` asks for those
    alone that only weighing everybody near finds (see `copydesk.quoting.antecedents`), in whole articles.
    """

    label: str
    nobody: str
    between: tuple[str, ...]
    verbs: tuple[str, ...]
    pronouns: tuple[str, ...]
    joining: tuple[str, ...]
    either: tuple[str, ...]
    paragraphs: int = 2
    weighed: bool = False


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find the pronoun of an attribution that cannot mean anybody within reach."""
    options: Options = rule.options
    if options.weighed and not document.whole:
        return
    told: set[int] = set()
    for block, start, tag in (*_quoting(document), *_reporting(document)):
        speaker = document.speech.tokens[tag.cue if tag.speaker is None else tag.speaker.first]
        other = document.speakers.other(block, start, speaker.start, options.paragraphs)
        called = other is not None and other.name[:1].isupper()
        if other and not (called and document.alone.named(block, speaker.start, speaker.lower)):
            told.add(speaker.start)
            if not options.weighed:
                yield _finding(rule, document, (tag.first, tag.end), speaker.lower, other)
    for block, index, marked in speaking(options, document):
        pronoun = document.speech.tokens[index]
        if pronoun.start in told:
            continue
        other = document.alone.other(block, pronoun.start) or document.nearest.other(block, index)
        if options.weighed:
            other = None if other else document.antecedents.other(block, index)
        if other:
            yield _finding(rule, document, marked, pronoun.lower.partition("'")[0], other)


def _finding(rule: Rule, document: Document, tokens: tuple[int, int], pronoun: str, other: Other) -> Finding:
    return rule.finding(
        document,
        document.speech.span(*tokens),
        related=[Related(other.span, rule.options.label)],
        person=other.name or rule.options.nobody,
        other="he" if pronoun == "she" else "she",
    )


def _quoting(document: Document) -> Iterator[tuple[int, int, Tag]]:
    """The attributions by a pronoun beside quotations, each with its block and its place."""
    for attribution in document.attributions:
        quotation = attribution.quotation
        for tag, mark in ((attribution.before, quotation.opening), (attribution.behind, quotation.closing)):
            if tag and mark and document.speech.single_pronoun(tag):
                yield mark.block, document.speech.tokens[tag.first].start, tag


def _reporting(document: Document) -> Iterator[tuple[int, int, Tag]]:
    """The attributions by a pronoun of what is not quoted: “The road, she said, was closed”.

    Each with its block and the place of its sentence, whose names are what is reported.
    """
    speech = document.speech
    numbers = {id(block): number for number, block in enumerate(document.blocks)}
    for pronoun in ("he", "she"):
        for sentence, place in document.places.get(pronoun, ()):
            index = speech.at(sentence.tokens[place].start)
            if speech.word(index - 1) != "," or speech.word(index + 2) not in (",", "."):
                continue
            if speech.cue(index + 1) and not document.quoted(speech.tokens[index].start):
                tag = speech.tag(index, index + 2)
                if tag:
                    yield numbers[id(sentence.block)], sentence.span.start, tag


def speaking(options: Options, document: Document) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """The pronouns outside quotations that have a verb of speech, or stand in what one reports: “asked if she had”.

    Each with its block, its place among the tokens and the tokens that are marked.
    """
    speech = document.speech
    numbers = {id(block): number for number, block in enumerate(document.blocks)}
    for pronoun in options.pronouns:
        for sentence, place in document.places.get(pronoun, ()):
            index = speech.at(sentence.tokens[place].start)
            if speech.word(index - 1) in options.either or speech.word(index + 1) in options.either:
                continue
            marked = _with_verb(options, speech, index)
            if marked and not document.quoted(speech.tokens[index].start):
                yield numbers[id(sentence.block)], index, marked


def _with_verb(options: Options, speech: Speech, index: int) -> tuple[int, int] | None:
    """From a pronoun to the end of its verb of speech, or from a verb that stands before it."""
    at = index + 1
    while at < index + _REACH and (speech.word(at) in options.between or speech.word(at).endswith("ly")):
        at += 1
    if speech.word(at) in speech.verbs or speech.word(at) in options.verbs:
        return index, at + 1
    before = index - 2 if speech.word(index - 1) in options.joining else index - 1
    told = speech.word(before) in speech.verbs and not speech.person(before - 1)
    return (before, index + 1) if told else None


_REACH = 4
CHECK = Check(Options, run)
