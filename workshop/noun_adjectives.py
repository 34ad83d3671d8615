"""rules/words/noun-adjectives.tsv: a noun before a noun that takes the adjective made of it.

    PYTHONPATH=lint python workshop/noun_adjectives.py CORPUS DERIVATIONS.tsv     CORPUS as tagged_news.py wrote it

DERIVATIONS are those of Open English WordNet (CC BY 4.0): noun, n, adjective, a. A pair is printed where news has adjective and
noun 25 times or more, and noun and noun at most twice or six times in a thousand. The table is what a reader left of these: of
nouns that are surely wrong there (“president election”), without those that compounds are made of (“crime record”).
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import numpy as np
from tagged_news import TaggedNews


def main(corpus: str, derivations: str) -> None:
    news = TaggedNews(corpus)
    made: dict[str, set[str]] = {}
    for line in Path(derivations).read_text(encoding="utf-8").split("\n"):
        columns = line.split("\t")
        if len(columns) > 3 and columns[1] == "n" and columns[3] in {"a", "s"}:
            made.setdefault(columns[0], set()).add(columns[2])
    noun = news.tagged("NN", "NNS")
    places = np.flatnonzero((news.whole & news.small)[:-1] & (news.small & noun)[1:])
    first, second = news.lower[places], news.lower[places + 1]
    seen = Counter(zip(first.tolist(), second.tolist(), strict=True))
    behind: dict[int, list[tuple[int, int]]] = {}
    for (one, two), count in seen.items():
        if count >= 25:
            behind.setdefault(one, []).append((two, count))
    for base, adjectives in sorted(made.items()):
        for adjective in sorted(adjectives & news.number.keys()):
            for two, count in behind.get(news.number[adjective], []):
                wrong = seen[news.number.get(base, -1), two]
                if wrong <= max(2, 0.006 * count):
                    print(f"{base} {news.words[two]}\t{adjective} {news.words[two]}\t{count}\t{wrong}")


if __name__ == "__main__":
    main(*sys.argv[1:3])
