"""Two figures set against each other whose words say the other way: “only 69 percent, compared with 38 percent”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import alike, phrase_at, size
from copydesk.reckoning.counted import plural
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure
    from copydesk.sentences import Token

_KINDS = ("percent", "count", "money", "measure")
_BEFORE, _BEHIND = 25, 10
"""Tokens from the first figure to what compares it, and from there to the second."""
_JOINED = ("-", "–")
"""Marks behind the first figure of a score or range."""
_FAR = 100
"""How many times one of two figures may be the other and still be compared with it; beyond, a unit is left out."""
_DAYS = 31
"""A bare figure up to this may be a day of the month."""
_NEAR = 2
"""Tokens before a figure among which a word makes it small or great."""


class Options(BaseOptions):
    """Words that compare two figures.

    `joints`: phrases between two figures of one thing; `small` and `great`: words right before a figure that make it the
    smaller or the greater; `more` and `less`: words of its clause that make the first the greater or the smaller; `up` and `down`: verbs
    that do so before `to`; `by`: words right before a figure that is a difference; `clauses`: words and marks where a clause begins; `never`: words in the sentence
    that turn the sense; `label` names the first figure.
    """

    joints: tuple[str, ...]
    small: tuple[str, ...]
    great: tuple[str, ...]
    more: tuple[str, ...]
    less: tuple[str, ...]
    up: tuple[str, ...]
    down: tuple[str, ...]
    to: tuple[str, ...]
    by: tuple[str, ...]
    clauses: tuple[str, ...]
    never: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find two figures compared, of which the words make that the greater which is the smaller."""
    options: Options = rule.options
    joints = [tuple(text.split()) for text in options.joints]
    for head in sorted({joint[0] for joint in joints} & document.places.keys()):
        for sentence, index in document.places[head]:
            figures = document.figures_of.get(sentence.number, ())
            length = phrase_at(sentence.tokens, index, joints) if len(figures) > 1 else 0
            pair = _pair(figures, index, index + length) if length else None
            if pair is None or not document.words_in(sentence).isdisjoint(options.never):
                continue
            one, other = pair
            cue = _cue(options, sentence.tokens, one, other)
            if cue and _against(one, other, cue[1]):
                yield rule.finding(
                    document,
                    other.span,
                    related=[Related(one.span, options.label)],
                    word=cue[0],
                    one=document.seen(one.span),
                    right="less" if cue[1] > 0 else "more",
                )


def _pair(figures: Sequence[Figure], start: int, end: int) -> tuple[Figure, Figure] | None:
    """The last figure before some words, and the first of its kind behind them."""
    before = [figure for figure in figures if figure.last <= start and figure.kind in _KINDS]
    behind = [figure for figure in figures if figure.first >= end and figure.kind in _KINDS]
    if not before or not behind:
        return None
    one, other = before[-1], behind[0]
    if start - one.last > _BEFORE or other.first - end > _BEHIND or not alike(one, other):
        return None
    if one.kind == "count" and not _counted(one, other):
        return None
    bracketed = [figure.sentence.tokens[max(0, figure.first - 1)].text == "(" for figure in (one, other)]
    if bracketed[1] and not bracketed[0]:
        return None
    small, great = sorted((size(one)[0], size(other)[0]))
    near = 0 < great < _FAR * small
    return (one, other) if near and _plain(one) and _plain(other) else None


def _plain(figure: Figure) -> bool:
    """Whether a figure is one value, neither hedged nor half of a score."""
    tokens = figure.sentence.tokens
    joined = figure.last < len(tokens) and tokens[figure.last].text in _JOINED
    return figure.value == figure.high and not (figure.bound or joined)


def _counted(one: Figure, other: Figure) -> bool:
    """Whether two figures may count the same: a noun left out is the other's."""
    if one.noun:
        return other.noun in ("", one.noun)
    return one.value > _DAYS and (not other.noun or plural(other.noun))


def _cue(options: Options, tokens: Sequence[Token], one: Figure, other: Figure) -> tuple[str, int] | None:
    """A word that tells which of two figures is the greater, where all such words tell the same: 1 for the first."""
    start = one.first
    while start and tokens[start - 1].lower not in options.clauses:
        start -= 1
    cues: list[tuple[str, int]] = []
    for figure, sign in ((one, 1), (other, -1)):
        near = [token.lower for token in tokens[max(0, figure.first - _NEAR) : figure.first]]
        cues += [(word, -sign) for word in near if word in options.small]
        cues += [(word, sign) for word in near if word in options.great]
    said = [token.lower for token in tokens[start : one.first]]
    if said and said[-1] not in options.by:
        cues += [(word, 1) for word in said if word in options.more]
        cues += [(word, -1) for word in said if word in options.less]
    if said and said[-1] in options.to:
        cues += [(word, 1) for word in said if word in options.up]
        cues += [(word, -1) for word in said if word in options.down]
    return cues[0] if len({sign for _, sign in cues}) == 1 else None


def _against(one: Figure, other: Figure, wanted: int) -> bool:
    """Whether the first figure is surely less than the other where it ought to be more (1), or more (-1)."""
    a, b = size(one)[0], size(other)[0]
    return a < b if wanted > 0 else a > b


CHECK = Check(Options, run)
