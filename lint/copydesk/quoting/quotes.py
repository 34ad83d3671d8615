"""Quotation marks: which opens, which closes, and what stands between them, paragraph after paragraph."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from copydesk.quoting.marks import CLOSED_BY, DOUBLE, SINGLE, Mark, opens_single, seats, sided, without_nested
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from copydesk.markup import Block

CROWD = 12
"""Quotations that may lack a mark in one paragraph; where more do, nothing can be said of any."""

_SINGLE_STYLE = 3
_FAR = 5


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
    _first_singles: dict[int, Mark] = field(default_factory=dict)
    _twice: frozenset[int] = frozenset()

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

    @cached_property
    def _outer_singles(self) -> bool:
        """Whether the article's outer quotations have single marks."""
        outer = Counter(
            q.opening.char in SINGLE for q in self.quotations if q.complete and q.level == 1 and q.opening
        )
        return outer[True] >= _SINGLE_STYLE and outer[True] > 2 * outer[False]

    @cached_property
    def singles_left_open(self) -> tuple[Mark, ...]:
        """The single marks that open what nothing closes, where the article's outer quotations have single marks."""
        found = tuple(
            mark
            for number, marks in self._lone.items()
            for mark in marks
            if mark.side == "open"
            and self._judged(number)
            and not (mark is marks[-1] and self._goes_on(number))
        )
        return found if len(found) < _SINGLE_STYLE else ()

    @cached_property
    def singles_left_closed(self) -> tuple[Mark, ...]:
        """The single marks behind a mark of punctuation that close what nothing opens, where outer quotations have them."""
        return tuple(
            mark
            for number, marks in self._lone.items()
            for mark in marks
            if mark.side == "close" and mark.seat == "close" and mark.ends and self._judged(number)
            if not any(self._left(before) for before in range(number - _FAR, number))
        )

    def _judged(self, number: int) -> bool:
        """Whether the lone single marks of a block can be judged: not where one quotation may stand in another.

        It has no double marks then, nothing closes twice, no mark is loose, and those left open are not closed behind
        quotations that are paired.
        """
        sides = {mark.side for mark in self._lone[number] if mark.side == "open" or mark.ends}
        if number in self._twice or any(mark.seat == "loose" for mark in self._lone[number]):
            return False
        return self._outer_singles and not self.of_block(number) and len(sides) == 1

    def _left(self, number: int) -> bool:
        """Whether a block's last lone single mark opens what nothing closes in it."""
        marks = self._lone.get(number, ())
        return bool(marks) and marks[-1].side == "open"

    def _goes_on(self, number: int) -> bool:
        """Whether the next block begins with a single mark, as a quotation does that goes on."""
        following = self._first_singles.get(number + 1)
        return following is not None and following.at <= 1 and following.seat == "open"

    def single_partner(self, quotation: Quotation) -> Mark | None:
        """The lone single mark that stands where a quotation's missing double mark belongs, if there is one."""
        known = quotation.last_opening or quotation.closing
        if known is None:
            return None
        if quotation.opening is None:
            found = [mark for mark in self._lone.get(known.block, ()) if mark.span.start < known.span.start]
            return next((mark for mark in reversed(found) if mark.seat == "open"), None)
        return self._closing_single(known, quotation.span.end)

    def singles_inside(self, quotation: Quotation) -> tuple[Mark, ...]:
        """The lone single marks inside a quotation of one paragraph, and one right behind its closing mark."""
        opening, closing = quotation.opening, quotation.closing
        if opening is None or closing is None or opening.block != closing.block:
            return ()
        lone = self._lone.get(opening.block, ())
        return tuple(mark for mark in lone if opening.at < mark.at <= closing.at + 1)

    def single_closing(self, opening: Mark, blocks: Sequence[Block]) -> Mark | None:
        """The lone single mark that may close, in the paragraph of a double opening mark, what that opens."""
        return self._closing_single(opening, blocks[opening.block].end)

    def _closing_single(self, opening: Mark, end: int) -> Mark | None:
        for mark in self._lone.get(opening.block, ()):
            if opening.span.end < mark.span.start < end and mark.seat == "close" and mark.ends:
                return mark
        return None

    @staticmethod
    def closing_for(mark: Mark) -> str:
        """The mark that closes what a mark opens, in the same style."""
        return CLOSED_BY.get(mark.char, "”")

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
    first_singles: dict[int, Mark] = {}
    twice: set[int] = set()
    carried: _Open | None = None
    for number, block in enumerate(blocks):
        found = [mark for mark in seats(number, block) if mark.char != "»" or french]
        if not found and carried is None:
            continue
        seated, found = found, without_nested(found)
        if len(seated) > len(found):
            twice.add(number)
        doubles = sided([mark for mark in found if mark.char in DOUBLE], block.prose, german)
        carried = _pair(blocks, number, doubles, carried, quotations)
        by_block[number] = tuple(doubles)
        marks += doubles
        singles = [mark for mark in found if mark.char in SINGLE]
        if singles:
            first_singles[number] = singles[0]
            paired = list(_singles(block, singles, doubles))
            quotations += paired
            used = {mark.at for pair in paired for mark in (pair.opening, pair.closing) if mark}
            lone[number] = tuple(_lone_sided(mark, block.prose) for mark in singles if mark.at not in used)
    if carried is not None:
        quotations.append(_unclosed(carried))
    return Quotes(tuple(marks), _levelled(quotations), by_block, lone, first_singles, frozenset(twice))


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
    lacking = sum(1 if mark.side == "open" else -1 for mark in doubles) > 0
    for mark in singles:
        place = within[bisect_right(edges, mark.at)]
        if opened is not None and place != inside and inside >= 0:
            yield from _single(opened, doubtful)
            opened = doubtful = None
        if opens_single(mark, prose):
            yield from _single(opened, doubtful)
            opened, doubtful, inside = mark._replace(side="open"), None, place
        elif opened is not None and place == inside and mark.seat == "close" and mark.char in "’'":
            if _possessive(mark, prose):
                doubtful = doubtful or mark
            elif lacking and doubtful:
                yield from _single(opened, doubtful)
                opened = doubtful = None
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
        if opens_single(mark, prose)
        else mark._replace(side="close", seat=mark.seat if mark.seat == "close" else "loose")
    )


def _possessive(mark: Mark, prose: str) -> bool:
    """Whether the mark may be the apostrophe of a plural: “the boys’ school”."""
    return prose[mark.at - 1 : mark.at] in "sSz" and prose[mark.at + 1 : mark.at + 3].strip().isalnum()
