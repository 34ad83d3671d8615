"""One event or seat in two cities: “the summit in Oslo”, “the Madrid summit”."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.rule import Check, Rule
from copydesk.span import Span
from copydesk.tables import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Token


@dataclass(frozen=True)
class Options:
    """Things that are in one place.

    `nouns`: things of which an article tells of one; `definite`: words before them; `into`: words before a city; `happens`:
    verbs between thing and city; `going`: words between a city and what somebody came there for;
    `cities`: a table of cities none of which lies in another; `unless`: words near a thing that make it another one; `captions`: words of pictures' captions;
    `label` names the other place.
    """

    nouns: tuple[str, ...]
    definite: tuple[str, ...]
    into: tuple[str, ...]
    happens: tuple[str, ...]
    going: tuple[str, ...]
    cities: str
    unless: tuple[str, ...]
    captions: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a thing that “the” or a possessive stands before, in two cities of the table."""
    options: Options = rule.options
    cities = words(options.cities, rule.home)
    for noun in options.nouns:
        found: list[tuple[str, Span]] = []
        other = False
        for sentence, index in document.places.get(noun, ()):
            tokens = sentence.tokens
            near = {token.lower for token in tokens[max(0, index - 4) : index + 5]}
            other = other or not near.isdisjoint(options.unless)
            city = _city(options, cities, tokens, index) if tokens[index].text.islower() else None
            captioned = city and any(token.lower in options.captions for token in tokens)
            if city and not captioned and not document.quoted(tokens[index].start):
                first, end = city
                text = " ".join(token.text for token in tokens[first:end])
                found.append((text, Span(tokens[first].start, tokens[end - 1].end)))
        values = {city for city, _ in found}
        if len(values) == 2 and not other:
            later = next(item for item in found if item[0] != found[0][0])
            yield rule.finding(
                document, later[1], related=[Related(found[0][1], options.label)], noun=noun, one=found[0][0]
            )


def _city(
    options: Options, cities: frozenset[str], tokens: tuple[Token, ...], index: int
) -> tuple[int, int] | None:
    """The tokens of the city of “the NOUN in CITY”, “the NOUN, in CITY,” or “the CITY NOUN”."""
    came = _before(options, cities, tokens, index)
    if came:
        return came
    start = index - 1
    while start >= max(0, index - 4) and tokens[start].lower not in options.definite:
        start -= 1
    if start < max(0, index - 4) or any(token.kind != "word" for token in tokens[start:index]):
        return None
    for first in range(start + 1, index):
        if " ".join(token.text for token in tokens[first:index]) in cities:
            return first, index
    at = index + 1
    while at < len(tokens) and (tokens[at].text == "," or tokens[at].lower in options.happens):
        at += 1
    if at + 1 >= len(tokens) or tokens[at].lower not in options.into:
        return None
    for end in (at + 3, at + 2):
        if end <= len(tokens) and " ".join(token.text for token in tokens[at + 1 : end]) in cities:
            return at + 1, end
    return None


def _before(
    options: Options, cities: frozenset[str], tokens: tuple[Token, ...], index: int
) -> tuple[int, int] | None:
    """The city of “met in CITY for an AU NOUN”."""
    at = index - 1
    while at > max(0, index - 5) and tokens[at].lower not in options.going:
        at -= 1
    if tokens[at].lower not in options.going or at < 2:
        return None
    for end in range(at, max(1, at - 6), -1):
        for first in (end - 2, end - 1):
            led = first > 0 and tokens[first - 1].lower in options.into
            if led and " ".join(token.text for token in tokens[first:end]) in cities:
                return first, end
    return None


CHECK = Check(Options, run)
