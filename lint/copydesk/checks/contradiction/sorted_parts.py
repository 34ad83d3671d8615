"""Persons or things told by their sorts, which come to another number: “six people died, five men and two women”."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import added, reckoned, whole
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure

_TWO = 2


class Options(BaseOptions):
    """Words of sorts.

    `sorts`: nouns, each with the division that it is a side of; `joins`: what stands between the parts, and `marks` before the first of them and behind the last; `all`: nouns of a whole, besides those that have no
    sort; `never`: words between the whole and its parts that make these no parts; `reach`: tokens from the whole to the first part; `label` names the whole.
    """

    sorts: dict[str, str]
    joins: tuple[str, ...]
    marks: tuple[str, ...]
    all: tuple[str, ...]
    never: tuple[str, ...]
    reach: int
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a number of persons followed by the numbers of all their sorts, which do not come to it."""
    options: Options = rule.options
    if sum(word in document.places for word in options.sorts) < _TWO:
        return
    for figures in document.figures_of.values():
        for at, total in enumerate(figures[:-_TWO]):
            parts = _parts(options, figures[at + 1 :])
            if len(parts) < _TWO or not _whole_of(options, total, parts):
                continue
            found = sum(part.value for part in parts)
            if found != total.value and found not in {figure.value for figure in figures[: at + 1]}:
                yield rule.finding(
                    document,
                    Span(parts[0].span.start, parts[-1].span.end),
                    related=[Related(total.span, options.label)],
                    **added(parts),
                    total=reckoned(total.value),
                )


def _parts(options: Options, figures: Sequence[Figure]) -> list[Figure]:
    """The first figures as far as they are sorts of one division, joined as a list that a mark closes."""
    parts = []
    for figure in figures:
        if not whole(figure) or options.sorts.get(figure.noun) is None:
            break
        parts.append(figure)
    if len({options.sorts[part.noun] for part in parts}) != 1 or len({part.noun for part in parts}) != len(
        parts
    ):
        return []
    tokens = parts[0].sentence.tokens
    for one, other in pairwise(parts):
        gap = [token.lower for token in tokens[one.last : other.first]]
        if len(gap) > 4 or not gap or gap[-1] not in options.joins or one.noun not in gap:
            return []
    end = parts[-1].last
    while end < len(tokens) and tokens[end].kind == "word" and tokens[end].lower != parts[-1].noun:
        end += 1
    return parts if end + 1 >= len(tokens) or tokens[end + 1].text in options.marks else []


def _whole_of(options: Options, total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a figure is the number of all of which parts are told right behind."""
    tokens = total.sentence.tokens
    gap = [token.lower for token in tokens[total.last : parts[0].first]]
    if not whole(total) or not gap or len(gap) > options.reach or gap[-1] not in options.marks:
        return False
    sort = options.sorts.get(total.noun)
    of_all = total.noun in options.all or (sort is not None and sort != options.sorts[parts[0].noun])
    return of_all and {*gap}.isdisjoint(options.never)


CHECK = Check(Options, run)
