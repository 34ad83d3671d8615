"""Two employers of one person: “Kowal of Ames University”, “Kowal, who works for Lund University”."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from copydesk.finding import Related
from copydesk.reckoning.amounts import phrase_at
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span
from copydesk.stating.content import bare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.naming.entities import Entity
    from copydesk.sentences import Sentence, Token

_MOST = 20
"""Tellings of one name's employer that are held side by side."""
_ANY = "any"
"""The kind of an employer that is said outright to be one."""
_BEHIND = 9
"""Tokens behind the beginning of an employer's name that may speak of another time."""
_LETTERS = 3
"""Letters of an organisation's word that says which it is."""


class Options(BaseOptions):
    """Words of employment.

    `works`: phrases between a person and the employer, and `loose` those that say so only before an employer of a known kind; `links`: the last words of `works` and of appositions, one of which an article needs twice; `roles`: what a person is for an employer;
    `articles`: words before a role or a name; `kinds`: the words of an employer's name that say what it is, each with a kind, and `firms` those that name one; `unless`: words in either
    sentence that speak of another time or of more; `reach`: tokens of an apposition; `label` names the other place.
    """

    works: tuple[str, ...]
    loose: tuple[str, ...]
    links: tuple[str, ...]
    roles: tuple[str, ...]
    articles: tuple[str, ...]
    kinds: dict[str, str]
    firms: dict[str, str]
    unless: tuple[str, ...]
    reach: int
    label: str


class _Post(NamedTuple):
    """An employer: the words of its name, what kinds it is of, where the person's name ends (`end`), where its own begins (`at`), and the words that tell it."""

    words: frozenset[str]
    kinds: frozenset[str]
    sentence: Sentence
    end: int
    at: int
    span: Span


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find persons of whom two places tell two employers of one kind that share no word."""
    options: Options = rule.options
    posts: dict[str, list[_Post]] = defaultdict(list)
    for sentence, end in sorted(set(_ends(options, document)), key=lambda place: (place[0].number, place[1])):
        post = _post(options, document, sentence, end)
        if post:
            posts[bare(sentence.tokens[end - 1].lower)].append(post)
    for told in posts.values():
        pair = next(((a, b) for a, b in combinations(told[:_MOST], 2) if _exclude(a, b)), None)
        if pair is None:
            continue
        persons = [_person(document, post) for post in pair]
        if persons[0] is not None and persons[0] is persons[1]:
            first, later = pair
            yield rule.finding(
                document, later.span, related=[Related(first.span, options.label)], name=persons[0].text
            )


def _exclude(one: _Post, other: _Post) -> bool:
    """Whether two employers are of one kind and share no word."""
    return (
        bool(one.kinds & other.kinds)
        and one.words.isdisjoint(other.words)
        and one.sentence is not other.sentence
    )


def _person(document: Document, post: _Post) -> Entity | None:
    """Whose name ends before the words of employment; nobody where the employer is no organisation."""
    if post.kinds == {_ANY} and not any(
        mention.name and mention.name.kind == "organisation"
        for mention in document.mentions.within(post.sentence, post.at, post.at + 1)
    ):
        return None
    for mention in document.mentions.within(post.sentence, post.end - 1, post.end):
        entity = document.mentions.of(mention)
        if mention.name and mention.end == post.end and entity is not None and entity.kind == "person":
            return entity
    return None


def _ends(options: Options, document: Document) -> Iterator[tuple[Sentence, int]]:
    """Where a name may end that words of employment follow: (sentence, token behind the name)."""
    for word in ({phrase.split()[0] for phrase in options.works} | {*options.roles}) & document.places.keys():
        for sentence, index in document.places[word]:
            at = index
            while (
                at > 0
                and index - at < options.reach
                and sentence.tokens[at - 1].kind == "word"
                and word in options.roles
            ):
                at -= 1
            at -= at > 0 and sentence.tokens[at - 1].text == ","
            if at > 0 and sentence.tokens[at - 1].text[0].isupper():
                yield sentence, at
    for word in (options.kinds.keys() | options.firms.keys()) & document.places.keys():
        for sentence, index in document.places[word]:
            at = index
            while at > 0 and sentence.tokens[at].text[0].isupper():
                at -= 1
            at -= at > 0 and sentence.tokens[at].lower == "the"
            if at > 0 and sentence.tokens[at].lower in options.loose:
                at -= sentence.tokens[at - 1].text == ","
                if at > 0 and sentence.tokens[at - 1].text[0].isupper():
                    yield sentence, at


def _post(options: Options, document: Document, sentence: Sentence, end: int) -> _Post | None:
    """The employer that the words behind a name tell."""
    tokens = sentence.tokens
    if end + 1 >= len(tokens) or document.quoted(tokens[end - 1].start):
        return None
    at = end + (tokens[end].text == ",")
    start, name, told = _link(options, sentence, end, at)
    if not name:
        return None
    behind = tokens[max(0, end - 3) : name + _BEHIND]
    if not {token.lower for token in behind}.isdisjoint(options.unless):
        return None
    return _named(options, sentence, end, start, name, told=told)


def _link(options: Options, sentence: Sentence, end: int, at: int) -> tuple[int, int, bool]:
    """Where the words of employment behind a name begin, where the employer's name does (0 if none), and whether they say so outright."""
    tokens = sentence.tokens
    for phrases, told in ((options.works, True), (options.loose, False)):
        length = phrase_at(tokens, at, [phrase.split() for phrase in phrases])
        if length:
            return at, at + length, told
    stop = at
    while at > end and stop < len(tokens) and stop < at + options.reach and tokens[stop].kind == "word":
        if stop > at and tokens[stop].lower in options.links and tokens[stop - 1].lower in options.roles:
            return at, stop + 1, True
        stop += 1
    if (
        at > end
        and stop > at + 2
        and tokens[at].lower in options.articles
        and tokens[stop - 1].lower in options.roles
    ):
        return at, at + 1, True
    return at, 0, False


def _named(
    options: Options, sentence: Sentence, name: int, start: int, at: int, *, told: bool
) -> _Post | None:
    """The employer whose name begins at a token; nothing where it is of no known kind and nothing says outright that it is one."""
    tokens = sentence.tokens
    at += at < len(tokens) and tokens[at].lower == "the"
    end = at
    while end < len(tokens) and (tokens[end].text[0].isupper() or _inside(tokens, end)):
        end += 1
    if end == at:
        return None
    words = [bare(token.lower) for token in tokens[at:end]]
    known = options.kinds | options.firms
    kinds = {known[word] for word in words if word in known} | ({_ANY} if told else set())
    telling = frozenset(word for word in words if len(word) >= _LETTERS and word not in options.kinds)
    if not kinds or not telling or any(word.isupper() for word in (tokens[at].text, tokens[end - 1].text)):
        return None
    last = end
    while last < len(tokens) and tokens[last].lower in options.roles:
        last += 1
    return _Post(
        telling, frozenset(kinds), sentence, name, at, Span(tokens[start].start, tokens[last - 1].end)
    )


def _inside(tokens: Sequence[Token], at: int) -> bool:
    """Whether a small word stands inside a name: “Bank of Norland”."""
    return (
        0 < at < len(tokens) - 1
        and tokens[at].lower in ("of", "and")
        and tokens[at - 1].text[0].isupper()
        and tokens[at + 1].text[0].isupper()
    )


CHECK = Check(Options, run)
