"""Shares of a whole that exclude each other and come to more than all: “53 percent voted yes and 57 percent no”."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.shares import share_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.figures import Figure
    from copydesk.finding import Finding
    from copydesk.shares import Share

_ALL = 102
"""What shares come to at most, rounding included."""


class Options(BaseOptions):
    """The words of answers and divisions.

    `yes` and `no`: words for two answers that exclude each other; `sides`: words for the two sides of other divisions, each with its
    division and a sign; `reach`: tokens behind a share in which its side stands, and `far` for `sides`; `apart`: words between two
    shares that make them of two wholes; `label` names the other share.
    """

    yes: tuple[str, ...]
    no: tuple[str, ...]
    sides: dict[str, str]
    reach: int
    far: int
    apart: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find two shares next to each other, of two sides of one division, that come to more than a hundred."""
    options: Options = rule.options
    for figures in document.figures_of.values():
        if len(figures) < 2:
            continue
        shares = [(figure, share) for figure in figures if (share := share_of(figure))]
        for (one, first), (other, second) in pairwise(shares):
            if _least(first) + _least(second) <= _ALL or one.value != one.high:
                continue
            tokens = other.sentence.tokens
            if other.last < len(tokens) and tokens[other.last].lower == "of":
                continue
            gap = {token.lower for token in one.sentence.tokens[one.last : other.first]}
            if gap.isdisjoint(options.apart) and _opposed(options, one, other):
                yield rule.finding(
                    document,
                    other.span,
                    related=[Related(one.span, options.label)],
                    one=document.seen(one.span),
                )


def _least(share: Share) -> float:
    """What a share comes to at least; “nearly” takes off a tenth here, for it says that little is missing."""
    return max(share.low, 0.9 * share.high) if share.low > 0 and share.high < 100 else max(share.low, 0.0)


def _opposed(options: Options, one: Figure, other: Figure) -> bool:
    """Whether each of two shares is of one side, and the two sides exclude each other."""
    (first, second) = (_sides(options, figure, other.first) for figure in (one, other))
    if len(first) != 1 or len(second) != 1:
        return False
    (division, sign), (other_division, other_sign) = *first, *second
    return division == other_division and sign != other_sign


def _sides(options: Options, figure: Figure, stop: int) -> set[tuple[str, str]]:
    """The sides that stand behind a share, in its clause: the name of the division, and + or -."""
    tokens = figure.sentence.tokens
    found = set()
    for at, token in enumerate(tokens[figure.last : figure.last + options.far], figure.last):
        if token.kind == "number" or token.text in ",;:." or (figure.first < stop <= at):
            break
        word = token.lower
        if word in options.sides:
            division, _, sign = options.sides[word].partition(" ")
            found.add((division, sign))
        elif at < figure.last + options.reach and word in (*options.yes, *options.no):
            found.add(("answer", "+" if word in options.yes else "-"))
    return found


CHECK = Check(Options, run)
