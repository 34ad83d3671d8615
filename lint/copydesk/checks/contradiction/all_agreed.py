"""All of them, and one who did not: “All nine judges agreed”, “one judge dissented”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.grammar import lemmas
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence

_MANY = 40
"""So many that an article says more of them than of one thing: what pairs there are is bounded."""


class Options(BaseOptions):
    """Words of a vote.

    `all`: the word that opens “all nine judges”; `between`: words and numbers between that and the noun; `agreed`: forms of
    what all did, each with what some did who did not; `some`: words before those; `reach`: sentences between the two; `unless`: words in
    either that make them two votes; `label` names the other place.
    """

    all: str
    between: tuple[str, ...]
    agreed: dict[str, tuple[str, ...]]
    some: tuple[str, ...]
    reach: int
    unless: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “all the NOUNs VERBed” and, nearby, “one NOUN” of them who did the opposite."""
    options: Options = rule.options
    opposed = {word for words in options.agreed.values() for word in words}
    if opposed.isdisjoint(document.places):
        return
    for sentence, index in document.places.get(options.all, ()):
        whole = _all(options, document, sentence, index)
        if whole is None:
            continue
        noun, verb, span = whole
        for word in options.agreed[verb]:
            for other, at in document.places.get(word, ())[:_MANY]:
                near = 0 < abs(other.number - sentence.number) <= options.reach
                some = _some(options, document, other, at, noun) if near else None
                if some:
                    first, later = sorted((span, some))
                    yield rule.finding(document, later, related=[Related(first, options.label)])


def _all(
    options: Options, document: Document, sentence: Sentence, index: int
) -> tuple[str, str, Span] | None:
    """The noun and verb of “all nine judges agreed”, where the writer says so."""
    tokens = sentence.tokens
    at = index + 1
    while at < len(tokens) and (tokens[at].lower in options.between or tokens[at].kind == "number"):
        at += 1
    if (
        at + 1 >= len(tokens)
        or tokens[at + 1].lower not in options.agreed
        or not document.plainly(sentence, index, options.unless)
    ):
        return None
    noun = lemmas.lemma(tokens[at].lower, "NNS")
    plural = noun != tokens[at].lower
    return (noun, tokens[at + 1].lower, Span(tokens[index].start, tokens[at + 1].end)) if plural else None


def _some(options: Options, document: Document, sentence: Sentence, index: int, noun: str) -> Span | None:
    """The place of “one judge dissented”, “two of the judges voted against it”."""
    tokens = sentence.tokens
    before = tokens[max(0, index - 4) : index]
    named = any(lemmas.lemma(token.lower, "NNS") == noun for token in before)
    first = next((at for at in range(max(0, index - 4), index) if tokens[at].lower in options.some), None)
    if first is None or not named or not document.plainly(sentence, index, options.unless):
        return None
    return Span(tokens[first].start, tokens[index].end)


CHECK = Check(Options, run)
