"""Slips of setting, by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from copydesk.orthography.typesetting import Kind
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding


class Options(BaseOptions):
    """`kind`: which slips (see `copydesk.orthography.typesetting.Kind`)."""

    kind: str

    def __post_init__(self) -> None:
        if self.kind not in get_args(Kind):
            raise ValueError(f"kind: {self.kind!r} is not one of {', '.join(get_args(Kind))}")


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """The article's slips of the rule's kind."""
    for fault in document.faults:
        if fault.kind == rule.options.kind:
            yield rule.finding(document, fault.span, suggestions=fault.fixes)


CHECK = Check(Options, run)
