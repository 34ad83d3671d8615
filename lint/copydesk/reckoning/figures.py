"""Figures: every quantity of an article, with its unit, its precision, and what it counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from copydesk.reckoning.counted import (
    SYMBOLS,
    aged,
    bound_after,
    bound_before,
    counted_noun,
    is_year,
    plural,
)
from copydesk.reckoning.numbers import ORDINALS, PARTS, WORDS, Number, numeral, pieces, read_number
from copydesk.reckoning.ratios import read_ratio
from copydesk.reckoning.units import named, read_unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.reckoning.counted import Bound
    from copydesk.reckoning.numbers import Piece
    from copydesk.reckoning.units import Unit
    from copydesk.sentences import Sentence
    from copydesk.span import Span

Kind = Literal["count", "measure", "money", "percent", "ratio", "ordinal", "age", "year", "time"]
"""What a figure is: of things, of a unit, of a currency, a share, a share as “one in four” (its value in percent),
a rank, a person's years, a year of the calendar, an hour of the day."""

_CURRENCIES_TEXT = (
    "dollar dollars euro euros pence cent cents yen rupee rupees yuan rouble roubles ruble "
    "rubles franc francs peso pesos kroner kronor krona krone shekel shekels rand naira lira "
    "dirham dirhams riyal riyals won baht ringgit"
)
_CURRENCIES = frozenset(_CURRENCIES_TEXT.split())
_PERCENT = frozenset({"%", "percent", "pc", "pct"})
_ORDINAL_ENDS = ("st", "nd", "rd", "th")
_NUMBER_STARTS = WORDS | {"a", "an"}
_CANDIDATES = WORDS | ORDINALS.keys()


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in a sentence.

    It lies between `value` and `high`, which are equal unless a range is given; `grain` is the place of the last
    significant digit. `units` are what the unit may be (tons of three kinds). `noun` is the head of what is counted
    as far as its neighbours tell, in lower case. `first` and `last` are a half-open range of the sentence's tokens.
    """

    kind: Kind
    value: float
    high: float
    grain: float
    bound: Bound
    units: tuple[Unit, ...]
    unit_text: str
    noun: str
    symbol: str
    spelt: bool
    sentence: Sentence
    first: int
    last: int
    span: Span

    @property
    def exact(self) -> bool:
        """Whether it is one value that the writer does not hedge."""
        return self.value == self.high and not self.bound

    @property
    def slack(self) -> float:
        """How far a true value may lie from what is written: half the last place, at most a tenth of the value.

        Trailing zeros, and fives behind another digit, may be rounded; a hedge widens it.
        """
        step = self.grain
        if not self.spelt and step >= 1 and (self.value / step) % 10 == 5 and self.value >= 10 * step:
            step *= 5
        slack = min(step / 2, max(abs(self.value) / 10, min(step, 1.0) / 2))
        return slack * 2 if self.bound else slack


class _Reader:
    """Reads the figures of one sentence, left to right."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.row = pieces(sentence)
        self.taken = 0
        self.in_millions = False

    def read(self) -> Iterator[Figure]:
        row = self.row
        index = 0
        while index < len(row):
            piece = row[index]
            if piece.kind != "number" and piece.lower not in _NUMBER_STARTS and piece.lower not in ORDINALS:
                index += 1
                continue
            figure, after = self.at(index)
            if figure:
                yield figure
                self.taken = after
            index = max(after, index + 1)

    def at(self, index: int) -> tuple[Figure | None, int]:
        """The figure that begins at a piece, and where it ends."""
        row = self.row
        rank = self.ordinal(index)
        if rank:
            return rank, index + 1
        number = read_number(row, index)
        if number is None:
            return self.one_unit(index)
        if _part_of_a_sign(row, number):
            return None, number.last
        high, last = self.range(number)
        bound = bound_before(row, index, self.taken)
        symbol = self.row[index - 1].text if index and self.row[index - 1].text in SYMBOLS else ""
        if symbol:
            return self.money(number, high, last, bound, symbol)
        return self.plain(number, high, last, bound)

    def plain(self, number: Number, high: Number, last: int, bound: Bound) -> tuple[Figure, int]:
        """A figure without a currency sign: a measure, a percentage, an age, a year, or a count."""
        row = self.row
        kind: Kind = "count"
        noun = unit_text = ""
        units: tuple[Unit, ...] = ()
        value, top, grain = number.value, high.value, high.grain
        percent = self.percent(last)
        if percent:
            return self.made("percent", number, high, percent, bound, unit_text=_words(row, last, percent))
        if self.millions(last):
            return self.made(
                "count",
                _scaled(number, 1e6),
                _scaled(high, 1e6),
                last + 1,
                bound,
                noun=counted_noun(self.row, last + 1),
            )
        ratio = read_ratio(row, number)
        if ratio:
            share = number._replace(value=ratio.share, grain=ratio.step)
            return self.made("ratio", share, share, ratio.last, bound, unit_text="in")
        if last < len(row) and row[last].lower in _HOURS:
            return self.made("time", number, high, last + 1, bound, unit_text=row[last].text)
        if number.spelt and number.value < 1 and [piece.lower for piece in row[last : last + 2]] in _OF_A:
            last += 2
        units, after = read_unit(row, last)
        if units and not (row[last].glue == "" and row[last].kind == "mark"):
            unit_text = _words(row, last, after)
            if units[0].name == "years" and self.old(after):
                kind, after = "age", self.old(after)
            else:
                kind = "measure"
                if units[0].dimension == "temperature" and self.below_zero(number.first, after):
                    value, top = -value, -top
                value, top, grain, unit_text, units, after = self.compound(
                    value, top, grain, units, unit_text, after
                )
            figure = self.figure(kind, value, top, grain, bound, units, unit_text, "", "", number, after)
            return figure, after
        if is_year(row, number, last):
            kind = "year"
        elif aged(row, number.first):
            kind = "age"
        else:
            noun = counted_noun(self.row, last)
            if noun in _CURRENCIES:
                return self.made("money", number, high, last, bound, noun=noun)
        return self.figure(kind, value, top, grain, bound, units, unit_text, noun, "", number, last), last

    def percent(self, last: int) -> int:
        """Where “%”, “percent” or “per cent” behind a number ends; 0 if it does not stand there."""
        words = [piece.lower for piece in self.row[last : last + 2]]
        return last + 1 if words and words[0] in _PERCENT else last + 2 if words == ["per", "cent"] else 0

    def one_unit(self, index: int) -> tuple[Figure | None, int]:
        """“an hour and a half”, and “a mile” where a conversion in brackets follows."""
        row = self.row
        units, last = read_unit(row, index + 1)
        if not units or row[index].lower not in ("a", "an"):
            return None, index + 1
        value, step, after = 1.0, 0.5, last
        if [piece.lower for piece in row[last : last + 2]] == ["and", "a"] and last + 2 < len(row):
            part = PARTS.get(row[last + 2].lower, 0)
            value, step, after = (1 + 1 / part, 0.25, last + 3) if part else (value, step, last)
        if value == 1 and not self.told_again(last):
            return None, index + 1
        number = Number(value, step, index, last, spelt=True)
        bound = bound_before(row, index, self.taken)
        unit_text = _words(row, index + 1, last)
        return self.figure(
            "measure", value, value, step, bound, units, unit_text, "", "", number, after
        ), after

    def told_again(self, last: int) -> bool:
        """Whether a bracket follows, or a comma and a number: “a pint, 568 millilitres”."""
        follows = self.row[last : last + 2]
        if not follows or follows[0].text not in ("(", ","):
            return False
        return follows[0].text == "(" or (len(follows) > 1 and follows[1].kind == "number")

    def made(
        self, kind: Kind, number: Number, high: Number, last: int, bound: Bound, *, unit_text: str = "", noun: str = "",
        symbol: str = "",
    ) -> tuple[Figure, int]:  # fmt: skip
        figure = self.figure(
            kind, number.value, high.value, high.grain, bound, (), unit_text, noun, symbol, number, last
        )
        return figure, last

    def figure(
        self, kind: Kind, value: float, high: float, grain: float, bound: Bound, units: tuple[Unit, ...],
        unit_text: str, noun: str, symbol: str, number: Number, last: int,
    ) -> Figure:  # fmt: skip
        first = number.first - bool(symbol)
        row = self.row
        return Figure(
            kind, value, high, grain, bound or bound_after(self.row, last), units, unit_text, noun, symbol, number.spelt,
            self.sentence, row[first].token, row[last - 1].token + 1,
            self.sentence.block.span(row[first].at, row[last - 1].stop),
        )  # fmt: skip

    def money(self, number: Number, high: Number, last: int, bound: Bound, symbol: str) -> tuple[Figure, int]:
        """A sum behind a currency sign; “m” is a million there."""
        row = self.row
        if last < len(row) and row[last].text == "m" and not row[last].glue:
            number, high, last = _scaled(number, 1e6), _scaled(high, 1e6), last + 1
        return self.made("money", number, high, last, bound, symbol=symbol)

    def range(self, number: Number) -> tuple[Number, int]:
        """The upper end of “10-15”, “10 to 15”, “between 10 and 15”; the number itself where there is none."""
        row, last = self.row, number.last
        if last >= len(row):
            return number, last
        joint = row[last].lower
        lead = (
            number.first - 2 if number.first and row[number.first - 1].text in SYMBOLS else number.first - 1
        )
        before = row[lead].lower if lead >= 0 else ""
        start = last + 1
        if row[last].glue == "-" and (row[last].kind == "number" or row[last].text in SYMBOLS):
            start = last
        elif not (
            (joint in ("–", "—") and not row[last].glue)
            or (joint == "to" and before != "from")
            or (joint == "and" and before == "between")
        ):
            return number, last
        if start < len(row) and row[start].text in SYMBOLS:
            start += 1
        other = read_number(row, start) if start < len(row) else None
        if other is None or other.value <= number.value:
            return number, last
        if joint == "to" and _calendar(row[number.first].text) and not _calendar(row[start].text):
            return number, last
        if before == "by" and joint == "to" and other.last < len(row) and row[other.last].lower == "from":
            return number, last
        return other, other.last

    def ordinal(self, index: int) -> Figure | None:
        """“third”, “21st”, “twenty-first”."""
        piece = self.row[index]
        value = ORDINALS.get(piece.lower, 0)
        if piece.kind == "number" and piece.text.endswith(_ORDINAL_ENDS):
            value = int(piece.text[:-2].replace(",", "")) if piece.text[:-2].replace(",", "").isdigit() else 0
        if not value or (piece.lower == "second" and piece.glue == "-"):
            return None
        noun = counted_noun(self.row, index + 1)
        span = self.sentence.block.span(piece.at, piece.stop)
        return Figure(
            "ordinal", value, value, 1.0, "", (), "", noun, "", piece.kind != "number", self.sentence,
            piece.token, piece.token + 1, span,
        )  # fmt: skip

    def millions(self, last: int) -> bool:
        """Whether “12m” is twelve million: a plural noun follows, or did so behind another one in the sentence."""
        row = self.row
        if last + 1 >= len(row) or row[last].text not in ("m", "M") or row[last].glue:
            return False
        word = row[last + 1].lower
        many = row[last + 1].kind == "word" and (plural(word) or row[last].text == "M")
        self.in_millions = self.in_millions or many
        return self.in_millions

    def compound(
        self, value: float, top: float, grain: float, units: tuple[Unit, ...], text: str, after: int
    ) -> tuple[float, float, float, str, tuple[Unit, ...], int]:
        """Add what a smaller unit of the same dimension says: “5 feet, 10 inches”, “18 years and 8 months”."""
        row = self.row
        at = after
        if at < len(row) and row[at].lower in (",", "and"):
            at += 1
        small = (
            read_number(row, at)
            if (at < len(row) and row[at].kind == "number") or self.spelt_at(at)
            else None
        )
        if small is None or value != top:
            return value, top, grain, text, units, after
        finer, end = self.inches(small.last) if units[0].name == "feet" else read_unit(row, small.last)
        for unit in units:
            for part in finer:
                ratio = unit.factor / part.factor
                if part.dimension == unit.dimension and ratio > 1.5 and small.value < ratio and not unit.zero:
                    total = value + small.value / ratio
                    words = f"{text} {_words(row, small.last, end)}"
                    return total, total, small.grain / ratio, words, (unit,), end
        return value, top, grain, text, units, after

    def inches(self, index: int) -> tuple[tuple[Unit, ...], int]:
        """The inches of a height: “6ft 2in”, “6-foot-4”."""
        units, end = read_unit(self.row, index)
        if units:
            return units, end
        named_in = index < len(self.row) and self.row[index].lower == "in" and not self.row[index].glue
        if named_in or self.row[index - 1].glue == "-":
            return (named()["inches"],), index + named_in
        return (), index

    def below_zero(self, first: int, after: int) -> bool:
        """Whether a temperature is negative: “minus 40 C”, “-40 C”, “10 degrees below zero”."""
        before = self.row[first - 1] if first else None
        if before and (before.lower == "minus" or (before.text in "-−–" and self.row[first].glue != " ")):
            return True
        return self.row[first].glue == "-" or [p.lower for p in self.row[after : after + 2]] == [
            "below",
            "zero",
        ]

    def spelt_at(self, at: int) -> bool:
        return at < len(self.row) and self.row[at].lower in WORDS

    def old(self, after: int) -> int:
        """Where “-old” or “old” ends, or 0."""
        row = self.row
        if after < len(row) and row[after].lower in ("old", "olds"):
            return after + 1
        return (
            after + 2
            if after + 1 < len(row) and [p.lower for p in row[after : after + 2]] == ["of", "age"]
            else 0
        )


