"""Parts that come to more than what they are parts of: “$6 million, including $5.5 million for … and $1.25 million for …”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import alike, size, whole
from copydesk.reckoning.counted import plural
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure

NEAR = 8
"""Tokens between a total and the word that opens its parts."""
APART = 14
"""Tokens between one part and the next."""


class Options(BaseOptions):
    """The words of a list of parts.

    `opens`: words between a total and its parts; `of` opens a sentence with the whole behind one of `determiners`; `joins`: a
    word right before a part; `hedges`: words between that and the part; `never`: words that make a figure no part; `prepositions`: words one of which follows each
    bare part of a list that one of `openers` begins;
    `label` names the total.
    """

    opens: tuple[str, ...]
    of: str
    determiners: tuple[str, ...]
    joins: tuple[str, ...]
    hedges: tuple[str, ...]
    never: tuple[str, ...]
    prepositions: tuple[str, ...]
    openers: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find totals whose listed parts exceed them."""
    options: Options = rule.options
    for figures in document.figures_of.values():
        if len(figures) < 3:
            continue
        for index, total in enumerate(figures[:-2]):
            parts = (
                _included(options, figures, index)
                or _of_the(options, figures, index)
                or _each_placed(options, figures, index)
            )
            if len(parts) < 2 or len(parts) == total.value:
                continue
            found = sum(size(part)[0] for part in parts)
            if found > size(total)[1] + sum(_slack(part) for part in (*parts, total)):
                yield rule.finding(
                    document,
                    Span(parts[0].span.start, parts[-1].span.end),
                    related=[Related(total.span, options.label)],
                    sum=" + ".join(document.seen(part.span) for part in parts),
                    total=document.seen(total.span),
                )
            break


def _slack(figure: Figure) -> float:
    """How far a figure with decimals or of many digits may be rounded."""
    return figure.grain / 2 if figure.kind == "money" else 0.0


def _included(options: Options, figures: Sequence[Figure], index: int) -> Sequence[Figure]:
    """The sums of money behind “including”, up to one that is joined otherwise."""
    total = figures[index]
    if total.kind != "money" or total.value != total.high or total.bound in ("over", "least", "about"):
        return ()
    tokens = total.sentence.tokens
    first = figures[index + 1]
    gap = [token.lower for token in tokens[total.last : first.first]]
    opened = [at for at, word in enumerate(gap) if word in options.opens]
    if len(opened) != 1 or opened[0] > NEAR or not {*gap[opened[0] + 1 :]} <= {*options.hedges}:
        return ()
    parts: list[Figure] = []
    for figure in figures[index + 1 :]:
        if not alike(figure, total) or figure.value != figure.high or size(figure)[0] >= size(total)[0]:
            break
        if parts and not _joined(options, parts[-1], figure):
            break
        parts.append(figure)
    return parts


def _of_the(options: Options, figures: Sequence[Figure], index: int) -> Sequence[Figure]:
    """Three or more bare numbers behind “Of the eight members”, each with another verb, up to the sentence's end."""
    total = figures[index]
    tokens = total.sentence.tokens
    if index or not whole(total) or not plural(total.noun) or total.first > len(options.determiners):
        return ()
    lead = [token.lower for token in tokens[: total.first]]
    if lead[:1] != [options.of] or lead[1:2] == [] or lead[1] not in options.determiners or len(lead) > 3:
        return ()
    parts: list[Figure] = []
    verbs: set[str] = set()
    for figure in figures[1:]:
        verb = tokens[figure.last].lower if figure.last < len(tokens) else ""
        bare = whole(figure) and not plural(verb)
        if not bare or verb in verbs or (parts and not _joined(options, parts[-1], figure)):
            return ()
        parts.append(figure)
        verbs.add(verb)
    return parts if len(parts) > 2 else ()


def _each_placed(options: Options, figures: Sequence[Figure], index: int) -> Sequence[Figure]:
    """The bare numbers behind “21 people,” that one preposition each follows: “15 in Haiti, 4 in Cuba and 5 in Jamaica”."""
    total, first = figures[index], figures[index + 1]
    tokens = total.sentence.tokens
    gap = [token.text for token in tokens[total.last : first.first]]
    behind = tokens[first.last].lower if first.last < len(tokens) else ""
    if not whole(total) or not plural(total.noun) or behind not in options.prepositions:
        return ()
    if (
        behind in gap
        or not 1 < len(gap) <= 4
        or gap[-1] not in options.openers
        or any(mark in options.openers for mark in gap[:-1])
    ):
        return ()
    parts: list[Figure] = []
    for figure in figures[index + 1 :]:
        follows = tokens[figure.last].lower if figure.last < len(tokens) else ""
        if not whole(figure) or follows != behind or (parts and not _joined(options, parts[-1], figure)):
            break
        parts.append(figure)
    return parts


def _joined(options: Options, one: Figure, other: Figure) -> bool:
    """Whether a part follows another in the list: “and” or a comma before it, nothing between that ends the list."""
    tokens = one.sentence.tokens
    start = other.first
    while start and tokens[start - 1].lower in options.hedges:
        start -= 1
    between = [token.lower for token in tokens[one.last : start]]
    joined = bool(between) and between[-1] in options.joins
    return joined and len(between) <= APART and {*between}.isdisjoint(options.never)


CHECK = Check(Options, run)
