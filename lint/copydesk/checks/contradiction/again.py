"""“Again” of what was not so before: “he was convicted … a new trial, where he was again acquitted”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Token


class Options(BaseOptions):
    """Words of a verdict or outcome.

    `again`: the word before or behind it; `opposites`: outcomes, each with its opposite; `near`: tokens between; `back`: sentences
    before in which the other outcome is looked for; `never`: words before the outcome that make it none; `label` names the other outcome.
    """

    again: tuple[str, ...]
    opposites: dict[str, str]
    near: int
    back: int
    never: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find an outcome “again” where only its opposite is told before."""
    options: Options = rule.options
    for word in options.again:
        for sentence, index in document.places.get(word, ()):
            tokens = sentence.tokens
            at = _outcome(options, tokens, index)
            if at is None or document.quoted(tokens[index].start):
                continue
            outcome = tokens[at].lower
            first = tokens[min(at, index)].start
            before = [place for place, _ in _starts(document, outcome) if place < first]
            reach = document.sentences[max(0, sentence.number - options.back)].tokens[0].start
            others = [
                span
                for place, span in _starts(document, options.opposites[outcome])
                if reach <= place < first
            ]
            if others and not before:
                span = Span(first, tokens[max(at, index)].end)
                yield rule.finding(document, span, related=[Related(others[-1], options.label)])


def _outcome(options: Options, tokens: tuple[Token, ...], index: int) -> int | None:
    """Where the outcome of “again acquitted” or “acquitted again” stands."""
    near = {token.lower for token in tokens[max(0, index - 5) : index + 2]}
    if not near.isdisjoint(options.never):
        return None
    near_by = (index + 1, *range(index - 1, max(-1, index - 1 - options.near), -1))
    outcomes = (at for at in near_by if at < len(tokens) and tokens[at].lower in options.opposites)
    return next(outcomes, None)


def _starts(document: Document, word: str) -> list[tuple[int, Span]]:
    return [(s.tokens[at].start, s.tokens[at].span) for s, at in document.places.get(word, ())]


CHECK = Check(Options, run)
