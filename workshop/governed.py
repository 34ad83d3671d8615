"""rules/words/governed.tsv and lint/copydesk/data/objects.txt: words, and the prepositions that they are not found with.

    PYTHONPATH=lint python workshop/governed.py CORPUS workshop/governed.txt rules/words/governed.tsv lint/copydesk/data/objects.txt

CORPUS as tagged_news.py wrote it. A governor is a verb, an adjective, or a noun behind a preposition or a light verb (“in
exchange”, “take part”), whose place behind it one preposition nearly owns. Another preposition counts as a use of its own
where what follows goes with it rather than with the one that is owed (“aware in 2012 of”): that is what objects.txt tells, of
each frequent word behind prepositions how much more or less often than by chance each of them stands before it. What is left
of the other preposition must be all but nothing. governed.txt was written by hand: what the news has rarely and rightly
(“accused in”), and verbs and adjectives that take several prepositions but never “of”. Needs numpy.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from tagged_news import TaggedNews

from copydesk.grammar.lemmas import lemma

ASKED = "of to for from in on at with about into against".split()
OTHERS = "by over under upon towards toward after between among than as through onto during within".split()
ALL = ASKED + OTHERS
DETERMINERS = frozenset(
    "a an the this that these those his her its their our my your some any all both each every no another such one".split()
)
BEFORE = frozenset("in on at with by under out without".split())
LIGHT_FORMS = {
    form: line.split()[0]
    for line in """take takes took taking taken
make makes made making
pay pays paid paying
draw draws drew drawing drawn
put puts putting
play plays played playing
give gives gave giving given
lose loses lost losing
gain gains gained gaining
lay lays laid laying
lend lends lent lending
keep keeps kept keeping""".split("\n")
    for form in line.split()
}
LIGHT = frozenset(LIGHT_FORMS)
PLURALS = ("terms", "hopes", "odds", "regards", "steps", "charges", "allegations")
STRICT, STRICT_PHRASE = 0.84, 0.93
"""What share of a governor's prepositions, uses of their own left out, the owed one must have."""
OFTEN, OFTEN_OF, SHARE, SHARE_OF = 15, 30, 0.003, 0.0015
SECOND, SURE, SHARE_SURE = 0.1, 500, 0.0015
SMOOTH, KNOWN = 12.0, 40
BARS = {
    "in": -1.4,
    "on": -1.4,
    "at": -1.4,
    "from": -1.4,
    "against": -1.4,
    "for": -1.2,
    "with": -1.4,
    "into": 0.0,
}
"""How much better the wrong preposition may go with what follows, for those that say where, when and with whom, and the rest."""
OTHER_BAR = 0.5
STEP = 0.25
"""Of the letters in objects.txt, “a” is -3."""


def letters(scores: np.ndarray) -> str:
    return "".join(chr(97 + round((min(max(one, -3.0), 3.0) + 3.0) / STEP)) for one in scores)


