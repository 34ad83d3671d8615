"""A change that its two figures do not bear out: “tripled from 10 to 20”, “rose 10 percent to 15 million from 10”."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import alike, reckoned, size
from copydesk.reckoning.dates import read_year
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure
    from copydesk.sentences import Token

COUNTED = 1000
"""Below this a number of things, or a price, is no rounded one."""
SANE = 5
"""How many times the one of two figures the other may be, for a change between them."""
REACH = 9
"""Tokens between the word or percentage and the figures."""


class Options(BaseOptions):
    """Words of change.

    `times`: what a verb multiplies by, and `parts` a phrase; `up` and `down`: verbs before a percentage, `rises` and `falls`: nouns round one; `never`: words that make it another
    change; `hedges`: words before a verb of `times` that loosen it; `label` names the two figures.
    """

    times: dict[str, float]
    parts: dict[str, float]
    up: tuple[str, ...]
    down: tuple[str, ...]
    rises: tuple[str, ...]
    falls: tuple[str, ...]
    never: tuple[str, ...]
    hedges: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “from A to B” and “to B from A” that are not the multiple or the percentage said just before."""
    options: Options = rule.options
    for figures in document.figures_of.values():
        if len(figures) < 2:
            continue
        plain = document.words_in(figures[0].sentence).isdisjoint(options.never)
        changes = [found for at in range(len(figures) - 2) if (found := _up_from(options, figures, at))]
        for one, other in pairwise(figures):
            ends = _ends(one, other) if plain else None
            said = ends and (
                _percentage(options, figures, one)
                or _behind(options, figures, other)
                or _multiple(options, one.sentence.tokens, one.first)
            )
            if ends and said:
                changes.append((*ends, said))
        for start, end, (span, factor, slack, more) in changes:
            low, high = _ratio(start, end) if size(start)[0] > 0 else (factor, factor)
            if high < factor - slack or (low > factor + slack and not more):
                first, last = sorted((start.span, end.span))
                between = first < span < last
                places = [first, last] if between else [Span(first.start, last.end)]
                yield rule.finding(
                    document,
                    span,
                    related=[Related(place, options.label) for place in places],
                    start=document.seen(start.span),
                    end=document.seen(end.span),
                    right=_said(size(end)[0] / size(start)[0], percent=factor not in options.times.values()),
                )


def _up_from(
    options: Options, figures: tuple[Figure, ...], at: int
) -> tuple[Figure, Figure, tuple[Span, float, float, bool]] | None:
    """The figures of “$120 million, up 50 percent from $100 million”, the earlier first, and what is said of them."""
    end, told, start = figures[at : at + 3]
    if told.kind != "percent" or told.value != told.high or end.kind == "percent" or not alike(end, start):
        return None
    if end.value != end.high or start.value != start.high or end.kind in ("year", "ordinal", "time", "age"):
        return None
    tokens = end.sentence.tokens
    before = [token.lower for token in tokens[end.last : told.first]]
    behind = [token.lower for token in tokens[told.last : start.first]]
    if not 1 < len(before) <= REACH or len(behind) > 3 or behind[:1] != ["from"] or "," not in before:
        return None
    way = 1 if before[-1] in options.up else -1 if before[-1] in options.down else 0
    if not way or told.bound or not 1 / SANE < size(end)[0] / max(size(start)[0], 1e-9) < SANE:
        return None
    if end.noun and start.noun and end.noun != start.noun:
        return None
    return start, end, (told.span, 1 + way * told.value / 100, told.slack / 100 + 0.02, False)


def _ends(one: Figure, other: Figure) -> tuple[Figure, Figure] | None:
    """The two figures of “from A to B” or “to B from A”, first the earlier one."""
    tokens = one.sentence.tokens
    lead = tokens[one.first - 1].lower if one.first else ""
    gap = [token.lower for token in tokens[one.last : other.first]]
    if one.kind in ("year", "ordinal", "time", "age") or one.value != one.high or other.value != other.high:
        return None
    bare = one.kind == "count" and not one.noun and other.kind in ("percent", "measure", "money")
    if not (alike(one, other) or bare) or len(gap) > 4 or not gap:
        return None
    if lead == "from" and gap[-1] == "to" and "from" not in gap:
        return one, other
    return (other, one) if lead == "to" and gap[-1] == "from" and "to" not in gap else None


