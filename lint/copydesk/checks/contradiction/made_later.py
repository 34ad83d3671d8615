"""A work older than its making: “a 1995 video, shot in 1997”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.dates import read_year
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Token


class Options(BaseOptions):
    """Words of works.

    `works`: nouns behind a year; `the`: words before that; `made`: participles of what was done before or when they came out; `between`: words that may stand between the work and its
    making; `into`: words before the second year; `reach`: tokens from the first year to the noun, and from that to the participle; `label` names the first year.
    """

    works: tuple[str, ...]
    the: tuple[str, ...]
    made: tuple[str, ...]
    between: tuple[str, ...]
    into: tuple[str, ...]
    reach: int
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “a YEAR WORK, made in YEAR” whose second year is the later."""
    options: Options = rule.options
    for word in options.works:
        for sentence, index in document.places.get(word, ()):
            tokens = sentence.tokens
            first = _before(options, tokens, index)
            second = _behind(options, tokens, index) if first is not None else None
            if first is None or second is None or document.quoted(tokens[index].start):
                continue
            one, other = read_year(tokens, first) or 0, read_year(tokens, second) or 0
            if other > one:
                yield rule.finding(
                    document,
                    tokens[second].span,
                    related=[Related(tokens[first].span, options.label)],
                    year=one,
                    work=word,
                )


def _before(options: Options, tokens: tuple[Token, ...], index: int) -> int | None:
    """Where the year of “a 1995 nationalist video” stands."""
    for at in range(index - 1, max(0, index - 1 - options.reach), -1):
        if read_year(tokens, at):
            return at if tokens[at - 1].lower in options.the else None
        if tokens[at].kind != "word":
            return None
    return None


def _behind(options: Options, tokens: tuple[Token, ...], index: int) -> int | None:
    """Where the year of “, shot in 1997” stands."""
    at = index + 1
    while at < len(tokens) and at < index + options.reach and tokens[at].lower in options.between:
        at += 1
    if at == index + 1 or at + 2 >= len(tokens) or tokens[at].lower not in options.made:
        return None
    stop = at + 2 if tokens[at + 1].lower in options.into else 0
    return stop if stop and read_year(tokens, stop) else None


CHECK = Check(Options, run)
