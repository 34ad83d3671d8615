"""A verb that does not agree with its subject near before it: “the images shows”, “the list of names are”."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from copydesk import tables
from copydesk.grammar.lemmas import inflect
from copydesk.rule import Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.grammar.groups import NounGroup
    from copydesk.grammar.tags import Tag
    from copydesk.sentences import Sentence, Token


@dataclass(frozen=True)
class Options:
    """Which verbs and subjects are compared.

    `verbs`: a table of base forms. `auxiliaries`: forms that go with a singular, each with that of the plural;
    `past`: those of them whose plural also stands in wishes (“if he were”). `openers`: words that a clause begins with;
    `links`: words that tie a second noun to the subject. `plural_pronouns`, `singular_pronouns`: subjects of their
    own; `irregular`: plurals without an s. `single`, `determiners`: what a noun in the singular, in either number,
    must begin with. `either`: nouns that take both verbs, or look plural and are not; `quantities`: those that leave the
    number to the noun behind `link`. `asking`: first words of a group that make it the object of a question;
    `amounts`: words with which they do so together (“how many”).
    `bare`: verbs that take no s before `negation` (“she need not”).
    `wished`: words in whose clauses every subject takes the base form; `clauses`: those of the openers that may open one.
    """

    verbs: str
    auxiliaries: dict[str, str]
    past: tuple[str, ...]
    openers: tuple[str, ...]
    links: tuple[str, ...]
    plural_pronouns: tuple[str, ...]
    singular_pronouns: tuple[str, ...]
    irregular: tuple[str, ...]
    single: tuple[str, ...]
    determiners: tuple[str, ...]
    either: tuple[str, ...]
    quantities: tuple[str, ...]
    asking: tuple[str, ...]
    amounts: tuple[str, ...]
    wished: tuple[str, ...]
    clauses: tuple[str, ...]
    bare: tuple[str, ...]
    negation: str

    @property
    def pronouns(self) -> tuple[str, ...]:
        """Subjects of either number."""
        return self.plural_pronouns + self.singular_pronouns


LONGEST = 6
"""The most words of a subject before the word that ties its second noun to it."""


class Forms(NamedTuple):
    """Verb forms by the number of the subject that they go with, each with the other form."""

    singular: dict[str, str]
    plural: dict[str, str]


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find the verbs behind subjects of the other number."""
    options: Options = rule.options
    forms = _forms(options.verbs, rule.home, tuple(options.auxiliaries.items()), options.past)
    for known, plural in ((forms.singular, True), (forms.plural, False)):
        for word in known.keys() & document.places.keys():
            bare = word in options.bare
            for sentence, index in document.places[word]:
                if not _may_disagree(sentence, index, plural, options):
                    continue
                if bare and _is_denied(sentence, index, options):
                    continue
                if document.quoted(sentence.tokens[index].start):
                    continue
                subject = _subject(document, sentence, index, plural, options)
                if subject is not None:
                    verb = sentence.tokens[index]
                    yield rule.finding(document, verb.span, suggestions=[known[word]], subject=subject.text)


@cache
def _forms(name: str, home: Path, auxiliaries: tuple[tuple[str, str], ...], past: tuple[str, ...]) -> Forms:
    """The present forms of a table's verbs, and those that the rule adds."""
    singular = {str(inflect(row[0], "VBZ")): row[0] for row in tables.rows(name, home)} | dict(auxiliaries)
    plural = {
        other: one
        for one, other in singular.items()
        if one not in past and (other in dict(auxiliaries).values() or inflect(other, "VBD") != other)
    }
    return Forms(singular, plural)


def _may_disagree(sentence: Sentence, index: int, plural: bool, options: Options) -> bool:
    """Whether the words before a verb may be a subject of the other number; needs no tags."""
    if not index or sentence.block.kind not in ("paragraph", "item", "quote"):
        return False
    tokens, links = sentence.tokens, options.links
    verb, noun = tokens[index], tokens[index - 1]
    if not verb.text.islower() or noun.kind != "word":
        return False
    tie = next((at for at in range(index - 2, max(0, index - 5), -1) if tokens[at].lower in links), 0)
    if tie:
        outer = tie - 1
        if _looks_plural(tokens[outer].lower) != plural or _looks_plural(noun.lower) == plural:
            return False
        return any(_opened(tokens, at, options) for at in range(max(0, outer - LONGEST), outer + 1))
    if not noun.text.islower() and noun.lower not in options.pronouns + options.irregular:
        return False
    if noun.lower in (options.plural_pronouns if plural else options.singular_pronouns):
        return _opened(tokens, index - 1, options)
    if plural:
        return _looks_plural(noun.lower) or noun.lower in options.irregular
    first = next(
        (at for at in range(index - 2, max(-1, index - 6), -1) if tokens[at].lower in options.single),
        None,
    )
    return first is not None and _opened(tokens, first, options)


