"""A form of a word in whose place its neighbours ask for another: “could used”, “an immediately aftermath”."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from copydesk.patterns import Excuses
from copydesk.rule import BaseOptions, Check, Rule, excused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding


class Options(BaseOptions):
    """Where the network is believed.

    `least`: how much surer it must be than its own bars say, in log odds. `shortest`: the fewest tokens of a sentence in
    which anything is said. `unless`: patterns that excuse a word which their marked part covers; `classes` are their lists.
    """

    least: float = 0.0
    shortest: int = 6
    unless: tuple[str, ...] = ()
    classes: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        Excuses.read(self.unless)


def _found(rule: Rule, excuses: Excuses, document: Document) -> Iterator[Finding]:
    """Ask the network about the words of whole sentences that are not quoted; headlines have a grammar of their own."""
    from copydesk.company.inflections import network

    for wanted in network().find(document.column):
        tokens = wanted.sentence.tokens
        if len(tokens) < rule.options.shortest or tokens[-1].kind not in ("mark", "quote"):
            continue
        if wanted.sentence.block.kind == "headline":
            continue
        token = tokens[wanted.at]
        if wanted.score < rule.options.least or document.quoted(token.start):
            continue
        if excuses.cover(wanted.sentence, wanted.at, wanted.at + 1, document):
            continue
        meant = wanted.meant if token.text[0].islower() else wanted.meant.capitalize()
        yield rule.finding(document, token.span, suggestions=[meant])


CHECK = Check(Options, prepare=excused(_found))
