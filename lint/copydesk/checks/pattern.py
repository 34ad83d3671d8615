"""Rows of words that a rule describes in the pattern language (copydesk.patterns)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from copydesk import tables
from copydesk.patterns import Excuses, Index, Pattern, parse, ready
from copydesk.rule import Check, Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.patterns import Source

RESERVED = frozenset({"document", "found", "fix", "message", "related", "self", "span", "suggestions"})
"""Names that an element cannot have, because a message means something else by them."""


@dataclass(frozen=True)
class Options:
    """What a rule of this kind says.

    `patterns`: what is reported, with fixes behind `=>`. `tables`: tables whose first column holds patterns and whose
    second their fix. `unless`: patterns that excuse a match whose marked part they cover. `classes`: the rule's own
    lists, by name. `quoted`: whether it also speaks within quotations.
    """

    patterns: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    classes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    quoted: bool = True

    def __post_init__(self) -> None:
        if not self.patterns and not self.tables:
            raise ValueError("patterns or tables must be given")
        for source in (*map(parse, self.patterns), *Excuses.read(self.unless)):
            if taken := source.names & RESERVED:
                raise ValueError(f"pattern {source.text!r}: an element cannot be named {min(taken)!r}")


def prepare(rules: tuple[Rule, ...]) -> Callable[[Document], Iterator[Finding]]:
    """Make the patterns of all rules ready to be found together.

    Raises:
        PatternError: a pattern names a class that is nowhere, or holds nothing that must be there.
        copydesk.tables.TableError: a table is missing.
    """
    patterns: list[Pattern] = []
    owners: list[tuple[Rule, Excuses]] = []
    for rule in rules:
        excuses = Excuses(Excuses.read(rule.options.unless), rule.home, rule.options.classes)
        for source in _sources(rule):
            patterns.append(ready(source, rule.home, rule.options.classes))
            owners.append((rule, excuses))
    index = Index(patterns)

    def read(document: Document) -> Iterator[Finding]:
        for number, match in index.find(document):
            rule, excuses = owners[number]
            if not rule.options.quoted and document.quoted(match.span.start):
                continue
            if excuses.cover(match.sentence, match.first, match.last, document):
                continue
            named: dict[str, Any] = {name: match.words(name) for name in match.captures}
            yield rule.finding(document, match.span, suggestions=match.fixes, **named)

    return read


def _sources(rule: Rule) -> Iterator[Source]:
    for pattern in rule.options.patterns:
        yield parse(pattern)
    for name in rule.options.tables:
        for pattern, fix, *_ in tables.rows(name, rule.home):
            yield parse(f"{pattern} => {fix}")


CHECK = Check(Options, prepare=prepare)
