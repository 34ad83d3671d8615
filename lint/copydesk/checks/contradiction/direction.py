"""A rise that falls and a fall that rises: “rose from 20 to 15”, “6 percent, up from 8”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import alike, phrase_at, size
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure
    from copydesk.sentences import Token

ALIKE = 20
"""How many times greater a figure may be than another of the same thing."""
LONG = 4
"""Letters above which a word of a phrase is no particle: “below”, “lower”."""
_NO_LEVELS = ("year", "ordinal", "age", "time")
REACH = 8
"""Tokens between a verb and the figures that it goes with."""


class Options(BaseOptions):
    """Words that say which of two figures is the greater.

    `up` and `down` are verbs and nouns before “from A to B” and “to B from A”; `above` and `below` are phrases between
    two figures, the first of which is the greater or the smaller, behind a mark where they begin with one of
    `loose`; `loosely`: words before a figure that round it; `anew`: words that begin another statement; `way`: words before “from A to B” that say which way. `unless`: words in the sentence that change the sense; `label` names the
    first figure.
    """

    up: tuple[str, ...]
    down: tuple[str, ...]
    above: tuple[str, ...]
    below: tuple[str, ...]
    loose: tuple[str, ...]
    loosely: tuple[str, ...]
    anew: tuple[str, ...]
    way: dict[str, int]
    unless: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find figures that go the other way than the words between or before them."""
    options: Options = rule.options
    phrases = {tuple(text.split()): 1 for text in options.above} | {
        tuple(text.split()): -1 for text in options.below
    }
    verbs = dict.fromkeys(options.up, 1) | dict.fromkeys(options.down, -1)
    unless = frozenset(options.unless)
    for figures in document.figures_of.values():
        if len(figures) < 2:
            continue
        tokens = figures[0].sentence.tokens
        if not unless.isdisjoint(token.lower for token in tokens):
            continue
        seats = [n for n, figure in enumerate(figures) if figure.kind not in _NO_LEVELS]
        levels = tuple(figures[n] for n in seats)
        for later in range(1, len(levels)):
            found = (
                _between(figures, seats[later], phrases, options.loose, options.down)
                or _verb(options, levels, later, verbs)
                or _arriving(levels, later, verbs, options.way)
            )
            if found:
                word, first, wanted = found
                yield rule.finding(
                    document,
                    levels[later].span,
                    related=[Related(first.span, options.label)],
                    word=word,
                    one=document.seen(first.span),
                    relation="more" if wanted > 0 else "less",
                )


def _between(
    figures: tuple[Figure, ...],
    later: int,
    phrases: dict[tuple[str, ...], int],
    loose: tuple[str, ...],
    opposed: tuple[str, ...],
) -> tuple[str, Figure, int] | None:
    """“A, up from B”, where no figure of the kind that stands before it goes with the words."""
    other = figures[later]
    tokens = other.sentence.tokens
    if tokens[other.first - 1].text[0].isupper() or _spelt_range(figures, later):
        return None
    for start in range(max(0, other.first - 5), other.first):
        length = phrase_at(tokens, start, phrases)
        between = tokens[start + length : other.first]
        if (
            not length
            or (later and figures[later - 1].first >= start)
            or any(t.kind == "mark" for t in between)
        ):
            continue
        if tokens[start].lower in loose and not (start and tokens[start - 1].kind == "mark"):
            continue
        words = tuple(token.lower for token in tokens[start : start + length])
        wanted = phrases[words]
        before = [figure for figure in figures[:later] if figure.last <= start]
        near = [figure for figure in before if _same(figure, other) and not _dated(figure)]
        near = [figure for figure in near if not _bracketed(figure)] or near
        nouns = (
            {token.lower for token in tokens[max(0, near[-1].first - 4) : near[-1].first]} if near else set()
        )
        if not nouns.isdisjoint(
            (*opposed, *(word for phrase in phrases for word in phrase if len(word) > LONG))
        ):
            return None
        if not near or start - near[-1].last > REACH + len(before) or not _near(near[-1], other):
            return None
        if all(_against(figure, other, wanted) for figure in near):
            return " ".join(words), near[-1], wanted
        return None
    return None


