"""Two measures of one thing: “a 50-metre pipe” and “the pipe was 15 metres long”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import hyphened, size
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure


class Options(BaseOptions):
    """Words of measuring.

    `extents`: words behind a measure that say which it is, each with those that a measure before a noun may stand for;
    `be`: the verbs between a thing and its measure; `the`: words before the thing; `soft`: words before its measure; `dimensions`: what is compared; `label` names the first measure.
    """

    extents: dict[str, str]
    be: tuple[str, ...]
    the: tuple[str, ...]
    soft: tuple[str, ...]
    dimensions: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a thing that is measured before its noun and, as “the” thing, once more behind it, otherwise."""
    options: Options = rule.options
    before: dict[str, list[Figure]] = {}
    for figure in document.figures:
        if (
            figure.kind != "measure"
            or figure.units[0].dimension not in options.dimensions
            or figure.value != figure.high
        ):
            continue
        noun = _modified(options, figure)
        if noun:
            before.setdefault(noun, []).append(figure)
            continue
        thing = _predicated(options, figure)
        if not thing:
            continue
        firsts = before.get(thing, [])
        if len(firsts) == 1 and firsts[0].units[0].dimension == figure.units[0].dimension:
            first = firsts[0]
            low, high = (
                (first.value - first.slack) * first.units[0].factor,
                (first.value + first.slack) * first.units[0].factor,
            )
            own = size(figure)[0]
            slack = figure.slack * figure.units[0].factor
            if own + slack < low or own - slack > high:
                yield rule.finding(
                    document,
                    figure.span,
                    related=[Related(first.span, options.label)],
                    noun=thing,
                    one=document.seen(first.span),
                )


def _modified(options: Options, figure: Figure) -> str:
    """The noun that a measure with a hyphen stands before: “50-metre pipe”."""
    tokens = figure.sentence.tokens
    if not hyphened(figure) or figure.last >= len(tokens):
        return ""
    at = figure.last
    if tokens[at].text == "-" or tokens[at].lower in options.extents:
        at += 2 if tokens[at].text == "-" else 1
    return tokens[at].lower if at < len(tokens) and tokens[at].kind == "word" else ""


def _predicated(options: Options, figure: Figure) -> str:
    """The noun of “the NOUN is 15 metres long”."""
    tokens = figure.sentence.tokens
    at = figure.first - 1
    if figure.last >= len(tokens) or tokens[figure.last].lower not in options.extents:
        return ""
    while at > 0 and tokens[at].lower in options.soft:
        at -= 1
    if at < 2 or tokens[at].lower not in options.be or tokens[at - 2].lower not in options.the:
        return ""
    return tokens[at - 1].lower


CHECK = Check(Options, run)
