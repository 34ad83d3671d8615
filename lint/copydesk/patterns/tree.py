"""The tree that a pattern is read into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, TypeGuard

from copydesk.patterns.meanings import RESERVED, STRETCHES, TAGS


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
class Inflected:
    """Any form of a word that is given in its base form, or of the entries of a class."""

    item: str | Named
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


Node = Words | Named | Inflected | Not | Both | Row | Either | Times | Capture | Edge


def is_single(node: Node) -> bool:
    """Whether an element is one token (a class that holds entries of several words is found out when it is looked up)."""
    if isinstance(node, Either):
        return all(map(is_single, node.items))
    if isinstance(node, Both):
        return is_single(node.items[0])
    return isinstance(node, Words | Inflected | Not) or (
        isinstance(node, Named) and node.name not in STRETCHES
    )


def is_stretch(node: Node) -> TypeGuard[Named]:
    """Whether an element is a group, a name or a figure, which take as many tokens as they have."""
    return isinstance(node, Named) and node.name in STRETCHES


def is_class(node: Node) -> TypeGuard[Named]:
    """Whether an element is a class: a list or table of words, and no name that means something by itself."""
    return isinstance(node, Named) and node.name not in RESERVED


def inflected(node: Node) -> bool:
    """Whether an element is given by a base form, so that what it matches has a form that a fix can take over."""
    if isinstance(node, Either | Both):
        return any(map(inflected, node.items))
    return isinstance(node, Inflected)


def tags_of(node: Node) -> list[frozenset[str]]:
    """The sets of tags of each of which an element's first word has one."""
    if isinstance(node, Capture):
        return tags_of(node.item)
    if isinstance(node, Both) and is_single(node):
        return [names for item in node.items for names in tags_of(item)]
    if isinstance(node, Either):
        branches = [tags_of(item) for item in node.items]
        return [frozenset().union(*(branch[0] for branch in branches))] if all(branches) else []
    return [frozenset((node.name,))] if isinstance(node, Named) and node.name in TAGS else []


class Slot(NamedTuple):
    """A piece of a fix: plain text, or what the element `name` matched (`column` 0) or that column of its row.

    `form` is the form to put it into, one of FORMS; with `like`, it takes the form of what that element matched.
    """

    text: str = ""
    name: str = ""
    column: int = 0
    form: str = ""
    like: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A pattern as it was read: its text, its tree, and its fixes."""

    text: str
    tree: Row
    fixes: tuple[tuple[Slot, ...], ...]
    names: frozenset[str]
