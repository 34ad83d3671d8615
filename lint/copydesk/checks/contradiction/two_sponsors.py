"""A thing named after two persons, and after another pair: “the Lund-Ames bill”, “the Lund-Brown bill”."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Token
    from copydesk.span import Span


class Options(BaseOptions):
    """`nouns`: what is named after pairs of persons; `plain`: parts of compounds that are nobody's name; `label` names the other pair."""

    nouns: tuple[str, ...]
    plain: tuple[str, ...]
    label: str


class _Pair(NamedTuple):
    """Two names joined by a hyphen, and what they stand before."""

    one: str
    other: str
    noun: str
    span: Span


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a pair of names before a noun that shares one name with another pair before the same noun."""
    options: Options = rule.options
    known: list[_Pair] = []
    for pair in sorted(_pairs(options, document), key=_place):
        if any((pair.one, pair.other) == (first.one, first.other) for first in known):
            continue
        first = next((first for first in known if first.noun == pair.noun and _halved(first, pair)), None)
        known.append(pair)
        if first:
            yield rule.finding(
                document, pair.span, related=[Related(first.span, options.label)], noun=pair.noun
            )


def _pairs(options: Options, document: Document) -> Iterator[_Pair]:
    for noun in options.nouns:
        for sentence, index in document.places.get(noun, ()):
            token = sentence.tokens[index - 1] if index else None
            names = _names(options, token) if token else None
            if token and names:
                yield _Pair(*names, noun, token.span)


def _names(options: Options, token: Token) -> tuple[str, str] | None:
    """The two names of “Lund-Ames”."""
    parts = token.text.split("-")
    if len(parts) != 2 or not all(part.istitle() and len(part) > 2 for part in parts):
        return None
    one, other = parts
    return (one, other) if one.lower() not in options.plain and other.lower() not in options.plain else None


def _halved(one: _Pair, other: _Pair) -> bool:
    """Whether two pairs share one name in its place."""
    return (one.one == other.one) != (one.other == other.other)


def _place(pair: _Pair) -> int:
    return pair.span.start


CHECK = Check(Options, run)
