"""lint/copydesk/data/expected.bin and beside.bin: which words the places between other words expect, and when a look-alike is a slip.

    PYTHONPATH=lint python workshop/expected.py CORPUS LOOKALIKES.tsv lint/copydesk/data

CORPUS was made by workshop/news.py, LOOKALIKES.tsv by workshop/lookalikes.py, topics.bin there by
workshop/topics.py, company.bin by workshop/vocabulary.py.
Counted is over two of three articles, in how many of them a word stands behind or before one or two others. In the third
article slips are planted by writing a look-alike for a word; boosted trees learn to tell them from what was written
there, but for the slips that it really held (expected-real.txt). Needs numpy and scikit-learn.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import numpy as np
from buckets import filled
from choices import KEPT
from choices_table import tree_of
from news import News
from sklearn.ensemble import HistGradientBoostingClassifier
from vocabulary import table, vocabulary

from copydesk.company import expected
from copydesk.company.codes import SHAPES, code
from copydesk.company.expected import Expected

LEAST_WORD = 20
"""Words that occur less often count by their shape."""
LEAST_ROW, LEAST_SHARE = 3, 0.03
"""In how many articles a word must stand between two others, and how large a share of all that do it must be."""
LEAST_PAIR, LEAST_PAIR_SHARE = 5, 0.02
"""The same beside one other word."""
SEEN = 2
"""Articles in which a word was seen in a place, so that nothing is said of it there."""
LEAST_BESIDE = 2
"""Articles in which two words must stand in a row to count at all."""
BUCKETS, LOAD = 100_000, 0.92
HELD = 3
"""One of so many articles is not counted, but learned from."""
PLANTED = 0.02
"""The share of words that a look-alike is planted for."""
TREES, LEAVES, RATE = 50, 8, 0.2
DIRECTIONS = [1] * 13 + [-1, -1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, -1, 1, -1, 1, 1]
"""Whether what the trees see may only make a slip surer (1) or less sure."""
SHARE = 0.2
"""The weight of all planted slips together, as a share of the rest."""


class Rows(NamedTuple):
    """Words that places expect: the place's key, the word's code, its articles, and those of all words there."""

    place: np.ndarray
    word: np.ndarray
    articles: np.ndarray
    of: np.ndarray


class Corpus:
    """The news in codes, with the number of each token's article."""

    def __init__(self, path: str) -> None:
        news = News(path)
        self.own = sorted(
            word
            for word, number in news.number.items()
            if news.counts[number] >= LEAST_WORD and (word[0].isalpha() or word in KEPT)
        )
        number = {word: at for at, word in enumerate(self.own, len(SHAPES))}
        table = [code(word, word.lower(), number) if word != "\n" else 0 for word in news.vocab]
        self.codes = np.array(table, np.int64)[news.cased]
        ends = (news.cased[:-1] == 0) & (news.cased[1:] == 0)
        self.articles = np.r_[0, np.cumsum(ends)].astype(np.int64)
        self.held = self.articles % HELD == 0
        self.news = news
        small = np.array([word.islower() for word in news.vocab])[news.cased]
        self.small = small & (self.codes >= len(SHAPES))

    def counted(self, steps: tuple[int, ...]) -> tuple[np.ndarray, np.ndarray]:
        """All rows of words so many steps apart: their codes as one number, and in how many articles they stand."""
        size = len(self.codes) - steps[-1]
        keys = np.zeros(size, np.int64)
        whole = ~self.held[:size]
        for step in steps:
            keys = keys << expected.WIDTH | self.codes[step : step + size]
        for step in range(1, steps[-1]):
            whole &= self.codes[step : step + size] != 0
        keys, articles = keys[whole], self.articles[:size][whole]
        order = np.argsort(keys, kind="stable")
        keys, articles = keys[order], articles[order]
        new = np.r_[True, keys[1:] != keys[:-1]]
        other = new | np.r_[True, articles[1:] != articles[:-1]]
        starts = np.nonzero(new)[0]
        return keys[starts], np.add.reduceat(other.astype(np.int64), starts)

    def rows(self, side: int) -> Rows:
        """All words that stand on a side of one or two others, by these."""
        width, mask = expected.WIDTH, (1 << expected.WIDTH) - 1
        keys, articles = self.counted((0, 1) if side < 2 else (0, 1, 2))
        one, two, three = keys >> 2 * width, keys >> width & mask, keys & mask
        word, place = {
            0: (three, two << width),
            1: (two, three << width),
            2: (three, one << width | two),
            3: (two, one << width | three),
            4: (one, two << width | three),
        }[side]
        place = place | side << 2 * width
        order = np.argsort(place, kind="stable")
        place, word, articles = place[order], word[order], articles[order]
        starts = np.nonzero(np.r_[True, place[1:] != place[:-1]])[0]
        sums = np.add.reduceat(articles, starts)
        return Rows(place, word, articles, np.repeat(sums, np.diff(np.r_[starts, len(place)])))


