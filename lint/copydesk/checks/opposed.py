"""One claim and its opposite: “Roe supports the tax”, “Roe opposes the tax”."""

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

FORMS = ("VB", "VBZ", "VBD", "VBN", "VBG")


@dataclass(frozen=True)
class Options:
    """Verbs that exclude each other.

    `opposites`: pairs of verbs in their base form; `alone`: those that need no object; `unless`: words in either sentence that speak of another time or
    case; `label` names the other claim.
    """

    opposites: dict[str, str]
    alone: tuple[str, ...]
    unless: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find two claims of one subject and one object whose verbs exclude each other, in one tense."""
    options: Options = rule.options
    for one, other in options.opposites.items():
        firsts, seconds = _claims(document, options, one), _claims(document, options, other)
        if not firsts or not seconds:
            continue
        known = {_about(claim): claim for claim in reversed(firsts)}
        for claim in seconds:
            match = known.get(_about(claim))
            if match and match.denied == claim.denied and match.sentence.number != claim.sentence.number:
                earlier, later = sorted((match, claim), key=lambda found: found.sentence.number)
                span = _span(earlier)
                yield rule.finding(
                    document,
                    _span(later),
                    related=[Related(span, options.label)],
                    other=document.seen(span),
                )


def _claims(document: Document, options: Options, verb: str) -> list[Claim]:
    """The claims that a verb makes of something, in order."""
    sentences = {
        sentence.number: sentence
        for form in {lemmas.inflect(verb, tag) for tag in FORMS}
        for sentence, _ in document.places.get(form or "", ())
    }
    return [
        claim
        for number in sorted(sentences)
        if {token.lower for token in sentences[number].tokens}.isdisjoint(options.unless)
        for claim in document.claims[sentences[number]]
        if claim.verb == verb and (claim.object or claim.passive or verb in options.alone)
    ]


def _about(claim: Claim) -> tuple[str, str, str, bool, str]:
    return claim.subject, claim.link, claim.object, claim.passive, claim.tense


def _span(claim: Claim) -> Span:
    tokens = claim.sentence.tokens
    return Span(tokens[claim.first].start, tokens[claim.end - 1].end)


CHECK = Check(Options, run)
