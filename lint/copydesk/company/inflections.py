"""Which form of a word its neighbours ask for: “could used”, “an immediately aftermath”, “all community”.

A small network (data/inflections.bin, made by workshop/inflections.py) has learned from the news which form of a word stands
between the four words before it and the four behind it. It is asked where the written form and a word beside it are rarely seen together, and believed where the
other form often stands beside both.
"""

from __future__ import annotations

import json
import sys
from array import array
from functools import cache
from operator import mul
from typing import TYPE_CHECKING, Any, NamedTuple

from copydesk import tables
from copydesk.company import codes as plain
from copydesk.grammar import tags

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from copydesk.sentences import Token

AROUND = (-1, -2, -3, 1, 2, 3, -4, 4)
"""The places round a word that the network sees, in its order."""

_TURN = 0x9E3779B97F4A7C15
_ALL = (1 << 64) - 1
REMEMBERED = 100_000
"""Codes, pairs and rows that are kept at hand: the same few thousand are asked for again and again."""
RARE = 99.0


def places(left: int, right: int, bits: int) -> tuple[int, int, int]:
    """The three bits, in a field of so many, that are set where two codes are often seen in a row."""
    mixed = ((left << 20 | right) * _TURN) & _ALL
    mixed ^= mixed >> 31
    mixed = (mixed * _TURN) & _ALL
    return mixed % bits, (mixed >> 20) % bits, (mixed >> 40) % bits


def code(text: str, lower: str, known: Mapping[str, int], classes: Mapping[str, int]) -> int:
    """What a token counts as: its own number, else that of what it can be in a sentence, else its shape's."""
    found = plain.code(text, lower, known)
    if found >= len(plain.SHAPES) or not text[0].isalpha() or text[0].isupper():
        return found
    return classes.get(tags.model().lexicon.get(lower, ""), found)


class Form(NamedTuple):
    """A form of a word that has others: which form it is, what it is a form of (a row of the network), and the family's forms."""

    form: int
    center: int
    family: Mapping[int, str]


class Wanted(NamedTuple):
    """A word whose neighbours ask for another form: its place in the sentence, that form, and by how much (log odds) that is surer than it must be."""

    at: int
    meant: str
    score: float


class Network:
    """The network, its words, and how sure it must be.

    `head` says: the `words` and `classes` that have codes, the `slots` that the codes make for the word behind them, and which of them reach over an adverb (`carried`); the
    `families` of forms; `kept`, the codes up to which each place round a word tells words apart, and `back`, what the
    others count as there; the `bars` for written form, meant form and slot.
    """

    def __init__(self, packed: bytes) -> None:
        remark = packed.index(b"\n") + 1
        end = packed.index(b"\n", remark)
        head = json.loads(packed[remark:end])
        shapes = len(plain.SHAPES)
        self._classes = {name: at for at, name in enumerate(head["classes"], shapes)}
        self._known = {word: at for at, word in enumerate(head["words"], shapes + len(self._classes))}
        self._slots: list[int] = head["slots"]
        adverb, carried = head["carried"]
        self._adverb: int = adverb
        self._carried = frozenset(carried)
        self._back: list[int] = head["back"]
        self._kept: list[int] = head["kept"]
        self._starts: list[int] = head["starts"]
        self._units: int = head["units"]
        self._floor: list[int] = head["floor"]
        self._weights: list[list[float]] = head["weights"]
        self._bias: list[float] = head["bias"]
        self._bars = {(one, slot): dict(others) for one, slot, others in head["bars"]}
        self._forms = {
            word: Form(form, center, family)
            for center, pairs in head["families"]
            for family in [dict(pairs)]
            for form, word in pairs
        }
        size = head["rows"] * self._units
        self._rows = memoryview(packed)[end + 1 : end + 1 + size]
        self._seen = memoryview(packed)[end + 1 + size :]
        self._codes: dict[str, int] = {}
        self._often: dict[int, bool] = {}
        self._wide: dict[int, int] = {}

    def find(self, tokens: Sequence[Token]) -> Iterator[Wanted]:
        """The words of a sentence whose neighbours ask for another form."""
        forms = self._forms
        codes: list[int] = []
        for index, token in enumerate(tokens):
            written = forms.get(token.lower)
            if written is None or not (index == 0 or token.text.islower()):
                continue
            codes = codes or [0, 0, 0, 0, *map(self._code, tokens), 0, 0, 0, 0]
            at = index + 4
            bars = self._bars.get((written.form, self._slot(codes, at)))
            if bars is None or (
                self._common(codes[at - 1], codes[at]) and self._common(codes[at], codes[at + 1])
            ):
                continue
            meant, score = self._judged(codes, at, written, bars)
            if score > 0 and self._at_home(written.family[meant], codes, at):
                yield Wanted(index, written.family[meant], score)

    def _at_home(self, word: str, codes: list[int], at: int) -> bool:
        """Whether a word is often seen beside the two neighbours of a place."""
        own = code(word, word, self._known, self._classes)
        return self._common(codes[at - 1], own) and self._common(own, codes[at + 1])

    def _slot(self, codes: list[int], at: int) -> int:
        """The kind of word before a place; of an adverb that auxiliary before it, if there is one."""
        slot = self._slots[codes[at - 1]]
        farther = self._slots[codes[at - 2]]
        return farther if slot == self._adverb and farther in self._carried else slot

    def _judged(
        self, codes: list[int], at: int, written: Form, bars: Mapping[int, float]
    ) -> tuple[int, float]:
        """The form that fits best, and by how much it does so better than it must."""
        total = self._row(written.center)
        for step, start, kept in zip(AROUND, self._starts, self._kept, strict=True):
            known = codes[at + step]
            total += self._row(start + (known if known < kept else self._back[known]))
        sums = array("H")
        sums.frombytes(total.to_bytes(2 * self._units, sys.byteorder))
        units = [one - floor if one > floor else 0 for one, floor in zip(sums, self._floor, strict=True)]
        scores = {
            form: sum(map(mul, units, self._weights[form])) + self._bias[form] for form in written.family
        }
        best = max(scores, key=scores.__getitem__)
        return best, scores[best] - scores[written.form] - bars.get(best, RARE)

    def _row(self, number: int) -> int:
        """A row of the network as one integer, a unit in each of its lanes of 16 bits, so that rows are added up at once."""
        known = self._wide.get(number)
        if known is None:
            lanes = array("H", self._rows[number * self._units : (number + 1) * self._units])
            known = int.from_bytes(lanes.tobytes(), sys.byteorder)
            _keep(self._wide, number, known)
        return known

    def _common(self, left: int, right: int) -> bool:
        """Whether two codes are often seen in a row."""
        pair = left << 20 | right
        known = self._often.get(pair)
        if known is None:
            seen = self._seen
            known = all(seen[bit >> 3] >> (bit & 7) & 1 for bit in places(left, right, len(seen) * 8))
            _keep(self._often, pair, known)
        return known

    def _code(self, token: Token) -> int:
        found = self._codes.get(token.text)
        if found is None:
            found = code(token.text, token.lower, self._known, self._classes)
            _keep(self._codes, token.text, found)
        return found


def _keep(memory: dict[Any, Any], key: Any, known: Any) -> None:
    """Keep something at hand; when there is too much of it, begin anew."""
    if len(memory) >= REMEMBERED:
        memory.clear()
    memory[key] = known


@cache
def network() -> Network:
    """The network that travels with copydesk, read when first needed."""
    return Network(tables.data_file("inflections.bin").read_bytes())
