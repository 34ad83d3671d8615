"""A name spelled two ways in one article: which spelling is the slip, and where the other stands."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from copydesk.orthography import distance, lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from copydesk.sentences import Sentence, Token

SHORTEST = 5
"""Letters of the shortest name that is called a variant of another."""

NEAR = 4
"""Tokens within which two similar names are two people: “Sarah and Sara Jones”."""

LONG = 8
"""Letters from which a common word with a capital (“Constitution”) may be what a name is a slip for."""

COMMON = 8
"""Grade from which a word in the lower case is no first name when it has a capital (“President”)."""


NAME_COST = 0.9
"""What a slip in a name may cost; names of others are further away."""

_VOWELS = frozenset("aeiouy")
_RELATED = frozenset(
    [
        "s",
        "es",
        "n",
        "an",
        "ian",
        "ans",
        "ese",
        "ish",
        "i",
        "is",
        "ic",
        "a",
        "o",
        "e",
        "y",
        "in",
        "ov",
        "ev",
        "ova",
        "eva",
        "ski",
        "ska",
        "sky",
        "son",
        "sen",
        "er",
        "ers",
        "ist",
        "ists",
        "ism",
        "um",
        "us",
        "ina",
        "ita",
        "ito",
        "ie",
        "ey",
        "ly",
        "na",
        "ia",
        "ya",
        "os",
        "as",
        "en",
        "ns",
        "z",
        "ez",
        "t",
        "d",
        "h",
    ]
)
"""What may be added to a name and make another of it, or a word that belongs to it."""


_WRITTEN = (
    ("y", "i"),
    ("ii", "i"),
    ("kh", "k"),
    ("gh", "g"),
    ("dh", "d"),
    ("q", "k"),
    ("ck", "k"),
    ("c", "k"),
    ("ei", "ai"),
    ("ae", "ai"),
    ("ou", "u"),
)
"""Letters that one sound of another script is written with; the second stands for both."""


def transliterated(one: str, two: str) -> bool:
    """Whether two names may be one of another script: Yanukovich and Yanukovych, Gadafi and Gadhafi."""
    names = [one.lower(), two.lower()]
    for written, other in _WRITTEN:
        names = [name.replace(written, other) for name in names]
    return names[0] == names[1]


def related(one: str, two: str) -> bool:
    """Whether names differ only as related names do: Ivanov and Ivanova, Zelensky and Zelenskiy, Korea and Korean."""
    short, long = sorted((one, two), key=len)
    if one.rstrip("ijy") == two.rstrip("ijy"):
        return True
    if long.startswith(short) and long[len(short) :] in _RELATED:
        return True
    if one != two and one.endswith("s") and two.endswith("s") and related(one[:-1], two[:-1]):
        return True
    ends = _VOWELS | {"s", "n"}
    return short[:-1] == long[:-1] and short[-1] in ends and long[-1] in ends


class Variant(NamedTuple):
    """A token whose name is a slip for another name of the article; `other` is where that stands first."""

    token: Token
    meant: str
    other: Token


class _Name:
    """One spelling of a name and all places where the article has it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain = _plain(text)
        self.letters = frozenset(self.plain)
        self.places: list[tuple[Sentence, int]] = []

    @cached_property
    def before(self) -> frozenset[str]:
        """The names right before it."""
        spots = [(sentence.tokens, index) for sentence, index in self.places if index]
        return frozenset(
            name for tokens, index in spots if tokens[index].spaced and (name := _capital(tokens[index - 1]))
        )

    @cached_property
    def behind(self) -> frozenset[str]:
        """The names right behind it."""
        spots = [(sentence.tokens, index + 1) for sentence, index in self.places]
        return frozenset(
            name for tokens, index in spots if index < len(tokens) and (name := _capital(tokens[index]))
        )

    @cached_property
    def inside(self) -> bool:
        """Whether it stands behind a word somewhere."""
        return any(index and sentence.tokens[index - 1].kind == "word" for sentence, index in self.places)

    def near(self, other: _Name) -> bool:
        """Whether two names have about the same letters, so that one may be a slip for the other."""
        return abs(len(self.plain) - len(other.plain)) <= 2 and len(self.letters ^ other.letters) <= 3

    @property
    def first(self) -> Token:
        sentence, index = self.places[0]
        return sentence.tokens[index]

    @property
    def known(self) -> bool:
        return lexicon.names().grade(self.text) is not None


