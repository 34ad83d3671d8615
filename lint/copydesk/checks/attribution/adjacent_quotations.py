"""Two quotations that touch, with nobody speaking between them: “… loss.” “One thousand …”."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.quoting.quotes import Quotation


class Options(BaseOptions):
    """Both quotations have at least `words` words; more than `most` such places in an article are its style."""

    words: int = 3
    most: int = 2


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find two quotations of sentences with nothing between them but a space."""
    found = []
    touching = list(_touching(document))
    in_block = Counter(one.closing.block for one, _ in touching if one.closing)
    for one, two in touching:
        if one.closing is None or in_block[one.closing.block] > 1:
            continue
        if _sentences(document, one, two, rule.options.words):
            found.append((one, two))
    if len(found) > rule.options.most:
        return
    speech = document.speech
    for one, two in found:
        first, last = speech.at(one.span.end) - 3, speech.at(two.span.start) + 1
        yield rule.finding(document, speech.span(first, last + 1))


def _touching(document: Document) -> Iterator[tuple[Quotation, Quotation]]:
    """The quotations that have but white space between them."""
    outer = [quotation for quotation in document.quotations if quotation.level == 1]
    for one, two in pairwise(outer):
        if one.closing is None or two.opening is None or one.closing.block != two.opening.block:
            continue
        between = document.seen(Span(one.span.end, two.span.start))
        if one.complete and between and not between.strip():
            yield one, two


def _attributed(document: Document, quotation: Quotation) -> bool:
    """Whether somebody is named behind a quotation."""
    attribution = document.attribution_of(quotation)
    return attribution is not None and attribution.behind is not None


def _sentences(document: Document, one: Quotation, two: Quotation, least: int) -> bool:
    """Whether the first could end and the second begin a sentence, and neither is a title or an item of a list."""
    speech = document.speech
    first = range(speech.at(one.span.start) + 1, speech.at(one.span.end) - 1)
    second = range(speech.at(two.span.start) + 1, speech.at(two.span.end) - 1)
    if min(speech.words(first), speech.words(second)) < least:
        return False
    end = speech.word(first[-1])
    begin = speech.tokens[second[0]]
    if begin.text == "[" and len(second) > 1:
        begin = speech.tokens[second[1]]
    unfinished = speech.tokens[first[-1]].kind == "word" and len(first) > _LONG and len(second) > _LONG
    if not (end in (".", ",") or unfinished) or not begin.text[0].isupper():
        return False
    if end != "." or _attributed(document, two):
        block = document.block_at(one.span.start)
        if block and not speech.sentence_start(first.start - 1, speech.at(block.start)):
            return False
    return not (speech.titled(first.start, first.stop) or speech.titled(second.start, second.stop))


_LONG = 6
CHECK = Check(Options, run)
