"""Words that are spelled as on the other side of the Atlantic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.rule import Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding


@dataclass(frozen=True)
class Options:
    """`label`: what is said of a word that shows how the article spells."""

    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """The words of the other spelling, each with its own, and a word of the article's spelling."""
    for word in document.mixed_spelling:
        related = [Related(word.other.span, rule.options.label)] if word.other else []
        yield rule.finding(document, word.token.span, suggestions=[word.meant], related=related)


CHECK = Check(Options, run)
