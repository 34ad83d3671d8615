"""What a rule reports: a finding with its places and repairs, and what identifies it from run to run."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from enum import IntEnum
from hashlib import blake2b
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
    `fingerprint` is empty until `fingerprinted` has seen all findings of the article.
    """

    rule: str
    span: Span
    message: str
    suggestions: tuple[Edit, ...] = ()
    related: tuple[Related, ...] = ()
    severity: Severity = Severity.WARNING
    found: str = ""
    fingerprint: str = ""

    @property
    def order(self) -> tuple[int, int, str, str]:
        """The key that findings of one article are sorted by: where, then which rule."""
        return (*self.span, self.rule, self.message)


def fingerprinted(findings: Iterable[Finding], text: str) -> list[Finding]:
    """The findings of one article, in order, each with its fingerprint.

    A fingerprint has two halves, `before.after`. Each is a digest of the rule, the words found and the three words on
    that side, and a count that tells equal ones apart. White space, line ends and marks do not enter, so it survives a
    moved or re-wrapped paragraph; a neighbouring error that is mended changes one half and leaves the other.
    Two fingerprints mean the same finding when either half is equal (`same_finding`).
    """
    seen: Counter[str] = Counter()
    result = []
    for finding in sorted(findings, key=lambda finding: finding.order):
        words = _words(finding.found or finding.span.of(text))
        before = _words(text[max(0, finding.span.start - 200) : finding.span.start])[-CONTEXT:]
        after = _words(text[finding.span.end : finding.span.end + 200])[:CONTEXT]
        halves = []
        for side, context in (("before", before), ("after", after)):
            key = "\0".join((side, finding.rule, " ".join(words), " ".join(context)))
            seen[key] += 1
            halves.append(blake2b(f"{key}\0{seen[key]}".encode(), digest_size=8).hexdigest())
        result.append(replace(finding, fingerprint=".".join(halves)))
    return result


def same_finding(one: str, other: str) -> bool:
    """Whether two fingerprints name the same finding: their first halves or their second halves agree."""
    return any(a == b for a, b in zip(one.split("."), other.split("."), strict=True))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
