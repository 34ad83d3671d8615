"""The larger one with less: “the town of 7,000 people”, “a much larger town of 1,500 people”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.grammar import lemmas
from copydesk.reckoning.amounts import alike, size
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure
    from copydesk.sentences import Sentence


class Options(BaseOptions):
    """Comparatives and what stands round the figures.

    `greater` and `smaller`: comparatives; `of` and `hedges`: words between a thing and its figure; `reach`: tokens from the comparative to its figure; `back`: sentences before
    in which the other one is told; `than`: the word that compares with something else; `apart`: words near that make it no comparison with the one before; `label` names the other figure.
    """

    greater: tuple[str, ...]
    smaller: tuple[str, ...]
    of: tuple[str, ...]
    hedges: tuple[str, ...]
    reach: int
    back: int
    than: str
    apart: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “a larger THING of N” behind the only other “THING of M”, M being more."""
    options: Options = rule.options
    for words, way in ((options.greater, 1), (options.smaller, -1)):
        for sentence, index in (place for word in words for place in document.places.get(word, ())):
            figure = _figure(options, document, sentence, index)
            if figure is None:
                continue
            other = _other(options, document, figure)
            if other and _against(figure, other, way):
                yield rule.finding(
                    document,
                    figure.span,
                    related=[Related(other.span, options.label)],
                    word=sentence.tokens[index].text,
                    thing=_thing(options, figure),
                )


def _against(figure: Figure, other: Figure, way: int) -> bool:
    """Whether a figure is surely on the wrong side of another."""
    (low, high), (other_low, other_high) = size(figure), size(other)
    return high < other_low if way > 0 else low > other_high


def _figure(options: Options, document: Document, sentence: Sentence, index: int) -> Figure | None:
    """The figure of “larger town of 1,500 people”, where it is not compared with something else."""
    tokens = sentence.tokens
    if document.quoted(tokens[index].start):
        return None
    near = {token.lower for token in tokens[max(0, index - 2) : index + options.reach]}
    if options.than in near or not near.isdisjoint(options.apart):
        return None
    figures = document.figures_of.get(sentence.number, ())
    figure = next((one for one in figures if index < one.first <= index + options.reach), None)
    return figure if figure and _thing(options, figure) else None


def _thing(options: Options, figure: Figure) -> str:
    """The base form of the noun of “town of 7,000 people”; of a “74,000-seat” thing the seat."""
    tokens = figure.sentence.tokens
    if figure.kind == "count" and [token.lower for token in tokens[figure.last : figure.last + 2]] == [
        "-",
        figure.noun,
    ]:
        return figure.noun
    at = figure.first - 1
    while at > 0 and (tokens[at].lower in options.of or tokens[at].lower in options.hedges):
        at -= 1
    if at < 1 or at == figure.first - 1 or not tokens[at].text.islower():
        return ""
    return lemmas.lemma(tokens[at].lower, "NNS")


def _other(options: Options, document: Document, figure: Figure) -> Figure | None:
    """The only figure of such a thing before, in the sentences just before, if it is alike."""
    number = figure.sentence.number
    found = [
        other
        for at in range(max(0, number - options.back), number + 1)
        for other in document.figures_of.get(at, ())
        if other.span.start < figure.span.start
        and alike(figure, other)
        and other.noun == figure.noun
        and _thing(options, other) == _thing(options, figure)
    ]
    return found[0] if len(found) == 1 and not document.quoted(found[0].span.start) else None


CHECK = Check(Options, run)
