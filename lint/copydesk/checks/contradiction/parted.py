"""Parts that cannot be those of their total: “24 members, of whom 13 are nurses, eight doctors and five clerks”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import reckoned
from copydesk.reckoning.counted import plural
from copydesk.reckoning.lists import Parts, Words, agreeing, parts_of
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding

OVER, SHORT, LISTED = 1.25, 0.6, 1.5
"""What of a total its parts may come to and still be meant as them: of a part of it, and of all, more so in a list."""


class Options(BaseOptions):
    """The words of a list of parts.

    `among`: words that open parts of a whole; `never`: words between two figures that end a list; `left`: words before a part that is all that is left;
    `apart`: words in the sentence that make one thing two parts; `label` names the total.
    """

    among: tuple[str, ...]
    never: tuple[str, ...]
    left: tuple[str, ...]
    apart: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find totals whose parts come to more, and totals of a closed list whose parts come to another number."""
    options: Options = rule.options
    words = Words(frozenset(options.among), frozenset(options.never), frozenset(options.left))
    for figures in document.figures_of.values():
        if len(figures) < 3 or not document.words_in(figures[0].sentence).isdisjoint(options.apart):
            continue
        for index in range(len(figures) - 2):
            told = parts_of(figures, index, words)
            if (
                told is None
                or agreeing(told)
                or not _meant(told)
                or told.sum in {f.value for f in figures[:index]}
            ):
                continue
            parts = told.parts
            yield rule.finding(
                document,
                Span(parts[0].span.start, parts[-1].span.end),
                related=[Related(told.total.span, options.label)],
                sum=" + ".join(document.seen(part.span) for part in parts),
                result=reckoned(told.sum),
                total=document.seen(told.total.span),
            )
            break


def _meant(told: Parts) -> bool:
    """Whether parts that do not come to a total surely are meant as its parts, or as all of them."""
    parts, total = told.parts, told.total.value
    listed = told.cue == "list"
    least = (
        0.0
        if listed and told.closed and all(plural(part.noun) or part.value == 1 for part in parts)
        else SHORT * total
    )
    most = (LISTED if listed else OVER) * total
    if len(parts) == total or max(part.value for part in parts) > total or not least < told.sum < most:
        return False
    exhaustive = told.closed and told.cue in ("list", "aside")
    return exhaustive or told.rest or (told.sum > total and told.cue != "aside" and told.even)


CHECK = Check(Options, run)
