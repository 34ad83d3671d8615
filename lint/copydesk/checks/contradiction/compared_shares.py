"""“Fewer” or “more” with figures that say the opposite: “fewer men (53%) than women (47%)”."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import alike, size
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure


class Options(BaseOptions):
    """The words of a comparison.

    `more` and `fewer`: comparatives; `never`: words before one that make it none; `than` joins them to what they are
    compared with; `even`: words before a comparative that is set off with its figure (“even more, 40,”); `apart`: words between that begin another count; `reach`: words between; `label` names the first figure.
    """

    more: tuple[str, ...]
    fewer: tuple[str, ...]
    never: tuple[str, ...]
    than: str
    even: tuple[str, ...]
    apart: tuple[str, ...]
    reach: int
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find two bracketed figures around “than” that go the other way than the comparative before them."""
    options: Options = rule.options
    for figures in document.figures_of.values():
        for one, other in pairwise(figures):
            word = _compared(options, one, other)
            if word:
                yield rule.finding(
                    document,
                    other.span,
                    related=[Related(one.span, options.label)],
                    one=document.seen(one.span),
                    word=word,
                )
            if not (alike(one, other) and _bracketed(one) and _bracketed(other)):
                continue
            tokens = one.sentence.tokens
            between = [token.lower for token in tokens[one.last : other.first]]
            if {*between} & {*options.more, *options.fewer}:
                continue
            if between.count(options.than) != 1 or len(between) > options.reach + 4:
                continue
            for index in range(one.first - 1, max(0, one.first - options.reach) - 1, -1):
                token = tokens[index]
                if token.lower in options.more or token.lower in options.fewer:
                    if index and tokens[index - 1].lower in options.never:
                        break
                    wants_more = token.lower in options.more
                    (_, high), (low, _) = (size(one), size(other)) if wants_more else (size(other), size(one))
                    if high < low:
                        yield rule.finding(
                            document,
                            other.span,
                            related=[Related(one.span, options.label)],
                            one=document.seen(one.span),
                            word=token.text,
                        )
                    break


def _compared(options: Options, one: Figure, other: Figure) -> str:
    """The comparative of “N, and even more, M,” where M is less; “” where there is none."""
    tokens = one.sentence.tokens
    if (
        not alike(one, other)
        or other.last >= len(tokens)
        or tokens[other.last].text not in (",", ")", "—", "–")
    ):
        return ""
    between = [token.lower for token in tokens[one.last : other.first]]
    found = [n for n, word in enumerate(between) if word in options.more or word in options.fewer]
    if (
        len(found) != 1
        or len(between) > options.reach * 3
        or not {*between}.isdisjoint((options.than, *options.apart))
    ):
        return ""
    at = found[0]
    lead = between[at - 1] if at else ""
    behind = between[at + 1 :]
    if lead not in options.even or not behind or behind[-1] not in (",", "(", "—", "–") or len(behind) > 3:
        return ""
    if (
        one.value != one.high
        or other.value != other.high
        or (one.noun and other.noun and one.noun != other.noun)
    ):
        return ""
    more = between[at] in options.more
    wrong = size(other)[0] < size(one)[0] if more else size(other)[0] > size(one)[0]
    return (
        tokens[one.last + at].text if wrong and one.kind in ("count", "percent", "money", "measure") else ""
    )


def _bracketed(figure: Figure) -> bool:
    tokens = figure.sentence.tokens
    return (
        figure.first > 0
        and tokens[figure.first - 1].text == "("
        and figure.last < len(tokens)
        and (tokens[figure.last].text in (")", ","))
    )


CHECK = Check(Options, run)
