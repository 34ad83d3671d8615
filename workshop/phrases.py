"""The set phrases of `checks/set_phrase.py`: frames in which the news has one word and never its look-alike or synonym.

    python workshop/phrases.py NEWS WORDNET CMUDICT lint/copydesk/data/phrases.txt

NEWS is what `news.py` wrote, WORDNET a folder with synsets.tsv.xz and derivations.tsv.xz (Open English WordNet), CMUDICT the file
cmudict.dict. Needs numpy. Contexts count with “an” as “a” and all possessives as “his”, slots by lemma. A row is kept where the right
word has a large share of the frame, where the wrong one would be expected there by its own frequency, and is not seen (a look-alike:
once in fifty at most). Near-synonyms: compounds of WordNet only, none of whose synonyms the news has (Lin 1999).
"""

from __future__ import annotations

import lzma
import re
import sys
from collections import defaultdict
from itertools import combinations, permutations
from pathlib import Path

import numpy as np
from news import News

from copydesk import lemmas

FUNCTION = frozenset(
    """the a an and or but if of to in on at by for with from as that this these those it he she they we you i his her
    their its my our your is are was were be been being have has had do does did not no who which what when where why how
    than then there here so very more most much many some any all each every both few other another such same own too also
    just only even still yet now will would can could may might must shall should about after before over under between into
    through during without within against among because while although though since until up down out off""".split()
)
COMMON = frozenset(
    """say take make want think come go get tell have like find look see give use know one two three four five six seven
    eight nine ten""".split()
)
POSSESSIVES = "her their its my your our one's".split()
SHAPES = ((-1,), (1,), (-1, 1), (-2, -1))
ARTICLE = 1150
"""Tokens to an article, near enough for counting in how many a phrase stands."""
MIX = np.uint64(0x9E3779B97F4A7C15)


def mix(key, value):
    """A hash of a key and a number, elementwise."""
    mixed = (key ^ (np.asarray(value).astype(np.uint64) + np.uint64(77))) * MIX
    return mixed ^ (mixed >> np.uint64(31))


def count_of(table, wanted):
    """How often each wanted hash is in a table of sorted hashes and their counts."""
    keys, counts = table
    at = np.searchsorted(keys, wanted)
    at[at == len(keys)] = 0
    return np.where(keys[at] == wanted, counts[at], 0)


class Corpus:
    """The news with each token's number in a frame (`context`) and as a slot (`slot`)."""

    def __init__(self, path: str, parts: dict[str, set[str]]) -> None:
        news = News(path)
        self.words, self.number, self.lower = news.words, news.number, news.lower
        plain = np.array([w.isascii() and w.isalpha() and w.islower() for w in news.vocab])[news.cased]
        self.small = np.bincount(self.lower[plain], minlength=len(self.words))
        self.is_name = self.small < 0.5 * news.counts
        self.base = self._bases(parts)
        fold = np.arange(len(self.words), dtype=np.int64)
        context = fold.copy()
        for word, (base, _) in self.base.items():
            fold[self.number[word]] = self.number[base]
        for word, stands in [("an", "a"), *((word, "his") for word in POSSESSIVES)]:
            if word in self.number:
                context[self.number[word]] = self.number[stands]
        self.context, self.slot = context[self.lower].astype(np.uint64), fold[self.lower]
        self.count = np.bincount(self.slot[plain], minlength=len(self.words))
        self.content = np.array([w.isalpha() and w not in FUNCTION and len(w) > 2 for w in self.words])
        self.framing = np.array([w[0].isalpha() and w.isascii() for w in self.words]) & ~self.is_name
        usable = np.array(
            [w.isalpha() and w.isascii() and len(w) > 2 and w not in FUNCTION for w in self.words]
        )
        places = np.nonzero(usable[self.slot] & plain)[0]
        self.places = places[(places > 3) & (places < len(self.lower) - 4)]

    def _bases(self, parts: dict[str, set[str]]) -> dict[str, tuple[str, int]]:
        """Inflected words with their base and the kind of form."""
        found: dict[str, set[tuple[str, int]]] = defaultdict(set)
        for base, kinds in parts.items():
            if base not in self.number or self.small[self.number[base]] < 20:
                continue
            forms = [("NNS", 1)] if "n" in kinds else []
            if "v" in kinds:
                forms += [("VBZ", 1), ("VBD", 2), ("VBN", 4), ("VBG", 3)]
            past = lemmas.inflect(base, "VBD")
            for tag, kind in forms:
                form = lemmas.inflect(base, tag)
                if form and form != base and form in self.number:
                    found[form].add((base, 2 if form == past else kind))
        result = {}
        for word, bases in found.items():
            base, kind = max(sorted(bases), key=lambda pair: self.small[self.number[pair[0]]])
            own = word in parts and not (word.endswith(("ed", "s")) and not word.endswith("ss"))
            if not own or (word.endswith("ing") and "n" not in parts[word]):
                result[word] = base, kind
        return result

    def keys(self, shape, places):
        """The hash of the frame round each place."""
        key = np.full(len(places), np.uint64(SHAPES.index(shape) + 1), dtype=np.uint64)
        for step in shape:
            key = mix(key, self.context[places + step])
        return key

    def framed(self, shape):
        """The places whose frame stays in the sentence and holds a word that means something, and no name or figure."""
        good = np.ones(len(self.places), bool)
        meaning = np.zeros(len(self.places), bool)
        for step in shape:
            word = self.lower[self.places + step]
            good &= self.framing[word] & (self.context[self.places + step] != 0)
            meaning |= self.content[word]
        return self.places[good & meaning]

    def frame(self, shape, place) -> str:
        """A frame in words."""
        around = sorted({*shape, 0})
        return " ".join("_" if not step else self.words[int(self.context[place + step])] for step in around)


