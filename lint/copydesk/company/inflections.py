"""Which form of a word its neighbours ask for: “could used”, “an immediately aftermath”, “all community”.

A small network (data/inflections.bin, made by workshop/inflections.py) has learned from the news which form of a word stands
between the four words before it and the four behind it. It is asked where the written form and a word beside it are rarely seen together, and believed where the
other form often stands beside both.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_right
from functools import cache, cached_property
from itertools import chain
from math import nan
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from copydesk import tables
from copydesk.company import packed
from copydesk.company.words import Words, words
from copydesk.native import loops

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from copydesk.company.words import Column
    from copydesk.sentences import Sentence

AROUND = (-1, -2, -3, 1, 2, 3, -4, 4)
"""The places round a word that the network sees, in its order."""

_TURN = 0x9E3779B97F4A7C15
_ALL = (1 << 64) - 1
PARTS = "BBHHIIBH"
"""The arrays of the table: the network's rows; the bits of pairs that are often seen; the slot that each code makes, and what
it counts as where it is not told apart; where the members of each family begin; its center; the form of each member, and
its word's number."""
RARE = 99.0


def places(left: int, right: int, bits: int) -> tuple[int, int, int]:
    """The three bits, in a field of so many, that are set where two codes are often seen in a row."""
    mixed = ((left << 20 | right) * _TURN) & _ALL
    mixed ^= mixed >> 31
    mixed = (mixed * _TURN) & _ALL
    return mixed % bits, (mixed >> 20) % bits, (mixed >> 40) % bits


class Form(NamedTuple):
    """A form of a word that has others: which form it is, what it is a form of (a row of the network), and the family's forms, each with its word's number."""

    form: int
    center: int
    family: Mapping[int, int]


class Wanted(NamedTuple):
    """A word whose neighbours ask for another form: its sentence and place there, that form, and by how much (log odds) that is surer than it must be."""

    sentence: Sentence
    at: int
    meant: str
    score: float


class Network:
    """The network, and how sure it must be; `gate` says of which words it knows other forms.

    `head` says: the slots which reach over an adverb (`carried`); `kept`, the codes up to which each place round a word tells words
    apart; the `bars` for written form, meant form and slot: what has no bar is never asked for.
    """

    def __init__(self, file: packed.Bytes, vocabulary: Words) -> None:
        head, arrays = packed.opened(file, PARTS)
        self._words = vocabulary
        self._rows, self._seen, self._slots, self._back = arrays[:4]
        self._families = arrays[4:]
        adverb, carried = head["carried"]
        self._adverb: int = adverb
        self._carried = frozenset(carried)
        self._kept: list[int] = head["kept"]
        self._starts: list[int] = head["starts"]
        self._units: int = head["units"]
        self._floor: list[int] = head["floor"]
        self._weights: list[list[float]] = head["weights"]
        self._bias: list[float] = head["bias"]
        self._bars = {(one, slot): dict(others) for one, slot, others in head["bars"]}
        self._forms = packed.Kept()
        self._often = packed.Kept()
        self._wide = packed.Kept()
        self.loop = None
        if loops:
            layer = ([*AROUND], self._starts, self._kept, self._floor)
            lists = (
                array("H", carried),
                array("d", chain(*self._weights)),
                array("d", self._bias),
                self._barred(),
            )
            self.loop = loops.Forms(*arrays, *lists, layer, adverb, len(vocabulary), vocabulary.form)

    def _barred(self) -> array[float]:
        """The bars as the loop in C has them: of each form and slot one for each form, nan for none."""
        forms, slots = len(self._bias), max(slot for _, slot in self._bars) + 1
        bars = array("d", [nan] * (forms * slots * forms))
        for (form, slot), others in self._bars.items():
            for other, bar in others.items():
                bars[(form * slots + slot) * forms + other] = bar
        return bars

    @cached_property
    def gate(self) -> Sequence[int]:
        """Of each word of the vocabulary its place among those that have other forms, and one more; 0 for none."""
        gate = array("I", bytes(4 * len(self._words)))
        for place, number in enumerate(self._families[3]):
            gate[number] = place + 1
        return gate

    def form(self, number: int) -> Form:
        """The form of a word, by its number."""
        known: Form | None = self._forms.get(number)
        if known is None:
            starts, centers, forms, numbers = self._families
            place = self.gate[number] - 1
            at = bisect_right(starts, place) - 1
            members = range(starts[at], starts[at + 1])
            known = Form(forms[place], centers[at], {forms[one]: numbers[one] for one in members})
            self._forms.keep(number, known)
        return known

    def find(self, column: Column) -> Iterator[Wanted]:
        """The words of an article whose neighbours ask for another form."""
        flat = column.flat
        codes = flat.forms
        loop = self.loop
        places = loop.find(flat.asked, flat.numbers, codes) if loop else self.places_plainly(column)
        for at in places:
            written = self.form(flat.numbers[at])
            bars = self._bars[written.form, self._slot(codes, at)]
            best, score = self._judged(codes, at, written, bars)
            yield Wanted(*column.place(at), self._words.word(written.family[best]), score)

    def places_plainly(self, column: Column) -> list[int]:
        """The places of a column whose neighbours ask for another form, without the loop in C."""
        codes = column.flat.forms
        return [at for at, number in column.asked(self.gate) if self._asks(codes, at, self.form(number))]

    def _asks(self, codes: Sequence[int], at: int, written: Form) -> bool:
        bars = self._bars.get((written.form, self._slot(codes, at)))
        if bars is None:
            return False
        left, own, right = codes[at - 1 : at + 2]
        if self._common(left, own) and self._common(own, right):
            return False
        meant = [
            form
            for form in written.family
            if form in bars and self._at_home(left, written.family[form], right)
        ]
        if not meant:
            return False
        best, score = self._judged(codes, at, written, bars)
        return score > 0 and best in meant

    def _at_home(self, left: int, number: int, right: int) -> bool:
        """Whether a word is often seen beside two codes."""
        own = self._words.form(number)
        return self._common(left, own) and self._common(own, right)

    def _slot(self, codes: Sequence[int], at: int) -> int:
        """The kind of word before a place; of an adverb that auxiliary before it, if there is one."""
        slot = self._slots[codes[at - 1]]
        if slot != self._adverb:
            return slot
        farther = self._slots[codes[at - 2]]
        return farther if farther in self._carried else slot

    def _judged(
        self, codes: Sequence[int], at: int, written: Form, bars: Mapping[int, float]
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
            form: packed.total(map(mul, units, self._weights[form])) + self._bias[form]
            for form in written.family
        }
        best = max(scores, key=scores.__getitem__)
        return best, scores[best] - scores[written.form] - bars.get(best, RARE)

    def _row(self, number: int) -> int:
        """A row of the network as one integer, a unit in each of its lanes of 16 bits, so that rows are added up at once."""
        known: int | None = self._wide.get(number)
        if known is None:
            lanes = array("H", self._rows[number * self._units : (number + 1) * self._units].tolist())
            known = int.from_bytes(lanes.tobytes(), sys.byteorder)
            self._wide.keep(number, known)
        return known

    def _common(self, left: int, right: int) -> bool:
        """Whether two codes are often seen in a row."""
        pair = left << 20 | right
        known: bool | None = self._often.get(pair)
        if known is None:
            seen = self._seen
            known = all(seen[bit >> 3] >> (bit & 7) & 1 for bit in places(left, right, len(seen) * 8))
            self._often.keep(pair, known)
        return known


@cache
def network() -> Network:
    """The network that travels with copydesk, read when first needed."""
    return Network(tables.mapped("inflections.bin"), words())
