"""“He said” where the article calls the only speaker within reach “she”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.quoting.speech import Tag


class Options(BaseOptions):
    """The speaker is looked for in the `paragraphs` before the quotation's own.

    `label` says what the second place is, `nobody` who is meant where no noun and no name says it.
    """

    label: str
    nobody: str
    paragraphs: int = 2


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find the pronoun of an attribution that cannot mean anybody within reach."""
    options: Options = rule.options
    for block, start, tag in (*_quoting(document), *_reporting(document)):
        speaker = document.speech.tokens[tag.cue if tag.speaker is None else tag.speaker.first]
        pronoun = speaker.lower
        other = document.speakers.other(block, start, speaker.start, options.paragraphs)
        if other:
            yield rule.finding(
                document,
                document.speech.span(tag.first, tag.end),
                related=[Related(other.span, options.label)],
                person=other.name or options.nobody,
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


CHECK = Check(Options, run)
