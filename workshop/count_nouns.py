"""rules/words/count-nouns.tsv and bare-nouns.tsv: singular nouns that want an article, and the phrases where they do without.

    PYTHONPATH=lint python workshop/count_nouns.py ARTICLES.jsonl rules/words

A noun is taken where news has it 30 times or more right behind “a”, “an” or “the” and before a mark or a function word, and
behind a bare preposition at most once in 50 of these. A preposition that news sets before such a noun twice or more makes
a phrase that is let stand. Words that the lexicon of tags knows mostly as something else than a singular noun are left out.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path

from copydesk.tags import model

TOKEN = re.compile(r"[A-Za-z]+(?:[-’'][A-Za-z]+)*|\d[\d,.]*|[^\w\s]")
PREPOSITIONS = set(
    "of in to for with as from by on at into about against after like without under over through during near behind between inside outside "
    "before toward towards despite upon across onto via within beyond".split()
)
ARTICLES = {"the", "a", "an"}
BEHIND = set(
    ". , ; : ) of in to for and or that who which was is has had were are with from by on at as but when after before will would could into "
    "where while about against during said than because".split()
)
LEFT_OUT = set(
    "lot number pair bunch couple handful dozen morning evening afternoon weekend quo percent percentage mate fellow sake past meantime midst same latter works".split()
)
VOWEL = re.compile(r"(?!uni|one|once|use|eu)[aeiou]|heir|hour|honor")


def main(articles: str, out: str) -> None:
    bare: Counter[tuple[str, str]] = Counter()
    determined: Counter[str] = Counter()
    with Path(articles).open(encoding="utf-8") as lines:
        for line in lines:
            words = TOKEN.findall(json.loads(line)["text"])
            for one, word, behind in zip(words, words[1:], words[2:], strict=False):
                if not word[0].islower() or behind not in BEHIND:
                    continue
                if one in PREPOSITIONS:
                    bare[one, word] += 1
                elif one in ARTICLES:
                    determined[word] += 1
    lexicon, meant = model().lexicon, model().meant
    alone = Counter[str]()
    for (_, word), count in bare.items():
        alone[word] += count
    nouns = {
        word
        for word, count in determined.items()
        if count >= 30
        and alone[word] * 50 <= count
        and word.isalpha()
        and word not in LEFT_OUT
        and (
            meant[lexicon[word][0]].xpos == "NN"
            if word in lexicon
            else not word.endswith(("ed", "ing", "s", "est"))
        )
    }
    head = "# Singular nouns that want an article: the article, how often news has them right behind one, how often bare behind a preposition (workshop/count_nouns.py).\n"
    rows = [f"{w}\t{'an' if VOWEL.match(w) else 'a'}\t{determined[w]}\t{alone[w]}\n" for w in sorted(nouns)]
    Path(out, "count-nouns.tsv").write_text(head + "".join(rows), encoding="utf-8")
    head = "# Such nouns behind a preposition without an article, twice or more in 30 M words of news: how often (workshop/count_nouns.py).\n"
    phrases = sorted(
        f"{one} {word}\t{count}\n" for (one, word), count in bare.items() if word in nouns and count >= 2
    )
    Path(out, "bare-nouns.tsv").write_text(head + "".join(phrases), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
