"""A sentence said again but for one figure, day or place: “fell from a Lund cliff”, “fell from an Ard cliff”."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from copydesk.finding import Related
from copydesk.reckoning.dates import MONTHS
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.stating.content import DAYS, bare, content, stem
from copydesk.tables import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure
    from copydesk.sentences import Sentence, Token
    from copydesk.span import Span

_RARE = 6
"""Sentences that a word may stand in to bring two of them together; what pairs there are is linear in their number."""
_KINDS = ("count", "measure", "money")
_MONTHS = frozenset(name.lower() for name in MONTHS)


class Options(BaseOptions):
    """What makes two sentences one.

    `hollow`: a table of words that say nothing; `apart`: words in either sentence that make them two things; `vague`: places with
    several names or within which others lie; `least`: how
    many words of content they share at least; `share`: and what share of those of the poorer one; `label` names what
    the other has.
    """

    hollow: str
    apart: tuple[str, ...]
    vague: tuple[str, ...]
    least: int
    share: float
    label: str


class _Slot(NamedTuple):
    """What differs: its words in lower case and its place."""

    words: frozenset[str]
    span: Span


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find two sentences of the writer's of which one says what the other says, with one thing different."""
    options: Options = rule.options
    hollow = words(options.hollow, rule.home)
    stems = [content(sentence, hollow) for sentence in document.sentences]
    for one, other in _pairs(options, stems):
        sentences = document.sentences[one], document.sentences[other]
        if not all(_own(options, document, sentence) for sentence in sentences):
            continue
        found = _difference(document, *sentences, options.vague)
        if found and _contained(sentences, stems[one], stems[other], found):
            first, later = found
            yield rule.finding(document, later.span, related=[Related(first.span, options.label)])


def _pairs(options: Options, stems: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """The sentences that share so many words of content, by their rare words."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, found in enumerate(stems):
        if len(found) >= options.least:
            for stem in found:
                places[stem].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in places.values():
        if 1 < len(numbers) <= _RARE:
            for index, later in enumerate(numbers):
                shared.update((first, later) for first in numbers[:index])
    for (one, other), count in shared.items():
        if count > 1:
            both = len(stems[one] & stems[other])
            if both >= options.least and both >= options.share * min(len(stems[one]), len(stems[other])):
                yield one, other


def _own(options: Options, document: Document, sentence: Sentence) -> bool:
    """Whether a sentence is the writer's own and no word makes it another thing's."""
    tokens = sentence.tokens
    if not _free(tokens, options.apart):
        return False
    return not any(
        document.quoted(token.start) for token in (tokens[0], tokens[len(tokens) // 2], tokens[-1])
    )


def _free(tokens: Sequence[Token], apart: tuple[str, ...]) -> bool:
    """Whether none of some words is among tokens."""
    return all(token.lower not in apart for token in tokens)


def _difference(
    document: Document, one: Sentence, other: Sentence, known: tuple[str, ...]
) -> tuple[_Slot, _Slot] | None:
    """The only thing of one kind that both have and that differs."""
    pairs = [
        *_days(one, other),
        *_figures(document.figures_of.get(one.number, ()), document.figures_of.get(other.number, ())),
        *_places(document, one, other, known),
    ]
    return pairs[0] if len(pairs) == 1 else None


def _days(one: Sentence, other: Sentence) -> Iterator[tuple[_Slot, _Slot]]:
    a, b = ([token for token in sentence.tokens if bare(token.lower) in DAYS] for sentence in (one, other))
    if len(a) == len(b) == 1 and bare(a[0].lower) != bare(b[0].lower):
        yield _slot(a, a[0].span), _slot(b, b[0].span)


def _figures(ones: Sequence[Figure], others: Sequence[Figure]) -> Iterator[tuple[_Slot, _Slot]]:
    a, b = _keyed(ones), _keyed(others)
    for key in a.keys() & b.keys():
        if len(a[key]) == len(b[key]) == 1:
            first, later = a[key][0], b[key][0]
            if first.exact and later.exact and not _agree(first, later):
                yield _of(first), _of(later)


def _of(figure: Figure) -> _Slot:
    return _slot(figure.sentence.tokens[figure.first : figure.last], figure.span)


def _keyed(figures: Sequence[Figure]) -> Mapping[tuple[str, str], list[Figure]]:
    found: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.kind in _KINDS and (figure.noun or figure.kind != "count"):
            of = figure.units[0].dimension if figure.units else figure.symbol or stem(figure.noun)
            found[figure.kind, of].append(figure)
    return found


def _agree(one: Figure, other: Figure) -> bool:
    """Whether two figures may be one value, as far as they are rounded or of other units."""
    (a, slack), (b, other_slack) = (
        (figure.value * factor, figure.slack * factor)
        for figure in (one, other)
        for factor in (figure.units[0].factor if figure.units else 1.0,)
    )
    return abs(a - b) <= slack + other_slack


def _places(
    document: Document, one: Sentence, other: Sentence, known: tuple[str, ...]
) -> Iterator[tuple[_Slot, _Slot]]:
    a, b = (
        [name for name in document.names if name.sentence is sentence and name.kind == "place"]
        for sentence in (one, other)
    )
    texts = {name.text for name in a}, {name.text for name in b}
    a, b = (
        [name for name in a if name.text not in texts[1]],
        [name for name in b if name.text not in texts[0]],
    )
    if len(a) == len(b) == 1:
        slots = tuple(_slot(n.sentence.tokens[n.first : n.end], n.span) for n in (a[0], b[0]))
        if slots[0].words.isdisjoint({*slots[1].words, *known}) and slots[1].words.isdisjoint(known):
            yield slots[0], slots[1]


def _slot(tokens: Sequence[Token], span: Span) -> _Slot:
    return _Slot(frozenset(bare(token.lower) for token in tokens), span)


def _contained(
    sentences: tuple[Sentence, Sentence],
    one: frozenset[str],
    other: frozenset[str],
    slots: tuple[_Slot, _Slot],
) -> bool:
    """Whether the poorer sentence has no name and no number, besides what differs, that the richer has not.

    Two that differ in nothing else are members of a list.
    """
    if (one ^ other) <= {stem(word) for slot in slots for word in slot.words}:
        return False
    order = (0, 1) if len(one) <= len(other) else (1, 0)
    poor, rich = (sentences[at].tokens for at in order)
    known = {bare(token.lower) for token in rich} | slots[order[0]].words
    telling = {
        bare(token.lower)
        for index, token in enumerate(poor)
        if (token.kind == "number" or token.text[0].isupper() or token.lower in _MONTHS)
        and (index or token.kind == "number")
    }
    return telling <= known


CHECK = Check(Options, run)
