"""A number of days that two weekdays do not span: “the two-day summit, which opened on Tuesday, ends Friday”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import hyphened
from copydesk.reckoning.dates import WEEKDAYS
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure
    from copydesk.sentences import Token

_NUMBERS = {name.lower(): number for number, name in enumerate(WEEKDAYS)}
_WEEK = 7


class Options(BaseOptions):
    """The words of a length in days.

    `begins` and `ends`: words before a weekday, up to `reach` tokens, on which the thing begins or ends; `never`: words in the sentence that
    make it another; `label` names the two weekdays.
    """

    begins: tuple[str, ...]
    ends: tuple[str, ...]
    reach: int
    never: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “an N-day X” in a sentence with the weekdays of its beginning and its end, which are not N days."""
    options: Options = rule.options
    for figures in document.figures_of.values():
        for figure in figures:
            if not _of_days(figure):
                continue
            tokens = figure.sentence.tokens
            days = [at for at, token in enumerate(tokens) if token.lower in _NUMBERS]
            if len(days) != 2 or any(token.lower in options.never for token in tokens):
                continue
            first, last = days
            if not (_led(tokens, first, -1, options.begins, options.reach) and _led(
                tokens, last, first, options.ends, options.reach
            )):  # fmt: skip
                continue
            length = (_NUMBERS[tokens[last].lower] - _NUMBERS[tokens[first].lower]) % _WEEK + 1
            if figure.value < _WEEK and figure.value not in (length, length - 1):
                yield rule.finding(
                    document,
                    figure.span,
                    related=[Related(Span(tokens[first].start, tokens[last].end), options.label)],
                    first=tokens[first].text,
                    last=tokens[last].text,
                    right=length,
                )


def _of_days(figure: Figure) -> bool:
    """Whether a figure is a length of days before a noun: “two-day”."""
    if figure.kind != "measure" or figure.units[0].name != "days" or not figure.exact:
        return False
    return hyphened(figure)


def _led(tokens: tuple[Token, ...], at: int, stop: int, words: tuple[str, ...], reach: int) -> bool:
    """Whether one of some words stands shortly before a weekday, behind the other one."""
    return any(token.lower in words for token in tokens[max(stop + 1, at - reach) : at])


CHECK = Check(Options, run)
