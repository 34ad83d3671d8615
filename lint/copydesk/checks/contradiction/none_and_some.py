"""None of them, and yet some: “none of the boys was hurt”, “two of the boys were hurt”."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from copydesk.finding import Related
from copydesk.grammar import lemmas
from copydesk.reckoning.amounts import phrase_at
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span
from copydesk.stating.content import stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence


_NEAR = 6
"""Tokens round what is said that may put it in another case."""
_ANY = "*"
"""The noun of “nobody”: whoever it is."""


class Options(BaseOptions):
    """Words of quantity.

    `none`, `every`, `some`: phrases before a noun; `them`: words for a noun told before; `anybody`: the last words of phrases that need no noun; `behind`: words that may follow the noun; `be`: verbs before what is said of it, `verbs`: those that say it; `loose`:
    words between that say nothing; `reach`: tokens from the phrase to that verb; `near`: sentences from “nobody” to somebody; `excludes`: what cannot hold of one that something holds
    of, as stems; `apart`: words near either that make them two cases; `label` names the other place.
    """

    none: tuple[str, ...]
    every: tuple[str, ...]
    some: tuple[str, ...]
    them: tuple[str, ...]
    anybody: tuple[str, ...]
    behind: tuple[str, ...]
    be: tuple[str, ...]
    verbs: tuple[str, ...]
    loose: tuple[str, ...]
    reach: int
    near: int
    excludes: dict[str, str]
    apart: tuple[str, ...]
    label: str


class _Said(NamedTuple):
    """What is said of how many of which things: the noun's base form, the stem of what is said, and the place."""

    noun: str
    said: str
    sentence: Sentence
    span: Span


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find what is said of none, and of some, of the same things, or of all and its opposite of some."""
    options: Options = rule.options
    some = None
    for phrases, opposed in ((options.none, False), (options.every, True)):
        for one in _said(options, document, phrases):
            if some is None:
                some = list(_said(options, document, options.some))
            other = next((part for part in some if _against(options, one, part, opposed=opposed)), None)
            if other:
                first, later = sorted((one.span, other.span))
                yield rule.finding(document, later, related=[Related(first, options.label)])
                break


def _against(options: Options, one: _Said, part: _Said, *, opposed: bool) -> bool:
    """Whether two of them exclude each other."""
    near = abs(one.sentence.number - part.sentence.number) <= options.near
    same = (part.noun in (one.noun, "") or (one.noun == _ANY and near)) and part.sentence is not one.sentence
    wanted = options.excludes.get(one.said, "-") if opposed else one.said
    return same and part.said == wanted


def _said(options: Options, document: Document, phrases: Sequence[str]) -> Iterator[_Said]:
    """What is said behind some phrases."""
    split: dict[str, list[list[str]]] = defaultdict(list)
    for phrase in phrases:
        split[phrase.partition(" ")[0]].append(phrase.split())
    for first in sorted(split.keys() & document.places.keys()):
        for sentence, index in document.places[first]:
            length = phrase_at(sentence.tokens, index, split[first])
            if length:
                found = _behind(options, sentence, index, length)
                if found and not document.quoted(sentence.tokens[index].start):
                    yield found


def _behind(options: Options, sentence: Sentence, start: int, length: int) -> _Said | None:
    """The noun behind a phrase, and the word behind the next “was” or “were”."""
    tokens = sentence.tokens
    at = start + length
    last = tokens[at - 1].lower
    noun = "" if last in options.them else _ANY if last in options.anybody else None
    while at + 1 < len(tokens) and at < start + length + options.reach:
        token = tokens[at]
        if token.kind != "word":
            return None
        if token.lower in options.be or token.lower in options.verbs:
            said = at + (token.lower in options.be)
            while said + 1 < len(tokens) and (
                tokens[said].lower in options.loose or tokens[said].lower in options.be
            ):
                said += 1
            if noun is None or tokens[said].kind != "word":
                return None
            near = {token.lower for token in tokens[max(0, start - _NEAR) : said + _NEAR]}
            if not near.isdisjoint(options.apart):
                return None
            span = Span(tokens[start].start, tokens[said].end)
            return _Said(noun, stem(tokens[said].lower), sentence, span)
        if noun is None and (
            at + 1 == len(tokens)
            or tokens[at + 1].kind != "word"
            or not _modifies(tokens[at + 1].lower, options)
        ):
            noun = lemmas.lemma(token.lower, "NNS")
        at += 1
    return None


def _modifies(following: str, options: Options) -> bool:
    """Whether a word is followed by another of its phrase."""
    return following not in {*options.be, *options.verbs, *options.behind}


CHECK = Check(Options, run)
