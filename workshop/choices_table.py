"""lint/copydesk/data/choices.bin: learns how sure a slip is, and packs the table.

    PYTHONPATH=lint python workshop/choices_table.py SLIPS.tsv WORK lint/copydesk/data/choices.bin

beside company.bin (workshop/vocabulary.py), after workshop/choices.py has counted and planted into WORK. Needs numpy and scikit-learn.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from buckets import filled
from choices import LEAST_LEVELS, kinds_of, levels
from sklearn.ensemble import HistGradientBoostingClassifier
from vocabulary import table

from copydesk.company import choices
from copydesk.company.codes import SHAPES

LOAD = 0.95
TREES, LEAVES, RATE = 60, 15, 0.2
BARS = {"f": 3.0, "h": 3.0, "y": 3.0, "s": 3.4, "d": 3.4, "g": 3.4, "c": 3.6}
"""How sure the trees must be, by the kind of pair; two prepositions can never be told apart so."""

SHOWN = 3
"""Of the planted slips one in so many is learned from."""

SHARE = 0.2
"""The weight of all planted slips together, as a share of the rest."""


class Judge:
    """Boosted trees over what is known of each place, as arrays."""

    def __init__(self, work: Path) -> None:
        with np.load(work / "slips.npz") as kept:
            self.place, self.written, self.meant = kept["place"], kept["written"], kept["meant"]
            self.planted, self.fold = kept["planted"] == 1, kept["fold"]
            self.frequency = kept["frequency"]
            levels = kept["features"]
        levels[levels < np.array(LEAST_LEVELS * 2)] = 0
        keep = choices.likely(levels.T[:8].astype(int), levels.T[8:].astype(int))
        keep &= ~self.planted | (np.arange(len(keep)) % SHOWN == 0)
        self.levels = levels[keep]
        for name in ("place", "written", "meant", "planted", "fold"):
            setattr(self, name, getattr(self, name)[keep])
        self.direction = self.written.astype(np.int64) << 20 | self.meant

    def habit(self, others: np.ndarray) -> np.ndarray:
        """For each place, how often its direction is likely where nothing was planted (`others` says where to look)."""
        known, at = np.unique(self.direction, return_inverse=True)
        seen = np.bincount(at[others & ~self.planted], minlength=len(known))
        return choices_habit(seen[at] * len(self.fold) / others.sum(), self.frequency[self.written])

    def features(self, habit: np.ndarray) -> np.ndarray:
        grades = np.log2(self.frequency + 1).astype(int)
        return np.stack(
            choices.features(
                self.levels.T[:8].astype(int),
                self.levels.T[8:].astype(int),
                grades[self.written],
                grades[self.meant],
                habit,
            ),
            1,
        )

    def learn(self, where: np.ndarray, habit: np.ndarray) -> HistGradientBoostingClassifier:
        right, planted = where & ~self.planted, where & self.planted
        weights = np.where(self.planted, SHARE * right.sum() / planted.sum(), 1.0)
        trees = HistGradientBoostingClassifier(
            max_iter=TREES,
            learning_rate=RATE,
            max_leaf_nodes=LEAVES,
            min_samples_leaf=200,
            l2_regularization=5.0,
            random_state=1,
        )
        return trees.fit(self.features(habit)[where], self.planted[where], sample_weight=weights[where])


def choices_habit(seen: np.ndarray, frequency: np.ndarray) -> np.ndarray:
    """How often a direction is likely by chance, in steps of one half of a power of two."""
    return np.round(2 * np.log2((seen + 1) / (frequency + 500))).astype(int)


def bars(slips: str) -> dict[tuple[str, str], float]:
    """How sure the trees must be of each direction: by its kind, as reading showed; directions read as false are left out."""
    dropped = set()
    for line in Path(__file__).with_name("choices-dropped.txt").read_text(encoding="utf-8").splitlines()[1:]:
        dropped.add(tuple(line.split(" ")))
    found = {}
    for line in Path(slips).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            one, two, kind = line.split("\t")
            for direction in ((one, two), (two, one)):
                participle = kind == "g" and direction[0].endswith("ing")
                if direction not in dropped and not participle and kind in BARS:
                    found[direction] = BARS[kind]
    return found


def pack(work: Path, slips: str, out: Path) -> None:
    """Write the table: trees of all articles, the directions that they can ever be sure of, and the levels of their words."""
    judge = Judge(work)
    own = json.loads((work / "words.json").read_text(encoding="utf-8"))
    names = [*SHAPES, *own]
    everywhere = np.ones(len(judge.place), bool)
    habit = judge.habit(everywhere)
    trees = judge.learn(everywhere, habit)
    scores = trees.decision_function(judge.features(habit))
    grades = np.log2(judge.frequency + 1).astype(int)
    others: dict[str, list[tuple[object, ...]]] = {}
    needed = bars(slips)
    planted = np.nonzero(judge.planted)[0]
    order = planted[np.argsort(-scores[planted], kind="stable")]
    for direction, at in zip(*np.unique(judge.direction[order], return_index=True), strict=True):
        written, meant = names[int(direction >> 20)], names[int(direction & 0xFFFFF)]
        bar = needed.get((written, meant))
        if bar is not None and scores[order[at]] > bar:
            row = (meant, int(grades[judge.meant[order[at]]]), int(habit[order[at]]), bar)
            others.setdefault(written, []).append(row)
    used = set(others) | {row[0] for rows in others.values() for row in rows}
    head = {
        "start": float(trees._baseline_prediction.item()),  # noqa: SLF001 (scikit-learn shows its trees no other way)
        "trees": [tree_of(found[0].nodes) for found in trees._predictors],  # noqa: SLF001
        "bars": sorted(set(BARS.values())),
        "kinds": "".join(map(chr, kinds_of(own)[len(SHAPES) :])),
    }
    print(f"{sum(map(len, others.values()))} directions")
    write(
        out,
        Rows(work),
        head,
        names,
        listed(used, names, grades.tolist()),
        packed_others(others, names, grades.tolist()),
    )


def tree_of(nodes: np.ndarray) -> list[list[float]]:
    """A tree's nodes: [value], or [feature, threshold, left, right]."""
    return [
        [round(float(node["value"]), 4)]
        if node["is_leaf"]
        else [int(node["feature_idx"]), float(node["num_threshold"]), int(node["left"]), int(node["right"])]
        for node in nodes
    ]


