"""Two places each of which lies on the same side of the other: “Lund, north of Ard”, “Ard, north of Lund”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence
    from copydesk.span import Span


class Options(BaseOptions):
    """The words of a bearing.

    `opposite`: sides, each with the one across; `of`: the word between a side and a place; `reach`: tokens from the
    first place to the side; `unless`: words between them; `label` names the other statement.
    """

    opposite: dict[str, str]
    of: str
    reach: int
    unless: tuple[str, ...]
    label: str


_TWO = 2
"""Statements that it takes to contradict each other."""


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “A, north of B” against “A, south of B” or “B, north of A”."""
    options: Options = rule.options
    known: dict[tuple[str, str], tuple[str, Span]] = {}
    found = [
        (sentence, index, side)
        for side in options.opposite
        for sentence, index in document.places.get(side, ())
        if _before_a_name(options, sentence, index)
    ]
    if len(found) < _TWO:
        return
    places: dict[int, list[tuple[int, int, str]]] = {}
    for name in document.names:
        if name.kind == "place":
            places.setdefault(name.sentence.number, []).append((name.first, name.end, name.text))
    for sentence, index, side in sorted(found, key=lambda item: item[0].tokens[item[1]].start):
        pair = _pair(options, sentence, index, places.get(sentence.number, []))
        if pair is None or document.quoted(sentence.tokens[index].start):
            continue
        one, other = pair
        span = sentence.tokens[index].span
        across = options.opposite[side]
        before = known.get((one, other))
        if before and before[0] == across:
            yield rule.finding(
                document, span, related=[Related(before[1], options.label)], one=one, other=other
            )
        known.setdefault((one, other), (side, span))
        known.setdefault((other, one), (across, span))


def _before_a_name(options: Options, sentence: Sentence, index: int) -> bool:
    """Whether what stands behind “SIDE of” may be a name, so that names are worth reading."""
    tokens = sentence.tokens
    return (
        index + 2 < len(tokens)
        and tokens[index + 1].lower == options.of
        and tokens[index + 2].text != tokens[index + 2].lower
    )


def _pair(
    options: Options, sentence: Sentence, index: int, names: list[tuple[int, int, str]]
) -> tuple[str, str] | None:
    """The places of “A, N miles SIDE of B”."""
    tokens = sentence.tokens
    other = next((text for first, _, text in names if first == index + 2), None)
    before = [(end, text) for _, end, text in names if index - options.reach <= end <= index]
    if other is None or not before:
        return None
    end, one = before[-1]
    if not {token.lower for token in tokens[end:index]}.isdisjoint(options.unless) or one == other:
        return None
    return one, other


CHECK = Check(Options, run)
