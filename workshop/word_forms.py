"""Tables of words that news uses in one way only: nouns by number, verbs by form, adverbs and adjectives.

    PYTHONPATH=lint python workshop/word_forms.py CORPUS rules/words     CORPUS as tagged_news.py wrote it

plural-nouns: plurals that stand behind “a” or “an” at most once in fifty times that their singulars do. counted-nouns:
singulars that stand behind a number above one at most once (and once in a hundred times of their plurals); one-of-nouns the
same for “one of the”. finite-forms and bare-verbs: forms that are tagged as nothing else 97 (96) times of a hundred; finite-forms
also has what verb_forms.py finds never to follow a modal. adverbs: those that stand between an article and a noun at most once
in twenty times that their adjectives do. Nouns that another noun or an adjective follows are not counted: they describe.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from tagged_news import TaggedNews

from copydesk.grammar.lemmas import inflect, lemma

NUMBERS = set(
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty several many few various numerous".split()
)
NOMINAL = ("NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "CD", "HYPH", "VBN", "VBG", "POS")
OWNERS = {"the", "its", "his", "her", "their", "our", "these", "those", "my"}
ARTICLES = {"a", "an", "the", "its", "his", "her", "their", "our", "this"}
ENDS = set(". , ; that who which in of is was has on from to for at with".split())
BOTH = {"found", "was", "were", "is", "are", "has", "had", "did", "does", "been", "saw", "wound", "bound", "ground", "felt", "united"}  # fmt: skip
FLAT = {"sure", "real", "right", "close", "hard", "fast", "free", "likely", "first"}

Rows = list[tuple[str, str]]


def nouns(news: TaggedNews) -> dict[str, Rows]:
    """The tables of nouns."""
    plain = news.small & ~np.roll(news.tagged(*NOMINAL), -1)
    article = news.behind(news.among({"a", "an"}), plain)
    several = np.array([word in NUMBERS or (word.isdigit() and word not in "01") for word in news.words])
    several &= np.array([not (word.isdigit() and len(word) == 4) for word in news.words])
    counted = news.behind(several, plain)
    chosen = one_of(news)
    singular, plural = news.share("NN"), news.share("NNS")
    tables: dict[str, Rows] = {"plural-nouns": [], "counted-nouns": [], "one-of-nouns": []}
    for index, word in enumerate(news.words):
        if news.counts[index] < 25 or not word.isalpha():
            continue
        if plural[index] > 0.9:
            base = lemma(word, "NNS")
            at = news.number.get(base)
            known = at and base != word and inflect(base, "NNS") == word and news.counts[at] >= 20
            if at and known and article[at] >= 5 and article[index] <= 0.02 * article[at]:
                tables["plural-nouns"].append((word, base))
        other = inflect(word, "NNS") if singular[index] > 0.85 else None
        at = news.number.get(other or "")
        if not other or not at or other == word:
            continue
        sure = singular[index] > 0.9 and plural[at] > 0.9 and counted[at] >= 2 and news.counts[at] >= 40
        if sure and counted[index] <= 0.01 * counted[at] + 1 and article[index] >= 10:
            tables["counted-nouns"].append((word, other))
        if news.counts[index] >= 60 and chosen[at] >= 5 and chosen[index] <= 0.02 * chosen[at]:
            tables["one-of-nouns"].append((word, other))
    return tables


def one_of(news: TaggedNews) -> np.ndarray:
    """How often each word ends “one of the …” or “one of the (adjective) …”."""
    lower, count = news.lower, np.zeros(len(news.words), dtype=int)
    opens = (lower[:-5] == news.number["one"]) & (lower[1:-4] == news.number["of"])
    opens &= news.among(OWNERS)[lower[2:-3]]
    ends, describes = news.among(ENDS), news.tagged("JJ", "JJS", "VBN")
    np.add.at(count, lower[3:-2][opens & ends[lower[4:-1]]], 1)
    np.add.at(count, lower[4:-1][opens & describes[3:-2] & ends[lower[5:]]], 1)
    return count


def verbs(news: TaggedNews) -> dict[str, Rows]:
    """The tables of verbs."""
    past, third, bare = news.share("VBN", "VBD"), news.share("VBZ"), news.share("VB", "VBP")
    tables: dict[str, Rows] = {"finite-forms": [], "bare-verbs": []}
    for index, word in enumerate(news.words):
        if news.counts[index] < 25 or not word.isalpha():
            continue
        for share, least, tag in ((past, 0.97, "VBN"), (third, 0.93, "VBZ")):
            if share[index] > least and lemma(word, tag) != word and word not in BOTH:
                tables["finite-forms"].append((word, lemma(word, tag)))
        participle = inflect(word, "VBN") if bare[index] > 0.96 else None
        if participle and participle != word:
            tables["bare-verbs"].append((word, participle))
    return tables


def adverbs(news: TaggedNews) -> dict[str, Rows]:
    """The tables of adverbs and adjectives."""
    before_noun = news.small & np.roll(news.tagged("NN", "NNS"), -1)
    there = news.behind(news.among(ARTICLES), before_noun)
    adverb, adjective = news.share("RB"), news.share("JJ")
    kept: Rows = []
    pairs: dict[str, str] = {}
    for index, word in enumerate(news.words):
        if not word.endswith("ly") or not word.isalpha() or news.counts[index] < 40 or adverb[index] <= 0.9:
            continue
        stems = [word[:-2], word[:-2] + "le", word[:-3] + "y", word[:-4]]
        known = [news.number[stem] for stem in stems if stem in news.number]
        known = [at for at in known if adjective[at] > 0.6 and news.counts[at] >= 40]
        if known:
            at = max(known, key=lambda one: int(news.counts[one]))
            pairs.setdefault(news.words[at], word)
            if there[at] >= 15 and there[index] <= 0.05 * there[at]:
                kept.append((word, news.words[at]))
    flat = [(base, form) for base, form in pairs.items() if base not in FLAT]
    return {"adverbs": kept, "adjectives": flat}


def main(corpus: str, out: str) -> None:
    news = TaggedNews(corpus)
    for name, rows in (nouns(news) | verbs(news) | adverbs(news)).items():
        path = Path(out, name + ".tsv")
        head = [line for line in path.read_text(encoding="utf-8").split("\n") if line.startswith("#")]
        lines = head + sorted("\t".join(row) for row in set(rows))
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
