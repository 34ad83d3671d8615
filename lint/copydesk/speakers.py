"""The persons of an article as it goes: who is named, who is spoken of without a name, and which pronouns follow."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from copydesk import tables

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from copydesk.markup import Block
    from copydesk.sentences import Sentence, Token
    from copydesk.span import Span

Kind = Literal["name", "other", "he", "she"]
"""A person of the article by name; anybody else; a pronoun of a man or of a woman."""

PRONOUNS: dict[str, Kind] = {
    "he": "he",
    "him": "he",
    "his": "he",
    "himself": "he",
    "she": "she",
    "her": "she",
    "hers": "she",
    "herself": "she",
}
_TITLES: dict[str, Kind] = {"mr.": "he", "mr": "he", "mrs.": "she", "mrs": "she", "ms.": "she", "ms": "she"}
_LONGEST = 5


class Step(NamedTuple):
    """A place outside quotations where the article speaks of a person; `name` is the surname of one who is named."""

    kind: Kind
    span: Span
    name: str = ""


@dataclass(frozen=True)
class Speakers:
    """The steps of each block, in order, and the pronouns that the article gives each surname."""

    steps: dict[int, list[Step]] = field(default_factory=dict)
    pronouns: dict[str, list[Step]] = field(default_factory=dict)


def read(
    sentences: Sequence[Sentence],
    blocks: Sequence[Block],
    spoken: frozenset[str],
    quoted: Callable[[int], bool],
) -> Speakers:
    """Find the persons of an article.

    `spoken` are the last words of names that speak; `quoted` tells whether a place stands in a quotation.
    """
    surnames = _surnames(sentences) | spoken
    nouns = tables.words("people")
    numbers = {id(block): number for number, block in enumerate(blocks)}
    steps: dict[int, list[Step]] = defaultdict(list)
    pronouns: dict[str, list[Step]] = defaultdict(list)
    for sentence in sentences:
        found = [step for step in _steps(sentence, surnames, nouns) if not quoted(step.span.start)]
        steps[numbers[id(sentence.block)]] += found
        named = {step.name for step in found if step.kind in ("name", "other")}
        called = {step.kind for step in found if step.kind in ("he", "she")}
        if len(named) == 1 and len(called) == 1 and found[0].kind == "name":
            pronouns[found[0].name].append(next(step for step in found if step.kind in called))
    return Speakers(dict(steps), dict(pronouns))


def bare(token: Token) -> str:
    """A word without its possessive ending."""
    return token.text[:-2] if token.text.endswith(("’s", "'s")) else token.text


def _surnames(sentences: Sequence[Sentence]) -> frozenset[str]:
    """The last words of names that begin with a given name."""
    given = tables.words("given-names")
    found = set()
    for sentence in sentences:
        tokens = sentence.tokens
        for index, token in enumerate(tokens):
            if token.text in given:
                end = _name_end(tokens, index)
                if end > index + 1 and len(tokens[end - 1].text) > 2:
                    found.add(bare(tokens[end - 1]))
    return frozenset(found)


def _name_end(tokens: Sequence[Token], index: int) -> int:
    end = index + 1
    while end < min(len(tokens), index + _LONGEST) and _capital(tokens[end]):
        end += 1
    return end


def _capital(token: Token) -> bool:
    return token.kind == "word" and token.text[0].isupper()


def _steps(sentence: Sentence, surnames: frozenset[str], nouns: frozenset[str]) -> list[Step]:
    """The persons and pronouns of a sentence."""
    tokens = sentence.tokens
    found = []
    index = 0
    named = -1
    while index < len(tokens):
        token = tokens[index]
        end = index + 1
        if token.lower in PRONOUNS:
            found.append(Step(PRONOUNS[token.lower], token.span))
        elif token.lower in _TITLES:
            found.append(Step(_TITLES[token.lower], token.span))
        elif _capital(token):
            end = _name_end(tokens, index)
            step = _named(tokens[index:end], surnames)
            found += [step] if step else []
            named = end if step and step.kind == "name" else named
        elif token.lower in nouns and not _apposed(tokens, index, named):
            found.append(Step("other", token.span, token.lower))
        index = end
    return found


def _apposed(tokens: Sequence[Token], index: int, named: int) -> bool:
    """Whether a noun says what the named person is: “spokeswoman Ida Blom”, “Ida Blom, a retired nurse”."""
    if index + 1 < len(tokens) and _capital(tokens[index + 1]):
        return True
    return 0 < named < index <= named + _LONGEST and tokens[named].text == ","


def _named(words: Sequence[Token], surnames: frozenset[str]) -> Step | None:
    """The person that capitalised words name, if they name one: by surname, or by words that are no common ones."""
    for word in reversed(words):
        if bare(word) in surnames:
            return Step("name", word.span, bare(word))
    if len(words) > 1 and not any(_common(word) for word in words):
        return Step("other", words[-1].span, bare(words[-1]))
    return None


def _common(word: Token) -> bool:
    from copydesk import lexicon

    return lexicon.words().grade(bare(word).lower()) is not None
