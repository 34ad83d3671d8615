"""What a rule reports: a finding with its places and repairs, and what identifies it from run to run."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from enum import IntEnum
from hashlib import blake2b
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from copydesk.span import Span

CONTEXT = 3
"""Words on each side that go into a fingerprint."""

_WORD = re.compile(r"\w+")


class Severity(IntEnum):
    """How much a finding matters; ordered, so that `--fail-on` is a comparison."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    def __str__(self) -> str:
        return self.name.lower()


class Edit(NamedTuple):
    """One repair: put `text` in the place of `span` (an empty span inserts).

    `safe` says that no reader could want another repair, so that it may be applied unseen.
    """

    span: Span
    text: str
    safe: bool = False


class Related(NamedTuple):
    """A second place of a finding, with what is to be seen there."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a copy desk would mark.

    `suggestions` are alternatives, the likeliest first. `found` holds the words that the reader sees at `span`.
    `fingerprint` is empty until `fingerprinted` has seen all findings of the article. `also` names the other rules
    that speak of the same words.
    """

    rule: str
    span: Span
    message: str
    suggestions: tuple[Edit, ...] = ()
    related: tuple[Related, ...] = ()
    severity: Severity = Severity.WARNING
    found: str = ""
    fingerprint: str = ""
    also: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[int, int, str, str, tuple[Edit, ...], tuple[Related, ...]]:
        """The key that findings of one article are sorted by: where, then which rule, then what it says."""
        return (*self.span, self.rule, self.message, self.suggestions, self.related)


def fingerprinted(
    findings: Iterable[Finding], text: str, paragraphs: Iterable[tuple[int, int]] = ()
) -> list[Finding]:
    """The findings of one article, in order, each with its fingerprint.

    A fingerprint has two halves, `before.after`. Each is a digest of the rule, the three words on that side (none from
    beyond the paragraph), the half of the words found that lies on that side, and a count that tells equal ones apart.
    White space, line ends and marks do not enter, so it survives moved and re-wrapped paragraphs. An error that is
    mended nearby, be it among the words found, changes one half and leaves the other, so two fingerprints mean the same
    finding when either half is equal (`same_finding`).

    `paragraphs` are the spans of the article's paragraphs, in order; without them it is one.
    """
    ordered = sorted(findings, key=lambda finding: finding.order)
    if not ordered:
        return []
    context = _Context(text, paragraphs)
    seen: Counter[tuple[str, ...]] = Counter()
    result = []
    for finding in ordered:
        found = finding.found or finding.span.of(text)
        words = _WORD.findall(found.casefold()) or found.split()
        half = min(CONTEXT, max(1, len(words) // 2))
        keys = (
            ("before", finding.rule, *context.before(finding.span.start), "", *words[:half]),
            ("after", finding.rule, *words[-half:], "", *context.after(finding.span.end)),
        )
        seen.update(keys)
        fingerprint = ".".join(_digest(key, seen[key]) for key in keys)
        result.append(replace(finding, fingerprint=fingerprint))
    return result


def same_finding(one: str, other: str) -> bool:
    """Whether two fingerprints name the same finding: their first halves or their second halves agree."""
    return any(a == b for a, b in zip(one.split("."), other.split("."), strict=True))


class _Context:
    """The words of a text, and which of them stand beside a place in it."""

    def __init__(self, text: str, paragraphs: Iterable[tuple[int, int]]) -> None:
        matches = list(_WORD.finditer(text))
        self._starts = [match.start() for match in matches]
        self._ends = [match.end() for match in matches]
        self._text = text
        self._paragraphs = list(paragraphs) or [(0, len(text))]

    def before(self, place: int) -> list[str]:
        """The last words that end before a place in its paragraph."""
        last = bisect_right(self._ends, place)
        first = bisect_left(self._starts, self._paragraph(place)[0])
        return self._words(max(first, last - CONTEXT), last)

    def after(self, place: int) -> list[str]:
        """The first words that begin after a place in its paragraph."""
        first = bisect_left(self._starts, place)
        last = bisect_right(self._ends, self._paragraph(place)[1])
        return self._words(first, min(last, first + CONTEXT))

    def _words(self, first: int, last: int) -> list[str]:
        return [self._text[self._starts[n] : self._ends[n]].casefold() for n in range(first, last)]

    def _paragraph(self, place: int) -> tuple[int, int]:
        index = bisect_right(self._paragraphs, place, key=itemgetter(0)) - 1
        return self._paragraphs[max(0, index)]


def _digest(key: tuple[str, ...], count: int) -> str:
    return blake2b("\0".join((*key, str(count))).encode(errors="replace"), digest_size=8).hexdigest()
