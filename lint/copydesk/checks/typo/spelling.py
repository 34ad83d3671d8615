"""Words that are not right as they stand, by the kind of slip."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from copydesk.finding import Related
from copydesk.orthography.spelling import Kind
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding


class Options(BaseOptions):
    """`kind`: which slips (see `copydesk.orthography.spelling.Kind`). `label`: what is said of a second place."""

    kind: str
    label: str = ""

    def __post_init__(self) -> None:
        if self.kind not in get_args(Kind):
            raise ValueError(f"kind: {self.kind!r} is not one of {', '.join(get_args(Kind))}")


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """The article's slips of the rule's kind, each with what may have been meant."""
    slips = document.stray_capitals if rule.options.kind == "stray-capital" else document.slips
    for slip in slips:
        if slip.kind == rule.options.kind:
            related = [Related(slip.other.span, rule.options.label)] if slip.other else []
            yield rule.finding(document, slip.span, suggestions=slip.fixes, related=related)


CHECK = Check(Options, run)
