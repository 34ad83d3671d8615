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
    phrase that begin another statement; `reach`: tokens between them; `as_`: the word on either side of “many”; `label` names the two figures.
    """

    times: dict[str, float]
    between: tuple[str, ...]
    over: tuple[str, ...]
    less: tuple[str, ...]
    under: tuple[str, ...]
    apart: tuple[str, ...]
    reach: int
    as_: str
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “A, N times the B” where A is another multiple of B."""
    options: Options = rule.options
    phrases = [text.split() for text in options.times]
    heads = {phrase[0] for phrase in phrases}
    for number, figures in document.figures_of.items():
        if len(figures) < 2 or heads.isdisjoint(document.words_in(document.sentences[number])):
            continue
        found = _as_many(options, phrases, figures)
        if found:
            yield _finding(rule, document, *found)
            continue
        for index in range(1, len(figures)):
            other = figures[index]
            told = _multiple(options, phrases, other)
            one = _first(options, figures[:index], other, told[0]) if told else None
            if told is None or one is None:
                continue
            start, length, factor = told
            tokens = one.sentence.tokens
            ratio = size(one)[0] / size(other)[0]
            if _wrong(options, [token.lower for token in tokens[start - 2 : start]], factor, ratio):
                yield _finding(rule, document, one, other, start, length)


def _finding(rule: Rule, document: Document, one: Figure, other: Figure, start: int, length: int) -> Finding:
    tokens = one.sentence.tokens
    label = rule.options.label
    return rule.finding(
        document,
        Span(tokens[start].start, tokens[start + length - 1].end),
        related=[Related(one.span, label), Related(other.span, label)],
        one=document.seen(one.span),
        other=document.seen(other.span),
        right=reckoned(round(size(one)[0] / size(other)[0], 1)),
    )


def _as_many(
    options: Options, phrases: list[list[str]], figures: Sequence[Figure]
) -> tuple[Figure, Figure, int, int] | None:
    """The only two figures of a kind round “twice as many as the old one, which held”, where they are no such multiple."""
    tokens = figures[0].sentence.tokens
    for start in range(1, len(tokens) - 3):
        length = phrase_at(tokens, start, phrases)
        end = start + length
        if not length or [token.lower for token in tokens[end : end + 3 : 2]] != [options.as_, options.as_]:
            continue
        before = [one for one in figures if one.last <= start and one.kind not in ("year", "ordinal", "time")]
        behind = [
            one for one in figures if one.first >= end + 3 and one.kind not in ("year", "ordinal", "time")
        ]
        if len(before) != 1 or len(behind) != 1 or not alike(before[0], behind[0]):
            return None
        one, other = before[0], behind[0]
        near = start - one.last <= options.reach and other.first - end <= options.reach + 3
        if not near or not _plain(one, other) or one.value < 1:
            return None
        factor = options.times[" ".join(token.lower for token in tokens[start:end])]
        words = [token.lower for token in tokens[start - 2 : start]]
        wrong = _wrong(options, words, factor, size(one)[0] / size(other)[0])
        return (one, other, start, length) if wrong else None
    return None


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
