"""A total and the parts that a sentence tells of it, one after the other: “of whom 13 are nurses, eight doctors and three clerks”."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from copydesk.reckoning.amounts import alike, hyphened, size, whole
from copydesk.reckoning.counted import plural

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from copydesk.reckoning.figures import Figure
    from copydesk.sentences import Token

Cue = Literal["of", "lead", "among", "list", "aside"]
"""What makes figures parts: “of whom”, “Of the” before the total, “including”, a colon or dash, a comma."""

_JOINS = frozenset({",", "and", ";", "while", "plus"})
_NEVER = frozenset({")", "]"})
_OPENERS = frozenset({":", "(", "—", "–", "--"})
_CLOSERS = frozenset({",", ".", ";", ")", ":", "—", "–", "--", "!", "?"})
_ARTICLES = frozenset({"a", "an"})
_OF_THEM = frozenset({"whom", "which", "them", "these", "those"})
_FEW = 2
"""A total of so many has no parts to add up."""
_BEFORE = _JOINS | {"the", "other", "remaining", "about", "some", "only", "just"}
_COPULAS = frozenset({"are", "were", "is", "was", "to", "for", "in", "at", "on", "from"})
_LEAD = frozenset({"out", "of", "the", "all", "its", "their", "those", "these", "his", "her"})
_COUNTED = 10_000
"""Up to this a whole number is taken as counted, not rounded."""
_MOST = 24
"""Figures among which the parts of one total are looked for."""
_GAP, _OPEN, _ASIDE = 13, 12, 5
"""Tokens between two parts, between a total and its first part, and there where only a comma makes it one."""


class Parts(NamedTuple):
    """The parts of a total; `closed` says that a list of them ends with “and” and nothing uncounted stands in it, `rest` that the last is all that is left."""

    total: Figure
    parts: tuple[Figure, ...]
    cue: Cue
    closed: bool
    rest: bool

    @property
    def sum(self) -> float:
        """What the parts come to, in the total's unit."""
        return sum(part.value for part in self.parts)

    @property
    def even(self) -> bool:
        """Whether nothing but a joint stands before each part, and no two of them do the same to other things: “18 exceed …, and 17 exceed …”."""
        tokens = self.total.sentence.tokens
        follows = [tokens[part.last].lower for part in self.parts if part.last < len(tokens)]
        if sum(tokens[part.last : part.last + 2][-1].lower in _OF_THEM for part in self.parts) == 1:
            return False
        joined = all(tokens[part.first - 1].lower in _BEFORE for part in self.parts[1:])
        return joined and (len({*follows}) == len(follows) or {*follows} <= _COPULAS)

    @property
    def slack(self) -> float:
        """How far rounding may set the sum apart from the total."""
        return sum(_rounding(figure) for figure in (self.total, *self.parts))


class Words(NamedTuple):
    """Words of lists: `among` open parts of a whole, `never` end a list, `left` stand before all that is left."""

    among: Collection[str]
    never: Collection[str]
    left: Collection[str]


def parts_of(figures: Sequence[Figure], index: int, words: Words) -> Parts | None:
    """The parts behind a figure of a sentence, two or more, if words or marks say that they are its parts."""
    total = figures[index]
    if not _single(total) or (total.kind == "count" and not (whole(total) and total.value > 1)):
        return None
    if index and _of_another(figures[index - 1], total):
        return None
    parts = _row(figures, index, words)
    cue = _cue(total, parts, words) if len(parts) > 1 else None
    if cue is None:
        return None
    tokens = total.sentence.tokens
    last = [token.lower for token in tokens[parts[-2].last : parts[-1].first]]
    if cue != "list" and (all(part.value == 1 for part in parts) or total.value <= _FEW):
        return None
    inner = [token.lower for token in tokens[parts[0].last : parts[-1].first]]
    bare = not any(word in _ARTICLES and inner[n - 1] in _JOINS for n, word in enumerate(inner) if n)
    bare = bare and not any(word == "of" and inner[n + 1] in _OF_THEM for n, word in enumerate(inner[:-1]))
    rest = not {*last[-2:]}.isdisjoint(words.left)
    return Parts(total, tuple(parts), cue, bare and "and" in last and _ends(tokens, parts[-1]), rest)


def _of_another(before: Figure, total: Figure) -> bool:
    """Whether a figure is what another one is of: “33 of the 100 seats”."""
    gap = [token.lower for token in total.sentence.tokens[before.last : total.first]]
    return 0 < len(gap) < _ASIDE and "of" in gap[:3]


