"""Things counted, and taken up with another number: “charged four smugglers”, “the five smugglers”."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.grammar import lemmas
from copydesk.reckoning.amounts import whole
from copydesk.reckoning.dates import MONTHS
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.stating.content import bare, content

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure
    from copydesk.sentences import Token

_MOST = 4
"""Figures of one noun that are too many to be of the same things."""
_NEAR = 6
"""Sentences from things to where they are taken up."""
_BEFORE, _BEHIND = 5, 6
"""Tokens round a figure that tell which things are counted."""
_LETTERS = 4
_MONTHS = frozenset(name.lower() for name in MONTHS)


class Options(BaseOptions):
    """Words round a number of things.

    `the`: words before a number that take up things told before, and `those` such that surely do; `apart`: words near either number that make it of other things, of
    a part or another time; `before`: such words right before a number; `of` before “the five” makes it a whole of which a part is told; `never`: nouns of which there are many groups;
    `hollow`: words that say nothing of what a sentence is about; `ratio`: how many times the one number the other may be at most; `label` names the other number.
    """

    the: tuple[str, ...]
    those: tuple[str, ...]
    apart: tuple[str, ...]
    before: tuple[str, ...]
    of: str
    never: tuple[str, ...]
    hollow: tuple[str, ...]
    ratio: float
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a number of things taken up with another, where the article counts them nowhere else."""
    options: Options = rule.options
    counted: dict[str, list[Figure]] = defaultdict(list)
    for figure in document.figures:
        if figure.kind == "count" and figure.noun.isalpha() and 1 < figure.value == figure.high:
            counted[figure.noun].append(figure)
    for noun, figures in counted.items():
        if len({figure.value for figure in figures}) != 2 or len(figures) > _MOST:
            continue
        if lemmas.lemma(noun, "NNS") in options.never or document.words_in(figures[0].sentence).isdisjoint(
            [noun]
        ):
            continue
        pair = next(
            (
                (one, other)
                for at, other in enumerate(figures)
                for one in figures[:at]
                if one.value != other.value and _same(options, document, one, other)
            ),
            None,
        )
        if pair:
            one, other = pair
            yield rule.finding(document, other.span, related=[Related(one.span, options.label)], noun=noun)


def _same(options: Options, document: Document, one: Figure, other: Figure) -> bool:
    """Whether the second of two numbers is of the things of the first."""
    if not (whole(one) and whole(other)) or one.sentence is other.sentence or (min(one.value, other.value) < 3 and max(one.value, other.value) < 4):  # fmt: skip
        return False
    if not 1 / options.ratio < other.value / one.value < options.ratio or other.value < 3:
        return False
    words = [_near(figure) for figure in (one, other)]
    if (
        not words[0].isdisjoint(options.apart)
        or not words[1].isdisjoint(options.apart)
        or _dated(words[0], words[1])
    ):
        return False
    if any(document.quoted(figure.span.start) for figure in (one, other)) or not _of_one_kind(one, other):
        return False
    if any(_lead(figure, 1) in options.before for figure in (one, other)) or options.of in (
        _lead(one, 1),
        _lead(one, 2),
    ):
        return False
    hollow = frozenset(options.hollow)
    shared = content(one.sentence, hollow) & content(other.sentence, hollow)
    beside = {
        word
        for word in _stems(options, words[0]) & _stems(options, words[1])
        if word != one.noun[: len(word)]
    }
    lead, over = _lead(other, 1), _lead(other, 2)
    apart = other.sentence.number - one.sentence.number
    if lead in options.those:
        return over != options.of and apart <= _NEAR
    if lead in options.the or lead.endswith("'s"):
        told = len(shared - {other.noun}) > 1 or other.value > one.value
        return over != options.of and apart <= _NEAR and told and bool(beside or other.value > one.value)
    return False


def _near(figure: Figure) -> frozenset[str]:
    """The words round a figure, up to the next marks."""
    tokens = figure.sentence.tokens
    before = [
        token.lower for token in _up_to_mark(tokens[max(0, figure.first - _BEFORE) : figure.first][::-1])
    ]
    behind = [token.lower for token in _up_to_mark(tokens[figure.last : figure.last + _BEHIND])]
    return frozenset(bare(word) for word in (*before, *behind))


def _up_to_mark(tokens: Sequence[Token]) -> Sequence[Token]:
    end = next(
        (n for n, token in enumerate(tokens) if token.kind == "mark" and token.text != "-"), len(tokens)
    )
    return tokens[:end]


def _stems(options: Options, words: frozenset[str]) -> set[str]:
    return {word.removesuffix("s") for word in words if len(word) >= _LETTERS and word not in options.hollow}


def _dated(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both are told with a month or a year, and not with the same."""
    times = [
        {word for word in words if word in _MONTHS or (word.isdigit() and len(word) == 4)}
        for words in (one, other)
    ]
    return bool(times[0] and times[1]) and times[0] != times[1]


def _lead(figure: Figure, back: int) -> str:
    return figure.sentence.tokens[figure.first - back].lower if figure.first >= back else ""


def _of_one_kind(one: Figure, other: Figure) -> bool:
    """Whether the words between number and noun do not tell two kinds of things apart."""
    first, second = (_modifiers(figure) for figure in (one, other))
    return first <= second or second <= first


def _modifiers(figure: Figure) -> set[str]:
    tokens: Sequence[Token] = figure.sentence.tokens
    end = next((n for n in range(figure.last, min(figure.last + 5, len(tokens))) if bare(tokens[n].lower) == figure.noun), figure.last)  # fmt: skip
    return {token.lower for token in tokens[figure.last : end]}


CHECK = Check(Options, run)
