"""Amounts that can be set side by side: whether two figures are of one kind, and how a reckoned one is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.reckoning.dates import read_year

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from copydesk.reckoning.figures import Figure
    from copydesk.sentences import Sentence, Token

__all__ = ["alike", "hyphened", "phrase_at", "reckoned", "size", "whole", "years_in"]


def alike(one: Figure, other: Figure) -> bool:
    """Whether two figures are of the same kind: of one currency, of one dimension, shares, or counts."""
    if one.kind != other.kind:
        return False
    if one.kind == "money":
        return (one.symbol or one.noun) == (other.symbol or other.noun)
    if one.kind == "measure":
        return bool(one.units and other.units) and one.units[0].dimension == other.units[0].dimension
    return True


def size(figure: Figure) -> tuple[float, float]:
    """The least and the most that a figure may stand for, in the base unit of its first unit, rounding apart."""
    if not figure.units:
        return figure.value, figure.high
    unit = figure.units[0]
    return (figure.value + unit.zero) * unit.factor, (figure.high + unit.zero) * unit.factor


def whole(figure: Figure) -> bool:
    """Whether a figure counts single things: a whole number of no unit, without hedge or range."""
    return (
        figure.kind == "count" and figure.exact and figure.value == int(figure.value) and figure.value < 1e6
    )


def hyphened(figure: Figure) -> bool:
    """Whether a figure is joined with its unit or noun, as before a noun: “50-metre”, “12-page”."""
    return any("-" in token.lower for token in figure.sentence.tokens[figure.first : figure.last])


def reckoned(value: float) -> str:
    """A result as a sentence gives it: “12”, “1,200”, “2.5”."""
    return f"{value:,.0f}" if abs(value - round(value)) < 1e-9 else f"{value:,.2f}".rstrip("0").rstrip(".")


def added(parts: Sequence[Figure]) -> dict[str, str]:
    """What a message says of figures that are added up: `sum` (“3 + 4”) and its `result`."""
    return {
        "sum": " + ".join(reckoned(part.value) for part in parts),
        "result": reckoned(sum(part.value for part in parts)),
    }


def phrase_at(tokens: Sequence[Token], index: int, phrases: Iterable[Sequence[str]]) -> int:
    """How many tokens the longest of several phrases takes at a place; 0 if none stands there."""
    best = 0
    first = tokens[index].lower if index < len(tokens) else ""
    for phrase in phrases:
        if phrase[0] == first and len(phrase) > best:
            here = [token.lower for token in tokens[index : index + len(phrase)]]
            best = len(phrase) if here == list(phrase) else best
    return best


def years_in(sentence: Sentence) -> list[tuple[int, int]]:
    """The years of the calendar in a sentence: (index of the token, year)."""
    return [
        (index, year)
        for index, token in enumerate(sentence.tokens)
        if token.kind == "number" and (year := read_year(sentence.tokens, index))
    ]
