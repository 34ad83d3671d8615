"""Two quotations that touch, with nobody speaking between them: “… loss.” “One thousand …”."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from copydesk.rule import Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.quotes import Quotation


@dataclass(frozen=True)
class Options:
    """Both quotations have at least `words` words; more than `most` such places in an article are its style."""

    words: int = 3
    most: int = 2


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find two quotations of sentences with nothing between them but a space."""
    found = []
    outer = [quotation for quotation in document.quotations if quotation.level == 1]
    for one, two in pairwise(outer):
        if one.closing is None or two.opening is None or one.closing.block != two.opening.block:
            continue
        between = document.text[one.span.end : two.span.start]
        if not between or between.strip() or not one.complete:
            continue
        if two.complete and _attributed(document, two):
            continue
        if _sentences(document, one, two, rule.options.words):
            found.append((one, two))
    if len(found) > rule.options.most:
        return
    speech = document.speech
    for one, two in found:
        first, last = speech.at(one.span.end) - 3, speech.at(two.span.start) + 1
        yield rule.finding(document, speech.span(first, last + 1))


def _attributed(document: Document, quotation: Quotation) -> bool:
    """Whether somebody is named behind a quotation."""
    attribution = document.attribution_of(quotation)
    return attribution is not None and attribution.behind is not None


def _sentences(document: Document, one: Quotation, two: Quotation, least: int) -> bool:
    """Whether the first could end and the second begin a sentence, and neither is a title or an item of a list."""
    speech = document.speech
    first = range(speech.at(one.span.start) + 1, speech.at(one.span.end) - 1)
    second = range(speech.at(two.span.start) + 1, speech.at(two.span.end) - 1)
    if len(first) < least or len(second) < least:
        return False
    end = speech.word(first[-1])
    begin = speech.tokens[second[0]]
    if end not in (".", ",") or not begin.text[0].isupper():
        return False
    if end == ",":
        block = document.block_at(one.span.start)
        if block and not speech.sentence_start(first.start - 1, speech.at(block.start)):
            return False
    return not (speech.titled(first.start, first.stop) or speech.titled(second.start, second.stop))


CHECK = Check(Options, run)
