"""Which lines of an article have changed, and whether a finding stands in one."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from copydesk.finding import Finding
    from copydesk.span import Span

    Ranges = tuple[tuple[int, int], ...]
    """First and last lines that changed, in order; lines end at LF alone, as git counts them."""


class ChangedLines:
    """The changed lines of articles, by path; all lines of an article changed where its ranges are None."""

    def __init__(self, ranges: Mapping[str, Ranges | None]) -> None:
        self._ranges = ranges

    def concern(self, path: str, text: str, findings: Iterable[Finding]) -> list[Finding]:
        """The findings of which any place, a second one too, lies in a changed line."""
        ranges = self._ranges.get(path)
        if ranges is None:
            return list(findings)
        firsts = [first for first, _ in ranges]
        ends = [place for place, character in enumerate(text) if character == "\n"] if ranges else []

        def changed(span: Span) -> bool:
            first = bisect_right(ends, span.start - 1) + 1
            last = bisect_right(ends, max(span.start, span.end - 1) - 1) + 1
            before = bisect_right(firsts, last) - 1
            return before >= 0 and ranges[before][1] >= first

        return [
            one for one in findings if changed(one.span) or any(changed(other.span) for other in one.related)
        ]
