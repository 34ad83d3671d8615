"""More votes than members: “passed 58-52 in the 100-member Senate”."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure


class Options(BaseOptions):
    """Words of votes.

    `members`: nouns of a body's size, joined with it by a hyphen; `votes`: words one of which the sentence has; `joints`: what stands
    between two numbers of votes; `label` names the body's size.
    """

    members: tuple[str, ...]
    votes: tuple[str, ...]
    joints: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find two numbers of votes and a body in one sentence, whose members are fewer than the votes."""
    options: Options = rule.options
    for figures in document.figures_of.values():
        body = next((figure for figure in figures if _size(options, figure)), None)
        if body is None or document.words_in(body.sentence).isdisjoint(options.votes):
            continue
        pair = _votes(options, figures)
        if pair and pair[0].value + pair[1].value > body.value:
            yield rule.finding(
                document,
                Span(pair[0].span.start, pair[1].span.end),
                related=[Related(body.span, options.label)],
                sum=f"{pair[0].value + pair[1].value:,.0f}",
                size=document.seen(body.span),
            )


def _size(options: Options, figure: Figure) -> bool:
    """Whether a figure is a body's size: “100-member”, “12-seat”."""
    tokens = figure.sentence.tokens
    joined = "-" in tokens[figure.first].text or (
        figure.last < len(tokens) and tokens[figure.last].text == "-"
    )
    return figure.kind == "count" and figure.exact and figure.noun in options.members and joined


def _votes(options: Options, figures: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """The only two numbers of a sentence that a joint of votes stands between."""
    found = [
        (one, other)
        for one, other in pairwise(figures)
        if one.kind == other.kind == "count"
        and " ".join(token.lower for token in one.sentence.tokens[one.last : other.first]) in options.joints
        and one.value >= other.value
    ]
    return found[0] if len(found) == 1 else None


CHECK = Check(Options, run)
