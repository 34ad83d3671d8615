"""A number, so much for each, and a sum, of which no two give the third: “3,000 winners … £8.5bn in total, £4.8m each”."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from copydesk.finding import Related
from copydesk.reckoning.amounts import alike, phrase_at, reckoned
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure

SANE = 3.0
"""How many times what is reckoned a sum may be and still be meant as it."""
MOST = 12
"""Figures of one sentence beyond which nobody sees which belong together."""
OPEN = 1.25
"""How far a hedged figure may lie on its open side."""
_AROUND = 4
"""Tokens before what one gets among which “each” may stand."""
_LOOSE = ("", "about")


class Options(BaseOptions):
    """Words of sharing.

    `of` stands between a number of groups and what each holds;

    `each`: words beside what one gets; `per`: words between it and the unit of time it is for; `total`: phrases beside the sum of so many groups “of” so many, and words of which the sentence has one
    where several sums could be meant; `never`: words in the sentence that make it another sum; `again`: the word before the sum of those groups; `slack`: how far
    the reckoning may be off, as a share; `label` names the sum, `number` their number.
    """

    each: tuple[str, ...]
    per: tuple[str, ...]
    total: tuple[str, ...]
    never: tuple[str, ...]
    of: str
    again: str
    slack: float
    label: str
    number: str


class Shared(NamedTuple):
    """How many share, what each gets, and the sum."""

    number: Figure
    share: Figure
    total: Figure


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find sentences with a number, a sum and a share for each, of which no two give the third."""
    options: Options = rule.options
    for figures in document.figures_of.values():
        amounts = [one for one in figures if one.kind in ("count", "money", "measure") and one.value >= 1]
        if not 3 <= len(amounts) <= MOST or not document.words_in(figures[0].sentence).isdisjoint(
            options.never
        ):
            continue
        told = _shared(options, document, amounts)
        if told is None or _agree(told, options.slack):
            continue
        yield rule.finding(
            document,
            told.share.span,
            related=[Related(told.number.span, options.number), Related(told.total.span, options.label)],
            sum=document.seen(told.total.span),
            count=document.seen(told.number.span),
            right=_written(told.share, told.total.value / told.number.value),
        )


def _shared(options: Options, document: Document, amounts: Sequence[Figure]) -> Shared | None:
    """The three of a sentence, where each can be only one."""
    if any(one.value != one.high for one in amounts):
        return None
    totalled = not document.words_in(amounts[0].sentence).isdisjoint(options.total)
    if len(amounts) > 3 and not totalled:
        return None
    if len(amounts) == 3 and (groups := _groups(options, amounts)):
        return groups
    shares = [one for one in amounts if _per(options, one, amounts) or _each(options, one)]
    shares = [one for one in shares if one.kind != "count"] or shares
    if len(shares) != 1:
        return None
    share = shares[0]
    sums = [one for one in amounts if one is not share and alike(one, share) and not _noun_apart(one, share)]
    numbers = [
        one for one in amounts if one is not share and one not in sums and _numbers(options, one, share)
    ]
    if len(sums) != 1 or len(numbers) != 1 or sums[0].value < share.value:
        return None
    return Shared(numbers[0], share, sums[0])


def _noun_apart(one: Figure, share: Figure) -> bool:
    """Whether two counts are of two things."""
    return share.kind == "count" and (not share.noun or one.noun != share.noun)


def _each(options: Options, figure: Figure) -> bool:
    """Whether “each” stands beside a figure: “£150 apiece”, “each costing £50”."""
    tokens = figure.sentence.tokens
    near = [token.lower for token in tokens[figure.last : figure.last + 2]]
    before = tokens[max(0, figure.first - _AROUND) : figure.first]
    last = max((n for n, token in enumerate(before) if token.kind != "word"), default=-1)
    return not {*near}.isdisjoint(options.each) or any(t.lower in options.each for t in before[last + 1 :])


def _per(options: Options, figure: Figure, amounts: Sequence[Figure]) -> bool:
    """Whether a figure is for a unit of time of which another figure counts several: “$1 billion a year over 10 years”."""
    tokens = figure.sentence.tokens
    if figure.kind == "count" or figure.last + 1 >= len(tokens):
        return False
    per, unit = (token.lower for token in tokens[figure.last : figure.last + 2])
    return per in options.per and any(_time(one) and one.units[0].one == unit for one in amounts)


def _time(figure: Figure) -> bool:
    return figure.kind == "measure" and figure.units[0].dimension == "time"


def _numbers(options: Options, figure: Figure, share: Figure) -> bool:
    """Whether a figure counts those who get so much each."""
    if _time(figure):
        tokens = share.sentence.tokens
        return share.last + 1 < len(tokens) and tokens[share.last + 1].lower == figure.units[0].one
    return figure.kind == "count" and figure.value > 1 and not _per(options, share, (figure,))


def _groups(options: Options, amounts: Sequence[Figure]) -> Shared | None:
    """“Six teams of eight players, 48 in all”."""
    number, share, total = amounts
    tokens = number.sentence.tokens
    gap = [token.lower for token in tokens[number.last : share.first]]
    if (
        any(one.kind != "count" for one in amounts)
        or len(gap) > 2
        or gap[-1:] != [options.of]
        or len(gap) < 2
    ):
        return None
    said = [text.split() for text in options.total]
    beside = any(phrase_at(tokens, at, said) for at in (total.last, total.last + 1))
    lead = [token.lower for token in tokens[share.last : total.first]]
    again = lead[-2:] == [",", options.again] and total.noun == share.noun != ""
    return Shared(number, share, total) if again or (beside and lead[-1:] == [","]) else None


def _agree(told: Shared, slack: float) -> bool:
    """Whether the sum may be that of the shares, or is so far off that it is another; a bound leaves that side open."""
    ratio = told.total.value / (told.number.value * told.share.value)
    if not 1 / SANE < ratio < SANE:
        return True
    up = told.total.bound in ("over", "least") or {told.share.bound, told.number.bound} & {"under", "most"}
    down = told.total.bound in ("under", "most") or {told.share.bound, told.number.bound} & {"over", "least"}
    if told.total.bound not in _LOOSE and told.share.bound not in _LOOSE:
        return True
    open_side = (1 < ratio < OPEN and down and not up) or (1 / OPEN < ratio < 1 and up and not down)
    return bool(open_side) or 1 - slack <= ratio <= 1 + slack


def _written(share: Figure, value: float) -> str:
    for scale, name in ((1e9, "bn"), (1e6, "m")):
        if value >= scale:
            return f"{share.symbol}{value / scale:.1f}{name}"
    return f"{share.symbol}{reckoned(round(value, 1 if value < 10 else 0))}"


CHECK = Check(Options, run)
