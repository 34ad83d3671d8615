"""A length in months that its two months do not have: “the six-month contract runs from January to March”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import hyphened, years_in
from copydesk.reckoning.dates import MONTHS
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure

_NUMBERS = {name.lower(): number for number, name in enumerate(MONTHS)}
_YEAR = 12


class Options(BaseOptions):
    """Words round two months.

    `before`: words before the first month, `joints`: those before the second; `unless`: words in the sentence that make
    it another length; `label` names the two months.
    """

    before: tuple[str, ...]
    joints: tuple[str, ...]
    unless: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “an N-month THING … from MONTH to MONTH” whose months are not N, counted with either end."""
    options: Options = rule.options
    for name in _NUMBERS.keys() & document.places.keys():
        for sentence, index in document.places[name]:
            tokens = sentence.tokens
            if index < 1 or index + 2 >= len(tokens) or tokens[index - 1].lower not in options.before:
                continue
            other = tokens[index + 2].lower
            if tokens[index + 1].lower not in options.joints or other not in _NUMBERS or years_in(sentence):
                continue
            lengths = [figure for figure in document.figures_of.get(sentence.number, ()) if _months(figure)]
            if len(lengths) != 1 or not document.words_in(sentence).isdisjoint(options.unless):
                continue
            apart = (_NUMBERS[other] - _NUMBERS[name]) % _YEAR
            if lengths[0].value not in (apart, apart + 1) and lengths[0].value < _YEAR:
                yield rule.finding(
                    document,
                    lengths[0].span,
                    related=[Related(Span(tokens[index].start, tokens[index + 2].end), options.label)],
                    right=apart + 1,
                )


def _months(figure: Figure) -> bool:
    """Whether a figure is a length of whole months before a noun."""
    return figure.kind == "measure" and figure.units[0].name == "months" and figure.exact and hyphened(figure)


CHECK = Check(Options, run)
