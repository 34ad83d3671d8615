"""Pairs of words one of which may be written for the other, for workshop/choices.py and context.py: word, word, kind.

    PYTHONPATH=lint python workshop/slips_of_words.py CORPUS > SLIPS.tsv

CORPUS was made by workshop/news.py. Kinds: f, one slip of a letter apart, and one of them a word of grammar; c, the same,
no word of grammar, and never the same part of speech; s, d, g, y, forms of one stem (-s, -ed, -ing, -ly); p, two prepositions; h, pairs of
workshop/confusions.txt, collected by hand.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from itertools import combinations
from pathlib import Path

from news import News

from copydesk.grammar import tags

GRAMMAR = frozenset(
    """
a about across after again against all also am among an and another any are around as at away back be
because been before being between both but by can can't could did didn't do does doesn't don't down during
each either even ever every few for from had has have he he's her here him his how i i'll i'm i've if in
into is isn't it it's its just know least less let let's like many may me might mine more most much must my
neither never no nor not now of off on once one only or other our out over own per same she she's should
since so some still such than that that's the their them then there there's these they they're this those
though through till to too under unless until up upon us very via was we we're we've well were what when
where whether which while who who's whom whose will with within without won't would yet you you're your
""".split()
)
PREPOSITIONS = (
    "about against among as at between by for from in into of on over through to toward under with".split()
)
LEAST = 300


def one_slip(one: str, two: str) -> bool:
    """Whether a letter more, less, another, or two letters turned make one word the other."""
    if len(one) > len(two):
        one, two = two, one
    if len(one) == len(two):
        differ = [at for at, letter in enumerate(one) if letter != two[at]]
        turned = len(differ) == 2 and one[differ[0]] == two[differ[1]] and one[differ[1]] == two[differ[0]]
        return len(differ) == 1 or (turned and differ[1] == differ[0] + 1)
    return len(two) == len(one) + 1 and any(two[:at] + two[at + 1 :] == one for at in range(len(two)))


def alike(one: str, two: str) -> bool:
    """Whether both words can be the same part of speech: nothing but the sense decides between them then."""
    lexicon = tags.model().lexicon
    return not set(lexicon.get(one, "")).isdisjoint(lexicon.get(two, ""))


def forms(word: str) -> dict[str, str]:
    """What regular inflection and -ly could make of a word, with the kind."""
    stem = word[:-1]
    found = {
        word + "s": "s",
        word + "'s": "s",
        word + "es": "s",
        word + "ed": "d",
        word + "ing": "g",
        word + "ly": "y",
    }
    found |= {word + word[-1] + "ed": "d", word + word[-1] + "ing": "g", word + "ally": "y"}
    if word.endswith("e"):
        found |= {word + "d": "d", stem + "ing": "g", stem + "y": "y", stem + "ly": "y"}
    if word.endswith("y"):
        found |= {stem + "ies": "s", stem + "ied": "d", stem + "ily": "y"}
    return found


def kind_of(one: str, two: str) -> str:
    if one in GRAMMAR or two in GRAMMAR:
        return "f"
    return "d" if one[:-1] == two[:-1] and {one[-1], two[-1]} in ({"s", "d"}, {"d", "r"}, {"s", "r"}) else "c"


def main(corpus: str) -> None:
    news = News(corpus)
    frequent = {
        word
        for word, number in news.number.items()
        if len(word) > 1
        and word[0].isalpha()
        and word.replace("'", "").isalpha()
        and news.counts[number] >= LEAST
    }
    frequent = {word for word in frequent if lower_share(news, word) >= 0.5}
    near = defaultdict(set)
    for word in frequent:
        for at in range(len(word)):
            near[word[:at] + word[at + 1 :]].add(word)
        near[word].add(word)
    pairs: dict[tuple[str, str], str] = {}
    for words in near.values():
        for one, two in combinations(sorted(words), 2):
            grammar = one in GRAMMAR or two in GRAMMAR
            if one_slip(one, two) and (grammar or (min(len(one), len(two)) > 2 and not alike(one, two))):
                pairs[one, two] = kind_of(one, two)
    for word in frequent:
        for form, kind in forms(word).items():
            if form in frequent:
                pairs[min(word, form), max(word, form)] = kind
    for line in Path(__file__).with_name("confusions.txt").read_text(encoding="utf-8").splitlines()[1:]:
        one, two = sorted(line.split())
        if {one, two} <= frequent:
            pairs.setdefault((one, two), "h")
    for one, two in combinations(PREPOSITIONS, 2):
        pairs.setdefault((one, two), "p")
    print(
        "# pairs of words one of which may be written for the other: word, word, kind (workshop/slips_of_words.py)"
    )
    for (one, two), kind in sorted(pairs.items()):
        print(f"{one}\t{two}\t{kind}")


_LOWER: dict[str, int] = {}


def lower_share(news: News, word: str) -> float:
    """How much of a word's occurrences have no capital."""
    if not _LOWER:
        import numpy as np

        counts = np.bincount(news.cased, minlength=len(news.vocab))
        for number, form in enumerate(news.vocab):
            if form.islower():
                _LOWER[form] = _LOWER.get(form, 0) + int(counts[number])
    return _LOWER.get(word, 0) / news.counts[news.number[word]]


if __name__ == "__main__":
    main(*sys.argv[1:2])