def lines_of(path: Path) -> list[str]:
    """The lines of a packed text."""
    return lzma.decompress(path.read_bytes()).decode("utf-8").split("\n")


def read_wordnet(folder: Path):
    """Parts of speech by word, pairs of near-synonyms and of sisters, and the compounds."""
    rows = [line.split("\t") for line in lines_of(folder / "synsets.tsv.xz")[1:] if line.count("\t") >= 6]
    members = {row[0]: row[3].split("|") for row in rows}
    kids: dict[str, list[str]] = defaultdict(list)
    parts: dict[str, set[str]] = defaultdict(set)
    near, sisters, compounds = set(), set(), set()
    for name, part, _, _, above, _, *_ in rows:
        for word in members[name]:
            parts[word].add(part.replace("s", "a"))
            pieces = tuple(word.split(" "))
            if part in "nv" and len(pieces) in (2, 3) and all(p.isalpha() and p.islower() for p in pieces):
                compounds.add(pieces)
        for upper in filter(None, above.split("|")):
            kids[upper].extend(members[name])
    for name, _, _, _, _, alike, *_ in rows:
        group = members[name]
        near.update(permutations(group, 2))
        like = [word for other in alike.split("|") for word in members.get(other, ())]
        for one in group:
            for two in [*like, *kids[name]]:
                near |= {(one, two), (two, one)}
        if len(like) <= 30:
            near.update(permutations(like, 2))
        if len(kids[name]) <= 25:
            sisters.update(permutations(kids[name], 2))
    kin = {
        (row[0], row[2])
        for line in lines_of(folder / "derivations.tsv.xz")
        if len(row := line.split("\t")) > 3
    }
    return parts, near, sisters, compounds, kin | {(b, a) for a, b in kin}


def near_spelling(words: list[str]) -> set[tuple[str, str]]:
    """Pairs of words that are one letter apart, of long ones two."""
    bare: dict[str, set[str]] = defaultdict(set)
    for word in words:
        if len(word) < 4:
            continue
        keys = {word} | {word[:i] + word[i + 1 :] for i in range(len(word))}
        if len(word) >= 7:
            keys |= {key[:i] + key[i + 1 :] for key in list(keys) for i in range(len(key))}
        for key in keys:
            bare[key].add(word)
    pairs = {pair for group in bare.values() if len(group) <= 60 for pair in combinations(sorted(group), 2)}
    return {
        (a, b)
        for a, b in pairs
        if (far := distance(a, b)) == 1 or (far == 2 and min(len(a), len(b)) >= 7 and a[0] == b[0])
    }


