"""A part that is more than its whole: “five men, eight of them …”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.amounts import phrase_at, whole
from copydesk.counted import plural
from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding


REACH = 8
"""Tokens behind a part that say how it is meant."""


class Options(BaseOptions):
    """`of`: phrases behind a figure that make it a part of what was counted before.

    `never`: words before it that make it no such part; `unless`: words behind it that do; `label` names the whole.
    """

    of: tuple[str, ...]
    never: tuple[str, ...]
    unless: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find parts that exceed every count before them in the sentence."""
    phrases = [text.split() for text in rule.options.of]
    for figures in document.figures_of.values():
        counts = [figure for figure in figures if figure.kind == "count"]
        for index in range(1, len(counts)):
            part = counts[index]
            tokens = part.sentence.tokens
            if (
                not whole(part)
                or tokens[part.first - 1].lower in rule.options.never
                or not phrase_at(tokens, part.last, phrases)
            ):
                continue
            before = [figure for figure in figures if figure.last <= part.first]
            wholes = [figure for figure in counts[:index] if plural(figure.noun) and figure.value > 1]
            after = {token.lower for token in tokens[part.last : part.last + REACH]}
            if (
                wholes
                and after.isdisjoint(rule.options.unless)
                and len(before) == len(counts[:index])
                and all(
                    figure.bound not in ("over", "least") and figure.high < part.value
                    for figure in counts[:index]
                )
            ):
                yield rule.finding(
                    document,
                    part.span,
                    related=[Related(wholes[-1].span, rule.options.label)],
                    whole=document.seen(wholes[-1].span),
                    noun=wholes[-1].noun,
                )


CHECK = Check(Options, run)
