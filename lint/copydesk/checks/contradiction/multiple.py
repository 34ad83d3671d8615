"""A multiple that its two figures are not: “85 miles, almost five times as far” beside 22 miles."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

from copydesk.finding import Related
from copydesk.reckoning.amounts import alike, reckoned, size
from copydesk.reckoning.ranges import Range, amount, amounts_before, operand
from copydesk.reckoning.shares import fraction
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure
    from copydesk.sentences import Sentence, Token

_SANE = 2.6
"""How many times off a multiple may be and still be meant of the two figures."""
_BACK, _AHEAD, _FAR, _NEAR, _OPENING = 20, 9, 18, 4, 9
"""Tokens from a figure to the multiple, from that to the second figure and to one in brackets, to a figure right before it, and from the start of the sentence
to a multiple that takes up the sentence before."""
_LOOSE, _HEDGED, _ABOVE = (0.88, 1.13), (0.84, 1.16), 1.02
"""How a multiple may be rounded: without a hedge, with one; and how far “nearly” may be passed."""
_BEYOND = 1.6
"""How far “more than” reaches."""


class Options(BaseOptions):
    """The words of a multiple.

    `times`: what a word multiplies by; `by`: the word behind a number that does; `openings`: words behind it before what it is a multiple of; `fillers`: words between
    that and its figure; `over`, `less`, `under` and `about`: phrases before it that limit it; `than`: the word on either side of “many”; `of`: the word before the figure of what is named; `never`: words before it that make it another; `figures`: nouns that stand
    for a figure told before; `apart`: words that begin another statement; `closers`: what ends the phrase; `label` names the two figures.
    """

    times: dict[str, float]
    by: str
    openings: tuple[str, ...]
    fillers: tuple[str, ...]
    over: tuple[str, ...]
    less: tuple[str, ...]
    under: tuple[str, ...]
    about: tuple[str, ...]
    than: str
    of: str
    never: tuple[str, ...]
    figures: tuple[str, ...]
    apart: tuple[str, ...]
    closers: tuple[str, ...]
    label: str


class Multiple(NamedTuple):
    """Where a multiple stands in its sentence, hedges apart, by what it multiplies, and what it may stand for."""

    sentence: Sentence
    first: int
    last: int
    factor: float
    range: Range


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find multiples of which the figure before is another multiple of the one behind or of one told before."""
    for multiple in _multiples(rule.options, document):
        figures = document.figures_of.get(multiple.sentence.number, ())
        pair = _ahead(rule.options, document, multiple, figures) or _behind(
            rule.options, document, multiple, figures
        )
        if pair and not document.quoted(multiple.sentence.tokens[multiple.first].start):
            one, other = pair
            ratio = size(one)[0] / size(other)[0]
            near = multiple.factor / _SANE < ratio < multiple.factor * _SANE
            if near and not _borne_out(document, multiple, one, other):
                tokens = multiple.sentence.tokens
                yield rule.finding(
                    document,
                    Span(tokens[multiple.first].start, tokens[multiple.last - 1].end),
                    related=[Related(one.span, rule.options.label), Related(other.span, rule.options.label)],
                    one=document.seen(one.span),
                    other=document.seen(other.span),
                    right=reckoned(round(ratio, 1 if ratio >= 0.1 else 2)),
                )


def _multiples(options: Options, document: Document) -> Iterator[Multiple]:
    """The multiples before an opening of what they are of."""
    for word, factor in options.times.items():
        for sentence, index in document.places.get(word, ()):
            before = sentence.tokens[index - 1].lower if index else ""
            if before not in options.never and _opens(options, sentence, index + 1):
                yield _read(options, sentence, index, index + 1, factor)
    for sentence, index in document.places.get(options.by, ()):
        number = next(
            (one for one in document.figures_of.get(sentence.number, ()) if one.last == index), None
        )
        if number is None or number.kind != "count" or number.value != number.high or number.value <= 1:
            continue
        if _opens(options, sentence, index + 1):
            yield _read(options, sentence, number.first, index + 1, number.value)


def _opens(options: Options, sentence: Sentence, at: int) -> bool:
    tokens = sentence.tokens
    return at < len(tokens) and tokens[at].lower in (*options.openings, options.than)


def _read(options: Options, sentence: Sentence, first: int, last: int, factor: float) -> Multiple:
    """A multiple with what the words before it make of it."""
    words = [token.lower for token in sentence.tokens[max(0, first - 3) : first]]

    def limited(phrases: Sequence[str]) -> bool:
        return any(words[-len(phrase) :] == phrase for phrase in map(str.split, phrases))

    low, high = _LOOSE
    if limited(options.over):
        low, high = 1 - (_ABOVE - 1), _BEYOND
    elif limited(options.less):
        low, high = 0.0, _ABOVE
    elif limited(options.under):
        low, high = _HEDGED[0], _ABOVE
    elif limited(options.about):
        low, high = _HEDGED
    return Multiple(sentence, first, last, factor, Range(factor * low, factor * high))


