"""Two sizes of one thing: “a four-day summit”, “the three-day summit”."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from copydesk.amounts import size
from copydesk.finding import Related
from copydesk.rule import Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.figures import Figure
    from copydesk.finding import Finding
    from copydesk.sentences import Token


@dataclass(frozen=True)
class Options:
    """Words round a size before a noun.

    `definite`: words before a size that take up a thing named before; `never`: nouns of which there are many sizes;
    `unless`: words near a size that make it another thing's; `label` names the first size.
    """

    definite: tuple[str, ...]
    never: tuple[str, ...]
    unless: tuple[str, ...]
    label: str


class _Size(NamedTuple):
    """A size; `least` and `most` are what it may stand for, in base units; `other` says that it is another thing’s."""

    figure: Figure
    noun: str
    least: float
    most: float
    other: bool


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a thing that “the” takes up with another size than it had, where the article gives it no third one."""
    options: Options = rule.options
    things: dict[tuple[str, str], list[_Size]] = {}
    figures = [figure for figure in document.figures if _before_noun(figure)]
    kinds = {_what(figure) for figure in figures if _taken_up(options, figure)}
    for figure in figures:
        if _what(figure) not in kinds or document.quoted(figure.span.start):
            continue
        found = _sized(options, document, figure)
        if found:
            things.setdefault((found.noun, _what(figure)), []).append(found)
    for (noun, _), sizes in things.items():
        first = sizes[0]
        others = [one for one in sizes if _apart(first, one)]
        if not others or any(one.other for one in sizes) or any(_apart(others[0], one) for one in others):
            continue
        later = others[0]
        if sizes.index(later) and all(_taken_up(options, one.figure) for one in others):
            yield rule.finding(
                document,
                later.figure.span,
                related=[Related(first.figure.span, options.label)],
                noun=noun,
                one=document.seen(first.figure.span),
            )


def _before_noun(figure: Figure) -> bool:
    """Whether a sum, or a measure or number with a hyphen, stands before a word that may be a noun."""
    if figure.kind not in ("measure", "money", "count") or not figure.exact:
        return False
    tokens = figure.sentence.tokens
    if (figure.kind != "money" and not _hyphened(figure)) or figure.last >= len(tokens):
        return False
    return _plain(tokens[figure.last])


def _sized(options: Options, document: Document, figure: Figure) -> _Size | None:
    """A size with the noun that it stands before, in the singular."""
    sentence = figure.sentence
    group = document.groups[sentence].noun_at(figure.first)
    if group is None or group.plural or group.head < figure.last or group.end - figure.last > 3:
        return None
    noun = sentence.tokens[group.head].lower
    if noun in options.never:
        return None
    low, high = size(figure)
    slack = figure.slack * (figure.units[0].factor if figure.units else 1)
    near = {token.lower for token in sentence.tokens[max(0, figure.first - 3) : figure.last + 4]}
    other = not near.isdisjoint(options.unless)
    return _Size(figure, noun, low - slack / 2, high + slack / 2, other)


def _hyphened(figure: Figure) -> bool:
    tokens = figure.sentence.tokens
    return (
        "-"
        in figure.sentence.block.prose[
            tokens[figure.first].at : tokens[figure.last - 1].at + len(tokens[figure.last - 1].text)
        ]
    )


def _plain(token: Token) -> bool:
    return token.kind == "word" and token.text.islower() and "-" not in token.text


def _what(figure: Figure) -> str:
    """The dimension or currency of a size."""
    return figure.units[0].dimension if figure.units else figure.symbol or figure.noun or figure.kind


def _apart(one: _Size, other: _Size) -> bool:
    return one.most < other.least or other.most < one.least


def _taken_up(options: Options, figure: Figure) -> bool:
    return figure.first > 0 and figure.sentence.tokens[figure.first - 1].lower in options.definite


CHECK = Check(Options, run)
