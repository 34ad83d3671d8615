"""One thing told twice with another figure: “drifted for six months …”, “… drifted for nine months”."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from copydesk.dates import MONTHS, WEEKDAYS
from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.tables import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.document import Document
    from copydesk.figures import Figure
    from copydesk.finding import Finding
    from copydesk.sentences import Token

_REACH = 8
"""Tokens on either side of a figure that say what it is of."""
_CROWD = 12
"""More figures of one kind than this are a table or a series."""
_KINDS = ("count", "measure", "ordinal")
_TIMES = frozenset(name.lower() for name in (*MONTHS, *WEEKDAYS))
_ENDINGS = ("ing", "ed", "es", "s")
_STEM = 4
"""Letters that a word keeps when its ending goes."""


class Options(BaseOptions):
    """What makes two figures one thing's.

    `hollow`: a table of words that say nothing; `apart`: words near either figure that make them two things; `never`: what
    is counted in such sentences again and again; `this`: words that begin a sentence about one thing with an ordinal;
    `rare`: in how many sentences a shared word stands at most; `least`: how many are shared at least; `share`: and what share of the words round the
    poorer figure; `label` names the other figure.
    """

    hollow: str
    apart: tuple[str, ...]
    never: tuple[str, ...]
    this: tuple[str, ...]
    rare: int
    least: int
    share: float
    label: str


class _Told(NamedTuple):
    """A figure with the stems of content round it, the names and the numbers there, and all words."""

    figure: Figure
    stems: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    all: frozenset[str]


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find two figures of one noun or unit that differ where nearly everything round them is the same."""
    options: Options = rule.options
    groups: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in document.figures:
        head = _head(options, figure)
        if head and not document.quoted(figure.span.start):
            groups[figure.kind, head].append(figure)
    groups = {key: found for key, found in groups.items() if 1 < len({f.value for f in found}) and len(found) < _CROWD}
    if not groups:
        return
    hollow = words(options.hollow, rule.home)
    seen: Counter[str] = Counter()
    for sentence in document.sentences:
        seen.update({_stem(token.lower) for token in sentence.tokens if _full(token, hollow)})
    for (_, head), figures in groups.items():
        told = [_tell(figure, hollow, head) for figure in figures]
        for index, later in enumerate(told):
            first = next((one for one in told[:index] if _same(options, one, later, seen)), None)
            if first:
                yield rule.finding(
                    document,
                    later.figure.span,
                    related=[Related(first.figure.span, options.label)],
                    other=document.seen(first.figure.span),
                )
                break


def _head(options: Options, figure: Figure) -> str:
    """What a figure counts, measures or ranks; “” if it cannot be compared."""
    if figure.kind not in _KINDS or figure.value != figure.high or figure.bound:
        return ""
    if figure.kind == "measure":
        if figure.spelt and figure.value < 1:
            return ""
        return figure.units[0].dimension
    if figure.kind == "ordinal":
        first = figure.sentence.tokens[0].lower
        return _stem(figure.noun) if first in options.this and figure.noun not in options.never else ""
    return "" if figure.value < 2 or figure.noun in options.never else _stem(figure.noun)


def _tell(figure: Figure, hollow: frozenset[str], head: str) -> _Told:
    tokens = figure.sentence.tokens
    start, end = figure.first, figure.last
    while start > max(0, figure.first - _REACH) and tokens[start - 1].text not in "();:":
        start -= 1
    while end < min(len(tokens), figure.last + _REACH) and tokens[end].text not in "();:":
        end += 1
    near = (*tokens[start : figure.first], *tokens[figure.last : end])
    return _Told(
        figure,
        frozenset({_stem(token.lower) for token in near if _full(token, hollow)} - {head}),
        frozenset(token.lower for token in near if token is not tokens[0] and token.text[0].isupper()),
        frozenset(token.text for token in near if token.kind == "number"),
        frozenset(token.lower for token in near),
    )


def _full(token: Token, hollow: frozenset[str]) -> bool:
    return token.kind == "word" and len(token.text) > 2 and token.lower not in hollow


def _stem(word: str) -> str:
    word = word.replace("’", "'").removesuffix("'s")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word[: -len(ending)]
    return word


def _same(options: Options, one: _Told, other: _Told, seen: Counter[str]) -> bool:
    """Whether two figures differ and all else that stands round them is the same thing's."""
    a, b = one.figure, other.figure
    if a.sentence is b.sentence or _agree((a, b)) or one.numbers != other.numbers:
        return False
    if not (one.all | other.all).isdisjoint(options.apart) or not (one.names ^ other.names).isdisjoint(_TIMES):
        return False
    if one.names - other.names and other.names - one.names:
        return False
    shared = {stem for stem in one.stems & other.stems if seen[stem] <= options.rare}
    named = {_stem(name) for name in one.names | other.names}
    poorer = min(len(one.stems), len(other.stems))
    return bool(shared - named) and len(shared) >= options.least and len(shared) >= options.share * poorer


def _agree(pair: Sequence[Figure]) -> bool:
    """Whether two figures may be one value, as far as they are rounded or of other units."""
    (low, slack), (other, other_slack) = ((f.value * _factor(f), f.slack * _factor(f)) for f in pair)
    return abs(low - other) <= slack + other_slack


def _factor(figure: Figure) -> float:
    return figure.units[0].factor if figure.units else 1.0


CHECK = Check(Options, run)
