"""A rank beyond the number there is: “the seventh year of a five-year term”."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import hyphened
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure


class Options(BaseOptions):
    """`of`: the word behind the rank and its noun; `between`: words between that and the number; `label` names the number."""

    of: str
    between: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “the Nth X of an M-X whole” and “N X of an M-X whole” where N is more than M."""
    for figures in document.figures_of.values():
        for rank, number in pairwise(figures):
            if rank.value > number.high and (
                (rank.kind == "ordinal" and _counts(rule.options, rank, number))
                or _served(rule.options, rank, number)
            ):
                yield rule.finding(
                    document,
                    rank.span,
                    related=[Related(number.span, rule.options.label)],
                    number=document.seen(number.span),
                )


def _counts(options: Options, rank: Figure, number: Figure) -> bool:
    """Whether the second figure says how many there are of what the first ranks."""
    if number.bound or number.kind not in ("measure", "count"):
        return False
    tokens = rank.sentence.tokens
    gap = [token.lower for token in tokens[rank.last : number.first]]
    if len(gap) < 2 or gap[1] != options.of or not {*gap[2:]} <= {*options.between}:
        return False
    noun = gap[0]
    if number.kind == "measure":
        return noun in (number.units[0].one, number.units[0].name)
    behind = tokens[number.last - 1].lower.rpartition("-")[2], number.noun, number.noun.removesuffix("s")
    return noun in behind


def _served(options: Options, part: Figure, number: Figure) -> bool:
    """Whether a length of time is told as part of a whole in the same unit: “14 years of a 10-year term”."""
    if (
        part.kind != "measure"
        or number.kind != "measure"
        or part.units != number.units
        or part.bound
        or number.bound
    ):
        return False
    tokens = part.sentence.tokens
    gap = [token.lower for token in tokens[part.last : number.first]]
    return hyphened(number) and gap[:1] == [options.of] and len(gap) > 1 and {*gap[1:]} <= {*options.between}


CHECK = Check(Options, run)
