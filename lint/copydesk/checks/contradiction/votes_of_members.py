"""More votes than members: “passed 58-52 in the 100-member Senate”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import reckoned
from copydesk.reckoning.votes import scores
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

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
        votes = [score for score in scores(figures, options.joints) if score.one >= score.other]
        if len(votes) == 1 and votes[0].total > body.value:
            yield rule.finding(
                document,
                votes[0].span,
                related=[Related(body.span, options.label)],
                sum=reckoned(votes[0].total),
                size=document.seen(body.span),
            )


def _size(options: Options, figure: Figure) -> bool:
    """Whether a figure is a body's size: “100-member”, “12-seat”."""
    tokens = figure.sentence.tokens
    joined = "-" in tokens[figure.first].text or (
        figure.last < len(tokens) and tokens[figure.last].text == "-"
    )
    return figure.kind == "count" and figure.exact and figure.noun in options.members and joined


CHECK = Check(Options, run)
