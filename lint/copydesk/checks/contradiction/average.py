"""An average that the figures before it do not have: “100, 200, 300 and 400 fans, an average of 350”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import phrase_at, reckoned
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure

_FEWEST = 3
_KINDS = ("count", "money", "percent", "measure")


class Options(BaseOptions):
    """`leads`: phrases right before an average; `joints`: what stands between the figures that it is taken of; `label` names these."""

    leads: tuple[str, ...]
    joints: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find an average right behind a list of three or more figures that have another."""
    options: Options = rule.options
    leads = (phrase.split() for phrase in options.leads)
    phrases = [lead for lead in leads if all(word in document.places for word in lead)]
    for word in sorted({phrase[0] for phrase in phrases}):
        for sentence, index in document.places[word]:
            length = phrase_at(sentence.tokens, index, phrases)
            figures = document.figures_of.get(sentence.number, ())
            mean = next((figure for figure in figures if length and figure.first == index + length), None)
            if mean is None or mean.kind not in _KINDS or mean.value != mean.high:
                continue
            listed = _listed(options, [figure for figure in figures if figure.last <= index], index)
            if len(listed) < _FEWEST or any(figure.kind != mean.kind for figure in listed):
                continue
            right = sum(figure.value for figure in listed) / len(listed)
            slack = max(mean.slack, mean.grain) + max(figure.slack for figure in listed)
            if abs(right - mean.value) > slack:
                yield rule.finding(
                    document,
                    mean.span,
                    related=[Related(Span(listed[0].span.start, listed[-1].span.end), options.label)],
                    right=reckoned(round(right, 1)),
                )


def _listed(options: Options, figures: Sequence[Figure], end: int) -> list[Figure]:
    """The figures of the list that ends before a token."""
    found: list[Figure] = []
    for figure in reversed(figures):
        behind = found[0].first if found else end
        gap = [token.lower for token in figure.sentence.tokens[figure.last : behind]]
        if found and not set(gap) <= set(options.joints):
            break
        found.insert(0, figure)
    return found


CHECK = Check(Options, run)
