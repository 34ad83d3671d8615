"""One group, two numbers: “four men were held”, “the five men”."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from copydesk.amounts import whole
from copydesk.counted import plural
from copydesk.finding import Related
from copydesk.rule import Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.figures import Figure
    from copydesk.finding import Finding


@dataclass(frozen=True)
class Options:
    """Words round a number of things.

    `all`: words before the number that make it all of a group named before; `never`: nouns that are no group;
    `unless`: words near a number that make it another group; `near`: how many sentences later the group may be taken up;
    `label` names the first number.
    """

    all: tuple[str, ...]
    never: tuple[str, ...]
    unless: tuple[str, ...]
    near: int
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a group that is taken up with another number than the only one given before."""
    options: Options = rule.options
    groups: dict[str, list[Figure]] = {}
    for figure in document.figures:
        if figure.kind == "count" and _direct(figure) and figure.noun not in options.never:
            groups.setdefault(figure.noun, []).append(figure)
    for noun, figures in groups.items():
        if len({figure.value for figure in figures}) != 2 or not all(map(whole, figures)):
            continue
        first = figures[0]
        later = next(figure for figure in figures if figure.value != first.value)
        gap = later.sentence.number - first.sentence.number
        if (
            0 < gap <= options.near
            and _taken_up(options, later)
            and not any(_other(options, figure) or document.quoted(figure.span.start) for figure in figures)
        ):
            yield rule.finding(
                document,
                later.span,
                related=[Related(first.span, options.label)],
                noun=noun,
                one=document.seen(first.span),
            )


def _direct(figure: Figure) -> bool:
    """Whether the noun stands right behind the number, in the plural."""
    tokens = figure.sentence.tokens
    before = tokens[figure.first - 1].text if figure.first else ""
    if 1900 <= figure.value <= 2100 or before == "/":
        return False
    return figure.last < len(tokens) and tokens[figure.last].text == figure.noun and plural(figure.noun)


def _taken_up(options: Options, figure: Figure) -> bool:
    before = [token.lower for token in figure.sentence.tokens[max(0, figure.first - 2) : figure.first]]
    return before[-1:] != [] and (before[-1] in options.all or " ".join(before) in options.all)


def _other(options: Options, figure: Figure) -> bool:
    tokens = figure.sentence.tokens
    near = {token.lower for token in tokens[max(0, figure.first - 3) : figure.last + 4]}
    return not near.isdisjoint(options.unless)


CHECK = Check(Options, run)
