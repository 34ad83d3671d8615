"""A larger one that is smaller: “Lund, a much larger town of 1,500 people”, where the other town has 7,000."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.amounts import alike, size
from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.figures import Figure
    from copydesk.finding import Finding


class Options(BaseOptions):
    """The words and figures of the rule.

    `larger` and `smaller`: comparatives; `of`: words between a thing and its size; `nouns`: things that have a size;
    `than`: a word behind the figure that names another; `reach`: tokens from the thing to
    the figure; `label` names the other size.
    """

    larger: tuple[str, ...]
    smaller: tuple[str, ...]
    of: tuple[str, ...]
    nouns: tuple[str, ...]
    than: str
    reach: int
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “a larger NOUN of N” in an article whose only other “NOUN of M” has more."""
    options: Options = rule.options
    sized: list[tuple[str, int, Figure]] = []
    for noun in options.nouns:
        for sentence, index in document.places.get(noun, ()):
            for figure in document.figures_of.get(sentence.number, ()):
                gap = [token.lower for token in sentence.tokens[index + 1 : figure.first]]
                if index < figure.first and gap[:1] and gap[0] in options.of and len(gap) <= options.reach:
                    sized.append((noun, index, figure))
                    break
    for noun, index, figure in sized:
        tokens = figure.sentence.tokens
        words = [token.lower for token in tokens[max(0, index - 3) : index]]
        found = [word for word in words if word in (*options.larger, *options.smaller)]
        after = {token.lower for token in tokens[figure.last : figure.last + 3]}
        others = [other for name, _, other in sized if other is not figure and name == noun]
        if len(found) != 1 or len(others) != 1 or options.than in after or not alike(figure, others[0]):
            continue
        if document.quoted(figure.span.start) or figure.noun != others[0].noun:
            continue
        (low, high), (other_low, other_high) = size(figure), size(others[0])
        wrong = high < other_low if found[0] in options.larger else low > other_high
        if wrong:
            yield rule.finding(
                document,
                figure.span,
                related=[Related(others[0].span, options.label)],
                word=found[0],
                noun=noun,
                other=document.seen(others[0].span),
            )


CHECK = Check(Options, run)
