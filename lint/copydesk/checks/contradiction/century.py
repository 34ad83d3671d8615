"""A century and a year that is not in it: “the 18th-century house, built in 1902”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import years_in
from copydesk.reckoning.numbers import ORDINALS
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Token

_SLACK = 5
"""Years beyond the century that usage allows (1900, 1901)."""


class Options(BaseOptions):
    """The words and figures of the rule.

    `century`: the noun; `made`: words of making behind the century's noun; `at`: words right before the year; `never`:
    words before the century or behind it that make the year another thing's; `reach`: tokens from the century to the year;
    `label` names the century.
    """

    century: str
    made: tuple[str, ...]
    at: tuple[str, ...]
    never: tuple[str, ...]
    reach: int
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find things of one century made in a year of another."""
    options: Options = rule.options
    words = {f"{word}-{options.century}" for word in ORDINALS} | {options.century}
    for sentence, index in (place for word in words for place in document.places.get(word, ())):
        tokens = sentence.tokens
        start = _start(options, tokens, index)
        number = _ordinal(tokens[start].lower) if start >= 0 else 0
        if not number or not {token.lower for token in tokens[max(0, start - 3) : start]}.isdisjoint(
            options.never
        ):
            continue
        for at, year in years_in(sentence):
            if not index < at <= index + options.reach or tokens[at - 1].lower not in options.at:
                continue
            gap = {token.lower for token in tokens[index + 1 : at]}
            if gap.isdisjoint(options.made) or not gap.isdisjoint(options.never):
                continue
            if not 100 * (number - 1) - _SLACK <= year <= 100 * number + _SLACK:
                yield rule.finding(
                    document,
                    tokens[at].span,
                    related=[Related(Span(tokens[start].start, tokens[index].end), options.label)],
                    century=document.seen(Span(tokens[start].start, tokens[index].end)),
                )
            break


def _start(options: Options, tokens: tuple[Token, ...], index: int) -> int:
    """Where a century begins: at “18th” before its noun, with or without a hyphen, or at “eighteenth-century”."""
    if tokens[index].lower != options.century:
        return index
    return index - 2 if index > 1 and tokens[index - 1].text == "-" else index - 1


def _ordinal(word: str) -> int:
    word = word.partition("-")[0]
    if word[:-2].isdigit() and word.endswith(("st", "nd", "rd", "th")):
        return int(word[:-2])
    return int(ORDINALS.get(word, 0))


CHECK = Check(Options, run)
