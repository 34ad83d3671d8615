"""Percentage points called percent: “from 35 percent to 20 percent, a drop of 15 percent”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import reckoned
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure
    from copydesk.sentences import Token

_CLOSE = 0.15
"""How near, as a share, the percent of change may be to the points before it is another figure."""


class Options(BaseOptions):
    """Words of a change.

    `lead`: the word before the first of two shares; `joints`: words between them that one becomes the other; `change`: nouns of a change beside its size; `of`: the word between the two; `reach`: tokens
    from the shares to that; `points`: words that say that points are meant; `unless`: words between that begin another statement; `label` names the two shares.
    """

    lead: str
    joints: tuple[str, ...]
    change: tuple[str, ...]
    of: str
    points: tuple[str, ...]
    unless: tuple[str, ...]
    reach: int
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “from A to B percent, a drop of C percent” where C is the points between A and B."""
    options: Options = rule.options
    for figures in document.figures_of.values():
        for one, other, size in zip(figures, figures[1:], figures[2:], strict=False):
            if (
                other.kind != size.kind
                or not _became(options, one, other)
                or not _change(options, other, size)
            ):
                continue
            points = abs(one.value - other.value)
            share = 100 * points / one.value if one.value else 0.0
            if abs(size.value - points) <= 0.5 * size.grain and abs(share - points) > max(1, _CLOSE * points):
                yield rule.finding(
                    document,
                    size.span,
                    related=[Related(Span(one.span.start, other.span.end), options.label)],
                    right=reckoned(round(share)),
                    points=reckoned(points),
                )


def _became(options: Options, one: Figure, other: Figure) -> bool:
    """Whether two figures are “from 35 percent to 20 percent”."""
    tokens = one.sentence.tokens
    gap = tuple(token.lower for token in tokens[one.last : other.first])
    lead = tokens[one.first - 1].lower if one.first else ""
    shares = other.kind == "percent" and (one.kind == "percent" or (one.kind == "count" and not one.noun))
    return shares and lead == options.lead and " ".join(gap) in options.joints and one.exact and other.exact


def _change(options: Options, other: Figure, size: Figure) -> bool:
    """Whether a figure is the size of the change: “, a drop of 15 percent”, “, a 15 percent drop”."""
    tokens = size.sentence.tokens
    if size.kind != "percent" or not size.exact or size.first - other.last > options.reach:
        return False
    gap = _words(tokens[other.last : size.first])
    behind = _words(tokens[size.last : size.last + 2])
    named = gap[-2:-1] and gap[-2] in options.change and gap[-1] == options.of
    before = bool(behind) and behind[0] in options.change and gap[-1:] != [options.of]
    return bool(named or before) and not {*gap, *behind} & {*options.points, *options.unless}


def _words(tokens: tuple[Token, ...]) -> list[str]:
    return [token.lower for token in tokens]


CHECK = Check(Options, run)
