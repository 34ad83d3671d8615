"""A share set off behind its part and its whole: “40 people shot, 16 of them fatally, or better than one in two”."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import alike, phrase_at, reckoned, size
from copydesk.reckoning.appositions import hedged
from copydesk.reckoning.ranges import amount, operand
from copydesk.reckoning.shares import Share, share_of
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure

_REACH = 18
"""Tokens from the nearer of the two to the share, and between the two."""
_SLACK = 1.0
"""Points of a percentage that a share may be off besides its rounding."""


class Options(BaseOptions):
    """Words round a part, its whole and a share.

    `joints`: words and marks that set the share off; `hedges`: words between those and it; `least`: those that make it the least; `closers`: marks behind it, up to `tail` words on; `out_of`: phrases before
    the whole, hedges apart; `of_them`: phrases right behind the part where the whole stands first; `apart`: words behind the two that begin another statement;
    `label` names the two.
    """

    joints: tuple[str, ...]
    hedges: tuple[str, ...]
    least: tuple[str, ...]
    closers: tuple[str, ...]
    tail: int
    out_of: tuple[str, ...]
    of_them: tuple[str, ...]
    apart: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find shares between marks that no two figures before them in the sentence have."""
    options: Options = rule.options
    out_of = [phrase.split() for phrase in options.out_of]
    of_them = [phrase.split() for phrase in options.of_them]
    for figures in document.figures_of.values():
        if len(figures) < 3:
            continue
        for figure in figures[2:]:
            share = _share(options, figure)
            if share is None or document.quoted(figure.span.start):
                continue
            near = [
                one for one in figures if one.last <= figure.first and amount(one) and one.kind != "percent"
            ]
            pair = _pair(options, near, figure, out_of, of_them)
            if pair and not _borne_out(near, share):
                part, whole = pair
                yield rule.finding(
                    document,
                    figure.span,
                    related=[Related(part.span, options.label), Related(whole.span, options.label)],
                    part=document.seen(part.span),
                    whole=document.seen(whole.span),
                    said=document.seen(hedged(figure)),
                    right=reckoned(round(100 * size(part)[0] / size(whole)[0], 1 if figure.grain < 1 else 0)),
                )


def _share(options: Options, figure: Figure) -> Share | None:
    """What share a figure tells, if it stands between marks."""
    tokens = figure.sentence.tokens
    at = figure.first
    while at and tokens[at - 1].lower in options.hedges:
        at -= 1
    behind = tokens[figure.last : figure.last + options.tail + 1]
    closed = len(behind) <= options.tail or any(token.text in options.closers for token in behind)
    if not at or not closed or tokens[at - 1].lower not in options.joints:
        return None
    share = share_of(figure)
    if share and any(token.lower in options.least for token in tokens[at : figure.first]):
        return Share(max(share.low, figure.value * 0.97 if figure.value > 1 else share.low), 100.0)
    return share


def _pair(
    options: Options,
    near: Sequence[Figure],
    share: Figure,
    out_of: list[list[str]],
    of_them: list[list[str]],
) -> tuple[Figure, Figure] | None:
    """The last part and whole before a share that words say are such."""
    if len(near) < 2:
        return None
    one, other = near[-2:]
    tokens = share.sentence.tokens
    if share.first - other.last > _REACH or other.first - one.last > _REACH or not alike(one, other):
        return None
    if any(token.lower in options.apart for token in tokens[other.last : share.first]):
        return None
    if phrase_at(tokens, other.last, of_them) or phrase_at(tokens, other.last + 1, of_them):
        return (other, one) if other.value < one.value else None
    at = other.first
    while at and tokens[at - 1].lower in options.hedges:
        at -= 1
    before = [token.lower for token in tokens[max(0, at - 3) : at]]
    if any(before[-len(phrase) :] == phrase for phrase in out_of):
        return (one, other) if one.value < other.value else None
    return None


def _borne_out(near: Sequence[Figure], share: Share) -> bool:
    """Whether any of the figures is that share of another."""
    for part, whole in permutations(near, 2):
        if alike(part, whole):
            low, high = operand(part).over(operand(whole))
            if 100 * low - _SLACK <= share.high and share.low <= 100 * high + _SLACK:
                return True
    return False


CHECK = Check(Options, run)
