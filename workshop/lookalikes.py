"""Words that may be written for one another by eye or ear, for workshop/expected.py and context.py: word, word, whether they are close.

    PYTHONPATH=lint python workshop/lookalikes.py CORPUS WORDNET > LOOKALIKES.tsv

CORPUS was made by workshop/news.py; WORDNET is the folder of the Open English WordNet's senses.tsv.xz (a word, its part of
speech, a sense) and derivations.tsv.xz (a word, its part of speech, one derived from it). Close are words of which one has a
letter more, or two letters turned, and homophones (the CMU pronouncing dictionary, BSD licence, through the package
`pronouncing`): slips that happen, while a letter changed makes other words by chance. The others have one letter changed,
are two slips apart, or long and alike in most of their letters. Forms of one stem, words that share a sense and derivations are left out, and words of grammar too. Needs
numpy and pronouncing.
"""

from __future__ import annotations

import lzma
import re
import sys
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import pronouncing
from news import News
from slips_of_words import GRAMMAR, PREPOSITIONS, lower_share

from copydesk import tables
from copydesk.grammar import lemmas, tags
from copydesk.orthography import lexicon

LEAST = 20
"""How often the news must have a word that can be meant."""
WRITTEN = 3
"""How often a word that is written for another two slips away."""
PLAIN = (
    GRAMMAR
    | set(PREPOSITIONS)
    | {"said", "says", "say", "himself", "herself", "themselves", "itself", "according"}
    | set(
        "get got put went having making taking looking trying going getting come came including asking".split()
    )
)
"""Words of grammar, and those that stand nearly everywhere."""
RARE = {"swathe", "swathes", "tonne", "tonnes", "yea", "col"}
"""Words that are no slip where they stand, however seldom that is."""
DERIVED = re.compile(
    r"(?:al|e?rs?|ry|ly|ing|e?d|e?s|ors?|ists?|isms?|ness|ments?|ions?|ful|less|ic|i?ty|able|en|est|y|ally|ies|ied)$"
)
PREFIXES = ("co", "un", "in", "im", "re", "dis", "non", "pre", "over", "mis", "out", "under")