def _ratio(start: Figure, end: Figure) -> tuple[float, float]:
    """The least and the most that the later figure may be of the earlier one, by their rounding."""
    bare = start.kind != end.kind
    a, b = (start.value, end.value) if bare else (size(start)[0], size(end)[0])
    a_slack = _slack(start) * (1 if bare or not start.units else start.units[0].factor)
    b_slack = _slack(end) * (1 if bare or not end.units else end.units[0].factor)
    return max(0.0, b - b_slack) / (a + a_slack), (b + b_slack) / max(a - a_slack, a / 10)


def _slack(figure: Figure) -> float:
    """How far a figure may be rounded: without a hedge little, and a small number of things, or a price, not at all."""
    if figure.bound:
        return figure.slack
    if figure.value >= COUNTED:
        return min(figure.slack, figure.value / 40)
    return 0.0 if figure.kind in ("count", "money") else min(figure.slack, figure.value / 20)


def _multiple(
    options: Options, tokens: tuple[Token, ...], stop: int
) -> tuple[Span, float, float, bool] | None:
    for index in range(stop - 2, max(-1, stop - 2 - REACH), -1):
        token = tokens[index]
        phrase = " ".join(part.lower for part in tokens[index : index + 3])
        part = next((p for p in options.parts if f"{phrase} ".startswith(f"{p} ")), None)
        if part:
            factor = options.parts[part]
            span = Span(token.start, tokens[index + len(part.split()) - 1].end)
            return span, factor, factor * 0.15, False
        if token.text == "," and index == stop - 2:
            continue
        if token.kind == "mark" or (token.kind == "number" and not read_year(tokens, index)):
            return None
        if token.lower in options.times:
            factor = options.times[token.lower]
            before = [t.lower for t in tokens[max(0, index - 2) : index]]
            more = "than" in before
            hedged = bool({*options.hedges} & {*before})
            return token.span, factor, factor * (0.3 if hedged else 0.15), more
    return None


def _percentage(
    options: Options, figures: tuple[Figure, ...], one: Figure
) -> tuple[Span, float, float, bool] | None:
    """The percentage right before the figures, as a factor: “rose 10 percent to”."""
    index = figures.index(one)
    figure = figures[index - 1] if index else None
    if figure is None or figure.kind != "percent" or one.kind == "percent" or one.first - figure.last > 4:
        return None
    tokens = figure.sentence.tokens
    gap = [token.lower for token in tokens[figure.last : one.first - 1]]
    if (
        any(token.kind == "mark" for token in tokens[figure.last : max(figure.last, one.first - 2)])
        or "of" in gap
    ):
        return None
    for at in range(figure.first - 1, max(-1, figure.first - 4), -1):
        word = tokens[at].lower
        if word in options.up or word in options.down:
            sign = 1 if word in options.up else -1
            change = figure.value / 100
            return (
                figure.span,
                1 + sign * change,
                figure.slack / 100 + 0.02,
                figure.bound in ("over", "least"),
            )
    return None


def _behind(
    options: Options, figures: tuple[Figure, ...], other: Figure
) -> tuple[Span, float, float, bool] | None:
    """The percentage right behind the figures, as a factor: “from $1.20 to $1.80, a 30 percent increase”."""
    index = figures.index(other) + 1
    figure = figures[index] if index < len(figures) else None
    if figure is None or figure.kind != "percent" or other.kind == "percent" or figure.first - other.last > 4:
        return None
    tokens = figure.sentence.tokens
    gap = [token.lower for token in tokens[other.last : figure.first]]
    before, behind = {*gap}, {token.lower for token in tokens[figure.last : figure.last + 1]}
    up = not {*options.rises}.isdisjoint(before | behind)
    down = not {*options.falls}.isdisjoint(before | behind)
    if up == down or gap[0] not in (",", "—", "–", "--", "("):
        return None
    change = figure.value / 100 * (1 if up else -1)
    return figure.span, 1 + change, figure.slack / 100 + 0.03, figure.bound in ("over", "least")


def _said(ratio: float, *, percent: bool) -> str:
    if percent:
        return f"{reckoned(round(abs(ratio - 1) * 100))} percent {'more' if ratio >= 1 else 'less'}"
    return f"{reckoned(round(ratio, 1))} times as much"


CHECK = Check(Options, run)
