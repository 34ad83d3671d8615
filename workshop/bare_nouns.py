"""rules/words/nouns-never-bare.tsv: singulars that stand behind a preposition with an article and all but never without.

    PYTHONPATH=lint python workshop/bare_nouns.py CORPUS     CORPUS as tagged_news.py wrote it; prints what counts allow

A noun is printed where news has it thirty times or more behind a preposition and an article (or an owner, “this”, “each”) and
before a mark, a preposition or a verb, and so without the article never, or six times in a thousand and ten times at
most; not counted are “from … to”, “kind of” and its like, and what is said twice (“week after week”). The table is what a
reader left of these: none that a set phrase leaves bare or that can be a mass (“deficit”, “virus”).
"""

from __future__ import annotations

import sys

import numpy as np
from tagged_news import TaggedNews

PREPOSITIONS = set(
    "of in to for with from by on at into against under through over between near across toward within before after during about despite without behind around inside".split()
)
DETERMINERS = set("a an the this that his her its their our my your every each another no any some".split())
KINDS = set(
    "kind kinds sort sorts type types form forms style lack time times manner rate level title term word rank degree sense way amount amounts any some much matter piece case number role name job means".split()
)
BEHIND = ("IN", "TO", ".", ":", "WDT", "WP", "WRB", "MD", "VBD", "VBZ")
JOINED = {"-", "–", "—", "or", "per", "/", "as", ","}
LEAST, RATIO, MOST, SURE = 30, 0.006, 10, 60


def main(corpus: str) -> None:
    news = TaggedNews(corpus)
    lower = news.lower
    preposition = news.among(PREPOSITIONS)[lower] & news.small
    determiner = news.among(DETERMINERS)[lower]
    ended = np.roll(news.tagged(*BEHIND), -1) & ~np.roll(news.among(JOINED)[lower], -1)
    noun = news.tagged("NN") & news.small & news.whole & ~news.quoted & ended
    twice = np.zeros(len(lower), dtype=bool)
    for far in range(2, 6):
        twice |= (np.roll(lower, far) == lower) | (np.roll(lower, -far) == lower)
    ranged = np.roll(news.among({"from", "between"})[lower], 1)
    upto = np.zeros(len(lower), dtype=bool)
    for far in range(1, 4):
        upto |= np.roll(news.among({"to"})[lower], -far)
    excused = twice | (ranged & upto) | np.roll(news.among(KINDS)[lower], 2)
    having = news.count(noun & np.roll(determiner, 1) & np.roll(preposition, 2))
    bare = news.count(noun & np.roll(preposition, 1) & ~excused)
    share = news.share("NN")
    never = (having >= LEAST) & (bare == 0)
    hardly = (having >= SURE) & (bare <= RATIO * having) & (bare <= MOST)
    for index in np.flatnonzero((share > 0.85) & (never | hardly)):
        print(news.words[index], having[index], bare[index], sep="\t")


if __name__ == "__main__":
    main(sys.argv[1])
