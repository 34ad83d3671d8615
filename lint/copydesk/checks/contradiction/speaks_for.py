"""A spokesman of somebody for whom nobody in the article speaks: “the Lund spokesman” where one speaks for Ames."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span
from copydesk.tables import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.naming.posts import Post
    from copydesk.sentences import Sentence


class Options(BaseOptions):
    """The words of the rule.

    `nouns`: nouns for who speaks for another; `office`: the office that they are in the table of posts; `articles`: words before a description; `verbs`:
    a table of verbs behind one; `label` names who is a spokesman.
    """

    nouns: tuple[str, ...]
    office: str
    articles: tuple[str, ...]
    verbs: str
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “the NAME spokesman said” where the spokesmen named before speak for others, and no other spokesman for that name is told of."""
    options: Options = rule.options
    places = [place for noun in options.nouns for place in document.places.get(noun, ())]
    if len(places) < 2:
        return
    for sentence, index in places:
        whose = _whose(options, sentence, index)
        tokens = sentence.tokens
        if not whose or document.quoted(tokens[index].start) or _told(places, whose) != 1:
            continue
        before = [
            post
            for post in document.posts
            if post.office == options.office and post.scope and post.span.start < tokens[index].start
        ]
        if len({post.family for post in before}) == 1 and whose not in before[-1].scope.split(" "):
            yield _found(rule, document, Span(tokens[index - 1].start, tokens[index].end), before[-1])


def _found(rule: Rule, document: Document, span: Span, post: Post) -> Finding:
    return rule.finding(
        document, span, related=[Related(post.span, rule.options.label)], name=post.family.title()
    )


def _whose(options: Options, sentence: Sentence, index: int) -> str:
    """Whom a spokesman of “the NAME spokesman said” speaks for, in lower case; “” where it is no such description."""
    tokens = sentence.tokens
    if index < 2 or index + 1 >= len(tokens) or tokens[index + 1].lower not in words(options.verbs):
        return ""
    named = tokens[index - 1].text[0].isupper() and tokens[index - 2].lower in options.articles
    return tokens[index - 1].lower.removesuffix("'s") if named else ""


def _told(places: list[tuple[Sentence, int]], whose: str) -> int:
    """How many spokesmen have a name near before or behind them."""
    near = [
        {token.lower.removesuffix("'s") for token in sentence.tokens[max(0, index - 4) : index + 6]}
        for sentence, index in places
    ]
    return sum(whose in names for names in near)


CHECK = Check(Options, run)
