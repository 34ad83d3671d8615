"""Make data/commons.txt: common words that news hardly ever sets with a capital inside a sentence.

    PYTHONPATH=lint python workshop/commons.py ARTICLES.jsonl OUT

Counted are, of each word, the articles that have it in the lower case, and how often it has a capital behind a word in the
lower case and before another or a mark, as no name of several words has. Words that open sentences or headings are left
out: before them a full stop is lost more often than a capital is wrong.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path

from copydesk import tables

CAPITAL = re.compile(r"(?<=[a-z] )([A-Z][a-z]{3,})(?=(?: [a-z]|[.,;:]))")
LOWER = re.compile(r"(?<=[a-z,] )([a-z]{4,})\b")
LEAST = 50
"""Articles that have a word in the lower case."""

SHARES = (0.006, 0.012, 0.03, 0.1)
"""Capitals for each such article, of the words of the four lines."""

FEW = 70
"""Capitals that a word of the third line has at most."""

OTHERS = {
    "down",
    "independent",
    "conservative",
    "liberal",
    "progressive",
    "left",
    "right",
    "senator",
    "congressman",
    "class",
}
"""Words that are something else with a capital, as “Down syndrome”, and those of politics that some houses set so."""

HEADER = "# common words: capitals inside sentences for each article that has them, at most 0.006, 0.012, 0.03, 0.1; made by workshop/commons.py from 30,101 news articles, 2012-2020\n"


def main(articles: str, target: str) -> None:
    capital: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    with Path(articles).open(encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"]
            capital.update(word.lower() for word in CAPITAL.findall(text))
            lower.update(set(LOWER.findall(text)))
    left_out = tables.words("openers") | tables.words("little-words") | OTHERS
    rows: list[list[str]] = [[], [], [], []]
    for word, count in lower.items():
        share = capital[word] / count
        if count < LEAST or word in left_out or share > SHARES[-1]:
            continue
        row = next(n for n, most in enumerate(SHARES) if share <= most)
        rows[3 if row == 2 and capital[word] > FEW else row].append(word)
    Path(target).write_text(HEADER + "".join(" ".join(sorted(row)) + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
