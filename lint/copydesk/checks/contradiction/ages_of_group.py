"""A number of persons and more or fewer ages: “two brothers, aged 12, 14 and 17,”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import whole
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Token

_OLDEST = 115
_MOST = 9


class Options(BaseOptions):
    """The words of a list of ages.

    `aged`: words right before the first age; `joint`: the word before the last; `close`: what stands behind
    the list; `open`: marks and words between the persons and “aged”; `reach`: tokens from the number to “aged”; `never`:
    words there; `label` names the number.
    """

    aged: tuple[str, ...]
    joint: str
    open: tuple[str, ...]
    close: tuple[str, ...]
    never: tuple[str, ...]
    reach: int
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “N persons, aged A, B and C,” with more or fewer ages than persons."""
    options: Options = rule.options
    for word in options.aged:
        for sentence, index in document.places.get(word, ()):
            tokens = sentence.tokens
            ages, end = _ages(options, tokens, index + 1)
            if ages < 2 or (end < len(tokens) and tokens[end].lower not in options.close):
                continue
            figures = [f for f in document.figures_of.get(sentence.number, ()) if f.last <= index]
            figure = figures[-1] if figures else None
            if figure is None or not whole(figure) or not 1 < figure.value <= _MOST or not figure.noun:
                continue
            gap = [token.lower for token in tokens[figure.last : index]]
            if (
                len(gap) > options.reach
                or not {*gap}.isdisjoint(options.never)
                or gap[-1] not in options.open
            ):
                continue
            if figure.value != ages:
                yield rule.finding(
                    document,
                    Span(tokens[index + 1].start, tokens[end - 1].end),
                    related=[Related(figure.span, options.label)],
                    ages=ages,
                    number=int(figure.value),
                    noun=figure.noun,
                )


def _ages(options: Options, tokens: tuple[Token, ...], start: int) -> tuple[int, int]:
    """How many ages a list has that ends with “and” and one, and where it ends."""
    count, at, joined = 0, start, False
    while at < len(tokens) and tokens[at].text.isdigit() and int(tokens[at].text) <= _OLDEST:
        count, at = count + 1, at + 1
        if joined:
            return count, at
        while at < len(tokens) and (tokens[at].text == "," or tokens[at].lower == options.joint):
            joined = joined or tokens[at].lower == options.joint
            at += 1
    return 0, at


CHECK = Check(Options, run)
