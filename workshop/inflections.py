"""lint/copydesk/data/inflections.bin: which form of a word its neighbours ask for.

    PYTHONPATH=lint python workshop/inflections.py CORPUS WORK     words, families and places, for workshop/inflections.c; says what to call it with
    PYTHONPATH=lint python workshop/inflections.py CORPUS WORK lint/copydesk/data/inflections.bin     judges what it learned, and packs, beside company.bin (workshop/vocabulary.py)

CORPUS as tagged_news.py wrote it. A family are the forms of one base by the commonest tag of each (“arrest, arrests, arrested,
arresting”), an adjective and its adverb, the forms of “be”, “this” and “these”, “he” and “him”. The network learns which of them stands where,
on all of the news but a tenth (HELD). On that tenth, how sure it must be is set for each written form, meant form and kind of word
before it: as low as LAMBDA slips (a random other form written in each place) are found for each place of the news that is marked. Needs numpy.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
from inflected_words import BARE, BE, FORMS, Words
from tagged_news import TaggedNews
from vocabulary import table, vocabulary

from copydesk.company import inflections

NEAR, FAR = 8000, 4000
"""Words that are told apart two places off, and farther."""
HELD = (22_000_000, 26_000_000)
OFTEN = 5
"""Times that a pair must have been seen more than for nothing to be asked."""
BITS = 9
LAMBDA = 150, 40
"""Slips found for each place marked: of nouns and the like, and behind auxiliaries, “to” and pronouns, where most that is marked was a slip of the news."""
SURER = 0.5, 1.5
"""How much surer than that the network must be, of other forms and of the number of nouns: each bar is the lowest that looked good."""
FINITE = {"base", "s", "past"}
NOUNS = {"base", "many"}
BEFORE_NOUNS = {
    "DT",
    "CD",
    "0",
    "JJ",
    "JJR",
    "JJS",
    "NN",
    "IN",
    "PRP$",
    "VB",
    "VBD",
    "VBN",
    "VBZ",
    "VBP",
    "VBG",
}


def asked(written: str, slot: str, meant: str) -> bool:
    """Whether a form may be taken for a slip behind a kind of word: where reading showed that most such are none, it is not."""
    if written in BE:
        agreeing = slot in {"NN", "NNS"} and {written, meant} <= {"is", "are", "was", "were"}
        return agreeing or (slot in BARE | {"HAVE", "PRP"} and "being" not in (written, meant))
    if written == "adverb":
        return slot in BEFORE_NOUNS
    if written == "adjective":
        return slot in BARE | {"BE", "HAVE", "PRP", "VBN"}
    if {written, meant} == NOUNS:
        return slot in BEFORE_NOUNS
    if slot in BARE:
        return meant == "base" and written in FINITE | {"participle"} | ({"ing"} if slot == "MD" else set())
    if slot in {"BE", "HAVE"}:
        return meant in {"past", "participle"} and written in ({"base", "past"} if slot == "HAVE" else FINITE)
    if slot == "PRP":
        return (
            meant in FINITE
            and written in FINITE | {"ing"}
            and {written, meant} != {"past", "s"}
            and (written, meant) != ("past", "base")
        )
    if (written, meant) == ("base", "ing"):
        return slot == "IN"
    slips = {
        ("NN", "base", "s"),
        ("NNS", "s", "base"),
        ("NN", "base", "past"),
        ("NNS", "base", "past"),
        ("VBD", "past", "base"),
    }
    return (slot, written, meant) in slips


THRESHOLDS = np.arange(3, 14.1, 0.5)


def prepare(corpus: str, work: Path) -> None:
    news = TaggedNews(corpus)
    words = Words(news)
    form = np.zeros(len(news.words), np.uint8)
    center = np.full(len(news.words), -1, np.int32)
    mask = np.zeros((len(words.centers), len(FORMS)), np.uint8)
    for base, family in words.members.items():
        for which, word in family.items():
            at = news.number[word]
            form[at], center[at] = which, words.center_of[base]
            mask[words.center_of[base], which] = 1
    first = np.r_[True, news.lower[:-1] == 0]
    work.mkdir(exist_ok=True)
    words.codes[news.cased].tofile(work / "codes.bin")
    np.where(news.small | first, center[news.lower], -1).astype(np.int32).tofile(work / "centers.bin")
    form[news.lower].tofile(work / "forms.bin")
    mask.tofile(work / "mask.bin")
    words.back.tofile(work / "back.bin")
    near, far = words.first + NEAR, words.first + FAR
    print(f"./learn {words.size} {len(words.centers)} {len(FORMS)} 5 {HELD[0]} {HELD[1]} {near} {far}")


class Learned:
    """The network as it will be packed: whole numbers, and how it is asked."""

    def __init__(self, words: Words, work: Path) -> None:
        self.words = words
        raw = np.fromfile(work / "network.bin", np.float32)
        around, centers = len(inflections.AROUND), len(words.centers)
        rows = words.size * around + centers
        units = (len(raw) - len(FORMS)) // (rows + 1 + len(FORMS))
        row, rest = raw[: rows * units].reshape(rows, units), raw[rows * units :]
        kept = [words.size, words.first + NEAR, words.first + FAR] * 2 + [words.first + FAR] * 2
        pieces = [row[at * words.size : at * words.size + some] for at, some in enumerate(kept)]
        pieces.append(row[around * words.size :])
        self.scale = float(np.quantile(np.abs(np.concatenate(pieces)), 0.9998)) / 127
        packed = [np.clip(np.round(piece / self.scale), -127, 127) for piece in pieces]
        self.rows = (np.concatenate(packed) + 128).astype(np.uint8)
        sizes = [0, *np.cumsum([len(piece) for piece in pieces]).tolist()]
        self.starts, self.center_start, self.units, self.kept = sizes[:around], sizes[around], units, kept
        self.floor = np.round(128 * (around + 1) - rest[:units] / self.scale).astype(int)
        out = rest[units:].reshape(len(FORMS), units + 1)
        self.weights, self.bias = np.round(out[:, :units] * self.scale, 5), np.round(out[:, units], 3)

    def scores(self, codes: np.ndarray, places: np.ndarray, centers: np.ndarray) -> np.ndarray:
        """The score of each form at some places of the news."""
        found = np.empty((len(places), len(FORMS)), np.float32)
        for at in range(0, len(places), 50_000):
            some = places[at : at + 50_000]
            sums = self.rows[self.center_start + centers[at : at + 50_000]].astype(np.int32)
            near: dict[int, np.ndarray] = {}
            for step, start, kept in zip(inflections.AROUND, self.starts, self.kept, strict=True):
                inner = near.get(step - 1 if step > 0 else step + 1)
                code = codes[some + step] if inner is None else np.where(inner == 0, 0, codes[some + step])
                near[step] = code
                sums += self.rows[start + np.where(code < kept, code, self.words.back[code])]
            units = np.maximum(sums - self.floor, 0)
            found[at : at + 50_000] = units @ self.weights.T + self.bias
        return found


def bars(
    news: TaggedNews, words: Words, learned: Learned, often: np.ndarray
) -> dict[tuple[int, int], dict[int, float]]:
    """How sure the network must be, by written form and slot, for each form that may be meant."""
    member = {}
    for base, family in words.members.items():
        for which, word in family.items():
            member[news.number[word]] = (
                which,
                words.center_of[base],
                {w: news.number[other] for w, other in family.items()},
            )
    place = np.arange(*HELD)
    first = news.lower[place - 1] == 0
    place = place[(news.small[place] | first) & news.whole[place] & ~news.quoted[place]]
    place = place[np.isin(news.lower[place], list(member))]
    codes = words.codes[news.cased]
    code_of = np.zeros(len(news.words), np.int64)
    code_of[news.lower] = codes
    code_of[[news.number[word] for word in words.own]] = np.arange(words.first, words.size)
    written = np.array([member[at][0] for at in news.lower[place].tolist()])
    centers = np.array([member[at][1] for at in news.lower[place].tolist()])
    families = [member[at][2] for at in news.lower[place].tolist()]
    mask = np.zeros((len(place), len(FORMS)), bool)
    for row, family in enumerate(families):
        mask[row, list(family)] = True
    scores = np.where(mask, learned.scores(codes, place, centers), -np.inf)
    rows = np.arange(len(place))
    best = scores.argmax(axis=1)
    dice = np.where(mask, np.random.default_rng(1).random(mask.shape), -1)
    dice[rows, written] = -1
    wrong = dice.argmax(axis=1)
    slip = np.array([family.get(which, 0) for family, which in zip(families, wrong.tolist(), strict=True)])

    def common(words_there: np.ndarray) -> np.ndarray:
        left, right = (
            codes[place - 1].astype(np.int64) << 20 | words_there,
            words_there << 20 | codes[place + 1],
        )
        return np.isin(left, often) & np.isin(right, often)

    meant = np.array([family[which] for family, which in zip(families, best.tolist(), strict=True)])

    slots = np.array(words.slots)[codes[place - 1]]
    farther = np.array(words.slots)[codes[place - 2]]
    adverb, carried = words.carried
    slots = np.where((slots == adverb) & np.isin(farther, carried), farther, slots)
    marked = (best != written) & ~common(code_of[news.lower[place]]) & common(code_of[meant])
    found = (slip > 0) & (best == written) & ~common(code_of[slip]) & common(code_of[meant])
    marks, slips = defaultdict(list), defaultdict(list)
    margin = scores[rows, best] - scores[rows, written]
    for at in np.flatnonzero(marked).tolist():
        marks[int(written[at]), int(slots[at]), int(best[at])].append(margin[at])
    margin = scores[rows, best] - scores[rows, wrong]
    for at in np.flatnonzero(found).tolist():
        slips[int(wrong[at]), int(slots[at]), int(written[at])].append(margin[at])
    result: dict[tuple[int, int], dict[int, float]] = defaultdict(dict)
    cried = told = 0
    for cell, sure in sorted(slips.items()):
        if not asked(FORMS[cell[0]], words.slot_names[cell[1]], FORMS[cell[2]]):
            continue
        falsely = np.array(marks[cell])
        gain = [
            (np.array(sure) > bar).sum()
            - LAMBDA[words.slot_names[cell[1]] in BARE | {"BE", "HAVE", "PRP"}]
            * ((falsely > bar).sum() + 0.3)
            for bar in THRESHOLDS
        ]
        choice = int(np.argmax(gain))
        if gain[choice] > 0:
            bar = float(THRESHOLDS[choice]) + SURER[{FORMS[cell[0]], FORMS[cell[2]]} == NOUNS]
            result[cell[:2]][cell[2]] = bar
            cried += int((falsely > bar).sum())
            told += int((np.array(sure) > bar).sum())
    for at in np.flatnonzero(marked).tolist():
        bar = result.get((int(written[at]), int(slots[at])), {}).get(int(best[at]), inflections.RARE)
        sure = scores[at, best[at]] - scores[at, written[at]] - bar
        if sure > 0:
            near = [news.vocab[news.cased[place[at] + step]] for step in range(-8, 7)]
            near[8] = f"⟦{near[8]} {words.slot_names[slots[at]]} {FORMS[written[at]]}>{FORMS[best[at]]}⟧"
            print(f"{sure:.1f}", *near)
    print(
        f"{sum(map(len, result.values()))} bars; {told} of {(slip > 0).sum()} slips found, {cried} places of the news marked"
    )
    return result


def packed_families(
    families: list[tuple[int, list[tuple[int, str]]]], number: dict[str, int]
) -> list[np.ndarray]:
    """Where the members of each family begin, its center; the form of each member, and its word's number."""
    return [
        np.cumsum([0, *(len(pairs) for _, pairs in families)]).astype("<u4"),
        np.array([center for center, _ in families], "<u4"),
        np.array([form for _, pairs in families for form, _ in pairs], np.uint8),
        np.array([number[word] for _, pairs in families for _, word in pairs], "<u2"),
    ]


