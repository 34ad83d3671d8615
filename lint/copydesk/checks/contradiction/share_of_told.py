"""A part and its share of a whole that is told beside them: “400 of … jobs, or 10 percent of its staff” of 8,000."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import alike, reckoned, size
from copydesk.reckoning.shares import Share, fraction, share_of
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure

SANE = 4.0
"""How many times off a share may be and still be meant of the whole."""
MOST = 12
"""Figures of one sentence beyond which nobody sees which belong together."""
_GAP = 7
"""Tokens between a part and its share."""
_ROUND = 0.04
"""What share of itself a part or a whole may be rounded by."""
_POINT = 1.0
"""Percentage points that a share may be off besides."""


class Options(BaseOptions):
    """The words of parts and shares.

    `joints`: what stands between a part and its share; `hedges`: words between that and the share; `groups`: nouns that count one and the same, each with its group; `of`: the word behind a share that names its
    whole, another one with one of `those` behind it; `apart`: words between a part and its share that make them two statements; `never`: words in the sentence that make the whole another; `label` names the whole, `part` the part.
    """

    joints: tuple[str, ...]
    hedges: tuple[str, ...]
    groups: dict[str, str]
    of: str
    those: tuple[str, ...]
    apart: tuple[str, ...]
    never: tuple[str, ...]
    label: str
    part: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “PART, or SHARE” where the only whole told in the sentence or the one before gives another share."""
    options: Options = rule.options
    for number, figures in document.figures_of.items():
        if not 2 <= len(figures) <= MOST or not document.words_in(figures[0].sentence).isdisjoint(
            options.never
        ):
            continue
        for index in range(1, len(figures)):
            part, told = figures[index - 1], figures[index]
            share = share_of(told)
            if share is None or not _apposed(options, part, told):
                continue
            near = [
                one for one in (*document.figures_of.get(number - 1, ()), *figures) if one not in (part, told)
            ]
            whole = _whole(options, part, told, near, share)
            if whole:
                yield rule.finding(
                    document,
                    told.span,
                    related=[Related(part.span, options.part), Related(whole.span, options.label)],
                    part=document.seen(part.span),
                    whole=document.seen(whole.span),
                    right=reckoned(round(100 * size(part)[0] / size(whole)[0], 1 if told.grain < 1 else 0)),
                )


def _apposed(options: Options, part: Figure, told: Figure) -> bool:
    """Whether a share stands in brackets, behind “or”, or behind a comma right after the part that it is of."""
    if part.kind not in ("count", "money") or part.value != part.high or fraction(part) or part.value < 2:
        return False
    tokens = part.sentence.tokens
    if (
        told.kind == "count"
        and told.last < len(tokens)
        and tokens[told.last].kind != "mark"
        and tokens[told.last].lower != options.of
    ):
        return False
    gap = [token.lower for token in tokens[part.last : told.first]]
    while gap and gap[-1] in options.hedges:
        gap.pop()
    return 0 < len(gap) <= _GAP and gap[-1] in options.joints and {*gap}.isdisjoint(options.apart)


def _whole(
    options: Options, part: Figure, told: Figure, near: Sequence[Figure], share: Share
) -> Figure | None:
    """The only figure near that a part can be so much of, where it is not."""
    amounts = [one for one in near if alike(one, part) and one.value == one.high and not fraction(one)]
    wholes = [one for one in amounts if size(one)[0] > size(part)[0]]
    sums = [size(one)[0] + size(other)[0] for one, other in combinations((*amounts, part), 2)]
    if any(_meets(part, whole, share) for whole in (*(size(one)[0] for one in wholes), *sums)):
        return None
    kin = [one for one in wholes if _kin(options, part, told, one)]
    if len(kin) != 1 or len(wholes) > 2:
        return None
    middle = (share.low + min(share.high, 100.0)) / 2
    found = 100 * size(part)[0] / size(kin[0])[0]
    return kin[0] if middle / SANE < found < middle * SANE else None


def _meets(part: Figure, whole: float, share: Share) -> bool:
    """Whether a part is so much of a whole, as far as both are rounded."""
    found = 100 * size(part)[0] / whole
    loose = 2 * _ROUND * found + _POINT
    return share.low <= found + loose and found - loose <= share.high


def _kin(options: Options, part: Figure, told: Figure, whole: Figure) -> bool:
    """Whether a whole counts what the part counts, or what the share is said to be of."""
    tokens = told.sentence.tokens
    behind = [token.lower for token in tokens[told.last : told.last + 4]]
    if behind[:1] == [options.of] and not {*behind[1:2]}.isdisjoint(options.those):
        return False
    groups = options.groups
    same = whole.noun != "" and (
        whole.noun == part.noun or groups.get(whole.noun, "-") == groups.get(part.noun, "+")
    )
    named = behind[:1] == [options.of] and (
        whole.noun in behind or any(groups.get(word, "+") == groups.get(whole.noun, "-") for word in behind)
    )
    direct = behind[:1] == [options.of] and told.last < whole.first <= told.last + _GAP
    return direct or (part.kind == "count" and (same or named))


CHECK = Check(Options, run)
