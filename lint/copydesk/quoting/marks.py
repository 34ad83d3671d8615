"""Quotation marks: where they stand, how each sits among its neighbours, and whether it opens or closes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from copydesk.native import loops

if TYPE_CHECKING:
    from collections.abc import Iterable

    from copydesk.markup import Block
    from copydesk.span import Span

Side = Literal["open", "close"]
Seat = Literal["open", "close", "loose", "tight"]
"""How a mark sits among its neighbours: against the word behind it, against the word before it, between two spaces,
between two words."""

DOUBLE = frozenset(["“", "”", '"', "„", "«", "»", "’’", "‘‘", "''", "``"])
SINGLE = frozenset("‘’'‚")
_ANY = frozenset("“”\"„«»‘’'‚")
_FACING: dict[str, Side] = {
    "“": "open",
    "„": "open",
    "«": "open",
    "”": "close",
    "»": "close",
    "‘‘": "open",
    "’’": "close",
    "``": "open",
}
CLOSED_BY = {
    "“": "”",
    "„": "“",
    "«": "»",
    "»": "«",
    '"': '"',
    "‘": "’",
    "'": "'",
    "‘‘": "’’",
    "``": "''",
    "''": "''",
}
_MARK = re.compile(r"(?<!\w)(?:’’|‘‘|''|``)|(?:’’|'')(?!\w)|[“”\"„«»‘‚]|(?<!\w)['’]|['’](?!\w)")
_ORNAMENT = re.compile(r"[“”\"„«»‘’'‚‛`]{5,}+")
_BEFORE_OPENING = frozenset(" \t\n\r\u00a0\u2009\u202f\u200b([{—–-/…=")
_BEHIND_CLOSING = frozenset(" \t\n\r\u00a0\u2009\u202f\u200b)]}.,;:!?—–-/…=")
_ELIDED = re.compile(
    r"(?:\d\ds?|em|til|tis|twas|cause|n|round|bout|cos|kay|neath|tween|merica|nam|ere|ello|er|im|is|e)\b",
    re.IGNORECASE,
)
_BEFORE_LATE = re.compile(r"[a-z][,?!]? $")
_WRONG_SEAT: dict[Side, Seat] = {"open": "close", "close": "open"}
_FEET = re.compile(r"\d\s?['’′]\s?\d{1,2}(?:[.½¼¾]\d?)?$")


class Mark(NamedTuple):
    """A quotation mark: its place (block number, offset in the prose, span in the source), seat and side.

    `ends` says that punctuation stands before it, `shifted` that it stands on the wrong side of its space.
    """

    char: str
    block: int
    at: int
    span: Span
    seat: Seat
    side: Side
    ends: bool = False
    shifted: bool = False

    @property
    def turned(self) -> bool:
        """Whether a curly mark faces the other way than it is used."""
        if self.char == "’":
            return self.side == "open"
        return _FACING.get(self.char, self.side) != self.side


def seats(number: int, block: Block) -> Iterable[Mark]:
    """The quotation marks of a block, the single ones with the apostrophes at the edges of words; all open so far."""
    prose = block.prose
    places = loops.marks(prose) if loops else None
    if places is None:
        prose = _ORNAMENT.sub(lambda row: " " * len(row[0]), prose)
        places = marks_plainly(prose)
    for at, end in places:
        before, behind = at - 1, end
        while before >= 0 and at - before < 3 and prose[before] in _ANY:
            before -= 1
        while behind < len(prose) and behind - end < 2 and prose[behind] in _ANY:
            behind += 1
        free_before = before < 0 or prose[before] in _BEFORE_OPENING
        free_behind = behind >= len(prose) or prose[behind] in _BEHIND_CLOSING
        seat: Seat = "tight"
        if free_before:
            seat = "loose" if free_behind else "open"
        elif free_behind:
            seat = "close"
        ends = at > 0 and prose[at - 1] in ".,?!]"
        yield Mark(prose[at:end], number, at, block.span(at, end), seat, "open", ends)


def marks_plainly(prose: str) -> list[tuple[int, int]]:
    """Where the quotation marks of a text begin and end."""
    return [match.span() for match in _MARK.finditer(prose)]


def without_nested(marks: list[Mark]) -> list[Mark]:
    """The marks without two single ones in a row that close two single quotations at once, and no double one."""
    result = []
    depth = 0
    for mark in marks:
        if mark.char in DOUBLE:
            opens = _FACING.get(mark.char, mark.seat) == "open"
            if not opens and not depth and mark.char in ("’’", "''"):
                continue
            depth = depth + 1 if opens else max(0, depth - 1)
        result.append(mark)
    return result


def sided(marks: list[Mark], prose: str, german: bool) -> list[Mark]:
    """Decide for each double mark of a block whether it opens or closes; inches are left out."""
    result: list[Mark] = []
    depth = 0
    shifted = _shifted(marks, prose)
    for index, mark in enumerate(marks):
        following = marks[index + 1] if index + 1 < len(marks) else None
        if _inches(mark, prose, bool(depth), following):
            continue
        side = _side(mark, bool(depth), german, last=mark.at + 2 >= len(prose))
        if mark is shifted:
            side = "open" if mark.seat == "close" else "close"
        moved = mark is shifted or (mark.char in "“”" and mark.seat == _WRONG_SEAT[side] and not german)
        depth = depth + 1 if side == "open" else max(0, depth - 1)
        result.append(mark._replace(side=side, shifted=moved))
    return result


def _shifted(marks: list[Mark], prose: str) -> Mark | None:
    """The one straight mark of a block that stands on the wrong side of its space, where all others open and close in turn."""
    if len(marks) < 2 or len(marks) % 2 or any(mark.char != '"' for mark in marks):
        return None
    wrong = [mark for number, mark in enumerate(marks) if mark.seat != ("close" if number % 2 else "open")]
    if len(wrong) != 1 or wrong[0].seat not in ("open", "close"):
        return None
    (mark,) = wrong
    return mark if (_closes_late if mark.seat == "open" else _opens_early)(prose, mark.at) else None


def _closes_late(prose: str, at: int) -> bool:
    """Whether a mark belongs before the space before it: “It is late, "he said”."""
    return bool(_BEFORE_LATE.search(prose, max(0, at - 3), at)) and prose[at + 1 : at + 2].islower()


