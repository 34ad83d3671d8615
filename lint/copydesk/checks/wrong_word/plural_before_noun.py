"""A plural before a noun that has its singular there: “seven members states”, “guns sales”."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING

from copydesk.grammar.lemmas import lemma
from copydesk.grammar.tags import model
from copydesk.rule import BaseOptions, Check, Rule, each
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.company.expected import Rivals
    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence


class Options(BaseOptions):
    """Where the plural is a slip.

    `least`: in how many articles, in powers of two, the singular must be known to stand before the noun.
    `stays`: plurals that describe as they are. `actors`: nouns that a clause of their own may begin with (“the goods people buy”).
    `giving`: verbs behind which two nouns are two objects, up to `reach` words away; `openers`: words of which one stands right before a plural that may be a verb too.
    `distances`: words behind which the noun says how far or how long (“members states away”).
    """

    least: int
    stays: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    giving: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()
    distances: tuple[str, ...] = ()
    reach: int = 6

    def __post_init__(self) -> None:
        if self.least < 1:
            raise ValueError("least is 1 or more: what was never seen asks for nothing")


class _Reader:
    """One rule of this kind, made ready."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self.stays, self.actors = frozenset(rule.options.stays), frozenset(rule.options.actors)
        self.giving, self.openers = frozenset(rule.options.giving), frozenset(rule.options.openers)
        self.distances = frozenset(rule.options.distances)

    @cached_property
    def rivals(self) -> Rivals:
        """Plurals before words that have the singular there."""
        from copydesk.company.expected import Rivals

        return Rivals(self.singular, self.rule.options.least)

    def singular(self, word: str) -> str | None:
        """The singular of a plural that does not stay as it is."""
        return _singular(word) if word[-1] == "s" and word not in self.stays else None

    def read(self, document: Document) -> Iterator[Finding]:
        """Find the plurals that the news does not have before their noun, though it often has the singular there."""
        for sentence, index in self.rivals.find(document.column):
            word, noun = sentence.tokens[index : index + 2]
            if (
                noun.kind != "word"
                or noun.lower in self.actors
                or not self.describes(document, sentence, index)
            ):
                continue
            one = self.singular(word.lower)
            yield self.rule.finding(document, Span(word.start, noun.end), suggestions=[f"{one} {noun.text}"])

    def describes(self, document: Document, sentence: Sentence, index: int) -> bool:
        """Whether the word at a place is surely a noun that describes the noun behind it."""
        tokens = sentence.tokens
        word, noun = tokens[index], tokens[index + 1]
        if not word.text.islower() or not noun.text.islower() or not noun.text.isalpha():
            return False
        if sentence.block.kind == "headline" or tokens[-1].kind not in ("mark", "quote"):
            return False
        if not _tags(noun.lower).isdisjoint({"VB", "VBP", "VBD"}):
            return False
        if index and "VBZ" in _tags(word.lower) and tokens[index - 1].lower not in self.openers:
            return False
        around = tokens[max(0, index - self.rule.options.reach) : index]
        if any(token.lower in self.giving for token in around):
            return False
        if any(token.lower in self.distances for token in tokens[index + 2 : index + 3]):
            return False
        tags = document.tags[sentence]
        tag = tags[index + 1]
        return tags[index].xpos == "NNS" and tag.xpos in {"NN", "NNS", "NNPS"} and not tag.clitic


@cache
def _singular(word: str) -> str | None:
    """The singular of a word that is a plural."""
    if len(word) < 4 or word[-2:] in {"ss", "us", "is", "'s"} or "NNS" not in _tags(word):
        return None
    one = lemma(word, "NNS")
    return one if one != word else None


@cache
def _tags(word: str) -> frozenset[str]:
    """The tags that a word can have; none where the lexicon does not know it."""
    name = model().lexicon.get(word)
    return frozenset() if name is None else frozenset(model().widest(name))


CHECK = Check(Options, prepare=each(lambda rule: _Reader(rule).read))
