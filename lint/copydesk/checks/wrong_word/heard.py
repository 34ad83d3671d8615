"""A word that sounds like the one its neighbours ask for: “in plain site of”, “the special council”."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from copydesk.company.context import context
from copydesk.company.heard import sounds
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.tables import rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence


class Options(BaseOptions):
    """Where the counts are believed.

    `table` has a row for each pair: the word written, the one meant, how sure counts and network must be. `alone`: how much surer the
    counts must be of words that the network does not know. `shortest`: the fewest tokens of a sentence in which anything is said. `spare`:
    words and marks beside which, or one word farther on, nothing is said.
    """

    table: str
    alone: float = 5.0
    shortest: int = 6
    spare: tuple[str, ...] = ()


class Pair(NamedTuple):
    """A word that may have been meant, and how sure counts and network must be of it."""

    meant: str
    bar: float
    gap: float


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Ask about the words of the table that the article has once; headlines have a grammar of their own."""
    pairs = _pairs(rule.options.table, rule.home)
    for word in sorted(document.places.keys() & pairs.keys()):
        if len(document.places[word]) > 1:
            continue
        sentence, index = document.places[word][0]
        if _passed(rule.options, sentence, index):
            continue
        for pair in pairs[word]:
            if _surely(rule.options, document, sentence, index, pair):
                yield rule.finding(document, sentence.tokens[index].span, suggestions=[pair.meant])
                break


def _passed(options: Options, sentence: Sentence, index: int) -> bool:
    """Whether nothing can be said of a place."""
    tokens = sentence.tokens
    if sentence.block.kind == "headline" or len(tokens) < options.shortest:
        return True
    if tokens[-1].kind not in ("mark", "quote") or not tokens[index].text.islower():
        return True
    return any(other.lower in options.spare for other in tokens[max(0, index - 2) : index + 3])


def _surely(options: Options, document: Document, sentence: Sentence, index: int, pair: Pair) -> bool:
    """Whether the counts and the network prefer the other word by far."""
    score = sounds().score(sentence.tokens, index, pair.meant)
    if score < pair.bar:
        return False
    column = document.column
    written = sentence.tokens[index].lower
    gap = context().gap(column.flat.forms, column.at(sentence, index), written, pair.meant)
    return score >= pair.bar + options.alone if gap is None else gap >= pair.gap


@cache
def _pairs(table: str, home: Path | None) -> dict[str, list[Pair]]:
    found: dict[str, list[Pair]] = {}
    for written, meant, bar, gap, *_ in rows(table, home):
        found.setdefault(written, []).append(Pair(meant, float(bar), float(gap)))
    return found


CHECK = Check(Options, run)
