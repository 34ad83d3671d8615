"""A change that does not lead from what was to what is: “rose by 40 to 210 from 150”, “doubled from 2.1 million in 1980 to 5.3”."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from copydesk.finding import Related
from copydesk.reckoning.amounts import alike, reckoned, size
from copydesk.reckoning.moves import Move, move_of
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure

SANE = 10.0
"""How many times off a change, or the whole of what was, may be and still be meant of the two figures."""
_NEAR = 6
"""Tokens between a change and the nearer of its two figures."""
_COUNTED = 1000
"""Below this a number of things, or a price, is no rounded one."""
_HALF = 0.006
"""How far a percentage without a hedge may be off besides its rounding."""


class Options(BaseOptions):
    """The words of change.

    `up` and `down`: verbs and nouns beside a change; `by`: words between them and it; `times`: what a verb multiplies by; `parts`: what a phrase leaves; `hedges`: words that
    loosen those; `was`: words before what was; `ago`: words behind it; `points`: what changes of percentages are counted in; `per`: words behind a percentage for each of something; `never`: words in the sentence that make it another change; `label`
    names the two figures.
    """

    up: tuple[str, ...]
    down: tuple[str, ...]
    by: tuple[str, ...]
    times: dict[str, float]
    parts: dict[str, float]
    hedges: tuple[str, ...]
    was: tuple[str, ...]
    ago: tuple[str, ...]
    points: tuple[str, ...]
    per: tuple[str, ...]
    never: tuple[str, ...]
    label: str


class Change(NamedTuple):
    """What is told to have changed: where it stands, and the least and the most that the end may be by it."""

    span: Span
    low: float
    high: float


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find sentences with one start and one end of a figure and a change that does not lead from the one to the other."""
    options: Options = rule.options
    for figures in document.figures_of.values():
        words = document.words_in(figures[0].sentence)
        if len(figures) < 2 or not words.isdisjoint(options.never):
            continue
        move = move_of(figures, options.was, options.ago)
        change = move and (_multiple(options, move) or _amount(options, figures, move))
        if not move or not change:
            continue
        end = size(move.end)[0] if alike(move.start, move.end) else move.end.value
        slack = _slack(move.end, move)
        start = _base(move)[0]
        sane = min(change.low, start) / SANE < end < max(change.high, start) * SANE
        if sane and not change.low - slack <= end <= change.high + slack:
            places = sorted((move.start.span, move.end.span))
            inside = places[0] < change.span < places[1]
            yield rule.finding(
                document,
                change.span,
                related=[
                    Related(p, options.label)
                    for p in (places if inside else [Span(places[0].start, places[1].end)])
                ],
                start=document.seen(move.start.span),
                end=document.seen(move.end.span),
                right=_right(move),
            )


def _right(move: Move) -> str:
    """How the two figures differ, in words."""
    ratio = move.end.value / move.start.value
    if move.end.kind == "percent":
        return f"{reckoned(round(abs(move.end.value - move.start.value), 2))} points"
    return f"{reckoned(round(abs(ratio - 1) * 100))} percent {'more' if ratio >= 1 else 'less'}"


def _slack(figure: Figure, move: Move) -> float:
    """How far a figure may be rounded, in its base unit; the two of a pair are rounded alike."""
    factor = figure.units[0].factor if figure.units and alike(*move) else 1.0
    if figure.bound:
        return figure.slack * factor
    grain = min(move.start.grain, move.end.grain) if figure in move else figure.grain
    if figure.value >= _COUNTED or figure.grain < 1:
        return min(figure.slack, grain / 2, figure.value / 40) * factor
    return 0.0 if figure.kind in ("count", "money") else min(figure.slack, 0.5) * factor


def _multiple(options: Options, move: Move) -> Change | None:
    """A verb or a phrase for a multiple, before the two figures or between them."""
    tokens = move.start.sentence.tokens
    for at in range(max(0, move.first - 12), move.last):
        if at < move.first and tokens[at].text in (";", ":"):
            continue
        word = tokens[at].lower
        phrase = " ".join(token.lower for token in tokens[at : at + 3])
        part = next((p for p in options.parts if f"{phrase} ".startswith(f"{p} ")), "")
        factor = options.times.get(word, 0.0) or options.parts.get(part, 0.0)
        if not factor:
            continue
        if any(tokens[n].text in (";", ":") for n in range(at, move.first)):
            return None
        before = {token.lower for token in tokens[max(0, at - 2) : at]}
        last = at + max(1, len(part.split()))
        loose = 0.3 if not before.isdisjoint(options.hedges) else 0.1
        start, slack = _base(move)
        more = "than" in before
        if "to" in before or (more and "less" in before):
            return None
        span = Span(tokens[at].start, tokens[last - 1].end)
        return Change(
            span,
            (start - slack) * factor * (1 - loose),
            (start + slack) * factor * (1 + loose) * (10 if more else 1),
        )
    return None


