"""lint/copydesk/data/context.bin: packs the network, learns how sure a slip is, and shows what the news holds.

    PYTHONPATH=lint python workshop/context_table.py CORPUS WORK lint/copydesk/data/context.bin

after workshop/context.c has learned in WORK. CORPUS as tagged_news.py wrote it. On a tenth of the news (HELD) that neither the network nor the counts of pairs have seen, slips are
planted, one kind of pair as often as the others, and boosted trees learn to tell them from what was published there but for the slips that it
really held (context-real.txt). Shown are the places of HELD that look most like slips, as trees judge them that learned from its other half. Needs numpy and scikit-learn.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np
from buckets import filled
from choices_table import tree_of
from context_network import Network
from inflections import HELD
from sklearn.ensemble import HistGradientBoostingClassifier
from tagged_news import TaggedNews

from copydesk.company import context
from copydesk.company.words import words

LOAD, BUCKET = 0.93, 4
TREES, LEAVES, RATE = 60, 12, 0.15
BONUS = (3.0, 3.0, 3.0, 2.5, 2.5)
"""How much likelier a slip of each kind is than another slip between the same words would be (log odds)."""
GRAMMAR = 25_000
"""Words of grammar that are as frequent as that are a kind of their own."""
WEIGHT = 0.3
"""The weight of all slips of a kind together, as a share of what was published."""
MOST = 40_000
"""Slips of each kind that are learned from."""
SPAN = 400
"""Words on both sides that stand for the article."""
DIRECTIONS = [1, -1, -1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, 1]
"""Whether what the trees see may only make a slip surer (1) or less sure."""
SHOWN = 150


class Asked:
    """The words that are asked about: their rows and biases, their pairs, and the levels of their pairs with codes."""

    def __init__(self, network: Network, news: TaggedNews, codes: np.ndarray, counted: np.ndarray) -> None:
        sets = network.sets
        counts = sets["counts"]
        pairs = [
            (
                one,
                two,
                context.KINDS.index(
                    "gram" if kind == "func" and min(counts[one], counts[two]) < GRAMMAR else kind
                ),
            )
            for one, two, kind in sets["pairs"]
            if kind in context.KINDS and one in words().number and two in words().number
        ]
        dropped = {tuple(line.split()) for line in beside("context-dropped.txt")}
        self.words = sorted({word for pair in pairs for word in pair[:2]})
        number = {word: at for at, word in enumerate(self.words)}
        own = {word: at for at, word in enumerate(sets["own"])}
        self.rows, self.biases = [], []
        for word in self.words:
            row, share = own.get(word), 0.0
            if row is None:
                row = sets["rare"][word]
                share = float(
                    np.log((sets["counts"].get(word, 0) + 0.5) / sets["rare-counts"][row - len(own)])
                )
            self.rows.append(row)
            self.biases.append(round(float(network.biases[row]) + share, 3))
        self.grades = [int(np.log2(sets["counts"].get(word, 0) + 1)) for word in self.words]
        self.pairs = sorted(
            (number[one], number[two], kind)
            for first, second, kind in pairs
            for one, two in ((first, second), (second, first))
            if two in own and (one, two) not in dropped
        )
        table = np.array(self.pairs)
        self.first = np.searchsorted(table[:, 0], np.arange(len(self.words) + 1))
        self.meant, self.kind = table[:, 1], table[:, 2]
        self.of = np.full(len(news.words), -1)
        for word, at in number.items():
            if word in news.number:
                self.of[news.number[word]] = at
        place = np.flatnonzero(counted & (self.of[news.lower] >= 0))
        place = place[(place > 0) & (place < len(codes) - 1)]
        self.seen = [
            self._counted(codes[place + step].astype(np.int64) << 20 | self.of[news.lower[place]])
            for step in (-1, 1)
        ]

    def _counted(self, keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        rows, counts = np.unique(keys, return_counts=True)
        some = counts >= context.STEPS[0]
        return rows[some], np.searchsorted(context.STEPS, counts[some], side="right")

    def levels(self, codes: np.ndarray, place: np.ndarray, word: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The levels of words at some places, to the left and to the right."""
        found = []
        for (rows, levels), step in zip(self.seen, (-1, 1), strict=True):
            keys = codes[place + step].astype(np.int64) << 20 | word
            at = np.minimum(np.searchsorted(rows, keys), len(rows) - 1)
            found.append(np.where(rows[at] == keys, levels[at], 0))
        return found[0], found[1]


def beside(name: str) -> list[str]:
    """The lines of a file of this folder, but for its remark."""
    return Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()[1:]


class Places(NamedTuple):
    """Places where the trees are asked: where, the word written and meant, and what the trees see."""

    place: np.ndarray
    written: np.ndarray
    meant: np.ndarray
    seen: np.ndarray


