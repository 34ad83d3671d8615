"""A word for so many and another number: “a trio of four men”, “the twins, 34 and 36”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Token


class Options(BaseOptions):
    """Words of a number.

    `groups`: words for so many; `of`: the word between them and another number; `numbers`: words and figures of numbers; `never`: words behind the number
    that count something else; `one_age`: words for persons of one age; `open` and `joint`: what stands before and between two ages; `close`: what stands behind; `label` names the word.
    """

    groups: dict[str, int]
    of: str
    numbers: dict[str, int]
    never: tuple[str, ...]
    one_age: tuple[str, ...]
    open: tuple[str, ...]
    joint: str
    close: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “a trio of four” and “the twins, 34 and 36,”."""
    options: Options = rule.options
    for word in (*options.groups, *options.one_age):
        for sentence, index in document.places.get(word, ()):
            tokens = sentence.tokens
            if document.quoted(tokens[index].start):
                continue
            found = _number(options, tokens, index) or _ages(options, tokens, index)
            if found:
                yield rule.finding(
                    document,
                    found,
                    related=[Related(tokens[index].span, options.label)],
                    word=tokens[index].text,
                )


def _number(options: Options, tokens: tuple[Token, ...], index: int) -> Span | None:
    """The number behind “a trio of”, if it is another."""
    if tokens[index].lower not in options.groups or index + 3 >= len(tokens) or not index:
        return None
    number = options.numbers.get(tokens[index + 2].lower, 0)
    after = {token.lower for token in tokens[index + 3 : index + 6]}
    told = tokens[index + 1].lower == options.of and number and tokens[index + 3].text.islower()
    wrong = told and number != options.groups[tokens[index].lower] and after.isdisjoint(options.never)
    return tokens[index + 2].span if wrong else None


def _ages(options: Options, tokens: tuple[Token, ...], index: int) -> Span | None:
    """The two ages behind “the twins,”, if they differ."""
    words = [token.lower for token in tokens[index + 1 : index + 6]]
    if tokens[index].lower not in options.one_age or len(words) < 5 or words[0] not in options.open:
        return None
    one, joint, other, end = words[1:5]
    ages = one.isdigit() and other.isdigit() and one != other and len(one) == len(other) == 2
    listed = joint == options.joint and end in options.close
    return Span(tokens[index + 2].start, tokens[index + 4].end) if ages and listed else None


CHECK = Check(Options, run)
