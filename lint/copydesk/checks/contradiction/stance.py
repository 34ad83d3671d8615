"""A stance and the speaker's own words against it: “is opposed to the plan. “We are pleased to see …””."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from copydesk import tables
from copydesk.finding import Related
from copydesk.reckoning.amounts import phrase_at
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence

_LONGEST = 12
"""Sentences of a quotation that are looked at."""


class Options(BaseOptions):
    """The words of a stance.

    `stances`: phrases that tell one; `said`: the table of what is said by whom; `against`: whose phrases in a quotation go against the stance; `agreeing`: whose go with it; `objects`: words one of which
    stands behind a stance, if any are given; `unless`: words before a stance, or in the sentences up to the quotation, that bring in another
    voice or the other side; `before` and `behind`: how many tokens are looked at on either side of a stance; `label` names what is said.
    """

    stances: tuple[str, ...]
    said: str
    against: str
    agreeing: str
    objects: tuple[str, ...]
    unless: tuple[str, ...]
    before: int
    behind: int
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a stance whose speaker says the opposite in the next quotation."""
    options: Options = rule.options
    phrases = [text.split() for text in options.stances]
    for head in sorted({phrase[0] for phrase in phrases}):
        for sentence, index in document.places.get(head, ()):
            length = phrase_at(sentence.tokens, index, phrases)
            if not length or document.quoted(sentence.tokens[index].start):
                continue
            if not _plain(options, sentence, index, length):
                continue
            quotation = _next(options, document, sentence, index + length)
            found = _said(rule, document, sentence, quotation) if quotation else None
            if found:
                tokens = sentence.tokens
                span = Span(tokens[index].start, tokens[index + length - 1].end)
                yield rule.finding(
                    document, span, related=[Related(found, options.label)], said=document.seen(found)
                )


def _plain(options: Options, sentence: Sentence, index: int, length: int) -> bool:
    """Whether a stance is told of one, without denial, of a thing that may be meant."""
    tokens = sentence.tokens
    before = {token.lower for token in tokens[max(0, index - options.before) : index]}
    behind = {token.lower for token in tokens[index + length : index + length + options.behind]}
    return before.isdisjoint(options.unless) and (
        not options.objects or not behind.isdisjoint(options.objects)
    )


def _next(options: Options, document: Document, sentence: Sentence, after: int) -> Span | None:
    """The quotation that begins behind a stance, in its sentence or the next one, with no other voice between."""
    following = document.sentences[sentence.number : sentence.number + 2]
    end = following[-1].tokens[-1].end
    start = sentence.tokens[after - 1].end
    quotation = next(
        (one for one in document.quotations if start <= one.span.start < end and one.level == 1), None
    )
    if quotation is None:
        return _set_off(sentence, following)
    between = {
        token.lower
        for one in following
        for token in one.tokens
        if start <= token.start < quotation.span.start
    }
    return quotation.span if between.isdisjoint(options.unless) else None


def _set_off(sentence: Sentence, following: tuple[Sentence, ...]) -> Span | None:
    """The paragraph behind a colon at a paragraph's end, which is a quotation without marks."""
    if len(following) < 2 or sentence.tokens[-1].text != ":" or following[1].block is sentence.block:
        return None
    block = following[1].block
    return Span(block.start, block.end)


@cache
def _phrases(table: str, home: Path, stance: str, *, sure: bool) -> dict[str, list[list[str]]]:
    """What is said by who takes a stance, by first words; with `sure` without what is said by others too."""
    found: dict[str, list[list[str]]] = {}
    for phrase, own, weight in tables.rows(table, home):
        if own == stance and (weight == "sure" or not sure):
            found.setdefault(phrase.split(" ")[0], []).append(phrase.split(" "))
    return found


def _said(rule: Rule, document: Document, before: Sentence, said: Span) -> Span | None:
    """Where a quotation says something of the other stance, and nothing of the same."""
    options: Options = rule.options
    against = _phrases(options.said, rule.home, options.against, sure=True)
    agreeing = _phrases(options.said, rule.home, options.agreeing, sure=False)
    found = None
    for sentence in document.sentences[before.number : before.number + _LONGEST]:
        if sentence.tokens[0].start >= said.end:
            break
        tokens = sentence.tokens
        for index, token in enumerate(tokens):
            if not said.start <= token.start < said.end:
                continue
            if phrase_at(tokens, index, agreeing.get(token.lower, ())):
                return None
            length = phrase_at(tokens, index, against.get(token.lower, ()))
            if length and found is None:
                found = Span(token.start, tokens[index + length - 1].end)
    return found


CHECK = Check(Options, run)
