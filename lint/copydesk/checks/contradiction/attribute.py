"""Two attributes of one name that exclude each other: “the northern city of Ard”, “Ard, a southern city”."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.rule import Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.naming.entities import Mention
    from copydesk.sentences import Sentence
    from copydesk.span import Span


@dataclass(frozen=True)
class Options:
    """Attributes that stand before a name.

    `values`: words, each with what is asked and what it answers (“side north”): other answers to one question differ; `signs`: what a letter before a
    hyphen behind the name says (“R-Ohio”); `kinds`: of names (any, if none are given); `heads`: words one of which must stand between attribute
    and name, if any are given; `between`: other words that may; `behind`: words before an attribute behind the name and
    a comma (“Ard, a southern …”); `unless`: words before the attribute that say when; `reach`: tokens to the name; `label` names the other attribute.
    """

    values: dict[str, str]
    between: tuple[str, ...]
    behind: tuple[str, ...]
    unless: tuple[str, ...]
    label: str
    kinds: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    signs: dict[str, str] = field(default_factory=dict)
    reach: int = 4


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find names that get one attribute in one place and another in a later one."""
    options: Options = rule.options
    known: dict[tuple[int, str], tuple[str, Span]] = {}
    told: set[int] = set()
    for entity, value, span in sorted(_attributes(options, document), key=lambda found: found[2]):
        first = known.setdefault((entity, value.partition(" ")[0]), (value, span))
        if first[0] != value and entity not in told:
            told.add(entity)
            name = document.mentions.entities[entity].text
            yield rule.finding(document, span, related=[Related(first[1], options.label)], name=name)


def _attributes(options: Options, document: Document) -> Iterator[tuple[int, str, Span]]:
    """Entities with what is said of them, and where."""
    words = options.values.keys() & document.places.keys()
    values = {options.values[word] for word in words}
    if len(values) < 2 and not (values and options.signs):
        return
    names = {
        (mention.sentence.number, mention.first): mention
        for mention in document.mentions.all
        if mention.name
        and mention.entity is not None
        and (not options.kinds or mention.name.kind in options.kinds)
    }
    ends = {(number, mention.end): mention for (number, _), mention in names.items()}
    for word in words:
        for sentence, index in document.places[word]:
            token = sentence.tokens[index]
            before = {one.lower for one in sentence.tokens[max(0, index - 3) : index]}
            if document.quoted(token.start) or not before.isdisjoint(options.unless):
                continue
            mention = _named(options, names, sentence, index) or _behind(options, ends, sentence, index)
            if mention and mention.entity is not None:
                yield mention.entity, options.values[word], token.span
    for mention in ends.values() if options.signs else ():
        sign = _sign(options, mention)
        if sign and mention.entity is not None and not document.quoted(sign[1].start):
            yield mention.entity, sign[0], sign[1]


def _named(
    options: Options, names: dict[tuple[int, int], Mention], sentence: Sentence, index: int
) -> Mention | None:
    """The name that an attribute stands before."""
    headed = not options.heads
    for at in range(index + 1, min(index + 2 + options.reach, len(sentence.tokens))):
        mention = names.get((sentence.number, at))
        if mention:
            return mention if headed else None
        word = sentence.tokens[at].lower
        headed = headed or word in options.heads
        if word not in options.heads and word not in options.between:
            return None
    return None


def _behind(
    options: Options, ends: dict[tuple[int, int], Mention], sentence: Sentence, index: int
) -> Mention | None:
    """The name of “Ard, a southern city”."""
    tokens = sentence.tokens
    if index < 3 or tokens[index - 1].lower not in options.behind or tokens[index - 2].text != ",":
        return None
    if options.heads and (index + 1 >= len(tokens) or tokens[index + 1].lower not in options.heads):
        return None
    return ends.get((sentence.number, index - 2))


def _sign(options: Options, mention: Mention) -> tuple[str, Span] | None:
    """What “(R-Ohio)” or “, D-Mass.,” behind a name says."""
    tokens = mention.sentence.tokens
    if mention.end + 1 >= len(tokens) or tokens[mention.end].text not in "(,":
        return None
    letter, hyphen, _ = tokens[mention.end + 1].text.partition("-")
    value = options.signs.get(letter.lower()) if hyphen and len(letter) == 1 else None
    return (value, tokens[mention.end + 1].span) if value else None


CHECK = Check(Options, run)
