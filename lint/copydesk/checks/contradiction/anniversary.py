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


class Options(BaseOptions):
    """Words of an anniversary.

    `noun`: the word behind the rank; `of`: the word behind that; `reach`: tokens from it to the year; `unless`: words
    in the sentence that speak of another year; `label` names the year.
    """

    noun: str
    of: str
    reach: int
    unless: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find anniversaries of a named year that the article's own year does not give."""
    options: Options = rule.options
    own = document.meta.date.year if document.meta.date else 0
    for sentence, index in document.places.get(options.noun, ()) if own else ():
        tokens = sentence.tokens
        rank = next((f for f in document.figures_of.get(sentence.number, ()) if f.last == index), None)
        years = years_in(sentence)
        if rank is None or rank.kind != "ordinal" or len(years) != 1 or index + 1 >= len(tokens):
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


CHECK = Check(Options, run)
