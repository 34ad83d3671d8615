"""rules/words/prepositions-before.tsv: phrases behind the one preposition that they take.

    PYTHONPATH=lint python workshop/phrases.py CORPUS workshop/phrases.txt rules/words/prepositions-before.tsv

CORPUS as tagged_news.py wrote it. phrases.txt was written by hand: a phrase, its preposition, those that a slip may put before it. A row is kept
when the news has the right one at least 15 times, and the wrong one at most once and not once in 50.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from tagged_news import TaggedNews

LEAST, MOST, SHARE = 15, 1, 0.02


def count(news: TaggedNews, phrase: str) -> int:
    """How often these words stand in a row."""
    parts = phrase.split()
    size = len(news.lower) - len(parts) + 1
    found = np.ones(size, dtype=bool)
    for place, word in enumerate(parts):
        found &= news.lower[place : place + size] == news.number.get(word, -1)
    return int(found.sum())


def main(corpus: str, written: str, out: str) -> None:
    news = TaggedNews(corpus)
    rows = set()
    for line in Path(written).read_text(encoding="utf-8").splitlines():
        phrase, right, wrong = line.split("|")
        good = count(news, f"{right} {phrase}")
        for preposition in wrong.split():
            bad = count(news, f"{preposition} {phrase}")
            if good >= LEAST and bad <= min(MOST, SHARE * good):
                rows.add(f"{preposition} {phrase}\t{right} {phrase}\t{good}\t{bad}")
            elif bad < 12:
                print(preposition, phrase, good, bad)
    lines = [
        "# A phrase with a preposition that it does not take, with the one that it does, and how often 28 M words of news have the right",
        "# and the wrong one (workshop/phrases.py).",
        *sorted(rows),
    ]
    Path(out).write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(len(rows))


if __name__ == "__main__":
    main(*sys.argv[1:4])
