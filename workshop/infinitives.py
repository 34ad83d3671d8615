"""rules/words/infinitive-governors.tsv: words that take “to” and a verb, and hardly ever the bare verb.

    PYTHONPATH=lint python workshop/infinitives.py CORPUS rules/words

Verbs and adjectives that stand before “to” and a base verb 200 times or more in 30 M words of news, that being a fiftieth of
their uses, and before a word that is a verb in 40 % of its uses at most once in a hundred of these. Nouns and the words that a
noun may follow (“order”, “hopes”, “set”) were left out by hand.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from news import News

LEFT_OUT = set(
    "have having order effort decision ability attempt opportunity chance authority attempts failure desire reason push motion hopes responsibility struggle "
    "obligation duty incentive love aim conspiracy intent intention commitment permission anonymity claim track rush mission plot nothing enough set scheduled "
    "used supposed starting willingness refusal inability works designed promise looking difficult impossible came thought asked threatened moved working wish "
    "beginning due promised authorized chosen fail start fighting projected happened happens designed expect expects certain happy continuing likely afford".split()
)


def main(path: str, out: str) -> None:
    news = News(path)
    lines = Path(out, "base-verbs.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line[0] != "#"]
    verbs = news.has([row[0] for row in rows])
    sure = news.has([row[0] for row in rows if int(row[1]) >= 0.4 * int(row[2])])
    first, second, third = news.lower[:-2], news.lower[1:-1], news.lower[2:]
    size = len(news.words)
    with_to = np.bincount(first[(second == news.number["to"]) & verbs[third]], minlength=size)
    without = np.bincount(first[sure[second]], minlength=size)
    found = []
    for number in np.nonzero(
        (with_to >= 200) & (without <= 0.01 * with_to) & (with_to >= 0.02 * news.counts)
    )[0]:
        word = news.words[number]
        if word.isalpha() and word not in LEFT_OUT:
            found.append(f"{word}\t{with_to[number]}\t{without[number]}")
    head = "# Words that take “to” and a verb: how often 30 M words of news have that, how often the bare verb (workshop/infinitives.py).\n"
    Path(out, "infinitive-governors.tsv").write_text(head + "\n".join(sorted(found)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
