"""Two employers of one person: “Roe, a chemist at Ames University”, “Roe, an engineer at Lund Institute”."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.rule import Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.entities import Mention
    from copydesk.finding import Finding


@dataclass(frozen=True)
class Options:
    """Words of appositions.

    `roles`: what a person is somewhere; `links`: words between that and the organisation; `unless`: words in either
    apposition that speak of another time or of more; `reach`: tokens from the name to the organisation; `label`
    names the other one.
    """

    roles: tuple[str, ...]
    links: tuple[str, ...]
    unless: tuple[str, ...]
    reach: int
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find persons who are something at one organisation in one apposition and at another in a later one."""
    options: Options = rule.options
    if document.places.keys().isdisjoint(options.roles):
        return
    mentions = {
        (mention.sentence.number, mention.first): mention for mention in document.mentions.all if mention.name
    }
    known: dict[int, tuple[Mention, Span]] = {}
    for mention in list(mentions.values()):
        if not mention.name or mention.name.kind != "person" or mention.entity is None:
            continue
        found = _organisation(options, mentions, mention)
        if not found or document.quoted(mention.span.start):
            continue
        first = known.setdefault(mention.entity, found)
        if _differ(first[0], found[0]):
            yield rule.finding(
                document,
                found[1],
                related=[Related(first[1], options.label)],
                name=document.mentions.entities[mention.entity].text,
                other=document.seen(first[0].span),
                one=document.seen(found[0].span),
            )
            return


def _organisation(
    options: Options, mentions: dict[tuple[int, int], Mention], person: Mention
) -> tuple[Mention, Span] | None:
    """The organisation of “NAME, a ROLE at ORGANISATION,” with the place of the apposition."""
    tokens = person.sentence.tokens
    at = person.end
    if at >= len(tokens) or tokens[at].text != ",":
        return None
    role = False
    for index in range(at + 1, min(at + 1 + options.reach, len(tokens) - 1)):
        word = tokens[index].lower
        if tokens[index].kind != "word" or word in options.unless:
            return None
        role = role or word in options.roles
        if role and word in options.links:
            step = 2 if tokens[index + 1].lower == "the" else 1
            found = mentions.get((person.sentence.number, index + step))
            if found and found.name and found.name.kind == "organisation":
                after = {token.lower for token in tokens[found.end : found.end + 3]}
                if after.isdisjoint(options.unless):
                    return found, Span(tokens[at + 1].start, found.span.end)
            return None
    return None


def _differ(one: Mention, other: Mention) -> bool:
    """Whether two names share no word, nor the letters of one the other's."""
    if one.entity == other.entity or not one.name or not other.name:
        return False
    words, others = set(one.name.words), set(other.name.words)
    short = any(word.isupper() for word in words | others)
    return words.isdisjoint(others) and not short


CHECK = Check(Options, run)
