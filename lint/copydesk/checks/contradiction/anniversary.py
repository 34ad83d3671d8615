"""An anniversary that is not that year's: in 2019, “the 20th anniversary of the fire of 1989”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import years_in
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure

_ENDS = 2
"""Years of a sentence that tells when something began and when the day was marked."""
_NEAR = 4
"""Tokens from the rank to the year in which it is marked."""


class Options(BaseOptions):
    """Words of an anniversary.

    `noun`: the word behind the rank; `begun`: words before a first year from which it is counted; `of`: the word behind that; `reach`: tokens from it to the year; `unless`: words
    in the sentence that speak of another year; `label` names the year.
    """

    noun: str
    begun: tuple[str, ...]
    of: str
    reach: int
    unless: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find anniversaries of a named year that the article's own year does not give."""
    options: Options = rule.options
    own = document.meta.date.year if document.meta.date else 0
    for sentence, index in document.places.get(options.noun, ()):
        tokens = sentence.tokens
        rank = next((f for f in document.figures_of.get(sentence.number, ()) if f.last == index), None)
        years = years_in(sentence)
        if rank is None or rank.kind != "ordinal" or index + 1 >= len(tokens):
            continue
        if len(years) == _ENDS:
            yield from _between(rule, document, rank, years)
        if len(years) != 1 or not own:
            continue
        at, year = years[0]
        if tokens[index + 1].lower != options.of or not index < at <= index + options.reach:
            continue
        if any(token.kind == "mark" for token in tokens[index + 1 : at]):
            continue
        if abs(own - year - rank.value) > 1 and {t.lower for t in tokens}.isdisjoint(options.unless):
            yield rule.finding(
                document,
                rank.span,
                related=[Related(tokens[at].span, options.label)],
                year=year,
                own=own,
                right=own - year,
            )


def _between(rule: Rule, document: Document, rank: Figure, years: list[tuple[int, int]]) -> Iterator[Finding]:
    """“Founded in 1900, it marked its 50th anniversary in 1960”: two years that the rank does not lie between."""
    options: Options = rule.options
    tokens = rank.sentence.tokens
    (at, year), (other_at, other) = years
    begun = at < rank.first < other_at and not {token.lower for token in tokens[:at]}.isdisjoint(
        options.begun
    )
    dated = other_at <= rank.last + _NEAR and tokens[other_at - 1].lower == "in"
    if begun and dated and tokens[at - 1].lower == "in" and abs(other - year - rank.value) > 1:
        yield rule.finding(
            document,
            rank.span,
            related=[Related(tokens[at].span, options.label)],
            year=year,
            own=other,
            right=other - year,
        )


CHECK = Check(Options, run)
