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
    from copydesk.speech import Speech


@dataclass(frozen=True)
class Options:
    """Both quotations have at least `words` words; more than `most` such places in an article are its style."""

    words: int = 3
    most: int = 3


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find two quotations of sentences with nothing between them but a space."""
    found = []
    outer = [quotation for quotation in document.quotations if quotation.level == 1]
    for one, two in pairwise(outer):
        if one.closing is None or two.opening is None or one.closing.block != two.opening.block:
            continue
        if document.text[one.span.end : two.span.start].strip() or not one.complete:
            continue
        if _sentences(document, one, two, rule.options.words):
            found.append((one, two))
    if len(found) > rule.options.most:
        return
    speech = document.speech
    for one, two in found:
        first, last = speech.at(one.span.end) - 3, speech.at(two.span.start) + 1
        yield rule.finding(document, speech.span(first, last + 1))


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
    if end == "," and not _begins_sentence(document, one):
        return False
    return not (_title(speech, first, least) or _title(speech, second, least))


def _title(speech: Speech, tokens: range, least: int) -> bool:
    words = [speech.tokens[index].text for index in tokens if speech.tokens[index].kind == "word"]
    long = [word for word in words if len(word) > 3]
    return len(words) < least or (bool(long) and sum(word[0].isupper() for word in long) > 0.8 * len(long))


def _begins_sentence(document: Document, quotation: Quotation) -> bool:
    block = document.block_at(quotation.span.start)
    before = document.text[block.start if block else 0 : quotation.span.start].rstrip()
    return not before or before.rstrip("”\"’'")[-1:] in (".", "!", "?")


CHECK = Check(Options, run)
