"""Years that do not come to the span given: “six years, from 2009 to 2017”, “eight years earlier, in 1972”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import hyphened, phrase_at, reckoned, years_in
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure
    from copydesk.sentences import Sentence


LENGTHS = {"years": 1, "decades": 10, "centuries": 100}
"""Units of a span, in years."""
REACH, NEAR = 9, 3
"""Tokens between a number of years and the years behind it, and before it."""


class Options(BaseOptions):
    """Words that make the two no statement of one thing.

    `never`: words next to a number of years that make it another span; `apart`: words between it and the years
    that begin another clause; `label` names the years.
    """

    never: tuple[str, ...]
    apart: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find sentences with one pair of years and one number of years that disagree."""
    for figures in document.figures_of.values():
        spans = [figure for figure in figures if _years(figure)]
        if len(spans) != 1:
            continue
        years = years_in(figures[0].sentence)
        ends = _ends(figures[0].sentence, years)
        if (
            ends
            and _beside(spans[0], ends[0][0], ends[1][0], rule.options.apart)
            and not _aside(rule.options, spans[0])
        ):
            (first, start), (last, end) = ends
            figure = spans[0]
            each = LENGTHS[figure.units[0].name]
            told = figure.value * each
            slack = max(1.0, figure.slack * each)
            if not end - start - slack <= told <= end - start + slack:
                tokens = figure.sentence.tokens
                yield rule.finding(
                    document,
                    figure.span,
                    related=[Related(Span(tokens[first].start, tokens[last].end), rule.options.label)],
                    start=start,
                    end=end,
                    right=reckoned(end - start),
                )


def _years(figure: Figure) -> bool:
    return (
        figure.kind == "measure"
        and figure.units[0].name in LENGTHS
        and figure.value == figure.high
        and not hyphened(figure)
        and figure.bound not in ("over", "least", "most", "under")
    )


def _ends(sentence: Sentence, years: list[tuple[int, int]]) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The two years of “from 2009 to 2017” or “between 2009 and 2017”, if they are the only ones."""
    if len(years) != 2 or years[0][1] >= years[1][1]:
        return None
    (first, _), (last, _) = years
    tokens = sentence.tokens
    between = [token.lower for token in tokens[first + 1 : last]]
    before = tokens[first - 1].lower if first else ""
    if between in (["to"], ["until"], ["through"], ["till"]) or (between == ["and"] and before == "between"):
        return years[0], years[1]
    return (years[0], years[1]) if between in (["–"], ["-"]) else None


def _beside(figure: Figure, first: int, last: int, apart: tuple[str, ...]) -> bool:
    """Whether the number of years stands in the clause of the two years: before them, or right behind."""
    tokens = figure.sentence.tokens
    between = tokens[figure.last : first] if figure.last <= first else tokens[last + 1 : figure.first]
    if any((token.kind == "mark" and token.text not in ",–—") or token.lower in apart for token in between):
        return False
    return len(between) <= (REACH if figure.last <= first else NEAR)


def _aside(options: Options, figure: Figure) -> bool:
    tokens = figure.sentence.tokens
    near = [token.lower for token in tokens[max(0, figure.first - 4) : figure.first]]
    near += [token.lower for token in tokens[figure.last : figure.last + 2]]
    return any(word in options.never for word in near) or bool(
        phrase_at(tokens, figure.last, [["of", "age"]])
    )


CHECK = Check(Options, run)
