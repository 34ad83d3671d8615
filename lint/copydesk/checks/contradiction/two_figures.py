"""One thing measured or counted twice: “The blast killed 12 people”, “the blast killed 15 people”."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import alike, size
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.stating.content import DAYS, meet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure
    from copydesk.stating.measured import Measured

_KINDS = ("count", "measure", "money")
_MANY = 6
"""Figures of one kind and noun that make a table, in which each is another thing's."""

_MOST = 12
"""Figures of one kind and noun that are too many to be of one thing."""


class Options(BaseOptions):
    """Words round a figure.

    `apart`: words in either sentence that make it another thing's, time's or voice's; `never`: what is counted of many
    occasions; `label` names the other figure.
    """

    apart: tuple[str, ...]
    never: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find two figures of one thing and one verb, of the same kind, that no rounding makes one."""
    options: Options = rule.options
    for figures in _rivals(options, document):
        told = [measured for figure in figures if (measured := document.measured(figure))]
        pair = next(((a, b) for a, b in combinations(told, 2) if _clash(a, b)), None)
        if pair and pair[0].what not in options.never:
            first, later = sorted(measured.figure.span for measured in pair)
            yield rule.finding(document, later, related=[Related(first, options.label)])


def _rivals(options: Options, document: Document) -> Iterable[list[Figure]]:
    """The plain figures of one kind and noun, where there are two values in two sentences, and not a table of them."""
    kinds: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in document.figures:
        if figure.kind in _KINDS and figure.value == figure.high and (figure.noun or figure.kind != "count"):
            of = figure.units[0].dimension if figure.units else figure.symbol or figure.noun
            kinds[figure.kind, of].append(figure)
    for (kind, of), figures in kinds.items():
        if kind == "measure" and of == "time":
            continue
        if len({figure.value for figure in figures}) > 1:
            plain = [figure for figure in figures[:_MOST] if _told(options, document, figure)]
            plain = [one for one in plain if any(_near(document, one, other) for other in plain)]
            if len(figures) < _MOST and 1 < len(plain) <= _MANY:
                yield plain


def _near(document: Document, one: Figure, other: Figure) -> bool:
    """Whether two figures differ in sentences that may tell of one thing."""
    words = document.words_in(one.sentence), document.words_in(other.sentence)
    return one.value != other.value and one.sentence is not other.sentence and meet(*words, one.noun)


def _told(options: Options, document: Document, figure: Figure) -> bool:
    """Whether a figure is the writer's own and nothing in its sentence speaks of another time or thing."""
    sentence = figure.sentence
    return (
        figure.bound in ("", "about")
        and document.plainly(sentence, figure.first, options.apart)
        and not document.deeds.reported(sentence)
    )


def _clash(one: Measured, other: Measured) -> bool:
    """Whether the same is told of one thing with two values, in two sentences of which one names nothing more."""
    first, second = one.figure, other.figure
    if first.sentence.number == second.sentence.number or one.what != other.what or not alike(first, second):
        return False
    if one.tense != other.tense or not one.thing.same(other.thing):
        return False
    low, high = (size(figure)[0] for figure in (first, second))
    slack = sum(
        figure.slack * (figure.units[0].factor if figure.units else 1.0) for figure in (first, second)
    )
    telling = [_telling(measured) for measured in (one, other)]
    return abs(low - high) > slack and (telling[0] <= telling[1] or telling[1] <= telling[0])


def _telling(measured: Measured) -> set[str]:
    """The names, days and other numbers of a sentence, but for the thing and its figure."""
    figure, thing = measured.figure, measured.thing
    own = {*range(figure.first, figure.last)} | ({*range(thing.start, thing.end)})
    return {
        token.lower
        for at, token in enumerate(figure.sentence.tokens)
        if at not in own
        and (token.kind == "number" or (at and token.text[0].isupper()) or token.lower in DAYS)
    }


CHECK = Check(Options, run)