def _verb(
    options: Options, figures: tuple[Figure, ...], later: int, verbs: dict[str, int]
) -> tuple[str, Figure, int] | None:
    """“rose from A in May to B”, “rose to B in May from A”."""
    one, other = figures[later - 1], figures[later]
    tokens = one.sentence.tokens
    gap = [token.lower for token in tokens[one.last : other.first]]
    lead = tokens[one.first - 1].lower if one.first else ""
    if len(gap) > REACH or not _same(one, other) or lead not in ("from", "to"):
        return None
    if any(token.kind == "mark" or token.lower in options.anew for token in tokens[one.last : other.first]):
        return None
    joint = [word for word in gap if word in ("from", "to")]
    if joint != (["to"] if lead == "from" else ["from"]):
        return None
    if gap[-1] not in joint and (gap[-1] not in options.loosely or gap[-2] not in joint):
        return None
    clause = _clause(tokens, one.first - 1)
    if len({verbs[word] for word in clause if word in verbs}) != 1:
        return None
    for word in reversed(clause[-REACH:]):
        if word in options.anew:
            return None
        if word in verbs:
            start, end = (one, other) if lead == "from" else (other, one)
            against = _against(end, start, verbs[word]) and _near(one, other)
            return (word, one, verbs[word]) if against else None
    return None


def _arriving(
    figures: tuple[Figure, ...], later: int, verbs: dict[str, int], way: dict[str, int]
) -> tuple[str, Figure, int] | None:
    """“fell from A, dropping to B”, “up from A to B”."""
    one, other = figures[later - 1], figures[later]
    tokens = one.sentence.tokens
    words = [token.lower for token in tokens[max(0, one.first - 2) : one.first]]
    gap = [token.lower for token in tokens[one.last : other.first]]
    if words[-1:] != ["from"] or not _same(one, other) or not _near(one, other):
        return None
    word = (
        words[0]
        if gap == ["to"] and words[0] in way
        else gap[1]
        if len(gap) == 3 and gap[::2] == [",", "to"]
        else ""
    )
    sign = way.get(word) or verbs.get(word, 0)
    return (word, one, sign) if sign and _against(other, one, sign) else None


def _spelt_range(figures: tuple[Figure, ...], later: int) -> bool:
    """Whether a figure goes on to the next one: “six to eight months”."""
    if later + 1 >= len(figures):
        return False
    one, other = figures[later], figures[later + 1]
    return [token.lower for token in one.sentence.tokens[one.last : other.first]] == ["to"]


def _clause(tokens: tuple[Token, ...], stop: int) -> list[str]:
    """The words before a place, back to the nearest mark, but for a comma right before it."""
    start = stop - (stop > 0 and tokens[stop - 1].text == ",")
    while start and tokens[start - 1].kind != "mark":
        start -= 1
    return [token.lower for token in tokens[start:stop] if token.kind != "mark"]


def _same(one: Figure, other: Figure) -> bool:
    """Whether two figures are alike, a unit left out counting as the other's."""
    if other.kind == "count" and not other.noun and one.kind in ("measure", "percent", "money"):
        return True
    if one.kind in ("year", "ordinal", "age") or other.kind in ("year", "ordinal"):
        return False
    return alike(one, other)


def _bracketed(figure: Figure) -> bool:
    """Whether a figure stands in brackets, though not as the first thing in them."""
    for token in reversed(figure.sentence.tokens[max(0, figure.first - 2 * REACH) : figure.first]):
        if token.text in "()":
            return token.text == "("
    return False


def _dated(figure: Figure) -> bool:
    """Whether a bare figure stands behind a capital, as the day of a date does."""
    tokens = figure.sentence.tokens
    before = tokens[figure.first - 1] if figure.first > 1 else None
    return figure.kind == "count" and not figure.noun and before is not None and before.text[0].isupper()


def _near(one: Figure, other: Figure) -> bool:
    """Whether two figures are near enough in size to be of the same thing."""
    (low, high), (other_low, other_high) = _sizes(one, other)
    return low > 0 and other_low > 0 and max(high, other_high) / min(low, other_low) < ALIKE


def _sizes(one: Figure, other: Figure) -> tuple[tuple[float, float], tuple[float, float]]:
    """What two figures may be; a unit left out counts as the other's."""
    if other.kind != one.kind:
        return (one.value, one.high), (other.value, other.high)
    return size(one), size(other)


def _against(one: Figure, other: Figure, wanted: int) -> bool:
    """Whether the first figure is surely less than the other where it ought to be more (1), or more (-1)."""
    (low, high), (other_low, other_high) = _sizes(one, other)
    return high < other_low if wanted > 0 else low > other_high


CHECK = Check(Options, run)
