"""What stands round a number: how it is limited, what it counts, whether it is a year or an age."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from copydesk.reckoning.numbers import UNITS, WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copydesk.reckoning.numbers import Number, Piece

Bound = Literal["", "about", "over", "under", "least", "most"]
"""How the writer limits a figure: not at all, or as near it, above, below, no less, no more."""

BOUNDS: dict[tuple[str, ...], Bound] = {
    ("about",): "about", ("around",): "about", ("roughly",): "about", ("approximately",): "about", ("some",): "about",
    ("an", "estimated"): "about", ("estimated",): "about", ("close", "to"): "about", ("circa",): "about",
    ("or", "so"): "about", ("nearly",): "under", ("almost",): "under", ("under",): "under", ("below",): "under",
    ("less", "than"): "under", ("fewer", "than"): "under", ("just", "under"): "under", ("just", "short", "of"): "under",
    ("more", "than"): "over", ("over",): "over", ("above",): "over", ("just", "over"): "over", ("well", "over"): "over",
    ("upwards", "of"): "over", ("at", "least"): "least", ("no", "fewer", "than"): "least", ("no", "less", "than"): "least",
    ("as", "many", "as"): "most", ("as", "much", "as"): "most", ("up", "to"): "most", ("at", "most"): "most",
    ("no", "more", "than"): "most", ("maximum", "of"): "most", ("minimum", "of"): "least", ("greater", "than"): "over",
}  # fmt: skip
_LONGEST_BOUND = 3
_AFTER: dict[tuple[str, str], Bound] = {
    ("or", "so"): "about", ("or", "more"): "least", ("and", "over"): "least", ("and", "above"): "least",
    ("or", "less"): "most", ("and", "older"): "least", ("and", "younger"): "most", ("or", "older"): "least",
    ("or", "younger"): "most", ("or", "fewer"): "most",
}  # fmt: skip
SYMBOLS = frozenset("$£€¥₹₽₩₦")
"""Signs of currencies that stand before a sum."""

_BEFORE_YEARS = frozenset(
    {"in", "since", "by", "until", "from", "of", "during", "before", "after", "early", "late", "mid"}
)
_DETERMINERS = frozenset({"the", "its", "their", "his", "her", "our", "my", "your", "those", "these"})
_STOPS_TEXT = (
    "and or but to of in on at by for from with as than that which who whom whose when where while is are "
    "was were be been has have had will would can could may might should must do did does not it he she "
    "they we you i a an the"
)
_STOPS = frozenset(_STOPS_TEXT.split())
_PLURALS_TEXT = "people men women children police teeth feet mice sheep cattle aircraft dead others"
_PLURALS = frozenset(_PLURALS_TEXT.split())
_SINGULARS = ("ss", "us", "is")
_REACH = 5


def bound_before(row: Sequence[Piece], index: int, taken: int) -> Bound:
    """What limits the figure that begins at a piece; words before `taken` belong to another one."""
    stop = index - 1 if index and row[index - 1].text in SYMBOLS else index
    for length in range(min(_LONGEST_BOUND, stop - taken), 0, -1):
        words = tuple(piece.lower for piece in row[stop - length : stop])
        if words in BOUNDS:
            return BOUNDS[words]
    return ""


def bound_after(row: Sequence[Piece], last: int) -> Bound:
    """“or so”, “or more”, “+” behind a figure."""
    if last < len(row) and row[last].text == "+":
        return "over"
    words = tuple(piece.lower for piece in row[last : last + 2])
    return _AFTER.get(words, "") if len(words) == 2 else ""


def aged(row: Sequence[Piece], first: int) -> bool:
    """Whether “aged”, “age” or “the age of” stands before a number."""
    words = [piece.lower for piece in row[max(0, first - 2) : first]]
    return words[-1:] == ["aged"] or words[-1:] == ["age"] or words == ["age", "of"]


def is_year(row: Sequence[Piece], number: Number, last: int) -> bool:
    """Whether four digits are a year of the calendar: no noun of many follows, no unit."""
    piece = row[number.first]
    if number.last - number.first != 1 or len(piece.text) != 4 or not piece.text.isdigit():
        return False
    if not 1000 <= number.value <= 2100:
        return False
    before = row[number.first - 1].lower if number.first else ""
    follows = row[last] if last < len(row) else None
    return before in _BEFORE_YEARS or not (follows and follows.kind == "word" and plural(follows.lower))


def counted_noun(row: Sequence[Piece], index: int) -> str:
    """The head of what is counted: the first plural among the next words, else the first word; “” if none follows."""
    if index + 1 < len(row) and row[index].lower == "of" and row[index + 1].lower in _DETERMINERS:
        index += 2
    run: list[str] = []
    for piece in row[index : index + _REACH]:
        if piece.kind != "word" or piece.lower in _STOPS or piece.lower in UNITS or piece.lower in WORDS:
            break
        word = piece.lower.removesuffix("'s").removesuffix("'")
        run.append(word)
        if plural(word) or piece.lower != word:
            break
    return "" if not run else run[-1] if plural(run[-1]) else run[0]


def plural(word: str) -> bool:
    """Whether a word looks like a plural."""
    return (
        word in _PLURALS
        or word.endswith(("men", "women"))
        or (len(word) > 3 and word.endswith("s") and not word.endswith(_SINGULARS))
    )