def _is_denied(sentence: Sentence, index: int, options: Options) -> bool:
    """Whether “not” stands behind a verb: “need not”, an auxiliary without an s."""
    return any(token.lower == options.negation for token in sentence.tokens[index + 1 : index + 2])


def _opened(tokens: Sequence[Token], at: int, options: Options) -> bool:
    """Whether a clause may begin at a place, by the word before it."""
    return not at or tokens[at - 1].text == "," or tokens[at - 1].lower in options.openers


def _looks_plural(word: str) -> bool:
    """Whether a word ends as plurals do."""
    return word[-1] == "s" and word[-2:] not in {"ss", "us", "is", "'s"}


def _subject(
    document: Document, sentence: Sentence, index: int, plural: bool, options: Options
) -> Token | None:
    """The subject of a verb, where it is sure and of the other number."""
    tokens, tags = sentence.tokens, document.tags[sentence]
    if tags[index].xpos not in ({"VBZ", "VBD"} if plural else {"VBP", "VBD"}):
        return None
    groups = document.groups[sentence]
    verb = groups.verb_at(index)
    near = _ending(groups.nouns, index)
    if near is None or verb is None or verb.start != index or tags[near.head].xpos in {"NNP", "NNPS", "WP"}:
        return None
    if near.head and not tokens[near.head].text.islower():
        return None
    group = near
    linked = near.start > 1 and tokens[near.start - 1].lower in options.links
    if linked:
        outer = _ending(groups.nouns, near.start - 1)
        if outer is None or near.plural == plural or tokens[near.start].lower in options.asking:
            return None
        if _describes_name(tokens, index, options):
            return None
        if tokens[outer.head].lower in options.quantities:
            return None
        group = outer
    if not _has_number(tokens, tags, group, plural, linked, options):
        return None
    if not _begins_clause(tokens, group, plural, tokens[index], options):
        return None
    return tokens[group.head]


def _describes_name(tokens: Sequence[Token], index: int, options: Options) -> bool:
    """Whether what looks like a verb may be a noun that says what the name behind it is: “head of rights advocate Norvik”."""
    known = {*options.auxiliaries, *options.auxiliaries.values()}
    return tokens[index].lower not in known and any(
        token.text[0].isupper() for token in tokens[index + 1 : index + 2]
    )


def _ending(groups: Sequence[NounGroup], at: int) -> NounGroup | None:
    """The noun group whose head is the last word before a place."""
    return next((group for group in groups if group.end == at and group.head == at - 1), None)


def _has_number(
    tokens: Sequence[Token],
    tags: Sequence[Tag],
    group: NounGroup,
    plural: bool,
    linked: bool,
    options: Options,
) -> bool:
    """Whether a group is surely a plural, or surely a singular."""
    head, first = tokens[group.head].lower, tokens[group.start].lower
    if head in (options.plural_pronouns if plural else options.singular_pronouns):
        return group.start == group.head and not linked
    if head in options.pronouns or head in options.either or first in options.asking:
        return False
    if tags[group.head].xpos != ("NNS" if plural else "NN"):
        return False
    if not plural and first not in (options.determiners if linked else options.single):
        return False
    inside = range(group.start, group.end)
    return not any(tags[at].xpos in {"CD", "$", "VBG"} or tokens[at].lower.endswith("ing") for at in inside)


def _begins_clause(
    tokens: Sequence[Token], group: NounGroup, plural: bool, verb: Token, options: Options
) -> bool:
    """Whether a clause begins with the group, and one whose verb has number."""
    if not group.start:
        return True
    before = tokens[group.start - 1].lower
    if before in options.asking and tokens[group.start].lower in options.amounts:
        return False
    if before == ",":
        return tokens[group.start].lower in options.determiners
    if before not in options.openers:
        return False
    if plural or before not in options.clauses:
        return True
    if verb.lower not in options.auxiliaries.values():
        return False
    return not any(token.lower in options.wished for token in tokens[max(0, group.start - 4) : group.start])


CHECK = Check(Options, run)