class Alike:
    """The look-alikes that can be meant, for every word that can be written for them."""

    def __init__(self, path: str, own: list[str]) -> None:
        number = {word: at for at, word in enumerate(own, len(SHAPES))}
        self.of: dict[str, list[tuple[int, int]]] = {}
        for line in Path(path).read_text(encoding="utf-8").splitlines()[1:]:
            one, two, close = line.split("\t")
            for written, meant in ((one, two), (two, one)):
                if meant in number:
                    self.of.setdefault(written, []).append((number[meant], int(close == "close")))
        self.words = [*own, *sorted(set(self.of) - set(own))]
        self.place = {word: at for at, word in enumerate(self.words)}
        meant = {code for others in self.of.values() for code, _ in others}
        self.meant = np.isin(np.arange(len(own) + len(SHAPES)), list(meant))
        written = [self.of.get(word, []) for word in own]
        self.pairs = np.array(
            sorted(
                (at + len(SHAPES)) << expected.WIDTH | code
                for at, others in enumerate(written)
                for code, _ in others
            )
        )

    def arrays(self, words: list[str]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Where the look-alikes of each word of the vocabulary begin, these, and which words have close ones."""
        listed = [sorted(self.of.get(word, [])) for word in words]
        starts = np.cumsum([0, *map(len, listed)])
        packed = [code << 1 | close for others in listed for code, close in others]
        close = [any(close for _, close in others) for others in listed]
        return starts.astype("<u4"), np.array(packed, "<u2"), np.array(close, np.uint8)


def kept(rows: Rows, side: int, alike: Alike) -> tuple[np.ndarray, np.ndarray]:
    """The places and packed rows of the words that a side expects, and of those seen there that look like one of them."""
    least, share = (LEAST_PAIR, LEAST_PAIR_SHARE) if side < 2 else (LEAST_ROW, LEAST_SHARE)
    strong = (rows.articles >= least) & (rows.articles >= share * rows.of) & alike.meant[rows.word]
    counts = np.searchsorted(expected.COUNTS, rows.articles[strong], side="right")
    shares = np.searchsorted(expected.SHARES, rows.articles[strong] / rows.of[strong], side="right")
    place, packed = rows.place[strong], rows.word[strong] << 6 | np.maximum(counts, 1) << 3 | shares
    weak = ~strong & (rows.articles >= SEEN) & np.isin(rows.place, place)
    found = seen_alike(
        Rows(*(column[strong] for column in rows)), Rows(*(column[weak] for column in rows)), alike
    )
    return np.r_[place, rows.place[weak][found]], np.r_[packed, rows.word[weak][found] << 6]


def seen_alike(strong: Rows, weak: Rows, alike: Alike) -> np.ndarray:
    """Which of the weak rows hold a look-alike of a strong row of the same place."""
    first = np.searchsorted(strong.place, weak.place, side="left")
    last = np.searchsorted(strong.place, weak.place, side="right")
    found = np.zeros(len(weak.place), bool)
    for step in range(int((last - first).max(initial=0))):
        more = first + step < last
        pairs = weak.word[more] << expected.WIDTH | strong.word[first[more] + step]
        found[more] |= np.isin(pairs, alike.pairs)
    return found


def packed_rows(corpus: Corpus, alike: Alike) -> list[np.ndarray]:
    """The bits, the buckets and the rows of all sides."""
    places, rows = [], []
    for side in range(expected.SIDES):
        place, packed = kept(corpus.rows(side), side, alike)
        places += place.tolist()
        rows += packed.tolist()
        print(side, len(place), flush=True)
    bits = bytearray((1 << expected.BITS) // 8)
    table = []
    for place, row in zip(places, rows, strict=True):
        mixed = place * expected.TURN % expected.PRIME
        low = mixed & (1 << expected.BITS) - 1
        bits[low >> 3] |= 1 << (low & 7)
        check = mixed >> 61 - expected.CHECK
        table.append(((mixed >> expected.BITS) % BUCKETS, check << 32 - expected.CHECK | row))
    table.sort()
    buckets = np.array([bucket for bucket, _ in table])
    starts = np.searchsorted(buckets, np.arange(BUCKETS + 1))
    return [
        np.frombuffer(bytes(bits), np.uint8),
        starts.astype("<u4"),
        np.array([row for _, row in table], np.uint32).astype("<u4"),
    ]


def packed_pairs(corpus: Corpus, alike: Alike) -> bytes:
    """In how many articles two codes stand in a row, one of them a word that has look-alikes."""
    keys, articles = corpus.counted((0, 1))
    mask = (1 << expected.WIDTH) - 1
    words = np.array([False] * len(SHAPES) + [word in alike.of for word in corpus.own])
    wanted = (articles >= LEAST_BESIDE) & (words[keys >> expected.WIDTH] | words[keys & mask])
    levels = np.minimum(np.log2(articles[wanted]), 15).astype(int)
    order = np.argsort(-levels, kind="stable")
    number = int(wanted.sum() / LOAD / expected.SLOTS)
    rows = zip(keys[wanted][order].tolist(), levels[order].tolist(), strict=True)
    slots, lost = filled(
        ((pair * expected.TURN % expected.PRIME, level) for pair, level in rows), number, expected.SLOTS
    )
    print(f"{wanted.sum()} pairs, {lost} of them lost")
    remark = "# in how many articles two words stand in a row; made by workshop/expected.py from counts over two thirds of six sevenths of the news\n"
    return remark.encode() + slots.astype("<u2").tobytes()


def packed(
    corpus: Corpus, alike: Alike, words: list[str], parts: list[np.ndarray], trees: list[object], start: float
) -> bytes:
    """The table as it lies in its file; `words` are those of the vocabulary."""
    counts = np.bincount(corpus.news.lower)
    number = corpus.news.number
    grades = [int(np.log2(counts[number[word]] + 1)) if word in number else 0 for word in words]
    common = np.log2(np.bincount(corpus.codes, minlength=len(corpus.own) + len(SHAPES)) + 1).astype(np.uint8)
    starts, others, close = alike.arrays(words)
    arrays = [*parts, starts, others, np.array(grades, np.uint8), common, close]
    return table(REMARK, {"start": start, "trees": trees}, arrays)


REMARK = "# which words places expect; made by workshop/expected.py from counts over two thirds of six sevenths of the news\n"


class Examples:
    """What the trees learn from: places of the articles that were not counted, as they are and with slips planted."""

    def __init__(self, corpus: Corpus, alike: Alike, table: Expected) -> None:
        self.corpus, self.alike, self.table = corpus, alike, table
        self.random = random.Random(7)
        lines = Path(__file__).with_name("expected-real.txt").read_text(encoding="utf-8").splitlines()[1:]
        self.real = {tuple(line.split()) for line in lines}
        self.rows: list[list[int]] = []
        self.planted: list[bool] = []
        self.article: list[int] = []
        self.place: list[tuple[int, str, str]] = []
        self.tried = 0
        ends = np.nonzero(np.r_[corpus.articles[1:] != corpus.articles[:-1], True])[0] + 1
        begins = np.r_[0, ends[:-1]]
        for begin, end in zip(begins.tolist(), ends.tolist(), strict=True):
            if corpus.held[begin]:
                self._read(begin, end)

    def _read(self, begin: int, end: int) -> None:
        corpus, news = self.corpus, self.corpus.news
        words = [news.words[number] for number in news.lower[begin:end].tolist()]
        codes = corpus.codes[begin:end].tolist()
        counts = Counter(words)
        lower = corpus.small[begin:end]
        for at in range(2, len(codes) - 2):
            if not lower[at]:
                continue
            self._add(codes, at, words[at], counts, begin, planted=False)
            if self.random.random() < PLANTED and words[at] in self.alike.of:
                self._plant(codes, at, words[at], counts, begin)

    def _plant(self, codes: list[int], at: int, word: str, counts: Counter[str], begin: int) -> None:
        others = self.alike.of[word]
        first = [self.alike.words[code - len(SHAPES)][0] == word[0] for code, _ in others]
        weights = [
            (4 if close else 1) * (3 if same else 1) for (_, close), same in zip(others, first, strict=True)
        ]
        chosen, _ = self.random.choices(others, weights)[0]
        slip = self.alike.words[chosen - len(SHAPES)]
        changed = codes.copy()
        changed[at] = chosen
        self.tried += 1
        counts = counts.copy()
        counts[word] -= 1
        counts[slip] += 1
        self._add(changed, at, slip, counts, begin, planted=True, meant=codes[at])

    def _add(
        self,
        codes: list[int],
        at: int,
        word: str,
        counts: Counter[str],
        begin: int,
        *,
        planted: bool,
        meant: int = 0,
    ) -> None:
        asked = self.table
        number = self.alike.place.get(word)
        around = codes[at - 2 : at + 3]
        for other, close, sides in asked.candidates(around, number) if number is not None else ():
            if planted and other != meant:
                continue
            intended = self.alike.words[other - len(SHAPES)]
            if not planted and (word, intended) in self.real:
                continue
            here, there = counts[word] - 1, counts[intended]
            self.rows.append(asked.seen(codes, at, number, other, close, sides, here, there))
            self.planted.append(planted)
            self.article.append(int(self.corpus.articles[begin]))
            self.place.append((begin + at, word, intended))


def learn(examples: Examples, where: np.ndarray) -> HistGradientBoostingClassifier:
    """Trees that hold a slip for surer the more a place expects the other word, and the less the written one was seen there."""
    seen, planted = np.array(examples.rows)[where], np.array(examples.planted)[where]
    weights = np.where(planted, SHARE * (~planted).sum() / planted.sum(), 1.0)
    trees = HistGradientBoostingClassifier(
        max_iter=TREES,
        learning_rate=RATE,
        max_leaf_nodes=LEAVES,
        min_samples_leaf=20,
        l2_regularization=5.0,
        monotonic_cst=DIRECTIONS,
        random_state=1,
    )
    return trees.fit(seen, planted, sample_weight=weights)


def judge(examples: Examples) -> None:
    """Print how many planted slips are found at which rate of findings in news as it is, and the surest of these."""
    half = np.array(examples.article) // HELD % 2 == 0
    planted = np.array(examples.planted)
    seen = np.array(examples.rows)
    scores = np.zeros(len(planted))
    for fold in (half, ~half):
        scores[~fold] = learn(examples, fold).decision_function(seen[~fold])
    corpus = examples.corpus
    tokens = int((corpus.held & (corpus.codes != 0)).sum())
    real, slips = scores[~planted], scores[planted]
    print(
        f"{tokens} tokens, {len(real)} places, {examples.tried} slips planted, {len(slips)} of them expected"
    )
    for rate in (0.003, 0.005, 0.01, 0.02, 0.05):
        bar = np.sort(real)[-min(len(real), int(rate * tokens / 1000) + 1)]
        print(f"{rate}: above {bar:.2f}, {(slips > bar).sum() / examples.tried:.3f} of slips")
    order = np.nonzero(~planted)[0]
    for at in order[np.argsort(-scores[order])][:200]:
        place, word, meant = examples.place[at]
        print(f"{scores[at]:.2f} [{word} -> {meant}] {corpus.news.show(place)}")


def main(source: str, lookalikes: str, out: str) -> None:
    corpus = Corpus(source)
    alike = Alike(lookalikes, corpus.own)
    parts = packed_rows(corpus, alike)
    pairs = packed_pairs(corpus, alike)
    words = vocabulary(Path(out, "expected.bin"))
    bare = packed(corpus, alike, words.listed, parts, [], 0.0)
    print(f"{len(bare):,} and {len(pairs):,} bytes", flush=True)
    examples = Examples(corpus, alike, Expected(bare, pairs, Path(out, "topics.bin").read_bytes(), words))
    judge(examples)
    trees = learn(examples, np.ones(len(examples.rows), bool))
    found = [tree_of(one[0].nodes) for one in trees._predictors]  # noqa: SLF001 (scikit-learn shows its trees no other way)
    start = float(trees._baseline_prediction.item())  # noqa: SLF001
    Path(out, "expected.bin").write_bytes(packed(corpus, alike, words.listed, parts, found, start))
    Path(out, "beside.bin").write_bytes(pairs)


if __name__ == "__main__":
    main(*sys.argv[1:4])