def _plain(text: str) -> str:
    """A name in the lower case without its accents."""
    if text.isascii():
        return text.lower()
    return "".join(c for c in normalize("NFD", text.lower()) if c.isalpha() or c in "'-").replace("ł", "l")


def _capital(token: Token) -> str:
    """A neighbour that is part of the name, or nothing: titles (“President”) are none."""
    if token.kind != "word" or not token.text[0].isupper():
        return ""
    return _untitled(token.text)


@lru_cache(lexicon.REMEMBERED)
def _untitled(text: str) -> str:
    return (
        ""
        if (lexicon.grade(lexicon.level(text).lower()) or 0) >= COMMON
        else lexicon.bare(lexicon.level(text))
    )


def variants(capitals: Mapping[str, Sequence[tuple[Sentence, int]]]) -> Iterator[Variant]:
    """The slips in names of an article, whose words with a capital are given with their places."""
    groups: dict[str, list[_Name]] = defaultdict(list)
    for name in _names(capitals):
        groups[name.plain[:1]].append(name)
    for group in groups.values():
        for name in group:
            if len(name.places) > 2 or len(name.plain) < SHORTEST:
                continue
            best = min(
                (
                    other
                    for other in group
                    if other is not name and name.near(other) and _slip_for(name, other, group)
                ),
                key=lambda other: (-len(other.places), other.first.start),
                default=None,
            )
            if best:
                for sentence, index in name.places:
                    token = sentence.tokens[index]
                    yield Variant(token, best.text + token.text[len(name.text) :], best.first)


def _names(capitals: Mapping[str, Sequence[tuple[Sentence, int]]]) -> list[_Name]:
    found: dict[str, _Name] = {}
    for word, spots in capitals.items():
        if len(word) < SHORTEST:
            continue
        for sentence, index in spots:
            token = sentence.tokens[index]
            if token.kind == "word" and token.text[0].isupper() and (stem := _stem(token.text)):
                name = found.get(stem)
                if name is None:
                    name = found[stem] = _Name(stem)
                name.places.append((sentence, index))
    return [name for name in found.values() if name.inside or lexicon.grade(name.text.lower()) is None]


@lru_cache(lexicon.REMEMBERED)
def _stem(text: str) -> str:
    """The name that a word with a capital is, without a possessive's ending; nothing for initials and what holds figures."""
    stem = lexicon.bare(lexicon.level(text))
    if stem.isupper() or not stem.replace("'", "").replace("-", "").isalpha():
        return ""
    return stem if all(part[:1].isupper() for part in stem.split("-")) else ""


def _slip_for(name: _Name, other: _Name, group: list[_Name]) -> bool:
    """Whether a name is a slip for another that the article uses more often or introduced first."""
    one, two = name.plain, other.plain
    if one == two:
        return _respelled(name, other)
    size = min(len(one), len(two))
    if one + "s" == two:
        return _owner(name, other)
    if two + "s" == one or not name.text.isascii():
        return False
    alike = bool(name.before & other.before) or bool(name.behind & other.behind)
    word = lexicon.grade(name.text.lower())
    if (word is not None and (word > RARE or not alike)) or not other.inside or not _weightier(other, name):
        return False
    if size < LONG and (lexicon.grade(other.text.lower()) or 0) >= COMMON:
        return False
    price = distance.cost(one, two, 2.0)
    if price > (1.0 if size < 7 else 1.3 if size < 10 else 1.8):
        return False
    if price <= NAME_COST and (_outweighed(name, other) or _unintroduced(name, other)):
        return not _neighbours(name, other)
    if (name.known or related(one, two)) and not (alike and not name.known):
        return False
    if any(
        third is not name and third.plain != two and related(one, third.plain) and len(third.places) > 1
        for third in group
    ):
        return False
    return (alike or not _different(name, other)) and not _neighbours(name, other)


