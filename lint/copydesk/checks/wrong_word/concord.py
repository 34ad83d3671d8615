"""A verb of the other number than all the nouns before it: “thousands of ballots remains”, “a center which run”."""

from __future__ import annotations

from dataclasses import field
from functools import cache
from typing import TYPE_CHECKING

from copydesk import tables
from copydesk.grammar.chains import possible
from copydesk.grammar.lemmas import inflect
from copydesk.grammar.subjects import RELATIVE, number, others, subject
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.grammar.groups import NounGroup
    from copydesk.grammar.subjects import Number, Subject
    from copydesk.grammar.tags import Tag
    from copydesk.sentences import Sentence, Token


class Options(BaseOptions):
    """Which verbs are compared with which subjects.

    `auxiliaries`: forms that go with a singular, each with that of the plural; `verbs`: a table of base forms, of which
    those with an s are compared; `bare`: one of base forms that are nothing else. `either`: a table of nouns that take both verbs. `adverbs`: one of
    words that may stand between subject and verb.
    `openers`: words that a clause begins with; `wishing`: words behind which the verb may be a wish or a demand.
    `determiners`: what a noun in the singular must begin with. `asking`: words in whose questions the verb stands before its subject.
    `spare`: verbs that are not compared. `numbers`: plurals that leave the number to the noun behind `link`. `demonstrative`: the relative pronoun that behind a comma is none.
    `nothing`: words behind which an opener only leaves something out: “nothing but marks”.
    """

    verbs: str
    bare: str
    either: str
    adverbs: str
    openers: tuple[str, ...]
    wishing: tuple[str, ...]
    determiners: tuple[str, ...]
    asking: tuple[str, ...]
    spare: tuple[str, ...]
    numbers: tuple[str, ...]
    link: str
    demonstrative: str
    nothing: tuple[str, ...]
    auxiliaries: dict[str, str] = field(default_factory=dict)


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find the verbs that go with none of the nouns before them."""
    options: Options = rule.options
    written = _written(options.verbs, rule.home, options.spare, tuple(options.auxiliaries.items()))
    adverbs = tables.words(options.adverbs, rule.home)
    for word in sorted(written.keys() & document.places.keys()):
        says, meant = written[word]
        for sentence, index in document.places[word]:
            found = (
                _subject(rule, document, sentence, index, says)
                if _may(sentence, index, says, adverbs)
                else None
            )
            if found is None:
                continue
            head = sentence.tokens[found.groups[0].head]
            yield rule.finding(document, sentence.tokens[index].span, suggestions=[meant], subject=head.text)


@cache
def _written(
    verbs: str, home: Path | None, spare: tuple[str, ...], auxiliaries: tuple[tuple[str, str], ...]
) -> Mapping[str, tuple[Number, str]]:
    """The forms of verbs that say which number their subject has, each with the other form."""
    found: dict[str, tuple[Number, str]] = {}
    for base in tables.words(verbs, home):
        third = str(inflect(base, "VBZ"))
        found[third] = "singular", base
        if inflect(base, "VBD") != base and base not in spare:
            found[base] = "plural", third
    for one, several in auxiliaries:
        found |= {one: ("singular", several), several: ("plural", one)}
    return found


def _may(sentence: Sentence, index: int, says: Number, known: Collection[str]) -> bool:
    """Whether a verb may have nouns of the other number before it; needs no tags."""
    tokens = sentence.tokens
    if index < 1 or not tokens[index].text.islower():
        return False
    at = index - 1
    while at > 0 and tokens[at].lower in known:
        at -= 1
    if tokens[at].lower in RELATIVE and at:
        at -= 2 if tokens[at - 1].text == "," and at > 1 else 1
    noun = tokens[at].lower
    if noun[-1] == "s" and noun[-2:] not in _NO_PLURALS:
        return says == "singular"
    forms = possible(noun)
    return "NNS" in forms if says == "singular" else bool(forms & _ONE)


_NO_PLURALS = frozenset({"ss", "us", "is", "'s"})
_ONE = frozenset({"NN", "NNP"})


def _subject(rule: Rule, document: Document, sentence: Sentence, index: int, says: Number) -> Subject | None:
    """The subject of a verb, where it is sure and of the other number."""
    options: Options = rule.options
    tokens = sentence.tokens
    if sentence.block.kind == "headline" or tokens[-1].kind not in ("mark", "quote"):
        return None
    if document.quoted(tokens[index].start):
        return None
    tags = document.tags[sentence]
    if tags[index].xpos not in ({"VBZ", "VBD"} if says == "singular" else {"VBP", "VBD", "VB"}):
        return None
    groups = document.groups[sentence]
    verb = groups.verb_at(index)
    if verb is None or verb.start != index:
        return None
    found = subject(tokens, tags, groups.nouns, index)
    if found is None:
        return None
    unsure = _listed(options.either, rule.home)
    numbers = {
        number(tokens, tags, group, unsure)
        for group in found.groups
        if group is found.groups[-1] or not _counts(options, tokens, group)
    }
    if len(numbers) > 1 or None in numbers or says in numbers:
        return None
    if found.relative is None:
        sure = says == "singular" or _is_verb(rule, tokens[index].lower)
        return found if sure and _opens(options, sentence, tags, found, index) else None
    if (
        tokens[found.relative].lower == "which"
        and tokens[found.relative - 1].text == ","
        and says == "singular"
    ):
        return None
    if says in others(tokens, tags, groups.nouns, found.groups[-1].end, unsure) or _asks(tokens, tags, index):
        return None
    return found


def _is_verb(rule: Rule, word: str) -> bool:
    """Whether a form that goes with a plural is nothing but a verb."""
    options: Options = rule.options
    return word in options.auxiliaries.values() or word in _listed(options.bare, rule.home)


def _counts(options: Options, tokens: Sequence[Token], group: NounGroup) -> bool:
    """Whether a group is a round number of what follows: “thousands of”, “dozens of”."""
    return tokens[group.head].lower in options.numbers and tokens[group.end].lower == options.link


def _asks(tokens: Sequence[Token], tags: Sequence[Tag], index: int) -> bool:
    """Whether what looks like a relative clause is a question or a condition: “For most people, who cares?”, “that were they to go”."""
    return tokens[-1].text == "?" or (
        tags[index].xpos == "VBD" and tags[index + 1].xpos in {"NNP", "NNS", "PRP", "NNPS"}
    )


def _opens(options: Options, sentence: Sentence, tags: Sequence[Tag], found: Subject, index: int) -> bool:
    """Whether a clause surely begins with the subject, and one whose verb says its number."""
    tokens, start = sentence.tokens, found.start
    first = tokens[start].lower
    before = tokens[start - 1].lower if start else ""
    if first in options.asking or before in options.asking:
        return False
    if start and before not in options.openers:
        return False
    if start > 1 and tokens[start - 2].lower in options.nothing:
        return False
    if before == "that" and start > 1 and tags[start - 2].xpos in {"NN", "NNS", "NNP"}:
        return False
    verb = tokens[index].lower
    if verb in options.auxiliaries or tags[index].xpos == "VBZ":
        return True
    if before == "that" and verb not in options.auxiliaries.values():
        return False
    if first not in options.determiners and "'s" not in first:
        return False
    return not any(token.lower in options.wishing for token in tokens[:start])


@cache
def _listed(table: str, home: Path | None) -> frozenset[str]:
    return frozenset(tables.words(table, home))


CHECK = Check(Options, run)