def distance(one: str, two: str) -> int:
    """Letters changed, added, dropped or swapped between two words."""
    before: list[int] = []
    row = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        new = [i]
        for j, b in enumerate(two, 1):
            best = min(new[-1] + 1, row[j] + 1, row[j - 1] + (a != b))
            if i > 1 and j > 1 and a == two[j - 2] and one[i - 2] == b:
                best = min(best, before[j - 2] + 1)
            new.append(best)
        before, row = row, new
    return row[-1]


def pairs_of(corpus: Corpus, near, sisters, kin, dictionary: Path) -> dict[str, set[tuple[str, str]]]:
    """The pairs (right, wrong) of each kind, both words frequent enough and no kin of each other."""
    number, count = corpus.number, corpus.count

    def fit(word: str) -> bool:
        known = word in number and word.isalpha() and word.isascii() and word.islower() and len(word) > 2
        return known and word not in corpus.base and word not in FUNCTION and count[number[word]] >= 60

    words = [word for word in number if fit(word)]
    sounds: dict[str, set[str]] = defaultdict(set)
    for line in dictionary.read_text(encoding="utf-8").split("\n"):
        word, _, sound = line.partition("#")[0].partition(" ")
        if fit(word := re.sub(r"\(\d\)", "", word)):
            sounds[re.sub(r"\d", "", sound.strip())].add(word)
    alike = {pair for group in sounds.values() for pair in permutations(group, 2)} - near
    spelt = near_spelling(words)
    spelt |= {(b, a) for a, b in spelt}
    look = alike | (spelt - near - sisters)
    near = {pair for pair in near if fit(pair[0]) and fit(pair[1])} - spelt - alike
    return {
        "look": {p for p in look if usable(p, kin, count, number)},
        "near": {p for p in near if usable(p, kin, count, number)},
    }


def usable(pair, kin, count, number) -> bool:
    """Whether two words are different enough in stem, and the right one frequent."""
    one, two = pair
    stem = next(
        (i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two))
    )
    if one == two or pair in kin or stem >= max(4, min(len(one), len(two)) - 2):
        return False
    return count[number[one]] >= 100 and not {one, two} & COMMON


def select(corpus: Corpus, shape, kind: str, pairs, compounds):
    """The rows (frame's hash, place, right, wrong) of one shape that the counts bear."""
    places = corpus.framed(shape)
    key = corpus.keys(shape, places)
    slot = corpus.slot[places]
    both = mix(key, slot)
    order = np.lexsort((places, both, key))
    key, slot, both, places = key[order], slot[order], both[order], places[order]
    first = np.flatnonzero(np.concatenate(([True], both[1:] != both[:-1])))
    token = np.diff(np.append(first, len(both)))
    block = places // ARTICLE
    fresh = np.concatenate(([True], (both[1:] != both[:-1]) | (block[1:] != block[:-1])))
    articles = np.add.reduceat(fresh.astype(int), first)
    key, slot, both, places = key[first], slot[first], both[first], places[first]
    head = np.flatnonzero(np.concatenate(([True], key[1:] != key[:-1])))
    types = np.repeat(np.diff(np.append(head, len(key))), np.diff(np.append(head, len(key))))
    total = np.repeat(np.add.reduceat(token, head), np.diff(np.append(head, len(key))))
    order = np.argsort(both)
    table = both[order], token[order]
    beside = {
        step: np.unique(
            mix(corpus.context[corpus.places + step] * MIX, corpus.slot[corpus.places]), return_counts=True
        )
        for step in shape
        if abs(step) == 1
    }
    known = np.isin(both, compounds)
    wrongs: dict[int, list[int]] = defaultdict(list)
    for right, wrong in pairs:
        wrongs[corpus.number[right]].append(corpus.number[wrong])
    least = 0.35 if kind == "look" else 0.15
    rows = []
    for at in np.flatnonzero(
        (articles >= np.where(known, 4, 10)) & (token >= np.where(known, 0.15, least) * total)
    ):
        wrong = np.array(wrongs.get(int(slot[at]), ()), dtype=np.int64)
        if not len(wrong) or (kind == "near" and not known[at]):
            continue
        seen = count_of(table, mix(key[at], wrong))
        expected = token[at] * corpus.count[wrong] / corpus.count[slot[at]]
        if kind == "near" and (seen.sum() > 0.01 * token[at] or expected.sum() < 50):
            continue
        score = token[at] / types[at] * corpus.count.sum() / corpus.count[wrong]
        needed = (2e4 if known[at] else 3e4) if kind == "look" else 1e4
        good = (score >= needed) & (expected >= (3 if kind == "near" or not known[at] else 1))
        good &= seen <= (0.02 * token[at] if kind == "look" else 0)
        for step, counted in beside.items():
            word = corpus.lower[places[at] + step]
            if corpus.content[word]:
                here = corpus.context[places[at : at + 1] + step] * MIX
                most = 0.05 * count_of(counted, mix(here, slot[at : at + 1])) if kind == "look" else 0
                good &= count_of(counted, mix(here, wrong)) <= most
        rows += [(key[at], int(places[at]), int(slot[at]), int(w)) for w in wrong[good]]
    return rows


