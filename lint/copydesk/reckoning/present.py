"""When an article may have been written, as far as it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from copydesk.reckoning.dates import DateRef

_LATEST = 2027
"""No article was written after this year."""
_AHEAD = 3
"""Years that a date with its day may lie ahead."""


def own_years(given: date | None, dates: Iterable[DateRef]) -> tuple[int, int]:
    """The first and the last year in which an article may have been written: its own, else from what its full dates leave open."""
    if given:
        return given.year, given.year
    told = [ref.year for ref in dates if ref.year and ref.day and ref.year <= _LATEST]
    return (max(told) - _AHEAD if told else 0), _LATEST
