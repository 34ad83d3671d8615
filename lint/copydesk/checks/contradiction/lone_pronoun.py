"""“Her office” where everybody near is “he”: a pronoun that no other of its kind stands near, and that nobody fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.naming.mentions import PRONOUNS
from copydesk.quoting.steps import PLURALS, nouns
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence


class Options(BaseOptions):
    """`either`: words and marks beside a pronoun that means everybody (“he or she”) or is part of a word; `agents`: endings of nouns for those who do something; `back`: sentences before in which such a pronoun may not stand even in a quotation; `label` says what the second place is."""

    either: tuple[str, ...]
    agents: tuple[str, ...]
    back: int
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find pronouns outside quotations that nobody whom the article names or describes near them fits."""
    options: Options = rule.options
    used = {sex for word, sex in PRONOUNS.items() if word in document.places}
    if len(used) < len(_SEXES):
        return
    numbers = {id(block): number for number, block in enumerate(document.blocks)}
    for word in PRONOUNS.keys() & document.places.keys():
        for sentence, index in document.places[word]:
            token = sentence.tokens[index]
            if (
                not token.text.islower()
                or document.quoted(token.start)
                or _everybody(options, sentence, index)
            ):
                continue
            other = document.alone.other(numbers[id(sentence.block)], token.start)
            if other and not _somebody(options, document, sentence, index, other.name):
                yield rule.finding(
                    document,
                    token.span,
                    related=[Related(other.span, options.label)],
                    person=other.name,
                    sex="he" if PRONOUNS[word] == "she" else "she",
                )


_SEXES = ("he", "she")
_NOUNS = ("NN", "NNS")


def _everybody(options: Options, sentence: Sentence, index: int) -> bool:
    """Whether a pronoun stands beside another one for everybody, or is a part of a word."""
    beside = sentence.tokens[max(0, index - 1) : index + 2 : 2] if index else sentence.tokens[1:2]
    return any(token.lower in options.either for token in beside)


def _somebody(options: Options, document: Document, sentence: Sentence, index: int, name: str) -> bool:
    """Whether a sentence does not name the person before a pronoun, or has words for somebody else whom it may mean."""
    tokens = sentence.tokens
    sex = PRONOUNS[tokens[index].lower]
    family = name.rpartition(" ")[2].lower()
    named = [
        at
        for at in range(index)
        if tokens[at].lower.removesuffix("'s") == family or PRONOUNS.get(tokens[at].lower, sex) != sex
    ]
    if not named:
        return True
    before = document.sentences[max(0, sentence.number - options.back) : sentence.number]
    if any(PRONOUNS.get(token.lower) == sex for earlier in before for token in earlier.tokens):
        return True
    for at, token in enumerate(tokens):
        bare = token.lower.removesuffix("'s")
        told = nouns().get(bare, nouns().get(bare.removesuffix("s"), PLURALS.get(bare)))
        agent = bare.endswith(options.agents) and document.tags[sentence][at].xpos in _NOUNS
        if told == sex or (at < index and (told == "" or agent)):
            return True
    others = document.mentions.within(sentence, named[-1] + 1, index)
    if any(mention.name for mention in others):
        return True
    return any(
        entity is None or (entity.kind == "person" and entity.pronoun in ("", sex))
        for mention in document.mentions.within(sentence, index + 1, len(tokens))
        if mention.name and mention.name.kind == "person"
        for entity in (document.mentions.of(mention),)
    )


CHECK = Check(Options, run)
