"""A word in whose place another one is at home, a slip away: “a range if threats”, “plunged to it's lowest”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding


class Options(BaseOptions):
    """`least`: how sure the table must be beyond what it holds for enough, in log odds.

    `quoted`: whether it also speaks within quotations. `spare`: words beside which, or one word farther on, nothing is said.
    """

    least: float = 0.0
    spare: tuple[str, ...] = ()
    quoted: bool = True


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Ask the table about the words of the text; headlines have a grammar of their own."""
    from copydesk.company.choices import choices

    options: Options = rule.options
    spare = frozenset(options.spare)
    for choice in choices().find(document.column):
        tokens = choice.sentence.tokens
        if choice.sentence.block.kind == "headline" or choice.score < options.least:
            continue
        token = tokens[choice.at]
        around = tokens[max(0, choice.at - 2) : choice.at + 3]
        if not spare.isdisjoint([other.lower for other in around]):
            continue
        if options.quoted or not document.quoted(token.start):
            meant = choice.meant if token.text[0].islower() else choice.meant.capitalize()
            yield rule.finding(document, token.span, suggestions=[meant])


CHECK = Check(Options, run)
