"""Reading a pattern: its text becomes a tree, or an error that names the place."""

from __future__ import annotations

import re
from functools import lru_cache

from copydesk import schema
from copydesk.patterns.meanings import FORMS, RESERVED
from copydesk.patterns.tree import (
    Both,
    Capture,
    Edge,
    Either,
    Inflected,
    Named,
    Node,
    Not,
    Row,
    Slot,
    Source,
    Times,
    Words,
    inflected,
    is_single,
    is_stretch,
)

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
    | (?P<sign>[()|!&?^$⟦⟧~])
    | (?P<word>[^\s"<>{}()|!&?^$⟦⟧~]+)
    """,
    re.VERBOSE,
)
_SLOT = re.compile(r"\{([^{}]*)\}|~([^\W\d_]+(?:-[^\W\d_]+)*)")
_SLOT_NAME = re.compile(r"([a-z][a-z0-9_]*)(?:~([a-z-]+)|(~)?(?:\.(\d+))?(?::([a-z-]+))?)")


class PatternError(ValueError):
    """A pattern that cannot be read; the message shows the pattern, the column and the remedy."""

    def __init__(self, pattern: str, column: int, message: str) -> None:
        super().__init__(f"pattern {pattern!r}, column {column + 1}: {message}")
        self.pattern = pattern


@lru_cache(maxsize=4096)
def parse(text: str) -> Source:
    """Read a pattern, with the fixes behind its `=>`.

    Raises:
        PatternError: it is not a pattern.
    """
    return _Parser(text).source()


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.inflected: list[tuple[str, bool]] = []
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
                remedy = "it is never closed with >" if body[column] == "<" else "a sign is written in quotes"
                raise self.fail(column, f"{body[column]!r} has no meaning here; {remedy}")
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
        if inflected(item):
            name = name or f"~{len(self.inflected)}"
            self.inflected.append((name, self.marks == ["⟦"]))
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
        if not all(is_single(item) or (item is items[0] and is_stretch(item)) for item in items):
            raise self.fail(column, "& joins things that are one word each, or a group or name and its head")
        return Both(tuple(items))

    def either(self) -> Node:
        """An element, or several with | between them and no space; ! goes before all of them."""
        column = self.peek()[2]
        if self.take("!"):
            item = self.either()
            if not is_single(item) and not is_stretch(item):
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
        return (
            len(row) == 2
            and row[0][1] == sign
            and (row[1][0] in ("word", "quoted", "angle") or row[1][1] == "~")
        )

    def single(self) -> Node:
        kind, text, column = self.peek()
        if self.take("("):
            return self.group(column)
        if self.take("~"):
            return self.form(column)
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

    def form(self, column: int) -> Inflected:
        """A base form, or a class of them, behind its ~."""
        item = self.single()
        if isinstance(item, Named) and item.name not in RESERVED:
            return Inflected(item, column)
        if isinstance(item, Words) and len(item.lower) == 1:
            word = min(item.lower)
            if word.replace("-", "").isalpha():
                return Inflected(word, column)
        raise self.fail(column, "behind ~ stands a word in its base form and in small letters, or a class")

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
            slot = Slot(match[2], like=self.model()) if match[2] else self.slot(match[1])
            slots += [Slot(fix[last : match.start()]), slot]
            last = match.end()
        slots.append(Slot(fix[last:]))
        return tuple(slot for slot in slots if slot != Slot())

    def slot(self, inside: str) -> Slot:
        """What stands between braces in a fix."""
        found = _SLOT_NAME.fullmatch(inside)
        if found is None or found[1] not in self.names:
            hint = schema.nearest(re.split("[~.:]", inside)[0], self.names)
            raise self.fail(self.fix_column, f"{{{inside}}} names no element{hint}")
        name, word, like, column, form = found.groups()
        if form and form not in FORMS:
            raise self.fail(
                self.fix_column,
                f"there is no form {form!r}, but {', '.join(FORMS)}{schema.nearest(form, FORMS)}",
            )
        if word:
            return Slot(word, like=name)
        return Slot("", name, int(column or 0), form or "", name if like else "")

    def model(self) -> str:
        """The element whose form a word with ~ takes: the only one with ~ in the marked part, or else in all of it."""
        names = [name for name, marked in self.inflected if marked] or [name for name, _ in self.inflected]
        if len(names) != 1:
            what = (
                "elements with ~ could be meant; write {name~word}" if names else "nothing before => has a ~"
            )
            raise self.fail(self.fix_column, f"whose form should a word with ~ take? {what}")
        return names[0]
