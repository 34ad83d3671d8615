"""What lint/copydesk/data/choices.bin is made from: which words stand in which company, and slips planted among them.

    PYTHONPATH=lint python workshop/choices.py CORPUS SLIPS.tsv WORK

counts, plants slips and writes WORK/*, from which workshop/choices_table.py learns and packs the table.

CORPUS was made by workshop/news.py, SLIPS.tsv by workshop/slips_of_words.py: pairs of words one of which may be written
for the other. Counted is, over the articles, in how many of them two and three words stand in a row; rare words count by
their shape. A slip is planted by writing one word of a pair where the news has the other. Of all places where the other
word of a pair fits better by the counts, those of the news as it is are held for right and those planted for slips;
boosted trees learn to tell them apart, each half of the articles judged by trees of the other half.
Needs numpy.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from news import News

from copydesk.company import choices
from copydesk.company.codes import SHAPES, code
from copydesk.grammar import tags

LEAST_WORD = 200
"""Words that occur less often count by their shape."""
LEAST_LEVELS = (2, 2, 3, 1, 3, 4, 4, 4)
"""Levels from which the rows of `Counts.company` are kept; lower ones count as none."""
KEPT = frozenset(".,:;-—–()'‘’?!$%")
"""Marks with a code of their own."""

KINDS = dict(
    zip(
        "CC CD DT EX FW IN JJ JJR JJS LS MD NN NNP NNPS NNS PDT POS PRP PRP$ RB RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB".split(),
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghij",
        strict=True,
    )
)
"""A letter for each tag of the Penn treebank."""

PLANTED = 400
"""Slips planted for each direction of each pair."""


class Counts:
    """In how many articles words stand in a row."""

    def __init__(self, codes: np.ndarray, articles: np.ndarray, kinds: np.ndarray) -> None:
        self.codes = codes.astype(np.int64)
        self.kinds = kinds.astype(np.int64)
        size = len(kinds)
        self.articles = articles
        self.bits = max(1, (size - 1).bit_length())
        self.two = self._count(self._keys(2))
        self.three = self._count(self._keys(3))
        self.loose = [self._count(self._keys(3, word)) for word in (2, 1, 0)]

    def _keys(self, size: int, word: int | None = None) -> np.ndarray:
        """The keys of all rows; with `word`, only that one counts by its code and the others by their kinds."""
        rows = len(self.codes) - size + 1
        keys = np.zeros(rows, np.int64)
        kinds = self.kinds[self.codes]
        for place in range(size):
            codes = self.codes if word in (None, place) else kinds
            keys = keys << self.bits | codes[place : place + rows]
        return keys

    def _count(self, keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        order = np.argsort(keys, kind="stable")
        keys, articles = keys[order], self.articles[order]
        new = np.r_[True, keys[1:] != keys[:-1]]
        other = new | np.r_[True, articles[1:] != articles[:-1]]
        starts = np.nonzero(new)[0]
        counts = np.add.reduceat(other.astype(np.int32), starts)
        keep = counts > 1
        return keys[starts][keep], counts[keep]

    def of(self, *row: np.ndarray, table: tuple[np.ndarray, np.ndarray] | None = None) -> np.ndarray:
        """The articles with a row of codes; of one across a sentence's end there are none."""
        keys = np.zeros(len(row[0]), np.int64)
        for codes in row:
            keys = keys << self.bits | codes
        known, counts = table or (self.two if len(row) == 2 else self.three)
        order = np.argsort(keys, kind="stable")
        at = np.minimum(np.searchsorted(known, keys[order]), len(known) - 1)
        found = np.empty(len(keys), np.int32)
        found[order] = np.where(known[at] == keys[order], counts[at], 0)
        if len(row) == 3:
            found[row[1] == 0] = 0
        return found

    def company(self, places: np.ndarray, words: np.ndarray, less: int) -> np.ndarray:
        """The levels of the rows round each place if `words` stood there, `less` articles left out."""
        far, left, right, beyond = (self.codes[places + step] for step in (-2, -1, 1, 2))
        farther, before, after, further = (self.kinds[codes] for codes in (far, left, right, beyond))
        rows = [
            self.of(left, words),
            self.of(words, right),
            self.of(far, left, words),
            self.of(left, words, right),
            self.of(words, right, beyond),
            self.of(farther, before, words, table=self.loose[0]),
            self.of(before, words, after, table=self.loose[1]),
            self.of(words, after, further, table=self.loose[2]),
        ]
        return levels(np.stack(rows, 1) - less)


def levels(counts: np.ndarray) -> np.ndarray:
    """Counts as what the table holds: 0 for less than LEAST_ROW, then steps of about one half more."""
    return np.searchsorted(choices.STEPS, counts, side="right").astype(np.int8)


def coded(news: News) -> tuple[np.ndarray, list[str]]:
    """The corpus in codes, and the words that have one of their own behind the shapes."""
    counts = news.counts
    own = sorted(
        word
        for word, number in news.number.items()
        if counts[number] >= LEAST_WORD and (word[0].isalpha() or word in KEPT)
    )
    number = {word: at for at, word in enumerate(own, len(SHAPES))}
    table = np.array(
        [code(word, word.lower(), number) if word != "\n" else 0 for word in news.vocab], np.int32
    )
    return table[news.cased], own


