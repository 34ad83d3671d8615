"""A rank and the names ahead of it: “finished third, behind only Lund”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.numbers import ORDINALS
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Token

_HIGHEST = 6
_LONGEST_NAME = 4


class Options(BaseOptions):
    """The words and figures of the rule.

    `verbs`: verbs before a rank; `between`: words between verb, rank and `behind`; `joint`: the word before the
    last name; `label` names the rank.
    """

    verbs: tuple[str, ...]
    between: tuple[str, ...]
    behind: tuple[str, ...]
    joint: str
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “finished third behind” with another number of names than ranks above."""
    options: Options = rule.options
    for word in options.behind:
        for sentence, index in document.places.get(word, ()):
            tokens = sentence.tokens
            at = _rank(options, tokens, index)
            if at is None:
                continue
            rank = int(ORDINALS.get(tokens[at].lower, 0))
            names, end = _names(options, tokens, index + 1)
            if names and rank != names + 1:
                yield rule.finding(
                    document,
                    Span(tokens[index].start, tokens[end - 1].end),
                    related=[Related(tokens[at].span, options.label)],
                    rank=tokens[at].lower,
                    names=names,
                )


def _rank(options: Options, tokens: tuple[Token, ...], index: int) -> int | None:
    """Where a rank stands before “behind”, with a verb before it."""
    at = index - 1
    while at > 0 and (tokens[at].lower in options.between or tokens[at].text == ","):
        at -= 1
    if at < 1 or not 2 <= ORDINALS.get(tokens[at].lower, 0) <= _HIGHEST:
        return None
    verb = at - 1
    while verb > 0 and tokens[verb].lower in options.between:
        verb -= 1
    return at if tokens[verb].lower in options.verbs else None


def _names(options: Options, tokens: tuple[Token, ...], start: int) -> tuple[int, int]:
    """How many names follow, joined to the end of the sentence or its part, and where they end."""
    count, length, joined, at = 0, 0, False, start
    if at < len(tokens) and tokens[at].lower in options.between:
        at += 1
    while at < len(tokens):
        token = tokens[at]
        if token.text == "," or token.lower == options.joint:
            if not length or joined:
                break
            count, length = count + 1, 0
            joined = token.lower == options.joint
        elif token.kind == "word" and token.text[0].isupper() and not token.text.endswith(("'s", "’s")):
            length += 1
            if length > _LONGEST_NAME:
                return 0, 0
        else:
            break
        at += 1
    if not length or (count and not joined):
        return 0, 0
    after = tokens[at].text if at < len(tokens) else "."
    return (count + 1, at) if after in (".", ";") else (0, 0)


CHECK = Check(Options, run)
