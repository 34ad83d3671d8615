"""One thing of two lengths: “the 36-hour strike”, “the three-day strike”; “12-page ballots”, “the ballot, 10 pages long”."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.grammar import lemmas
from copydesk.reckoning.amounts import hyphened, size
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure


class Options(BaseOptions):
    """Words of things with one length.

    `things`: nouns behind “36-hour”; `between`: words that may stand before them; `definite`: words one of which stands before either length;
    `lead`: tokens before it among which; `apart`: words in either sentence that make them two; `ratio`: how many times the longer is the shorter at
    least, where the units differ; `label` names the other length.
    """

    things: tuple[str, ...]
    between: int
    definite: tuple[str, ...]
    lead: int
    apart: tuple[str, ...]
    ratio: float
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a thing of the rule's with two lengths of one dimension, each before its noun, one of them definite."""
    options: Options = rule.options
    if not any(thing in document.places for thing in options.things):
        return
    lengths: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in document.figures:
        if figure.kind == "measure" and figure.exact and not document.quoted(figure.span.start):
            thing = _thing(options, figure)
            if thing:
                lengths[thing, figure.units[0].dimension].append(figure)
    for (thing, _), figures in lengths.items():
        pair = _pair(options, document, figures)
        if pair:
            first, later = pair
            yield rule.finding(
                document, later.span, related=[Related(first.span, options.label)], thing=thing
            )


def _thing(options: Options, figure: Figure) -> str:
    """The base form of the noun that a length stands before."""
    tokens = figure.sentence.tokens
    if not hyphened(figure):
        return ""
    for at in range(figure.last, min(len(tokens), figure.last + options.between + 1)):
        noun = lemmas.lemma(tokens[at].lower, "NNS")
        if noun in options.things:
            return noun
        if tokens[at].kind != "word" or not tokens[at].text.islower():
            break
    return ""


def _pair(options: Options, document: Document, figures: list[Figure]) -> tuple[Figure, Figure] | None:
    """The first length and the only other one, where both are the story's own."""
    values = {size(figure)[0] for figure in figures}
    if len(values) != 2 or not any(_definite(options, figure) for figure in figures):
        return None
    if any(not document.words_in(figure.sentence).isdisjoint(options.apart) for figure in figures):
        return None
    first = figures[0]
    later = next(figure for figure in figures if size(figure)[0] != size(first)[0])
    same = first.units[0].name == later.units[0].name
    if first.sentence is later.sentence or (not same and max(values) < options.ratio * min(values)):
        return None
    return first, later


def _definite(options: Options, figure: Figure) -> bool:
    """Whether a length is that of the thing that the story tells of."""
    tokens = figure.sentence.tokens
    before = {token.lower for token in tokens[max(0, figure.first - options.lead) : figure.first]}
    return any(word.endswith("'s") for word in before) or not before.isdisjoint(options.definite)


CHECK = Check(Options, run)
