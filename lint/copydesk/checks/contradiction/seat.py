"""One body with two seats: “the Brussels-based court”, “the Luxembourg-based European Court of Justice”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence
    from copydesk.span import Span


class Options(BaseOptions):
    """The words and figures of the rule.

    `based`: the second part of the compound; `nouns`: nouns by which a body is taken up again; `reach`: tokens from the compound
    to the name or noun; `unless`: words before the compound that make the body another one; `label` names the other seat.
    """

    based: str
    nouns: tuple[str, ...]
    reach: int
    unless: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a body that is “X-based” in one place and “Y-based” in another."""
    options: Options = rule.options
    ending = f"-{options.based}"
    seats = [
        (sentence, index)
        for word in document.places
        if word.endswith(ending)
        for sentence, index in document.places[word]
        if sentence.tokens[index].text[0].isupper()
    ]
    if len({sentence.tokens[index].lower for sentence, index in seats}) < 2:
        return
    known: dict[str, tuple[str, Span]] = {}
    for sentence, index in sorted(seats, key=lambda seat: seat[0].tokens[seat[1]].start):
        token = sentence.tokens[index]
        body = _body(options, document, sentence, index)
        if not body or document.quoted(token.start):
            continue
        first = known.setdefault(body, (token.lower, token.span))
        if first[0] != token.lower:
            yield rule.finding(document, token.span, related=[Related(first[1], options.label)])


def _body(options: Options, document: Document, sentence: Sentence, index: int) -> str:
    """What is based there: an entity, or the one named last that a noun takes up; “” if unsure."""
    tokens = sentence.tokens
    before = tokens[index - 1].lower if index else ""
    if before in options.unless:
        return ""
    glued = next(
        (
            m.name.text
            for m in document.mentions.all
            if m.sentence is sentence and m.name and m.first == index
        ),
        "",
    )
    if " " in glued:
        return _named(document, glued.split(" ", 1)[1])
    ends = range(index + 1, min(index + 2 + options.reach, len(tokens)))
    for mention in document.mentions.all:
        if mention.sentence is sentence and mention.name and mention.first in ends:
            between = tokens[index + 1 : mention.first]
            plain = all(token.kind == "word" and token.text.islower() for token in between)
            kinds = mention.name.kind in ("organisation", "other")
            return _named(document, mention.name.text) if plain and kinds else ""
    noun = next((tokens[at].lower for at in ends if tokens[at].lower in options.nouns), "")
    last = max(
        (
            (mention.span.start, entity.text)
            for entity in document.mentions.entities
            if entity.kind in ("organisation", "other") and noun and noun in entity.text.lower().split()
            for mention in entity.mentions
            if mention.name and mention.span.start < tokens[index].start
        ),
        default=(0, ""),
    )
    return _bare(last[1])


def _named(document: Document, text: str) -> str:
    """The fullest name of what goes by a name."""
    for mention in document.mentions.all:
        if mention.name and mention.name.text == text and mention.entity is not None:
            return _bare(document.mentions.entities[mention.entity].text)
    return text


def _bare(text: str) -> str:
    """A name without “X-based” before it."""
    first, _, rest = text.partition(" ")
    return rest if rest and "-" in first else text


CHECK = Check(Options, run)
