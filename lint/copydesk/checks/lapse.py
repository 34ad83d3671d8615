"""A time given and its end: “in 1964 … given 25 years to comply”, “this expired in 1979”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.amounts import reckoned, years_in
from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.figures import Figure
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence


class Options(BaseOptions):
    """Words of a time that ends.

    `ended`: verbs before “in YEAR”; `same`: words that open their sentence; `given`: the word behind the number of
    years; `back`: sentences before; `label` names the beginning, `time` the number of years.
    """

    ended: tuple[str, ...]
    same: tuple[str, ...]
    given: str
    back: int
    label: str
    time: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find an end that is not the beginning and the number of years told in the sentences before it."""
    options: Options = rule.options
    for word in options.ended:
        for sentence, index in document.places.get(word, ()):
            years = years_in(sentence)
            if not years or years[0][0] != index + 2 or sentence.tokens[0].lower not in options.same:
                continue
            before = document.sentences[max(0, sentence.number - options.back) : sentence.number]
            begun = [(one, at, year) for one in before for at, year in years_in(one)]
            spans = [
                figure
                for one in before
                for figure in document.figures_of.get(one.number, ())
                if _given(options, one, figure)
            ]
            if len(begun) != 1 or len(spans) != 1 or begun[0][0].block is not sentence.block:
                continue
            (one, at, begin), (last, end) = begun[0], years[0]
            if abs(end - begin - spans[0].value) > 1 and end > begin:
                yield rule.finding(
                    document,
                    sentence.tokens[last].span,
                    related=[
                        Related(one.tokens[at].span, options.label),
                        Related(spans[0].span, options.time),
                    ],
                    begin=begin,
                    years=document.seen(spans[0].span),
                    right=reckoned(begin + spans[0].value).replace(",", ""),
                )


def _given(options: Options, sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure is an exact number of years given for something."""
    tokens = sentence.tokens
    if (
        figure.kind != "measure"
        or figure.units[0].name != "years"
        or not figure.exact
        or figure.last >= len(tokens)
    ):
        return False
    return tokens[figure.last].lower == options.given


CHECK = Check(Options, run)
