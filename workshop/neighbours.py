"""Make data/neighbours.bin: which two words stand side by side in the news, as a Bloom filter.

    python workshop/neighbours.py NEWS OUT.bin     NEWS is what workshop/news.py wrote; needs numpy

Pairs of words in the lower case (straight apostrophes) that stand LEAST times or more with the second one known to the
lexicon; no pair can be read back. The first line of OUT says what it is; HASHES bits are set for each pair.
"""

from __future__ import annotations

import sys
from hashlib import blake2b
from pathlib import Path

import numpy as np
from news import News

from copydesk.orthography import lexicon

LEAST = 4
BITS = 8
HASHES = 3
HEADER = b"# pairs of words that stand side by side in the news, as a Bloom filter; made by workshop/neighbours.py from counts of news (2012-2020)\n"


def main(source: str, target: str) -> None:
    news = News(source)
    size = len(news.words)
    known = np.array([word.isalpha() and lexicon.grade(word) is not None for word in news.words])
    good = np.array([word[:1].isalpha() or word in ",;:" for word in news.words])
    one, two = news.lower[:-1], news.lower[1:]
    kept = (known[one] & good[two]) | (good[one] & known[two])
    keys, counts = np.unique(one[kept].astype(np.int64) * size + two[kept], return_counts=True)
    keys = keys[counts >= LEAST]
    bits = 1 << (BITS * len(keys) - 1).bit_length()
    table = np.zeros(bits // 8, dtype=np.uint8)
    for key in keys.tolist():
        pair = f"{news.words[key // size]} {news.words[key % size]}".encode()
        digest = blake2b(pair, digest_size=4 * HASHES).digest()
        for start in range(0, 4 * HASHES, 4):
            place = int.from_bytes(digest[start : start + 4], "little") % bits
            table[place >> 3] |= 1 << (place & 7)
    Path(target).write_bytes(HEADER + table.tobytes())
    print(f"{len(keys)} pairs, {bits // 8} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:3])
