"""Names that stand in the news beside one another and hardly beside others: “Hilary” before “Clinton”, “Regan” behind “Ronald”."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from copydesk.naming import famous
from copydesk.naming.gazetteer import gazetteer, heads, titles
from copydesk.orthography import distance, lexicon
from copydesk.orthography.variants import MUCH, NAME_COST, related, transliterated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from copydesk.sentences import Sentence, Token

SHORTEST = 4
"""Letters of the shortest name that is called a slip for another."""

FAR = 1.0
"""What a slip in a name that nobody knows may cost."""

STRANGE = 1
"""Grade up to which a name in the table is one that nobody knows: news holds slips."""

RARE = 4
"""Grade up to which a name is so rare that beside what stands with one like it, it is hardly anybody's."""

WEDDED = -2
"""Grades by which two names together may be rarer than one of them for that to be hardly anybody else's."""

RESPELLED = 4
"""Grades by which a given name before a surname outweighs another spelling of itself there."""

TITLED = 9
"""Grade of a title and a name together, from which nobody else is meant by it."""

OFTEN = 3
"""Times in an article that a name which many bear stands beside another before it is somebody else's."""


class Misspelt(NamedTuple):
    """A token whose name is a slip for `meant`, which stands beside its neighbour in the news."""

    token: Token
    meant: str


@cache
def _sides() -> tuple[Mapping[str, Sequence[str]], Mapping[str, Sequence[str]]]:
    """By a name in the lower case, the names that stand behind it and those that stand before it."""
    behind: dict[str, list[str]] = {}
    before: dict[str, list[str]] = {}
    for pair in lexicon.pairs().all():
        one, two = pair.split("_")
        behind.setdefault(one.lower(), []).append(two)
        before.setdefault(two.lower(), []).append(one)
    return behind, before


def misspelt(
    places: Mapping[str, Sequence[tuple[Sentence, int]]],
    capitals: Mapping[str, Sequence[tuple[Sentence, int]]],
) -> Iterator[Misspelt]:
    """The names of an article that are slips for what stands beside their neighbour; `capitals` are where names may be."""
    for side, partners in zip((1, -1), _sides(), strict=True):
        for word in partners.keys() & capitals.keys():
            for sentence, index in capitals[word]:
                tokens = sentence.tokens
                if not 0 <= index + side < len(tokens):
                    continue
                token, other = tokens[index + side], tokens[index]
                if not (
                    _name(token.text) and other.text[0].isupper() and tokens[max(index, index + side)].spaced
                ):
                    continue
                stem = lexicon.bare(lexicon.level(token.text))
                meant = _meant(stem, other.text, side)
                if meant and (strange(stem) or len(places.get(token.lower, ())) < OFTEN):
                    yield Misspelt(token, meant + token.text[len(stem) :])


def _name(text: str) -> bool:
    return (
        len(text) >= SHORTEST
        and text[0].isupper()
        and not text.isupper()
        and text[1].islower()
        and not any(map(str.isupper, text[4:]))
    )


def strange(name: str) -> bool:
    """Whether the news hardly knows a name."""
    grade = lexicon.names().grade(name)
    return grade is None or grade <= STRANGE


def rare(name: str) -> bool:
    """Whether the news has a name so seldom that beside another it is hardly anybody's."""
    return (lexicon.names().grade(name) or 0) <= RARE


@lru_cache(lexicon.REMEMBERED)
def _meant(name: str, other: str, side: int) -> str | None:
    """What a name is a slip for behind (1) or before (-1) another, if there is just one."""
    partners = _sides()[0 if side > 0 else 1].get(other.lower(), ())
    if not name.isascii() or not name.isalpha():
        return None
    if lexicon.known(name.lower()) and not (side < 0 and name in gazetteer().given):
        return None
    own = _together(name, other, side) if name in partners else None
    found = [one for one in partners if one != name and _slip(name, one, other, side)]
    if len(found) != 1:
        return None
    much = RESPELLED if side < 0 and _respelled(name, found[0], other) else MUCH
    if own is not None and own + much > _together(found[0], other, side):
        return None
    return found[0]


def _together(name: str, other: str, side: int) -> int:
    """How frequent a name is behind (1) or before (-1) another."""
    return lexicon.pairs().grade(f"{other}_{name}" if side > 0 else f"{name}_{other}") or 0


def _slip(name: str, meant: str, other: str, side: int) -> bool:
    grade = lexicon.names().grade
    if side < 0 and _respelled(name, meant, other):
        return True
    if lexicon.known(name.lower()):
        return False
    if meant[0] != name[0] or abs(len(meant) - len(name)) > 1 or transliterated(name, meant):
        return False
    price = distance.cost(name.lower(), meant.lower(), FAR)
    together = _together(meant, other, side)
    if other in titles() and together < TITLED:
        return False
    alike = name.replace("u", "o") == meant.replace("u", "o")
    if price > FAR or (alike and (len(name) <= SHORTEST or not rare(name))):
        return False
    given = _both_given(name, meant)
    if _bears(name, other, side) and not given:
        return False
    if rare(name):
        last = name == meant + meant[-1] and meant not in gazetteer().given
        return given or last or len(name) == len(meant) or not related(name, meant)
    if side < 0 and (not given or meant.startswith(name)):
        return False
    wedded = together - (grade(other) or 0) >= (WEDDED if side < 0 else WEDDED + 1)
    return (
        wedded
        and price <= NAME_COST
        and (given or not related(name, meant))
        and (grade(name) or 0) <= (grade(meant) or 0) + 1
    )


def _respelled(name: str, meant: str, other: str) -> bool:
    """Whether a given name is another spelling of the one that those whom the news means by a surname mostly have: “Lindsay” for “Lindsey Graham”.

    A short form (Steve, Steven) is no slip, nor what makes another of a man or a woman (Mario, Maria).
    """
    return (
        name[0] == meant[0]
        and min(len(name), len(meant)) >= SHORTEST
        and name[:-1] != meant[:-1]
        and (_doubled(name, meant) or not (meant.startswith(name) or name.startswith(meant)))
        and _together(meant, other, -1) - (lexicon.names().grade(other) or 0) >= WEDDED
        and _both_given(name, meant)
        and distance.cost(name.lower(), meant.lower(), FAR) <= FAR
    )


def _doubled(one: str, two: str) -> bool:
    """Whether one name is the other with its last letter twice: Bret and Brett."""
    short, long = sorted((one, two), key=len)
    return long == short + short[-1]


def _bears(name: str, other: str, side: int) -> bool:
    """Whether a name is somebody else's: many bear it and the given name before it, or schools and the like have names such as it."""
    if side > 0:
        many = (lexicon.names().grade(other) or 0) >= famous.MANY
        return many and name in famous.reference().families
    head = heads().get(other)
    return head is not None and head.kind == "organisation" and name in famous.reference().others


def _both_given(name: str, meant: str) -> bool:
    """Whether two names are given names of one person or another, such as Sara and Sarah."""
    given = gazetteer().given
    return name in given and meant in given
