"""From a pattern's tree to the steps of a small machine, and to the words that show where it is worth starting."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeGuard

from copydesk.patterns.syntax import (
    SHAPES,
    TAGS,
    Both,
    Capture,
    Edge,
    Either,
    Named,
    Not,
    PatternError,
    Row,
    Source,
    Times,
    Words,
    is_single,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from copydesk.document import Document
    from copydesk.patterns.syntax import Node
    from copydesk.sentences import Sentence, Token


class Rows(dict[str, tuple[str, ...]]):
    """A class: each entry (lower case) and its row; what patterns ask of it is worked out once."""

    @cached_property
    def phrases(self) -> bool:
        """Whether it holds entries of several words."""
        return any(" " in entry for entry in self)

    @cached_property
    def firsts(self) -> frozenset[str]:
        """The first word of each entry."""
        return frozenset(entry.split(" ")[0] for entry in self)

    @cached_property
    def lengths(self) -> tuple[int, int]:
        """The fewest and the most words of an entry."""
        lengths = [entry.count(" ") + 1 for entry in self]
        return min(lengths), max(lengths)


RARE = 5
"""Occurrences in a million words that a word is taken to have when the frequency table lacks it."""


class View(NamedTuple):
    """A sentence as tests see it. What a test needs beyond the tokens it asks of the document."""

    tokens: tuple[Token, ...]
    sentence: Sentence
    document: Document


if TYPE_CHECKING:
    Test = Callable[[View, int], bool]
    Endings = Mapping[str, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True, slots=True)
class Step:
    """One step: test a token, take an entry of a class, branch to `to` and then `other`, jump, or note a place.

    `endings` are a class's entries by their first word: for each, the rest of them, the longest first.
    """

    kind: Literal["token", "entry", "branch", "jump", "edge", "note", "done"]
    test: Test | None = None
    endings: Endings | None = None
    to: int = 0
    other: int = 0
    sign: str = ""


class Anchor(NamedTuple):
    """Words of which every match holds one, at least `low` and at most `high` tokens behind its start."""

    words: frozenset[str]
    low: int
    high: int
    cost: float


class Compiler:
    """Turns one pattern into steps; `lookup` gives the rows of a class, or None where there is none."""

    def __init__(self, source: Source, lookup: Callable[[str], Rows | None]) -> None:
        self.source = source
        self.lookup = lookup
        self.classes: dict[str, Rows] = {}
        self.captured: dict[str, str] = {}
        self.steps: list[Step] = []

    def rows(self, item: Named) -> Rows:
        """The class that an element names.

        Raises:
            PatternError: there is none.
        """
        if item.name not in self.classes:
            rows = self.lookup(item.name)
            if rows is None:
                close = get_close_matches(item.name, SHAPES, 1)
                hint = f"; did you mean <{close[0]}>?" if close else ""
                raise PatternError(self.source.text, item.column, f"there is no class {item.name!r}{hint}")
            self.classes[item.name] = rows
        return self.classes[item.name]

    def compile(self) -> tuple[Step, ...]:
        """The steps of the whole pattern; what no mark sets apart is marked as a whole."""
        marked = Edge("⟦") in self.source.tree.items
        for item in self.source.tree.items if marked else (Edge("⟦"), *self.source.tree.items, Edge("⟧")):
            self.add(item)
        self.steps.append(Step("done"))
        return tuple(self.steps)

    def add(self, node: Node) -> None:
        """Append the steps of one element."""
        if isinstance(node, Row):
            for item in node.items:
                self.add(item)
        elif isinstance(node, Edge):
            self.steps.append(
                Step("edge", sign=node.sign) if node.sign in "^$" else Step("note", sign=node.sign)
            )
        elif isinstance(node, Capture):
            for item in node.item.items if isinstance(node.item, Both) else (node.item,):
                if is_class(item):
                    self.captured.setdefault(node.name, item.name)
            self.steps.append(Step("note", sign="<" + node.name))
            self.add(node.item)
            self.steps.append(Step("note", sign=">" + node.name))
        elif isinstance(node, Times):
            self.add_times(node)
        elif isinstance(node, Either) and not (is_single(node) and not any(map(self.is_phrases, node.items))):
            self.add_either(node)
        elif isinstance(node, Named) and self.is_phrases(node):
            self.steps.append(Step("entry", endings=_endings(self.rows(node))))
        else:
            self.steps.append(Step("token", test=self.test(node)))

    def add_times(self, node: Times) -> None:
        """Append a repeated element: what must come, then what may, each skipping to the end."""
        for _ in range(node.least):
            self.add(node.item)
        holes = []
        for _ in range(node.most - node.least):
            holes.append(len(self.steps))
            self.steps.append(Step("branch"))
            self.add(node.item)
        for hole in holes:
            self.steps[hole] = Step("branch", to=hole + 1, other=len(self.steps))

    def add_either(self, node: Either) -> None:
        """Append alternatives, tried in their order."""
        holes = []
        for item in node.items[:-1]:
            fork = len(self.steps)
            self.steps.append(Step("branch"))
            self.add(item)
            holes.append(len(self.steps))
            self.steps.append(Step("jump"))
            self.steps[fork] = Step("branch", to=fork + 1, other=len(self.steps))
        self.add(node.items[-1])
        for hole in holes:
            self.steps[hole] = Step("jump", to=len(self.steps))

    def is_phrases(self, node: Node) -> bool:
        """Whether an element is a class that holds entries of several words."""
        return is_class(node) and self.rows(node).phrases

    def test(self, node: Node) -> Test:
        """The test of the one token that an element stands for."""
        if isinstance(node, Words):
            lower, exact = node.lower, node.exact
            if not exact:
                return lambda view, index: view.tokens[index].lower in lower
            return lambda view, index: view.tokens[index].lower in lower or view.tokens[index].text in exact
        if isinstance(node, Not):
            inner = self.test(node.item)
            return lambda view, index: _is_word(view, index) and not inner(view, index)
        if isinstance(node, Both | Either):
            tests = [self.test(item) for item in node.items]
            combine = all if isinstance(node, Both) else any
            return lambda view, index: combine(test(view, index) for test in tests)
        if isinstance(node, Named):
            if node.name in SHAPES:
                return _SHAPE_TESTS[node.name]
            if node.name in TAGS:
                return _tagged(node.name)
            if self.is_phrases(node):
                message = "a class with entries of several words cannot be negated or combined"
                raise PatternError(self.source.text, node.column, message)
            entries = frozenset(self.rows(node))
            return lambda view, index: view.tokens[index].lower in entries
        raise TypeError(f"{node} is not one token")

    def anchor(self, frequency: Mapping[str, float]) -> Anchor:
        """The rarest words of which every match must hold one; `frequency` is in occurrences per million words.

        Raises:
            PatternError: no word or class is bound to be there.
        """
        found = self.anchors(self.source.tree, 0, 0, frequency)
        if not found:
            raise PatternError(
                self.source.text, 0, "no word or class in it must be there, so it would match anywhere"
            )
        return min(found, key=lambda anchor: anchor.cost)

    def anchors(self, node: Node, low: int, high: int, frequency: Mapping[str, float]) -> list[Anchor]:
        """The sets of words one of which an element must hold when it begins `low` to `high` tokens from the start."""
        if isinstance(node, Capture):
            return self.anchors(node.item, low, high, frequency)
        if isinstance(node, Times):
            return self.anchors(node.item, low, high, frequency) if node.least else []
        if isinstance(node, Row):
            found = []
            for item in node.items:
                found += self.anchors(item, low, high, frequency)
                least, most = self.width(item)
                low, high = low + least, high + most
            return found
        if isinstance(node, Both):
            return [anchor for item in node.items for anchor in self.anchors(item, low, high, frequency)]
        if isinstance(node, Either):
            branches = [self.anchors(item, low, high, frequency) for item in node.items]
            if not all(branches):
                return []
            best = [min(branch, key=lambda anchor: anchor.cost) for branch in branches]
            words = frozenset().union(*(anchor.words for anchor in best))
            low, high = min(anchor.low for anchor in best), max(anchor.high for anchor in best)
            return [_anchor(words, low, high, frequency)]
        if isinstance(node, Words):
            words = node.lower | {word.lower() for word in node.exact}
            return [_anchor(frozenset(words), low, high, frequency)]
        if is_class(node):
            return [_anchor(self.rows(node).firsts, low, high, frequency)]
        return []

    def width(self, node: Node) -> tuple[int, int]:
        """The fewest and the most tokens that an element takes."""
        if isinstance(node, Edge):
            return 0, 0
        if isinstance(node, Capture):
            return self.width(node.item)
        if isinstance(node, Times):
            least, most = self.width(node.item)
            return least * node.least, most * node.most
        if isinstance(node, Row | Either):
            widths = [self.width(item) for item in node.items]
            if isinstance(node, Row):
                return sum(least for least, _ in widths), sum(most for _, most in widths)
            return min(least for least, _ in widths), max(most for _, most in widths)
        if isinstance(node, Named) and self.is_phrases(node):
            return self.rows(node).lengths
        return 1, 1


def is_class(node: Node) -> TypeGuard[Named]:
    """Whether an element is a class, and not a shape or a part of speech."""
    return isinstance(node, Named) and node.name not in SHAPES and node.name not in TAGS


def _tagged(name: str) -> Test:
    """The test of a part of speech."""

    def test(view: View, index: int) -> bool:
        tag = view.document.tags[view.sentence][index]
        return name in (tag.xpos, tag.upos)

    return test


def _anchor(words: frozenset[str], low: int, high: int, frequency: Mapping[str, float]) -> Anchor:
    return Anchor(words, low, high, sum(frequency.get(word, RARE) for word in words) * (high - low + 1))


def _endings(rows: Rows) -> Endings:
    endings: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for entry in rows:
        first, *rest = entry.split(" ")
        endings[first].append(tuple(rest))
    return {first: tuple(sorted(rest, key=len, reverse=True)) for first, rest in endings.items()}


def _is_word(view: View, index: int) -> bool:
    return view.tokens[index].kind in ("word", "number")


_SHAPE_TESTS: dict[str, Test] = {
    "word": lambda view, index: view.tokens[index].kind == "word",
    "number": lambda view, index: view.tokens[index].kind == "number",
    "mark": lambda view, index: view.tokens[index].kind == "mark",
    "quote": lambda view, index: view.tokens[index].kind == "quote",
    "apostrophe": lambda view, index: view.tokens[index].text in ("’", "'") and not view.tokens[index].spaced,
    "any": lambda view, index: view.tokens[index].kind != "quote",
    "lowercase": lambda view, index: (
        view.tokens[index].kind == "word" and view.tokens[index].text[0].islower()
    ),
    "Capitalised": lambda view, index: (
        view.tokens[index].kind == "word" and view.tokens[index].text[0].isupper()
    ),
    "CAPITALS": lambda view, index: (
        view.tokens[index].kind == "word"
        and len(view.tokens[index].text) > 1
        and view.tokens[index].text.isupper()
    ),
}