def _base(move: Move) -> tuple[float, float]:
    start = size(move.start)[0] if alike(move.start, move.end) else move.start.value
    return start, _slack(move.start, move)


def _amount(options: Options, figures: Sequence[Figure], move: Move) -> Change | None:
    """The only percentage or amount of the sentence that is told as a change beside the two figures."""
    changes = [one for one in figures if one not in move and one.value == one.high and _told(options, one)]
    near = [one for one in changes if _gap(one, move) <= _NEAR and _of_the_two(options, one, move)]
    if len(near) != 1 or len(changes) != 1:
        return None
    told, way = near[0], _way(options, near[0])
    start, slack = _base(move)
    if told.kind == "percent" and move.end.kind != "percent":
        share = way * told.value / 100
        loose = (
            told.slack / 100 + 0.02
            if told.bound
            else min(told.grain, 1.0) / 200 + max(_HALF, told.value / 3000)
        )
        ends = [start * (1 + share + sign * loose) + sign * slack for sign in (-1, 1)]
    else:
        step = _step(options, told, move)
        if step is None:
            return None
        loose = _slack(told, move) if told.kind != "measure" or told.units[0].dimension != "points" else 0.0
        if move.end.kind == "percent":
            slack = min(slack, move.start.grain / 2)
            rounded = told.grain < 1 or bool(told.bound) or move.end.grain < 1
            loose = min(told.grain, 1.0) / 2 if rounded else 0.0
        ends = [start + way * step + sign * (slack + loose) for sign in (-1, 1)]
    low, high = min(ends), max(ends)
    if told.bound in ("over", "least"):
        return Change(told.span, low if way > 0 else 0.0, 1e18 if way > 0 else high)
    if told.bound in ("under", "most"):
        return None
    return Change(told.span, max(low, 0.0), max(high, 0.0))


def _step(options: Options, told: Figure, move: Move) -> float | None:
    """An absolute change in the base unit of the two figures."""
    if move.end.kind == "percent":
        points = told.units and told.units[0].dimension == "points"
        if points:
            return told.value * told.units[0].factor * 100
        return told.value if told.kind == "count" and told.noun.removesuffix("-") in options.points else None
    if told.kind == "money" == move.end.kind and told.noun in ("cents", "cent", "pence") and move.end.symbol:
        return told.value / 100
    if (
        told.kind == "count" == move.end.kind
        and told.noun
        and told.noun not in (move.end.noun, move.start.noun)
    ):
        return None
    return size(told)[0] if alike(told, move.end) else None


def _gap(one: Figure, move: Move) -> int:
    """Tokens between a figure and the nearer of the two."""
    return min(max(end.first - one.last, one.first - end.last) for end in move)


def _of_the_two(options: Options, one: Figure, move: Move) -> bool:
    """Whether a change behind the two figures says nothing of another thing: “, a rise of 15 percent”."""
    if one.first < move.last:
        return True
    tokens = one.sentence.tokens[move.last : one.first]
    words = (*options.by, *options.up, *options.down)
    return all(token.kind != "word" or token.lower in words for token in tokens) and len(tokens) > 1


def _told(options: Options, figure: Figure) -> bool:
    """Whether a figure is told as a change, and not as one for each year or person."""
    tokens = figure.sentence.tokens
    if figure.kind == "percent" and figure.last < len(tokens) and tokens[figure.last].lower in options.per:
        return False
    return figure.kind in ("count", "money", "measure", "percent") and _way(options, figure) != 0


def _way(options: Options, figure: Figure) -> int:
    """Whether words beside a figure say that it is a rise (1) or a fall (-1); 0 if neither or both."""
    tokens = figure.sentence.tokens
    at = figure.first - 1
    while at >= 0 and tokens[at].lower in options.by:
        at -= 1
    before = {token.lower for token in tokens[max(0, at) : at + 1]}
    if not before or before.isdisjoint((*options.up, *options.down)):
        before = {token.lower for token in tokens[figure.last : figure.last + 1]}
    up, down = not before.isdisjoint(options.up), not before.isdisjoint(options.down)
    return 0 if up == down else 1 if up else -1


CHECK = Check(Options, run)
