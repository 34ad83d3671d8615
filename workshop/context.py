"""lint/copydesk/data/context.bin, first part: words, their pairs and places, for workshop/context.c.

    PYTHONPATH=lint python workshop/context.py CORPUS LOOKALIKES.tsv SLIPS.tsv WORK     says what to call it with
    PYTHONPATH=lint python workshop/context_table.py CORPUS WORK lint/copydesk/data/context.bin

CORPUS as tagged_news.py wrote it, LOOKALIKES.tsv and SLIPS.tsv as lookalikes.py and slips_of_words.py did, from the corpus
of news.py. A word is confused with words that look or sound like it,
with the other forms of its base, and, if it is one, with other words of grammar (context-sets.txt) and prepositions. The network
learns which of them stands where, on all of the news but a tenth (HELD); frequent words are learned from now and then only, and words that the news hardly
has together with all of their part of speech. The one that ships had no part either of articles that errors were planted into. Needs numpy and pronouncing.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

import numpy as np
from inflected_words import Words
from inflections import HELD
from lookalikes import one_changed
from tagged_news import TaggedNews

from copydesk import tables
from copydesk.grammar import tags

KNOWN, NEAR, FAR = 10_500, 6_500, 3_200
"""Words with codes of their own: right beside a place, two places off, and farther."""
BAG = 130, 5_130
"""The words, by how frequent they are, that are seen wherever they stand in the sentence."""
UNITS, INNER = 128, 64
LEAST, LEAST_MEANT = 12, 20
"""How often the news must have a word that has a row of its own, and one of the two words of a pair."""
OFTEN = 60_000
"""Words more frequent than that are learned from now and then only."""
PREPOSITIONS = (
    """about against among as at between by for from in into of on onto out over through to toward towards under upon with
    within without after before during since until around across behind off like despite beyond"""
).split()
FORMS = "sdgy"
"""Kinds in SLIPS.tsv that are forms of one base."""


def kinds(lookalikes: str, slips: str, words: Words) -> dict[tuple[str, str], set[str]]:
    """All pairs of words, and where they come from."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for line in Path(lookalikes).read_text(encoding="utf-8").splitlines()[1:]:
        one, two, kind = line.split("\t")
        found[min(one, two), max(one, two)].add(kind)
    for line in Path(slips).read_text(encoding="utf-8").splitlines()[1:]:
        one, two, kind = line.split("\t")
        found[min(one, two), max(one, two)].add(kind)
    for name, kind in (("confusions.txt", "h"), ("context-sets.txt", "f")):
        for line in Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()[1:]:
            for pair in combinations(sorted(set(line.split())), 2):
                found[pair].add(kind)
    for pair in combinations(sorted(PREPOSITIONS), 2):
        found[pair].add("p")
    for family in words.members.values():
        for pair in combinations(sorted(set(family.values())), 2):
            found[pair].add("form")
    for one, two, *_ in tables.rows("dialects"):
        found.pop((min(one, two), max(one, two)), None)
    return found


def kind_of(pair: tuple[str, str], kinds: set[str], sounds: set[tuple[str, str]]) -> str:
    """What a pair counts as: of several kinds, the first."""
    if "p" in kinds:
        return "prep"
    if "f" in kinds:
        return "func"
    if "form" in kinds or not kinds.isdisjoint(FORMS):
        return "form"
    if "h" in kinds or pair in sounds:
        return "homo"
    if "close" in kinds:
        return "close"
    return "sub" if "c" in kinds or one_changed(*pair) else "far"


def by_sound(words: set[str]) -> set[tuple[str, str]]:
    """Pairs of words that sound alike (the CMU pronouncing dictionary)."""
    import pronouncing

    heard: dict[str, set[str]] = defaultdict(set)
    for word in words:
        for phones in pronouncing.phones_for_word(word):
            heard["".join(letter for letter in phones if not letter.isdigit())].add(word)
    return {pair for together in heard.values() for pair in combinations(sorted(together), 2)}


