"""A multiple that its two figures are not: “20 inquiries, more than twice the 14 of last year”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import alike, phrase_at, reckoned, size
from copydesk.reckoning.shares import fraction
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure

ROUGH = 0.17
"""What share of itself a multiple may be rounded by."""
SANE = 4.0
"""How many times off a multiple may be and still be meant of the two figures."""


class Options(BaseOptions):
    """The words of a multiple.

    `times`: what a phrase multiplies by; `between`: words that may stand between it and the second figure; `over`,
    `less` and `under`: words before the phrase that make it the least, the most, or near the most; `apart`: words between the first figure and the
    phrase that begin another statement; `reach`: tokens between them; `label` names the two figures.
    """

    times: dict[str, float]
    between: tuple[str, ...]
    over: tuple[str, ...]
    less: tuple[str, ...]
    under: tuple[str, ...]
    apart: tuple[str, ...]
    reach: int
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “A, N times the B” where A is another multiple of B."""
    options: Options = rule.options
    phrases = [text.split() for text in options.times]
    heads = {phrase[0] for phrase in phrases}
    for number, figures in document.figures_of.items():
        if len(figures) < 2 or heads.isdisjoint(document.words_in(document.sentences[number])):
            continue
        for index in range(1, len(figures)):
            other = figures[index]
            found = _multiple(options, phrases, other)
            one = _first(options, figures[:index], other, found[0]) if found else None
            if found is None or one is None:
                continue
            start, length, factor = found
            tokens = one.sentence.tokens
            ratio = size(one)[0] / size(other)[0]
            if _wrong(options, [token.lower for token in tokens[start - 2 : start]], factor, ratio):
                yield rule.finding(
                    document,
                    Span(tokens[start].start, tokens[start + length - 1].end),
                    related=[Related(one.span, options.label), Related(other.span, options.label)],
                    one=document.seen(one.span),
                    other=document.seen(other.span),
                    right=reckoned(round(ratio, 1)),
                )


def _multiple(options: Options, phrases: list[list[str]], other: Figure) -> tuple[int, int, float] | None:
    """Where the phrase before a figure stands, how many words it has, and by what it multiplies."""
    tokens = other.sentence.tokens
    start = other.first
    while start and tokens[start - 1].lower in options.between:
        start -= 1
    for at in (start - 1, start - 2):
        length = phrase_at(tokens, at, phrases) if at > 0 else 0
        if length == start - at:
            return at, length, options.times[" ".join(token.lower for token in tokens[at:start])]
    return None


def _first(options: Options, figures: Sequence[Figure], other: Figure, start: int) -> Figure | None:
    """The figure before a multiple that it is of: the nearest of its kind, in the same clause."""
    near = [
        figure
        for figure in figures
        if figure.last <= start and alike(figure, other) and _plain(figure, other)
    ]
    if not near or other.kind not in ("count", "money", "measure", "percent"):
        return None
    words = {token.lower for token in other.sentence.tokens[near[-1].last : start]}
    close = start - near[-1].last <= options.reach and words.isdisjoint(options.apart)
    return near[-1] if close else None


def _plain(one: Figure, other: Figure) -> bool:
    """Whether both are single values, of one noun where both have one."""
    if one.value != one.high or other.value != other.high or not size(other)[0]:
        return False
    if fraction(one) or fraction(other):
        return fraction(one) and fraction(other)
    if one.kind == "measure":
        return one.units[0].dimension != "time"
    return True


def _wrong(options: Options, before: list[str], factor: float, ratio: float) -> bool:
    """Whether a multiple is surely another than the one told."""
    if not factor / SANE < ratio < factor * SANE:
        return False
    if not {*before}.isdisjoint(options.less):
        return ratio > factor * 1.03
    if before[-1] in options.over:
        return ratio < factor * 0.97
    if before[-1] in options.under:
        return ratio > factor * 1.03 or ratio < factor * (1 - 2 * ROUGH)
    return abs(ratio - factor) > factor * ROUGH


CHECK = Check(Options, run)
