"""Two posts or two employers of one person: “Roe, head of sales at Ames”, “Roe, the firm's finance director”."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from copydesk.finding import Related
from copydesk.reckoning.amounts import phrase_at
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Token


class Options(BaseOptions):
    """Words of appositions.

    `posts`: what one person is at a time, each with the kind of post; `heads` and `tails`: what stands before and behind the
    kind of a post (“head of”, “director”), where it is one of `fields`; `both`: kinds that one person may hold together; `roles`: what a
    person is somewhere; `opens`: words that an apposition may begin with; `links`: words between that and the organisation; `unless`: words in either apposition that speak
    of another time or of more; `reach`: tokens of an apposition; `label` names the other one.
    """

    posts: dict[str, str]
    heads: tuple[str, ...]
    tails: tuple[str, ...]
    fields: tuple[str, ...]
    both: tuple[str, ...]
    roles: tuple[str, ...]
    opens: tuple[str, ...]
    links: tuple[str, ...]
    unless: tuple[str, ...]
    reach: int
    label: str


_TWO = 2
"""Posts that it takes to exclude each other."""


class _Post(NamedTuple):
    """What an apposition says: the kind of post (“” if none), the words of the organisation, and its place."""

    kind: str
    at: frozenset[str]
    role: bool
    span: Span


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find persons who are one thing in one apposition and another in a later one."""
    options: Options = rule.options
    if sum(len(document.places.get(role, ())) for role in options.roles) < _TWO:
        return
    posts = {
        (sentence.number, comma): post
        for sentence, comma in document.places.get(",", ())
        if (post := _post(options, sentence.tokens, comma + 1))
    }
    if len({(post.kind, post.at, post.role) for post in posts.values()}) < _TWO:
        return
    known: dict[int, list[_Post]] = {}
    told: set[int] = set()
    for mention in document.mentions.all:
        if not mention.name or mention.name.kind != "person" or mention.entity is None:
            continue
        post = posts.get((mention.sentence.number, mention.end))
        if post is None or mention.entity in told or document.quoted(mention.span.start):
            continue
        others = known.setdefault(mention.entity, [])
        other = next((one for one in others if _exclude(options, one, post)), None)
        others.append(post)
        if other:
            told.add(mention.entity)
            yield rule.finding(
                document,
                post.span,
                related=[Related(other.span, options.label)],
                name=document.mentions.entities[mention.entity].text,
            )


def _post(options: Options, tokens: Sequence[Token], start: int) -> _Post | None:
    """What “, a ROLE at ORGANISATION,” says that begins at a token; nothing where the words are no such apposition."""
    if start >= len(tokens) or tokens[start].text[0].isupper():
        return None
    first = tokens[start].lower
    if first not in options.opens and first not in options.fields and first not in options.roles:
        return None
    end = start
    while end < len(tokens) and (tokens[end].kind == "word" or tokens[end].text == "-"):
        end += 1
    words = [token.lower for token in tokens[start:end]]
    if (
        not words
        or len(words) > options.reach
        or end >= len(tokens)
        or not {*words}.isdisjoint(options.unless)
        or {*words}.isdisjoint(options.roles)
    ):
        return None
    link = next((n for n, word in enumerate(words) if n and word in options.links), len(words))
    named = {_bare(token) for token in tokens[start + link : end] if token.text[0].isupper()}
    role = not {*words[:link]}.isdisjoint(options.roles)
    return _Post(
        _kind(options, tokens, start, end),
        frozenset(named),
        role,
        Span(tokens[start].start, tokens[end - 1].end),
    )


def _bare(token: Token) -> str:
    return token.lower.replace("’", "'").removesuffix("'s")


def _kind(options: Options, tokens: Sequence[Token], start: int, end: int) -> str:
    """The kind of post: a phrase of the table, or the field of “head of FIELD” or “FIELD director”."""
    heads = [text.split() for text in options.heads]
    tails = [text.split() for text in options.tails]
    posts = [text.split() for text in options.posts]
    for at in range(start, end):
        length = phrase_at(tokens, at, posts)
        if length:
            return options.posts[" ".join(token.lower for token in tokens[at : at + length])]
        length = phrase_at(tokens, at, heads)
        if length and at + length < end and tokens[at + length].lower in options.fields:
            return tokens[at + length].lower
        if at > start and phrase_at(tokens, at, tails) and tokens[at - 1].lower in options.fields:
            return tokens[at - 1].lower
    return ""


def _exclude(options: Options, one: _Post, other: _Post) -> bool:
    """Whether two posts cannot be held together: of two kinds, or at two organisations that share no word."""
    if one.kind and other.kind and one.kind != other.kind:
        return not (one.kind in options.both and other.kind in options.both)
    if one.kind or other.kind or not (one.role and other.role and one.at and other.at):
        return False
    return one.at.isdisjoint(other.at) and not any(len(word) < 2 for word in one.at | other.at)


CHECK = Check(Options, run)
