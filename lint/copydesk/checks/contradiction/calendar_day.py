"""A day that the calendar does not have: “June 31”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding


class Options(BaseOptions):
    """Nothing to set."""


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find dates that do not exist."""
    for ref in document.dates:
        if not ref.exists():
            yield rule.finding(document, ref.span, date=ref.written())


CHECK = Check(Options, run)
