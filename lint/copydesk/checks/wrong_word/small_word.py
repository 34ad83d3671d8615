"""A small word missing, as the company of both sides tells: “collided a school bus”, “the beginning the end”."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from copydesk.patterns import Excuses
from copydesk.rule import BaseOptions, Check, Rule, excused
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding


class Options(BaseOptions):
    """Where the table is believed.

    `least`: how sure it must be, in log odds; `surer`: how sure of some words. `shortest`: the fewest tokens of a sentence in which anything is
    said. `unless`: patterns that excuse the two words; `classes` are their lists.
    """

    least: float
    surer: dict[str, float] = field(default_factory=dict)
    shortest: int = 6
    unless: tuple[str, ...] = ()
    classes: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        Excuses.read(self.unless)


def _found(rule: Rule, excuses: Excuses, document: Document) -> Iterator[Finding]:
    """Ask about the whole sentences of running text; headlines leave small words out."""
    from copydesk.company.gaps import gaps

    options: Options = rule.options
    table = gaps()
    for sentence in document.sentences:
        tokens = sentence.tokens
        if len(tokens) < options.shortest or tokens[-1].kind not in ("mark", "quote"):
            continue
        if sentence.block.kind not in ("paragraph", "item", "quote"):
            continue
        for gap in table.find(sentence, options.least):
            if gap.score < options.surer.get(gap.word, options.least):
                continue
            if excuses.cover(sentence, gap.at, gap.at + 2, document):
                continue
            one, two = tokens[gap.at : gap.at + 2]
            yield rule.finding(
                document,
                Span(one.start, two.end),
                suggestions=[f"{one.text} {gap.word} {two.text}"],
                missing=gap.word,
            )


CHECK = Check(Options, prepare=excused(_found))
