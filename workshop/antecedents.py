"""Make rules/words/antecedents.tsv: how likely each person near a pronoun of speech is meant by it.

    python workshop/antecedents.py NEWS.jsonl rules/words

Needs numpy and scipy. NEWS.jsonl has a news article a line (`id`, `text`). Nobody says whom a pronoun means. The weights are those under
which the pronouns as they were published are likeliest: whoever stands near shares in being meant, by where and as what; and is
“he” or “she” by name, title and the other pronouns. Three fifths of the articles are learned from; over the last fifth it is counted how
often a pronoun is taken for wrong as it stands, and how often if turned round.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from copydesk.catalogue import read_catalogue
from copydesk.checks.attribution.speaker_pronoun import speaking
from copydesk.document import Article, Document

LEAST, DECAY, ROUNDS, SMALL = 30, 0.3, 120, 0.05
SURE = ("given", "family", "title", "near", "only", "article", "noun's sex", "kin's sex", "pronoun's sex")
HEAD = """# What speaks for somebody near being meant by “he” or “she” before a verb of speech, and (sex.) what for “he”. Made by
# workshop/antecedents.py, which says how, from {many} such pronouns of news articles. Columns: sign, weight.
"""
Case = tuple[bool, list[tuple[tuple[str, ...], tuple[tuple[str, float], ...]]]]


def cases(path: Path, parts: set[int]) -> list[Case]:
    """Each pronoun of speech with whom it may mean, of those articles whose number ends so in fives."""
    rule = next(rule for rule in read_catalogue() if rule.id == "pronoun-of-another")
    found: list[Case] = []
    for number, line in enumerate(path.open(encoding="utf-8")):
        if number % 5 in parts:
            article = json.loads(line)
            document = Document(Article(article["id"] + ".txt", article["text"]))
            for block, index, _ in speaking(rule.options, document):
                near = document.antecedents.candidates(block, index)
                he = document.speech.tokens[index].lower == "he"
                seat = document.antecedents.seat(index)
                found.append(
                    (he, [(tuple(f"{seat}.{name}" for name in one.standing), one.sex) for one in near])
                )
    return found


class Cases:
    """Cases as matrices: a row for each who may be meant."""

    def __init__(self, listed: list[Case], signs: dict[str, int], sexes: dict[str, int]) -> None:
        rows = [(number, one) for number, (_, near) in enumerate(listed) for one in near]
        self.own = np.array([number for number, _ in rows])
        self.he = np.array([he for he, _ in listed], float)
        self.stand = self._matrix([[(n, 1.0) for n in one[0]] for _, one in rows], signs)
        self.sex = self._matrix([list(one[1]) for _, one in rows], sexes)

    @staticmethod
    def _matrix(rows: list[list[tuple[str, float]]], columns: dict[str, int]) -> csr_matrix:
        known = [[(columns[name], value) for name, value in row if name in columns] for row in rows]
        places = [(number, at, value) for number, row in enumerate(known) for at, value in row]
        down, across, values = zip(*places, strict=True)
        return csr_matrix((values, (down, across)), shape=(len(rows), len(columns)))

    def likely(self, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Each one's share in being meant, how likely each is “he”, and how likely each pronoun is."""
        cut, many = self.stand.shape[1], len(self.he)
        score = self.stand @ weights[:cut]
        top = np.full(many, -np.inf)
        np.maximum.at(top, self.own, score)
        share = np.exp(score - top[self.own])
        share /= np.bincount(self.own, share, many)[self.own]
        he = 1 / (1 + np.exp(-np.clip(self.sex @ weights[cut:], -15, 15)))
        return share, he, np.bincount(self.own, share * he, many)

    def loss(self, weights: np.ndarray) -> tuple[float, np.ndarray]:
        """How unlikely the pronouns are, and the slope of that."""
        share, he, whole = self.likely(weights)
        said = self.he[self.own]
        fits = np.where(self.he == 1, whole, 1 - whole).clip(1e-9)
        part = share * np.where(said == 1, he, 1 - he) / fits[self.own]
        slope = -np.concatenate([self.stand.T @ (part - share), self.sex.T @ (part * (said - he))])
        many = len(self.he)
        return (
            (-np.log(fits).sum() + DECAY / 2 * (weights**2).sum()) / many,
            (slope + DECAY * weights) / many,
        )


def main() -> None:
    """Write the table and print what was counted."""
    news, folder = map(Path, sys.argv[1:])
    train = cases(news, {0, 1, 2})
    often = Counter(name for _, near in train for standing, _ in near for name in standing)
    signs = {name: at for at, name in enumerate(sorted(n for n, many in often.items() if many >= LEAST))}
    sexes = {
        n: at for at, n in enumerate(sorted({n for _, near in train for _, sex in near for n, _ in sex}))
    }
    start = np.array([0.0] * len(signs) + [float(name in SURE) for name in sexes])
    weights = minimize(
        Cases(train, signs, sexes).loss, start, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}
    ).x
    names = [*signs, *(f"sex.{name}" for name in sexes)]
    rows = sorted(
        f"{name}\t{weight:.2f}\n" for name, weight in zip(names, weights, strict=True) if abs(weight) >= SMALL
    )
    head = HEAD.format(many=f"{len(train):,}")
    (folder / "antecedents.tsv").write_text(head + "".join(rows), encoding="utf-8")
    rest = Cases(cases(news, {4}), signs, sexes)
    he = rest.likely(weights)[2]
    fits = np.where(rest.he == 1, he, 1 - he)
    for limit in (0.01, 0.005, 0.003, 0.002):
        print(
            limit,
            (fits < limit).sum(),
            "wrongly of",
            len(fits),
            f"{(1 - fits < limit).mean():.3f} turned round",
        )


if __name__ == "__main__":
    main()
