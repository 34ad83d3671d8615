"""A word where a look-alike of it is expected: “a private email sever”, “a special council was named”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding


class Options(BaseOptions):
    """How sure the table must be, in log odds: `least` of close words (a letter more or turned, or alike in sound), `far` of others.

    `spare`: words beside which nothing is said.
    """

    least: float = 0.0
    far: float = 0.0
    spare: tuple[str, ...] = ()


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Ask the table about the words of the text; headlines have a grammar of their own."""
    from copydesk.company.expected import expected

    options: Options = rule.options
    spare = frozenset(options.spare)
    for choice in expected().find(document.column, options.least, options.far):
        tokens = choice.sentence.tokens
        if choice.sentence.block.kind == "headline":
            continue
        token = tokens[choice.at]
        around = tokens[max(0, choice.at - 2) : choice.at + 3]
        if spare.isdisjoint([other.lower for other in around]):
            meant = choice.meant if token.text[0].islower() else choice.meant.capitalize()
            yield rule.finding(document, token.span, suggestions=[meant])


CHECK = Check(Options, run)