def distance(one: str, two: str, limit: int) -> int:
    """Letters more, less, changed or turned between two words, or more than `limit`."""
    if abs(len(one) - len(two)) > limit:
        return limit + 1
    last: list[int] = []
    row = list(range(len(two) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = last, row, [i]
        for j, other in enumerate(two, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == two[j - 2] and one[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]


def rows(wordnet: str, name: str) -> list[list[str]]:
    """The rows of a table of WordNet."""
    text = lzma.decompress(Path(wordnet, f"{name}.tsv.xz").read_bytes()).decode()
    return [line.split("\t") for line in text.splitlines()]


class Words:
    """The words of the language, and of the news."""

    def __init__(self, corpus: str, wordnet: str) -> None:
        news = News(corpus)
        known = {
            word for word in lexicon.words().all() if word.isascii() and word.isalpha() and len(word) > 2
        }
        self.count = {}
        for word in known:
            number = news.number.get(word)
            count = int(news.counts[number]) if number else 0
            self.count[word] = round(count * lower_share(news, word)) if count else 0
        self.all = sorted(known - PLAIN - RARE)
        self.dialects: dict[str, set[str]] = defaultdict(set)
        for row in tables.rows("dialects"):
            for one in row[:2]:
                self.dialects[one] |= set(row[:2])
        self.senses: dict[str, set[str]] = defaultdict(set)
        for word, _, sense, *_ in rows(wordnet, "senses"):
            self.senses[word].add(sense)
        self.derived: dict[str, set[str]] = defaultdict(set)
        for word, _, other, *_ in rows(wordnet, "derivations"):
            self.derived[word].add(other)
            self.derived[other].add(word)
        self._bases: dict[str, set[str]] = {}

    def bases(self, word: str) -> set[str]:
        """All that the word may be a form of."""
        found = self._bases.get(word)
        if found is None:
            found = {word, lemmas.base_of(word)}
            found |= {
                lemmas.lemma(word, label) for label in ("NNS", "VBD", "VBG", "VBZ", "VBN", "JJR", "JJS")
            }
            self._bases[word] = found
        return found

    def kin(self, word: str) -> set[str]:
        """A word's bases, and what is derived from them or they from."""
        return self.bases(word).union(*(self.derived.get(base, ()) for base in self.bases(word)))

    def means(self, word: str) -> set[str]:
        """The senses of a word and its base."""
        return self.senses.get(word, set()) | self.senses.get(lemmas.base_of(word), set())

    def one_word(self, one: str, two: str) -> bool:
        """Whether both are forms, spellings or derivations of one word."""
        if (
            two in self.dialects[one]
            or folded(one) == folded(two)
            or not self.bases(one).isdisjoint(self.bases(two))
        ):
            return True
        if one[:4] == two[:4] and not self.kin(one).isdisjoint(self.kin(two)):
            return True
        if not self.means(one).isdisjoint(self.means(two)):
            return True
        short, long = sorted((one, two), key=len)
        if len(short) > 3 and long.startswith(short) and DERIVED.fullmatch(long[len(short) :]):
            return True
        if any(long == prefix + short for prefix in PREFIXES):
            return True
        stem = short[:-1]
        return (
            len(short) > 4
            and short[-1] in "ey"
            and long.startswith(stem)
            and bool(DERIVED.fullmatch(long[len(stem) :]))
        )


def one_changed(one: str, two: str) -> bool:
    """Whether two words one slip apart differ in a letter changed, not in one more or two turned."""
    return len(one) == len(two) and sum(a != b for a, b in zip(one, two, strict=True)) == 1


def folded(word: str) -> str:
    """A word as all its spellings in Britain and America are alike."""
    for british, american in (
        ("our", "or"),
        ("ogue", "og"),
        ("ae", "e"),
        ("oe", "e"),
        ("yse", "yze"),
        ("ence", "ense"),
    ):
        word = word.replace(british, american)
    word = re.sub(r"is(?=e|ing|ation)", "iz", word)
    word = re.sub(r"re(?=s?$)", "er", word)
    return re.sub(r"ll(?=ed|ing|er|or)", "l", word).replace("mme", "m")


def by_letters(words: Words) -> dict[tuple[str, str], bool]:
    """Pairs one slip apart, of which one is a word of the news; two slips apart, if both are and neither is short."""
    found: dict[tuple[str, str], bool] = {}
    near: dict[str, list[str]] = defaultdict(list)
    for word in words.all:
        cut = {word} | {word[:at] + word[at + 1 :] for at in range(len(word))}
        if len(word) > 5 and words.count[word] >= WRITTEN:
            cut |= {
                word[:at] + word[at + 1 : to] + word[to + 1 :]
                for at in range(len(word))
                for to in range(at + 1, len(word))
            }
        for rest in cut:
            near[rest].append(word)
    for together in near.values():
        for pair in combinations(together, 2):
            one, two = min(pair), max(pair)
            if (one, two) in found or max(words.count[one], words.count[two]) < LEAST:
                continue
            apart = distance(one, two, 2)
            if apart == 1 or (apart == 2 and min(len(one), len(two)) > 5):
                found[one, two] = apart == 1 and not one_changed(one, two)
    return found


def by_look(words: Words) -> set[tuple[str, str]]:
    """Pairs of long words of one part of speech with most of their letters in common."""
    groups: dict[str, list[str]] = defaultdict(list)
    pieces = {}
    for word in words.all:
        if len(word) > 6 and words.count[word] >= WRITTEN:
            marked = f"^{word}$"
            pieces[word] = {marked[at : at + 2] for at in range(len(marked) - 1)}
            for group in (f"^{word[:3]}", f".{word[1:4]}", f"{word[-5:]}$"):
                groups[group].append(word)
    lexicon_of_tags = tags.model().lexicon
    found = set()
    for together in groups.values():
        if len(together) > 1500:
            continue
        for one, two in combinations(together, 2):
            shared, both = len(pieces[one] & pieces[two]), len(pieces[one]) + len(pieces[two])
            if (
                abs(len(one) - len(two)) > 2
                or 2 * shared < 0.6 * both
                or max(words.count[one], words.count[two]) < LEAST
            ):
                continue
            if set(lexicon_of_tags.get(one, "")).isdisjoint(lexicon_of_tags.get(two, "")):
                continue
            if distance(one, two, 4) <= min(4, 0.4 * max(len(one), len(two))):
                found.add((min(one, two), max(one, two)))
    return found


def by_sound(words: Words) -> set[tuple[str, str]]:
    """Homophones."""
    heard: dict[str, set[str]] = defaultdict(set)
    for word in words.all:
        for phones in pronouncing.phones_for_word(word):
            heard[re.sub(r"\d", "", phones)].add(word)
    return {pair for together in heard.values() for pair in combinations(sorted(together), 2)}


def main(corpus: str, wordnet: str) -> None:
    words = Words(corpus, wordnet)
    found = by_letters(words)
    for pair in by_look(words):
        found.setdefault(pair, False)
    found |= dict.fromkeys(by_sound(words), True)
    print(
        "# words that may be written for one another by eye or ear: word, word, close or far (workshop/lookalikes.py)"
    )
    for (one, two), close in sorted(found.items()):
        if max(words.count[one], words.count[two]) >= LEAST and not words.one_word(one, two):
            print(one, two, "close" if close else "far", sep="\t")


if __name__ == "__main__":
    main(*sys.argv[1:3])