def _opens_early(prose: str, at: int) -> bool:
    """Whether a mark belongs behind the space behind it: “He said" It is late” has it before."""
    return prose[at - 1 : at].isalpha() and prose[at + 1 : at + 2] == " " and prose[at + 2 : at + 3].isalpha()


def _side(mark: Mark, opened: bool, german: bool, last: bool) -> Side:
    facing = _FACING.get(mark.char)
    if german and mark.char == "“":
        facing = "close" if opened else "open"
    if facing is None:
        if mark.seat in ("open", "close"):
            return mark.seat
        return "close" if opened else "open"
    if facing == "open" and opened and (mark.seat == "close" or (mark.seat == "loose" and last)):
        return "close"
    if mark.seat == "open" and facing == "close" and not opened:
        return "open"
    return facing


def _inches(mark: Mark, prose: str, opened: bool, following: Mark | None) -> bool:
    """Whether a mark behind a figure stands for inches or seconds: 6'2", a 40” screen."""
    if mark.char not in '"”' or mark.at == 0 or prose[mark.at - 1] not in "0123456789½¼¾":
        return False
    if _FEET.search(prose, max(0, mark.at - 9), mark.at):
        return True
    return not opened or (following is not None and following.seat == "close" and mark.char != "“")


def opens_single(mark: Mark, prose: str) -> bool:
    """Whether a single mark opens a quotation and is no apostrophe: not “’em”, not “’90s”."""
    turned = mark.char == "’" and prose[mark.at + 1 : mark.at + 2].isupper()
    opens = mark.seat == "open" and (mark.char in "‘'‚" or turned)
    return opens and not _ELIDED.match(prose, mark.at + 1)
