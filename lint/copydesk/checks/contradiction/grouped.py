"""A word or number for a group and a list of more or fewer names: “the trio, Ann, Beth, Carl and Dan,”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.numbers import WORDS
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Token

_LONGEST_NAME = 4
_TWO = 2
_FAR = 3
"""Words from a number to its noun."""

_TELLING = 5
"""Tokens from a group to the colon of its list: “four ministers resigned: …”."""


class Options(BaseOptions):
    """The words and figures of the rule.

    `groups`: nouns that say how many they are; `kin`: plurals of persons that a number stands right before;
    `numbers`: words for these numbers; `before`: words before a number or group that leave the list open; `joint`: the
    word before the last name; `inside`: words before one name between the noun and the list; `openers`: words and marks between the noun and the list; `ends`: words that may follow the
    list; `small`: words inside a name; `article`: the one of them that a name may begin with, `parting`: openers behind groups only, which before a number make it a part; `titles`: short forms with a point inside one; `label` names the number.
    """

    groups: dict[str, int]
    kin: tuple[str, ...]
    numbers: dict[str, int]
    before: tuple[str, ...]
    joint: str
    inside: tuple[str, ...]
    openers: tuple[str, ...]
    ends: tuple[str, ...]
    small: tuple[str, ...]
    article: str
    parting: tuple[str, ...]
    titles: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find groups that a list of names follows, of another number than the group's."""
    options: Options = rule.options
    for word in (*options.groups, *options.kin):
        for sentence, index in document.places.get(word, ()):
            tokens = sentence.tokens
            found = _number(options, tokens, index)
            if found is None or document.quoted(tokens[index].start):
                continue
            first, number = found
            opener = _opener(options, tokens, index)
            if opener and tokens[opener].lower in options.parting and word not in options.groups:
                continue
            names, end = _names(options, tokens, opener + 1) if opener else (0, 0)
            if names < _TWO or names == number or _open(options, tokens, first, opener, end, names - number):
                continue
            group = Span(tokens[first].start, tokens[index].end)
            yield rule.finding(
                document,
                Span(tokens[opener + 1].start, tokens[end - 1].end),
                related=[Related(group, options.label)],
                group=document.seen(group),
                names=names,
            )


def _opener(options: Options, tokens: tuple[Token, ...], index: int) -> int:
    """The word or mark behind a group that opens a list, behind “by NAME” too; 0 if none does."""
    at = index + 1
    told = next((spot for spot in range(at, min(at + _TELLING, len(tokens))) if tokens[spot].text == ":"), 0)
    if told > at and all(token.text.islower() and token.lower != options.joint for token in tokens[at:told]):
        return told
    named = at + 2 < len(tokens) and tokens[at + 1].text[0].isupper()
    if named and tokens[at].lower in options.inside:
        at += 2
    return at if at < len(tokens) and tokens[at].lower in options.openers else 0


def _open(options: Options, tokens: tuple[Token, ...], first: int, opener: int, end: int, over: int) -> bool:
    """Whether a list may be of more than the group, or the group itself the first member of it."""
    before = tokens[first - 1].lower if first else ""
    if before == options.joint and tokens[max(0, first - 2)].lower in options.numbers:
        return True
    if not {token.lower for token in tokens[max(0, first - _FAR) : first]}.isdisjoint(options.parting):
        return True
    if before == options.joint:
        return over > 0
    serial = any(
        tokens[at].text == "," and tokens[at + 1].lower == options.joint for at in range(opener + 1, end - 1)
    )
    return before in options.before or (tokens[opener].text == "," and serial and over < 0)


def _number(options: Options, tokens: tuple[Token, ...], index: int) -> tuple[int, int] | None:
    """Where the phrase for a group begins, and how many it is."""
    word = tokens[index].lower
    if word in options.groups:
        return index, options.groups[word]
    for at in range(index - 1, index - 1 - _FAR, -1):
        if at >= 0 and tokens[at].lower in options.numbers:
            between = tokens[at + 1 : index]
            if all(token.kind == "word" and token.lower not in WORDS for token in between):
                return at, options.numbers[tokens[at].lower]
    return None


def _names(options: Options, tokens: tuple[Token, ...], start: int) -> tuple[int, int]:
    """How many names a closed list has, and where it ends; no names where it has anything else in it."""
    count, length, joined, at = 0, 0, False, start
    while at < len(tokens):
        token = tokens[at]
        if token.text == "," or token.lower == options.joint:
            if joined and length:
                break
            if not length and not (token.lower == options.joint and at and tokens[at - 1].text == ","):
                return 0, 0
            count += bool(length)
            length = 0
            joined = joined or token.lower == options.joint
        elif token.text == "." and length and tokens[at - 1].lower in options.titles:
            pass
        elif token.kind == "word" and token.text[0].isupper() and token.lower not in options.ends:
            length += 1
            if length > _LONGEST_NAME or _no_name(options, token):
                return 0, 0
        elif token.lower in options.small and (length or token.lower == options.article):
            pass
        else:
            break
        at += 1
    return (count + 1, at) if joined and length and _closed(options, tokens[at : at + 2]) else (0, 0)


def _no_name(options: Options, token: Token) -> bool:
    """Whether a word is a party's letter (“R-Ohio”), shortened, or an owner."""
    short = token.text.endswith(".") and token.lower[:-1] not in options.titles
    return short or token.text[1:2] == "-" or token.text.endswith(("'s", "’s"))


def _closed(options: Options, after: Sequence[Token]) -> bool:
    """Whether a list ends before two tokens."""
    if not after:
        return True
    if after[0].kind != "mark":
        return after[0].lower in options.ends
    if after[0].text == "," and len(after) > 1 and after[1].text[0].isupper():
        return False
    return after[0].text not in "(&-"


CHECK = Check(Options, run)
