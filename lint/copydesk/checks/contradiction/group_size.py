"""A group's size told twice: “a nine-member board”, “all seven members”; “a five-way race”, “the four candidates”."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import phrase_at, whole
from copydesk.reckoning.numbers import UNITS
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure
    from copydesk.span import Span


class Options(BaseOptions):
    """Words of groups.

    `makes`: the second part of “nine-member”, each with the words for its members; `all`: phrases before the number of all;
    `never`: words behind its noun that make them fewer; `label` names the group.
    """

    makes: dict[str, tuple[str, ...]]
    all: tuple[str, ...]
    never: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find the only size of a group in a compound, and the only number of all its members, where they differ."""
    options: Options = rule.options
    for make, groups in _groups(options, document).items():
        if len({size for size, _ in groups}) != 1:
            continue
        members = options.makes[make]
        counts = [
            figure for figure in document.figures if figure.noun in members and _of_all(options, figure)
        ]
        if len({figure.value for figure in counts}) == 1 and counts[0].value != groups[0][0]:
            yield rule.finding(
                document, groups[0][1], related=[Related(counts[0].span, options.label)], noun=counts[0].noun
            )


def _groups(options: Options, document: Document) -> dict[str, list[tuple[int, Span]]]:
    """The sizes of “nine-member” and “12-member”, and where they stand, by their second part."""
    found: dict[str, list[tuple[int, Span]]] = defaultdict(list)
    for word, places in document.places.items():
        if "-" in word:
            first, _, make = word.rpartition("-")
            size = _size(first) if make in options.makes else 0
            found[make] += [(size, sentence.tokens[index].span) for sentence, index in places if size]
    return found


def _size(text: str) -> int:
    return UNITS.get(text, int(text) if text.isdigit() else 0)


def _of_all(options: Options, figure: Figure) -> bool:
    """Whether a figure is that of all members."""
    tokens = figure.sentence.tokens
    led = any(phrase_at(tokens, figure.first - len(phrase), [phrase]) for phrase in _split(options, figure))
    after = {token.lower for token in tokens[figure.last + 1 : figure.last + 4]}
    adjacent = figure.last < len(tokens) and figure.noun == tokens[figure.last].lower
    return whole(figure) and figure.value > 1 and adjacent and led and after.isdisjoint(options.never)


def _split(options: Options, figure: Figure) -> Iterator[list[str]]:
    """The phrases before the number of all that there is room for."""
    for phrase in options.all:
        words = phrase.split()
        if len(words) <= figure.first:
            yield words


CHECK = Check(Options, run)
