"""A total and its parts: “eleven grants: seven pardons and five commutations”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import added, reckoned, whole
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure
    from copydesk.sentences import Token

_OPENERS = frozenset({":", "—", "–", "--", "("})
_CLOSERS = frozenset({".", ";", "—", "–", "--", ")", "!", "?"})
_APART = 5
"""Tokens that one part may take besides its figure (“seven full pardons”)."""


class Options(BaseOptions):
    """`joins`: the words that join the parts; `inside`: words between the total's noun and the list; `never`: other words between that make them no parts; `label` names the total."""

    joins: tuple[str, ...]
    inside: tuple[str, ...]
    never: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find totals followed by nothing but their parts, where the parts do not add up."""
    for figures in document.figures_of.values():
        if len(figures) < 3:
            continue
        tokens = figures[0].sentence.tokens
        for index, total in enumerate(figures[:-2]):
            opener = _opener(rule.options, tokens, total, figures[index + 1])
            if opener < 0 or not whole(total) or not total.noun:
                continue
            parts = _parts(rule.options, tokens, figures[index + 1 :], opener)
            found = sum(part.value for part in parts)
            counted = {figure.value for figure in figures[: index + 1]}
            if len(parts) > 1 and found not in counted and len(parts) != total.value:
                yield rule.finding(
                    document,
                    Span(parts[0].span.start, parts[-1].span.end),
                    related=[Related(total.span, rule.options.label)],
                    **added(parts),
                    total=reckoned(total.value),
                )


def _opener(options: Options, tokens: Sequence[Token], total: Figure, first: Figure) -> int:
    """Where the list of parts opens, right behind the total and its noun."""
    for index in range(total.last, min(first.first, total.last + _APART)):
        if tokens[index].text in _OPENERS:
            return index if first.first - index <= 2 else -1
        word = tokens[index].lower
        if tokens[index].kind != "word" or (word in options.never and word not in options.inside):
            return -1
    return -1


def _parts(options: Options, tokens: Sequence[Token], figures: Sequence[Figure], opener: int) -> list[Figure]:
    """The parts from the opener to the end of the list; none if anything else is said there."""
    parts: list[Figure] = []
    at = opener + 1
    for figure in figures:
        between = tokens[at : figure.first]
        if any(token.text in _CLOSERS for token in between):
            break
        words = [token.lower for token in between]
        if parts and not any(word in options.joins or word == "," for word in words):
            return []
        if not whole(figure) or not figure.noun or len(between) > _APART + 1 or not options.joins:
            return []
        if set(words) & set(options.never):
            return []
        parts.append(figure)
        at = figure.last
    tail = tokens[at : at + _APART + 1]
    closed = next((n for n, token in enumerate(tail) if token.text in _CLOSERS), -1)
    if closed < 0 or any(token.kind != "word" or token.lower in options.never for token in tail[:closed]):
        return []
    return parts


CHECK = Check(Options, run)
