"""A rank that does not go with the number of others: “the fourth president … only two other presidents”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.amounts import reckoned, whole
from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.figures import Figure
    from copydesk.finding import Finding


class Options(BaseOptions):
    """`only` and `other`: the words round the number of others; `never`: words before a rank; `label` names the number."""

    only: tuple[str, ...]
    other: str
    never: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “the Nth X” where the article says that only K other X there are, K + 1 not being N."""
    options: Options = rule.options
    others: dict[str, Figure] = {}
    for figures in document.figures_of.values():
        for figure in figures:
            tokens = figure.sentence.tokens
            if (
                not whole(figure)
                or figure.last + 1 >= len(tokens)
                or tokens[figure.last].lower != options.other
            ):
                continue
            before = {token.lower for token in tokens[max(0, figure.first - 4) : figure.first]}
            if before & {*options.only}:
                others.setdefault(_one(tokens[figure.last + 1].lower), figure)
    for figure in document.figures if others else ():
        tokens = figure.sentence.tokens
        if (
            figure.kind != "ordinal"
            or not figure.first
            or tokens[figure.first - 1].lower != "the"
            or figure.last >= len(tokens)
        ):
            continue
        number = others.get(_one(tokens[figure.last].lower))
        if number and figure.value > 1 and number.value + 1 != figure.value:
            after = {token.lower for token in tokens[figure.last + 1 : figure.last + 3]}
            if not after & {*options.never}:
                yield rule.finding(
                    document,
                    figure.span,
                    related=[Related(number.span, options.label)],
                    others=document.seen(number.span),
                    noun=tokens[figure.last].text,
                    right=reckoned(number.value + 1),
                )


def _one(noun: str) -> str:
    return noun.removesuffix("ies") + "y" if noun.endswith("ies") else noun.removesuffix("s")


CHECK = Check(Options, run)
