"""rules/words/prepositions.tsv and prepositions-to.tsv: words and the prepositions that they do not take.

    PYTHONPATH=lint python workshop/prepositions.py CORPUS workshop/governors.tsv rules/words

governors.tsv was written by hand, and grown by the prepositions that verbs and adjectives with one of their own are never
seen with: a word, prepositions that a slip might put behind it, the one that it takes. A pair is kept when news has the
right one at least 15 times and the wrong one at most twice in 30 M words, and once in 200 of the right one, what says
when, where or how far (“relied in part on”) not counted. “to” counts before a determiner or pronoun only: before a verb it
is another word.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import numpy as np
from news import News

LEAST, MOST, SHARE = 15, 2, 0.005


def phrase(news: News, *words: str) -> np.ndarray:
    """Where these words stand in a row."""
    size = len(news.lower) - len(words) + 1
    found = np.ones(size, dtype=bool)
    for place, word in enumerate(words):
        found &= news.lower[place : place + size] == news.number.get(word, -1)
    return np.nonzero(found)[0]


def main(corpus: str, governors: str, out: str) -> None:
    news = News(corpus)
    rule = tomllib.loads(Path("rules/wrong-word/wrong-preposition.toml").read_text(encoding="utf-8"))
    classes = rule["options"]["classes"]
    adjuncts = [entry.split() for entry in classes["adjunct"]]
    nominal = news.has(classes["nominal"])
    kept: dict[str, list[tuple[object, ...]]] = {"prepositions": [], "prepositions-to": []}
    for line in Path(governors).read_text(encoding="utf-8").splitlines():
        governor, wrong, right = line.split("\t")
        good = len(phrase(news, governor, right))
        for preposition in wrong.split():
            places = phrase(news, governor, preposition)
            if preposition == "to":
                places = places[nominal[news.lower[places + 2]]]
            bad = 0
            for place in places:
                after = [news.words[number] for number in news.lower[place + 2 : place + 6]]
                timed = after[0][0].isdigit() or any(after[: len(entry)] == entry for entry in adjuncts)
                bad += not timed
            if good >= LEAST and bad <= min(MOST, SHARE * good):
                name = "prepositions-to" if preposition == "to" else "prepositions"
                kept[name].append((f"{governor} {preposition}", f"{governor} {right}", good, bad))
    for name, rows in kept.items():
        lines = [
            "# A word with a preposition that it does not take, with the one that it does, and how often 30 M words of news have",
            "# the right and the wrong one (workshop/prepositions.py).",
            *("\t".join(map(str, row)) for row in sorted(set(rows))),
        ]
        Path(out, name + ".tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:4])
