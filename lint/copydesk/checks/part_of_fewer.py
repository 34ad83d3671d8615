"""A part of fewer: “54 of the Senate's 52 Republicans”."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from copydesk.amounts import whole
from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.figures import Figure
    from copydesk.finding import Finding

_REACH = 6
"""Tokens from the part to its whole."""


class Options(BaseOptions):
    """Words between the two.

    `of` opens them, at `the` or a possessive they end; `beyond`: words before the part that raise it over the whole; `label` names the whole.
    """

    of: str
    the: tuple[str, ...]
    beyond: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “A of the B” and “A of X's B” where A is more than B."""
    options: Options = rule.options
    for figures in document.figures_of.values():
        for part, of in pairwise(figures):
            if part.value > of.high and _parted(options, part, of):
                yield rule.finding(
                    document,
                    part.span,
                    related=[Related(of.span, options.label)],
                    whole=document.seen(of.span),
                )


def _parted(options: Options, part: Figure, of: Figure) -> bool:
    """Whether a number is said to be part of the next one."""
    if not (whole(part) and whole(of)) or not of.noun:
        return False
    tokens = part.sentence.tokens
    gap = [token.lower for token in tokens[part.last : of.first]]
    if not 1 < len(gap) < _REACH or gap[0] != options.of:
        return False
    before = {token.lower for token in tokens[max(0, part.first - 3) : part.first]}
    plain = all(token.kind == "word" for token in tokens[part.last : of.first])
    owned = gap[-1] in options.the or gap[-1].endswith(("'s", "s'"))
    return plain and owned and before.isdisjoint(options.beyond)


CHECK = Check(Options, run)
