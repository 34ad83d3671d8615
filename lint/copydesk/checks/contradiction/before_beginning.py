"""What something did before it began: “was built in 1850 … burned down in 1842”."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import years_in
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence


class Options(BaseOptions):
    """Words of beginning.

    `began`: participles behind “was” and before “in YEAR”; `be`: the verbs before them; `same`: pronouns that open a
    sentence about the same thing; `unless`: words that speak of what came before; `label` names the beginning.
    """

    began: tuple[str, ...]
    be: tuple[str, ...]
    same: tuple[str, ...]
    unless: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a sentence of the same subject, or “It”, that dates a deed before the beginning told just before."""
    options: Options = rule.options
    starts = {sentence.number for word in options.began for sentence, _ in document.places.get(word, ())}
    for one, other in pairwise(document.sentences):
        if one.number not in starts or one.block is not other.block:
            continue
        began = _began(options, one)
        years = years_in(other)
        if began is None or len(years) != 1 or len(years_in(one)) != 1:
            continue
        if other.tokens[0].lower not in options.same and not _again(document, one, other, began[2]):
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


def _began(options: Options, sentence: Sentence) -> tuple[int, int, int] | None:
    """The year behind “was founded in”: its token and value, and where the verb begins."""
    tokens = sentence.tokens
    for at, year in years_in(sentence):
        for index in range(at - 1, max(0, at - 6), -1):
            if tokens[index].lower in options.began and tokens[index - 1].lower in options.be:
                return at, year, index - 1
    return None


def _again(document: Document, one: Sentence, other: Sentence, length: int) -> bool:
    """Whether a sentence begins with the subject of another, the first `length` of whose tokens that is."""
    words = [token.lower for token in one.tokens[:length]]
    if words and [token.lower for token in other.tokens[:length]] == words:
        return True
    first, second = document.mentions.at(one, 0), document.mentions.at(other, 0)
    return bool(
        first
        and second
        and first.entity is not None
        and first.entity == second.entity
        and first.end == length
    )


CHECK = Check(Options, run)
