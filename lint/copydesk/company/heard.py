"""Words that sound like the one their neighbours ask for: “in plain site of”, “the special council”.

The table (data/heard.bin, made by workshop/heard.py) counts what stands beside words that sound alike, one and two words off.
How much likelier the company makes the other word is weighed against how frequent both are; the network of confused words
has its say where the counts are sure.
"""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from math import log
from typing import TYPE_CHECKING, Any

from copydesk import tables
from copydesk.company import packed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from copydesk.sentences import Token

LEAST = {"A": 2, "B": 2, "C": 2, "D": 1, "E": 1}
"""The company of a word: the two words before it, one on each side, the two behind it, the one before, the one behind; and
how often it must have been seen to be kept."""
LEVELS = (0, 1, 2, 3, 4, 6, 9, 14, 22, 36, 60, 110, 220, 500, 1500, 5000)
"""The counts that levels stand for."""
UNSEEN, UNSEEN_ALONE, SPREAD = 0.003, 0.03, 20
"""What counts as often as nothing is seen, of two words and of one, and how many strange places a word is given."""
ENOUGH, LIMIT = 3, 4
"""How often two words must have been seen to count rather than one of them; by how much the words on both sides may count
for more than each side."""
EDGE = "¶"


def level(count: int) -> int:
    """The highest level whose count is reached."""
    return max(at for at, least in enumerate(LEVELS) if least <= count)


def key(kind: str, texts: Sequence[str], word: str) -> int:
    """The place of a word and its company in the table."""
    digest = blake2b("\t".join([kind, *texts, word]).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "little") >> 3


def score(
    seen: Mapping[str, tuple[Any, Any]],
    often: tuple[Any, Any],
    logarithm: Callable[[Any], Any],
    where: Callable[[Any, Any, Any], Any],
    most: Callable[[Any, Any], Any],
    least: Callable[[Any, Any], Any],
) -> Any:
    """How sure a slip is (log odds), by what was seen of the word meant and of the one written in each kind of company.

    Of one place, or of arrays of them: the functions are those for numbers or for arrays.
    """

    def odds(kind: str) -> Any:
        meant, written = seen[kind]
        unseen = UNSEEN if kind in "ABC" else UNSEEN_ALONE
        likelier = logarithm((meant + unseen) / (often[0] + SPREAD))
        return likelier - logarithm((written + unseen) / (often[1] + SPREAD))

    def enough(kind: str) -> Any:
        return seen[kind][0] + seen[kind][1] >= ENOUGH

    sides = where(enough("A"), odds("A"), odds("D")) + where(enough("C"), odds("C"), odds("E"))
    both = where(enough("B"), odds("B"), 0.0)
    prior = log((int(often[0]) + 1) / (int(often[1]) + 1))
    return most(sides, least(both, sides + LIMIT)) + prior


class Sounds:
    """The table."""

    def __init__(self, file: packed.Bytes) -> None:
        head, (self._buckets,) = packed.opened(file, "Q")
        self._often: dict[str, int] = head["often"]
        self._counts = packed.Kept()

    def score(self, tokens: Sequence[Token], index: int, meant: str) -> float:
        """How sure a slip for another word is at a place of a sentence, in log odds."""
        written = tokens[index].lower
        around = [_word(tokens, index + step) for step in (-2, -1, 1, 2)]
        company = {
            "A": around[:2],
            "B": around[1:3],
            "C": around[2:],
            "D": around[1:2],
            "E": around[2:3],
        }
        seen = {
            kind: (self._count(kind, texts, meant), self._count(kind, texts, written))
            for kind, texts in company.items()
        }
        often = self._often[meant], self._often[written]
        found: float = score(seen, often, log, _where, max, min)
        return found

    def _count(self, kind: str, texts: Sequence[str], word: str) -> int:
        place = key(kind, texts, word)
        known: int | None = self._counts.get(place)
        if known is None:
            known = LEVELS[packed.level(self._buckets, place)]
            self._counts.keep(place, known)
        return known


def _where(asked: bool, one: float, other: float) -> float:
    return one if asked else other


def _word(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].lower if 0 <= index < len(tokens) else EDGE


@cache
def sounds() -> Sounds:
    """The table that travels with copydesk, read when first needed."""
    return Sounds(tables.mapped("heard.bin"))
