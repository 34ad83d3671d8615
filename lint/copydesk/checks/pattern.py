"""Rows of words that a rule describes in the pattern language (copydesk.patterns)."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from copydesk import cache, tables
from copydesk.patterns import Excuses, Index, Pattern, PatternError, needles, parse, ready
from copydesk.patterns.meanings import RESERVED as MEANINGS
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.schema import SchemaError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.patterns import Match
    from copydesk.patterns.needles import Needle
    from copydesk.sentences import Sentence

RESERVED = frozenset({"document", "found", "fix", "message", "related", "self", "span", "suggestions"})
"""Names that an element cannot have, because a message means something else by them."""


class Options(BaseOptions):
    """What a rule of this kind says.

    `patterns`: what is reported, with fixes behind `=>`. `tables`: tables of further patterns; each row has the words
    (with | between them) of which an article must hold one for the pattern to be tried, the pattern, and its fix. `unless`: patterns that excuse a match whose marked part they cover. `classes`: the rule's own
    lists, by name. `quoted`: whether it also speaks within quotations; `headlines`: whether also in sentences that no mark
    ends, as headlines and captions are, and in cells of tables.
    """

    patterns: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    classes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    quoted: bool = True
    headlines: bool = True

    def __post_init__(self) -> None:
        if not self.patterns and not self.tables:
            raise ValueError("patterns or tables must be given")
        for key in ("patterns", "unless"):
            for number, pattern in enumerate(getattr(self, key)):
                _check(f"{key}[{number}]", pattern)
        for name in self.classes:
            if name in MEANINGS:
                raise SchemaError(
                    f"classes.{name}", f"<{name}> has a meaning in patterns; give the list another name"
                )


def _check(key: str, pattern: str) -> None:
    """Complain, with its key, about a pattern that cannot be read."""
    try:
        names = parse(pattern).names
    except PatternError as error:
        raise SchemaError(key, str(error)) from error
    if taken := names & RESERVED:
        raise SchemaError(key, f"pattern {pattern!r}: an element cannot be named {min(taken)!r}")


def prepare(rules: tuple[Rule, ...]) -> Callable[[Document], Iterator[Finding]]:
    """Make the patterns of all rules ready to be found together.

    Where each is worth trying is kept between runs, so that those that no text needs are never read.

    Raises:
        copydesk.schema.SchemaError: a pattern names a class that is nowhere, or holds nothing that must be there; it
            says where in which file.
        copydesk.tables.TableError: a table is missing.
    """
    owners = [_Owner(rule) for rule in rules]
    shelves = [shelf for owner in owners for shelf in _shelves(owner)]
    written = [(owner, at) for owner in owners for at in range(len(owner.rule.options.patterns))]
    make = lru_cache(None)(lambda number: written[number][0].pattern(written[number][1]))
    index = Index(_needles(owners, len(written), make), make)

    def read(document: Document) -> Iterator[Finding]:
        for number, match in index.find(document):
            yield from written[number][0].findings(match, document)
        for shelf in shelves:
            yield from shelf.findings(document)

    return read


def _needles(owners: Sequence[_Owner], size: int, make: Callable[[int], Pattern]) -> list[Needle]:
    """Where each pattern is worth trying: as it was kept, else by making all of them ready."""
    rules = [owner.rule for owner in owners]
    said = [[rule.options.patterns, rule.options.unless, rule.options.classes] for rule in rules]
    homes = [bytes(rule.home) for rule in rules]
    places = [tables.builtin_rules() / "words", tables.HERE / "data", tables.HERE / "patterns"]
    stamps = tables.stamps([*places, *(rule.home / "words" for rule in rules)])
    name = f"needles-{cache.digest([*set(homes), b'%d' % size])}.json"
    key = cache.digest([json.dumps(said).encode(), *homes, *stamps])
    known = needles.unpacked(cache.load(name, key)) if size >= MANY else None
    if known is None or len(known) != size:
        for owner in owners:
            owner.excuses  # noqa: B018 (a pattern that is wrong is to be known before anything is read)
        known = [needle for number in range(size) if (needle := make(number).needle)]
        if size >= MANY:
            cache.save(name, key, needles.packed(known))
    return known


MANY = 100
"""Patterns from which it is worth keeping where they may match."""


class _Owner:
    """A rule with what excuses its matches."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule

    @cached_property
    def excuses(self) -> Excuses:
        """The patterns that excuse, made ready when first needed."""
        rule = self.rule
        try:
            return rule.excuses().made()
        except PatternError as error:
            number = next(n for n, pattern in enumerate(rule.options.unless) if pattern == error.pattern)
            raise _placed(rule, f"options.unless[{number}]", error) from error

    def pattern(self, number: int) -> Pattern:
        """The pattern of this number, made ready."""
        rule = self.rule
        try:
            return ready(parse(rule.options.patterns[number]), rule.home, rule.options.classes)
        except PatternError as error:
            raise _placed(rule, f"options.patterns[{number}]", error) from error

    def findings(self, match: Match, document: Document) -> Iterator[Finding]:
        """The finding that a match of one of the rule's patterns makes, unless it is excused."""
        rule = self.rule
        if not rule.options.quoted and document.quoted(match.span.start):
            return
        if not rule.options.headlines and _terse(match.sentence):
            return
        if not self.excuses.cover(match.sentence, match.first, match.last, document):
            named: dict[str, Any] = {name: match.words(name) for name in match.captures if name[0] != "~"}
            yield rule.finding(document, match.span, suggestions=match.fixes, **named)


def _terse(sentence: Sentence) -> bool:
    """Whether a sentence may leave out what it likes: no mark ends it, as in headlines and captions, or it is in a table's cell."""
    return sentence.tokens[-1].kind not in ("mark", "quote") or sentence.block.kind == "cell"


def _placed(rule: Rule, key: str, error: PatternError) -> SchemaError:
    """A complaint about a pattern, with the rule's file, line and key."""
    path = rule.home / rule.family / f"{rule.id}.toml"
    line = tables.rule_line(path, key)
    return SchemaError(f"{path}:{line}: {key}" if line else f"{path}: {key}", str(error))


class _Shelf:
    """A table of patterns: those for a word are read when an article first has the word."""

    def __init__(self, owner: _Owner, rows: Iterable[tuple[str, ...]]) -> None:
        self._owner = owner
        self._rows: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        self._ready: dict[str, Index] = {}
        for row in rows:
            for word in row[0].split("|"):
                self._rows[word].append(row)

    def findings(self, document: Document) -> Iterator[Finding]:
        """What the patterns of the table find in a document."""
        rule = self._owner.rule
        for word in self._rows.keys() & document.places.keys():
            if word not in self._ready:
                sources = [parse(f"{row[1]} => {row[2]}") for row in self._rows[word]]
                self._ready[word] = Index.of(
                    [ready(source, rule.home, rule.options.classes) for source in sources]
                )
            for _, match in self._ready[word].find(document):
                yield from self._owner.findings(match, document)


def _shelves(owner: _Owner) -> Iterator[_Shelf]:
    for name in owner.rule.options.tables:
        yield _Shelf(owner, tables.rows(name, owner.rule.home))


CHECK = Check(Options, prepare=prepare)