_OF_A = (["of", "a"], ["of", "an"])
_HOURS = frozenset({"am", "pm", "a.m.", "p.m.", "o'clock", "noon", "gmt", "est", "edt", "pdt", "bst", "cet"})


def _calendar(text: str) -> bool:
    """Whether digits may be a year."""
    return len(text) == 4 and text.isdigit() and "1500" <= text <= "2100"


def _scaled(number: Number, factor: float) -> Number:
    return number._replace(value=number.value * factor, grain=number.grain * factor)


def _words(row: Sequence[Piece], first: int, last: int) -> str:
    return "".join(
        (" " if piece.glue == " " and n else "") + piece.text for n, piece in enumerate(row[first:last])
    )


def _part_of_a_sign(row: Sequence[Piece], number: Number) -> bool:
    """Whether the digits belong to a name or code: “B-52”, “A1”, “F.16”, “#5”."""
    piece = row[number.first]
    if number.spelt or not number.first or piece.glue == " ":
        return False
    before = row[number.first - 1]
    return (
        (piece.glue == "-" and before.kind == "word")
        or (not piece.glue and before.kind == "word")
        or before.text == "#"
    )


def read_figures(sentence: Sentence) -> tuple[Figure, ...]:
    """The figures of a sentence, in order."""
    for token in sentence.tokens:
        word = token.lower
        if word in _CANDIDATES or token.kind == "number" or ("-" in word and numeral(word)):
            return tuple(_Reader(sentence).read())
    return ()
