"""A word or a phrase set twice: “the the”, “in the in the”."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from copydesk import tables
from copydesk.company.pairs import doubled
from copydesk.patterns import Excuses
from copydesk.rule import BaseOptions, Check, Rule, each
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence, Token

LONGEST = 3
"""The longest phrase, in words, whose doubling is looked for."""


class Options(BaseOptions):
    """Where a word may stand twice.

    `stays`: words and phrases that may. `links`: words that make a repeated phrase deliberate (“again and again and”).
    `never`: words that are no name even with a capital. `pairs`: a table of word and particle (“kick in”) that the same
    particle may follow, with one of `objects` between them or not (“let him in in May”). `unless`: patterns that excuse a double which their marked part covers; `classes` are their lists.
    """

    pairs: str
    objects: tuple[str, ...] = ()
    stays: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    classes: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        Excuses.read(self.unless)


class _Reader:
    """One rule of this kind, made ready."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self.stays = frozenset(rule.options.stays)
        self.objects = frozenset(rule.options.objects)
        self.links = frozenset(rule.options.links)
        self.never = frozenset(rule.options.never)
        self.pairs = tables.words(rule.options.pairs, rule.home)
        self.particles = frozenset(pair.split(" ")[1] for pair in self.pairs)
        self.excuses = rule.excuses()

    def read(self, document: Document) -> Iterator[Finding]:
        """Find what is set twice in a row, also across a line end."""
        slip: tuple[Sentence, int] | None = None
        for sentence, middle, size in doubled(document.sentences, LONGEST):
            start, last = middle - size, middle + size - 1
            if slip and slip[0] is sentence and start <= slip[1]:
                continue
            if self.is_slip(sentence, start, size, document):
                slip = sentence, last
                tokens = sentence.tokens
                kept = Span(tokens[start].start, tokens[middle - 1].end)
                span = Span(tokens[start].start, tokens[last].end)
                yield self.rule.finding(document, span, suggestions=[document.seen(kept)])

    def is_slip(self, sentence: Sentence, start: int, size: int, document: Document) -> bool:
        """Whether nobody would have set these `size` words twice on purpose."""
        middle, stop = start + size, start + 2 * size
        tokens = sentence.tokens
        halves = tokens[start:middle], tokens[middle:stop]
        if any(token.kind != "word" for half in halves for token in half):
            return False
        if not all(self.same_case(one, two, start == 0) for one, two in zip(*halves, strict=True)):
            return False
        phrase = [token.lower for token in halves[0]]
        if size > 1 and (len(set(phrase)) < size or not self.links.isdisjoint(phrase)):
            return False
        if " ".join(phrase) in self.stays or self.goes_on(tokens, start, size):
            return False
        if size == 1 and phrase[0] in self.particles and self.belongs_before(tokens, start):
            return False
        return not self.excuses.cover(sentence, start, stop, document)

    def belongs_before(self, tokens: tuple[Token, ...], start: int) -> bool:
        """Whether the particle at `start` goes with the word before it, or with that before its object."""
        before = start - 1
        if before > 0 and tokens[before].lower in self.objects:
            before -= 1
        return before >= 0 and f"{tokens[before].lower} {tokens[start].lower}" in self.pairs

    def same_case(self, one: Token, two: Token, first: bool) -> bool:
        """Whether two tokens are the same word; of names, and of “may” and “May”, it cannot be said."""
        if two.text.islower() and (one.text.islower() or (first and one.text[1:] == two.text[1:])):
            return True
        return one.lower in self.never and (one.text == two.text or two.text.islower())

    def goes_on(self, tokens: tuple[Token, ...], start: int, size: int) -> bool:
        """Whether the repetition goes on (“no, no no”, “the best of the best of the best”): then it is meant."""
        stop = start + 2 * size
        after = tokens[stop].lower if stop < len(tokens) else None
        before = tokens[start - 1].lower if start else None
        return after == tokens[start].lower or before == tokens[start + size - 1].lower


CHECK = Check(Options, prepare=each(lambda rule: _Reader(rule).read))