class Uses:
    """Prepositions with what stands before and behind them."""

    def __init__(self, news: TaggedNews) -> None:
        known = np.full(len(news.words), -1)
        for at, word in enumerate(ALL):
            known[news.number[word]] = at
        place = np.flatnonzero((known[news.lower] >= 0) & news.small)
        place = place[(news.lower[place - 1] != 0) & (news.lower[place + 1] != 0)]
        place = place[~((known[news.lower[place]] == ALL.index("to")) & news.tagged("VB")[place + 1])]
        self.place, self.which = place, known[news.lower[place]]
        self.before, self.second = news.lower[place - 1], news.lower[place - 2]
        determiner = news.among(set(DETERMINERS))
        head = np.where(determiner[news.lower[place + 1]], place + 2, place + 1)
        self.heads, self.table = self._objects(news, head)
        best = np.array([letters(one) for one in self.table])
        scores = np.array([[ord(one) - 97 for one in row] for row in best]) * STEP
        self.scores = scores[self.heads]
        self.base = np.bincount(self.which, minlength=len(ALL))

    def _objects(self, news: TaggedNews, head: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        number = news.lower[head]
        often = np.bincount(number, minlength=len(news.words)) >= KNOWN
        first = np.array([word[:1] for word in news.words])
        digit = np.array([one.isdigit() for one in first])
        plain = np.array([word.isascii() and word.replace("-", "").isalpha() for word in news.words])
        own = often & plain & ~digit
        self.names = ["0", "Aa", "aa", *(news.words[one] for one in np.flatnonzero(own))]
        rows = np.full(len(news.words), -1)
        rows[own] = np.arange(3, 3 + own.sum())
        rows[digit] = 0
        row = rows[number]
        row = np.where(row < 0, np.where(news.capital[head], 1, 2), row)
        counts = np.zeros((len(self.names), len(ALL)))
        np.add.at(counts, (row, self.which), 1)
        base = counts.sum(0) / counts.sum()
        smooth = (counts + SMOOTH * base) / (counts.sum(1, keepdims=True) + SMOOTH)
        return row, np.log(smooth / base)[:, : len(ASKED)]


def governors(news: TaggedNews, uses: Uses) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Names of governors, and of each of some uses its number and whose it is."""
    plain = np.array([word.isalpha() and word.islower() and word.isascii() for word in news.words])
    small = plain[uses.before] & news.small[uses.place - 1]
    kinds = {"V": ("VB", "VBD", "VBN", "VBP", "VBZ", "VBG"), "J": ("JJ",), "N": ("NN", "NNS", "NNP")}
    tagged = {kind: news.tagged(*tags) for kind, tags in kinds.items()}
    often = {kind: np.bincount(news.lower[had], minlength=len(news.words)) for kind, had in tagged.items()}
    adjective = often["J"] > often["V"]
    names: dict[str, int] = {}
    row = np.full(len(news.words), -1)
    single = np.flatnonzero(small & (tagged["V"] | tagged["J"])[uses.place - 1])
    for number in np.unique(uses.before[single]):
        word = news.words[number]
        name = f"J: {word}" if adjective[number] else f"V: {base(word)}"
        row[number] = names.setdefault(name, len(names))
    opener = news.among(set(BEFORE | LIGHT))
    noun = news.tagged("NN")[uses.place - 1] | news.among(set(PLURALS))[uses.before]
    double = np.flatnonzero(small & opener[uses.second] & noun)
    pairs = np.stack([uses.second[double], uses.before[double]], 1)
    keys, back = np.unique(pairs, axis=0, return_inverse=True)
    numbers = []
    for one, two in keys:
        word = news.words[one]
        name = f"2: {base(word) if word in LIGHT else word} {news.words[two]}"
        numbers.append(names.setdefault(name, len(names)))
    return list(names), np.r_[single, double], np.r_[row[uses.before[single]], np.array(numbers)[back]]


def base(word: str) -> str:
    if word in LIGHT_FORMS:
        return LIGHT_FORMS[word]
    ending = (
        "VBD"
        if word.endswith("d")
        else "VBG"
        if word.endswith("ing")
        else "VBZ"
        if word.endswith("s")
        else "VB"
    )
    return lemma(word, ending)


def main(corpus: str, written: str, out: str, objects: str) -> None:
    news = TaggedNews(corpus)
    uses = Uses(news)
    names, places, whose = governors(news, uses)
    which, size = uses.which[places], len(ASKED)
    counts = np.zeros((len(names), len(ALL)), int)
    np.add.at(counts, (whose, which), 1)
    owed = counts.argmax(1)
    gain = np.zeros(len(places))
    at = np.flatnonzero((which < size) & (owed[whose] < size))
    gain[at] = uses.scores[places[at], which[at]] - uses.scores[places[at], owed[whose[at]]]
    bars = np.array([BARS.get(word, OTHER_BAR) for word in ASKED] + [9.0] * len(OTHERS))
    alone, low = np.zeros_like(counts), np.zeros_like(counts)
    np.add.at(alone, (whose[gain <= 0.5], which[gain <= 0.5]), 1)
    np.add.at(low, (whose[gain < bars[which]], which[gain < bars[which]]), 1)
    share = news.share("NN", "NNS", "NNP")
    nouns = frozenset(word for word, one in zip(news.words, share, strict=True) if one >= 0.2)
    table = rows(names, nouns, counts, alone, low, forms(news, uses, names, places, whose), read(written))
    lines = [
        "# A word, the preposition that is owed, those that it is not found with, whether it is a noun as well, and how often 28 M words of news have the first and",
        "# all of the others, whatever its form (workshop/governed.py).",
        *("\t".join(row) for row in sorted(set(table))),
    ]
    Path(out).write_text("\n".join(lines) + "\n", encoding="utf-8")
    lines = [
        f"# workshop/governed.py, counts of US and British news, 2012–2020: words, a letter for each of {' '.join(ASKED)}",
        *(f"{name}\t{letters(row)}" for name, row in sorted(zip(uses.names, uses.table, strict=True))),
    ]
    Path(objects).write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(len(table), len(uses.names))


def rows(
    names: list[str],
    nouns: frozenset[str],
    counts: np.ndarray,
    alone: np.ndarray,
    low: np.ndarray,
    forms: dict[int, list[str]],
    written: tuple[dict[str, set[str]], set[str]],
) -> list[tuple[str, ...]]:
    """The rows of governed.tsv; a preposition that the news all but never has there, whatever follows, has a mark before it."""
    dropped, of = written
    table: list[tuple[str, ...]] = []
    for row, name in enumerate(names):
        order = np.argsort(-counts[row], kind="stable")
        owed = [int(order[0])]
        total, most = int(counts[row].sum()), int(counts[row, order[0]])
        if counts[row, order[1]] >= SECOND * total and order[1] < len(ASKED):
            owed.append(int(order[1]))
        bar = STRICT_PHRASE if name[0] == "2" else STRICT
        mine = int(counts[row, owed].sum())
        strict = mine / max(1, int(alone[row].sum()) - int(alone[row, owed].sum()) + mine)
        if most < OFTEN or owed[0] >= len(ASKED) or "all" in dropped.get(name, ()):
            continue
        wrong = []
        for at, word in enumerate(ASKED):
            if at in owed or word in dropped.get(name, ()):
                continue
            seen = int(counts[row, at])
            if strict >= bar and low[row, at] <= max(1, SHARE * total) and seen <= max(2, 0.03 * total):
                wrong.append("!" * (total >= SURE and seen <= SHARE_SURE * total) + word)
            elif name in of and word == "of" and most >= OFTEN_OF and seen <= max(1, SHARE_OF * total):
                wrong.append(word)
        if wrong:
            bad = sum(int(counts[row, ASKED.index(word.strip("!"))]) for word in wrong)
            right = " ".join(ASKED[one] for one in owed)
            table += [
                (form, right, " ".join(wrong), "noun" * (form in nouns), str(most), str(bad))
                for form in forms[row]
            ]
    return table


def forms(
    news: TaggedNews, uses: Uses, names: list[str], places: np.ndarray, whose: np.ndarray
) -> dict[int, list[str]]:
    """How each governor is written: what the news has of it at least thrice before a preposition."""
    found: dict[int, list[str]] = {row: [] for row in range(len(names))}
    pairs, many = np.unique(
        np.stack(
            [
                whose,
                uses.before[places],
                uses.second[places] * (np.array([name[0] == "2" for name in names])[whose]),
            ],
            1,
        ),
        axis=0,
        return_counts=True,
    )
    for (row, word, second), count in zip(pairs, many, strict=True):
        if names[row][0] == "2" or count >= 3:
            found[row].append(
                f"{news.words[second]} {news.words[word]}" if names[row][0] == "2" else news.words[word]
            )
    return found


def read(path: str) -> tuple[dict[str, set[str]], set[str]]:
    """What governed.txt says: of governors the prepositions that are no slips, and those that never have “of”."""
    dropped: dict[str, set[str]] = {}
    of: set[str] = set()
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        kind, _, entries = line.partition(": ")
        for entry in entries.split(";"):
            name, _, prepositions = entry.strip().partition("|")
            if kind.endswith("of"):
                of.add(f"{kind[0]}: {name}")
            else:
                dropped.setdefault(f"{kind}: {name}", set()).update(prepositions.split() or ["all"])
    return dropped, of


if __name__ == "__main__":
    main(*sys.argv[1:5])
