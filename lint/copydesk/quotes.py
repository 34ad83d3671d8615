"""Quotation marks: which opens, which closes, and what stands between them, paragraph after paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Literal, NamedTuple

from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from copydesk.markup import Block

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
_CLOSED_BY = {
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
_FEET = re.compile(r"\d\s?['’′]\s?\d{1,2}(?:[.½¼¾]\d?)?$")


CROWD = 12
"""Quotations that may lack a mark in one paragraph; where more do, nothing can be said of any."""


class Mark(NamedTuple):
    """A quotation mark: its place (block number, offset in the prose, span in the source), seat and side.

    `ends` says that punctuation stands before it.
    """

    char: str
    block: int
    at: int
    span: Span
    seat: Seat
    side: Side
    ends: bool = False

    @property
    def turned(self) -> bool:
        """Whether a curly mark faces the other way than it is used."""
        if self.char == "’":
            return self.side == "open"
        return _FACING.get(self.char, self.side) != self.side


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between quotation marks.

    `opening` and `closing` are its marks; one of them is missing where the copy has none. `reopened` are the marks
    that open its further paragraphs. `level` is 1 outside, 2 inside another quotation. `span` runs from mark to mark;
    without a closing mark to the next opening mark or the end of its last paragraph, without an opening mark from the start of its paragraph.
    """

    span: Span
    opening: Mark | None
    closing: Mark | None
    level: int = 1
    reopened: tuple[Mark, ...] = ()

    @property
    def last_opening(self) -> Mark | None:
        """The mark that opens its last paragraph."""
        return self.reopened[-1] if self.reopened else self.opening

    @property
    def complete(self) -> bool:
        """Whether it has both its marks."""
        return self.opening is not None and self.closing is not None