class Held:
    """The tenth of the news that is kept for judging."""

    def __init__(self, news: TaggedNews, codes: np.ndarray, network: Network, asked: Asked) -> None:
        self.news, self.codes, self.network, self.asked = news, codes, network, asked
        self.common = np.log2(np.bincount(codes, minlength=network.size) + 1).astype(int)
        self.own = network.sets["first"]

    def judged(self, place: np.ndarray, written: np.ndarray) -> Places:
        """All of some places, with these words written there, where the trees would be asked."""
        asked, codes = self.asked, self.codes
        here = asked.levels(codes, place, written)
        some = (here[0] == 0) | (here[1] == 0)
        place, written = place[some], written[some]
        many = asked.first[written + 1] - asked.first[written]
        at = np.repeat(np.arange(len(place)), many)
        pair = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many) + asked.first[written[at]]
        there = asked.levels(codes, place[at], asked.meant[pair])
        both = (there[0] > 0) & (there[1] > 0)
        fit = both | ((there[0] + there[1] > 0) & (asked.kind[pair] != context.STRICT))
        at, pair = at[fit], pair[fit]
        used, at = np.unique(at, return_inverse=True)
        place, written = place[used], written[used]
        units = self.network.units(codes, place)
        rows, biases = np.array(asked.rows), np.array(asked.biases)
        meant = asked.meant[pair]
        scores = self.network.fits(units, at, rows[meant], biases[meant])
        own = self.network.fits(units, np.arange(len(place)), rows[written], biases[written])
        order = np.lexsort((scores + np.array(BONUS)[asked.kind[pair]], at))
        best = order[np.r_[at[order][1:] != at[order][:-1], True]]
        margin = scores[best] - own
        sure = margin > context.LEAST
        best, place, written, margin = best[sure], place[sure], written[sure], margin[sure]
        return Places(
            place,
            written,
            meant[best],
            self._seen(place, written, meant[best], margin, asked.kind[pair[best]]),
        )

    def _seen(
        self, place: np.ndarray, written: np.ndarray, meant: np.ndarray, margin: np.ndarray, kind: np.ndarray
    ) -> np.ndarray:
        codes, grades = self.codes, np.array(self.asked.grades)
        columns = context.features(
            margin,
            self.asked.levels(codes, place, written),
            self.asked.levels(codes, place, meant),
            (grades[written], grades[meant]),
            (self.common[codes[place - 1]], self.common[codes[place + 1]]),
            kind,
            [(codes[place + step] >= self.own).astype(int) for step in (-2, -1, 1, 2)],
            (self.news.quoted[place], np.zeros(len(place)), np.zeros(len(place))),
        )
        here, there = self._near(place, written), self._near(place, meant)
        columns[-2:] = [here - (self.news_words(place) == written), there - (self.news_words(place) == meant)]
        return np.minimum(np.stack(columns, 1), [*[np.inf] * (len(columns) - 2), context.MANY, context.MANY])

    def news_words(self, place: np.ndarray) -> np.ndarray:
        return self.asked.of[self.news.lower[place]]

    def _near(self, place: np.ndarray, word: np.ndarray) -> np.ndarray:
        numbers = self.asked.of[self.news.lower]
        return np.array(
            [
                (numbers[max(0, at - SPAN) : at + SPAN] == one).sum()
                for at, one in zip(place.tolist(), word.tolist(), strict=True)
            ]
        )

    def planted(self, place: np.ndarray) -> Places:
        """Places with a slip planted for what they hold, one of the words that it may be meant by, where it is seen through."""
        asked, dice = self.asked, np.random.default_rng(5)
        back = np.argsort(asked.meant, kind="stable")
        first = np.searchsorted(asked.meant[back], np.arange(len(asked.words) + 1))
        source = np.array(asked.pairs)[back, 0]
        right = self.news_words(place)
        counts = np.bincount(right, minlength=len(asked.words))
        share = np.minimum(1, 0.05 * np.sqrt(4e5 / np.maximum(counts[right] * 9, 1000)))
        some = (first[right + 1] > first[right]) & (dice.random(len(place)) < share)
        place, right = place[some], right[some]
        many = first[right + 1] - first[right]
        slip = source[first[right] + (dice.random(len(place)) * many).astype(int)]
        found = self.judged(place, slip)
        true = self.news_words(found.place) == found.meant
        print(f"{len(place)} slips planted, {true.sum()} seen through")
        return Places(*(column[true] for column in found))


def learned(right: np.ndarray, slips: np.ndarray) -> HistGradientBoostingClassifier:
    dice = np.random.default_rng(1)
    kind = slips[:, KIND]
    many = np.bincount(kind.astype(int), minlength=len(context.KINDS))
    slips = slips[dice.random(len(slips)) < MOST / np.maximum(many, MOST)[kind.astype(int)]]
    every = np.concatenate([right, slips])
    planted = np.r_[np.zeros(len(right)), np.ones(len(slips))]
    weights = np.ones(len(every))
    for one in range(len(context.KINDS)):
        mine = (planted == 1) & (every[:, KIND] == one)
        weights[mine] = WEIGHT * (right[:, KIND] == one).sum() / max(mine.sum(), 1)
    trees = HistGradientBoostingClassifier(
        max_iter=TREES,
        learning_rate=RATE,
        max_leaf_nodes=LEAVES,
        min_samples_leaf=60,
        l2_regularization=3.0,
        monotonic_cst=DIRECTIONS,
        random_state=1,
    )
    return trees.fit(every, planted, sample_weight=weights)


