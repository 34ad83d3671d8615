"""rules/words/names-with-the.tsv and owners-without-the.tsv: names that take “the”, and owners that never do.

    PYTHONPATH=lint python workshop/article_names.py CORPUS     CORPUS as tagged_news.py wrote it; prints what counts allow

A name is a run of up to six capitalised words (“of” and “for” within it), with no noun behind it that it would describe. With
“the”: forty times or more behind “the”, and behind a bare preposition at most once in a hundred. Without: sixty times or more
behind a bare preposition, behind “the” at most once in 120 (and twice). A reader took out what is no name, and added well-known ones.
"""

from __future__ import annotations

import sys
from collections import Counter

import numpy as np
from tagged_news import TaggedNews

PREPOSITIONS = set(
    "of in to for with from by on at against under through over between across toward within inside outside near".split()
)
NOMINAL = ("NN", "NNS", "NNP", "NNPS", "HYPH", "JJ", "CD", "VBG", "VBN", "JJR", "JJS")


def main(corpus: str) -> None:
    news = TaggedNews(corpus)
    lower = news.lower.tolist()
    name = (news.capital & news.tagged("NNP", "NNPS", "JJ", "NN", "NNS")).tolist()
    nominal = news.tagged(*NOMINAL).tolist()
    opens = news.among(PREPOSITIONS)
    the, links = news.number["the"], {news.number["of"], news.number["for"]}
    having, bare = Counter[str](), Counter[str]()
    for start in np.flatnonzero(np.array(name) & ~np.roll(name, 1) & news.whole).tolist():
        before = lower[start - 1]
        if not news.small[start - 1] or not (before == the or opens[before]):
            continue
        end = start
        while name[end] or (end > start and lower[end] in links and name[end + 1]):
            end += 1
        if end - start <= 6 and not nominal[end]:
            words = " ".join(news.vocab[number] for number in news.cased[start:end])
            (having if before == the else bare)[words] += 1
    for words, count in sorted(having.items()):
        if " " in words and count >= 40 and bare[words] <= max(1, 0.01 * count):
            print("with", words, sep="\t")
    for words, count in sorted(bare.items()):
        if count >= 60 and having[words] <= max(2, 0.008 * count) and not words.endswith("s"):
            print("without", words.lower().removesuffix("’s").removesuffix("'s") + "'s", sep="\t")


if __name__ == "__main__":
    main(sys.argv[1])
