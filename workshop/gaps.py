"""data/gaps.bin: between which words a small word is missing.

    PYTHONPATH=lint python workshop/gaps.py CORPUS data/gaps.bin     CORPUS as tagged_news.py wrote it

Counted over the first nine tenths of the corpus: how often two words, a word and a class, with a small word between them or
none, stand in a row. From the rest small words are taken away at random, and boosted trees learn to tell these gaps from places where nothing is
missing. Needs numpy and LightGBM.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import lightgbm
import numpy as np
from buckets import filled

from copydesk.company.gaps import (
    AFTER,
    BASE,
    FIRST,
    GATE,
    HIGH,
    KINDS,
    NONE,
    PRIME,
    SMALL,
    STEPS,
    TURN,
    VALUES,
    class_of,
)
from copydesk.grammar.tags import model

OWN, LEAST_OWN, LEAST_CLASS, COMMONEST = 9400, 120, 3000, 220
LEAST = {"a": 2, "b": 2, "c": 3, "l": 4, "r": 4, "A": 2, "B": 2, "C": 3, "L": 3, "R": 3}
HELD, POSITIVES, SEED = 0.92, 240_000, 7
ROUNDS, LEAVES, RATE = 120, 31, 0.12


OPEN = {"NN", "NNS", "NNP", "NNPS", "JJ", "VB", "VBP", "VBZ", "VBD", "VBN", "VBG"}
AUXILIARIES = {"is", "are", "was", "were", "be", "been", "has", "have", "had", "do", "did", "does"}


def is_functional(word: str) -> bool:
    """Whether a frequent word is one of grammar."""
    letters = model().lexicon.get(word)
    return bool(letters) and (
        word in AUXILIARIES or not {model().meant[letter].xpos for letter in letters} <= OPEN
    )


class Corpus:
    """The corpus as units and classes: `unit`, `kind`, `small` (which small word, or -1) and `plain` (whether a word that may stand beside a gap)."""

    def __init__(self, path: str) -> None:
        with np.load(path + ".npz") as arrays:
            cased = arrays["words"]
        with Path(path + ".json").open(encoding="utf-8") as file:
            vocab, _ = json.load(file)
        number: dict[str, int] = {}
        fold = np.array([number.setdefault(word.lower().replace("’", "'"), len(number)) for word in vocab])
        lower = list(number)
        written = np.array([word[:1].islower() for word in vocab])
        small = np.bincount(fold[cased][written[cased]], minlength=len(lower))
        counts = np.bincount(cased, minlength=len(vocab))
        own = [
            at
            for at in np.argsort(-small)[:OWN].tolist()
            if small[at] >= LEAST_OWN and lower[at][0].isalpha()
        ]
        functional = {word for word in (lower[at] for at in own[:COMMONEST]) if is_functional(word)}
        kinds = [
            class_of(word, word.lower().replace("’", "'"), functional) if word != "¶" else "¶"
            for word in vocab
        ]
        sizes: Counter[str] = Counter()
        for kind, count in zip(kinds, counts.tolist(), strict=True):
            sizes[kind] += count
        known = [kind for kind, count in sizes.most_common(FIRST - 2) if count >= LEAST_CLASS and kind != "¶"]
        self.classes = ["", "¶", *known]
        self.own = [lower[at] for at in own]
        class_number = {kind: at for at, kind in enumerate(self.classes)}
        own_number = {word: at for at, word in enumerate(self.own, FIRST)}
        kind_of = np.array([class_number.get(kind, 0) for kind in kinds])
        unit_of = np.array(
            [
                class_number.get(kind, 0)
                if kind == "Cap"
                else own_number.get(lower[at], class_number.get(kind, 0))
                for kind, at in zip(kinds, fold.tolist(), strict=True)
            ]
        )
        small_of = np.full(len(vocab), -1)
        for at, word in enumerate(vocab):
            if word.lower() in SMALL:
                small_of[at] = SMALL.index(word.lower())
        plain = np.array([word[:1].isalpha() for word in vocab])
        self.unit, self.kind, self.small = unit_of[cased], kind_of[cased], small_of[cased]
        self.plain = plain[cased]


def keyed(
    kind: str, one: np.ndarray, two: np.ndarray, three: np.ndarray | int, small: np.ndarray | int
) -> np.ndarray:
    return (((one << 14 | two) << 9 | three) << 6 | small) << 4 | KINDS.index(kind)


def counted(corpus: Corpus, end: int) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """Every kind of row with its count."""
    u, k, f = corpus.unit[:end], corpus.kind[:end], corpus.small[:end]
    p = np.nonzero(f[2:-2] >= 0)[0] + 2
    keys = {
        "a": keyed("a", u[:-1], k[1:], 0, 0),
        "b": keyed("b", u[1:], k[:-1], 0, 0),
        "c": keyed("c", u[:-1], u[1:], 0, 0),
        "l": keyed("l", u[1:-1], k[:-2], k[2:], 0),
        "A": keyed("A", u[p - 1], k[p + 1], 0, f[p]),
        "B": keyed("B", u[p + 1], k[p - 1], 0, f[p]),
        "C": keyed("C", u[p - 1], u[p + 1], 0, f[p]),
        "L": keyed("L", u[p - 1], k[p - 2], k[p + 1], f[p]),
        "R": keyed("R", u[p + 1], k[p - 1], k[p + 2], f[p]),
    }
    found = {}
    for kind, rows in keys.items():
        unique, counts = np.unique(rows, return_counts=True)
        keep = counts >= LEAST[kind]
        found[kind] = unique[keep], np.searchsorted(STEPS, counts[keep], side="right")
    return found


def followers(corpus: Corpus, end: int) -> np.ndarray:
    """Of each unit the small words that stand behind it most often, NONE where there are no more."""
    small = corpus.small[1:end]
    place = np.nonzero(small >= 0)[0]
    times = np.zeros((FIRST + len(corpus.own), len(SMALL)))
    np.add.at(times, (corpus.unit[place], small[place]), 1)
    order = np.argsort(-times, axis=1)[:, :AFTER]
    return np.where(np.take_along_axis(times, order, 1) >= 2, order, NONE).astype(np.uint8)


class Features:
    """What the trees see of gaps, for many at once; company/gaps.py sees the same of one."""

    def __init__(
        self, rows: dict[str, tuple[np.ndarray, np.ndarray]], corpus: Corpus, after: np.ndarray
    ) -> None:
        self.rows, self.corpus = rows, corpus
        self.after = after
        self.values, self.base = np.array(VALUES), np.array(BASE)

    def level(self, kind: str, keys: np.ndarray) -> np.ndarray:
        known, levels = self.rows[kind]
        at = np.searchsorted(known, keys)
        at[at >= len(known)] = 0
        return np.where(known[at] == keys, levels[at], 0)

    def of(self, at: np.ndarray, gone: int) -> tuple[np.ndarray, np.ndarray]:
        """The features of the gaps behind places, `gone` words taken away there, and the small word that fits best."""
        unit, kind = self.corpus.unit, self.corpus.kind
        u0, u1, u2, u3 = unit[at - 1], unit[at], unit[at + 1 + gone], unit[at + 2 + gone]
        k0, k1, k2, k3 = kind[at - 1], kind[at], kind[at + 1 + gone], kind[at + 2 + gone]
        left, right = self.level("a", keyed("a", u1, k2, 0, 0)), self.level("b", keyed("b", u2, k1, 0, 0))
        after = self.after[u1].astype(int)
        scores = np.stack(
            [
                np.where(
                    small < len(SMALL),
                    self.values[self.level("A", keyed("A", u1, k2, 0, small))]
                    + self.values[self.level("B", keyed("B", u2, k1, 0, small))],
                    -99.0,
                )
                for small in after.T
            ],
            1,
        )
        place = scores.argmax(1)
        row = np.arange(len(at))
        best = after[row, place] % NONE
        top = scores[row, place].copy()
        scores[row, place] = -99
        base = self.base[left] + self.base[right]
        seen = [
            top - base,
            scores.max(1) - base,
            left,
            self.level("A", keyed("A", u1, k2, 0, best)),
            right,
            self.level("B", keyed("B", u2, k1, 0, best)),
            self.level("c", keyed("c", u1, u2, 0, 0)),
            self.level("C", keyed("C", u1, u2, 0, best)),
            self.level("l", keyed("l", u1, k0, k2, 0)),
            self.level("L", keyed("L", u1, k0, k2, best)),
            self.level("l", keyed("l", u2, k1, k3, 0)),
            self.level("R", keyed("R", u2, k1, k3, best)),
            self.level("c", keyed("c", u0, u1, 0, 0)),
            self.level("c", keyed("c", u2, u3, 0, 0)),
            best,
            (u1 >= FIRST) * 1 + (u2 >= FIRST) * 2,
        ]
        return np.stack(seen, 1).astype(np.float32), best


def in_parts(features: Features, at: np.ndarray, gone: int) -> tuple[np.ndarray, np.ndarray]:
    parts = [features.of(part, gone) for part in np.array_split(at, max(1, len(at) // 50_000))]
    return np.concatenate([one for one, _ in parts]), np.concatenate([two for _, two in parts])


def asked(seen: np.ndarray) -> np.ndarray:
    """Which gaps the trees are asked about."""
    base = np.array(BASE)
    return (seen[:, 0] > GATE) & (base[seen[:, 2].astype(int)] + base[seen[:, 4].astype(int)] <= HIGH)


def examples(
    features: Features, corpus: Corpus, start: int, end: int, number: int
) -> tuple[np.ndarray, np.ndarray]:
    """Gaps that were made (the words taken away are their answer) and places where nothing is missing."""
    rng = np.random.default_rng(SEED)
    at = np.arange(start + 4, end - 5)
    plain = corpus.plain
    made = at[(corpus.small[at + 1] >= 0) & plain[at] & plain[at + 2]]
    made = rng.choice(made, min(number, len(made)), False)
    true, best = in_parts(features, made, 1)
    true = true[(best == corpus.small[made + 1]) & asked(true)]
    false, _ = in_parts(features, at[plain[at] & plain[at + 1]], 0)
    false = false[asked(false)]
    print(len(made), "made,", len(true), "seen;", len(false), "others", file=sys.stderr)
    return np.concatenate([true, false]), np.r_[np.ones(len(true)), np.zeros(len(false))]


def learned(seen: np.ndarray, answers: np.ndarray) -> lightgbm.Booster:
    settings = {"objective": "binary", "num_leaves": LEAVES, "learning_rate": RATE, "min_data_in_leaf": 200}
    return lightgbm.train(
        settings | {"verbose": -1, "num_threads": 1, "seed": SEED}, lightgbm.Dataset(seen, answers), ROUNDS
    )


def plainly(node: dict, nodes: list[list[float]]) -> int:
    """A tree as packed.Trees reads it."""
    at = len(nodes)
    nodes.append([])
    if "leaf_value" in node:
        nodes[at] = [round(node["leaf_value"], 4)]
    else:
        left, right = plainly(node["left_child"], nodes), plainly(node["right_child"], nodes)
        nodes[at] = [node["split_feature"], round(node["threshold"], 4), left, right]
    return at


def main(path: str, out: str) -> None:
    corpus = Corpus(path)
    end = int(len(corpus.unit) * HELD)
    rows = counted(corpus, end)
    print({kind: len(levels) for kind, (_, levels) in rows.items()}, file=sys.stderr)
    after = followers(corpus, end)
    features = Features(rows, corpus, after)
    seen, answers = examples(features, corpus, end, len(corpus.unit), POSITIVES)
    model = learned(seen, answers)
    trees = []
    for tree in model.dump_model()["tree_info"]:
        nodes: list[list[float]] = []
        plainly(tree["tree_structure"], nodes)
        trees.append(nodes)
    listed = [
        (key * TURN % PRIME, level)
        for keys, levels in rows.values()
        for key, level in sorted(zip(keys.tolist(), levels.tolist(), strict=True), key=lambda row: -row[1])
    ]
    number = int(len(listed) / 4 * 1.25)
    slots, lost = filled(listed, number, 4)
    print(len(listed), "rows,", lost, "lost", file=sys.stderr)
    words = "\n".join(corpus.own).encode()
    words += b" " * (-len(words) % 8)
    head = {
        "classes": corpus.classes,
        "trees": trees,
        "start": 0.0,
        "sizes": [len(words), after.size, len(slots) * 2],
    }
    line = json.dumps(head).encode()
    remark = b"# Small words that are missing: made by workshop/gaps.py from US and British news, 2012-2020 (counts and learned weights). MIT."
    line += b" " * (-(len(line) + len(remark) + 2) % 8)
    Path(out).write_bytes(
        remark + b"\n" + line + b"\n" + words + after.tobytes() + slots.astype("<u2").tobytes()
    )


if __name__ == "__main__":
    main(*sys.argv[1:3])
