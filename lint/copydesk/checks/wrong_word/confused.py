"""A word that sounds or looks like the one its context asks for: “less then half”, “their political believes”."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from copydesk.patterns import Excuses
from copydesk.rule import BaseOptions, Check, Rule, excused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.company.context import Choice
    from copydesk.document import Document
    from copydesk.finding import Finding


class Options(BaseOptions):
    """Where the network is believed.

    `least`: how sure a slip must be, in log odds, for each kind of pair that is asked about; `rare`: the same of
    written words that are rare, where it differs. `terms`: the kinds of which a
    word that the article has twice is none. `shortest`: the fewest tokens of a sentence in which anything is said. `spare`: words and marks beside which, or one word
    farther on, nothing is said. `unless`: patterns that excuse a word which their marked part covers; `classes` are their lists.
    """

    least: dict[str, float] = field(default_factory=dict)
    rare: dict[str, float] = field(default_factory=dict)
    terms: tuple[str, ...] = ()
    shortest: int = 6
    spare: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    classes: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        Excuses.read(self.unless)


def _found(rule: Rule, excuses: Excuses, document: Document) -> Iterator[Finding]:
    """Ask the network about the words of whole sentences; headlines have a grammar of their own."""
    from copydesk.company.context import context

    for choice in context().find(document.column, document.quoted):
        if not _believed(rule.options, choice, document):
            continue
        if excuses.cover(choice.sentence, choice.at, choice.at + 1, document):
            continue
        token = choice.sentence.tokens[choice.at]
        meant = choice.meant if token.text[0].islower() else choice.meant.capitalize()
        yield rule.finding(document, token.span, suggestions=[meant])


def _believed(options: Options, choice: Choice, document: Document) -> bool:
    """Whether the network is sure enough, in a whole sentence, of a word that is no term of the article."""
    tokens, least = choice.sentence.tokens, options.least.get(choice.kind)
    if choice.rare:
        least = options.rare.get(choice.kind, least)
    if least is None or choice.score < least or choice.sentence.block.kind == "headline":
        return False
    if len(tokens) < options.shortest or tokens[-1].kind not in ("mark", "quote"):
        return False
    if choice.kind in options.terms and len(document.places[tokens[choice.at].lower]) > 1:
        return False
    around = tokens[max(0, choice.at - 2) : choice.at + 3]
    return not any(other.lower in options.spare for other in around)


CHECK = Check(Options, prepare=excused(_found))
