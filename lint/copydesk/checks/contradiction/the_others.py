"""How many others there are of a number of things of which one was named: “one of 13 members … the other 15 members”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import reckoned, whole
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure

_FAR = 25
"""Sentences between the two."""
_FEW = 2


class Options(BaseOptions):
    """The words of the rest.

    `others`: words right before a number of the rest; `the`: words before those; `one`: the word for one that was named, before `of` and up to `reach` words before the whole number; `some`: words there that make it no whole;
    `label` names the whole.
    """

    others: tuple[str, ...]
    the: tuple[str, ...]
    one: str
    of: str
    reach: int
    some: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “the other N things” behind “one of M things” where N is not one less than M, nor any such M."""
    options: Options = rule.options
    if options.one not in document.places:
        return
    for word in options.others:
        for sentence, index in document.places.get(word, ()):
            if not index or sentence.tokens[index - 1].lower not in options.the:
                continue
            rest = _at(document.figures_of.get(sentence.number, ()), index + 1)
            if rest is None or not whole(rest) or not rest.noun or document.quoted(rest.span.start):
                continue
            wholes = [
                figure
                for number in range(max(0, sentence.number - _FAR), sentence.number + 1)
                for figure in document.figures_of.get(number, ())
                if figure.span.start < rest.span.start and _named(options, figure, rest)
            ]
            if wholes and not _borne_out(document, wholes, rest):
                total = wholes[-1]
                yield rule.finding(
                    document,
                    rest.span,
                    related=[Related(total.span, options.label)],
                    total=document.seen(total.span),
                    right=reckoned(total.value - 1),
                )


def _at(figures: Sequence[Figure], index: int) -> Figure | None:
    return next((figure for figure in figures if figure.first == index), None)


def _named(options: Options, figure: Figure, rest: Figure) -> bool:
    """Whether a figure counts the same things, and one of them is named."""
    if not whole(figure) or figure.noun != rest.noun or figure.value <= _FEW:
        return False
    before = [
        token.lower for token in figure.sentence.tokens[max(0, figure.first - options.reach) : figure.first]
    ]
    if options.of not in before or not {*before}.isdisjoint(options.some):
        return False
    at = len(before) - 1 - before[::-1].index(options.of)
    return at > 0 and before[at - 1] == options.one


def _borne_out(document: Document, wholes: Sequence[Figure], rest: Figure) -> bool:
    """Whether the rest and one, or the rest and some other number told before, make a whole."""
    if any(abs(total.value - rest.value - 1) < 1 for total in wholes):
        return True
    near = {
        figure.value
        for number in range(rest.sentence.number - 2, rest.sentence.number + 1)
        for figure in document.figures_of.get(number, ())
        if figure is not rest and figure.kind == "count"
    }
    return any(total.value - rest.value in near or rest.value + 1 in near for total in wholes)


CHECK = Check(Options, run)
