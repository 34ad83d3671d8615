"""Count the words of news articles, as the tables of `lexicon.py` need them.

    python workshop/count_news.py ARTICLES.jsonl COUNTS.json

ARTICLES has one article a line with `text` and `source`. COUNTS holds, for words in the lower case, for words with a
capital inside a sentence and for pairs of such words: how often, in how many articles, and of how many publishers. The counts stay in the workshop.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

FEWEST = 5
"""Articles that a pair of names must stand in to be kept."""

TOKEN = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+|[@#]\w+|(?:[A-Za-z]\.){2,}"
    r"|[^\W\d_]+(?:[’'‑-][^\W\d_]+)*|\d[\d.,:]*|[^\w\s]"
)


class Tally:
    """How often words occur, in how many articles, of how many publishers."""

    def __init__(self) -> None:
        self.count: Counter[str] = Counter()
        self.articles: Counter[str] = Counter()
        self.sources: dict[str, set[str]] = defaultdict(set)

    def add(self, words: Counter[str], source: str) -> None:
        self.count.update(words)
        self.articles.update(words.keys())
        for word in words:
            self.sources[word].add(source)

    def rows(self) -> dict[str, tuple[int, int, int]]:
        return {word: (n, self.articles[word], len(self.sources[word])) for word, n in self.count.items()}


def read(text: str) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """An article's words in the lower case, those with a capital that no sentence's start explains, and their pairs."""
    lower: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for paragraph in text.split("\n"):
        before = "."
        for token in TOKEN.findall(paragraph):
            word = token.replace("’", "'")
            if word.islower():
                lower[word] += 1
            elif word[0].isupper() and (before[-1].islower() or before not in '.!?“"—:…‘'):
                capital[word] += 1
                if before[0].isupper():
                    pairs[f"{before} {word}"] += 1
            before = token
    return lower, capital, pairs


def main(articles: str, target: str) -> None:
    tallies = Tally(), Tally(), Tally()
    with Path(articles).open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            for tally, words in zip(tallies, read(article["text"]), strict=True):
                tally.add(words, article["source"])
    lower, capital, pairs = (tally.rows() for tally in tallies)
    frequent = {pair: row for pair, row in pairs.items() if row[1] >= FEWEST}
    result = {"lower": lower, "capital": capital, "pairs": frequent}
    Path(target).write_text(json.dumps(result, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
