"""rules/words/institution-names.tsv: institutions and laws of three words and more that the news names often.

    PYTHONPATH=lint python workshop/institution_names.py CORPUS     CORPUS as news.py wrote it; prints names with their counts

A name is a row of capitalised words, with at most two small ones between any of them, of which the last says that it is
an institution or a law. Those that the news has a dozen times are printed; a reader left out people, places, headlines
and names of which two forms are right, marked those whose last word no other institution has, and added international ones.
"""

from __future__ import annotations

import re
import sys
from collections import Counter

from news import News

SMALL = set("of for on in and the to at against".split())
HEADS = set(
    "Committee Commission Union Agency Administration Department Council Court Association Institute Institutes Center Centers Act Program "
    "Organization Corps Bureau Office Service Services Foundation Fund Board Caucus Conference Convention Federation Treaty Agreement "
    "Academy Society Alliance League Assembly Authority Justice Sciences Security Prevention Arrivals Rights Affairs Representatives".split()
)
LEAST = 12
WORD = re.compile(r"[A-Z][A-Za-z&]+")


def main(corpus: str) -> None:
    news = News(corpus)
    counts: Counter[tuple[str, ...]] = Counter()
    row: list[str] = []
    for number in news.cased.tolist():
        word = news.vocab[number]
        if WORD.fullmatch(word) or (row and word in SMALL):
            row.append(word)
            continue
        name = tuple(_without_small_ends(row))
        if len(name) > 2 and name[-1] in HEADS:
            counts[name] += 1
        row = []
    for name, count in counts.most_common():
        if count >= LEAST:
            print(count, " ".join(name), sep="\t")


def _without_small_ends(row: list[str]) -> list[str]:
    kept = row[1:] if row and row[0] == "The" else row[:]
    while kept and kept[-1] in SMALL:
        kept.pop()
    return kept


if __name__ == "__main__":
    main(sys.argv[1])
