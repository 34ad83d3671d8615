"""A word for an age and another age: “the teenager, 22,”, “in his 40s, is 52”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Token

_OLDEST = 120

_AGED = 4
"""Tokens from “At” to the word."""


class Options(BaseOptions):
    """The words and figures of the rule.

    `stages`: for each word its ages, as “first last”; `heads`: nouns that one may stand before; `open`: what stands
    between it and the age; `close`: what stands behind the age; `at`: words round an age before the word; `label` names the word.
    """

    stages: dict[str, str]
    heads: tuple[str, ...]
    open: tuple[str, ...]
    close: tuple[str, ...]
    at: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a stage of life whose ages the age right behind it, or behind its noun, is not among."""
    options: Options = rule.options
    phrases = [text.split() for text in options.open]
    for stage, ages in options.stages.items():
        first, last = map(int, ages.split())
        for sentence, index in document.places.get(stage, ()):
            tokens = sentence.tokens
            at = index + 1
            if at < len(tokens) and tokens[at].lower in options.heads:
                at += 1
            age = _age(options, tokens, at, phrases)
            age = _aged(options, tokens, index) if age is None else age
            if age is not None and not first <= int(tokens[age].text) <= last:
                yield rule.finding(
                    document,
                    tokens[age].span,
                    related=[Related(tokens[index].span, options.label)],
                    stage=document.seen(tokens[index].span),
                    first=first,
                    last=last,
                )


def _age(options: Options, tokens: tuple[Token, ...], at: int, phrases: list[list[str]]) -> int | None:
    """Where the age stands behind “,”, “, aged” or “, who is”."""
    for phrase in phrases:
        end = at + len(phrase)
        if [token.lower for token in tokens[at:end]] != phrase or end + 1 >= len(tokens):
            continue
        text = tokens[end].text
        if text.isdigit() and int(text) < _OLDEST and tokens[end + 1].lower in options.close:
            return end
    return None


def _aged(options: Options, tokens: tuple[Token, ...], index: int) -> int | None:
    """Where the age of “At 19, the septuagenarian” stands."""
    at = index - _AGED
    opened = at >= 0 and tuple(token.lower for token in (tokens[at], *tokens[at + 2 : index])) == options.at
    return at + 1 if opened and tokens[at + 1].text.isdigit() and int(tokens[at + 1].text) < _OLDEST else None


CHECK = Check(Options, run)