KIND = 10


def pack(corpus: str, work: Path, out: Path) -> None:
    news, network = TaggedNews(corpus), Network(work)
    codes = np.fromfile(work / "codes.bin", np.int32)
    counted = np.fromfile(work / "counted.bin", np.uint8) > 0
    asked = Asked(network, news, codes, counted)
    held = Held(news, codes, network, asked)
    place = np.arange(*HELD)
    first = news.lower[place - 1] == 0
    place = place[(news.small[place] | first) & news.whole[place] & (asked.of[news.lower[place]] >= 0)]
    published, slips = held.judged(place, asked.of[news.lower[place]]), held.planted(place)
    print(f"{len(place)} places, {len(published.place)} where the trees are asked")
    real = {tuple(line.split()) for line in beside("context-real.txt")}
    lower = [news.words[number] for number in news.lower[HELD[0] - 9 : HELD[1] + 9].tolist()]
    around = [
        (lower[at - HELD[0] + 8], lower[at - HELD[0] + 9], lower[at - HELD[0] + 10]) for at in published.place
    ]
    slip = np.array([one in real for one in around])
    halves = [(some.place // 200_000) % 2 for some in (published, slips)]
    sure, found = np.zeros(len(published.place)), np.zeros(len(slips.place))
    for half in (0, 1):
        trees = learned(published.seen[~slip & (halves[0] != half)], slips.seen[halves[1] != half])
        sure[halves[0] == half] = trees.decision_function(published.seen[halves[0] == half])
        found[halves[1] == half] = trees.decision_function(slips.seen[halves[1] == half])
    for one, kind in enumerate(context.KINDS):
        mine = np.flatnonzero(published.seen[:, KIND] == one)
        mine = mine[np.argsort(-sure[mine])][:SHOWN]
        false = np.sort(sure[mine][~slip[mine]])[::-1]
        caught = found[slips.seen[:, KIND] == one]
        for many in (some for some in (5, 10, 20, 40, 70) if some < len(false)):
            print(
                f"{kind}: {many} false above {false[many]:.2f}, of slips seen through {(caught > false[many]).mean():.3f}, true {(sure[mine][slip[mine]] > false[many]).sum()}"
            )
        for at in mine.tolist():
            words = lower[published.place[at] - HELD[0] : published.place[at] - HELD[0] + 16]
            words[9] = f"⟦{words[9]}>{asked.words[published.meant[at]]}⟧"
            print(kind, f"{sure[at]:.2f}", "TRUE" if slip[at] else "    ", *words)
    trees = learned(published.seen[~slip], slips.seen)
    write(out, network, asked, held.common, trees)


def write(
    out: Path, network: Network, asked: Asked, common: np.ndarray, trees: HistGradientBoostingClassifier
) -> None:
    """The head, and behind it the arrays that context.PARTS names."""
    table = []
    for (keys, levels), right in zip(asked.seen, (False, True), strict=True):
        table += [
            (context.key(key >> 20, key & 0xFFFFF, right), level)
            for key, level in zip(keys.tolist(), levels.tolist(), strict=True)
        ]
    table.sort(key=lambda row: -row[1])
    slots, lost = filled(table, int(len(table) / LOAD / BUCKET), BUCKET)
    used, rows_of = np.unique(asked.rows, return_inverse=True)
    columns = (
        (network.back, "<u2"),
        (common, "u1"),
        ([words().number[word] for word in asked.words], "<u2"),
        (asked.first, "<u2"),
        (asked.meant, "<u2"),
        (asked.kind, "u1"),
        (asked.biases, "<f4"),
        (asked.grades, "u1"),
        (rows_of, "<u2"),
    )
    parts = [network.rows, network.weights, network.out[used], slots.astype("<u2")]
    parts += [np.array(column).astype(kind) for column, kind in columns]
    head = {
        "own": network.sets["first"],
        "kept": network.kept,
        "starts": network.starts[:-1],
        "bag": [*network.bag, network.starts[-1]],
        "floor": network.floor.tolist(),
        "inner-floor": network.inner_floor.tolist(),
        "scale": network.scale,
        "word-scale": network.word_scale,
        "bonus": BONUS,
        "start": float(trees._baseline_prediction.item()),  # noqa: SLF001 (scikit-learn shows its trees no other way)
        "trees": [tree_of(found[0].nodes) for found in trees._predictors],  # noqa: SLF001
        "sizes": [part.nbytes for part in parts],
    }
    remark = "# how well words stand in their context; made by workshop/context.py, .c and context_table.py from six sevenths of the news; MIT\n"
    text = remark + json.dumps(head, separators=(",", ":"), ensure_ascii=False, default=float) + "\n"
    out.write_bytes(text.encode() + b"".join(part.tobytes() for part in parts))
    print(
        f"{len(asked.words)} words, {len(asked.pairs)} pairs, {len(table)} rows, {lost} lost; {out.stat().st_size:,} bytes, head {len(text):,}, {head['sizes']}"
    )


if __name__ == "__main__":
    pack(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
