"""A period named in two ways that differ: “the quadrennial report, which comes out every three years”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence


class Options(BaseOptions):
    """Words of periods.

    `periods`: words of a period, each in months; `units`: words behind “every three”, each in months; `ranks`: words before a unit that multiply it; `every`: the words before them; `reach`: tokens
    from the one to the other; `opens`: words or marks one of which stands between; `unless`: words between that make it another thing's; `label` names the period.
    """

    periods: dict[str, float]
    units: dict[str, float]
    ranks: dict[str, int]
    every: tuple[str, ...]
    opens: tuple[str, ...]
    unless: tuple[str, ...]
    reach: int
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a thing of one period that comes “every N years” of another, shortly behind."""
    options: Options = rule.options
    for word in options.every:
        for sentence, index in document.places.get(word, ()):
            told = _told(options, document, sentence, index)
            named = _named(options, sentence, index) if told else None
            if told is None or named is None or document.quoted(sentence.tokens[index].start):
                continue
            months, end = told
            if months != options.periods[sentence.tokens[named].lower]:
                yield rule.finding(
                    document,
                    Span(sentence.tokens[index].start, sentence.tokens[end].end),
                    related=[Related(sentence.tokens[named].span, options.label)],
                    word=sentence.tokens[named].text,
                )


def _told(options: Options, document: Document, sentence: Sentence, index: int) -> tuple[float, int] | None:
    """The months of “every three years”, “every other month”, “every year”, and where that ends."""
    tokens, at = sentence.tokens, index + 1
    for figure in document.figures_of.get(sentence.number, ()):
        if figure.first == at and figure.kind == "measure" and figure.exact:
            months = options.units.get(figure.units[0].name)
            return (figure.value * months, figure.last - 1) if months else None
    times = 1
    if at < len(tokens) and tokens[at].lower in options.ranks:
        times, at = options.ranks[tokens[at].lower], at + 1
    if at >= len(tokens) or tokens[at].lower not in options.units:
        return None
    return times * options.units[tokens[at].lower], at


def _named(options: Options, sentence: Sentence, index: int) -> int | None:
    """Where the nearest period stands before a token, in a clause that goes on to it."""
    tokens = sentence.tokens
    for at in range(index - 1, max(-1, index - 1 - options.reach), -1):
        word = tokens[at].lower
        if word in options.unless:
            return None
        if word in options.periods:
            gap = {token.lower for token in tokens[at + 1 : index]}
            return at if not gap.isdisjoint(options.opens) else None
    return None


CHECK = Check(Options, run)
