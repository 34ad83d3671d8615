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
    """Ask the table about every sentence of the text; headlines have a grammar of their own."""
    from copydesk.company.choices import choices

    options: Options = rule.options
    table = choices()
    for sentence in document.sentences:
        if sentence.block.kind == "headline":
            continue
        for choice in table.find(sentence.tokens):
            token = sentence.tokens[choice.at]
            around = {other.lower for other in sentence.tokens[max(0, choice.at - 2) : choice.at + 3]}
            if not around.isdisjoint(options.spare):
                continue
            if choice.score >= options.least and (options.quoted or not document.quoted(token.start)):
                meant = choice.meant if token.text[0].islower() else choice.meant.capitalize()
                yield rule.finding(document, token.span, suggestions=[meant])


CHECK = Check(Options, run)
