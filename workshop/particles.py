"""rules/words/particles.tsv: after which word an adverb or stranded preposition may stand before its double.

    PYTHONPATH=lint python workshop/particles.py CORPUS > rules/words/particles.tsv     CORPUS as news.py wrote it

“The rules kick in in May”, “what they fought for for years”: a pair of words is listed when it closed a clause (a mark or
a conjunction follows) in a certain share of its uses, and three times at least.
"""

from __future__ import annotations

import sys

import numpy as np
from news import News

PARTICLES = {"in": 0.02, "on": 0.02, "for": 0.02, "by": 0.1, "with": 0.2}
"""Adverbs and stranded prepositions that are met before their double, and the share of clause ends that is asked for."""

CLOSERS = [
    *'.,;:!?)”"—–…',
    "and",
    "but",
    "or",
    "because",
    "when",
    "if",
    "that",
    "than",
    "as",
    "is",
    "was",
    "are",
    "were",
    "has",
    "have",
    "will",
]


def main(path: str) -> None:
    news = News(path)
    first, second, third = news.lower[:-2], news.lower[1:-1], news.lower[2:]
    closes = news.has(CLOSERS)[third] | (third == 0)
    word = np.array([text[0].isalpha() for text in news.words])
    rows = []
    for particle, share in PARTICLES.items():
        places = second == news.number[particle]
        uses = np.bincount(first[places], minlength=len(news.words))
        ends = np.bincount(first[places & closes], minlength=len(news.words))
        found = np.nonzero((ends >= 3) & (ends >= share * uses) & word)[0]
        rows += [
            (f"{news.words[number]} {particle}", int(uses[number]), int(ends[number])) for number in found
        ]
    print(
        "# Pairs whose second word may close a clause, with their uses and how often they close one, in 30 M words of news"
    )
    print("# (workshop/particles.py).")
    for row in sorted(rows):
        print(*row, sep="\t")


if __name__ == "__main__":
    main(sys.argv[1])
