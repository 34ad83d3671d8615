"""lint/copydesk/data/phrases.txt and phrases-sense.txt: set phrases with another word in them, “fie photo”, “collective haggling”.

    PYTHONPATH=lint python workshop/set_phrases.py CORPUS LOOKALIKES.tsv SYNONYMS.tsv lint/copydesk/data

CORPUS was made by workshop/news.py, LOOKALIKES.tsv by workshop/lookalikes.py, SYNONYMS.tsv by workshop/synonyms.py.
A set phrase is two words side by side, or with a small word between them, that many articles have and chance would not.
For one of its words stands a look-alike or a synonym that no article has there (one is forgiven: it may be a slip itself).
How often such company occurs by right is learned from what the news has in one article; a phrase is written where it
has the word meant so much oftener than that. set-phrases-right.txt lists those of one article that are right, and set-phrases-wrong.txt
those of several that are slips all the same, by reading. Needs numpy and scikit-learn.
"""

from __future__ import annotations

import math
import sys
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import numpy as np
from lookalikes import PLAIN, distance
from news import News
from sklearn.ensemble import HistGradientBoostingClassifier

from copydesk.grammar import lemmas

SMALL = "of the a an to in on for and no by at with its their his her your our from into as".split()
"""Words that may stand between the two of a phrase."""
LEAST, LEAST_ANCHOR = 10, 8
"""Articles that a phrase stands in, and the word that stays."""
SHARE = 0.05
"""The share of all words in that place that the word meant is."""
SURPRISE = (4.5, 5.5)
"""How much oftener than by chance both words of a phrase meet, in powers of two: side by side, and over a small word."""
BARS = {"look-close": 3e3, "look-1": 2e4, "look-2": 1e5, "sense-close": 3e4}
"""How many times oftener an article has the phrase as it should be than the other words by right, by how these are alike: in
look (a letter more or turned, or the same sound; a letter changed; two slips) or in sense."""
FOLDS = 5
WIDTH, SMALLS = 20, 5


class Company(NamedTuple):
    """In how many articles two words stand together: of one key each, sorted."""

    keys: np.ndarray
    articles: np.ndarray
    over: bool