def _row(figures: Sequence[Figure], index: int, words: Words) -> list[Figure]:
    """The figures behind a total that are joined as a list is."""
    total = figures[index]
    tokens = total.sentence.tokens
    parts: list[Figure] = []
    before = total
    for figure in figures[index + 1 : index + _MOST]:
        gap = {token.lower for token in tokens[before.last : figure.first]}
        if not _part(figure, total) or len(gap) > _GAP or not gap.isdisjoint(words.never):
            break
        if parts and (gap.isdisjoint(_JOINS) or not gap.isdisjoint({*_NEVER, *words.among})):
            break
        parts.append(figure)
        before = figure
    return parts


def _part(figure: Figure, total: Figure) -> bool:
    if not alike(figure, total) or not _single(figure) or hyphened(figure):
        return False
    if figure.kind == "count":
        return whole(figure) and figure.value >= 1
    return figure.kind == "money" or figure.units[:1] == total.units[:1] != ()


def _single(figure: Figure) -> bool:
    return figure.exact and figure.kind in ("count", "money", "measure")


def _cue(total: Figure, parts: Sequence[Figure], words: Words) -> Cue | None:
    """What makes the first part one of the total."""
    tokens = total.sentence.tokens
    first = parts[0]
    gap = [token.lower for token in tokens[total.last : first.first]]
    behind = [token.lower for token in tokens[first.last : first.last + 2]]
    if gap[:1] == ["of"] and gap[1:2] and gap[1] in _OF_THEM:
        return None
    if any(gap[n - 1] == "of" and word in _OF_THEM for n, word in enumerate(gap) if n):
        return "of"
    lead = [token.lower for token in tokens[: total.first]] if total.first <= len(_LEAD) else []
    if "of" in lead and {*lead} <= _LEAD:
        return "lead" if "," in gap else None
    if not gap or len(gap) > _OPEN:
        return None
    if gap[-1] in _OPENERS:
        return "list" if _OPENERS.isdisjoint(gap[:-1]) and "," not in gap and _named(total) else None
    if behind[:1] == ["of"] and behind[1:] and behind[1] in _OF_THEM and "," in gap:
        return "of"
    if not {*gap}.isdisjoint(words.among) and not plural(gap[-1]):
        return "among"
    aside = (
        gap[-1] == "," and gap.count(",") == 1 and len(gap) <= _ASIDE and behind[:1] and behind[0] not in gap
    )
    return "aside" if aside and total.kind == "count" and _named(total) and _unnamed(parts) else None


def _named(total: Figure) -> bool:
    """Whether what a total counts stands right behind it, as before a list."""
    tokens = total.sentence.tokens
    if total.kind != "count":
        return True
    return (
        plural(total.noun)
        and not hyphened(total)
        and any(t.lower == total.noun for t in tokens[total.last : total.last + 3])
    )


def _unnamed(parts: Sequence[Figure]) -> bool:
    """Whether no part names what it counts, so that it is of what the total counts: “15 in Haiti”, “two inside”."""
    tokens = parts[0].sentence.tokens
    follows = [tokens[part.last] for part in parts if part.last < len(tokens)]
    return len(follows) == len(parts) and all(
        token.kind == "word" and token.text.islower() and not plural(token.lower) for token in follows
    )


def _ends(tokens: Sequence[Token], last: Figure) -> bool:
    """Whether a mark follows within some words of the last part."""
    near = tokens[last.last : last.last + 7]
    return len(near) < 7 or any(token.text in _CLOSERS for token in near)


def _rounding(figure: Figure) -> float:
    return figure.grain / 2 if figure.grain < 1 or figure.value > _COUNTED else 0.0


def remainder(figure: Figure, before: Sequence[Figure], left: Collection[str]) -> bool:
    """Whether a figure is said to be all that is left of something told before: “the remaining 38”."""
    if not before:
        return False
    tokens = figure.sentence.tokens
    lead = [token.lower for token in tokens[max(0, figure.first - 3) : figure.first]]
    return bool(lead) and (
        lead[-1] in left or (lead[-1] in (",", "(") and lead[-2:-1] != [] and lead[-2] in left)
    )


def agreeing(parts: Parts) -> bool:
    """Whether the parts come to the total, as far as they are rounded."""
    return abs(size(parts.total)[0] - sum(size(part)[0] for part in parts.parts)) <= parts.slack * (
        parts.total.units[0].factor if parts.total.units else 1
    )
