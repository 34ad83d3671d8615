"""One thing with two ranks: “This was her third attempt”, “it came on the second attempt”."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.grammar import lemmas
from copydesk.reckoning.amounts import phrase_at
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.stating.content import content, stem
from copydesk.tables import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure

_REACH = 3
"""Tokens behind a rank, of which one is what is ranked."""


class Options(BaseOptions):
    """The words round a rank.

    `this`: phrases that open what is told (“this was”), at most `lead` tokens before the rank; `never`: things that are
    counted apart from the story; `apart`: words in either sentence that make them two of a row; `hollow`: a table of
    words that say nothing; `least`: words of content that both sentences share besides the thing; `the`, `be`, `behind`: words before
    and behind the rank of a thing that is named before it (“the strike, the second in a month”); `step`: how far the
    ranks may be from each other; `label` names the other rank.
    """

    this: tuple[str, ...]
    lead: int
    never: tuple[str, ...]
    apart: tuple[str, ...]
    hollow: str
    least: int
    the: str
    be: tuple[str, ...]
    behind: tuple[str, ...]
    step: int
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “this was the Nth THING” and another rank of the same noun, in sentences about the same."""
    options: Options = rule.options
    ranks: dict[str, list[tuple[Figure, bool]]] = defaultdict(list)
    this = [phrase.split() for phrase in options.this]
    for figures in document.figures_of.values():
        for figure in figures:
            if figure.kind == "ordinal" and not document.quoted(figure.span.start):
                thing, told = _rank(options, this, figure)
                if thing:
                    ranks[thing].append((figure, told))
    hollow = words(options.hollow, rule.home)
    for thing, listed in ranks.items():
        if len({figure.value for figure, _ in listed}) != 2:
            continue
        pair = _pair(options, document, hollow, thing, listed)
        if pair:
            first, later = pair
            yield rule.finding(
                document, later.span, related=[Related(first.span, options.label)], thing=thing
            )


def _rank(options: Options, this: list[list[str]], figure: Figure) -> tuple[str, bool]:
    """The base form of what is ranked, and whether it is what the story tells of: “this was the third attempt”."""
    tokens = figure.sentence.tokens
    start, end = figure.first, figure.last
    the = start > _REACH - 1 and tokens[start - 1].lower == options.the
    apposed = the and (tokens[start - 2].text == "," or tokens[start - 2].lower in options.be)
    alone = apposed and end < len(tokens) and tokens[end].lower in options.behind
    thing = tokens[start - 3].lower if alone else _noun(figure)
    told = alone or any(phrase_at(tokens, at, this) for at in range(max(0, start - options.lead), start))
    thing = lemmas.lemma(thing, "NNS") if thing else ""
    return ("" if thing in options.never else thing), told


def _noun(figure: Figure) -> str:
    """The noun of “third attempt”, “third such attempt”."""
    tokens = figure.sentence.tokens
    following = [token.text for token in tokens[figure.last : figure.last + _REACH]]
    return figure.noun if figure.noun in following else ""


def _pair(
    options: Options, document: Document, hollow: frozenset[str], thing: str, ranks: list[tuple[Figure, bool]]
) -> tuple[Figure, Figure] | None:
    """The first rank and one that differs, of which one is what “this” is, in sentences that share words."""
    for at, (later, told) in enumerate(ranks):
        for first, so in ranks[:at]:
            if first.value == later.value or abs(first.value - later.value) > options.step:
                continue
            both = document.words_in(first.sentence) | document.words_in(later.sentence)
            shared = content(first.sentence, hollow) & content(later.sentence, hollow) - {stem(thing)}
            apart = first.sentence is later.sentence or not both.isdisjoint(options.apart)
            if (told or so) and not apart and len(shared) >= options.least:
                return first, later
    return None


CHECK = Check(Options, run)
