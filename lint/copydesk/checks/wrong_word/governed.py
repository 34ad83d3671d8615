"""A preposition that the word before it is not found with: “capable to reform”, “in exchange of money”."""

from __future__ import annotations

from dataclasses import field
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from copydesk.company.objects import PREPOSITIONS, objects
from copydesk.patterns import Excuses
from copydesk.rule import BaseOptions, Check, Rule, excused
from copydesk.span import Span
from copydesk.tables import rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence

PLAIN = ("paragraph", "item", "quote")
"""Blocks of running text."""
LAST = ("of", "about")
"""Prepositions that are no slip of “to”, nor adverbs, where they are the last word of a phrase."""
STOPS = (".", ",", "?", "!", ";", "$", "£", "€")
"""Marks before which a preposition is the last word of its phrase, or that stand for a number."""


class Options(BaseOptions):
    """Which governors are looked at, and what excuses them.

    `table` has a row for each governor: one or two words, the prepositions that it is owed, and those that are not found behind
    it. `bar`: how much better than what is owed a preposition may go with what follows (log odds), not to be taken for a phrase
    of its own; `bars`, where it differs: for those that say where, when and with whom; `sure`: how much more for what the table
    marks. `unless`: patterns that excuse what their marked part covers; `classes` are their lists.
    """

    table: str
    bar: float = 0.5
    bars: dict[str, float] = field(default_factory=dict)
    sure: float = 1.0
    unless: tuple[str, ...] = ()
    classes: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        Excuses.read(self.unless)


class Governor(NamedTuple):
    """A row of the table.

    `owed`: its prepositions; `wrong`: the ones that it is not found with, `sure` those of them that it has not even by
    chance; `noun`: whether it is a noun as well.
    """

    owed: tuple[str, ...]
    wrong: frozenset[str]
    sure: frozenset[str]
    noun: bool

    @classmethod
    def read(cls, row: tuple[str, ...]) -> Governor:
        """A row of the table."""
        wrong = row[2].split()
        sure = frozenset(word[1:] for word in wrong if word[0] == "!")
        return cls(
            tuple(row[1].split()),
            sure.union(word for word in wrong if word[0] != "!"),
            sure,
            row[3] == "noun",
        )


def _governed(rule: Rule, excuses: Excuses, document: Document) -> Iterator[Finding]:
    """Look at what stands before each preposition, and only then at what follows."""
    known = _governors(rule.options.table, rule.home)
    for preposition in PREPOSITIONS:
        for sentence, index in document.places.get(preposition, ()):
            tokens = sentence.tokens
            if not index or tokens[index - 1].kind != "word":
                continue
            first, governor = index - 1, known.get(tokens[index - 1].lower)
            if governor is None and index > 1:
                first -= 1
                governor = known.get(f"{tokens[first].lower} {tokens[index - 1].lower}")
            if governor is None or preposition not in governor.wrong:
                continue
            if _alone(rule.options, document, sentence, index, governor, index - first == 1):
                continue
            if excuses.cover(sentence, first, index + 1, document):
                continue
            span = Span(tokens[first].start, tokens[index].end)
            before = document.seen(Span(tokens[first].start, tokens[index - 1].end))
            yield rule.finding(document, span, suggestions=[f"{before} {one}" for one in governor.owed])


def _alone(
    options: Options, document: Document, sentence: Sentence, index: int, governor: Governor, single: bool
) -> bool:
    """Whether the preposition has nothing to do with what stands before it, or that is no governor here."""
    tokens = sentence.tokens
    if sentence.block.kind not in PLAIN or index + 1 == len(tokens):
        return True
    before, preposition, behind = tokens[index - 1 : index + 2]
    if not preposition.text.islower() or not (before.text.islower() or index == 1):
        return True
    if behind.kind not in ("word", "number") and (preposition.lower not in LAST or behind.text not in STOPS):
        return True
    bar = options.bars.get(preposition.lower, options.bar)
    if preposition.lower in governor.sure:
        bar += options.sure
    if behind.kind != "mark" and any(
        objects().gain(preposition.lower, owed, tokens, index + 1) >= bar for owed in governor.owed
    ):
        return True
    tags = document.tags[sentence]
    if preposition.lower == "to" and tags[index + 1].xpos == "VB":
        return True
    return single and (
        tags[index - 1].xpos[:2] not in ("VB", "JJ")
        or (governor.noun and (index < 2 or tags[index - 2].xpos not in ("MD", "TO", "RB", "PRP")))
    )


@cache
def _governors(table: str, home: Path | None) -> dict[str, Governor]:
    return {row[0]: Governor.read(row) for row in rows(table, home)}


CHECK = Check(Options, prepare=excused(_governed))
