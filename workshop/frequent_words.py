"""rules/words/frequent-words.tsv: the words that are met so often that a pattern had better not start from them.

PYTHONPATH=lint python workshop/frequent_words.py CORPUS > rules/words/frequent-words.tsv     CORPUS as news.py wrote it
"""

from __future__ import annotations

import sys

from news import News

LEAST = 200
"""Occurrences per million tokens."""


def main(path: str) -> None:
    news = News(path)
    print(
        "# Occurrences per million tokens of news (workshop/frequent_words.py over 30 M words of US and British news)."
    )
    rows = sorted(
        (word, count * 1e6 / news.total) for word, count in zip(news.words, news.counts, strict=True)
    )
    for word, rate in rows:
        if rate >= LEAST and word != "\n":
            print(f"{word}\t{rate:.0f}")


if __name__ == "__main__":
    main(sys.argv[1])