class Corpus:
    """The news, and the company that its words keep."""

    def __init__(self, path: str) -> None:
        news = News(path)
        self.words, self.number = news.words, news.number
        small_letters = np.array([w.islower() or not w[:1].isalpha() for w in news.vocab])[news.cased]
        told = np.array(
            [
                w.isascii() and w.replace("-", "").isalpha() and len(w) > 2 and w not in PLAIN
                for w in self.words
            ]
        )
        row = news.lower.astype(np.int64)
        self._articles = np.r_[0, np.cumsum((news.cased[:-1] == 0) & (news.cased[1:] == 0))]
        own = told[row] & small_letters
        between = np.full(len(self.words), -1)
        for at, word in enumerate(SMALL):
            between[self.number[word]] = at
        middle = np.where(small_letters, between[row], -1)
        side = np.nonzero(own[:-1] & own[1:])[0]
        over = np.nonzero(own[:-2] & (middle[1:-1] >= 0) & own[2:])[0]
        self.beside = Company(*self._counted(row[side] << WIDTH | row[side + 1], side), over=False)
        keys = (row[over] << WIDTH | row[over + 2]) << SMALLS | middle[over + 1]
        self.over = Company(*self._counted(keys, over), over=True)
        numbers, articles = self._counted(row[own], np.nonzero(own)[0])
        self.articles = dict(zip(numbers.tolist(), articles.tolist(), strict=True))
        self.all = int(self._articles[-1]) + 1

    def _counted(self, keys: np.ndarray, places: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        articles = self._articles[places]
        order = np.lexsort((articles, keys))
        keys, articles = keys[order], articles[order]
        new = np.r_[True, keys[1:] != keys[:-1]]
        other = new | np.r_[True, articles[1:] != articles[:-1]]
        starts = np.nonzero(new)[0]
        return keys[starts], np.add.reduceat(other.astype(np.int32), starts)

    def base(self, number: int) -> int:
        """The number of a word's base."""
        word = self.words[number]
        for label in ("NNS", "VBD", "VBG", "VBZ"):
            base = lemmas.lemma(word, label)
            if base != word:
                return self.number.get(base, -1)
        return number


class Swap(NamedTuple):
    """A phrase with another word: the word meant, its anchor, the small word between them, whether the anchor stands first, the word written; articles that have the phrase as it should be, and as it is."""

    meant: int
    anchor: int
    small: int
    behind: bool
    written: int
    articles: int
    seen: int
    kind: str


def alike(corpus: Corpus, lookalikes: str, synonyms: str) -> dict[int, dict[int, str]]:
    """What may be written for each word, and how it is alike; of two ways the closer one, or else that of sense."""
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for path, name in ((synonyms, "sense"), (lookalikes, "look")):
        for line in Path(path).read_text(encoding="utf-8").splitlines()[1:]:
            one, two, close = line.split("\t")
            if one not in corpus.number or two not in corpus.number:
                continue
            if name == "look" and close != "close":
                close = str(distance(one, two, 2))
            numbers = corpus.number[one], corpus.number[two]
            for word, other in (numbers, numbers[::-1]):
                if close == "close" or other not in found[word]:
                    found[word][other] = f"{name}-{close}"
    return found


class Candidates:
    """All swaps that are not seen in two articles, and what the trees see of each."""

    def __init__(self, corpus: Corpus, rivals: dict[int, dict[int, str]]) -> None:
        self._corpus, self._rivals = corpus, rivals
        self._names = {word: frozenset(others) for word, others in rivals.items()}
        self._base = [corpus.base(at) if at in corpus.articles else at for at in range(len(corpus.words))]
        self._wrong = {tuple(corpus.number[word] for word in pair.split(" ")) for pair in by_reading("wrong")}
        self.swaps: list[Swap] = []
        self.rows: list[tuple[float, ...]] = []
        for company in (corpus.beside, corpus.over):
            self._read(company)

    def _read(self, company: Company) -> None:
        counts = dict(zip(company.keys.tolist(), company.articles.tolist(), strict=True))
        places: dict[tuple[int, int, bool], list[tuple[int, int]]] = defaultdict(list)
        bases: dict[tuple[int, int, int], int] = defaultdict(int)
        for key, articles in counts.items():
            small = key & (1 << SMALLS) - 1 if company.over else -1
            pair = key >> SMALLS if company.over else key
            one, two = pair >> WIDTH, pair & (1 << WIDTH) - 1
            bases[self._base[one], self._base[two], small] += articles
            if articles > 1:
                places[two, small, False].append((one, articles))
                places[one, small, True].append((two, articles))
        for (anchor, small, behind), fillers in places.items():
            if self._corpus.articles[anchor] >= LEAST_ANCHOR:
                self._swaps(anchor, small, behind, fillers, counts, bases)

    def _swaps(
        self,
        anchor: int,
        small: int,
        behind: bool,
        fillers: list[tuple[int, int]],
        counts: dict[int, int],
        bases: dict[tuple[int, int, int], int],
    ) -> None:
        known = self._corpus.articles
        every = sum(articles for _, articles in fillers)
        words = frozenset(word for word, _ in fillers)
        first, second = [*sorted((articles for _, articles in fillers), reverse=True)[:2], 0][:2]
        for meant, articles in fillers:
            if articles < LEAST or articles < SHARE * every or meant not in self._rivals:
                continue
            surprise = math.log2(articles * self._corpus.all / (known[meant] * known[anchor]))
            if surprise < SURPRISE[small >= 0]:
                continue
            best = second if articles == first else first
            for written, kind in self._rivals[meant].items():
                pair = (anchor, written) if behind else (written, anchor)
                key = pair[0] << WIDTH | pair[1]
                seen = counts.get(key if small < 0 else key << SMALLS | small, 0)
                if (pair[0], pair[1]) in self._wrong and small < 0:
                    seen = 0
                if seen > 1:
                    continue
                forms = bases.get((self._base[pair[0]], self._base[pair[1]], small), 0) - seen
                others = len(words & self._names.get(written, frozenset()) - {meant})
                self.swaps.append(Swap(meant, anchor, small, behind, written, articles, seen, kind))
                self.rows.append(
                    (
                        articles,
                        articles / every,
                        surprise,
                        articles / known[meant],
                        known[meant],
                        known.get(written, 0),
                        known[anchor],
                        articles * known.get(written, 0) / known[meant],
                        behind,
                        len(fillers),
                        every,
                        forms,
                        others,
                        small,
                        (articles + 1) / (best + 1),
                        kind.startswith("look"),
                        kind.endswith("close"),
                    )
                )


def by_reading(name: str) -> set[str]:
    """What a person has read: the lines of set-phrases-right.txt or set-phrases-wrong.txt."""
    path = Path(__file__).with_name(f"set-phrases-{name}.txt")
    return set(path.read_text(encoding="utf-8").splitlines()[1:])


def by_right(candidates: Candidates) -> np.ndarray:
    """How often an article has each swap by right: learned from those of other words that one article has."""
    rows = np.array(candidates.rows, np.float32)
    seen = np.array([swap.seen > 0 for swap in candidates.swaps])
    fold = np.array([swap.meant % FOLDS for swap in candidates.swaps])
    often = np.zeros(len(seen))
    for at in range(FOLDS):
        trees = HistGradientBoostingClassifier(
            max_iter=150, learning_rate=0.08, max_leaf_nodes=31, min_samples_leaf=200, l2_regularization=5.0,
            early_stopping=False, random_state=1,
        )  # fmt: skip
        often[fold == at] = trees.fit(rows[fold != at], seen[fold != at]).predict_proba(rows[fold == at])[
            :, 1
        ]
    return often


def lines(corpus: Corpus, best: dict[tuple[str, int, str], tuple[float, Swap]]) -> list[str]:
    """The rows of a table: two neighbours, and by groups of four which of them is wrong, the word meant, its articles, and the word beyond the small one."""
    found: dict[str, list[str]] = defaultdict(list)
    for (pair, wrong, beyond), (_, swap) in sorted(best.items()):
        found[pair] += [str(wrong), corpus.words[swap.meant], str(swap.articles), beyond]
    return ["\t".join([pair, *groups]) for pair, groups in found.items()]


def place(corpus: Corpus, swap: Swap) -> tuple[str, int, str]:
    """The two neighbours of which the word written is one, which of them it is, and the anchor if it stands beyond."""
    written, anchor = corpus.words[swap.written], corpus.words[swap.anchor]
    beside, beyond = (anchor, "") if swap.small < 0 else (SMALL[swap.small], anchor)
    return (f"{beside} {written}", 1, beyond) if swap.behind else (f"{written} {beside}", 0, beyond)


def main(path: str, lookalikes: str, synonyms: str, out: str) -> None:
    corpus = Corpus(path)
    candidates = Candidates(corpus, alike(corpus, lookalikes, synonyms))
    often = by_right(candidates)
    right = by_reading("right")
    tables: dict[str, dict[tuple[str, int, str], tuple[float, Swap]]] = {"look": {}, "sense": {}}
    for swap, rate in zip(candidates.swaps, often.tolist(), strict=True):
        surety = swap.articles / rate
        where = place(corpus, swap)
        if (
            swap.kind not in BARS
            or surety < BARS[swap.kind]
            or " ".join((where[0], where[2])).strip() in right
        ):
            continue
        if swap.seen:
            meant = corpus.words[swap.meant]
            print(f"{surety:.0f}", swap.kind, *where, "→", meant, swap.articles, sep="\t")
        table = tables[swap.kind.split("-")[0]]
        if where not in table or table[where][0] < surety:
            table[where] = surety, swap
    for name, file in (("look", "phrases.txt"), ("sense", "phrases-sense.txt")):
        remark = "# two neighbours of which one is wrong: which (0, 1), the word meant, articles that have it there, the word beyond; made by workshop/set_phrases.py from counts over six sevenths of the news"
        Path(out, file).write_text("\n".join([remark, *lines(corpus, tables[name]), ""]), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:5])