class Rows:
    """The counted rows of so many words each, as codes and levels."""

    def __init__(self, work: Path) -> None:
        with np.load(work / "slips.npz") as kept:
            self.bits = int(kept["bits"])
            self._counted = {name: kept[name] for name in ("two", "three", "left", "middle", "right")}

    def of(self, name: str) -> tuple[list[np.ndarray], np.ndarray]:
        """The codes of all rows of this kind, place by place, and their levels."""
        keys, counts = self._counted[name]
        places = [self.bits, 0] if name == "two" else [2 * self.bits, self.bits, 0]
        return [keys >> place & (1 << self.bits) - 1 for place in places], levels(counts)


def packed_pairs(rows: Rows, number: np.ndarray) -> list[np.ndarray]:
    """What stands behind each code and before it: where its words begin, and these with their levels; `number` is each code's, or -1."""
    (first, second), found = rows.of("two")
    parts = []
    for code, word in ((first, second), (second, first)):
        here = (number[word] >= 0) & (found >= LEAST_LEVELS[0])
        packed = number[word[here]] << 4 | found[here]
        order = np.lexsort((packed, code[here]))
        starts = np.searchsorted(code[here][order], np.arange(len(number) + 1))
        parts += [starts.astype("<u4"), packed[order].astype("<u2")]
    return parts


def packed_rows(rows: Rows, wanted: np.ndarray) -> np.ndarray:
    """The levels of all rows of three that hold a wanted word where it is looked up, by their keys."""
    table = []
    for size, name in enumerate(("three", "left", "middle", "right"), 3):
        codes, found = rows.of(name)
        if size == 3:
            sides = (wanted[codes[0]] | wanted[codes[2]]) & (codes[1] != 0) & (found >= LEAST_LEVELS[2])
            here = wanted[codes[1]] & (found >= LEAST_LEVELS[3]) | sides
        else:
            word = 6 - size
            here = wanted[codes[word]] & ((word == 1) | (codes[1] != 0)) & (found >= LEAST_LEVELS[-1])
        numbers = zip(*(code[here].tolist() for code in codes), found[here].tolist(), strict=True)
        table += [(choices.key(size, *row[:3]), row[3]) for row in numbers]
        print(name, here.sum())
    table.sort(key=lambda row: -row[1])
    number = int(len(table) / LOAD / choices.BUCKET)
    slots, lost = filled(table, number, choices.BUCKET)
    print(f"{len(table)} rows of three, {lost} of them lost")
    return slots


def packed_others(
    others: dict[str, list[tuple[object, ...]]], names: list[str], grades: list[int]
) -> list[np.ndarray]:
    """The words that may be written for others, where the others of each begin, and their grades; the others: codes, grades, habits and bars."""
    number = {name: at for at, name in enumerate(names)}
    bars = sorted(set(BARS.values()))
    written = sorted(number[word] for word in others)
    listed = [others[names[code]] for code in written]
    rows = [row for found in listed for row in found]
    return [
        np.array(written, "<u2"),
        np.cumsum([0, *map(len, listed)]).astype("<u2"),
        np.array([grades[code] for code in written], np.uint8),
        np.array([number[word] for word, *_ in rows], "<u2"),
        np.array([grade for _, grade, _, _ in rows], np.uint8),
        np.array([habit for _, _, habit, _ in rows], np.int8),
        np.array([bars.index(bar) for *_, bar in rows], np.uint8),
    ]


def listed(used: set[str], names: list[str], grades: list[int]) -> list[str]:
    """The used words, the commonest first: what is asked most often is told apart by the lowest bits."""
    grade = dict(zip(names, grades, strict=True))
    return sorted(used, key=lambda word: (-grade[word], word))


def write(
    out: Path,
    rows: Rows,
    head: dict[str, object],
    names: list[str],
    used: list[str],
    others: list[np.ndarray],
) -> None:
    """The head, and behind it the rows of the used words and what each may stand for, in the arrays that choices.PARTS names."""
    place = {word: at for at, word in enumerate(used)}
    number = np.array([place.get(name, -1) for name in names])
    code = {name: at for at, name in enumerate(names)}
    parts = [*packed_pairs(rows, number), packed_rows(rows, number >= 0).astype("<u2")]
    parts.append(np.array([code[word] for word in used], "<u2"))
    out.write_bytes(table(REMARK, head, [*parts, *others]))
    print(f"{len(used)} words, {out.stat().st_size:,} bytes")


REMARK = "# what words stand in which company, in levels; made by workshop/choices_table.py from counts over six sevenths of the news\n"


if __name__ == "__main__":
    pack(Path(sys.argv[2]), sys.argv[1], Path(sys.argv[3]))
