"""rules/words/nouns-before-of.tsv and nouns-between-be-and-of.tsv: singulars that want an article before “of”.

    PYTHONPATH=lint python workshop/article_nouns.py CORPUS     CORPUS as tagged_news.py wrote it; prints what counts allow

A noun is printed where news has it eight times or more between a preposition (or a form of “be” or “become”), an article and
“of”, and without the article at most four times and once in eighty. The tables are what a reader left of these: nouns of
quantity, place in a whole and role, without those that set phrases leave bare (“by name of”, “with murder of”).
"""

from __future__ import annotations

import sys

import numpy as np
from tagged_news import TaggedNews

PREPOSITIONS = set(
    "of in to for with from by on at into against under through over between near across toward within before after during about despite without behind".split()
)
LINKS = set("is was be been being become becomes became remains remained".split())


def main(corpus: str) -> None:
    news = TaggedNews(corpus)
    lower, of = news.lower, news.number["of"]
    articles = [news.number[word] for word in ("the", "a", "an")]
    noun = (news.share("NN") > 0.85) & (news.counts > 40)
    before_of = lower[3:] == of
    for title, words in (("nouns-before-of", PREPOSITIONS), ("nouns-between-be-and-of", LINKS)):
        opens = news.among(words)[lower[:-3]] & news.whole[:-3]
        having = np.zeros((3, len(news.words)), dtype=int)
        for row, article in enumerate(articles):
            places = opens & (lower[1:-2] == article) & noun[lower[2:-1]] & before_of
            np.add.at(having[row], lower[2:-1][places], 1)
        bare = np.zeros(len(news.words), dtype=int)
        np.add.at(bare, lower[1:-2][opens & noun[lower[1:-2]] & (lower[2:-1] == of)], 1)
        total = having.sum(axis=0)
        for index in np.flatnonzero((total >= 8) & (bare <= 0.012 * total + 1) & (bare <= 4)):
            print(title, news.words[index], ("the", "a", "an")[having[:, index].argmax()], sep="\t")


if __name__ == "__main__":
    main(sys.argv[1])
