"""A percentage that is not the part of the whole: “150 of its 500 shops, or 45 percent”."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import alike, reckoned
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure


COUNTED = 1000
"""Below this a number without a hedge is not rounded."""


class Options(BaseOptions):
    """Words between the three figures.

    `of`: between part and whole; `joints`: what may stand right before the percentage; `slack`: percentage points that
    are always allowed; `out_of`: those of `of` that may stand up to `words` words behind the part; `determiners`: words between “of” and a
    whole that stands first; `rates`: two words right before a percentage that say that it is the part's; `label` names the part
    and the whole.
    """

    of: tuple[str, ...]
    joints: tuple[str, ...]
    out_of: tuple[str, ...]
    determiners: tuple[str, ...]
    rates: tuple[str, ...]
    words: int
    slack: float
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “N of M X, or P percent”, “of the M X, N, or P percent” and “P percent (N of M)” that do not come out."""
    options: Options = rule.options
    for figures in document.figures_of.values():
        if len(figures) < 3 or all(figure.kind != "percent" for figure in figures):
            continue
        for index, (one, other) in enumerate(pairwise(figures)):
            if _of(options, one, other):
                part, whole = one, other
            elif _of_the(options, one, other):
                part, whole = other, one
            else:
                continue
            near = (*figures[index + 2 : index + 3], *figures[max(0, index - 1) : index])
            share = next((figure for figure in near if _beside(options, figure, one, other)), None)
            if share is None:
                continue
            low = 100 * max(0.0, part.value - _slack(part)) / (whole.value + _slack(whole))
            high = 100 * (part.value + _slack(part)) / max(whole.value - _slack(whole), 1)
            slack = share.slack + options.slack
            if high < share.value - slack or low > share.high + slack:
                yield rule.finding(
                    document,
                    share.span,
                    related=[Related(Span(one.span.start, other.span.end), options.label)],
                    part=document.seen(part.span),
                    whole=document.seen(whole.span),
                    right=reckoned(round(100 * part.value / whole.value, 1 if share.grain < 1 else 0)),
                )


def _slack(figure: Figure) -> float:
    """How far a count may be rounded; a small one is taken as counted."""
    return figure.slack if figure.bound or figure.value >= COUNTED else 0.0


def _of(options: Options, part: Figure, whole: Figure) -> bool:
    """Whether two counts are a part and its whole: “N of its M”, “N people out of M”."""
    amounts = part.kind in ("count", "money") and alike(part, whole)
    if not amounts or part.value != part.high or whole.value != whole.high:
        return False
    gap = [token.lower for token in part.sentence.tokens[part.last : whole.first]]
    for words in range(min(len(gap), options.words + 1)):
        if " ".join(gap[words:]) in (options.of if words < 2 else options.out_of):
            return part.value <= whole.value
    return False


def _of_the(options: Options, whole: Figure, part: Figure) -> bool:
    """Whether two counts are a whole and its part: “Of the 43 cases so far, only 11”."""
    if (
        part.kind != "count"
        or whole.kind != "count"
        or part.value != part.high
        or not part.value <= whole.value
    ):
        return False
    tokens = whole.sentence.tokens
    lead = [token.lower for token in tokens[max(0, whole.first - 4) : whole.first]]
    if "of" not in lead or not {*lead[lead.index("of") + 1 :]} <= {*options.determiners}:
        return False
    if lead.index("of") and tokens[whole.first - len(lead) + lead.index("of") - 1].kind == "word":
        return False
    gap = tokens[whole.last : part.first]
    marks = [at for at, token in enumerate(gap) if token.kind == "mark" and token.text != "-"]
    return len(marks) == 1 and gap[marks[0]].text == "," and len(gap) - marks[0] <= 3


def _beside(options: Options, share: Figure, part: Figure, whole: Figure) -> bool:
    """Whether a percentage stands in brackets, or behind a comma and “or”, next to the part and the whole."""
    tokens = share.sentence.tokens
    if share.kind != "percent" or share.value != share.high:
        return False
    if share.first > whole.last:
        gap = tokens[whole.last : share.first]
        closing = tokens[share.last].text if share.last < len(tokens) else ""
        words = [token.lower for token in gap if token.kind == "word"]
        marks = [token.text for token in gap if token.kind == "mark"]
        if marks == ["("] and gap[-1].text == "(":
            return closing == ")" and len(gap) < 6
        if len(words) > 2 and " ".join(words[-2:]) in options.rates:
            return len(gap) < 12 and marks in ([], [","])
        if (
            marks
            and gap[-1].text == marks[-1]
            and len(marks) == 1
            and closing in (",", "—", "–")
            and len(gap) < 4
        ):
            return marks[0] == closing
        return (
            marks[:1] in ([","], ["—"], ["–"])
            and len(gap) < 7
            and bool(words)
            and words[-1] in options.joints
        )
    gap = tokens[share.last : part.first]
    return [token.text for token in gap] == ["("] and tokens[min(whole.last, len(tokens) - 1)].text == ")"


CHECK = Check(Options, run)
