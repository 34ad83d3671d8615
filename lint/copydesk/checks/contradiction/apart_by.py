"""Two figures that are not so far apart as is said between them: “12,410 votes, 500 more than his rival, who got 12,010”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import alike, phrase_at, reckoned, size
from copydesk.reckoning.counted import plural
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure

SANE = 4.0
"""How many times off a difference may be and still be meant of the two figures."""
MOST = 12
"""Figures of one sentence beyond which nobody sees which belong together."""
_BEFORE, _BEHIND = 7, 10
"""Tokens between the first figure and the difference, and between that and the second."""
_NAME = 1
"""Tokens that a difference may count (“500 votes more than”)."""
_MARKS = frozenset({",", "—", "–", "--", "("})
_KINDS = ("count", "money", "measure", "percent", "age")
_COUNTED = 1000
"""Below this a number of things is counted, not rounded."""


class Options(BaseOptions):
    """The words of a difference.

    `than`: phrases right behind a difference that what is compared follows; `never`: words in the sentence that make it another; `apart`: words between the figures that begin another
    statement; `label` names the figures.
    """

    than: tuple[str, ...]
    never: tuple[str, ...]
    apart: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “A, D more than B” where A and B are not D apart."""
    options: Options = rule.options
    phrases = [text.split() for text in options.than]
    heads = {phrase[0] for phrase in phrases}
    for figures in document.figures_of.values():
        kept = [one for one in figures if one.kind in _KINDS and one.value == one.high]
        words = document.words_in(figures[0].sentence)
        if not 3 <= len(kept) <= MOST or words.isdisjoint(heads) or not words.isdisjoint(options.never):
            continue
        told = _told(options, phrases, kept)
        if told is None or not _wrong(*told):
            continue
        one, difference, other = told
        yield rule.finding(
            document,
            difference.span,
            related=[Related(one.span, options.label), Related(other.span, options.label)],
            one=document.seen(one.span),
            other=document.seen(other.span),
            right=f"{difference.symbol}{reckoned(round(abs(one.value - other.value), 4))}",
        )


def _told(
    options: Options, phrases: list[list[str]], figures: Sequence[Figure]
) -> tuple[Figure, Figure, Figure] | None:
    """The only figure, difference and figure of a sentence."""
    found = []
    for one, difference, other in zip(figures, figures[1:], figures[2:], strict=False):
        tokens = one.sentence.tokens
        ends = _compared(phrases, difference)
        if (
            not ends
            or not _of_kind(one, difference, other)
            or _compared(phrases, one)
            or _compared(phrases, other)
        ):
            continue
        if tokens[one.first - 1].text[:1].isupper() and one.first and not one.noun:
            continue
        before = tokens[one.last : difference.first]
        behind = tokens[ends[0] : other.first]
        if (difference.value < 2 and difference.kind == "count") or (other.spelt and other.value == 1):
            continue
        near = (
            0 < len(before) <= _BEFORE
            and len(behind) <= _BEHIND
            and any(t.text in _MARKS and t.spaced + (t.text == ",") for t in before)
        )
        if near and {t.lower for t in (*before, *behind)}.isdisjoint(options.apart):
            found.append((one, difference, other))
    alikes = [figure for figure in figures if found and _same(figure, found[0][0])]
    return found[0] if len(found) == 1 and len(alikes) <= 3 else None


def _compared(phrases: list[list[str]], figure: Figure) -> list[int]:
    """Where a phrase of comparing stands behind a figure."""
    tokens = figure.sentence.tokens
    return [at for at in range(figure.last, figure.last + _NAME + 1) if phrase_at(tokens, at, phrases)]


def _same(one: Figure, other: Figure) -> bool:
    return alike(one, other) or {one.kind, other.kind} == {"age", "measure"}


def _of_kind(one: Figure, difference: Figure, other: Figure) -> bool:
    """Whether three figures are of one unit and, where each has one, of one noun."""
    if one.kind == "percent":
        return False
    if not alike(one, other) or not _same(difference, one):
        return False
    nouns = {figure.noun for figure in (one, difference, other) if plural(figure.noun)}
    return one.kind != "count" or len(nouns) < 2


def _wrong(one: Figure, difference: Figure, other: Figure) -> bool:
    """Whether no rounding makes the two figures differ by what is told."""
    (first, _), (told, _), (second, _) = size(one), size(difference), size(other)
    found = abs(first - second)
    if not told or not found or not 1 / SANE < told / found < SANE:
        return False
    slack = sum(_slack(figure, (one, other)) for figure in (one, difference, other)) + 1e-6 * first
    if difference.bound in ("over", "least"):
        return found < told - slack
    if difference.bound in ("under", "most"):
        return found > told + slack
    return abs(found - told) > slack + (told / 10 if difference.bound else 0)


def _slack(figure: Figure, pair: tuple[Figure, Figure]) -> float:
    """How far a figure may be rounded, in its base unit; the two of a pair alike."""
    factor = figure.units[0].factor if figure.units else 1.0
    grain = min(end.grain for end in pair) if figure in pair else figure.grain
    counted = figure.kind in ("count", "age") and figure.value < _COUNTED and not figure.bound
    return 0.0 if counted and grain >= 1 else grain * factor / 2


CHECK = Check(Options, run)
