"""Slips of setting, by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from copydesk.orthography.setting import Kind
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding


class Options(BaseOptions):
    """`kind`: which slips (see `copydesk.orthography.setting.Kind`).

    Where an article has more than `most` of them, the first speaks for all, with the message `again`, which has `{count}` for how many others there are.
    """

    kind: str
    most: int = 0
    again: str = ""

    def __post_init__(self) -> None:
        if self.kind not in get_args(Kind):
            raise ValueError(f"kind: {self.kind!r} is not one of {', '.join(get_args(Kind))}")
        if bool(self.most) != bool(self.again):
            raise ValueError("most and again go together")


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """The article's slips of the rule's kind; one that it has everywhere is said once."""
    found = [fault for fault in document.faults if fault.kind == rule.options.kind]
    if 0 < rule.options.most < len(found):
        first = min(found, key=lambda fault: fault.span)
        others = len(found) - 1
        yield rule.finding(
            document, first.span, suggestions=first.fixes, message=rule.options.again, count=others
        )
        return
    for fault in found:
        yield rule.finding(document, fault.span, suggestions=fault.fixes)


CHECK = Check(Options, run)
