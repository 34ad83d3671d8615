"""Who is ahead with less: “led with 31 percent, ahead of Reed with 35 percent”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import alike, phrase_at, size
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure
    from copydesk.sentences import Sentence

_REACH = 9
"""Tokens from a figure to the words of rank, and from there to the other."""
_KINDS = ("percent", "count", "money")
_HEDGED = ("over", "least", "under", "most")


class Options(BaseOptions):
    """Words of rank.

    `above` and `below`: phrases between who has more and who has less, and the other way round; `holds`: words before the figure that somebody has;
    `never`: words in the sentence that make less the better, or the figures no standings; `label` names the first figure.
    """

    above: tuple[str, ...]
    below: tuple[str, ...]
    holds: tuple[str, ...]
    never: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find two figures of one kind whose holders are ranked the other way."""
    options: Options = rule.options
    phrases = {tuple(text.split()): 1 for text in options.above}
    phrases |= {tuple(text.split()): -1 for text in options.below}
    for head in sorted({phrase[0] for phrase in phrases} & document.places.keys()):
        for sentence, index in document.places[head]:
            figures = document.figures_of.get(sentence.number, ())
            length = phrase_at(sentence.tokens, index, phrases) if len(figures) > 1 else 0
            if not length or not document.words_in(sentence).isdisjoint(options.never):
                continue
            pair = _round(options, sentence, figures, index, index + length)
            words = tuple(token.lower for token in sentence.tokens[index : index + length])
            if pair and _against(*pair, phrases[words]):
                one, other = pair
                yield rule.finding(
                    document,
                    other.span,
                    related=[Related(one.span, options.label)],
                    word=" ".join(words),
                    one=document.seen(one.span),
                    right="less" if phrases[words] > 0 else "more",
                )


def _round(
    options: Options, sentence: Sentence, figures: tuple[Figure, ...], start: int, end: int
) -> tuple[Figure, Figure] | None:
    """What the one before some words has, and the one behind them."""
    before = [figure for figure in figures if figure.last <= start]
    behind = [figure for figure in figures if figure.first >= end]
    if not before or not behind:
        return None
    one, other = before[-1], behind[0]
    if one.kind not in _KINDS or start - one.last > _REACH or other.first - end > _REACH:
        return None
    tokens = sentence.tokens
    marks = sum(token.text in ",;:" for token in (*tokens[one.last : start], *tokens[end : other.first]))
    held = all(_held(options, sentence, figure) for figure in (one, other))
    named = (end < len(tokens) and tokens[end].text[0].isupper()) or tokens[end].lower == "the"
    return (one, other) if held and named and marks <= 2 and _alike(one, other) else None


def _held(options: Options, sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure is what somebody has: “with 31 percent”, “(31 percent)”."""
    before = sentence.tokens[figure.first - 1].lower if figure.first else ""
    return before in options.holds


def _alike(one: Figure, other: Figure) -> bool:
    """Whether two figures count the same; a noun left out counts as the other's."""
    if not alike(one, other) or one.value != one.high or other.value != other.high:
        return False
    return one.kind != "count" or not other.noun or one.noun == other.noun


def _against(one: Figure, other: Figure, wanted: int) -> bool:
    """Whether the first figure is surely less where it ought to be more (1), or more (-1)."""
    if one.bound in _HEDGED or other.bound in _HEDGED:
        return False
    a, b = size(one)[0], size(other)[0]
    return a < b if wanted > 0 else a > b


CHECK = Check(Options, run)
