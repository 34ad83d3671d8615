"""A number of things and a list of more or fewer: “three reasons: cost and time”, “two choices: (1) …, (2) … or (3) …”."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from copydesk.finding import Related
from copydesk.reckoning.counted import plural
from copydesk.reckoning.numbers import WORDS
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence, Token


class Options(BaseOptions):
    """The words and figures of the rule.

    `numbers`: words for numbers; `opener`: the mark before a list; `joints`: words before the last of its things; `ends`: marks behind it;
    `before`: words and marks before a number that leave the list open; `never`: words in a thing that make it a clause, and marks that
    part things of several words; `measures`: nouns of which a number is no number of things; `reach`: words from the number to the mark; `longest`: words of one thing; `far`: sentences from one
    numbered thing to the next; `label` names the number.
    """

    numbers: dict[str, int]
    opener: str
    joints: tuple[str, ...]
    ends: tuple[str, ...]
    before: tuple[str, ...]
    never: tuple[str, ...]
    measures: tuple[str, ...]
    reach: int
    longest: int
    far: int
    label: str


class _Announced(NamedTuple):
    """“three good reasons:”: how many, the tokens of number and mark, and its words' place."""

    number: int
    sentence: Sentence
    mark: int
    span: Span


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find numbers of things before a mark, behind which another number of them is listed."""
    options: Options = rule.options
    for sentence, index in document.places.get(options.opener, ()):
        announced = _announced(options, sentence, index)
        if announced is None or document.quoted(announced.span.start):
            continue
        found = _numbered(options, document, announced) or _plain(options, announced)
        if found and found[0] != announced.number:
            yield rule.finding(
                document,
                found[1],
                related=[Related(announced.span, options.label)],
                things=document.seen(announced.span),
                count=found[0],
            )


def _announced(options: Options, sentence: Sentence, mark: int) -> _Announced | None:
    """The number of things right before a mark."""
    tokens = sentence.tokens
    if not mark or not plural(tokens[mark - 1].lower) or tokens[mark - 1].lower in options.measures:
        return None
    for at in range(mark - 2, max(-1, mark - 2 - options.reach), -1):
        word = tokens[at].lower
        before = tokens[at - 1].lower if at else ""
        if word in options.numbers:
            open_list = before in options.before or before in WORDS or word == before
            span = Span(tokens[at].start, tokens[mark - 1].end)
            return None if open_list else _Announced(options.numbers[word], sentence, mark, span)
        if tokens[at].kind != "word" or word in options.joints:
            return None
    return None


def _plain(options: Options, announced: _Announced) -> tuple[int, Span] | None:
    """How many short things a closed list has, and its last one's place; None where it is no such list."""
    tokens = announced.sentence.tokens
    start = announced.mark + 1
    count, length, joined = 0, 0, False
    for at in range(start, len(tokens)):
        token = tokens[at]
        if token.text in options.ends:
            whole = joined and length and count
            return (count + 1, Span(tokens[start].start, tokens[at - 1].end)) if whole else None
        if token.lower in options.joints or token.text == ",":
            serial = not length and token.text != "," and tokens[at - 1].text == ","
            if joined or not (length or serial):
                return None
            count += bool(length)
            length = 0
            joined = token.text != ","
        elif (
            token.kind != "word"
            or token.lower in options.never
            or token.lower in WORDS
            or length == options.longest
        ):
            return None
        else:
            length += 1
    return None


def _numbered(options: Options, document: Document, announced: _Announced) -> tuple[int, Span] | None:
    """How many things are numbered “(1)”, “(2)” … right behind a mark, and the last number's place; None where none is."""
    sentence, start = announced.sentence, announced.mark + 1
    if start == len(sentence.tokens) and sentence.number + 1 < len(document.sentences):
        sentence, start = document.sentences[sentence.number + 1], 0
    if [token.text for token in sentence.tokens[start : start + 3]] != ["(", "1", ")"]:
        return None
    count, last = 0, sentence.number
    place: Span | None = None
    for later in document.sentences[last : last + options.far * (max(options.numbers.values()) + 1)]:
        if later.number - last > options.far:
            break
        for token in _marks(later, start if later is sentence else 0, count):
            count, last, place = count + 1, later.number, token.span
    return (count, place) if place and count > 1 else None


def _marks(sentence: Sentence, start: int, count: int) -> Iterator[Token]:
    """The numbers in brackets of a sentence that go on counting."""
    tokens = sentence.tokens
    for at in range(start + 1, len(tokens) - 1):
        if tokens[at].text == str(count + 1) and tokens[at - 1].text == "(" and tokens[at + 1].text == ")":
            count += 1
            yield tokens[at]


CHECK = Check(Options, run)