def _ahead(
    options: Options, document: Document, multiple: Multiple, figures: Sequence[Figure]
) -> tuple[Figure, Figure] | None:
    """“A, twice the B” and “A. That is twice the B”."""
    tokens = multiple.sentence.tokens
    other = next((one for one in figures if one.first >= multiple.last), None)
    if other is None or not amount(other) or other.first - multiple.last > _FAR:
        return None
    gap = [token.lower for token in tokens[multiple.last : other.first]]
    if gap and _set_off(options, tokens, gap, other):
        return _paired(options, document, multiple, other)
    if len(gap) > _AHEAD:
        return None
    if gap[0] == options.than:
        if options.than not in gap[1:]:
            return None
        gap = gap[gap.index(options.than, 1) + 1 :]
    if any(word not in options.fillers for word in gap[1:] if word not in options.figures):
        return None
    return _paired(options, document, multiple, other)


def _set_off(options: Options, tokens: Sequence[Token], gap: Sequence[str], other: Figure) -> bool:
    """Whether what a multiple is of is named and its figure stands behind it: “the share who say so (16 percent)”, “the median of $544,000”."""
    if gap[0] == options.of or any(word in options.apart for word in gap):
        return False
    if gap[0] == options.than and options.than not in gap[1:]:
        return False
    follows = tokens[other.last].text if other.last < len(tokens) else "."
    if gap[-1] == "(":
        return follows == ")" and len(gap) > 2
    return gap[-1] == options.of and 2 < len(gap) <= _AHEAD and follows in options.closers


def _paired(
    options: Options, document: Document, multiple: Multiple, other: Figure
) -> tuple[Figure, Figure] | None:
    """The figure that is said to be a multiple of another, with that one."""
    tokens = multiple.sentence.tokens
    before = amounts_before(document.figures_of, other, multiple.sentence, multiple.first)
    if not before:
        return None
    one = before[-1]
    if any(one.last <= share.first < multiple.first for share in _shares(document, multiple)):
        return None
    if one.sentence is multiple.sentence:
        gap = tokens[one.last : multiple.first]
        near = len(gap) <= _BACK and all(token.lower not in options.apart for token in gap)
    else:
        near = multiple.first <= _OPENING and all(token.text != "," for token in tokens[: multiple.first])
    return (one, other) if near and size(one) != size(other) else None


def _shares(document: Document, multiple: Multiple) -> list[Figure]:
    """The shares of a sentence that are told as fractions or as one number of another."""
    figures = document.figures_of.get(multiple.sentence.number, ())
    return [one for one in figures if one.kind == "ratio" or fraction(one)]


def _behind(
    options: Options, document: Document, multiple: Multiple, figures: Sequence[Figure]
) -> tuple[Figure, Figure] | None:
    """“A, five times as far” and “A, triple the low point” behind B."""
    if not _alone(options, multiple):
        return None
    one = next(
        (figure for figure in reversed(figures) if figure.last <= multiple.first and amount(figure)), None
    )
    if one is None:
        return None
    gap = multiple.sentence.tokens[one.last : multiple.first]
    hedges = (*options.over, *options.less, *options.under, *options.about)
    known = {word for phrase in hedges for word in phrase.split()} | {*options.fillers, *options.closers}
    between = [token for token in gap if token.lower not in known and token.lower != one.noun]
    marks = [token for token in gap if token.text in options.closers]
    if len(between) > _NEAR or not marks:
        return None
    earlier = amounts_before(document.figures_of, one, multiple.sentence, one.first)
    return (one, _pointed_at(multiple, earlier)) if earlier else None


def _pointed_at(multiple: Multiple, earlier: Sequence[Figure]) -> Figure:
    """The figure told before that stands beside a name in the phrase (“the Lund total”), else the last one."""
    tokens = multiple.sentence.tokens[multiple.last : multiple.last + _NEAR]
    names = {token.lower for token in tokens if token.text[:1].isupper()}
    for figure in reversed(earlier):
        beside = figure.sentence.tokens[figure.last : figure.last + _NEAR]
        if not names.isdisjoint(token.lower for token in beside):
            return figure
    return earlier[-1]


def _alone(options: Options, multiple: Multiple) -> bool:
    """Whether what a multiple is of is not told behind it: “as far.”, “the low point,”, “the Clinton total”."""
    tokens = multiple.sentence.tokens
    at = multiple.last
    end = next(
        (n for n in range(at + 1, min(len(tokens), at + 5)) if tokens[n].text in options.closers),
        min(len(tokens), at + 5),
    )
    words = [token.lower for token in tokens[at:end]]
    closed = end == len(tokens) or tokens[end].text in options.closers
    if not closed or len(words) < 2 or len(words) > 4:
        return False
    if words[0] == options.than:
        return len(words) == 2
    return words[-1] in options.figures


def _borne_out(document: Document, multiple: Multiple, one: Figure, other: Figure) -> bool:
    """Whether any two figures around, of the kind of these, are such a multiple."""
    near = [
        figure
        for number in (multiple.sentence.number - 1, multiple.sentence.number)
        for figure in document.figures_of.get(number, ())
        if amount(figure) and alike(figure, other)
    ]
    near = near if one in near else [*near, one]
    return any(operand(a).over(operand(b)).meets(multiple.range) for a, b in permutations(near, 2))


CHECK = Check(Options, run)
