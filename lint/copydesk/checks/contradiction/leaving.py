"""What is left of a number: “cut 300 of its 1,000 jobs, leaving 600”."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import reckoned
from copydesk.reckoning.counted import plural
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure

COUNTED = 5000
"""Up to this a number is taken as counted, not rounded."""
LEAD = 4
"""No phrase that opens a sentence before its whole (“of the”, “out of its”) has more words."""


class Options(BaseOptions):
    """The words and figures of the rule.

    `of`: phrases between the part that goes and the whole; `leaves`: words before what is left; `between`: words that
    may stand between such a word and the figure; `never`: words before the part that make it what stays; `label` names
    part and whole.
    """

    of: tuple[str, ...]
    leaves: tuple[str, ...]
    between: tuple[str, ...]
    never: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “A of its B …, leaving C” where C is not B less A."""
    options: Options = rule.options
    for figures in document.figures_of.values():
        for index, (one, other) in enumerate(pairwise(figures)):
            rest = figures[index + 2] if index + 2 < len(figures) else None
            part, whole = (other, one) if _opened(options, one, other) else (one, other)
            if rest is None or not (part is other or _taken(options, part, whole)):
                continue
            if not _left(options, whole, rest, other.last):
                continue
            found = whole.value - part.value
            slack = part.slack + whole.slack + rest.slack if whole.value > COUNTED else 0.0
            if abs(found - rest.value) > slack and rest.value not in (part.value, whole.value):
                yield rule.finding(
                    document,
                    rest.span,
                    related=[Related(Span(one.span.start, other.span.end), options.label)],
                    part=reckoned(part.value),
                    whole=reckoned(whole.value),
                    right=reckoned(found),
                )


def _taken(options: Options, part: Figure, whole: Figure) -> bool:
    """Whether two counts are “A of the B”, A being what goes."""
    if part.kind != "count" or whole.kind != "count" or not part.exact or not whole.exact:
        return False
    tokens = part.sentence.tokens
    gap = " ".join(token.lower for token in tokens[part.last : whole.first])
    before = {token.lower for token in tokens[max(0, part.first - 3) : part.first]}
    return gap in options.of and part.value < whole.value and before.isdisjoint(options.never)


def _opened(options: Options, whole: Figure, part: Figure) -> bool:
    """Whether a sentence begins “Of the 20 hostages, 12 …”, the second being what goes."""
    tokens = whole.sentence.tokens
    if whole.first > LEAD or not whole.noun or whole.kind != "count" or part.kind != "count":
        return False
    if " ".join(token.lower for token in tokens[: whole.first]) not in options.of:
        return False
    gap = [token.text for token in tokens[whole.last : part.first]]
    alone = gap[-1:] == [","] and gap.count(",") == 1
    after = {token.lower for token in tokens[part.last : part.last + 2]}
    return (
        alone and whole.exact and part.exact and part.value < whole.value and after.isdisjoint(options.never)
    )


def _left(options: Options, whole: Figure, rest: Figure, stop: int) -> bool:
    """Whether a figure is what is said to be left, of the same things."""
    if (
        rest.kind != "count"
        or not rest.exact
        or (plural(rest.noun) and plural(whole.noun) and rest.noun != whole.noun)
    ):
        return False
    tokens = rest.sentence.tokens
    at = rest.first - 1
    while at > stop and tokens[at].lower in options.between:
        at -= 1
    return tokens[at].lower in options.leaves


CHECK = Check(Options, run)
