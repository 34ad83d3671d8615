"""The network that workshop/context.c has learned, as whole numbers, and how it is asked about many places at once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np

from copydesk.company import context

if TYPE_CHECKING:
    from pathlib import Path


class Network:
    """What was learned, as whole numbers, and how it is asked about many places at once."""

    def __init__(self, work: Path) -> None:
        self.sets = sets = json.loads((work / "sets.json").read_text(encoding="utf-8"))
        self.back = np.fromfile(work / "back.bin", np.int32)
        self.size, near, far = sets["size"], sets["near"], sets["far"]
        self.bag = sets["bag"]
        units, inner, around = sets["units"], sets["inner"], len(context.AROUND)
        raw = np.fromfile(work / "network.bin", np.float32)
        rows = self.size * around + self.bag[1] - self.bag[0]
        lengths = [rows * units, units, inner * units, inner, len(sets["keep"]) * (inner + 1)]
        row, floor, weights, inner_floor, out = np.split(raw, np.cumsum(lengths)[:-1])
        row, weights, out = (
            row.reshape(rows, units),
            weights.reshape(inner, units),
            out.reshape(-1, inner + 1),
        )
        self.kept = [self.size, near, far, far] * 2
        pieces = [row[at * self.size : at * self.size + some] for at, some in enumerate(self.kept)]
        pieces.append(row[around * self.size :])
        self.starts = [0, *np.cumsum([len(piece) for piece in pieces]).tolist()][: around + 1]
        every = np.concatenate(pieces)
        scale = float(np.quantile(np.abs(every), 0.9999)) / 127
        self.rows = whole(every, scale)
        self.floor = np.round(128 * around - floor / scale).astype(int)
        inner_scale = float(np.abs(weights).max()) / 127
        self.weights = whole(weights.T, inner_scale)
        self.scale, self.inner_floor = scale * inner_scale, np.round(inner_floor, 4)
        self.word_scale = float(np.quantile(np.abs(out[:, :inner]), 0.9999)) / 127
        self.out = whole(out[:, :inner], self.word_scale)
        self.biases = out[:, inner] - np.log(np.array(sets["keep"]))

    def units(self, codes: np.ndarray, places: np.ndarray) -> np.ndarray:
        """The second layer at some places of the news."""
        found = []
        for at in range(0, len(places), 50_000):
            place = places[at : at + 50_000]
            sums = np.zeros((len(place), len(self.floor)), np.int32)
            more = np.zeros(len(place), np.int32)
            for side in (context.AROUND[:4], context.AROUND[4:]):
                inside = np.ones(len(place), bool)
                for step in side:
                    one = np.where(inside, codes[place + step], 0)
                    inside &= one != 0
                    which = context.AROUND.index(step)
                    sums += self.rows[
                        self.starts[which] + np.where(one < self.kept[which], one, self.back[one])
                    ]
                way, inside = (1 if side[0] > 0 else -1), np.ones(len(place), bool)
                for step in context.REACH:
                    one = codes[place + way * step]
                    inside &= one != 0
                    here = inside & (one >= self.bag[0]) & (one < self.bag[1])
                    sums[here] += self.rows[self.starts[-1] + one[here] - self.bag[0]]
                    more += here
            units = np.maximum(sums - self.floor - 128 * more[:, None], 0)
            inner = (units @ self.weights.astype(np.int32)) - 128 * units.sum(axis=1, keepdims=True)
            found.append(np.maximum(inner * self.scale + self.inner_floor, 0).astype(np.float32))
        return np.concatenate(found)

    def fits(self, units: np.ndarray, at: np.ndarray, rows: np.ndarray, biases: np.ndarray) -> np.ndarray:
        """How well words fit: `at` is the place of each among the units."""
        found = np.empty(len(at), np.float32)
        for start in range(0, len(at), 200_000):
            some = slice(start, start + 200_000)
            out = self.out[rows[some]].astype(np.float32) - 128
            found[some] = (units[at[some]] * out).sum(axis=1) * self.word_scale
        return found + biases


def whole(numbers: np.ndarray, scale: float) -> np.ndarray:
    return (np.clip(np.round(numbers / scale), -127, 127) + 128).astype(np.uint8)
