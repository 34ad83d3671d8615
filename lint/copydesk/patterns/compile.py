"""From a pattern's tree to the steps of a small machine, and to the words that show where it is worth starting."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from copydesk import schema
from copydesk.grammar import lemmas, tags
from copydesk.patterns import kinds
from copydesk.patterns.meanings import KIND, RESERVED, SHAPES
from copydesk.patterns.needles import Bound, anchor
from copydesk.patterns.readings import WIDEST, is_word, reach, reading_test
from copydesk.patterns.syntax import PatternError
from copydesk.patterns.tree import (
    Both,
    Capture,
    Edge,
    Either,
    Inflected,
    Named,
    Not,
    Row,
    Source,
    Times,
    Words,
    inflected,
    is_class,
    is_single,
    is_stretch,
    tags_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from copydesk.patterns.needles import Anchor
    from copydesk.patterns.readings import Reach, Test
    from copydesk.patterns.tree import Node

    Endings = Mapping[str, Mapping[str, tuple[tuple[str, ...], ...]]]


class Rows(dict[str, tuple[str, ...]]):
    """A class: each entry (lower case) and its row; what patterns ask of it is worked out once."""

    @cached_property
    def phrases(self) -> bool:
        """Whether it holds entries of several words."""
        return " " in "".join(self)

    @cached_property
    def firsts(self) -> frozenset[str]:
        """The first word of each entry."""
        return frozenset([entry.split(" ")[0] for entry in self] if self.phrases else self)

    @cached_property
    def seconds(self) -> frozenset[str]:
        """The second word of each entry; none if one is of a single word."""
        return frozenset([entry.split(" ")[1] for entry in self] if self.lengths[0] > 1 else ())

    @cached_property
    def lengths(self) -> tuple[int, int]:
        """The fewest and the most words of an entry."""
        lengths = [entry.count(" ") + 1 for entry in self] if self.phrases else [1]
        return min(lengths), max(lengths)


@dataclass(frozen=True, slots=True)
class Step:
    """One step: test a token, take an entry of a class or a stretch, branch to `to` and then `other`, jump, note a place.

    `endings` are a class's entries by their first word and their second (empty where there is none): for each, all words
    behind the first, the longest first.
    """

    kind: Literal["token", "entry", "stretch", "branch", "jump", "edge", "note", "done"]
    test: Test | None = None
    reach: Reach | None = None
    endings: Endings | None = None
    to: int = 0
    other: int = 0
    sign: str = ""


class Compiler:
    """Turns one pattern into steps; `lookup` gives the rows of a class, or None where there is none; `names` are some of them.

    `captured` are the classes that named elements take from, `bases` the base forms of what they can match; `reads`
    says whether the pattern asks for more than words.
    """

    def __init__(
        self, source: Source, lookup: Callable[[str], Rows | None], names: Iterable[str] = ()
    ) -> None:
        self.source = source
        self.names = frozenset(names)
        self.lookup = lookup
        self.bases: dict[str, dict[str, str]] = {}
        self.reads = False
        self.kinds = False
        self.classes: dict[str, Rows] = {}
        self.captured: dict[str, str] = {}
        self.steps: list[Step] = []
        self._widths: dict[int, tuple[int, int]] = {}

    def rows(self, item: Named) -> Rows:
        """The class that an element names.

        Raises:
            PatternError: there is none.
        """
        if item.name not in self.classes:
            rows = self.lookup(item.name)
            if rows is None:
                hint = schema.nearest(item.name, {*self.names, *RESERVED})
                raise PatternError(
                    self.source.text,
                    item.column,
                    f"there is no class {item.name!r}, neither in the rule's classes nor among its tables{hint}",
                )
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
            self.add_capture(node)
        elif isinstance(node, Times):
            self.add_times(node)
        elif isinstance(node, Either) and not (is_single(node) and not any(map(self.is_phrases, node.items))):
            self.add_either(node)
        elif isinstance(node, Named) and self.is_phrases(node):
            self.steps.append(Step("entry", endings=_endings(self.rows(node))))
        elif is_stretch(node) or (isinstance(node, Both) and is_stretch(node.items[0])):
            self.add_stretch(node)
        else:
            self.steps.append(Step("token", test=self.test(node)))

    def add_capture(self, node: Capture) -> None:
        """Append a named element, between notes of where it begins and ends."""
        for item in _leaves(node.item):
            if isinstance(item, Inflected) and isinstance(item.item, Named):
                item = item.item
            if is_class(item):
                self.captured.setdefault(node.name, item.name)
        if inflected(node.item):
            self.bases[node.name] = self.forms(node.item)
        self.steps.append(Step("note", sign="<" + node.name))
        self.add(node.item)
        self.steps.append(Step("note", sign=">" + node.name))

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

    def add_stretch(self, node: Named | Both) -> None:
        """Append a group, name or figure, and what its head must be."""
        first, *rest = node.items if isinstance(node, Both) else (node,)
        tests = [self.test(item) for item in rest]
        self.reads = True
        self.steps.append(Step("stretch", reach=reach(first.name, tests)))  # type: ignore[union-attr]

    def forms(self, node: Node) -> dict[str, str]:
        """The forms that an element stands for, each with its base.

        Raises:
            PatternError: what is given is no base form, or an entry of several words.
        """
        found: dict[str, str] = {}
        for leaf in _leaves(node):
            if isinstance(leaf, Inflected):
                bases = self.rows(leaf.item) if isinstance(leaf.item, Named) else [leaf.item]
                for base in bases:
                    self.check_base(base, leaf.column)
                    for form in lemmas.forms(base):
                        found.setdefault(form, base)
                found.update((base, base) for base in bases)
        return found

    def check_base(self, base: str, column: int) -> None:
        """Complain where ~ stands before a word that is a form of another."""
        if " " in base:
            raise PatternError(self.source.text, column, f"~ is for single words, not for {base!r}")
        known = lemmas.base_of(base)
        if known != base:
            raise PatternError(self.source.text, column, f"{base!r} is a form of {known!r}; write ~{known}")

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
        if isinstance(node, Inflected):
            forms = frozenset(self.forms(node))
            return lambda view, index: view.tokens[index].lower in forms
        if isinstance(node, Not):
            inner = self.test(node.item)
            return lambda view, index: is_word(view, index) and not inner(view, index)
        if isinstance(node, Both | Either):
            tests = [self.test(item) for item in sorted(node.items, key=_reads)]
            combine = all if isinstance(node, Both) else any
            return lambda view, index: combine(test(view, index) for test in tests)
        if isinstance(node, Named):
            if node.name in RESERVED:
                self.reads = self.reads or node.name not in SHAPES
                return reading_test(node.name)
            if self.is_phrases(node):
                message = "a class with entries of several words cannot be negated or combined"
                raise PatternError(self.source.text, node.column, message)
            entries = frozenset(self.rows(node))
            return lambda view, index: view.tokens[index].lower in entries
        raise TypeError(f"{node} is not one token")

    def anchored(self, frequency: Mapping[str, float]) -> list[Anchor]:
        """The sets of words of which every match holds one each; `frequency` is in occurrences per million words.

        Raises:
            PatternError: no word or class is bound to be there.
        """
        found = self.anchors(self.source.tree, 0, 0, frequency)
        if not found:  # the words of a kind are so many that they come last
            self.kinds = True
            found = self.anchors(self.source.tree, 0, 0, frequency)
        if not found:
            raise PatternError(
                self.source.text,
                0,
                "no word or class in it must be there, so it would match anywhere; put one into it",
            )
        return found

    def bound(self, found: Iterable[Anchor]) -> tuple[Bound, ...]:
        """Where, counted from the start, every match holds one of some words: first the places that are certain."""
        ordered = sorted(found, key=lambda one: len(one.words))
        bounds = [Bound(one.low, one.high, one.words) for one in ordered] + list(self.tagged())
        return tuple(sorted(bounds, key=lambda one: one.high - one.low))

    def tagged(self) -> Iterator[Bound]:
        """The places, as long as they are certain, at which every match holds a word that could have some tag."""
        place = 0
        for item in self.source.tree.items:
            for names in tags_of(item):
                yield Bound(place, place, tags.Candidates(names))
            least, most = self.width(item)
            if least < most:
                return
            place += least

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
            high += self.width(node)[1] - 1  # the head of a group stands at its end
            return [anchor for item in node.items for anchor in self.anchors(item, low, high, frequency)]
        if isinstance(node, Either):
            branches = [self.anchors(item, low, high, frequency) for item in node.items]
            if not all(branches):
                return []
            best = [min(branch, key=lambda anchor: anchor.cost) for branch in branches]
            words = frozenset().union(*(anchor.words for anchor in best))
            low, high = min(anchor.low for anchor in best), max(anchor.high for anchor in best)
            return [anchor(words, low, high, frequency)]
        if isinstance(node, Words):
            words = node.lower | {word.lower() for word in node.exact}
            return [anchor(frozenset(words), low, high, frequency)]
        if isinstance(node, Inflected):
            return [anchor(frozenset(self.forms(node)), low, high, frequency)]
        if self.kinds and isinstance(node, Named) and node.name.startswith(KIND):
            return [anchor(kinds.forms(node.name.removeprefix(KIND)), low, high, frequency)]
        if is_class(node):
            rows = self.rows(node)
            found = [anchor(rows.firsts, low, high, frequency)]
            return [*found, anchor(rows.seconds, low + 1, high + 1, frequency)] if rows.seconds else found
        return []

    def width(self, node: Node) -> tuple[int, int]:
        """The fewest and the most tokens that an element takes."""
        known = self._widths.get(id(node))
        if known is None:
            known = self._widths[id(node)] = self._width(node)
        return known

    def _width(self, node: Node) -> tuple[int, int]:
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
        if isinstance(node, Both):
            return self.width(node.items[0])
        return (1, WIDEST) if is_stretch(node) else (1, 1)


def _leaves(node: Node) -> list[Node]:
    """The elements within alternatives and what is joined by &."""
    if isinstance(node, Either | Both):
        return [leaf for item in node.items for leaf in _leaves(item)]
    return [node]


def _reads(node: Node) -> bool:
    """Whether a test asks for more than words, so that it comes last."""
    if isinstance(node, Not):
        return _reads(node.item)
    if isinstance(node, Either | Both):
        return any(map(_reads, node.items))
    return isinstance(node, Named) and node.name in RESERVED and node.name not in SHAPES


def _endings(rows: Rows) -> Endings:
    endings: dict[str, dict[str, list[tuple[str, ...]]]] = defaultdict(lambda: defaultdict(list))
    for entry in rows:
        first, *rest = entry.split(" ")
        endings[first][rest[0] if rest else ""].append(tuple(rest))
    return {
        first: {second: tuple(sorted(rest, key=len, reverse=True)) for second, rest in by_second.items()}
        for first, by_second in endings.items()
    }
