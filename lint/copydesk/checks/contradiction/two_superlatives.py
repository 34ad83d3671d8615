"""One thing of two ranks: “the city’s tallest tower”, “the second tallest building in the city”."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from copydesk.finding import Related
from copydesk.reckoning.numbers import ORDINALS
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence

_MOST = "est"
_JOINED = 3
"""Tokens from an ordinal to the superlative it ranks: “second-tallest”."""


class Options(BaseOptions):
    """Words of a rank.

    `the`: the article of a rank; `be`: verbs between a thing and its rank; `within`: words before the place in which it holds; `far`: tokens from the rank to that; `one`: words
    before a rank that share it with others; `apart`: words in either sentence that speak of another time or thing; `label` names the other rank.
    """

    the: str
    be: tuple[str, ...]
    within: tuple[str, ...]
    far: int
    one: tuple[str, ...]
    apart: tuple[str, ...]
    label: str


class _Rank(NamedTuple):
    entity: int
    word: str
    place: int
    where: str
    sentence: Sentence
    span: Span


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a name that is the ADJest of a place and, elsewhere, the second ADJest of the same place."""
    seconds = {
        sentence.tokens[at].lower
        for word in ORDINALS.keys() & document.places.keys()
        for sentence, index in document.places[word]
        for at in range(index + 1, min(index + _JOINED, len(sentence.tokens)))
        if sentence.tokens[at].lower.endswith(_MOST)
    }
    ranked = [place for word in sorted(seconds) for place in document.places[word]]
    found: dict[tuple[int, str, str], _Rank] = {}
    for sentence, index in ranked:
        rank = _rank(rule.options, document, sentence, index)
        if rank is None:
            continue
        first = found.setdefault((rank.entity, rank.word, rank.where), rank)
        if first.place != rank.place and first.sentence.number != rank.sentence.number:
            one, other = sorted((first.span, rank.span))
            yield rule.finding(document, other, related=[Related(one, rule.options.label)])


def _rank(options: Options, document: Document, sentence: Sentence, index: int) -> _Rank | None:
    """The rank that a superlative gives a name right before it, within a place."""
    tokens = sentence.tokens
    if not document.plainly(sentence, index, options.apart):
        return None
    at, place = index - 1, 1
    if at > 0 and tokens[at].text == "-":
        at -= 1
    if at > 0 and tokens[at].lower in ORDINALS:
        place, at = int(ORDINALS[tokens[at].lower]), at - 1
    owner = ""
    if at > 0 and tokens[at].lower.replace("’", "'").endswith("'s"):
        owner, at = tokens[at].lower.replace("’", "'").removesuffix("'s"), at - 1
    if at < 1 or tokens[at].lower != options.the:
        return None
    start = at - 1
    if tokens[start].text != "," and tokens[start].lower not in options.be:
        return None
    named = [
        one
        for one in document.mentions.within(sentence, start - 1, start)
        if one.end == start and one.entity is not None
    ]
    where = owner or _within(options, sentence, index)
    if not named or not where or tokens[max(0, start - 1)].lower in options.one:
        return None
    return _Rank(
        named[0].entity or 0,
        tokens[index].lower,
        place,
        where,
        sentence,
        Span(tokens[at].start, tokens[index].end),
    )


def _within(options: Options, sentence: Sentence, index: int) -> str:
    """The place behind “in the” shortly behind a superlative."""
    tokens = sentence.tokens
    for at in range(index + 1, min(index + options.far, len(tokens) - 1)):
        if tokens[at].kind == "mark":
            return ""
        if tokens[at].lower in options.within:
            skip = tokens[at + 1].lower == options.the and at + 2 < len(tokens)
            return tokens[at + 1 + skip].lower
    return ""


CHECK = Check(Options, run)