REMARK = "# which form of a word its neighbours ask for; made by workshop/inflections.py and .c from six sevenths of the news; MIT\n"


def pack(corpus: str, work: Path, out: Path) -> None:
    news = TaggedNews(corpus)
    words = Words(news)
    learned = Learned(words, work)
    codes = words.codes[news.cased].astype(np.int64)
    inside = np.ones(len(codes) - 1, bool)
    inside[HELD[0] : HELD[1]] = False
    pairs, counts = np.unique(
        (codes[:-1] << 20 | codes[1:])[inside & ((codes[:-1] != 0) | (codes[1:] != 0))], return_counts=True
    )
    often = pairs[counts > OFTEN]
    bar = bars(news, words, learned, often)
    asked = {
        words.codes[news.vocab.index(word)]
        for family in words.members.values()
        for word in family.values()
        if word in news.vocab
    }
    asked_codes = np.array(sorted(int(code) for code in asked))
    often = often[np.isin(often >> 20, asked_codes) | np.isin(often & 0xFFFFF, asked_codes)]
    field = np.zeros((BITS * len(often) + 7) // 8, np.uint8)
    for pair in often.tolist():
        for bit in inflections.places(pair >> 20, pair & 0xFFFFF, len(field) * 8):
            field[bit >> 3] |= 1 << (bit & 7)
    head = {
        "carried": words.carried,
        "kept": learned.kept,
        "starts": learned.starts,
        "units": learned.units,
        "floor": learned.floor.tolist(),
        "weights": [[round(float(w), 5) for w in row] for row in learned.weights],
        "bias": [round(float(b), 3) for b in learned.bias],
        "bars": [(one, slot, sorted(others.items())) for (one, slot), others in sorted(bar.items())],
    }
    families = [
        (learned.center_start + words.center_of[base], sorted(family.items()))
        for base, family in sorted(words.members.items())
    ]
    columns = [learned.rows.reshape(-1), field, np.array(words.slots, "<u2"), words.back.astype("<u2")]
    out.write_bytes(table(REMARK, head, [*columns, *packed_families(families, vocabulary(out).number)]))
    print(f"{len(learned.rows)} rows, {len(often)} pairs, {out.stat().st_size:,} bytes")


if __name__ == "__main__":
    if len(sys.argv) == 3:
        prepare(sys.argv[1], Path(sys.argv[2]))
    else:
        pack(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
