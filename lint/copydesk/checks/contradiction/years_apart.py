"""A year that is not as far from another as is said: “eight years earlier, in 1972”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import years_in
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure
    from copydesk.sentences import Sentence
    from copydesk.span import Span

NEAR, FAR = 4, 9
"""Tokens between “years earlier” and the year, and between “years before” and the year."""


LENGTHS = {"years": 1, "decades": 10, "centuries": 100}
"""Units of a length, in years."""
AGO = 2
"""The sign of what is counted from the article's own year."""


class Options(BaseOptions):
    """`earlier`, `later` and `ago`: words behind a number of years; `between`: words that may stand before the year.

    `spanning`: words behind a number of years that lie between two years; `apart`: words behind those that begin another clause; `in_`: the word before the other year;
    `back`: how many sentences before may give the year that is counted from; `label` names it.
    """

    earlier: tuple[str, ...]
    later: tuple[str, ...]
    ago: tuple[str, ...]
    between: tuple[str, ...]
    spanning: tuple[str, ...]
    apart: tuple[str, ...]
    in_: str
    back: int
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “N years earlier, in Y” where no year named shortly before is N years off."""
    options: Options = rule.options
    sentences = document.sentences
    for number, figures in document.figures_of.items():
        for figure in figures:
            if (
                figure.kind != "measure"
                or figure.units[0].name not in LENGTHS
                or figure.bound in ("over", "most", "under")
            ):
                continue
            between = _between_years(options, figure) or _behind_both(options, figure)
            if between:
                (_, base), (at, year) = between
                yield _finding(
                    rule, document, figure, figure.sentence.tokens[at].span, base, year, figure.span
                )
                continue
            sign = _sign(options, figure)
            target = _target(options, figure) if sign else None
            if target is None:
                continue
            at, year = target
            own = document.meta.date.year if document.meta.date else 0
            if sign == AGO:
                told = figure.value * LENGTHS[figure.units[0].name]
                if own and abs(own - year - told) > max(1.0, figure.slack * LENGTHS[figure.units[0].name]):
                    yield _finding(
                        rule, document, figure, figure.sentence.tokens[at].span, own, year, figure.span
                    )
                continue
            known = _known(sentences, number, options.back, figure.sentence.tokens[figure.first].start)
            if own:
                known.append((own, None))
            each = LENGTHS[figure.units[0].name]
            slack = max(1.0, figure.slack * each)
            if known and all(abs((other - year) * sign - figure.value * each) > slack for other, _ in known):
                base, place = known[-1] if known[-1][1] else known[0]
                if place is None:
                    continue
                base_span = place.tokens[_index(place, base)].span
                yield _finding(rule, document, figure, figure.sentence.tokens[at].span, base, year, base_span)


def _finding(
    rule: Rule, document: Document, figure: Figure, span: Span, base: int, year: int, other: Span
) -> Finding:
    return rule.finding(
        document,
        span,
        related=[Related(other, rule.options.label)],
        base=base,
        years=document.seen(figure.span),
        right=abs(base - year),
    )


def _between_years(options: Options, figure: Figure) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The two years of “in 1968, 42 years before the tumult of 2020” where they are not so far apart."""
    tokens = figure.sentence.tokens
    word = tokens[figure.last].lower if figure.last < len(tokens) else ""
    years = years_in(figure.sentence) if word in options.spanning else []
    before = [place for place in years if 0 < figure.first - place[0] <= NEAR]
    behind = [place for place in years if 0 < place[0] - figure.last <= FAR]
    if len(years) != 2 or not before or not behind:
        return None
    (start, base), (end, year) = before[0], behind[0]
    marks = [token.text for token in tokens[start + 1 : figure.first] if token.kind == "mark"]
    others = {token.lower for token in tokens[figure.last + 1 : end]}
    if marks not in ([","], ["—"], ["--"], ["–"], ["("]) or not others.isdisjoint(options.apart):
        return None
    each = LENGTHS[figure.units[0].name]
    wrong = abs(abs(year - base) - figure.value * each) > max(1.0, figure.slack * each)
    return ((start, base), (end, year)) if wrong and (year > base) == (word in options.spanning[:1]) else None


def _behind_both(options: Options, figure: Figure) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The two years of “two years after the 2004 election, in 2007” where they are not so far apart."""
    tokens = figure.sentence.tokens
    word = tokens[figure.last].lower if figure.last < len(tokens) else ""
    years = years_in(figure.sentence) if word in options.spanning else []
    if len(years) != 2 or not figure.last < years[0][0] <= figure.last + NEAR:
        return None
    (start, base), (end, year) = years
    gap = [token.lower for token in tokens[start + 1 : end]]
    if (
        gap[-2:] != [",", options.in_]
        or gap.count(",") != 1
        or len(gap) > NEAR
        or not {*gap}.isdisjoint(options.apart)
    ):
        return None
    each = LENGTHS[figure.units[0].name]
    way = 1 if word in options.spanning[1:] else -1
    wrong = abs((year - base) * way - figure.value * each) > max(
        0.0, figure.slack * each if figure.bound else 0.0
    )
    return ((start, base), (end, year)) if wrong else None


def _sign(options: Options, figure: Figure) -> int:
    tokens = figure.sentence.tokens
    word = tokens[figure.last].lower if figure.last < len(tokens) else ""
    if word in options.ago:
        return AGO
    return 1 if word in options.earlier else -1 if word in options.later else 0


def _target(options: Options, figure: Figure) -> tuple[int, int] | None:
    tokens = figure.sentence.tokens
    for index, year in years_in(figure.sentence):
        if figure.last < index <= figure.last + NEAR:
            between = [token.text for token in tokens[figure.last + 1 : index]]
            return (index, year) if all(word in options.between for word in between) else None
    return None


def _known(
    sentences: tuple[Sentence, ...], number: int, back: int, before: int
) -> list[tuple[int, Sentence | None]]:
    found: list[tuple[int, Sentence | None]] = []
    for sentence in sentences[max(0, number - back) : number + 1]:
        found += [
            (year, sentence) for index, year in years_in(sentence) if sentence.tokens[index].start < before
        ]
    return found


def _index(sentence: Sentence, year: int) -> int:
    return next(index for index, other in years_in(sentence) if other == year)


CHECK = Check(Options, run)
