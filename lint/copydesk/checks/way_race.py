"""A “five-way race” and another number of candidates: one contest, two numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.amounts import whole
from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.figures import Figure
    from copydesk.finding import Finding
    from copydesk.span import Span

_NEAR = 2
"""A slip is near the truth; ten candidates and a three-way race are not."""
_LEAST = 3
"""Two of all may be those of a second round."""


class Options(BaseOptions):
    """The words and figures of the rule.

    `way`: the word behind the number; `contests`: what is of so many ways; `runners`: who takes part in it, in the
    plural; `all`: words right before their number that make it that of all; `never`: words behind it that make it of some;
    `numbers`: words for numbers; `label` names the other.
    """

    way: str
    contests: tuple[str, ...]
    runners: tuple[str, ...]
    all: tuple[str, ...]
    never: tuple[str, ...]
    numbers: dict[str, int]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find an article's only “N-way contest” where the article has “the M candidates”."""
    options: Options = rule.options
    ways = list(_ways(options, document))
    if len({number for number, _ in ways}) != 1:
        return
    number, span = ways[0]
    groups = [figure for figure in document.figures if _of_all(options, figure)]
    if len({figure.value for figure in groups}) == 1 and 0 < abs(groups[0].value - number) <= _NEAR:
        yield rule.finding(
            document,
            span,
            related=[Related(groups[0].span, options.label)],
            other=document.seen(groups[0].span),
            noun=groups[0].noun,
        )


def _ways(options: Options, document: Document) -> Iterator[tuple[int, Span]]:
    for word, number in options.numbers.items():
        for sentence, index in document.places.get(f"{word}-{options.way}", ()):
            tokens = sentence.tokens
            following = {token.lower for token in tokens[index + 1 : index + 4]}
            if not following.isdisjoint(options.contests) and not document.quoted(tokens[index].start):
                yield number, tokens[index].span


def _of_all(options: Options, figure: Figure) -> bool:
    """Whether a figure is that of all who take part."""
    if not whole(figure) or figure.noun not in options.runners or not figure.first:
        return False
    tokens = figure.sentence.tokens
    after = {token.lower for token in tokens[figure.last : figure.last + 4]}
    near = figure.last < len(tokens) and tokens[figure.last].lower == figure.noun
    if figure.value < _LEAST or not near:
        return False
    return tokens[figure.first - 1].lower in options.all and after.isdisjoint(options.never)


CHECK = Check(Options, run)
