"""A comparison that its two figures turn round: “39.6 percent, lower than the top rate of 35 percent”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import alike, size
from copydesk.reckoning.counted import plural
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure
    from copydesk.sentences import Sentence, Token

KINDS = ("percent", "money", "measure", "count")
_NEAR = 5
"""Tokens round two figures among which a word turns their sense."""
SANE = 12
"""How many times one of two figures may be the other and still be compared with it."""


class Options(BaseOptions):
    """The words of a comparison.

    `more` and `less`: comparatives; `above` and `below`: words that compare without “than”; `relative`: words behind a comma
    that go on to the second figure; `than` joins them to what they are compared with; `links`: words one of which, or a comma,
    stands between the first figure and the comparative; `never`: words in the sentence that turn the sense; `apart`: words between that begin
    another statement; `before` and `behind`: tokens from the first figure to the comparative and on to the second; `back`: how
    many sentences before may give the figure that “an even longer range of” is compared with; `still`: words before such a
    comparative; `label` names the first figure.
    """

    more: tuple[str, ...]
    less: tuple[str, ...]
    above: tuple[str, ...]
    below: tuple[str, ...]
    relative: tuple[str, ...]
    than: str
    links: tuple[str, ...]
    never: tuple[str, ...]
    apart: tuple[str, ...]
    before: int
    behind: int
    back: int
    still: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find comparatives between two figures of one kind, or before one that takes up another, that go the other way."""
    options: Options = rule.options
    signs = dict.fromkeys(options.more, 1) | dict.fromkeys(options.less, -1)
    for sentence, than in document.places.get(options.than, ()):
        words = [token.lower for token in sentence.tokens[max(0, than - 2) : than]]
        at = next((than - back for back, word in enumerate(reversed(words), 1) if word in signs), -1)
        if at == than - 1 or (at == than - 2 and not plural(words[-1])):
            yield from _told(rule, document, sentence, at, than, signs)
    beyond = dict.fromkeys(options.above, 1) | dict.fromkeys(options.below, -1)
    for word in beyond:
        for sentence, at in document.places.get(word, ()):
            yield from _told(rule, document, sentence, at, at, beyond)
    for word in options.still:
        for sentence, index in document.places.get(word, ()):
            found = _taken_up(options, document, signs, sentence, index)
            if found:
                one, other, at = found
                token = sentence.tokens[at]
                if _against(other, one, signs[token.lower]):
                    yield _finding(rule, document, one, other, token, -signs[token.lower])


def _told(
    rule: Rule, document: Document, sentence: Sentence, at: int, stop: int, signs: dict[str, int]
) -> Iterator[Finding]:
    """The finding at a word that compares the figures round it, if they go the other way."""
    figures = document.figures_of.get(sentence.number, ())
    if at < 1 or len(figures) < 2:
        return
    pair = _around(rule.options, figures, at, stop)
    token = sentence.tokens[at]
    if pair and _against(*pair, signs[token.lower]):
        yield _finding(rule, document, *pair, token, signs[token.lower])


def _finding(rule: Rule, document: Document, one: Figure, other: Figure, word: Token, sign: int) -> Finding:
    return rule.finding(
        document,
        other.span,
        related=[Related(one.span, rule.options.label)],
        word=word.text,
        one=document.seen(one.span),
        right="more" if sign < 0 else "less",
    )


def _around(options: Options, figures: Sequence[Figure], at: int, stop: int) -> tuple[Figure, Figure] | None:
    """The figure before a comparative that is said of it, and the first of its kind behind that it is compared with."""
    tokens = figures[0].sentence.tokens
    before = [
        figure for figure in figures if figure.last < at and figure.kind in KINDS and not _dated(figure)
    ]
    if any(figure.first == stop + 1 and figure.bound for figure in figures):
        return None
    if not before or before[-1].value != before[-1].high:
        return None
    one = before[-1]
    other = next((figure for figure in figures if figure.first > stop and alike(one, figure)), None)
    if other is None or not _comparable(one, other):
        return None
    if any(token.lower in options.never for token in tokens[max(0, one.first - _NEAR) : other.last + _NEAR]):
        return None
    gap, tail = tokens[one.last : at], tokens[stop + 1 : other.first]
    linked = any(token.lower in options.links for token in gap)
    words = {token.lower for token in (*gap, *tail)}
    if (
        not linked
        or len(gap) > options.before
        or len(tail) > options.behind
        or not words.isdisjoint(options.apart)
    ):
        return None
    passed = all(_passed(options, tail, place) for place in range(len(tail)))
    return (one, other) if passed else None


def _passed(options: Options, tail: Sequence[Token], place: int) -> bool:
    """Whether a token between a comparative and its figure lets it go on: a comma only before “who” or “at”."""
    token = tail[place]
    if token.kind != "mark" or token.text in "-’'.$":
        return True
    return token.text == "," and place + 1 < len(tail) and tail[place + 1].lower in options.relative


def _dated(figure: Figure) -> bool:
    """Whether a bare figure stands behind a capital, as the day of a date does."""
    before = figure.sentence.tokens[figure.first - 1].text if figure.first > 1 else ""
    return figure.kind == "count" and not plural(figure.noun) and before[:1].isupper()


def _comparable(one: Figure, other: Figure) -> bool:
    """Whether two figures can be of one thing."""
    if not alike(one, other) or other.value != other.high:
        return False
    tokens = other.sentence.tokens
    if other.kind == "percent" and other.last < len(tokens) and tokens[other.last].lower == "of":
        return False
    if one.kind == "count" and not (plural(one.noun) and (one.noun == other.noun or not plural(other.noun))):
        return False
    low, high = sorted((size(one)[0], size(other)[0]))
    return low > 0 and high / low < SANE


def _against(one: Figure, other: Figure, wanted: int) -> bool:
    """Whether the first figure is surely less than the other where it ought to be more (1), or more (-1)."""
    if one.bound in ("over", "least", "under", "most") or other.bound in ("over", "least", "under", "most"):
        return False
    a, b = size(one)[0], size(other)[0]
    return a < b if wanted > 0 else a > b


def _taken_up(
    options: Options, document: Document, signs: dict[str, int], sentence: Sentence, index: int
) -> tuple[Figure, Figure, int] | None:
    """The figure of “an even longer range of 1,200 miles”, the last one “range of” before it, and the comparative."""
    tokens = sentence.tokens
    if index + 4 >= len(tokens) or tokens[index + 1].lower not in signs or tokens[index + 3].lower != "of":
        return None
    noun = tokens[index + 2].lower
    figures = document.figures_of.get(sentence.number, ())
    other = next((figure for figure in figures if index + 3 < figure.first <= index + 5), None)
    if other is None or other.kind not in KINDS:
        return None
    earlier: list[Figure] = []
    for number in range(max(0, sentence.number - options.back), sentence.number + 1):
        for figure in document.figures_of.get(number, ()):
            near = {token.lower for token in figure.sentence.tokens[max(0, figure.first - 4) : figure.first]}
            if noun in near and figure is not other and _comparable(figure, other):
                earlier.append(figure)
    return (earlier[-1], other, index + 1) if len(earlier) == 1 else None


CHECK = Check(Options, run)
