"""A quotation whose speaker is lost: “…,” said at the school."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.speech import Attribution


class Options(BaseOptions):
    """`behind`: the words and marks that may follow the verb where its speaker is missing."""

    behind: tuple[str, ...]


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a quotation that is a sentence of its own, then a speech verb and nobody who speaks."""
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
        if after < attribution.stop and speech.word(after) not in behind:
            continue
        if _stands_alone(document, attribution) and not _hyphenated(document, after):
            yield rule.finding(document, speech.span(attribution.closing, min(after + 1, attribution.stop)))


def _stands_alone(document: Document, attribution: Attribution) -> bool:
    """Whether no subject can stand before the quotation: it begins a sentence and ends like a quoted sentence."""
    speech = document.speech
    if speech.word(attribution.closing - 1) not in (",", "?", "!"):
        return False
    return speech.sentence_start(attribution.opening, attribution.start)


def _hyphenated(document: Document, index: int) -> bool:
    return document.speech.word(index + 1) == "-"


CHECK = Check(Options, run)
