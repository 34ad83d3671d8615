"""Learn when an unknown word is a slip: the weights in data/slips.json.

    python workshop/slips.py COUNTS.json REAL-ERRORS.jsonl TYPOS-WORDS.csv OUT.json

Slips are planted in words as news uses them; real misspellings are those of REAL-ERRORS whose article's hash is even
(the other half is for measuring). Words that are right are rare ones that the lexicon holds, judged as if it did not,
and unknown ones that several articles use. A logistic regression weighs the evidence of `copydesk.orthography.odds.evidence`;
it needs numpy (`pip install -e ".[workshop]"`).
"""

from __future__ import annotations

import csv
import json
import random
import sys
import zlib
from pathlib import Path

from copydesk.orthography import lexicon, odds, slips

BELIEF = {
    "belief-bias": 0.13,
    "belief-certainty": 0.45,
    "belief-fits": 0.66,
    "belief-short": -0.8,
    "belief-stranger": -0.54,
}
"""Weights of `odds.belief`: a logistic regression over 456 findings in training articles, read one by one (285 slips)."""

ROUNDS = 400
RATE = 0.6
DECAY = 1e-4
KEYS = {
    "q": "wa",
    "w": "qes",
    "e": "wrd",
    "r": "etf",
    "t": "ryg",
    "y": "tuh",
    "u": "yij",
    "i": "uok",
    "o": "ipl",
}
KEYS |= {"p": "ol", "a": "sqz", "s": "adwx", "d": "sfec", "f": "dgrv", "g": "fhtb", "h": "gjyn", "j": "hkum"}
KEYS |= {
    "k": "jlim",
    "l": "ko",
    "z": "xa",
    "x": "zcs",
    "c": "xvd",
    "v": "cbf",
    "b": "vnh",
    "n": "bmj",
    "m": "nk",
}
SOUNDS = [("ible", "able"), ("able", "ible"), ("ance", "ence"), ("ence", "ance"), ("ph", "f"), ("ie", "ei")]
SOUNDS += [("ei", "ie"), ("ant", "ent"), ("ent", "ant"), ("c", "s"), ("s", "c"), ("ck", "k"), ("ough", "uff")]
SOUNDS += [
    ("ary", "ery"),
    ("i", "e"),
    ("e", "i"),
    ("a", "e"),
    ("o", "u"),
    ("ex", "exc"),
    ("exh", "ex"),
    ("y", "i"),
]
ENDINGS = [
    ("tion", "tation"),
    ("ion", "ment"),
    ("ment", "ation"),
    ("ally", "ly"),
    ("ing", "ating"),
    ("al", "ial"),
]


def planted(word: str, dice: random.Random) -> str:
    """The word with one slip, now and then two."""
    kind = dice.choice("drop drop double single swap swap key key sound sound ending two".split())
    i = dice.randrange(len(word))
    if kind == "drop":
        return word[:i] + word[i + 1 :]
    if kind == "double":
        return word[:i] + word[i] + word[i:]
    if kind == "single":
        doubles = [j for j in range(1, len(word)) if word[j] == word[j - 1]]
        return word[: (j := dice.choice(doubles))] + word[j + 1 :] if doubles else word
    if kind == "swap":
        i = min(i, len(word) - 2)
        return word[:i] + word[i + 1] + word[i] + word[i + 2 :]
    if kind == "key":
        return word[:i] + dice.choice(KEYS.get(word[i], "e")) + word[i + 1 :]
    if kind == "two":
        return planted(planted(word, dice), dice) if len(word) > 7 else word
    pairs = [pair for pair in (SOUNDS if kind == "sound" else ENDINGS) if pair[0] in word[1:]]
    if not pairs:
        return word
    old, new = dice.choice(pairs)
    at = word.rindex(old)
    return word[:at] + new + word[at + len(old) :]


def kin(word: str, other: str) -> bool:
    """Whether two words look like forms of one."""
    stem = max(4, min(len(word), len(other)) - 3)
    return word[:stem] == other[:stem] and abs(len(word) - len(other)) < 4


