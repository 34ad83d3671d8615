"""A newcomer in a later term: “Ames, the newly elected mayor”, “Ames won a fourth term”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.amounts import phrase_at
from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding

_TITLE = 4
"""Tokens of a title at most."""


class Options(BaseOptions):
    """Words of terms of office.

    `new`: what a newcomer is called, before the name or, after one of `articles`, behind it; `serving`: verbs before the rank of a term; `term`: the noun behind
    it; `reach`: tokens between; `label` names the newcomer.
    """

    new: tuple[str, ...]
    articles: tuple[str, ...]
    serving: tuple[str, ...]
    term: str
    reach: int
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a person called newly elected who serves a second or later term."""
    options: Options = rule.options
    if options.term not in document.places:
        return
    newcomers = dict(_newcomers(document, options))
    for sentence, index in document.places[options.term] if newcomers else ():
        tokens = sentence.tokens
        rank = next((f for f in document.figures_of.get(sentence.number, ()) if f.last == index), None)
        if rank is None or rank.kind != "ordinal" or rank.value < 2:
            continue
        start = max(0, rank.first - options.reach)
        if not {token.lower for token in tokens[start : rank.first]} & {*options.serving}:
            continue
        named = document.mentions.within(sentence, start, rank.first)
        who = next((mention.entity for mention in named if mention.entity in newcomers), None)
        if who is not None:
            yield rule.finding(
                document,
                Span(rank.span.start, tokens[index].end),
                related=[Related(newcomers[who], options.label)],
                name=document.mentions.entities[who].family,
            )


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
