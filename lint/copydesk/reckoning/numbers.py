"""Numbers as news writes them, in digits and in words, with how finely they are given."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copydesk.sentences import Sentence

UNITS = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    )
}
SCALES = {"hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
SHORT_SCALES = {"bn": 1e9, "tn": 1e12, "mn": 1e6, "k": 1e3}
PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8,
    "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10,
}  # fmt: skip
VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}
ORDINALS = {
    word: value
    for value, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        1,
    )
}
WORDS = frozenset({*UNITS, *TENS, *SCALES, *PARTS, "dozen"})
"""The words that a number can begin with (besides “a”)."""

_LONGEST = 20
"""Characters of a figure; longer ones are codes."""

_HYPHEN = re.compile("[-‑]")
_HYPHENS = frozenset("-‑")
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d*(?:\.\d+)?")


class Piece(NamedTuple):
    """A token, or one part of a hyphenated one (“six-month”).

    The point of an abbreviation (“kg.”) is left out. `glue` is what stands before it: a space, a hyphen, or nothing. `at` and `stop` are offsets in the block's prose,
    `token` is the index of the token that it is part of.
    """

    text: str
    lower: str
    kind: str
    glue: str
    at: int
    stop: int
    token: int


class Number(NamedTuple):
    """A number: its value, and the place of its last significant figure.

    `grain` is 100 for “1,500”, 0.1 for “2.5”, 100,000 for “1.2 million”, the whole for “a hundred”: it bounds how
    coarsely the writer may have rounded. `first` and `last` are a half-open range of pieces; `spelt` says that it is
    in words.
    """

    value: float
    grain: float
    first: int
    last: int
    spelt: bool


def pieces(sentence: Sentence) -> list[Piece]:
    """The pieces of a sentence; a hyphen inside a word or after a figure becomes glue."""
    found: list[Piece] = []
    glue = " "
    tokens = sentence.tokens
    new, add = tuple.__new__, found.append
    for index, token in enumerate(tokens):
        text, lower, kind, at = token.text, token.lower, token.kind, token.at
        if token.spaced:
            glue = " "
        elif text in _HYPHENS and index + 1 < len(tokens) and not tokens[index + 1].spaced:
            glue = "-"
            continue
        if kind == "word":
            if "-" in lower and (glue == "-" or numeral(lower)):
                for part in _HYPHEN.split(text):
                    add(Piece(part, part.lower(), kind, glue, at, at + len(part), index))
                    at += len(part) + 1
                    glue = "-"
                glue = ""
                continue
            if text[-1] == "." and text.find(".") == len(text) - 1:
                text, lower = text[:-1], lower[:-1]
        add(new(Piece, (text, lower, kind, glue, at, at + len(text), index)))
        glue = ""
    return found


def numeral(word: str) -> bool:
    """Whether a word begins with a number in words: “six-month”."""
    return word.split("-", 1)[0] in WORDS


def read_number(row: Sequence[Piece], index: int) -> Number | None:
    """The number that begins at a piece, if one does."""
    piece = row[index]
    if piece.text[-1] in VULGAR:
        return _vulgar(row, index)
    if piece.kind == "number":
        return _digits(row, index)
    if piece.lower in ("a", "an"):
        return _article(row, index)
    return _spelt(row, index) if piece.lower in WORDS else None


def grain(digits: str) -> float:
    """The place of the last significant figure of a number in digits: 100 for “1,500”, 0.01 for “2.50”."""
    whole, _, decimals = digits.replace(",", "").partition(".")
    if decimals:
        return 10.0 ** -len(decimals)
    return 10.0 ** (len(whole) - len(whole.rstrip("0"))) if whole.strip("0") else 1.0


def _digits(row: Sequence[Piece], index: int) -> Number | None:
    text = row[index].text
    if len(text) > _LONGEST or not _DIGITS.fullmatch(text):
        return None
    value, step, last = float(text.replace(",", "")), grain(text), index + 1
    scale, last = _scale(row, last)
    if scale > 1:
        return Number(value * scale, step * scale, index, last, False)
    part = _written_part(row, last)
    if part:
        share, last, alone = part
        value = value / share if alone else value + share
        return Number(value, 0.25 if not alone else value / 2, index, last, False)
    return Number(value, step, index, last, False)


def _vulgar(row: Sequence[Piece], index: int) -> Number | None:
    """“½”, “2½”, and with a scale “2½ million”."""
    whole, part = row[index].text[:-1], VULGAR[row[index].text[-1]]
    if len(whole) > _LONGEST or (whole and not whole.isdigit()):
        return None
    scale, last = _scale(row, index + 1)
    value = (int(whole or 0) + part) * scale
    return Number(value, 0.25 * scale if whole else value / 2, index, last, False)


def _written_part(row: Sequence[Piece], index: int) -> tuple[float, int, bool] | None:
    """A fraction behind a whole number: “ 1/2”, or “/2” (then the number before it is its numerator)."""
    if _slash(row, index) and row[index + 1].text in ("2", "3", "4", "5", "8", "10"):
        if int(row[index + 1].text) > 1 and row[index - 1].text.isdigit() and len(row[index - 1].text) < 3:
            return float(row[index + 1].text), index + 2, True
        return None
    if (
        index + 2 < len(row)
        and row[index].text in ("1", "2", "3")
        and _slash(row, index + 1)
        and row[index + 2].text in ("2", "3", "4", "8")
    ):
        return float(row[index].text) / float(row[index + 2].text), index + 3, False
    return None


def _slash(row: Sequence[Piece], index: int) -> bool:
    return (
        index + 1 < len(row)
        and row[index].text in "/⁄"
        and not row[index].glue
        and row[index + 1].kind == "number"
        and not row[index + 1].glue
    )


def _scale(row: Sequence[Piece], index: int) -> tuple[float, int]:
    """The scale word behind a number (“million”, “bn”), as a factor, and where it ends."""
    if index < len(row):
        word, glue = row[index].lower, row[index].glue
        if word in SCALES and word != "hundred":
            return SCALES[word], index + 1
        if word in SHORT_SCALES and (not glue or word in ("bn", "tn", "mn")):
            return SHORT_SCALES[word], index + 1
        if word == "hundred":
            return 100.0, index + 1
    return 1.0, index


def _article(row: Sequence[Piece], index: int) -> Number | None:
    """“a hundred”, “a dozen”, “a third”, “a half”; not “a” alone."""
    if index + 1 >= len(row):
        return None
    word = row[index + 1].lower
    if word in SCALES:
        inner = _spelt(row, index + 1)
        return inner._replace(first=index) if inner else None
    if word == "dozen":
        return Number(12.0, 12.0, index, index + 2, True)
    if word in PARTS and word not in ("second", "half"):
        return Number(1 / PARTS[word], 1 / PARTS[word] / 2, index, index + 2, True)
    return None


def _spelt(row: Sequence[Piece], index: int) -> Number | None:
    """A number in words: “twenty-five”, “two and a half million”, “three quarters”, “half a million”."""
    if row[index].lower in PARTS:
        return _half(row, index)
    total = current = 0.0
    smallest = 0.0
    at = index
    while at < len(row):
        word = row[at].lower
        if word in UNITS and (
            current == 0 or (current % 100 >= 20 and current % 10 == 0) or current % 100 == 0
        ):
            if (
                at > index
                and current
                and not (row[at].glue == "-" or row[at - 1].lower in ("and", "hundred"))
            ):
                break
            current += UNITS[word]
            smallest = 1.0
        elif word in TENS and current % 100 == 0:
            if at > index and current and row[at - 1].lower not in ("and", "hundred"):
                break
            current += TENS[word]
            smallest = 10.0
        elif word == "hundred" and current < 20:
            current = (current or 1) * 100
            smallest = 100.0
        elif word in SCALES and word != "hundred":
            total += (current or 1) * SCALES[word]
            smallest = max(smallest, 1.0) * SCALES[word]
            current = 0.0
        elif word == "dozen":
            return Number((current or 1) * 12, 12.0, index, at + 1, True)
        elif word == "and" and _carries(row, at, total, current):
            pass
        else:
            break
        at += 1
    if at == index:
        return None
    return _with_part(row, index, at, total + current, smallest)


def _carries(row: Sequence[Piece], at: int, total: float, current: float) -> bool:
    """Whether an “and” goes on with the same number: “two hundred and five”."""
    if at + 1 >= len(row) or (row[at + 1].lower not in UNITS and row[at + 1].lower not in TENS):
        return False
    return row[at - 1].lower in SCALES and (current >= 100 or total >= 1000)


def _with_part(row: Sequence[Piece], index: int, at: int, value: float, step: float) -> Number:
    """Add “and a half” or read “two thirds”; then a scale (“one and a half million”)."""
    if at < len(row) and row[at].lower in PARTS and row[at].lower != "second" and value < 10:
        many = row[at].lower.endswith("s") == (value > 1)
        if many and (row[at].lower != "half" or row[at].glue == "-" or value == 1):
            share = value / PARTS[row[at].lower]
            return Number(share, 1 / PARTS[row[at].lower] / 2, index, at + 1, True)
    if at + 2 < len(row) and row[at].lower == "and":
        inner = read_number(row, at + 1) if row[at + 1].lower != "a" else _a_part(row, at + 1)
        if inner and 0 < inner.value < 1:
            scale, last = _scale(row, inner.last)
            return Number((value + inner.value) * scale, inner.grain * scale, index, last, True)
    return Number(value, step or 1.0, index, at, True)


def _a_part(row: Sequence[Piece], index: int) -> Number | None:
    word = row[index + 1].lower
    return Number(1 / PARTS[word], 0.5 / PARTS[word], index, index + 2, True) if word in PARTS else None


def _half(row: Sequence[Piece], index: int) -> Number | None:
    """“half a million”, “half an hour”, “half”; other parts need a numerator."""
    if row[index].lower != "half":
        return None
    last = index + 1
    if last < len(row) and row[last].lower in ("a", "an"):
        last += 1
        scale, last = _scale(row, last)
        if scale == 1 and last < len(row) and row[last].lower == "dozen":
            return Number(6.0, 6.0, index, last + 1, True)
        return Number(0.5 * scale, 0.25 * scale, index, last, True)
    return Number(0.5, 0.25, index, last, True)
