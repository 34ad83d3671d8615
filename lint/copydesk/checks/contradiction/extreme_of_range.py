"""The youngest older than the range begins: “aged 11 to 75 … the youngest was 14”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure


class Options(BaseOptions):
    """Words of ranges of ages.

    `lead`: words before a range of ages; `least` and `most`: superlatives; `reach`: tokens from one to the figure;
    `near`: how many sentences later it may stand; `label` names the range's end.
    """

    lead: tuple[str, ...]
    least: str
    most: str
    reach: int
    near: int
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find the youngest or oldest of a group said to be another age than the range of ages shortly before."""
    options: Options = rule.options
    ranges = [found for figures in document.figures_of.values() for found in _ranges(options, figures)]
    if not ranges:
        return
    for word, end in ((options.least, 0), (options.most, 1)):
        for sentence, index in document.places.get(word, ()):
            figure = next(
                (
                    f
                    for f in document.figures_of.get(sentence.number, ())
                    if index < f.first <= index + options.reach
                ),
                None,
            )
            if (
                figure is None
                or figure.bound
                or figure.kind not in ("count", "age")
                or figure.noun not in ("", "years")
            ):
                continue
            close = [
                pair for pair in ranges if 0 <= sentence.number - pair[0].sentence.number <= options.near
            ]
            if len(close) != 1 or figure.span in (close[0][0].span, close[0][1].span):
                continue
            bound = close[0][end]
            value = bound.high if end else close[0][0].value
            if figure.value != value and 0 < figure.value < 121:
                yield rule.finding(
                    document,
                    figure.span,
                    related=[Related(bound.span, options.label)],
                    word=word,
                    bound=int(value),
                )


def _ranges(options: Options, figures: tuple[Figure, ...]) -> Iterator[tuple[Figure, Figure]]:
    """The ranges of ages in a sentence: “aged 11 to 75”, “ranging in age from eleven to 75”."""
    for index, figure in enumerate(figures):
        tokens = figure.sentence.tokens
        lead = {token.lower for token in tokens[max(0, figure.first - 4) : figure.first]}
        if not lead & {*options.lead} or figure.kind not in ("count", "age", "measure"):
            continue
        if figure.value != figure.high:
            yield figure, figure
        elif index + 1 < len(figures):
            other = figures[index + 1]
            gap = [token.lower for token in tokens[figure.last : other.first]]
            if gap in (["to"], ["and"], ["through"]) and figure.value < other.value < 121:
                yield figure, other


CHECK = Check(Options, run)
