"""Years that have not passed since a year: “the battle of 1415, 500 years ago”, “open since 1995, for 30 years”."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import hyphened, years_in
from copydesk.reckoning.present import own_years
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure
    from copydesk.sentences import Sentence
    from copydesk.span import Span

LENGTHS = {"years": 1, "decades": 10, "centuries": 100}
"""Units of a length, in years."""
_EARLY = 1500
_BEFORE = frozenset({"of", "in", "since"})
_NEAR = 5
"""Tokens between a year and the length told of it."""
_FAR = 16
"""Tokens between a year in which a thing began and its age."""
_ROUGH = 0.15
"""What share of itself a hedged length may be off."""


class Options(BaseOptions):
    """The words of what has passed.

    `ago`: words right behind a length up to now; `since`: words before a year from which a length runs, and `for_` before that length; `hedges`: words that may stand before it; `begun`: words before a year in which a
    thing began, `by` the word between; `old`: phrases right behind its age; `feasts`: words for a number of years that are marked, and `now` for when; `never`:
    words in the sentence that make it another; `label` names the year.
    """

    ago: tuple[str, ...]
    since: tuple[str, ...]
    for_: tuple[str, ...]
    hedges: tuple[str, ...]
    begun: tuple[str, ...]
    by: tuple[str, ...]
    now: tuple[str, ...]
    feasts: dict[str, int]
    never: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a year and a length up to now in one sentence that do not meet in the article's own year."""
    options: Options = rule.options
    for number, figures in document.figures_of.items():
        sentence = document.sentences[number]
        lengths = [one for one in figures if _length(one)]
        feasts = [] if lengths else list(_feasts(options, document, sentence))
        if not lengths and not feasts:
            continue
        years = years_in(sentence) or _early(figures)
        if len(years) != 1 or len(lengths) > 1 or not document.words_in(sentence).isdisjoint(options.never):
            continue
        if document.quoted(sentence.tokens[years[0][0]].start):
            continue
        told = (
            _told(options, lengths[0], years[0]) if lengths else _feast(options, sentence, feasts, years[0])
        )
        if told is None:
            continue
        span, least, most = told
        first, last = own_years(document.meta.date, document.dates)
        (at, year) = years[0]
        if year > last or (year + most + 1 >= first and year + least - 1 <= last):
            continue
        yield rule.finding(
            document,
            span,
            related=[Related(sentence.tokens[at].span, options.label)],
            year=year,
            own=first if first == last else last if year + least > last else first,
        )


def _early(figures: Sequence[Figure]) -> list[tuple[int, int]]:
    """The years before 1500, which are read as years only behind “of”, “in” or “since”."""
    return [
        (one.first, int(one.value))
        for one in figures
        if one.kind == "year"
        and one.value < _EARLY
        and one.first
        and one.sentence.tokens[one.first - 1].lower in _BEFORE
    ]


def _length(figure: Figure) -> bool:
    """Whether a figure is a number of years, decades or centuries, or so many years of age."""
    return (
        figure.kind in ("measure", "age")
        and figure.units[:1] != ()
        and figure.units[0].name in LENGTHS
        and figure.value == figure.high
        and figure.value > 1
        and (figure.kind == "age" or not hyphened(figure))
    )


def _told(options: Options, figure: Figure, place: tuple[int, int]) -> tuple[Span, float, float] | None:
    """The least and the most years that are told to have passed since a year, and where."""
    if not (_ago(options, figure, place) or _since(options, figure, place) or _old(options, figure, place)):
        return None
    each = LENGTHS[figure.units[0].name]
    years = figure.value * each
    slack = figure.slack * each if figure.bound or each > 1 or figure.value >= 100 else 0.0
    least, most = years - slack, years + slack
    if figure.bound in ("over", "least"):
        least, most = years, years * (1 + 2 * _ROUGH)
    elif figure.bound in ("under", "most"):
        least, most = years * (1 - 2 * _ROUGH), years
    elif figure.bound:
        least, most = min(least, years * (1 - _ROUGH)), max(most, years * (1 + _ROUGH))
    return figure.span, least, most


def _ago(options: Options, figure: Figure, place: tuple[int, int]) -> bool:
    """“in 1989, 26 years ago”, “30 years ago, in 1985”."""
    tokens = figure.sentence.tokens
    behind = figure.last < len(tokens) and tokens[figure.last].lower in options.ago
    at = place[0]
    if not behind:
        return False
    if at < figure.first:
        gap = [token.text for token in tokens[at + 1 : figure.first]]
        return (
            0 < len(gap) <= _NEAR
            and gap[0] in (",", "(", "—", "–", "--")
            and all(
                token.kind != "word" or token.lower in options.hedges
                for token in tokens[at + 1 : figure.first]
            )
        )
    gap = [token.text for token in tokens[figure.last + 1 : at]]
    return bool(figure.bound) and gap in ([",", "in"], ["in"], ["—", "in"], ["–", "in"])


def _since(options: Options, figure: Figure, place: tuple[int, int]) -> bool:
    """“since 1995, for 20 years”, “for 20 years, since 1995”."""
    tokens = figure.sentence.tokens
    at = place[0]
    led = at > 0 and tokens[at - 1].lower in options.since
    start = figure.first
    while start and tokens[start - 1].lower not in options.for_ and figure.first - start < 3:
        start -= 1
    for_ = start > 0 and tokens[start - 1].lower in options.for_
    gap = tokens[at + 1 : start - 1] if at < figure.first else tokens[figure.last : at - 1]
    return led and for_ and [token.text for token in gap] in ([","], ["—"], ["–"], ["("])


def _old(options: Options, figure: Figure, place: tuple[int, int]) -> bool:
    """“The choir, which was founded in 1890, is 125 years old”."""
    tokens = figure.sentence.tokens
    at = place[0]
    if figure.kind != "age" or hyphened(figure) or abs(at - figure.first) > _FAR:
        return False
    begun = {token.lower for token in tokens[max(0, at - 4) : at]}
    return (
        tokens[at - 1].lower in options.by
        and not begun.isdisjoint(options.begun)
        and tokens[figure.first - 1].lower in options.now
    )


def _feasts(options: Options, document: Document, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Where a sentence names a feast of so many years."""
    words = document.words_in(sentence)
    for word in options.feasts.keys() & words:
        yield next(n for n, token in enumerate(sentence.tokens) if token.lower == word), options.feasts[word]


def _feast(
    options: Options, sentence: Sentence, feasts: list[tuple[int, int]], place: tuple[int, int]
) -> tuple[Span, float, float] | None:
    """“The school, opened in 1914, marks its centenary this year”."""
    tokens = sentence.tokens
    words = [token.lower for token in tokens]
    begun = {*words[max(0, place[0] - 4) : place[0]]}
    if (
        len(feasts) != 1
        or begun.isdisjoint(options.begun)
        or not any(one == "this" and other == "year" for one, other in itertools.pairwise(words))
    ):
        return None
    at, number = feasts[0]
    return tokens[at].span, number, number


CHECK = Check(Options, run)
