"""One politician in two parties: “Republican Sen. Roe”, “Roe, D-Ohio”."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from copydesk.finding import Related
from copydesk.naming.posts import givens, signs
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.naming.posts import Post
    from copydesk.span import Span


class Options(BaseOptions):
    """What names a party.

    `words`: words before an office, each with its party; `members`: words behind a name, a comma and one of `articles`; `letters`: letters before a state (“R-Ohio”), each with its party; `unless`: words of
    an article in which somebody has left a party; `label` names the other party.
    """

    words: dict[str, str]
    members: dict[str, str]
    articles: tuple[str, ...]
    letters: dict[str, str]
    unless: tuple[str, ...]
    label: str


class _Member(NamedTuple):
    """Somebody of a party, by family and given name (“” where none stands), and the place that says so."""

    family: str
    given: str
    party: str
    span: Span


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find persons who are of one party in one place and of another in a later one."""
    options: Options = rule.options
    known: dict[str, _Member] = {}
    for member in sorted(_members(options, document), key=_place):
        first = known.setdefault(member.family, member)
        if first.party == member.party or not _one(document, first, member):
            continue
        if not document.places.keys().isdisjoint(options.unless):
            return
        yield rule.finding(
            document, member.span, related=[Related(first.span, options.label)], name=member.family.title()
        )


def _members(options: Options, document: Document) -> Iterator[_Member]:
    for post in filter(_current, document.posts):
        before = document.seen(post.span).lower().split()
        parties = {options.words[word] for word in before if word in options.words}
        if len(parties) == 1:
            yield _Member(post.family, post.given, parties.pop(), post.span)
    for word in options.members.keys() & document.places.keys():
        for sentence, index in document.places[word]:
            tokens = sentence.tokens
            apposed = (
                index > 2 and tokens[index - 1].lower in options.articles and tokens[index - 2].text == ","
            )
            if apposed and tokens[index - 3].text[0].isupper() and not document.quoted(tokens[index].start):
                family = tokens[index - 3].lower
                yield _Member(family, "", options.members[word], tokens[index].span)
    for family, _, span in signs(document.places):
        letter = span.of(document.text)[0].lower()
        if letter in options.letters and not document.quoted(span.start):
            yield _Member(family, "", options.letters[letter], span)


def _one(document: Document, one: _Member, other: _Member) -> bool:
    """Whether two members of one family name are one person."""
    if one.given and other.given:
        return one.given == other.given
    return len(givens(document.places, one.family) | {one.given, other.given} - {""}) < 2


def _place(member: _Member) -> int:
    return member.span.start


def _current(post: Post) -> bool:
    return post.current


CHECK = Check(Options, run)
