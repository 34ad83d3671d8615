"""Words that stand for one another by sense, for workshop/set_phrases.py: word, word, whether they are close.

    PYTHONPATH=lint python workshop/synonyms.py CORPUS WORDNET > SYNONYMS.tsv

CORPUS was made by workshop/news.py; WORDNET is the folder of the Open English WordNet's synsets.tsv.xz and senses.tsv.xz.
Close are words of one synset, of a synset and the one above it, and similar adjectives; far are those below the same synset,
where it has few below it. Both stand in the same form: plurals for plurals, participles for participles. Needs numpy.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from itertools import combinations, product

from lookalikes import LEAST, Words, rows

from copydesk.grammar import lemmas

FORMS = {
    "NN": "n", "NNS": "n", "VB": "v", "VBD": "v", "VBG": "v", "VBN": "v", "VBZ": "v", "JJ": "a", "RB": "r",
}  # fmt: skip
BARE = ("NN", "VB", "JJ", "RB")
"""Forms that a base itself has."""
SIBLINGS = 25
"""Synsets below another one that are so many that they have little in common."""

Base = tuple[str, str]
"""A base and its part of speech."""


class Senses:
    """Which bases mean nearly the same."""

    def __init__(self, wordnet: str) -> None:
        self.near: dict[Base, dict[str, bool]] = defaultdict(dict)
        members: dict[str, list[str]] = {}
        above: dict[str, list[str]] = {}
        below: dict[str, list[str]] = defaultdict(list)
        for synset, _, _, words, hypernyms, similar, *_ in rows(wordnet, "synsets")[1:]:
            members[synset] = [word for word in words.split("|") if word.isalpha() and word.islower()]
            above[synset] = [*hypernyms.split("|"), *similar.split("|")]
            for hypernym in hypernyms.split("|"):
                below[hypernym].append(synset)
        for synset, words in members.items():
            part = "a" if synset[-1] == "s" else synset[-1]
            self._add(combinations(words, 2), part, close=True)
            for other in above[synset]:
                self._add(product(words, members.get(other, ())), part, close=True)
        for synset, listed in below.items():
            if synset and len(listed) <= SIBLINGS:
                for one, two in combinations(listed, 2):
                    self._add(product(members[one], members[two]), one[-1], close=False)

    def _add(self, pairs: object, part: str, *, close: bool) -> None:
        for one, two in pairs:
            if one != two:
                for word, other in ((one, two), (two, one)):
                    self.near[word, part][other] = close or self.near[word, part].get(other, False)


def synonyms(words: Words, senses: Senses) -> dict[tuple[str, str], bool]:
    """Pairs of words in the same form whose bases mean nearly the same, one of them a word of the news."""
    forms: dict[str, dict[str, set[str]]] = {label: defaultdict(set) for label in FORMS}
    for word in words.all:
        for label, part in FORMS.items():
            base = lemmas.lemma(word, label)
            if (base, part) in senses.near and (word != base or label in BARE):
                forms[label][base].add(word)
    found: dict[tuple[str, str], bool] = {}
    for label, bases in forms.items():
        for base, written in bases.items():
            for other, close in senses.near[base, FORMS[label]].items():
                for one, two in product(written, bases.get(other, ())):
                    if one < two and max(words.count[one], words.count[two]) >= LEAST:
                        found[one, two] = close or found.get((one, two), False)
    return found


def main(corpus: str, wordnet: str) -> None:
    print("# words that mean nearly the same: word, word, close or far (workshop/synonyms.py)")
    for (one, two), close in sorted(synonyms(Words(corpus, wordnet), Senses(wordnet)).items()):
        print(one, two, "close" if close else "far", sep="\t")


if __name__ == "__main__":
    main(*sys.argv[1:3])
