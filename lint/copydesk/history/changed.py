"""Which lines of an article have changed, and whether a finding stands in one."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from copydesk.finding import Finding
    from copydesk.span import Span

    Ranges = tuple[tuple[int, int], ...]
    """First and last lines that changed, in order; lines end at LF alone, as git counts them."""

_LINE_END = re.compile("\n")


class ChangedLines:
    """The changed lines of articles, by path; all lines of an article changed where its ranges are None."""

    def __init__(self, ranges: Mapping[str, Ranges | None]) -> None:
        self._ranges = ranges

    def concern(self, path: str, text: str, findings: Sequence[Finding]) -> list[Finding]:
        """The findings of which any place, a second one too, lies in a changed line."""
        ranges = self._ranges.get(path)
        if ranges is None or not findings:
            return list(findings)
        firsts = [first for first, _ in ranges]
        ends = [match.start() for match in _LINE_END.finditer(text)]

        def changed(span: Span) -> bool:
            first = bisect_right(ends, span.start - 1) + 1
            last = bisect_right(ends, max(span.start, span.end - 1) - 1) + 1
            before = bisect_right(firsts, last) - 1
            return before >= 0 and ranges[before][1] >= first

        return [
            one for one in findings if changed(one.span) or any(changed(other.span) for other in one.related)
        ]
