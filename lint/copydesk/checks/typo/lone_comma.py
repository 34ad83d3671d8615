"""What somebody is, beside the name, with one comma of two: “Ida Blom, the harbour master paid for it”."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from copydesk import tables
from copydesk.finding import Edit, Related
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.grammar.tags import Tag
    from copydesk.sentences import Sentence, Token


class Options(BaseOptions):
    """`begin` are the words that what somebody is begins with behind the name, `owners` those before it. `label` says what the first comma is."""

    begin: tuple[str, ...]
    owners: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find sentences that begin with a name, a comma and what its bearer is, or with both the other way round, and run on into the verb."""
    for sentence, comma in document.places.get(",", ()):
        tokens = sentence.tokens
        if not _FEWEST <= comma <= _MOST or len(tokens) - comma <= _FEWEST + 2:
            continue
        behind = tokens[comma + 1]
        named = behind.lower in rule.options.begin and _is_name(tokens[:comma])
        owned = behind.text[0].isupper() and _is_name(tokens[comma + 1 : comma + 3])
        if not named and not (owned and _owned(rule.options, tokens[:comma])):
            continue
        if document.quoted(tokens[0].start) or any(token.text == "," for token in tokens[:comma]):
            continue
        tags = document.tags[sentence]
        cue = _behind_role(tags, comma) if named else _behind_name(tokens, comma)
        if cue and _runs_on(sentence, tags, cue) and _somebody(document, sentence, comma, cue, named):
            last = tokens[cue - 1]
            yield rule.finding(
                document,
                Span(last.start, tokens[cue].end),
                suggestions=[Edit(Span(last.end, last.end), ",")],
                related=[Related(tokens[comma].span, rule.options.label)],
            )


@cache
def _given() -> frozenset[str]:
    return tables.words("given-names")


@cache
def _titles() -> frozenset[str]:
    return frozenset(title for word in tables.words("name-titles") for title in (word, word + "."))


def _is_name(tokens: Sequence[Token]) -> bool:
    """Whether words are a person's name, with a title perhaps."""
    if len(tokens) < _FEWEST or not (tokens[0].text[0].isupper() and tokens[-1].text[0].isupper()):
        return False
    first = next((n for n, token in enumerate(tokens) if token.text not in _titles()), len(tokens))
    if first == len(tokens):
        return False
    capitals = all(token.kind == "word" and token.text[0].isupper() for token in tokens)
    return capitals and (first > 0 or tokens[0].text in _given())


def _owned(options: Options, tokens: Sequence[Token]) -> bool:
    """Whether words say whose somebody is: “the board's head”."""
    if not all(token.kind == "word" for token in tokens) or not (
        tokens[0].lower in options.owners or tokens[0].lower.endswith("'s")
    ):
        return False
    return any(token.lower.endswith("'s") for token in tokens[:-1])


def _behind_role(tags: Sequence[Tag], comma: int) -> int:
    """Where a verb follows the nouns behind a comma, or 0."""
    index = comma + 1
    while index < len(tags) and tags[index].upos in _NOMINAL and tags[index].xpos not in _FINITE:
        index += 1
    return index if index - comma > _FEWEST else 0


def _behind_name(tokens: Sequence[Token], comma: int) -> int:
    """Where the name behind a comma ends, or 0."""
    index = comma + 1
    while index < len(tokens) and tokens[index].kind == "word" and tokens[index].text[0].isupper():
        index += 1
    return index if index - comma > _FEWEST else 0


def _runs_on(sentence: Sentence, tags: Sequence[Tag], cue: int) -> bool:
    """Whether a verb that is no participle stands there, and nothing behind it closes what the comma opened."""
    tokens = sentence.tokens
    if cue + 2 >= len(tokens) or tags[cue].xpos not in _FINITE or tags[cue - 1].upos not in ("NOUN", "PROPN"):
        return False
    behind = tags[cue + 1]
    if tokens[cue + 1].kind not in ("word", "number") or behind.xpos == "TO" or behind.upos == "ADP":
        return False
    for index in range(cue + 1, len(tokens) - 1):
        if tokens[index].text in _CLOSING:
            return tokens[index].text == "," and tags[index + 1].upos not in _VERBAL
    return True


def _somebody(document: Document, sentence: Sentence, comma: int, cue: int, named: bool) -> bool:
    """Whether what somebody is has a noun for a person."""
    speech = document.speech
    first = speech.at(sentence.span.start)
    if named:
        return any(speech.person(first + index) for index in range(comma + 2, cue))
    return speech.person(first + comma - 1)


_FEWEST = 2
_MOST = 9
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "ADP", "PART", "NUM"})
_VERBAL = frozenset({"VERB", "AUX", "ADV"})
_CLOSING = frozenset({",", "—", "–", "--", "(", ";", ":"})
CHECK = Check(Options, run)
