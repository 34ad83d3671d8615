"""A part that is more than its whole: “five men, eight of them …”, “54 of the 52 members”."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import phrase_at, whole
from copydesk.reckoning.counted import plural
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure


NEAR = 5
"""Tokens between a part and its whole, and between that and its noun."""
REACH = 8
"""Tokens behind a part that say how it is meant."""


class Options(BaseOptions):
    """`of`: phrases behind a figure that make it a part of what was counted before.

    `owners`: words before a whole that a part is counted out of; `never`: words before a part that make it no such part; `unless`: words behind it that do; `label` names the whole.
    """

    of: tuple[str, ...]
    owners: tuple[str, ...]
    never: tuple[str, ...]
    unless: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find parts that exceed every count before them in the sentence, or the whole that they are counted out of."""
    phrases = [text.split() for text in rule.options.of]
    for figures in document.figures_of.values():
        counts = [figure for figure in figures if figure.kind == "count"]
        if len(counts) < 2:
            continue
        for part, total in (*_behind(rule.options, phrases, figures, counts), *_before(rule.options, counts)):
            yield rule.finding(
                document,
                part.span,
                related=[Related(total.span, rule.options.label)],
                whole=document.seen(total.span),
                noun=total.noun,
            )


def _behind(
    options: Options, phrases: list[list[str]], figures: Sequence[Figure], counts: Sequence[Figure]
) -> Iterator[tuple[Figure, Figure]]:
    """“Five men, eight of them”: parts that exceed every count before them."""
    for index in range(1, len(counts)):
        part = counts[index]
        tokens = part.sentence.tokens
        if (
            not whole(part)
            or tokens[part.first - 1].lower in options.never
            or not phrase_at(tokens, part.last, phrases)
        ):
            continue
        before = [figure for figure in figures if figure.last <= part.first]
        wholes = [figure for figure in counts[:index] if plural(figure.noun) and figure.value > 1]
        after = {token.lower for token in tokens[part.last : part.last + REACH]}
        if (
            wholes
            and after.isdisjoint(options.unless)
            and len(before) == len(counts[:index])
            and all(
                figure.bound not in ("over", "least") and figure.high < part.value
                for figure in counts[:index]
            )
        ):
            yield part, wholes[-1]


def _before(options: Options, counts: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """“54 of the Senate's 52 members”: a number and the smaller one that it is counted out of."""
    for part, total in pairwise(counts):
        if not (whole(part) and whole(total) and part.value > total.value and plural(total.noun)):
            continue
        tokens = part.sentence.tokens
        gap = tokens[part.last : total.first]
        if not 1 < len(gap) <= NEAR or gap[0].lower != "of" or any(token.text == "," for token in gap):
            continue
        owned = gap[-1].lower in options.owners or gap[-1].lower.replace("’", "'").endswith("'s")
        words = [token.lower for token in tokens[total.last : total.last + NEAR]]
        head = words.index(total.noun) if total.noun in words else -1
        if owned and head >= 0 and words[head + 1 : head + 2] not in (["'"], ["’"]):
            yield part, total


CHECK = Check(Options, run)
