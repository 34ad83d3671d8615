"""lint/copydesk/data/topics.bin: for each word of expected.bin what is written about where it stands, as a few small numbers.

    PYTHONPATH=lint python workshop/topics.py CORPUS lint/copydesk/data

CORPUS was made by workshop/news.py. Counted is, over the articles that workshop/expected.py counts too, how often a word
stands within five words of each of the commonest ones; of how much oftener that is than chance the main components are
kept, eight bits each. Needs numpy.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from expected import Corpus

from copydesk.company import expected
from copydesk.company.codes import SHAPES

COMMON, MOST = 3000, 0.002
"""Words that others are counted beside: so many, none of which is more than this share of all."""
NEAR = 5
SMOOTH = 0.75


def counted(codes: np.ndarray, common: np.ndarray, words: int) -> np.ndarray:
    """How often each word stands near each of the common ones; -1 in `common` is none of them."""
    found = np.zeros(words * COMMON, np.float32)
    for step in range(1, NEAR + 1):
        for one, two in ((codes[:-step], codes[step:]), (codes[step:], codes[:-step])):
            beside = common[two]
            kept = (beside >= 0) & (one >= len(SHAPES))
            keys = (one[kept] - len(SHAPES)) * COMMON + beside[kept]
            found += np.bincount(keys, minlength=len(found)).astype(np.float32)
    return found.reshape(words, COMMON)


def components(counts: np.ndarray) -> np.ndarray:
    """The main components of how much oftener than chance words stand together, each word's of length one."""
    rows = counts.sum(1, keepdims=True) + 1
    columns = counts.sum(0) ** SMOOTH
    columns /= columns.sum()
    with np.errstate(divide="ignore"):
        values = np.maximum(np.log(counts / rows / columns), 0)
    _, axes = np.linalg.eigh(values.T @ values)
    vectors = values @ axes[:, -expected.TOPICS :]
    vectors /= np.sqrt(np.abs(vectors).mean(0))
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


def main(source: str, out: str) -> None:
    corpus = Corpus(source)
    codes = corpus.codes[~corpus.held]
    counts = np.bincount(codes, minlength=len(corpus.own) + len(SHAPES))
    counts[: len(SHAPES)] = 0
    counts[counts > MOST * len(codes)] = 0
    common = np.full(len(counts), -1)
    common[np.argsort(-counts)[:COMMON]] = np.arange(COMMON)
    vectors = components(counted(codes, common, len(corpus.own)))
    small = np.clip(np.round(vectors * 127), -127, 127).astype(np.int8)
    remark = b"# what is written about where words stand; made by workshop/topics.py from counts over two thirds of six sevenths of the news\n"
    Path(out, "topics.bin").write_bytes(remark + small.tobytes())


if __name__ == "__main__":
    main(*sys.argv[1:3])
