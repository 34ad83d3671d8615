"""A rate, a length of time, and what they come to: “$1 billion a year over 10 years, close to $100 billion in all”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import alike, reckoned, size
from copydesk.reckoning.ranges import Range, amount, operand, told
from copydesk.reckoning.units import named
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure
    from copydesk.sentences import Token

_SANE = 15.0
"""How many times off what a rate comes to may be and still be meant as it."""
_ROUGH = 0.12
"""What share of itself the result may be rounded by besides."""
_NEAR = 8
"""Tokens between two of the three."""


class Options(BaseOptions):
    """The words of rates.

    `per`: words between an amount and the time it is for; `times`: words for that, each with its unit; `over`: words before the length; `fillers`: words between those and it; `joints`: what sets the result off, and `hedges`: words
    between that and it; `apart`: words behind the result that make it another; `label` names the rate and the length.
    """

    per: tuple[str, ...]
    times: dict[str, str]
    over: tuple[str, ...]
    fillers: tuple[str, ...]
    joints: tuple[str, ...]
    hedges: tuple[str, ...]
    apart: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “R a year over N years, D in all” and “R a year, or D over N years” where R times N is not D."""
    options: Options = rule.options
    for figures in document.figures_of.values():
        if len(figures) < 3:
            continue
        for rate, one, other in zip(figures, figures[1:], figures[2:], strict=False):
            length, result = (one, other) if _timed(one) else (other, one)
            if not amount(rate) or not amount(result) or not alike(rate, result) or not _timed(length):
                continue
            if not _said(options, rate, length, result) or document.quoted(rate.span.start):
                continue
            right = size(rate)[0] * length.value
            if right / _SANE < size(result)[0] < right * _SANE and not _borne_out(rate, length, result):
                last = length if length is one else rate
                factor = result.units[0].factor if result.units else 1.0
                yield rule.finding(
                    document,
                    result.span,
                    related=[Related(Span(rate.span.start, last.span.end), options.label)],
                    rate=document.seen(rate.span),
                    length=document.seen(length.span),
                    right=result.symbol + _short(right / factor),
                )


def _timed(figure: Figure) -> bool:
    return figure.kind == "measure" and figure.units[0].dimension == "time" and figure.value == figure.high


def _said(options: Options, rate: Figure, length: Figure, result: Figure) -> bool:
    """Whether words say that the first is a rate, that the length is what it runs for, and that the result tells both again."""
    tokens = rate.sentence.tokens
    at = rate.last
    at += at < len(tokens) and bool(rate.noun) and tokens[at].lower == rate.noun
    if at + 1 >= len(tokens) or tokens[at].lower not in options.per:
        return False
    unit = options.times.get(tokens[at + 1].lower, "")
    if not unit or length.units[0].dimension != named()[unit].dimension or length.units[0].name != unit:
        return False
    before = length.first
    while before and tokens[before - 1].lower in options.fillers:
        before -= 1
    if tokens[before - 1].lower not in options.over:
        return False
    middle = max(rate.last, length.last if length.first < result.first else at + 2)
    gap = tokens[middle : result.first]
    return _set_off(options, gap) and not _goes_on(options, tokens, result, length)


def _set_off(options: Options, gap: Sequence[Token]) -> bool:
    """Whether only a joint and hedges stand before the result."""
    words = [token.lower for token in gap]
    while words and words[-1] in options.hedges:
        words.pop()
    return 0 < len(gap) <= _NEAR and len(words) == 1 and words[0] in options.joints


def _goes_on(options: Options, tokens: Sequence[Token], result: Figure, length: Figure) -> bool:
    """Whether the result is a rate itself, or another statement's."""
    stop = length.first if length.first > result.last else result.last + 2
    return any(token.lower in options.apart for token in tokens[result.last : min(stop, result.last + 3)])


def _borne_out(rate: Figure, length: Figure, result: Figure) -> bool:
    """Whether the rate comes to the result in that time, as far as all three are rounded."""
    low, high = operand(rate)
    wide = length.slack if length.bound in ("about", "under") else 0.0
    product = Range(low * (length.value - wide) * (1 - _ROUGH), high * (length.value + wide) * (1 + _ROUGH))
    return product.meets(told(result))


def _short(value: float) -> str:
    """A large result in short."""
    for scale, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if value >= scale:
            return f"{reckoned(round(value / scale, 2))} {name}"
    return reckoned(round(value, 2))


CHECK = Check(Options, run)
