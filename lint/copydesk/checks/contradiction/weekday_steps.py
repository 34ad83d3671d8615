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
    from copydesk.sentences import Sentence, Token

_NUMBERS = {name.lower(): number for number, name in enumerate(WEEKDAYS)}
_WEEK = 7

_MANY = 40
"""So many that an article says more of them than of one thing: what pairs there are is bounded."""


_MARKS = frozenset({",", "—", "–", "("})


class Options(BaseOptions):
    """The words of a step.

    `numbers`: words for a number of days; `days`: the noun; `words`: words behind it that point to another weekday, each with
    1 where that is the earlier one and -1 where it is the later; `either`: those of `words` that count from the first weekday where a mark follows; `nexts`: words before the noun that do, each with its sign, and `joined` those of `never` that these look beyond; `between`: words that may stand between that word and the other weekday; `the`, `be`, `on`: words of “the vote was on DAY”; `reach`: tokens from the first weekday to
    the number; `never`: words between them that make the weekday another thing's; `label` names the first weekday.
    """

    numbers: dict[str, int]
    days: tuple[str, ...]
    either: tuple[str, ...]
    joined: tuple[str, ...]
    nexts: dict[str, int]
    words: dict[str, int]
    between: tuple[str, ...]
    never: tuple[str, ...]
    the: str
    be: tuple[str, ...]
    on: str
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
            behind = tokens[index + 2].text if index + 2 < len(tokens) else ""
            if way in options.either and behind in _MARKS:
                sign = -sign
            if way in _MARKS and index and tokens[index - 1].lower in options.nexts:
                number, sign = 1, options.nexts[tokens[index - 1].lower]
            if not number or not sign or document.quoted(tokens[index].start):
                continue
            never = {*options.never} - {*options.joined} if way in _MARKS else {*options.never}
            first, second = _first(options, tokens, index - 1, never), _second(options, tokens, index + 2)
            if second is None:
                yield from _from_event(rule, document, sentence, index, sign * number)
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


def _from_event(
    rule: Rule, document: Document, sentence: Sentence, index: int, step: int
) -> Iterator[Finding]:
    """“Two days after the vote, on Friday” where the only weekday of “the vote was on” is another."""
    options: Options = rule.options
    tokens = sentence.tokens
    if index + 5 >= len(tokens) or tokens[index + 2].lower != options.the or tokens[index + 4].text != ",":
        return
    told = next(
        (at for at in (index + 5, index + 6) if at < len(tokens) and _bare(tokens[at]) in _NUMBERS), None
    )
    dated = [
        found
        for place in document.places.get(tokens[index + 3].lower, ())[:_MANY]
        if (found := _dated(options, *place))
    ]
    days = {_bare(token) for token in dated}
    if told is None or len(days) != 1:
        return
    day = _NUMBERS[_bare(tokens[told])]
    if (_NUMBERS[days.pop()] + step - day) % _WEEK:
        yield rule.finding(
            document,
            dated[0].span,
            related=[Related(tokens[told].span, options.label)],
            day=tokens[told].text,
            step=" ".join(token.lower for token in tokens[index - 1 : index + 2]),
            right=WEEKDAYS[(day - step) % _WEEK],
        )


def _dated(options: Options, sentence: Sentence, index: int) -> Token | None:
    """The weekday of “the vote was on Tuesday” and “Tuesday’s vote”."""
    tokens = sentence.tokens
    before = tokens[index - 1] if index else None
    if before and _bare(before) in _NUMBERS:
        return before
    words = [token.lower for token in tokens[index + 1 : index + 4]]
    if not before or before.lower != options.the or words[:1] not in ([be] for be in options.be):
        return None
    at = index + 2 + (words[1:2] == [options.on])
    return tokens[at] if at < len(tokens) and _bare(tokens[at]) in _NUMBERS else None


def _bare(token: Token) -> str:
    return token.lower.replace("’", "'").removesuffix("'s")


def _first(options: Options, tokens: tuple[Token, ...], stop: int, never: set[str]) -> int | None:
    """The weekday nearest before the number of days, in its clause or the one before."""
    for at in range(stop - 1, max(-1, stop - 1 - options.reach), -1):
        if _bare(tokens[at]) in _NUMBERS:
            return at
        if tokens[at].lower in never:
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
