"""A word that sounds or looks like the one its context asks for: “less then half”, “their political believes”."""

from __future__ import annotations

from dataclasses import field
from functools import cache
from typing import TYPE_CHECKING

from copydesk.patterns import Excuses
from copydesk.rule import BaseOptions, Check, Rule, excused
from copydesk.tables import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.company.context import Choice
    from copydesk.document import Document
    from copydesk.finding import Finding


class Options(BaseOptions):
    """Where the network is believed.

    `least`: how sure a slip must be, in log odds, for each kind of pair that is asked about; `rare`: the same of
    written words that are rare, where it differs; `endings`: the same of two forms of one base of which just one ends so;
    `bars`: a table of the same for single pairs. `terms`: the kinds of which a
    word that the article has twice is none. `shortest`: the fewest tokens of a sentence in which anything is said. `spare`: words and marks beside which, or one word
    farther on, nothing is said. `unless`: patterns that excuse a word which their marked part covers; `classes` are their lists.
    """

    least: dict[str, float] = field(default_factory=dict)
    rare: dict[str, float] = field(default_factory=dict)
    endings: dict[str, float] = field(default_factory=dict)
    bars: str = ""
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
    tokens = choice.sentence.tokens
    written = tokens[choice.at].lower
    least = _least(options, choice, written)
    if least is None or choice.score < least or choice.sentence.block.kind == "headline":
        return False
    if len(tokens) < options.shortest or tokens[-1].kind not in ("mark", "quote"):
        return False
    if choice.kind in options.terms and len(document.places[written]) > 1:
        return False
    around = tokens[max(0, choice.at - 2) : choice.at + 3]
    return not any(other.lower in options.spare for other in around)


def _least(options: Options, choice: Choice, written: str) -> float | None:
    """How sure a slip must be of this pair of words, None for one that is never asked about."""
    bars = _bars(options.bars) if options.bars else {}
    if (written, choice.meant) in bars:
        return bars[written, choice.meant]
    least = options.least.get(choice.kind)
    if choice.rare:
        least = options.rare.get(choice.kind, least)
    if choice.kind == "form":
        for ending, other in options.endings.items():
            if written.endswith(ending) != choice.meant.endswith(ending):
                return other
    return least


@cache
def _bars(name: str) -> dict[tuple[str, str], float]:
    return {(written, meant): float(bar) for written, meant, bar in rows(name)}


CHECK = Check(Options, prepare=excused(_found))
