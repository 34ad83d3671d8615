"""A word that a set phrase does not know, where the phrase's own word looks or means much the same: “bare arms”."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from copydesk import tables
from copydesk.rule import Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Token

_SHAPES = ((-1, 0), (0, 1), (-1, 1), (-2, 0))
"""How far a frame reaches before its word and behind it, short ones first."""


@dataclass(frozen=True)
class Options:
    """Which rows of the phrase table are looked up.

    `kind`: “look”, words that look or sound alike, or “near”, words that mean nearly the same. `tags`: the Penn tags that the wrong word may have; any, if there are none.
    """

    kind: Literal["look", "near"]
    tags: tuple[str, ...] = ()


class Phrases(NamedTuple):
    """For each wrong word its frames, each with the right word; and the words that count as one in a frame."""

    frames: dict[str, dict[str, str]]
    same: dict[str, str]


@cache
def _phrases(kind: str) -> Phrases:
    frames: dict[str, dict[str, str]] = {}
    same: dict[str, str] = {}
    for line in tables.data_file("phrases.txt").read_text(encoding="utf-8").split("\n")[1:]:
        name, _, rest = line.partition("\t")
        if name == kind:
            wrong, right, found = rest.split("\t")
            frames.setdefault(wrong, {}).update(dict.fromkeys(found.split("|"), right))
        elif name == "same":
            one, words = rest.split("\t")
            same.update(dict.fromkeys(words.split(" "), one))
    return Phrases(frames, same)


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Look up the company of each word that stands wrongly in some phrase."""
    frames, same = _phrases(rule.options.kind)
    tags = rule.options.tags
    for word in document.places.keys() & frames.keys():
        for sentence, index in document.places[word]:
            tokens = sentence.tokens
            token = tokens[index]
            if not token.text.islower() or sentence.block.kind == "headline":
                continue
            right = _right(tokens, index, frames[word], same)
            if right is None or (tags and document.tags[sentence][index].xpos not in tags):
                continue
            yield rule.finding(document, Span(token.start, token.end), suggestions=[right])


def _right(tokens: tuple[Token, ...], index: int, frames: dict[str, str], same: dict[str, str]) -> str | None:
    """The word that the phrase round a token wants, if a frame fits."""
    for first, last in _SHAPES:
        if index + first < 0 or index + last >= len(tokens):
            continue
        around = [same.get(token.lower, token.lower) for token in tokens[index + first : index + last + 1]]
        around[-first] = "_"
        right = frames.get(" ".join(around))
        if right is not None:
            return right
    return None


CHECK = Check(Options, run)