def kinds_of(own: list[str]) -> np.ndarray:
    """The kind of each code: a shape is its own, a word's is the tag that it has most often, as a letter."""
    model = tags.model()
    letters = []
    for word in own:
        found = model.lexicon.get(word)
        label = model.meant[found[0]].xpos if found else "NN"
        letters.append(KINDS.get(label, "L") if word[0].isalpha() else word)
    return np.array([*range(len(SHAPES)), *map(ord, letters)])


class Slips:
    """Places where a slip may be: `written` stands there, `meant` would fit; `planted` says which are ours."""

    def __init__(self, counts: Counts, pairs: list[tuple[int, int]], lower: np.ndarray) -> None:
        self.counts = counts
        codes = counts.codes
        order = np.argsort(codes, kind="stable")
        starts = np.searchsorted(codes[order], np.arange(codes.max() + 2))
        inside = (np.arange(len(codes)) > 3) & (np.arange(len(codes)) < len(codes) - 4) & lower
        places = np.nonzero(inside)[0]
        rare = inside.copy()
        rare[places] = levels(counts.of(codes[places - 1], codes[places], codes[places + 1]) - 1) == 0
        found = []
        random = np.random.default_rng(7)
        size = 0
        for one, two in pairs:
            for written, meant in ((one, two), (two, one)):
                there = order[starts[written] : starts[written + 1]]
                real = self._gated(there[rare[there]], written, meant, False)
                there = order[starts[meant] : starts[meant + 1]]
                there = there[inside[there]]
                if len(there) > PLANTED:
                    there = random.choice(there, PLANTED, replace=False)
                size += len(there)
                planted = self._gated(there, written, meant, True)
                found += [real, planted]
        self.tried = size
        table = np.concatenate(found)
        self.place, self.written, self.meant, self.planted = table[:, :4].T
        self.features = table[:, 4:].astype(np.int8)

    def _gated(self, places: np.ndarray, written: int, meant: int, planted: bool) -> np.ndarray:
        counts, codes = self.counts, self.counts.codes
        right = np.full(len(places), meant, np.int64)
        wrong = np.full(len(places), written, np.int64)
        near = levels(counts.of(codes[places - 1], right) - planted) > 0
        places, right, wrong = places[near], right[near], wrong[near]
        near = levels(counts.of(codes[places - 1], wrong, codes[places + 1]) - (not planted)) == 0
        places, right, wrong = places[near], right[near], wrong[near]
        good, bad = counts.company(places, right, planted), counts.company(places, wrong, not planted)
        keep = choices.likely(good.T.astype(int), bad.T.astype(int))
        rows = np.concatenate([good, bad], 1)[keep]
        head = np.stack([places[keep], wrong[keep], right[keep], np.full(keep.sum(), planted)], 1)
        return np.concatenate([head, rows], 1)


def read_pairs(path: str, own: list[str]) -> dict[tuple[int, int], int]:
    """The pairs of the table whose words both have codes, each with its kind's number."""
    number = {word: at for at, word in enumerate(own, len(SHAPES))}
    kinds: dict[str, int] = {}
    found = {}
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            one, two, kind = line.split("\t")
            if one in number and two in number:
                found[number[one], number[two]] = kinds.setdefault(kind, len(kinds))
    return found


def gather(corpus: str, slips: str, work: Path) -> None:
    """Count, plant, and keep what the trees learn from."""
    news = News(corpus)
    codes, own = coded(news)
    breaks = np.nonzero((news.cased[:-1] == 0) & (news.cased[1:] == 0))[0]
    articles = np.zeros(len(codes), np.int32)
    articles[breaks + 1] = 1
    articles = np.cumsum(articles).astype(np.int32)
    counts = Counts(codes, articles, kinds_of(own))
    small = np.array([word.islower() for word in news.vocab])[news.cased]
    small[1:] |= news.cased[:-1] == 0
    pairs = read_pairs(slips, own)
    found = Slips(counts, sorted(pairs), small)
    print(
        f"{len(own)} words, {len(pairs)} pairs, {found.tried} planted, {found.planted.sum()} of them and {(1 - found.planted).sum()} others to judge"
    )
    np.savez(
        work / "slips.npz",
        place=found.place,
        written=found.written,
        meant=found.meant,
        planted=found.planted,
        features=found.features,
        fold=articles[found.place] % 2,
        frequency=np.bincount(codes, minlength=len(SHAPES) + len(own)),
        two=counts.two,
        three=counts.three,
        left=counts.loose[0],
        middle=counts.loose[1],
        right=counts.loose[2],
        bits=counts.bits,
    )
    (work / "words.json").write_text(json.dumps(own), encoding="utf-8")
    np.save(work / "codes.npy", codes)


if __name__ == "__main__":
    gather(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
