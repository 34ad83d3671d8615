"""Which two words stand side by side in the news."""

from __future__ import annotations

from functools import cache, lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from copydesk import tables
from copydesk.company import packed

if TYPE_CHECKING:
    from copydesk.company.packed import Numbers

HASHES = 3
"""Bits of the filter that are set for each pair."""


@cache
def _filter() -> Numbers:
    return packed.bare(tables.mapped("neighbours.bin"), "B")


@lru_cache(16_384)
def beside(one: str, two: str) -> bool:
    """Whether two words (lower case, straight apostrophes) stand side by side in the news four times or more.

    Of pairs that never do, about one in fifty is taken for one that does: the pairs are kept in a Bloom filter.
    """
    bits = _filter()
    digest = blake2b(f"{one} {two}".encode(), digest_size=4 * HASHES).digest()
    for start in range(0, 4 * HASHES, 4):
        place = int.from_bytes(digest[start : start + 4], "little") % (8 * len(bits))
        if not bits[place >> 3] >> (place & 7) & 1:
            return False
    return True


def fits(before: str, word: str, behind: str) -> int:
    """On how many of its two sides a word stands as it does in the news: 0, 1 or 2."""
    return beside(before, word) + beside(word, behind)