def part_of_speech(word: str) -> str:
    model = tags.model()
    letters = model.lexicon.get(word)
    return model.meant[letters[0]].xpos if letters else "?"


def prepare(corpus: str, lookalikes: str, slips: str, work: Path) -> None:
    news = TaggedNews(corpus)
    words = Words(news)
    small = np.bincount(news.lower[news.small], minlength=len(news.words))
    pairs = kinds(lookalikes, slips, words)
    every = sorted({word for pair in pairs for word in pair})
    counts = {word: int(small[news.number[word]]) if word in news.number else 0 for word in every}
    pairs = {pair: kind for pair, kind in pairs.items() if max(map(counts.__getitem__, pair)) >= LEAST_MEANT}
    every = sorted({word for pair in pairs for word in pair})
    own = [word for word in every if counts[word] >= LEAST]
    number = {word: at for at, word in enumerate(own)}
    parts = sorted({part_of_speech(word) for word in every if word not in number})
    rare = {word: len(own) + parts.index(part_of_speech(word)) for word in every if word not in number}
    number |= rare
    many = Counter(dict.fromkeys(rare.values(), 1))
    for word, row in rare.items():
        many[row] += counts[word]
    confused: list[set[int]] = [set() for _ in range(len(own) + len(parts))]
    for one, two in pairs:
        for word, other in ((one, two), (two, one)):
            if number[other] != number[word] and min(number[word], number[other]) < len(own):
                confused[number[word]].add(number[other])
    often = np.array(
        [counts[word] for word in own] + [many[row] for row in range(len(own), len(confused))], float
    )
    keep = np.minimum(1, (OFTEN / often) ** 0.6)
    of = np.full(len(news.words), -1, np.int32)
    for word, row in number.items():
        if word in news.number:
            of[news.number[word]] = row
    first = np.r_[True, news.lower[:-1] == 0]
    size = words.first + KNOWN
    codes = words.codes[news.cased]
    bag = np.full(size, -1, np.int32)
    bag[words.first + BAG[0] : words.first + BAG[1]] = np.arange(BAG[1] - BAG[0])
    counted = np.ones(len(codes), np.uint8)
    counted[HELD[0] : HELD[1]] = 0
    share = (often * keep) ** 0.75
    arrays = {
        "codes": np.where(codes < size, codes, words.back[codes]).astype(np.int32),
        "asked": np.where(news.small | first, of[news.lower], -1).astype(np.int32),
        "back": words.back,
        "bag": bag,
        "starts": np.cumsum([0, *map(len, confused)]).astype(np.int32),
        "members": np.array([one for some in confused for one in sorted(some)], np.int32),
        "keep": keep.astype(np.float32),
        "pool": np.random.default_rng(3)
        .choice(len(often), 1_000_000, p=share / share.sum())
        .astype(np.int32),
        "bias": (np.log(often * keep + 1) * 0.5).astype(np.float32),
        "counted": counted,
    }
    work.mkdir(exist_ok=True)
    for name, array in arrays.items():
        array.tofile(work / f"{name}.bin")
    sounds = by_sound(set(every))
    sets = {
        "size": size,
        "near": words.first + NEAR,
        "far": words.first + FAR,
        "first": words.first,
        "bag": [words.first + BAG[0], words.first + BAG[1]],
        "units": UNITS,
        "inner": INNER,
        "keep": keep.tolist(),
        "own": own,
        "rare": rare,
        "rare-counts": often[len(own) :].tolist(),
        "counts": counts,
        "pairs": [(*pair, kind_of(pair, kind, sounds)) for pair, kind in sorted(pairs.items())],
    }
    (work / "sets.json").write_text(json.dumps(sets), encoding="utf-8")
    near, far = sets["near"], sets["far"]
    print(f"./learn {size} {near} {far} {BAG[1] - BAG[0]} {len(confused)} 7 {HELD[0]} {HELD[1]}")


if __name__ == "__main__":
    prepare(*sys.argv[1:4], Path(sys.argv[4]))
