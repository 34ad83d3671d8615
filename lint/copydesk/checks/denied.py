"""One claim and its denial: “Roe did not sign the letter”, “Roe signed the letter”."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from copydesk import lemmas
from copydesk.finding import Related
from copydesk.rule import Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.claims import Claim
    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence

FORMS = ("VB", "VBZ", "VBD", "VBN")


@dataclass(frozen=True)
class Options:
    """Words of denial.

    `no`: words that deny; `never`: verbs, in their base form, that are done and not done at once; `unless`: words in
    either sentence that speak of another time or case; `label` names the other claim.
    """

    no: tuple[str, ...]
    never: tuple[str, ...]
    unless: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a claim and its denial, of one subject and one object in one tense."""
    options: Options = rule.options
    told: set[tuple[str, ...]] = set()
    for sentence in _sentences(document, options, options.no):
        for claim in document.claims[sentence]:
            if not claim.denied or not claim.object or claim.verb in options.never or _about(claim) in told:
                continue
            forms = {lemmas.inflect(claim.verb, tag) or "" for tag in FORMS}
            for other in _sentences(document, options, tuple(forms)):
                match = next(
                    (c for c in document.claims[other] if _about(c) == _about(claim) and not c.denied), None
                )
                if match and other is not sentence:
                    told.add(_about(claim))
                    earlier, later = sorted((match, claim), key=lambda found: found.sentence.number)
                    span = _span(earlier)
                    yield rule.finding(
                        document,
                        _span(later),
                        related=[Related(span, options.label)],
                        other=document.seen(span),
                    )
                    break


def _sentences(document: Document, options: Options, words: tuple[str, ...]) -> list[Sentence]:
    """The sentences that hold one of some words and none that speaks of another time, in order."""
    found = {
        sentence.number: sentence
        for word in words
        for sentence, _ in document.places.get(word, ())
        if {token.lower for token in sentence.tokens}.isdisjoint(options.unless)
    }
    return [found[number] for number in sorted(found)]


def _about(claim: Claim) -> tuple[str, ...]:
    return claim.subject, claim.verb, claim.link, claim.object, str(claim.passive), claim.tense


def _span(claim: Claim) -> Span:
    tokens = claim.sentence.tokens
    return Span(tokens[claim.first].start, tokens[claim.end - 1].end)


CHECK = Check(Options, run)
