"""Shares of a whole that exclude each other and come to more than all: “53 percent voted yes and 57 percent no”."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import years_in
from copydesk.reckoning.shares import share_of
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure
from copydesk.reckoning.shares import Share

_ALL = 102
"""What shares come to at most, rounding included."""

_ANSWER = "answer"
"""The division that `yes` and `no` belong to."""


_MUCH = 112.0
"""What two shares of one vote come to at most where one of them is a slip."""


class Options(BaseOptions):
    """The words of answers and divisions.

    `yes` and `no`: words for two answers that exclude each other; `sides`: words for the two sides of other divisions, each with its
    division and a sign; `for_` behind one of `voting` is the first answer too; `ballot`: words of a vote, where two shares with decimals that one of `sides_joined` joins are all of it; `neither`: words for no answer; `turns`: those of `apart` that may stand in a list of all three; `reach`: tokens behind a share in which its side stands, and `far` for `sides`; `apart`: words between two
    shares that make them of two wholes; `of` behind an answer names what is asked, and behind a share its own whole; `label` names the other share.
    """

    yes: tuple[str, ...]
    no: tuple[str, ...]
    sides: dict[str, str]
    for_: str
    voting: tuple[str, ...]
    ballot: tuple[str, ...]
    sides_joined: tuple[str, ...]
    turns: tuple[str, ...]
    neither: tuple[str, ...]
    reach: int
    far: int
    apart: tuple[str, ...]
    of: str
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find two shares next to each other, of two sides of one division, that come to more than a hundred."""
    options: Options = rule.options
    for figures in document.figures_of.values():
        if len(figures) < 2:
            continue
        yield from _answers(rule, document, figures)
        pair = _two_of_a_vote(options, document, figures)
        if pair:
            yield rule.finding(
                document,
                pair[1].span,
                related=[Related(pair[0].span, options.label)],
                one=document.seen(pair[0].span),
            )
            continue
        shares = [(figure, share) for figure in figures if (share := share_of(figure))]
        for (one, first), (other, second) in pairwise(shares):
            if _least(first, one) + _least(second, other) <= _all(one, other) or one.value != one.high:
                continue
            tokens = other.sentence.tokens
            if other.last < len(tokens) and tokens[other.last].lower == options.of:
                continue
            gap = {token.lower for token in one.sentence.tokens[one.last : other.first]}
            if one.grain < 1 and other.grain < 1:
                gap.discard(";")
            if gap.isdisjoint(options.apart) and _opposed(options, one, other):
                yield rule.finding(
                    document,
                    other.span,
                    related=[Related(one.span, options.label)],
                    one=document.seen(one.span),
                )


def _two_of_a_vote(
    options: Options, document: Document, figures: Sequence[Figure]
) -> tuple[Figure, Figure] | None:
    """The only two shares of a sentence about a vote, to the same decimal place, that come to little more than a hundred."""
    shares = [figure for figure in figures if figure.kind == "percent"]
    words = document.words_in(figures[0].sentence)
    if len(shares) != 2 or words.isdisjoint(options.ballot) or not words.isdisjoint(options.apart):
        return None
    one, other = shares
    level = one.grain == other.grain < 1 and one.exact and other.exact
    gap = {token.lower for token in one.sentence.tokens[one.last : other.first]}
    if gap.isdisjoint(options.sides_joined) or len(years_in(one.sentence)) > 1:
        return None
    most = 100 + 2 * one.grain
    return (one, other) if level and most < one.value + other.value < _MUCH else None


def _answers(rule: Rule, document: Document, figures: Sequence[Figure]) -> Iterator[Finding]:
    """Yes, no and neither in one list that comes to more than all."""
    options: Options = rule.options
    for one, other, last in zip(figures, figures[1:], figures[2:], strict=False):
        three = (one, other, last)
        if any(figure.kind != "percent" or figure.value != figure.high for figure in three):
            continue
        tokens = one.sentence.tokens
        gaps = tokens[one.last : other.first], tokens[other.last : last.first]
        words = {token.lower for gap in gaps for token in gap}
        behind = {token.lower for token in tokens[last.last : last.last + options.reach]}
        if any(len(gap) > options.far for gap in gaps) or not words.isdisjoint(
            {*options.apart} - {*options.turns}
        ):
            continue
        if any(figure.bound not in ("", "about") for figure in three):
            continue
        if sum(figure.value for figure in three) > _ALL + 1 and not behind.isdisjoint(options.neither):
            yield rule.finding(
                document,
                last.span,
                related=[Related(one.span, options.label), Related(other.span, options.label)],
                one=f"{document.seen(one.span)}, {document.seen(other.span)}",
            )


def _all(one: Figure, other: Figure) -> float:
    """What two shares come to at most: both with decimals, hardly more than a hundred."""
    return (
        100 + 2 * max(one.grain, other.grain)
        if one.kind == other.kind == "percent" and one.grain < 1
        else _ALL
    )


def _least(share: Share, figure: Figure) -> float:
    """What a share comes to at least; “nearly” takes off a tenth here, for it says that little is missing."""
    if figure.kind == "percent" and figure.grain < 1 and figure.exact:
        return figure.value
    return max(share.low, 0.9 * share.high) if share.low > 0 and share.high < 100 else max(share.low, 0.0)


def _opposed(options: Options, one: Figure, other: Figure) -> bool:
    """Whether each of two shares is of one side, and the two sides exclude each other; answers of one question."""
    (first, second) = (_sides(options, figure, other.first) for figure in (one, other))
    if len(first) != 1 or len(second) != 1:
        return False
    (division, sign), (other_division, other_sign) = *first, *second
    words = [token.lower for token in one.sentence.tokens[one.last : other.first]]
    asked = any(
        word == options.of and words[n - 1] in (*options.yes, *options.no)
        for n, word in enumerate(words)
        if n
    )
    if division == _ANSWER and asked:
        return False
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
        elif word == options.for_ and tokens[at - 1].lower in options.voting:
            found.add((_ANSWER, "+"))
        elif at < figure.last + options.reach and word in (*options.yes, *options.no):
            found.add((_ANSWER, "+" if word in options.yes else "-"))
    return found


CHECK = Check(Options, run)
