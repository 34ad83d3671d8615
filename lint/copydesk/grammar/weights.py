"""The weights of the tagger: what each thing that is seen at a word says for and against each tag.

A feature has two halves: what it is seen on (a word, an ending, a class, a tag) and what is seen there. The weights of a
first half are one table, made when first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Protocol

    class Setting(Protocol):
        """A sentence as the features see it."""

        words: list[str]
        classes: list[str]
        shapes: list[str]
        loud: str


EDGE = "^"
"""What stands before a sentence."""

LANE = 12
FULL = (1 << LANE) - 1
MIDDLE = 1 << (LANE - 1)
"""A sum of weights, thirty of at most 47 each, lies nearer to 0 than this; it is added, so that no lane is negative."""
REMEMBERED = 2**15
"""Words whose tables are kept at hand, so that a long run takes no more memory than a short one."""

Half = dict[str, "str | int"]
"""What may be the second half of a feature, with its weights: as stored, or packed."""

_NONE: Half = {}
_get = cast("Callable[[Half, str], int | None]", dict.get)


class Weights:
    """Adds up the weights of features for all tags at once.

    `rows` holds them as they are stored: for the first half of a feature what may be its second half, each with letters
    of tags and weights, both as characters. A weight is packed when first used into an integer in which every tag has a
    lane of LANE bits, `lanes` saying where it begins; the commonest tags have the lowest.
    """

    def __init__(self, text: str, letters: Sequence[str]) -> None:
        self.rows = dict(_halves(text))
        self.lanes = {letter: LANE * index for index, letter in enumerate(letters)}
        self.zero = sum(MIDDLE << lane for lane in self.lanes.values())
        self.tables: dict[str, Half] = {}
        self.words: dict[str, tuple[dict[str, int], tuple[Half, ...]]] = {}
        self.kins: dict[str, tuple[Half, ...]] = {}
        self.lasts: dict[str, tuple[Half, ...]] = {}
        self.looks = tuple(map(self.table, "ijs"))

    def table(self, half: str) -> Half:
        """What may be the second half of a feature, each with its weights."""
        row = self.rows.get(half)
        if row is None:
            return _NONE
        table = self.tables.get(half)
        if table is None:
            fields = row.split("\t")
            table = self.tables[half] = dict(zip(fields[::2], fields[1::2], strict=True))
        return table

    def word(self, word: str) -> tuple[dict[str, int], tuple[Half, ...]]:
        """What a word scores by itself with each look that it has had, and its tables."""
        if len(self.words) >= REMEMBERED:
            self.words.clear()
        halves = ("x" + word, "y" + word, "z" + word, "5" + word[-3:], "u" + word[-2:])
        known = self.words[word] = ({}, tuple(map(self.table, halves)))
        return known

    def kin(self, kin: str) -> tuple[Half, ...]:
        """The tables of a class of words."""
        known = self.kins[kin] = tuple([self.table(half + kin) for half in "labABcdemvV"])
        return known

    def last(self, one: str) -> tuple[Half, ...]:
        """The tables of the tag before a piece."""
        known = self.lasts[one] = tuple([self.table(half + one) for half in "fgh"])
        return known

    def alone(self, word: str, kin: str, look: str) -> int:
        """The scores of a word of a class and a look by itself."""
        halves = tuple(map(self.table, "w1234pSk"))
        keys = (word, word[-1:] + look, word[-2:], word[-3:], word[-4:], word[:2], look + kin, kin)
        return self.zero + self.total(halves, keys)

    def total(self, halves: tuple[Half, ...], keys: tuple[str, ...]) -> int:
        """The sum of the weights of features, given as the tables of their first halves and their second halves."""
        try:
            scores: int = sum(filter(None, map(_get, halves, keys)))
        except TypeError:  # some are not yet packed
            for half, key in zip(halves, keys, strict=True):
                row = half.get(key)
                if isinstance(row, str):
                    cells = zip(row[::2], row[1::2], strict=True)
                    half[key] = sum([(ord(weight) - 80) << self.lanes[letter] for letter, weight in cells])
            scores = sum(filter(None, map(_get, halves, keys)))
        return scores

    def scores(self, setting: Setting, index: int, one: str, two: str, verb: str) -> int:
        """The scores of all tags at a piece: the weights of what Setting.features tells of it."""
        words, classes, shapes = setting.words, setting.classes, setting.shapes
        word, kin, beyond, next_kin = words[index], classes[index], words[index + 1], classes[index + 1]
        before, last = (words[index - 1], shapes[index - 1]) if index else (EDGE, EDGE)
        look = shapes[index] + setting.loud
        looks, own = self.words.get(word) or self.word(word)
        alone = looks.get(look)
        if alone is None:
            alone = looks[look] = self.alone(word, kin, look)
        halves = (
            own + (self.kins.get(kin) or self.kin(kin)) + (self.lasts.get(one) or self.last(one)) + self.looks
        )
        keys = (
            one, beyond, before, one, verb + next_kin,
            one, before, beyond, words[index - 2] if index > 1 else EDGE, words[index + 2], next_kin,
            next_kin + " " + classes[index + 2], one + next_kin, two + one, verb, verb + one,
            next_kin, two, beyond,
            look + before, look + beyond, look + last + shapes[index + 1],
        )  # fmt: skip
        return alone + self.total(halves, keys)


def _halves(text: str) -> Iterable[tuple[str, str]]:
    for line in text.split("\n"):
        half, _, row = line.partition("\t")
        yield half, row
