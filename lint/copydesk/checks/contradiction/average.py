"""An average that the figures before it do not have: “100, 200, 300 and 400 fans, an average of 350”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.grammar import lemmas
from copydesk.reckoning.amounts import alike, phrase_at, reckoned
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure

_FEWEST = 3
_ROUGH = 0.08
"""What share of itself an average for each may be rounded by."""
_KINDS = ("count", "money", "percent", "measure")


class Options(BaseOptions):
    """`leads`: phrases right before an average; `joints`: what stands between the figures that it is taken of; `per`: words before what it is told for one of; `label` names these."""

    leads: tuple[str, ...]
    joints: tuple[str, ...]
    per: tuple[str, ...]
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
            each = _each(options, figures, mean)
            if each:
                total, number = each
                reached = total.value / number.value
                if abs(reached - mean.value) > max(mean.slack, reached * _ROUGH):
                    yield rule.finding(
                        document,
                        mean.span,
                        related=[
                            Related(figure.span, options.label)
                            for figure in sorted(each, key=lambda one: one.span)
                        ],
                        right=reckoned(round(reached, 1)),
                    )
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


def _each(options: Options, figures: Sequence[Figure], mean: Figure) -> tuple[Figure, Figure] | None:
    """The sum and the number of those that “an average of 200 a day” is taken over: “600 cars in six days”."""
    tokens = mean.sentence.tokens
    at = mean.last
    while at < len(tokens) and at < mean.last + 3 and tokens[at].lower not in options.per:
        at += 1
    if len(figures) != _FEWEST or at + 1 >= len(tokens) or tokens[at].lower not in options.per:
        return None
    unit = tokens[at + 1].lower
    others = [figure for figure in figures if figure is not mean and figure.exact]
    numbers = [one for one in others if _of_unit(one, unit) and one.value > 1]
    totals = [one for one in others if one not in numbers and one.kind == mean.kind]
    if len(numbers) != 1 or len(totals) != 1 or not alike(totals[0], mean) or totals[0].first > mean.first:
        return None
    plain = (
        not mean.noun
        or not totals[0].noun
        or lemmas.lemma(mean.noun, "NNS") == lemmas.lemma(totals[0].noun, "NNS")
    )
    return (totals[0], numbers[0]) if plain or mean.noun in options.per or mean.noun == unit else None


def _of_unit(figure: Figure, unit: str) -> bool:
    """Whether a figure is a number of what an average is told for one of."""
    if figure.units:
        return any(one.one == unit for one in figure.units)
    return figure.kind == "count" and bool(figure.noun) and lemmas.lemma(figure.noun, "NNS") == unit


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