def rows_of(word: str, right: bool) -> dict[str, float] | None:
    found = slips.candidates(word)
    if right:
        found = tuple(
            one for one in found if not (kin(word, one.word) and (lexicon.grade(one.word) or 0) < 6)
        )
    return odds.evidence(word, found, False, 1) if found else None


def material(counts: str, errors: str, typos: str) -> tuple[list[dict[str, float]], list[int]]:
    dice = random.Random(7)
    lower = json.loads(Path(counts).read_text(encoding="utf-8"))["lower"]
    with Path(typos).open(encoding="utf-8") as lines:
        wrong = {row[0] for row in csv.reader(lines)}
    common = [
        w
        for w, n in lower.items()
        if n[0] > 4 and len(w) > 4 and w.isalpha() and lexicon.grade(w) is not None
    ]
    odds = [lower[word][0] ** 0.3 for word in common]
    slipped = [planted(word, dice) for word in dice.choices(common, odds, k=5000)]
    slipped = [word for word in slipped if not lexicon.known(word) and len(word) > 3]
    slipped += [w for w in lower if w in wrong and not lexicon.known(w) and w.isascii()] * 2
    with Path(errors).open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["type"] == "misspelling" and zlib.crc32(row["article"].encode()) % 2 == 0:
                slipped += [row["match"].lower()] * 3
    right = [
        w
        for w, n in lower.items()
        if n[0] < 4 and lexicon.grade(w) is not None and w.isalpha() and len(w) > 3
    ]
    right = dice.sample(right, 5000)
    right += [
        w
        for w, n in lower.items()
        if n[1] > 2 and w not in wrong and not lexicon.known(w) and w.isascii() and w.isalpha() and len(w) > 3
    ] * 3
    rows, labels = [], []
    for words, label in ((slipped, 1), (right, 0)):
        for word in words:
            row = rows_of(word, not label)
            if row:
                rows.append(row)
                labels.append(label)
    print(
        f"{len(slipped)} slips, {len(right)} words; with candidates {sum(labels)} and {len(labels) - sum(labels)}"
    )
    return rows, labels


def learn(rows: list[dict[str, float]], labels: list[int]) -> dict[str, float]:
    """Logistic regression by full gradient steps with momentum."""
    import numpy as np

    names = list(rows[0])
    x = np.array([[row[name] for name in names] for row in rows])
    y = np.array(labels, float)
    scale = np.abs(x).max(0) + 1e-9
    x = x / scale
    balance = np.where(y > 0, 0.5 / y.mean(), 0.5 / (1 - y.mean()))
    w = np.zeros(len(names))
    step = np.zeros(len(names))
    for _ in range(ROUNDS * 10):
        p = 1 / (1 + np.exp(-(x @ w)))
        gradient = x.T @ ((p - y) * balance) / len(y) + DECAY * w
        step = 0.9 * step - RATE * gradient
        w += step
    p = 1 / (1 + np.exp(-(x @ w)))
    for cut in (0.3, 0.5, 0.7, 0.8, 0.9, 0.95):
        print(
            f"{cut}: slips found {(p[y > 0] > cut).mean():.3f}, right words called slips {(p[y == 0] > cut).mean():.4f}"
        )
    return {name: round(float(value), 3) for name, value in zip(names, w / scale, strict=True)}


def main(counts: str, errors: str, typos: str, target: str) -> None:
    rows, labels = material(counts, errors, typos)
    weights = {"rank-grade": 0.3, "rank-cost": 5.0} | learn(rows, labels) | BELIEF
    for name, value in weights.items():
        print(f"{name:14}{value:8.3f}")
    about = "weights of the decision whether an unknown word is a slip; made by workshop/slips.py from news word counts, "
    about += "planted slips and half of the real ones"
    Path(target).write_text(
        json.dumps({"about": about, "weights": weights}, indent=1) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
