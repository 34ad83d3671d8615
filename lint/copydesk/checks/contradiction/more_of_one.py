"""More of one than of another, and figures that say otherwise: “more women than men”, “430 men and 395 women”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.grammar import lemmas
from copydesk.reckoning.amounts import size
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure
    from copydesk.sentences import Sentence

_KINDS = ("count", "percent")


class Options(BaseOptions):
    """Words of a comparison of two plurals.

    `more` and `fewer` stand before the first of two that `than` joins, `beyond` are verbs between them, of which the first is
    more; `never`: words near by that make it no plain comparison; `near`: how many sentences behind may hold the figures;
    `label` names a figure.
    """

    more: tuple[str, ...]
    fewer: tuple[str, ...]
    than: str
    beyond: tuple[str, ...]
    never: tuple[str, ...]
    near: int
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find two plurals compared, each with one figure near by, where the figures go the other way."""
    options: Options = rule.options
    signs = dict.fromkeys(options.more, 1) | dict.fromkeys(options.fewer, -1)
    for sentence, than in document.places.get(options.than, ()):
        tokens = sentence.tokens
        at = than - 2
        if at >= 0 and tokens[at].lower in signs and than + 1 < len(tokens):
            sign, one, other = signs[tokens[at].lower], tokens[than - 1].lower, tokens[than + 1].lower
            yield from _told(rule, document, sentence, (at, than + 2), sign, one, other)
    for verb in options.beyond:
        for sentence, at in document.places.get(verb, ()):
            if 0 < at < len(sentence.tokens) - 1:
                one, other = sentence.tokens[at - 1].lower, sentence.tokens[at + 1].lower
                yield from _told(rule, document, sentence, (at - 1, at + 2), 1, one, other)


def _told(
    rule: Rule,
    document: Document,
    sentence: Sentence,
    place: tuple[int, int],
    sign: int,
    one: str,
    other: str,
) -> Iterator[Finding]:
    """The finding at a comparison of two nouns, if their figures go the other way."""
    options: Options = rule.options
    if one == other or not all(word.isalpha() and lemmas.lemma(word, "NNS") != word for word in (one, other)):
        return
    following = document.sentences[sentence.number : sentence.number + 1 + options.near]
    near = [found for found in following if found.block is sentence.block]
    if not all(document.words_in(found).isdisjoint(options.never) for found in near):
        return
    start, end = place
    figures = [figure for found in near for figure in document.figures_of.get(found.number, ())]
    ones, others = ([figure for figure in figures if _of(figure, noun)] for noun in (one, other))
    if len(ones) != 1 or len(others) != 1 or ones[0].kind != others[0].kind:
        return
    a, b = ones[0], others[0]
    if a.sentence is sentence and start <= a.first < end:
        return
    if (size(a)[1] < size(b)[0]) if sign > 0 else (size(a)[0] > size(b)[1]):
        span = Span(sentence.tokens[start].start, sentence.tokens[end - 1].end)
        yield rule.finding(
            document,
            span,
            related=[Related(a.span, options.label), Related(b.span, options.label)],
            one=f"{document.seen(a.span)} {one}",
            two=f"{document.seen(b.span)} {other}",
        )


def _of(figure: Figure, noun: str) -> bool:
    """Whether a figure is of things of a name: “430 men”, “45 percent of men”."""
    if figure.kind == "count":
        return figure.noun == noun and figure.exact
    tokens = figure.sentence.tokens
    behind = [token.lower for token in tokens[figure.last : figure.last + 2]]
    return figure.kind == "percent" and figure.exact and behind == ["of", noun]


CHECK = Check(Options, run)
