"""Two employers of one person: “Kowal of Ames University”, “Kowal, who works for Lund University”."""

from __future__ import annotations

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
    from copydesk.naming.entities import Mention
    from copydesk.sentences import Sentence, Token

_TWO = 2
"""Places that tell of an employer, that it takes to tell of two."""
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
    """An employer: the words of its name, what kinds it is of, and the words that tell it."""

    words: frozenset[str]
    kinds: frozenset[str]
    span: Span


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find persons of whom two places tell two employers of one kind that share no word."""
    options: Options = rule.options
    if sum(len(document.places.get(word, ())) for word in {*options.roles, *_heads(options)}) < _TWO:
        return
    known: dict[int, list[_Post]] = {}
    told: set[int] = set()
    for mention in document.mentions.all:
        entity = document.mentions.of(mention)
        if not mention.name or entity is None or entity.kind != "person" or entity.number in told:
            continue
        post = _post(options, document, mention)
        if post is None:
            continue
        others = known.setdefault(entity.number, [])
        other = next(
            (one for one in others if one.kinds & post.kinds and one.words.isdisjoint(post.words)), None
        )
        others.append(post)
        if other:
            told.add(entity.number)
            yield rule.finding(
                document,
                post.span,
                related=[Related(other.span, options.label)],
                name=entity.text,
                other=document.seen(other.span),
            )


def _heads(options: Options) -> set[str]:
    """The words that a place telling of an employer has, if it has no role."""
    verbs = {word for phrase in options.works for word in phrase.split() if word not in options.links}
    return verbs | options.kinds.keys() | options.firms.keys()


def _post(options: Options, document: Document, mention: Mention) -> _Post | None:
    """The employer that the words behind a name tell."""
    sentence, tokens = mention.sentence, mention.sentence.tokens
    if mention.end + 1 >= len(tokens) or document.quoted(mention.span.start):
        return None
    at = mention.end + (tokens[mention.end].text == ",")
    start, name, told = _link(options, sentence, mention.end, at)
    if not name:
        return None
    post = _named(options, document, sentence, start, name, told=told)
    behind = sentence.tokens[max(0, mention.first - 2) : name + _BEHIND]
    return post if {token.lower for token in behind}.isdisjoint(options.unless) else None


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
    options: Options, document: Document, sentence: Sentence, start: int, at: int, *, told: bool
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
    kinds = {
        (options.kinds | options.firms)[word]
        for word in words
        if word in options.kinds or word in options.firms
    }
    if told and any(
        mention.name and mention.name.kind == "organisation"
        for mention in document.mentions.within(sentence, at, end)
    ):
        kinds.add("any")
    telling = frozenset(word for word in words if len(word) >= _LETTERS and word not in options.kinds)
    if not kinds or not telling or any(word.isupper() for word in (tokens[at].text, tokens[end - 1].text)):
        return None
    last = end
    while last < len(tokens) and tokens[last].lower in options.roles:
        last += 1
    return _Post(telling, frozenset(kinds), Span(tokens[start].start, tokens[last - 1].end))


def _inside(tokens: Sequence[Token], at: int) -> bool:
    """Whether a small word stands inside a name: “Bank of Norland”."""
    return (
        0 < at < len(tokens) - 1
        and tokens[at].lower in ("of", "and")
        and tokens[at - 1].text[0].isupper()
        and tokens[at + 1].text[0].isupper()
    )


CHECK = Check(Options, run)
