"""What something did before it began: “was founded in 1991 … changed its name in 1989”."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from copydesk.amounts import years_in
from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence


class Options(BaseOptions):
    """Words of beginning.

    `began`: participles behind “was” and before “in YEAR”; `be`: the verbs before them; `same`: the words that open a
    sentence about the same thing; `unless`: words that speak of what came before; `label` names the beginning.
    """

    began: tuple[str, ...]
    be: tuple[str, ...]
    same: tuple[str, ...]
    unless: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a sentence that begins with “It” or the like and dates a deed before the beginning told just before."""
    options: Options = rule.options
    starts = {sentence.number for word in options.began for sentence, _ in document.places.get(word, ())}
    for one, other in pairwise(document.sentences):
        if (
            one.number not in starts
            or one.block is not other.block
            or other.tokens[0].lower not in options.same
        ):
            continue
        began = _began(options, one)
        years = years_in(other)
        if began is None or len(years) != 1 or len(years_in(one)) != 1:
            continue
        at, year = years[0]
        tokens = other.tokens
        if year >= began[1] or not at or tokens[at - 1].lower != "in" or document.quoted(tokens[at].start):
            continue
        if {token.lower for token in tokens}.isdisjoint(options.unless):
            yield rule.finding(
                document,
                tokens[at].span,
                related=[Related(one.tokens[began[0]].span, options.label)],
                began=began[1],
            )


def _began(options: Options, sentence: Sentence) -> tuple[int, int] | None:
    """The year behind “was founded in”: its token and value."""
    tokens = sentence.tokens
    for at, year in years_in(sentence):
        for index in range(at - 1, max(0, at - 6), -1):
            if tokens[index].lower in options.began and tokens[index - 1].lower in options.be:
                return at, year
    return None


CHECK = Check(Options, run)
