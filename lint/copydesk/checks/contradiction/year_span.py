"""Years that do not come to the span given: “six years, from 2009 to 2017”, “eight years earlier, in 1972”."""

from __future__ import annotations

from itertools import pairwise
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
REACH, NEAR = 9, 5
"""Tokens between a number of years and the years behind it, and before it."""


class Options(BaseOptions):
    """Words that make the two no statement of one thing.

    `never`: words next to a number of years that make it another span, but for the phrases `within` right behind it; `apart`: words between it and the years
    that begin another clause; `begun`: words before the year in which something began, `after` before its length and `spent` behind that; `until` before its last year; `granted` and `lapsed`: words of what is given for a number of years and of its end; `label` names the years.
    """

    never: tuple[str, ...]
    within: tuple[str, ...]
    apart: tuple[str, ...]
    begun: tuple[str, ...]
    spent: tuple[str, ...]
    after: str
    until: str
    granted: tuple[str, ...]
    lapsed: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find sentences with one pair of years and one number of years that disagree."""
    for figures in document.figures_of.values():
        spans = [figure for figure in figures if _years(figure)]
        if len(spans) != 1:
            continue
        years = years_in(figures[0].sentence)
        ends = (
            _term(rule.options, spans[0], years)
            or _told(rule.options, spans[0], years)
            or _passed(rule.options, spans[0], years)
        )
        if ends:
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


_Ends = tuple[tuple[int, int], tuple[int, int]]


def _told(options: Options, figure: Figure, years: list[tuple[int, int]]) -> _Ends | None:
    """The two years of “from … to” that a number of years stands beside."""
    ends = _ends(figure.sentence, years)
    if ends and _beside(figure, ends[0][0], ends[1][0], options.apart) and not _aside(options, figure):
        return ends
    return None


def _term(options: Options, figure: Figure, years: list[tuple[int, int]]) -> _Ends | None:
    """The years of “in 1950 … was given 25 years … expired in 1979”."""
    if len(years) != 2 or not years[0][0] < figure.first < years[1][0]:
        return None
    tokens, (first, last) = figure.sentence.tokens, (years[0][0], years[1][0])
    given = {token.lower for token in tokens[first + 1 : figure.first]}
    behind = [token.lower for token in tokens[figure.last : last]]
    near = tokens[last - 1].lower == "in" and tokens[first - 1].lower == "in" if first else False
    if (
        not near
        or given.isdisjoint(options.granted)
        or behind[-2:-1] == []
        or behind[-2] not in options.lapsed
    ):
        return None
    return years[0], years[1]


def _passed(options: Options, figure: Figure, years: list[tuple[int, int]]) -> _Ends | None:
    """The years of “fled in 1979 and returned in 1989, after ten years in exile” and “wait 21 years, until 2010”."""
    if len(years) != 2 or years[0][1] >= years[1][1]:
        return None
    tokens, (first, last) = figure.sentence.tokens, (years[0][0], years[1][0])
    begun = {token.lower for token in tokens[max(0, first - NEAR) : first]}
    if figure.first > last:
        lead = [token.lower for token in tokens[last + 1 : figure.first]]
        after = lead in ([",", options.after], [options.after]) and not begun.isdisjoint(options.begun)
        behind = tokens[figure.last].lower if figure.last < len(tokens) else ""
        return (years[0], years[1]) if after and behind in options.spent else None
    behind_it = [token.lower for token in tokens[figure.last : last]]
    until = behind_it in ([",", options.until], [options.until]) and first < figure.first
    return (years[0], years[1]) if until else None


def _years(figure: Figure) -> bool:
    return (
        figure.kind == "measure"
        and figure.units[0].name in LENGTHS
        and figure.value == figure.high
        and not hyphened(figure)
        and figure.bound not in ("over", "least", "most", "under")
    )


def _ends(sentence: Sentence, years: list[tuple[int, int]]) -> _Ends | None:
    """The two years of “from 2009 to 2017” or “between 2009 and 2017”, if the sentence has one such pair."""
    found = [pair for pair in pairwise(years) if pair[0][1] < pair[1][1] and _joined(sentence, *pair)]
    return found[0] if len(found) == 1 else None


def _joined(sentence: Sentence, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether nothing but “to” or a dash stands between two years."""
    (first, _), (last, _) = one, other
    tokens = sentence.tokens
    between = [token.lower for token in tokens[first + 1 : last]]
    before = tokens[first - 1].lower if first else ""
    if between == ["and"]:
        return before == "between"
    return between in (["to"], ["until"], ["through"], ["till"], ["–"], ["-"])


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
    behind = [token.lower for token in tokens[figure.last : figure.last + 2]]
    near += behind[1:] if " ".join(behind) in options.within else behind
    return any(word in options.never for word in near) or bool(
        phrase_at(tokens, figure.last, [["of", "age"]])
    )


CHECK = Check(Options, run)
