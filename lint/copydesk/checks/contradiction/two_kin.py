"""One relative who is two: “his wife, Ann Roe”, “Roe, his sister,”."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from copydesk.finding import Related
from copydesk.naming.posts import givens
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span
from copydesk.stating.content import bare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence, Token

_MOST = 12
"""Tellings of one name's kin that are held side by side."""
_NAME = 4
"""Words of a name at most."""
_TWO = 2
"""Tellings, or names, that it takes to differ."""


class Options(BaseOptions):
    """Words of kin.

    `kin`: nouns, each with what it is; `owners`: pronouns before them, and `between` words between; `bare`: words before a noun without an owner; `closes`: marks behind an apposition; `label`
    names the other place.
    """

    kin: dict[str, str]
    owners: tuple[str, ...]
    between: tuple[str, ...]
    bare: tuple[str, ...]
    closes: tuple[str, ...]
    label: str


class _Kin(NamedTuple):
    """What somebody is to an owner (a pronoun, or a name's last word; “” if none is told), with the name and the place of the words."""

    what: str
    owner: str
    name: tuple[str, ...]
    span: Span


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find persons who are two kinds of kin to the same owner."""
    options: Options = rule.options
    nouns = options.kin.keys() & document.places.keys()
    if len({options.kin[noun] for noun in nouns}) < _TWO:
        return
    told: dict[str, list[_Kin]] = defaultdict(list)
    for noun in nouns:
        for sentence, index in document.places[noun]:
            kin = None if document.quoted(sentence.tokens[index].start) else _kin(options, sentence, index)
            if kin:
                told[kin.name[-1]].append(kin)
    for family, listed in told.items():
        for one, other in combinations(sorted(listed, key=_start)[:_MOST], 2):
            if one.what != other.what and _one_person(document, family, one, other):
                yield rule.finding(
                    document,
                    other.span,
                    related=[Related(one.span, options.label)],
                    name=" ".join(other.name).title(),
                )
                break


def _start(kin: _Kin) -> int:
    return kin.span.start


def _one_person(document: Document, family: str, one: _Kin, other: _Kin) -> bool:
    """Whether two tellings are of one relative of one owner."""
    if one.owner != other.owner and one.owner and other.owner:
        return False
    if len(one.name) > 1 and len(other.name) > 1:
        between = {kin.name[1:-1] for kin in (one, other) if kin.name[1:-1]}
        return one.name[0] == other.name[0] and len(between) < _TWO
    return (
        len({*givens(document.places, family), *(kin.name[0] for kin in (one, other) if len(kin.name) > 1)})
        < 2
    )


def _kin(options: Options, sentence: Sentence, index: int) -> _Kin | None:
    """Who a noun for a relative is, and whose: the name behind it, or before “, his sister,”."""
    tokens = sentence.tokens
    first = index
    while first and tokens[first - 1].lower in options.between:
        first -= 1
    before = tokens[first - 1] if first else None
    if before is None:
        return None
    owner = before.lower if before.lower in options.owners else ""
    if not owner and before.lower.endswith("'s") and before.text[0].isupper():
        owner = bare(before.lower)
    if not owner and (before.lower not in options.bare or first < index):
        return None
    start = first - (owner != "")
    name = _behind(tokens, index + 1) or (_ahead(options, tokens, start, index) if owner else ())
    if not name:
        return None
    return _Kin(options.kin[tokens[index].lower], owner, name, Span(tokens[start].start, tokens[index].end))


def _behind(tokens: Sequence[Token], at: int) -> tuple[str, ...]:
    """The name right behind a noun, or behind it and a comma where a mark closes it."""
    comma = at < len(tokens) and tokens[at].text == ","
    at += comma
    end = at
    while (
        end < len(tokens)
        and end - at < _NAME
        and tokens[end].kind == "word"
        and tokens[end].text[0].isupper()
    ):
        end += 1
        if tokens[end - 1].lower.endswith("'s"):
            break
    named = tuple(bare(token.lower) for token in tokens[at:end])
    closed = end >= len(tokens) or tokens[end].kind != "word"
    return named if not comma or (closed and len(named) > 1) else ()


def _ahead(options: Options, tokens: Sequence[Token], start: int, index: int) -> tuple[str, ...]:
    """The name before “, his sister,”."""
    behind = tokens[index + 1] if index + 1 < len(tokens) else None
    if start < _TWO or tokens[start - 1].text != "," or (behind and behind.text not in options.closes):
        return ()
    if behind and behind.text == "," and index + 2 < len(tokens) and tokens[index + 2].text[0].isupper():
        return ()
    first = start - 1
    while (
        first
        and start - 1 - first < _NAME
        and tokens[first - 1].kind == "word"
        and tokens[first - 1].text[0].isupper()
    ):
        first -= 1
    if first > 1 and tokens[first - 1].text == ",":
        return ()
    return tuple(bare(token.lower) for token in tokens[first : start - 1])


CHECK = Check(Options, run)
