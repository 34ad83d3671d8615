"""What lies between two figures, told behind them: “$1.5 million against $266,000, an edge of almost $2 million”."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from copydesk.finding import Related
from copydesk.reckoning.amounts import alike, phrase_at, reckoned, size
from copydesk.reckoning.ranges import Range, amount, operand, told
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure
    from copydesk.sentences import Token

_SANE = 4.0
"""How many times off a difference may be and still be meant of the two figures."""
_LIKE = 20.0
"""How many times one of two figures may be the other."""
_REACH, _LEAD = 9, 7
"""Tokens from the second figure to the difference, and from that back to the mark that sets it off."""


class Options(BaseOptions):
    """The words of a difference.

    `nouns`: words for one, before `of`; `behind`: phrases right behind one; `sign`: what differences of percentages are counted in; `hedges`: words before one;
    `openers` and `closers`: marks before and behind it; `apart`: words behind the second figure that begin another
    statement; `never`: words in the sentence that make it another difference; `label` names the two figures.
    """

    nouns: tuple[str, ...]
    of: str
    behind: tuple[str, ...]
    sign: tuple[str, ...]
    hedges: tuple[str, ...]
    openers: tuple[str, ...]
    closers: tuple[str, ...]
    apart: tuple[str, ...]
    never: tuple[str, ...]
    label: str


class _Told(NamedTuple):
    """A difference: its figure, where the mark before it stands, and whether “short” or “more than now” says it."""

    figure: Figure
    start: int
    back: bool


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find differences set off behind two figures that do not lie so far apart, nor any two around them."""
    options: Options = rule.options
    behind = [phrase.split() for phrase in options.behind]
    cues = {*options.nouns, *(phrase[0] for phrase in behind)}
    for number, figures in document.figures_of.items():
        if cues.isdisjoint(document.words_in(figures[0].sentence)):
            continue
        if not document.words_in(figures[0].sentence).isdisjoint(options.never):
            continue
        for figure in figures:
            found = _told(options, figure, behind)
            if found is None or document.quoted(figure.span.start):
                continue
            near = (*document.figures_of.get(number - 1, ()), *figures)
            pair = _pair(options, found, near)
            if pair and not _borne_out(options, figure, near):
                one, other = pair
                apart = abs(size(one)[0] - size(other)[0])
                yield rule.finding(
                    document,
                    figure.span,
                    related=[Related(one.span, options.label), Related(other.span, options.label)],
                    one=document.seen(one.span),
                    second=document.seen(other.span),
                    right=_written(figure, apart, other),
                )


def _told(options: Options, figure: Figure, behind: list[list[str]]) -> _Told | None:
    """A figure that words and marks round it say is a difference."""
    if figure.value != figure.high or figure.value <= 0:
        return None
    tokens = figure.sentence.tokens
    start = figure.first
    while start and tokens[start - 1].lower in options.hedges:
        start -= 1
    tail = figure.last
    points = tokens[tail].lower if tail < len(tokens) else ""
    tail += bool(points) and points in (*options.sign, figure.noun)
    named = start > 1 and tokens[start - 1].lower == options.of and tokens[start - 2].lower in options.nouns
    if named:
        opening = _opening(options, tokens, start - 2)
        closed = tail == len(tokens) or tokens[tail].text in options.closers
        return _Told(figure, opening, back=False) if opening and closed else None
    if any(token.lower in options.nouns for token in tokens[tail : tail + 3]):
        return _before_noun(options, figure, tail)
    said = any(phrase_at(tokens, at, behind) for at in (tail, tail + 2))
    opening = _opening(options, tokens, start) if said else 0
    return _Told(figure, opening, back=True) if opening else None


def _before_noun(options: Options, figure: Figure, tail: int) -> _Told | None:
    """“, a 34-point gap”."""
    tokens = figure.sentence.tokens
    at = next((n for n in range(tail, min(len(tokens), tail + 3)) if tokens[n].lower in options.nouns), None)
    if at is None or (at + 1 < len(tokens) and tokens[at + 1].text not in options.closers):
        return None
    opening = _opening(options, tokens, figure.first)
    return _Told(figure, opening, back=False) if opening else None


def _opening(options: Options, tokens: Sequence[Token], at: int) -> int:
    """Where the mark stands that sets a phrase off, if one does; 0 if none."""
    for index in range(at - 1, max(0, at - _LEAD), -1):
        if tokens[index].text in options.openers:
            return index
        if tokens[index].kind != "word" or tokens[index].lower in options.apart:
            return 0
    return 0


def _of_kind(options: Options, difference: Figure, figure: Figure) -> bool:
    """Whether a figure is of the kind that a difference is of: percentages for points."""
    if difference.units and difference.units[0].dimension == "points":
        return figure.kind == "percent"
    if difference.kind == "count" and difference.noun.rstrip("-") in options.sign:
        return figure.kind == "percent"
    return amount(difference) and difference.kind != "percent" and alike(difference, figure)


def _candidates(options: Options, difference: Figure, near: Sequence[Figure]) -> list[Figure]:
    return [
        one for one in near if one is not difference and amount(one) and _of_kind(options, difference, one)
    ]


def _pair(options: Options, found: _Told, near: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """The two figures before a difference: the nearest of its kind, and the one before it."""
    before = [
        one for one in _candidates(options, found.figure, near) if one.span.start < found.figure.span.start
    ]
    if len(before) < 2:
        return None
    one, other = before[-2:]
    if other.sentence is not found.figure.sentence or found.start < other.last:
        return None
    gap = [token.lower for token in other.sentence.tokens[other.last : found.start]]
    far = len(gap) > (2 if found.back else _REACH) or any(word in options.apart for word in gap)
    apart = abs(size(one)[0] - size(other)[0])
    wanted = size(found.figure)[0] * _scale(found.figure)
    least, most = sorted((size(one)[0], size(other)[0]))
    sane = wanted / _SANE < apart < wanted * _SANE and most < least * _LIKE
    return (one, other) if sane and not far else None


def _scale(difference: Figure) -> float:
    """What makes points of the unit into those of a percentage."""
    return 100.0 if difference.units and difference.units[0].dimension == "points" else 1.0


def _borne_out(options: Options, difference: Figure, near: Sequence[Figure]) -> bool:
    """Whether any two figures around lie so far apart, or one of them is the difference."""
    low, high = told(difference)
    scale = _scale(difference)
    wanted = Range(low * scale - (scale > 1) * 0.5, high * scale + (scale > 1) * 0.5)
    figures = _candidates(options, difference, near)
    if any(size(one)[0] == size(difference)[0] for one in figures):
        return True
    return any(operand(a).less(operand(b)).meets(wanted) for a, b in combinations(figures, 2))


def _written(difference: Figure, apart: float, other: Figure) -> str:
    """A difference as the message gives it."""
    if other.kind == "percent":
        return f"{reckoned(round(apart, 2))} points"
    if other.units:
        return f"{reckoned(round(apart / other.units[0].factor, 2))} {other.units[0].name}"
    if apart >= 1e9:
        return f"{difference.symbol}{reckoned(round(apart / 1e9, 3))} billion"
    if apart >= 1e6:
        return f"{difference.symbol}{reckoned(round(apart / 1e6, 3))} million"
    return f"{difference.symbol}{reckoned(round(apart, 2))}"


CHECK = Check(Options, run)
