"""One holder of an office who is said to come and to go: “new Attorney General Ann Roe”, “the outgoing attorney general”."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from copydesk.finding import Related
from copydesk.naming import holders
from copydesk.naming.posts import office_at
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence, Token

_MOST = 20
"""Tellings of one office that are held side by side."""


class Options(BaseOptions):
    """Words for how an office is held.

    `words`: words before an office, each with what it says; `against`: pairs of these, parted by a space, that cannot both be said of one person; `articles`: words before them and between them and the
    office; `besides`: offices of which news speaks of several holders at once; `going`: words among them that an article must follow; `free`: the field of offices that many hold, which need a word in common; `reach`: tokens up to the office; `label` names the other
    place.
    """

    words: dict[str, str]
    against: tuple[str, ...]
    articles: tuple[str, ...]
    besides: tuple[str, ...]
    going: tuple[str, ...]
    free: str
    reach: int
    label: str


class _Told(NamedTuple):
    """How an office is said to be held, by whom (“” where no name stands beside it), with the words between, and where."""

    how: str
    office: str
    field: str
    family: str
    between: frozenset[str]
    span: Span


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find an office whose only holder is new in one place and outgoing in another, or former here and sitting there."""
    options: Options = rule.options
    hows = {options.words[word] for word in options.words.keys() & document.places.keys()}
    pairs = [(one, other) for one, other in map(str.split, options.against) if one in hows and other in hows]
    if not pairs:
        return
    offices: dict[str, list[_Told]] = {}
    for told in _read(options, document):
        offices.setdefault(told.office, []).append(told)
    for listed in offices.values():
        for one, other in product(listed[:_MOST], listed[:_MOST]):
            if (one.how, other.how) in pairs and _one_holder(options, document, one, other):
                first, later = sorted((one, other), key=_start)
                name = (first.family or later.family).title()
                yield rule.finding(
                    document, later.span, related=[Related(first.span, options.label)], name=name
                )
                break


def _start(told: _Told) -> int:
    return told.span.start


def _one_holder(options: Options, document: Document, one: _Told, other: _Told) -> bool:
    """Whether two tellings are of one office and of one person: named in one of them at least, and the only holder in the article."""
    family = one.family or other.family
    if (
        not family
        or one.span.overlaps(other.span)
        or (one.family and other.family and one.family != other.family)
    ):
        return False
    if one.field == options.free and one.between.isdisjoint(other.between):
        return False
    if one.family and other.family:
        return True
    if any(post.office == one.office and post.family != family for post in document.posts):
        return False
    return not holders.told_of(document.places, one.office, besides=family)


def _read(options: Options, document: Document) -> Iterator[_Told]:
    beside = {post.span.end: post.family for post in document.posts}
    for word in options.words.keys() & document.places.keys():
        for sentence, index in document.places[word]:
            if not document.quoted(sentence.tokens[index].start):
                told = _told(options, beside, sentence, index)
                if told:
                    yield told


def _told(options: Options, beside: Mapping[int, str], sentence: Sentence, index: int) -> _Told | None:
    """How the office behind a word is said to be held; nothing where none follows, or it is no definite one."""
    tokens = sentence.tokens
    if index and tokens[index].text[0].isupper():
        return None
    if tokens[index].lower in options.going and not _definite(options, tokens, index + 1):
        return None
    for at in range(index + 1, min(index + options.reach, len(tokens))):
        entry = office_at(tokens, at, owner=True)
        if entry and entry.office not in options.besides:
            end = at + len(entry.words)
            span = Span(tokens[index].start, tokens[end - 1].end)
            family = beside.get(span.end) or _apposed(options, tokens, index)
            article = tokens[index - 1].lower if index else ""
            if not family and (
                article not in options.articles or (tokens[end : end + 1] and tokens[end].text[0].isupper())
            ):
                return None
            between = frozenset(token.lower for token in tokens[index + 1 : at])
            return _Told(options.words[tokens[index].lower], entry.office, entry.field, family, between, span)
        if tokens[at].kind != "word":
            return None
    return None


def _definite(options: Options, tokens: Sequence[Token], index: int) -> bool:
    """Whether an article or an owner stands at a token: “still the state's”."""
    return index < len(tokens) and tokens[index].lower in options.articles


def _apposed(options: Options, tokens: Sequence[Token], index: int) -> str:
    """The family name of “Roe, still the attorney general”; “” if none."""
    at = index - 1
    while at > 0 and tokens[at].lower in options.articles:
        at -= 1
    named = at > 0 and tokens[at].text == "," and tokens[at - 1].text[0].isupper()
    return tokens[at - 1].lower if named else ""


CHECK = Check(Options, run)
