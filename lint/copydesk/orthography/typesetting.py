"""Slips of setting: spaces, hyphens, marks, figures and code that went wrong between keyboard and page."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from copydesk.native import loops
from copydesk.orthography.setting import slips

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.markup import Block
    from copydesk.orthography.setting import Kind
    from copydesk.span import Span


class Fault(NamedTuple):
    """A slip of setting: its place in the source, what it should read (nothing where that is not plain)."""

    kind: Kind
    span: Span
    fixes: tuple[str, ...] = ()


_CLOSE = {")": "(", "]": "[", "}": "{"}
_BRACKETS = tuple("()[]{}")


class PlainSigns:
    """Groups of signs, looked for together."""

    def __init__(self, groups: Sequence[Sequence[str]]) -> None:
        self._groups = groups

    def lines(self, lines: list[str]) -> list[list[int]]:
        """For each group the numbers of the lines that hold one of its signs."""
        page = _Page(lines)
        return [sorted({number for sign in group for number in page.holding(sign)}) for group in self._groups]


class _Page:
    """Lines as one string, so that it costs little to see which of them hold something."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._text = "\n".join(lines)
        self._starts = [0, *accumulate(len(line) + 1 for line in lines)]
        self._characters = frozenset(self._text)

    def holding(self, sign: str) -> Iterator[int]:
        """The numbers of the lines that hold a sign, in order."""
        place = self._text.find(sign) if self._characters.issuperset(sign) else -1
        while place >= 0:
            number = bisect_right(self._starts, place) - 1
            yield number
            place = self._text.find(sign, self._starts[number + 1])

    def matched(self, pattern: re.Pattern[str]) -> list[int]:
        """The numbers of the lines in which a pattern finds something, in order."""
        starts = self._starts
        return sorted({bisect_right(starts, match.start()) - 1 for match in pattern.finditer(self._text)})


@cache
def _signs() -> tuple[tuple[str, ...], ...]:
    """The signs of all slips that are known by some, and the brackets."""
    return (*{slip.signs for slip in slips() if isinstance(slip.signs, tuple)}, _BRACKETS)


@cache
def _held() -> PlainSigns | loops.Signs:
    return (PlainSigns if loops is None else loops.Signs)(_signs())


def faults(blocks: Sequence[Block]) -> Iterator[Fault]:
    """The slips of setting that lie within a paragraph."""
    held: dict[object, list[int]] = dict(
        zip(_signs(), _held().lines([block.prose.lower() for block in blocks]), strict=True)
    )
    page = _Page([block.prose for block in blocks])
    for slip in slips():
        if isinstance(slip.signs, re.Pattern) and slip.signs not in held:
            held[slip.signs] = page.matched(slip.signs)
        for number in held[slip.signs]:
            block = blocks[number]
            for match in slip.pattern.finditer(block.prose):
                fixes = slip.repair(match)
                if fixes is not None:
                    yield Fault(slip.kind, block.span(*match.span()), fixes)
    for number in held[_BRACKETS]:
        yield from _brackets(blocks[number])


def _brackets(block: Block) -> Iterator[Fault]:
    """Brackets that close another kind than was opened: “(paraffin}”."""
    opened: list[str] = []
    for match in re.finditer(r"[()\[\]{}]", block.prose):
        mark = match[0]
        if mark in "([{":
            opened.append(mark)
        elif opened:
            opener = opened.pop()
            if opener != _CLOSE[mark]:
                right = next(close for close, open_ in _CLOSE.items() if open_ == opener)
                yield Fault("mismatched-brackets", block.span(*match.span()), (right,))
