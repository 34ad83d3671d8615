"""A share told twice, differently: “26 percent, or more than a third”, “one in five (45 percent)”."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.appositions import DASHES, apposition, hedged
from copydesk.reckoning.shares import share_of
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure


class Options(BaseOptions):
    """The words round two shares.

    `of`: what stands behind the first share where the second is set off by commas; `apart`: words round them that make them two; `leads`: words before the first that do; `before`: how many words may stand before the bracket or
    the “or”; `hedges`: words that limit a share told again; `label` names the first share.
    """

    of: str
    apart: tuple[str, ...]
    leads: tuple[str, ...]
    before: int
    hedges: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find two shares in apposition, told in two ways, that no rounding makes one."""
    options: Options = rule.options
    for figures in document.figures_of.values():
        for one, other in pairwise(figures):
            if one.kind == other.kind or not _again(options, one, other):
                continue
            first, second = share_of(one), share_of(other)
            if first and second and not first.meets(second):
                yield rule.finding(
                    document,
                    other.span,
                    related=[Related(one.span, options.label)],
                    one=document.seen(hedged(one)),
                    other=document.seen(hedged(other)),
                )


def _again(options: Options, one: Figure, other: Figure) -> bool:
    """Whether the second share stands where the first is told again, and says no more than it."""
    if _between_commas(options, one, other):
        return True
    told = apposition(one, other, options.before)
    if (
        told is None
        or not told.closed
        or told.joint in (",", "bare")
        or (told.joint == "or" and not told.set_off)
    ):
        return False
    tokens = one.sentence.tokens
    if told.joint == "—" and not any(token.text in DASHES for token in tokens[other.last : other.last + 4]):
        return False
    lead = tokens[one.first - 1].lower if one.first else ""
    if lead in options.leads:
        return False
    words = {*told.before, *(token.lower for token in tokens[other.last : other.last + 2])}
    return words.isdisjoint(options.apart)


def _between_commas(options: Options, one: Figure, other: Figure) -> bool:
    """Whether nothing but the second share stands between two commas behind the first and its noun."""
    tokens = one.sentence.tokens
    gap = [token.lower for token in tokens[one.last : other.first]]
    while len(gap) > 1 and gap[-1] in options.hedges:
        gap.pop()
    if not 1 < len(gap) <= options.before or gap[-1] != "," or gap.count(",") > 1 or other.kind == "count":
        return False
    closed = tokens[other.last].text == "," if other.last < len(tokens) else False
    alone = gap[0] == options.of or (len(gap) < 4 and one.kind == "ratio" and other.kind == "percent")
    return closed and alone and {*gap}.isdisjoint(options.apart)


CHECK = Check(Options, run)
