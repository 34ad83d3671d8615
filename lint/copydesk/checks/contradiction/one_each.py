"""As many as those they stand for: “49 crosses, one for each of the 94 victims”."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import whole
from copydesk.reckoning.counted import plural
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure


class Options(BaseOptions):
    """Words of one for one.

    `each`: phrases right before the second number; `unless`: words between the two that make it another's; `reach`:
    tokens between them; `label` names the first.
    """

    each: tuple[str, ...]
    unless: tuple[str, ...]
    reach: int
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “N things, one for each of the M others” where N is not M."""
    options: Options = rule.options
    phrases = [phrase.split() for phrase in options.each]
    if not any(all(word in document.places for word in phrase) for phrase in phrases):
        return
    for figures in document.figures_of.values():
        counts = [
            figure for figure in figures if figure.kind == "count" and (figure.noun or figure.value != 1)
        ]
        for one, other in pairwise(counts):
            if not (whole(one) and whole(other)) or one.value == other.value or not plural(one.noun):
                continue
            if _joined(other):
                continue
            gap = [token.lower for token in one.sentence.tokens[one.last : other.first]]
            if any(gap[-len(phrase) :] == phrase for phrase in phrases) and _near(options, gap):
                yield rule.finding(
                    document,
                    other.span,
                    related=[Related(one.span, options.label)],
                    one=document.seen(one.span),
                )


def _joined(figure: Figure) -> bool:
    """Whether a hyphen stands behind a number: “the 6- and 7-year-olds”."""
    tokens = figure.sentence.tokens
    return figure.last < len(tokens) and tokens[figure.last].text == "-"


def _near(options: Options, gap: list[str]) -> bool:
    """Whether the words between two numbers go on with the first."""
    return len(gap) <= options.reach and set(gap).isdisjoint(options.unless)


CHECK = Check(Options, run)
