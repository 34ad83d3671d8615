"""A plural before a noun that has its singular there: “seven members states”, “guns sales”."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from copydesk.grammar.lemmas import lemma
from copydesk.grammar.tags import model
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find the plurals that the news does not have before their noun, though it often has the singular there."""
    from copydesk.company.expected import expected

    options: Options = rule.options
    together = expected().together
    for word, places in document.places.items():
        one = _singular(word) if word[-1] == "s" and word not in options.stays else None
        if one is None:
            continue
        for sentence, index in places:
            tokens = sentence.tokens
            noun = tokens[index + 1] if index + 1 < len(tokens) else tokens[index]
            if not tokens[index].text.islower() or not noun.text.islower() or not noun.text.isalpha():
                continue
            if noun.lower in options.actors or together(one, noun.lower) < options.least:
                continue
            if not together(word, noun.lower) and _describes(document, sentence, index, options):
                span = Span(tokens[index].start, noun.end)
                yield rule.finding(document, span, suggestions=[f"{one} {noun.text}"])


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


def _describes(document: Document, sentence: Sentence, index: int, options: Options) -> bool:
    """Whether the word at a place is surely a noun that describes the noun behind it."""
    tokens = sentence.tokens
    if sentence.block.kind == "headline" or tokens[-1].kind not in ("mark", "quote"):
        return False
    if not _tags(tokens[index + 1].lower).isdisjoint({"VB", "VBP", "VBD"}):
        return False
    if index and "VBZ" in _tags(tokens[index].lower) and tokens[index - 1].lower not in options.openers:
        return False
    if any(token.lower in options.giving for token in tokens[max(0, index - options.reach) : index]):
        return False
    if any(token.lower in options.distances for token in tokens[index + 2 : index + 3]):
        return False
    tags = document.tags[sentence]
    noun = tags[index + 1]
    return tags[index].xpos == "NNS" and noun.xpos in {"NN", "NNS", "NNPS"} and not noun.clitic


CHECK = Check(Options, run)
