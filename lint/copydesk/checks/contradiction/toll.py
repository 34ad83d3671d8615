"""One toll told twice: “killed five children and two drivers”, “the eight victims”."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from copydesk.finding import Related
from copydesk.reckoning.amounts import reckoned, whole
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure
    from copydesk.sentences import Sentence

_APART = 9
"""Tokens from one part of a toll to the next."""
_NOUN = 3
"""Tokens between a number and its noun's end."""
_UNSURE = -1.0
"""The toll of a sentence that may speak of something else."""


class Options(BaseOptions):
    """The words of a toll.

    `verbs`: verbs before the number of those who suffer, `suffered` and `be`: verbs and auxiliaries behind it; `of`: what may stand between the number and a word of `victims`; `victims`: nouns for all of them, behind a number; `joins`: what stands between parts of a
    number; `all`: words before the number of all; `unless`: words
    in either sentence that make it another toll or another state of it; `small`: the least toll; `label` names the other number.
    """

    verbs: tuple[str, ...]
    suffered: tuple[str, ...]
    be: tuple[str, ...]
    of: str
    victims: tuple[str, ...]
    joins: tuple[str, ...]
    all: tuple[str, ...]
    unless: tuple[str, ...]
    small: int
    label: str


class _Toll(NamedTuple):
    value: float
    span: Span


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find an article's only “killed N …” and its only “N victims” where they differ."""
    options: Options = rule.options
    told = [toll for verb in options.verbs for toll in _told(options, document, verb)]
    told += [toll for verb in options.suffered for toll in _suffered(options, document, verb)]
    if len({toll.value for toll in told}) != 1 or told[0].value == _UNSURE:
        return
    named = [toll for noun in options.victims for toll in _named(options, document, noun)]
    if len({toll.value for toll in named}) == 1 and named[0].value != told[0].value:
        yield rule.finding(
            document,
            named[0].span,
            related=[Related(told[0].span, options.label)],
            other=reckoned(told[0].value),
        )


def _told(options: Options, document: Document, verb: str) -> Iterator[_Toll]:
    """The numbers behind a verb, added up where they are joined."""
    for sentence, index in document.places.get(verb, ()):
        if index and sentence.tokens[index - 1].lower in options.all:
            continue
        if not document.plainly(sentence, index, options.unless):
            yield _Toll(_UNSURE, sentence.tokens[index].span)
            continue
        figures = document.figures_of.get(sentence.number, ())
        following = bisect_right(figures, index, key=lambda figure: figure.first)
        parts = _parts(options, sentence, index, (figures[n] for n in range(following, len(figures))))
        if parts:
            yield _Toll(sum(part.value for part in parts), Span(parts[0].span.start, parts[-1].span.end))


def _suffered(options: Options, document: Document, verb: str) -> Iterator[_Toll]:
    """The number of those who “were killed” or “died”, right before the verb."""
    for sentence, index in document.places.get(verb, ()):
        tokens = sentence.tokens
        at = index
        while at and tokens[at - 1].lower in options.be:
            at -= 1
        figures = document.figures_of.get(sentence.number, ())
        figure = next((one for one in figures if one.kind == "count" and one.noun and one.last <= at <= one.last + _NOUN), None)  # fmt: skip
        if figure is None or tokens[at - 1].lower.removesuffix("'s") != figure.noun:
            continue
        plain = whole(figure) and document.plainly(sentence, index, options.unless)
        yield _Toll(figure.value if plain else _UNSURE, figure.span)


def _parts(options: Options, sentence: Sentence, index: int, figures: Iterable[Figure]) -> list[Figure]:
    """The numbers of persons right behind a verb, joined by “and” or commas."""
    parts: list[Figure] = []
    at = index + 1
    for figure in figures:
        gap = sentence.tokens[at : figure.first]
        if not parts and gap:
            break
        if parts and not (1 < len(gap) < _APART and gap[-1].lower in options.joins):
            break
        if not whole(figure) or not figure.noun:
            return []
        parts.append(figure)
        at = figure.last
    return parts


def _named(options: Options, document: Document, noun: str) -> Iterator[_Toll]:
    """The numbers right before a noun for all who suffered."""
    for sentence, index in document.places.get(noun, ()):
        figures = document.figures_of.get(sentence.number, ())
        nearest = bisect_right(figures, index, key=lambda figure: figure.last)
        for figure in figures[max(0, nearest - 1) : nearest]:
            before = sentence.tokens[figure.first - 1].lower if figure.first else ""
            behind = [token.lower for token in sentence.tokens[figure.last : index]]
            all_of = before in options.all and whole(figure) and (not behind or behind == options.of.split())
            unless = [word for word in options.unless if not behind or word not in options.of]
            if all_of and figure.value >= options.small and document.plainly(sentence, index, unless):
                yield _Toll(figure.value, figure.span)


CHECK = Check(Options, run)