MUCH = 7
"""Grades by which a name outweighs another that may be a slip for it in the news, too."""


def _outweighed(name: _Name, other: _Name) -> bool:
    """Whether an article has one long name again and again and, once, what is hardly a name: “Obamcare”.

    The spelling may stand in the table of names: news holds slips. Another spelling of a name from another script is
    one that the article does not use.
    """
    if (
        len(name.places) > 1
        or len(name.plain) < LONG
        or len(other.places) < OFTEN
        or related(name.plain, other.plain)
    ):
        return False
    grade = lexicon.names().grade
    known, usual = grade(name.text), grade(other.text) or 0
    if known is None:
        return transliterated(name.text, other.text)
    return usual >= known + MUCH


FEW = 9
"""Grade up to which few bear a name, so that two that are nearly the same in one article are hardly two people's."""

MANY = 11
"""Grade from which a name is often left without a first name: everybody knows who is meant."""


def _unintroduced(name: _Name, other: _Name) -> bool:
    """Whether a surname belongs to nobody whom the article introduces, and one like it to somebody: “Karen Halbert … Helbert said”."""
    grade = lexicon.names().grade
    return (
        not name.before
        and not name.behind
        and bool(other.before)
        and not other.behind
        and other.first.start < name.first.start
        and (grade(name.text) or 0) < MANY
        and (grade(other.text) or 0) <= FEW
        and (
            not related(name.plain, other.plain)
            or _doubled(name.plain, other.plain)
            or (
                len(name.plain) == len(other.plain)
                and "s" not in (name.plain[-1], other.plain[-1])
                and max(grade(name.text) or 0, grade(other.text) or 0) <= RARE
            )
        )
    )


def _doubled(one: str, two: str) -> bool:
    """Whether one name is the other with its last letter twice: Weismann and Weisman."""
    short, long = sorted((one, two), key=len)
    return long == short + short[-1]


RARE = 2
"""Grade up to which a word in the lower case may be a name behind the given name of another, and a name is hardly anybody's."""

OFTEN = 4
"""Times that an article has a name before it is sure that another spelling is no other name."""


def _different(name: _Name, other: _Name) -> bool:
    """Whether two names are seen to be of two people: other first names, other surnames, or one of each."""
    return bool(name.behind or (name.before and (other.before or other.behind)))


def _owner(name: _Name, other: _Name) -> bool:
    """Whether a name lost its s to the possessive's: “Timmerman’s” in an article on Timmermans."""
    owned = all(sentence.tokens[index].text[-1:] == "s" for sentence, index in name.places)
    apart = lexicon.grade(name.text.lower()) is None and not lexicon.known(other.text.lower())
    grade = lexicon.names().grade
    rarer = (grade(name.text) or 0) <= (grade(other.text) or 0)
    introduced = bool(other.before) and not name.before
    return owned and apart and rarer and introduced and len(other.places) > len(name.places)


def _respelled(name: _Name, other: _Name) -> bool:
    """Whether two spellings differ in accents or capitals only, and one of them is much the rarer."""
    if (
        name.text == other.text
        or not name.inside
        or name.text.title() == other.text.title() == name.text.upper()
    ):
        return False
    often, seldom = len(other.places), len(name.places)
    accent_lost = name.text.isascii() and not other.text.isascii()
    second = bool(other.before) and not name.before and not name.behind
    return (often >= 3 * seldom or (accent_lost and second and often >= seldom)) and not _neighbours(
        name, other
    )


def _weightier(other: _Name, name: _Name) -> bool:
    often, seldom = len(other.places), len(name.places)
    if often > seldom:
        return True
    return often == seldom and other.first.start < name.first.start and (bool(other.before) or other.known)


def _neighbours(name: _Name, other: _Name) -> bool:
    return any(
        sentence is near and abs(index - place) <= NEAR
        for sentence, index in name.places
        for near, place in other.places
    )
