"""Words that lost their space, or have a space or a hyphen too many."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from copydesk import tables
from copydesk.orthography import distance, lexicon, neighbours, odds
from copydesk.reckoning import numbers

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from copydesk.sentences import Sentence, Token

SHORTEST = 4
"""Letters from which a part of a word tells something."""

RARE = 6
"""Grade that a word needs to be one of two run together, the other being a little word of four letters or more."""

COMMON = 12
"""Grade from which a word is one that everybody writes."""

CONTENT = 9
"""Grade that both words need where neither of two run together is a little word."""


def parted(word: str) -> tuple[str, ...]:
    """The two words that a word is run together from, if they make no compound."""
    if len(word) > distance.LONGEST or (lexicon.grade(word.removesuffix("ing")) or 0) >= RARE:
        return ()  # “backing and forthing”
    return _little_parted(word) or _content_parted(word)


def _little_parted(word: str) -> tuple[str, ...]:
    """The two words that a word is run together from, one of them a little word that makes no compounds."""
    little = lexicon.little_words()
    best: tuple[int, str] | None = None
    for cut in range(2, len(word) - 1):
        one, two = word[:cut], word[cut:]
        kinds = little.get(one), little.get(two)
        if not any(kinds):
            continue
        grades = lexicon.grade(one) or 0, lexicon.grade(two) or 0
        rare = COMMON if min(len(one), len(two)) < SHORTEST else RARE
        if len(word) > SHORTEST + 1 and neighbours.beside(one, two):
            rare = min(rare, CONTENT)
        if max(grades) < COMMON or min(grades) < rare or not _apart(kinds, one, two):
            continue
        merit = sum(grades)
        if best is None or merit > best[0]:
            best = merit, f"{one} {two}"
    return (best[1],) if best else ()


def _apart(kinds: tuple[str | None, str | None], one: str, two: str) -> bool:
    first, second = kinds
    if first and second:
        return True
    if second:
        return second == "closed" and len(one) > 2
    return first == "closed" and len(two) > 3


_WHICH = frozenset(
    {"each", "every", "few", "former", "last", "many", "most", "next", "other", "several", "such"}
)
_DESCRIBING = ("al", "ive", "ous", "ic", "ful", "ent", "ant", "ine", "an", "ary", "ing", "ed", "ly", "ate")
"""Endings of words that stand before others and make no compounds with them."""


def _content_parted(word: str) -> tuple[str, ...]:
    """The two common words that a word is run together from, the first with an ending that no compound has inside."""
    best: tuple[int, str] | None = None
    for cut in range(3, len(word) - SHORTEST + 1):
        one, two = word[:cut], word[cut:]
        first, second = lexicon.grade(one) or 0, lexicon.grade(two) or 0
        if min(first, second) < CONTENT or (len(one) <= SHORTEST and not _leads(one, two)):
            continue
        if not (_leads(one, two) or one.endswith(_DESCRIBING) or _plural(one)):
            continue
        if best is None or first + second > best[0]:
            best = first + second, f"{one} {two}"
    return (best[1],) if best else ()


def _leads(one: str, two: str) -> bool:
    """Whether the first of two words says how many or which, and stands before the second in the news: “two million”."""
    return (
        one != "one"
        and (one in numbers.UNITS or one in numbers.TENS or one in _WHICH)
        and neighbours.beside(one, two)
    )


def _plural(word: str) -> bool:
    stem = word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
    return stem != word and not stem.endswith("s") and (lexicon.grade(stem) or 0) >= CONTENT


def joined(word: str) -> tuple[str, ...]:
    """The common word that a word is when its hyphen goes: “transportation” for “transpor-tation”."""
    if word.count("-") != 1:
        return ()
    one, two = word.split("-")
    whole = one + two
    if (lexicon.grade(whole) or 0) < 3 or (lexicon.grade(one) is not None and odds.derived(two)):
        return ()
    if lexicon.prefix(one) and len(two) > SHORTEST + 2:
        return ()
    if any(lexicon.grade(word[:-cut]) is not None for cut in range(1, 6) if "-" in word[:-cut]):
        return ()
    return (whole,)


_METRIC = frozenset({"centi", "giga", "kilo", "mega", "milli", "tera"})
"""Prefixes of units, which are closed everywhere."""

CLOSED = 5
"""Grade from which a closed compound is the usual way to write it."""


@cache
def _also_hyphenated() -> frozenset[str]:
    return tables.words("hyphenated-too")


def closed(word: str) -> str | None:
    """The closed word that a compound with a hyphen is everywhere else: “wrongdoing” for “wrong-doing”.

    Nothing where news hyphenates it, or all with its first part, too (rules/words/hyphenated-too.tsv), and behind a prefix or before a particle,
    where houses differ.
    """
    one, _, two = word.partition("-")
    if (
        len(one) < 3
        or len(two) < 3
        or not (one + two).isalpha()
        or two in _particles()
        or (lexicon.prefix(one) and one not in _METRIC)
    ):
        return None
    if lexicon.grade(word) is not None or {one, word, word.removesuffix("s")} & _also_hyphenated():
        return None
    whole = one + two
    return whole if (lexicon.grade(whole) or 0) >= CLOSED else None


@cache
def _particles() -> frozenset[str]:
    """Little words that stand behind a verb: houses part “pay-off” and “payoff”."""
    return frozenset(word for base in tables.words("hyphened-particles") for word in (base, base + "s"))


class Split(NamedTuple):
    """Two tokens that are one word, and that word."""

    one: Token
    two: Token
    word: str


ALONE = frozenset("bcdefghijklmnopqrstuvwxyz")
"""Letters that are no word by themselves."""


def split_words(
    places: Mapping[str, Sequence[tuple[Sentence, int]]], unknown: Collection[str]
) -> Iterator[Split]:
    """Words with a space in them: “t he”, “someon e”, “govern ment”: one part is no word, the whole is a common one."""
    seen: set[int] = set()
    for word in sorted(unknown) + sorted(ALONE.intersection(places)):
        for sentence, index in places[word]:
            for first in (index - 1, index):
                found = _split(sentence.tokens, first, places, unknown)
                if found and found.one.start not in seen:
                    seen.add(found.one.start)
                    yield found


def _split(
    tokens: Sequence[Token],
    first: int,
    places: Mapping[str, Sequence[tuple[Sentence, int]]],
    unknown: Collection[str],
) -> Split | None:
    if not 0 <= first < len(tokens) - 1 or not _free(tokens, first):
        return None
    one, two = tokens[first], tokens[first + 1]
    whole = one.lower + two.lower
    if min(len(one.text), len(two.text)) == 1:
        right = _letter_lost(one, two, whole)
    elif one.lower in unknown and two.lower in unknown:
        right = len(places[one.lower]) == 1 and (lexicon.grade(whole) or 0) >= CONTENT - 6
    else:
        strange = one if one.lower in unknown else two
        once = len(places[strange.lower]) == 1
        right = once and one.text.islower() and (lexicon.grade(whole) or 0) >= CONTENT - 3
    right = right or _name_elsewhere(one, two, places)
    if not right or (len(whole) < SHORTEST + 2 and min(len(one.text), len(two.text)) > 1):
        return None
    return Split(one, two, one.text + two.text)


def _name_elsewhere(one: Token, two: Token, places: Mapping[str, Sequence[tuple[Sentence, int]]]) -> bool:
    """Whether two words make a name that the article has without a space: “Mys łajek” for its “Mysłajek”."""
    whole = one.text + two.text
    if not one.text[0].isupper() or len(whole) < SHORTEST + 2:
        return False
    if lexicon.names().grade(one.text) is not None or lexicon.grade(two.lower) is not None:
        return False
    return any(
        sentence.tokens[index].text == whole
        for word in (whole.lower(), whole.lower() + "'s")
        for sentence, index in places.get(word, ())
    )


def _free(tokens: Sequence[Token], first: int) -> bool:
    """Whether two tokens are words with a space between them that nothing else is tied to."""
    one, two = tokens[first], tokens[first + 1]
    if not (one.text.isalpha() and two.text.isalpha() and two.spaced and two.text.islower()):
        return False
    if (one.text.isupper() and len(one.text) > 1) or (first and not one.spaced):
        return False
    behind = tokens[first + 2] if first + 2 < len(tokens) else None
    return behind is None or behind.spaced or behind.text[0] not in "'’-*—/@_"


def _letter_lost(one: Token, two: Token, whole: str) -> bool:
    """Whether a letter and what stands beside it are a word: “t he”, “someon e”, but not “plan b”, “an e mail”."""
    grade = lexicon.grade
    if (grade(whole) or 0) < (COMMON if len(whole) < SHORTEST else CONTENT - 3):
        return False
    letter = one if len(one.text) == 1 else two
    if letter.lower == "a" or (one.text == "I" and len(whole) > 2):
        return False
    part = grade(max(one.lower, two.lower, key=len))
    if part is not None and (part > (grade(whole) or 0) + 2 or grade(f"{one.lower}-{two.lower}") is not None):
        return False
    return not one.text.isupper() or one.text == "I" or two.lower not in lexicon.little_words()
