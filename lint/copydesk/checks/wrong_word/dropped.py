"""A small word missing between two others: “can longer”, “one the most”."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from copydesk import tables
from copydesk.company.pairs import Pairs
from copydesk.patterns import Excuses
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Token


class Options(BaseOptions):
    """Where a small word is missed.

    `table` has a row for each pair of words: the pair, the word missed between them, its count, the words that may stand
    before and behind, and of these the ones that are enough alone. `headline`: words that headlines
    leave out; they are missed only in sentences that end with a mark. `unless`: patterns that excuse a pair.
    """

    table: str
    headline: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        Excuses.read(self.unless)


class Gap(NamedTuple):
    """What is missed between a pair of words, and what must stand round it."""

    word: str
    before: frozenset[str]
    behind: frozenset[str]
    surely_before: frozenset[str]
    surely_behind: frozenset[str]

    def shows(self, before: str, behind: str) -> bool:
        """Whether what stands round the pair says that the word is missing."""
        return (
            behind in self.surely_behind
            or before in self.surely_before
            or (before in self.before and behind in self.behind)
        )


def prepare(rules: tuple[Rule, ...]) -> Callable[[Document], Iterator[Finding]]:
    """Make the rules ready: their tables and patterns are read once."""
    ready = [(rule, Pairs(tables.written(rule.options.table, rule.home)), rule.excuses()) for rule in rules]

    def read(document: Document) -> Iterator[Finding]:
        for rule, pairs, excuses in ready:
            yield from _gaps(rule, pairs, excuses, document)

    return read


def _gaps(rule: Rule, pairs: Pairs, excuses: Excuses, document: Document) -> Iterator[Finding]:
    """Find the pairs of the rule's table in running text."""
    for sentence, index, row in pairs.find(document.sentences):
        if sentence.block.kind not in ("paragraph", "item", "quote"):
            continue
        tokens = sentence.tokens
        one, two = tokens[index : index + 2]
        if two.kind != "word" or not two.text.islower() or not (one.text.islower() or index == 0):
            continue
        if row[1] in rule.options.headline and tokens[-1].kind not in ("mark", "quote"):
            continue
        gap = Gap(row[1], *(frozenset(column.split(" ")) - {""} for column in row[3:7]))
        if gap.shows(_word(tokens, index - 1), _word(tokens, index + 2)) and not excuses.cover(
            sentence, index, index + 2, document
        ):
            span = Span(one.start, two.end)
            yield rule.finding(
                document, span, suggestions=[f"{one.text} {gap.word} {two.text}"], missing=gap.word
            )


def _word(tokens: tuple[Token, ...], index: int) -> str:
    """A token by its number, or nothing where the sentence has ended."""
    return tokens[index].lower if 0 <= index < len(tokens) else "¶"


CHECK = Check(Options, prepare=prepare)
