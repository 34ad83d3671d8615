"""Patterns made ready for a rule: where its classes are looked up, and the patterns that excuse a finding."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING

from copydesk import tables
from copydesk.patterns.compile import Rows
from copydesk.patterns.machine import Pattern
from copydesk.patterns.readings import View
from copydesk.patterns.syntax import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from copydesk.document import Document
    from copydesk.patterns.tree import Source
    from copydesk.sentences import Sentence


def ready(
    source: Source,
    home: Path | None = None,
    classes: Mapping[str, tuple[str, ...]] | None = None,
    *,
    anchored: bool = True,
) -> Pattern:
    """A pattern whose classes are a rule's own lists or else the tables of its rule folder.

    Raises:
        PatternError: a class is in neither, or nothing in an `anchored` pattern is bound to be there.
    """
    own = classes or {}

    def lookup(name: str) -> Rows | None:
        if name in own:
            return Rows((entry.lower(), (entry,)) for entry in own[name])
        return _table(name, home)

    return Pattern(source, lookup, _frequency() if anchored else None, own)


@cache
def _table(name: str, home: Path | None) -> Rows | None:
    try:
        return Rows((row[0].lower(), row) for row in tables.rows(name, home))
    except tables.TableError:
        return None


@cache
def _frequency() -> Mapping[str, float]:
    return {word: float(rate) for word, rate in tables.rows("frequent-words")}


class Excuses:
    """Patterns that excuse what they cover, made ready when something is to be excused."""

    def __init__(
        self,
        sources: Iterable[Source],
        home: Path | None = None,
        classes: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        self._sources = tuple(sources)
        self._home = home
        self._classes = classes

    @cached_property
    def patterns(self) -> list[Pattern]:
        """The patterns, ready.

        Raises:
            PatternError: one names a class that is nowhere.
        """
        return [ready(source, self._home, self._classes, anchored=False) for source in self._sources]

    def made(self) -> Excuses:
        """Itself, its patterns ready.

        Raises:
            PatternError: one names a class that is nowhere.
        """
        self.patterns  # noqa: B018 (made when it is first looked at)
        return self

    @staticmethod
    def read(patterns: Iterable[str]) -> tuple[Source, ...]:
        """Read the patterns of a rule file.

        Raises:
            PatternError: one is wrong.
        """
        return tuple(parse(pattern) for pattern in patterns)

    def cover(self, sentence: Sentence, first: int, last: int, document: Document) -> bool:
        """Whether the marked part of one of them covers tokens `first` to `last` (exclusive) of a sentence."""
        view = View(sentence.tokens, sentence, document)
        return any(
            pattern.match(view, start, (first, last))
            for pattern in self.patterns
            for start in range(max(0, first - pattern.longest), first + 1)
        )
