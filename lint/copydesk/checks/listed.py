"""A number of things and a list that has more or fewer: “four ministers: Adams, Brown and Clark”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.amounts import reckoned, whole
from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.figures import Figure
    from copydesk.finding import Finding
    from copydesk.sentences import Token


class Options(BaseOptions):
    """Words round a list.

    `last`: the word before its last member; `small`: words inside a name; `of`: the word that makes the number one of more; `never`: words before the number that make the list a choice; `reach`: the
    words between number and colon; `label` names the number.
    """

    last: str
    of: str
    never: tuple[str, ...]
    small: tuple[str, ...]
    reach: int
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find numbers followed by a colon and nothing but names, more or fewer than the number says."""
    options: Options = rule.options
    for figures in document.figures_of.values():
        for figure in figures:
            if not whole(figure) or not 1 < figure.value < 13 or not _lower(figure):
                continue
            tokens = figure.sentence.tokens
            if figure.last < len(tokens) and tokens[figure.last].lower == rule.options.of:
                continue
            colon = next(
                (
                    n
                    for n in range(figure.last, min(figure.last + options.reach, len(tokens)))
                    if tokens[n].text == ":"
                ),
                0,
            )
            if not colon or {t.lower for t in tokens[max(0, figure.first - 3) : figure.first]} & {
                *options.never
            }:
                continue
            if any(figure.first < other.first < colon for other in figures):
                continue
            names = _names(tokens, colon + 1, options.last, options.small)
            if names and names != figure.value:
                yield rule.finding(
                    document,
                    Span(tokens[colon + 1].start, tokens[-1].end),
                    related=[Related(figure.span, options.label)],
                    number=reckoned(figure.value),
                    noun=figure.noun,
                    names=names,
                )


def _lower(figure: Figure) -> bool:
    """Whether it counts a plural in small letters, right behind it or behind one word."""
    after = figure.sentence.tokens[figure.last : figure.last + 3]
    return figure.noun.endswith("s") and any(token.text == figure.noun for token in after)


def _names(tokens: tuple[Token, ...], start: int, last: str, small: tuple[str, ...]) -> int:
    """How many names a list to the sentence's end has; 0 if it is none, or has anything but names."""
    count, length, joined = 1, 0, False
    stop = len(tokens) - 1 if tokens[-1].text in ".!?" else len(tokens)
    for index in range(start, stop):
        token = tokens[index]
        if token.text == "," or token.lower == last:
            if token.lower == last:
                if joined or index + 1 >= stop:
                    return 0
                joined = True
                if tokens[index - 1].text == ",":
                    continue
            elif joined:
                return 0
            if not length:
                return 0
            count, length = count + 1, 0
        elif token.text.endswith(".") or (len(token.text) > 3 and token.text.isupper()):
            return 0
        elif token.kind == "word" and (token.text[0].isupper() or token.lower in small):
            length += 1
            if length > 4:
                return 0
        else:
            return 0
    return count if joined and length else 0


CHECK = Check(Options, run)
