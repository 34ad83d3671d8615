"""Weekdays that are not as many days apart as is said: “on Tuesday, a day after Wednesday's debate”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.dates import WEEKDAYS
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Token

_NUMBERS = {name.lower(): number for number, name in enumerate(WEEKDAYS)}
_WEEK = 7


class Options(BaseOptions):
    """The words of a step.

    `numbers`: words for a number of days; `days`: the noun; `words`: words behind it that point to another weekday, each with
    1 where that is the earlier one and -1 where it is the later; `between`: words that may stand between that word and the other weekday; `reach`: tokens from the first weekday to
    the number; `never`: words between them that make the weekday another thing's; `label` names the first weekday.
    """

    numbers: dict[str, int]
    days: tuple[str, ...]
    words: dict[str, int]
    between: tuple[str, ...]
    never: tuple[str, ...]
    reach: int
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “on DAY, N days after DAY's …” that the calendar contradicts."""
    options: Options = rule.options
    for noun in options.days:
        for sentence, index in document.places.get(noun, ()):
            tokens = sentence.tokens
            number = options.numbers.get(tokens[index - 1].lower, 0) if index else 0
            way = tokens[index + 1].lower if index + 1 < len(tokens) else ""
            sign = options.words.get(way, 0)
            if not number or not sign or document.quoted(tokens[index].start):
                continue
            first, second = _first(options, tokens, index - 1), _second(options, tokens, index + 2)
            if first is None or second is None:
                continue
            day, other = (_NUMBERS[_bare(tokens[at])] for at in (first, second))
            if (other + sign * number - day) % _WEEK:
                yield rule.finding(
                    document,
                    tokens[second].span,
                    related=[Related(tokens[first].span, options.label)],
                    day=tokens[first].text,
                    step=" ".join(token.text for token in tokens[index - 1 : index + 2]),
                    right=WEEKDAYS[(day - sign * number) % _WEEK],
                )


def _bare(token: Token) -> str:
    return token.lower.replace("’", "'").removesuffix("'s")


def _first(options: Options, tokens: tuple[Token, ...], stop: int) -> int | None:
    """The weekday nearest before the number of days, in its clause or the one before."""
    for at in range(stop - 1, max(-1, stop - 1 - options.reach), -1):
        if _bare(tokens[at]) in _NUMBERS:
            return at
        if tokens[at].lower in options.never:
            return None
    return None


def _second(options: Options, tokens: tuple[Token, ...], start: int) -> int | None:
    """The weekday right behind “after”."""
    for at in range(start, min(start + 4, len(tokens))):
        if _bare(tokens[at]) in _NUMBERS:
            return at
        if tokens[at].lower not in options.between:
            return None
    return None


CHECK = Check(Options, run)
