"""A trend and figures that go the other way: “draws fewer people every year. Last year 4,000 came, this year 6,000”."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import alike, phrase_at, size, years_in
from copydesk.reckoning.counted import plural
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure
    from copydesk.sentences import Sentence

_ALIKE = 200
"""How many times greater a figure may be than another of one series."""


class Options(BaseOptions):
    """The words and figures of the rule.

    `up` and `down`: phrases that say where something goes; `times`: phrases for a year counted from now, each with how
    many years it lies ahead; `never`: words that make the figures no series; `label` names the later figure, `earlier` the first.
    """

    up: tuple[str, ...]
    down: tuple[str, ...]
    times: dict[str, int]
    never: tuple[str, ...]
    label: str
    earlier: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a trend and, in its sentence or the next, two dated figures of one kind that go against it."""
    options: Options = rule.options
    told: set[int] = set()
    for sentence, index, length, way in _trends(document, _phrases(options.up, options.down)):
        if sentence.number in told or document.quoted(sentence.tokens[index].start):
            continue
        following = document.sentences[sentence.number : sentence.number + 2]
        near = [one for one in following if one.block is sentence.block]
        words = {token.lower for one in near for token in one.tokens}
        if not words.isdisjoint(options.never):
            continue
        series = [point for one in near for point in _points(options, document, one)]
        if len(series) != 2:
            continue
        (when, first), (then, last) = sorted(series, key=lambda point: point[0])
        if (
            when == then
            or _of_two(first, last)
            or not alike(first, last)
            or not 0 < size(first)[0] / max(size(last)[0], 1e-9) < _ALIKE
        ):
            continue
        if (size(last)[0] - size(first)[1]) * way < 0 and (size(last)[1] - size(first)[0]) * way < 0:
            told.add(sentence.number)
            span = Span(sentence.tokens[index].start, sentence.tokens[index + length - 1].end)
            yield rule.finding(
                document,
                span,
                related=[Related(first.span, options.earlier), Related(last.span, options.label)],
                one=document.seen(first.span),
                other=document.seen(last.span),
            )


@lru_cache(16)
def _phrases(up: tuple[str, ...], down: tuple[str, ...]) -> dict[tuple[str, ...], int]:
    """The phrases of both ways, by their words: 1 for up, -1 for down."""
    return {tuple(text.split()): 1 for text in up} | {tuple(text.split()): -1 for text in down}


def _trends(
    document: Document, phrases: dict[tuple[str, ...], int]
) -> Iterator[tuple[Sentence, int, int, int]]:
    """Where the phrases of a trend stand, how long they are, and which way they go."""
    for head in sorted({phrase[0] for phrase in phrases}):
        for sentence, index in document.places.get(head, ()):
            length = phrase_at(sentence.tokens, index, phrases)
            if length:
                words = tuple(token.lower for token in sentence.tokens[index : index + length])
                yield sentence, index, length, phrases[words]


def _of_two(one: Figure, other: Figure) -> bool:
    """Whether two figures count things of two names."""
    return plural(one.noun) and plural(other.noun) and one.noun != other.noun


def _points(options: Options, document: Document, sentence: Sentence) -> list[tuple[int, Figure]]:
    """The dated figures of a sentence: (year, or years from now; figure), where each has a time of its own."""
    figures = [
        figure
        for figure in document.figures_of.get(sentence.number, ())
        if figure.kind in ("count", "measure") and figure.value == figure.high
    ]
    figures = [f for f in figures if not (f.kind == "measure" and f.units[0].dimension == "time")]
    times = _times(options, sentence)
    if len(figures) != len(times):
        return []
    return [(when, figure) for (_, when), figure in zip(times, figures, strict=True)]


def _times(options: Options, sentence: Sentence) -> list[tuple[int, int]]:
    """The years of a sentence, or its “last year” and “this year”, in order."""
    years: list[tuple[int, int]] = list(years_in(sentence))
    phrases = [text.split() for text in options.times]
    found: list[tuple[int, int]] = []
    for index in range(len(sentence.tokens)):
        length = phrase_at(sentence.tokens, index, phrases)
        if length:
            words = " ".join(token.lower for token in sentence.tokens[index : index + length])
            found.append((index, options.times[words]))
    return found if found and not years else years if not found else []


CHECK = Check(Options, run)
