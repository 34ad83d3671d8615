"""A name whose last word lost its capital: “the Harbour board” in an article on the Harbour Board."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence, Token


class Options(BaseOptions):
    """`nouns` end names of bodies, places and laws, `lower` those that may have lost both capitals.

    A name is one that stands `enough` times with both capitals, and twice as often as without. `label`: what is said of the place that
    shows it.
    """

    nouns: tuple[str, ...]
    lower: tuple[str, ...]
    enough: int
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find the places where such a name has only its first capital; headlines and quotations are left alone."""
    for noun in rule.options.nouns:
        spots = document.places.get(noun, ())
        if len(spots) <= rule.options.enough:
            continue
        whole: dict[str, list[Token]] = defaultdict(list)
        half: dict[str, list[tuple[Sentence, int]]] = defaultdict(list)
        for sentence, index in spots:
            first = _first(sentence, index)
            if first is None or (first.text.islower() and noun not in rule.options.lower):
                continue
            if sentence.tokens[index].text.islower():
                half[first.text.capitalize() if first.text.islower() else first.text].append(
                    (sentence, index)
                )
            elif not _headline(sentence) and not _goes_on(sentence, index):
                whole[first.text].append(first)
        for name, places in half.items():
            lost = sum(1 + sentence.tokens[index - 1].text.islower() for sentence, index in places)
            if len(whole[name]) > lost and len(whole[name]) >= max(rule.options.enough, 2 * len(places)):
                yield from _findings(rule, document, places, whole[name][0])


def _findings(
    rule: Rule, document: Document, places: list[tuple[Sentence, int]], shown: Token
) -> Iterator[Finding]:
    for sentence, index in places:
        token = sentence.tokens[index]
        if _headline(sentence) or document.quoted(token.start):
            continue
        first = sentence.tokens[index - 1]
        fixed = f"{first.text.capitalize() if first.text.islower() else first.text} {token.text.capitalize()}"
        yield rule.finding(
            document,
            Span(first.start, token.end),
            suggestions=[fixed],
            related=[Related(shown.span, rule.options.label)],
        )


def _first(sentence: Sentence, index: int) -> Token | None:
    """The word right before a noun: with a capital, or behind “the” with neither capital."""
    if not index or not sentence.tokens[index].spaced:
        return None
    first, before = sentence.tokens[index - 1], sentence.tokens[index - 2].lower if index > 1 else ""
    if first.kind != "word" or first.text.isupper() or before in ("a", "an"):
        return None
    if sentence.tokens[index].text.islower():
        right = before == "the" if first.text.islower() else index > 1
    else:
        right = first.text[0].isupper()
    return first if right else None


def _goes_on(sentence: Sentence, index: int) -> bool:
    """Whether a name has more words behind its noun: “Harbour Board Association”."""
    behind = sentence.tokens[index + 1] if index + 1 < len(sentence.tokens) else None
    return bool(behind and behind.kind == "word" and behind.text[0].isupper())


def _headline(sentence: Sentence) -> bool:
    """Whether a sentence has no mark at its end, or capitals for all its words."""
    tokens = sentence.tokens
    if tokens[-1].kind not in ("mark", "quote"):
        return True
    return not any(token.text.islower() and len(token.text) > _LITTLE for token in tokens)


_LITTLE = 4
CHECK = Check(Options, run)
