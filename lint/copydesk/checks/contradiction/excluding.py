"""Two phrases of one article that exclude each other: “cannot be appealed”, “has two months to appeal”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding


class Options(BaseOptions):
    """The phrases.

    `never`: phrases that deny; `ever`: phrases that say it is so; `unless`: words near either that make it another
    thing; `reach`: the tokens that count as near; `label` names the first of the two places.
    """

    never: tuple[str, ...]
    ever: tuple[str, ...]
    unless: tuple[str, ...]
    reach: int
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a denial and its opposite, both said by the writer, once per article."""
    options: Options = rule.options
    denials = _places(document, options, options.never)
    if not denials:
        return
    claims = _places(document, options, options.ever)
    if claims:
        first, later = sorted((denials[0], claims[0]))
        if not first.overlaps(later):
            yield rule.finding(document, later, related=[Related(first, options.label)])


def _places(document: Document, options: Options, phrases: tuple[str, ...]) -> list[Span]:
    """Where phrases stand outside quotations, in order."""
    found = []
    for phrase in phrases:
        words = phrase.split()
        for sentence, index in document.places.get(words[0], ()):
            tokens = sentence.tokens
            last = index + len(words)
            if [token.lower for token in tokens[index:last]] != words or document.quoted(tokens[index].start):
                continue
            near = {token.lower for token in tokens[max(0, index - options.reach) : last + options.reach]}
            if near.isdisjoint(options.unless):
                found.append(Span(tokens[index].start, tokens[last - 1].end))
    return sorted(found)


CHECK = Check(Options, run)