def compound_hashes(corpus: Corpus, compounds, shape):
    """The frames and words of a shape that make compounds of WordNet, their last words in the plural too."""
    found = []
    for pieces in compounds:
        for last in {pieces[-1], lemmas.inflect(pieces[-1], "NNS") or pieces[-1]}:
            words = [*pieces[:-1], last]
            if any(word not in corpus.number for word in words):
                continue
            for slot in range(len(words)):
                if tuple(i - slot for i in range(len(words)) if i != slot) != shape:
                    continue
                key = np.array([SHAPES.index(shape) + 1], dtype=np.uint64)
                for i, word in enumerate(words):
                    if i != slot:
                        key = mix(key, corpus.number[word])
                base = corpus.base.get(words[slot], (words[slot], 0))[0]
                found.append(mix(key, corpus.number[base])[0])
    return np.array(found, dtype=np.uint64)


def spell_out(corpus: Corpus, shape, rows):
    """Rows as words: (wrong, right, frame) for each form in which the right word stands in the frame."""
    forms: dict[int, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for word, number in corpus.number.items():
        if word.isalpha() and word.isascii() and corpus.small[number] >= 5:
            base, kind = corpus.base.get(word, (word, 0))
            forms[corpus.number[base]][kind].append(word)
    places = corpus.framed(shape)
    here = np.unique(mix(corpus.keys(shape, places), corpus.lower[places]))
    for key, place, right, wrong in rows:
        for kind, words in forms[wrong].items():
            for good in forms[right].get(kind, ()):
                if count_of((here, np.ones(len(here))), mix(key, [corpus.number[good]]))[0]:
                    for word in words:
                        yield word, good, corpus.frame(shape, place)


def shortest(frames: set[str]) -> list[str]:
    """The frames that hold no shorter one."""

    def inside(one: list[str], two: list[str]) -> bool:
        shift = two.index("_") - one.index("_")
        return len(one) < len(two) and shift >= 0 and two[shift : shift + len(one)] == one

    split = [frame.split(" ") for frame in sorted(frames)]
    return [" ".join(frame) for frame in split if not any(inside(other, frame) for other in split)]


def main(news: str, wordnet: str, dictionary: str, target: str) -> None:
    parts, near, sisters, compounds, kin = read_wordnet(Path(wordnet))
    corpus = Corpus(news, parts)
    pairs = pairs_of(corpus, near, sisters, kin, Path(dictionary))
    found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for shape in SHAPES:
        known = compound_hashes(corpus, compounds, shape)
        for kind, chosen in pairs.items():
            rows = select(corpus, shape, kind, chosen, known)
            print(shape, kind, len(rows), flush=True)
            for wrong, right, frame in spell_out(corpus, shape, rows):
                found[kind, wrong, right].add(frame)
    lines = [
        (
            "# words that look alike (look) or mean nearly the same (near) as the word that a phrase wants: kind, wrong, right, frames"
            " with _ for the word; made by workshop/phrases.py from counts over six sevenths of the news, the Open English WordNet"
            " (CC BY 4.0) and the CMU Pronouncing Dictionary (BSD-2-Clause)"
        ),
        "same\ta\tan",
        "same\this\t" + " ".join(POSSESSIVES),
    ]
    for (kind, wrong, right), frames in sorted(found.items()):
        lines.append("\t".join((kind, wrong, right, "|".join(shortest(frames)))))
    Path(target).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:5])
