"""A group of persons taken up in another number: “attacked by four students”, “the six attackers fled”."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

from copydesk import tables
from copydesk.finding import Related
from copydesk.grammar import lemmas
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure
    from copydesk.sentences import Token

_LEAST = 3
"""Persons that are taken up by their number; two are often named instead."""
_NEAR = 8
"""Sentences from a group to where it is taken up."""
_REACH = 4
"""Tokens behind a number within which its persons are named."""
_RATIO = 2.0
"""How many times the one number the other may be at most."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN", "MD"})
_ENDS = frozenset({".", ",", ";", "?", "!", "—", "–", "--"})
_LESS, _MORE = frozenset({"most", "under"}), frozenset({"least", "over"})


class Options(BaseOptions):
    """Words round a number of persons.

    `people`: a table of nouns for persons, `besides` more of them, in the singular; `nations`: a table of countries and their adjectives; `the`: words that take up persons told before;
    `hedges`: words between those and the number; `apart`: words near either number that make it of others; `parts`: words behind a group's number that tell a part of it;
    `joining`: words from the one to the other that add somebody; `label` names the other number.
    """

    people: str
    besides: tuple[str, ...]
    nations: str
    the: tuple[str, ...]
    hedges: tuple[str, ...]
    apart: tuple[str, ...]
    parts: tuple[str, ...]
    joining: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a bare number of persons behind “the” or “those”, where the only one told shortly before is another."""
    options: Options = rule.options
    nouns = _nouns(options.people, options.nations, rule.home) | {*options.besides}
    groups: list[tuple[Figure, int]] | None = None
    for figures in document.figures_of.values():
        for figure in figures:
            if not _counts(figure) or not _taken_up(options, document, figure, nouns):
                continue
            if groups is None:
                groups = [
                    (one, noun)
                    for one in document.figures
                    if _counts(one)
                    and (noun := _persons(one, nouns)) >= 0
                    and _free(options, one.sentence.tokens, one.first, noun)
                ]
            other = _before(options, document, groups, figure)
            if other:
                yield rule.finding(
                    document,
                    figure.span,
                    related=[Related(other.span, options.label)],
                    noun=figure.sentence.tokens[figure.last].text,
                )


@cache
def _nouns(people: str, nations: str, home: Path) -> frozenset[str]:
    rows = tables.rows(nations, home)
    return frozenset(row[0] for row in tables.rows(people, home)) | {row[1].lower() for row in rows}


def _counts(figure: Figure) -> bool:
    whole = figure.value == figure.high == int(figure.value)
    return figure.kind == "count" and whole and figure.value > 1


def _persons(figure: Figure, nouns: frozenset[str]) -> int:
    """The token behind a number that names its persons, in the plural; -1 if none does."""
    tokens = figure.sentence.tokens
    for at in range(figure.last, min(figure.last + _REACH, len(tokens))):
        if tokens[at].kind != "word":
            return -1
        if _many(tokens[at].lower, nouns):
            return at
    return -1


@cache
def _many(word: str, nouns: frozenset[str]) -> bool:
    one = lemmas.lemma(word, "NNS")
    return (one != word and one in nouns) or word == "people"


def _taken_up(options: Options, document: Document, figure: Figure, nouns: frozenset[str]) -> bool:
    """Whether a number of persons stands bare between “the” and a verb or a mark, in the writer's own words."""
    tokens = figure.sentence.tokens
    if figure.value < _LEAST or figure.last >= len(tokens) or not _many(tokens[figure.last].lower, nouns):
        return False
    at = figure.first - 1
    while at >= 0 and tokens[at].lower in options.hedges:
        at -= 1
    if at < 0 or tokens[at].lower not in options.the or document.quoted(figure.span.start):
        return False
    if not _free(options, tokens, at, figure.last):
        return False
    behind = tokens[figure.last + 1] if figure.last + 1 < len(tokens) else None
    if behind is None or behind.text in _ENDS:
        return True
    return behind.kind == "word" and document.tags[figure.sentence][figure.last + 1].xpos in _FINITE


def _free(options: Options, tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether no word round a number makes it of others, of a part, or of more than one group."""
    near = {token.lower for token in tokens[max(0, first - 3) : last + 3]}
    return near.isdisjoint(options.apart)


def _before(
    options: Options, document: Document, groups: Sequence[tuple[Figure, int]], figure: Figure
) -> Figure | None:
    """The only number of persons shortly before, where no other number told so far explains the new one."""
    number = figure.sentence.number
    near = [
        (one, noun)
        for one, noun in groups
        if one.span < figure.span and number - one.sentence.number <= _NEAR
    ]
    if len({one.value for one, _ in near}) != 1 or near[-1][0].value == figure.value:
        return None
    one, noun = near[-1]
    ratio = figure.value / one.value
    if one.value < _LEAST or not 1 / _RATIO < ratio < _RATIO or one.sentence is figure.sentence:
        return None
    if (one.bound in _LESS and ratio < 1) or (one.bound in _MORE and ratio > 1):
        return None
    tokens = one.sentence.tokens
    if document.quoted(one.span.start):
        return None
    behind = tokens[noun + 1].lower if noun + 1 < len(tokens) else ""
    if behind in options.parts or abs(figure.value - one.value) <= one.slack * (one.bound == "about"):
        return None
    return None if _joined(options, document, one, figure) or _explained(document, figure) else one


def _joined(options: Options, document: Document, one: Figure, figure: Figure) -> bool:
    """Whether somebody comes to a group, or it is one of several, between the numbers."""
    between = document.sentences[one.sentence.number : figure.sentence.number]
    return any(not document.words_in(sentence).isdisjoint(options.joining) for sentence in between)


def _explained(document: Document, figure: Figure) -> bool:
    """Whether a number was told before, or two of the numbers near make it."""
    told = [
        one
        for one in document.figures
        if one.span < figure.span and one.value > 1 and one.kind in ("count", "ordinal")
    ]
    if any(figure.value in (one.value, one.high) for one in told):
        return True
    near = [one.value for one in told if figure.sentence.number - one.sentence.number <= _NEAR][-_NEAR:]
    return any(figure.value in (a + b, abs(a - b)) for a, b in combinations(near, 2))


CHECK = Check(Options, run)
