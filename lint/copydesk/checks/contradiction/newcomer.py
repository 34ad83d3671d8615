"""A newcomer in a later term: “Ames, the newly elected mayor”, “Ames won a fourth term”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import phrase_at
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure

_HELD = 6
"""Tokens from “has been” to “for 12 years”."""
_TITLE = 4
"""Tokens of a title at most."""


class Options(BaseOptions):
    """Words of terms of office.

    `new`: what a newcomer is called, before the name or, after one of `articles`, behind it; `serving`: words before the rank of a term;
    `terms`: the nouns behind it; `held`: words before “for N years”, the office being held so long, which are `least` at least; `units`: the last words of
    that; `reach`: tokens between; `label` names the newcomer.
    """

    new: tuple[str, ...]
    articles: tuple[str, ...]
    serving: tuple[str, ...]
    terms: tuple[str, ...]
    held: tuple[str, ...]
    units: tuple[str, ...]
    least: int
    reach: int
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a person called newly elected who serves a second or later term, or has served for years."""
    options: Options = rule.options
    starts = {phrase.split()[0] for phrase in options.new}
    if starts.isdisjoint(document.places) or {*options.terms, *options.units}.isdisjoint(document.places):
        return
    newcomers = dict(_newcomers(document, options))
    for figures in document.figures_of.values() if newcomers else ():
        for figure in figures:
            end = _tenure(options, figure)
            if not end or document.quoted(figure.span.start):
                continue
            named = document.mentions.within(figure.sentence, figure.first - options.reach, figure.first)
            who = next((mention.entity for mention in named if mention.entity in newcomers), None)
            if who is not None and not newcomers[who].overlaps(figure.span):
                yield rule.finding(
                    document,
                    Span(figure.span.start, figure.sentence.tokens[end - 1].end),
                    related=[Related(newcomers[who], options.label)],
                    name=document.mentions.entities[who].family,
                )


def _tenure(options: Options, figure: Figure) -> int:
    """Where “third term” or “for 12 years” ends that says how long somebody has served; 0 if it does not."""
    tokens = figure.sentence.tokens
    before = [token.lower for token in tokens[max(0, figure.first - options.reach) : figure.first]]
    if figure.kind == "ordinal" and figure.value > 1 and figure.last < len(tokens):
        ranked = tokens[figure.last].lower in options.terms and not {*options.serving}.isdisjoint(before)
        return figure.last + 1 if ranked else 0
    years = (
        figure.kind == "measure"
        and tokens[figure.last - 1].lower in options.units
        and figure.value >= options.least
    )
    held = before[-1:] == ["for"] and not {*options.held}.isdisjoint(before[-_HELD:])
    return figure.last if years and held else 0


def _newcomers(document: Document, options: Options) -> Iterator[tuple[int, Span]]:
    """Persons behind “newly elected” and a title, or before “, the newly elected”, with the place of the words."""
    for phrase in options.new:
        words = phrase.split()
        for sentence, index in document.places.get(words[0], ()):
            tokens = sentence.tokens
            if phrase_at(tokens, index, [words]) == 0:
                continue
            at = index + len(words)
            while at < len(tokens) and at < index + len(words) + 2 and tokens[at].text.islower():
                at += 1
            last = at
            if at > index + len(words) and at < len(tokens) and tokens[at].text == ",":
                at += 1
            for mention in document.mentions.within(sentence, at, at + _TITLE):
                title = mention.name.title if mention.name else ""
                if mention.entity is not None and mention.first - len(title.split()) == at:
                    yield mention.entity, Span(tokens[index].start, tokens[mention.end - 1].end)
            if index > 2 and tokens[index - 1].lower in options.articles and tokens[index - 2].text == ",":
                for mention in document.mentions.within(sentence, index - 3, index - 2):
                    if mention.name and mention.entity is not None and mention.end == index - 2:
                        yield mention.entity, Span(tokens[mention.first].start, tokens[last - 1].end)


CHECK = Check(Options, run)