@dataclass(frozen=True)
class Quotes:
    """The quotation marks of an article and the quotations that they make, both in order."""

    marks: tuple[Mark, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    _by_block: dict[int, tuple[Mark, ...]] = field(default_factory=dict)
    _lone: dict[int, tuple[Mark, ...]] = field(default_factory=dict)

    def of_block(self, number: int) -> tuple[Mark, ...]:
        """The double marks of a block, in order."""
        return self._by_block.get(number, ())

    @cached_property
    def _by_place(self) -> dict[int, Mark]:
        return {mark.span.start: mark for mark in self.marks}

    def mark_at(self, offset: int) -> Mark | None:
        """The double mark at a place in the source."""
        return self._by_place.get(offset)

    @cached_property
    def left_open(self) -> dict[int, Quotation]:
        """The quotations that nothing closes, by the number of their last block."""
        result = {}
        for quotation in self.quotations:
            mark = quotation.last_opening
            if mark is not None and quotation.closing is None:
                result[mark.block] = quotation
        return result

    @cached_property
    def lacking(self) -> tuple[Quotation, ...]:
        """The quotations that lack a mark, but for paragraphs full of them, where marks are inches or code."""
        lone = [(one.opening or one.closing, one) for one in self.quotations if not one.complete]
        crowd = Counter(mark.block for mark, _ in lone if mark)
        return tuple(one for mark, one in lone if mark and crowd[mark.block] <= CROWD)

    def single_partner(self, quotation: Quotation) -> Mark | None:
        """The lone single mark that stands where a quotation's missing double mark belongs, if there is one."""
        known = quotation.last_opening or quotation.closing
        if known is None:
            return None
        if quotation.opening is None:
            found = [mark for mark in self._lone.get(known.block, ()) if mark.span.start < known.span.start]
            return next((mark for mark in reversed(found) if mark.seat == "open"), None)
        for mark in self._lone.get(known.block, ()):
            if known.span.end < mark.span.start < quotation.span.end and mark.seat == "close" and mark.ends:
                return mark
        return None

    @staticmethod
    def closing_for(mark: Mark) -> str:
        """The mark that closes what a mark opens, in the same style."""
        return _CLOSED_BY.get(mark.char, "”")

    @cached_property
    def _levels(self) -> tuple[list[int], list[int]]:
        places = sorted(
            (place, step)
            for quotation in self.quotations
            for place, step in ((quotation.span.start, 1), (quotation.span.end, -1))
        )
        return [place for place, _ in places], list(accumulate(step for _, step in places))

    def depth(self, offset: int) -> int:
        """In how many quotations a place in the source stands, their marks included."""
        places, levels = self._levels
        index = bisect_right(places, offset) - 1
        return levels[index] if index >= 0 else 0

    def quoted(self, offset: int) -> bool:
        """Whether a place in the source stands inside a quotation (its marks included)."""
        return self.depth(offset) > 0


class _Open(NamedTuple):
    mark: Mark
    first: Mark
    reopened: tuple[Mark, ...] = ()
    limit: int = 0


def read(blocks: Sequence[Block]) -> Quotes:
    """The quotation marks of an article, paired."""
    german = any("„" in block.prose for block in blocks)
    french = any("«" in block.prose for block in blocks)
    marks: list[Mark] = []
    quotations: list[Quotation] = []
    by_block: dict[int, tuple[Mark, ...]] = {}
    lone: dict[int, tuple[Mark, ...]] = {}
    carried: _Open | None = None
    for number, block in enumerate(blocks):
        found = [mark for mark in _seats(number, block) if mark.char != "»" or french]
        if not found and carried is None:
            continue
        found = _without_nested(found)
        doubles = _sided([mark for mark in found if mark.char in DOUBLE], block.prose, german)
        carried = _pair(blocks, number, doubles, carried, quotations)
        by_block[number] = tuple(doubles)
        marks += doubles
        singles = [mark for mark in found if mark.char in SINGLE]
        if singles:
            paired = list(_singles(block, singles, doubles))
            quotations += paired
            used = {mark.at for pair in paired for mark in (pair.opening, pair.closing) if mark}
            lone[number] = tuple(_lone_sided(mark, block.prose) for mark in singles if mark.at not in used)
    if carried is not None:
        quotations.append(_unclosed(carried))
    return Quotes(tuple(marks), _levelled(quotations), by_block, lone)


def _seats(number: int, block: Block) -> Iterable[Mark]:
    prose = _ORNAMENT.sub(lambda row: " " * len(row[0]), block.prose)
    for match in _MARK.finditer(prose):
        at, end = match.span()
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
        yield Mark(match[0], number, at, block.span(at, end), seat, "open", ends)


def _without_nested(marks: list[Mark]) -> list[Mark]:
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


def _sided(marks: list[Mark], prose: str, german: bool) -> list[Mark]:
    """Decide for each double mark of a block whether it opens or closes; inches are left out."""
    result: list[Mark] = []
    depth = 0
    for index, mark in enumerate(marks):
        following = marks[index + 1] if index + 1 < len(marks) else None
        if _inches(mark, prose, bool(depth), following):
            continue
        side = _side(mark, bool(depth), german, last=mark.at + 2 >= len(prose))
        depth = depth + 1 if side == "open" else max(0, depth - 1)
        result.append(mark._replace(side=side))
    return result


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


def _pair(
    blocks: Sequence[Block],
    number: int,
    marks: list[Mark],
    carried: _Open | None,
    quotations: list[Quotation],
) -> _Open | None:
    """Pair the marks of one block; what it leaves open is handed on if the next block may continue it."""
    block = blocks[number]
    stack: list[_Open] = []
    if carried is not None:
        if marks and marks[0].side == "open" and marks[0].at <= 1:
            stack.append(_Open(marks[0], carried.first, (*carried.reopened, marks[0])))
            marks = marks[1:]
        else:
            quotations.append(_unclosed(carried))
    for mark in marks:
        if mark.side == "open":
            stack.append(_Open(mark, mark))
        elif stack:
            opened = stack.pop()
            span = Span(opened.first.span.start, mark.span.end)
            quotations.append(Quotation(span, opened.first, mark, reopened=opened.reopened))
        else:
            quotations.append(Quotation(Span(block.start, mark.span.end), None, mark))
    if not stack:
        return None
    openings = [mark.span.start for mark in marks if mark.side == "open"]
    left = []
    for opened in stack:
        index = bisect_right(openings, opened.mark.span.start)
        left.append(opened._replace(limit=openings[index] if index < len(openings) else block.end))
    quotations += [_unclosed(opened) for opened in left[:-1]]
    return left[-1]


def _unclosed(opened: _Open) -> Quotation:
    span = Span(opened.first.span.start, opened.limit)
    return Quotation(span, opened.first, None, reopened=opened.reopened)


def _singles(block: Block, singles: list[Mark], doubles: list[Mark]) -> Iterable[Quotation]:
    """Pair the single marks of a block, each with one inside the same double marks."""
    prose = block.prose
    edges = [mark.at for mark in doubles]
    within = _enclosing(doubles)
    opened: Mark | None = None
    doubtful: Mark | None = None
    inside = -1
    for mark in singles:
        place = within[bisect_right(edges, mark.at)]
        if opened is not None and place != inside and inside >= 0:
            yield from _single(opened, doubtful)
            opened = doubtful = None
        if _opens(mark, prose):
            yield from _single(opened, doubtful)
            opened, doubtful, inside = mark._replace(side="open"), None, place
        elif opened is not None and place == inside and mark.seat == "close" and mark.char in "’'":
            if _possessive(mark, prose):
                doubtful = doubtful or mark
            else:
                yield from _single(opened, mark)
                opened = doubtful = None
    yield from _single(opened, doubtful)


def _enclosing(doubles: list[Mark]) -> list[int]:
    """For each stretch between a block's double marks the number of the mark that opened it; -1 outside them all."""
    stack: list[int] = []
    result = [-1]
    for number, mark in enumerate(doubles):
        if mark.side == "open":
            stack.append(number)
        elif stack:
            stack.pop()
        result.append(stack[-1] if stack else -1)
    return result


def _single(opened: Mark | None, closed: Mark | None) -> Iterable[Quotation]:
    if opened is not None and closed is not None:
        span = Span(opened.span.start, closed.span.end)
        yield Quotation(span, opened, closed._replace(side="close"))


def _levelled(quotations: list[Quotation]) -> tuple[Quotation, ...]:
    """The quotations in order, each with the number of those that it stands in, itself included, as its level."""
    ends: list[int] = []
    result = []
    for quotation in sorted(quotations, key=lambda quotation: (quotation.span.start, -quotation.span.end)):
        while ends and ends[-1] <= quotation.span.start:
            ends.pop()
        ends.append(quotation.span.end)
        result.append(replace(quotation, level=len(ends)) if len(ends) > 1 else quotation)
    return tuple(result)


def _lone_sided(mark: Mark, prose: str) -> Mark:
    return (
        mark
        if _opens(mark, prose)
        else mark._replace(side="close", seat=mark.seat if mark.seat == "close" else "loose")
    )


def _opens(mark: Mark, prose: str) -> bool:
    turned = mark.char == "’" and prose[mark.at + 1 : mark.at + 2].isupper()
    opens = mark.seat == "open" and (mark.char in "‘'‚" or turned)
    return opens and not _ELIDED.match(prose, mark.at + 1)


def _possessive(mark: Mark, prose: str) -> bool:
    """Whether the mark may be the apostrophe of a plural: “the boys’ school”."""
    return prose[mark.at - 1 : mark.at] in "sSz" and prose[mark.at + 1 : mark.at + 3].strip().isalnum()
