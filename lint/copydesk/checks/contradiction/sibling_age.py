"""A younger relative who is older: “Jane Hill, 20, and her younger brother, Tom, 24,”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Token

_OLDEST = 120


class Options(BaseOptions):
    """The words and figures of the rule.

    `younger` and `older`: words before a relative; `kin`: relatives; `owners`: words right before both; `joint`: words
    that may stand before the owner; `reach`: tokens from the relative to the age; `label` names the first age.
    """

    younger: tuple[str, ...]
    older: tuple[str, ...]
    kin: tuple[str, ...]
    owners: tuple[str, ...]
    joint: tuple[str, ...]
    reach: int
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “NAME, AGE, and her younger RELATIVE, NAME, AGE” where the ages go the other way."""
    options: Options = rule.options
    for word in (*options.younger, *options.older):
        for sentence, index in document.places.get(word, ()):
            tokens = sentence.tokens
            if index + 1 >= len(tokens) or tokens[index + 1].lower not in options.kin:
                continue
            first, second = _before(options, tokens, index), _behind(options, tokens, index)
            if first is None or second is None:
                continue
            age, other = int(tokens[first].text), int(tokens[second].text)
            if other > age if word in options.younger else other < age:
                yield rule.finding(
                    document,
                    tokens[second].span,
                    related=[Related(tokens[first].span, options.label)],
                    word=tokens[index].text,
                    kin=tokens[index + 1].text,
                    other=age,
                )


def _before(options: Options, tokens: tuple[Token, ...], index: int) -> int | None:
    """Where the age stands before “, and her younger”."""
    at = index - 1
    if at < 0 or tokens[at].lower not in options.owners:
        return None
    at -= 1
    while at >= 0 and (tokens[at].lower in options.joint or tokens[at].text == ","):
        at -= 1
    return at if at > 0 and _age(tokens, at) else None


def _behind(options: Options, tokens: tuple[Token, ...], index: int) -> int | None:
    """Where the age stands behind the relative: “brother, Tom Hill, 24”, “brother Tom, 24,”, “brother, 24”."""
    for at in range(index + 2, min(index + 3 + options.reach, len(tokens))):
        if _age(tokens, at):
            return at
        if tokens[at].text != "," and not tokens[at].text[0].isupper():
            return None
    return None


def _age(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a number stands between commas, or at the end of the sentence behind one."""
    after = tokens[at + 1].text if at + 1 < len(tokens) else "."
    text = tokens[at].text
    return text.isdigit() and int(text) < _OLDEST and tokens[at - 1].text == "," and after in (",", ".", ";")


CHECK = Check(Options, run)
