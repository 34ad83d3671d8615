"""Reading a pattern: its text becomes a tree, or an error that names the place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NamedTuple

SHAPES = ("word", "number", "Capitalised", "CAPITALS", "lowercase", "mark", "quote", "apostrophe", "any")
"""What a token can look like; every other name in angle brackets is a part of speech or a class."""

TAGS = frozenset(
    [
        "ADJ",
        "ADP",
        "ADV",
        "AUX",
        "CCONJ",
        "DET",
        "INTJ",
        "NOUN",
        "NUM",
        "PART",
        "PRON",
        "PROPN",
        "PUNCT",
        "SCONJ",
        "SYM",
        "VERB",
        "CC",
        "CD",
        "DT",
        "EX",
        "FW",
        "IN",
        "JJ",
        "JJR",
        "JJS",
        "MD",
        "NN",
        "NNP",
        "NNPS",
        "NNS",
        "PDT",
        "POS",
        "PRP",
        "PRP$",
        "RB",
        "RBR",
        "RBS",
        "RP",
        "TO",
        "UH",
        "VB",
        "VBD",
        "VBG",
        "VBN",
        "VBP",
        "VBZ",
        "WDT",
        "WP",
        "WP$",
        "WRB",
    ]
)
"""Parts of speech: universal ones and those of the Penn treebank."""

MOST = 12
"""The most times that an element may be repeated."""

_LEXEME = re.compile(
    r"""
      (?P<space>\s+)
    | (?P<arrow>=>)
    | (?P<quoted>"[^"\s]+")
    | (?P<angle><[^<>\s]+>)
    | (?P<times>\{\d+(?:,\d+)?\})
    | (?P<name>[a-z][a-z0-9_]*:(?=[^\s]))
    | (?P<sign>[()|!&?^$⟦⟧])
    | (?P<word>[^\s"<>{}()|!&?^$⟦⟧]+)
    """,
    re.VERBOSE,
)
_SLOT = re.compile(r"\{([^{}]*)\}")
_SLOT_NAME = re.compile(r"([a-z][a-z0-9_]*)(?:\.(\d+))?")


class PatternError(ValueError):
    """A pattern that cannot be read; the message shows the pattern, the column and the remedy."""

    def __init__(self, pattern: str, column: int, message: str) -> None:
        super().__init__(f"pattern {pattern!r}, column {column + 1}: {message}")


@dataclass(frozen=True, slots=True)
class Words:
    """One token that is one of these words: `lower` in any case, `exact` only as written."""

    lower: frozenset[str]
    exact: frozenset[str]


@dataclass(frozen=True, slots=True)
class Named:
    """A shape or a class, by its name; `column` is where the pattern says so."""

    name: str
    column: int


@dataclass(frozen=True, slots=True)
class Not:
    """One word or number that is none of this."""

    item: Node


@dataclass(frozen=True, slots=True)
class Both:
    """One token that is all of these."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """Elements one after the other."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """One of several rows, the first that fits."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Times:
    """An element repeated, as often as it can be."""

    item: Node
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Capture:
    """An element under a name."""

    item: Node
    name: str


@dataclass(frozen=True, slots=True)
class Edge:
    """A place between tokens: `^` and `$` are the sentence's ends, `⟦` and `⟧` the marked part's."""

    sign: str


Node = Words | Named | Not | Both | Row | Either | Times | Capture | Edge


def is_single(node: Node) -> bool:
    """Whether an element is one token (a class that holds entries of several words is found out when it is looked up)."""
    if isinstance(node, Either):
        return all(map(is_single, node.items))
    return isinstance(node, Words | Named | Not | Both)


class Slot(NamedTuple):
    """A piece of a fix: plain text, or what the element `name` matched (`column` 0) or that column of its row."""

    text: str = ""
    name: str = ""
    column: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """A pattern as it was read: its text, its tree, and its fixes."""

    text: str
    tree: Row
    fixes: tuple[tuple[Slot, ...], ...]
    names: frozenset[str]


def parse(text: str) -> Source:
    """Read a pattern, with the fixes behind its `=>`.

    Raises:
        PatternError: it is not a pattern.
    """
    return _Parser(text).source()


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.names: set[str] = set()
        self.marks: list[str] = []
        body, arrow, fix = text.partition("=>")
        self.fix = fix if arrow else None
        self.fix_column = len(body) + 2
        self.lexemes = self.read(body)
        self.place = 0

    def fail(self, column: int, message: str) -> PatternError:
        return PatternError(self.text, column, message)

    def read(self, body: str) -> list[tuple[str, str, int]]:
        found = []
        column = 0
        while column < len(body):
            match = _LEXEME.match(body, column)
            if match is None:
                raise self.fail(column, f"{body[column]!r} has no meaning here; a sign is written in quotes")
            found.append((str(match.lastgroup), match[0], column))
            column = match.end()
        return found

    def peek(self) -> tuple[str, str, int]:
        if self.place < len(self.lexemes):
            return self.lexemes[self.place]
        return "end", "", len(self.text)

    def take(self, sign: str) -> bool:
        kind, text, _ = self.peek()
        if kind == "sign" and text == sign:
            self.place += 1
            return True
        return False

    def source(self) -> Source:
        tree = self.row(top=True)
        kind, text, column = self.peek()
        if kind != "end":
            raise self.fail(column, f"{text!r} closes nothing")
        if self.marks not in ([], ["⟦", "⟧"]):
            raise self.fail(0, "one part is marked, ⟦ before ⟧")
        if all(isinstance(item, Edge) for item in tree.items):
            raise self.fail(0, "there is nothing to match")
        return Source(self.text, tree, tuple(self.fixes()), frozenset(self.names))

    def row(self, *, top: bool = False) -> Row:
        items: list[Node] = []
        while True:
            kind, text, column = self.peek()
            if kind == "space":
                self.place += 1
            elif kind == "sign" and text in "^$⟦⟧":
                if not top:
                    raise self.fail(column, f"{text} cannot stand within brackets")
                if text in "⟦⟧":
                    self.marks.append(text)
                self.place += 1
                items.append(Edge(text))
            elif kind == "end" or (kind == "sign" and text in "|)"):
                return Row(tuple(items))
            else:
                items.append(self.repeated())

    def repeated(self) -> Node:
        kind, text, column = self.peek()
        name = ""
        if kind == "name":
            self.place += 1
            name = text[:-1]
            if name in self.names:
                raise self.fail(column, f"there are two elements named {name!r}")
            self.names.add(name)
        item = self.both()
        if name:
            item = Capture(item, name)
        if self.take("?"):
            return Times(item, 0, 1)
        kind, text, column = self.peek()
        if kind == "times":
            self.place += 1
            least, _, most = text[1:-1].partition(",")
            low, high = int(least), int(most or least)
            if not 0 <= low <= high <= MOST or high == 0:
                raise self.fail(column, f"repeated from 0 to {MOST} times, the smaller number first")
            return Times(item, low, high)
        return item

    def both(self) -> Node:
        column = self.peek()[2]
        items = [self.either()]
        while self.take("&"):
            items.append(self.either())
        if len(items) == 1:
            return items[0]
        if not all(map(is_single, items)):
            raise self.fail(column, "& joins things that are one word each")
        return Both(tuple(items))

    def either(self) -> Node:
        """An element, or several with | between them and no space; ! goes before all of them."""
        column = self.peek()[2]
        if self.take("!"):
            item = self.either()
            if not is_single(item):
                raise self.fail(column, "! stands before something that is one word")
            return Not(item)
        items = [self.single()]
        while self.is_tight("|"):
            self.place += 1
            items.append(self.single())
        words = [item for item in items if isinstance(item, Words)]
        if len(words) > 1:
            lower = frozenset().union(*(item.lower for item in words))
            exact = frozenset().union(*(item.exact for item in words))
            items = [Words(lower, exact), *(item for item in items if not isinstance(item, Words))]
        return items[0] if len(items) == 1 else Either(tuple(items))

    def is_tight(self, sign: str) -> bool:
        """Whether a sign comes next and an element follows it without a space."""
        row = self.lexemes[self.place : self.place + 2]
        return len(row) == 2 and row[0][1] == sign and row[1][0] in ("word", "quoted", "angle")

    def single(self) -> Node:
        kind, text, column = self.peek()
        if self.take("("):
            return self.group(column)
        if kind not in ("angle", "word", "quoted"):
            raise self.fail(
                column, f"{text!r} cannot stand here" if text else "something is missing at the end"
            )
        self.place += 1
        if kind == "angle":
            return Named(text[1:-1], column)
        word = text.strip('"').replace("’", "'")
        exact = word != word.lower()
        return Words(frozenset(() if exact else (word,)), frozenset((word,) if exact else ()))

    def group(self, column: int) -> Node:
        rows = [self.row()]
        while self.take("|"):
            rows.append(self.row())
        if not self.take(")"):
            raise self.fail(column, "this bracket is never closed")
        if not all(row.items for row in rows):
            raise self.fail(column, "an empty row in brackets; for something optional write (…)?")
        parts: list[Node] = [row.items[0] if len(row.items) == 1 else row for row in rows]
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def fixes(self) -> list[tuple[Slot, ...]]:
        if self.fix is None:
            return []
        return [self.slots(fix.strip()) for fix in self.fix.split("|")]

    def slots(self, fix: str) -> tuple[Slot, ...]:
        slots = []
        last = 0
        for match in _SLOT.finditer(fix):
            name = _SLOT_NAME.fullmatch(match[1])
            if name is None or name[1] not in self.names:
                close = get_close_matches(match[1], self.names, 1)
                hint = f"; did you mean {close[0]!r}?" if close else ""
                raise self.fail(self.fix_column, f"{match[0]} names no element{hint}")
            slots += [Slot(fix[last : match.start()]), Slot("", name[1], int(name[2] or 0))]
            last = match.end()
        slots.append(Slot(fix[last:]))
        return tuple(slot for slot in slots if slot != Slot())
