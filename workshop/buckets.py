"""Rows in a hashed table of two bytes each, four of them in one of two buckets: as company/choices.py and company/expected.py read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable


def filled(rows: Iterable[tuple[int, int]], number: int, size: int) -> tuple[np.ndarray, int]:
    """The slots of `number` buckets of `size` that hold (place, level), the first rows first, and how many found no room."""
    slots, full, lost = np.zeros(number * size, np.uint16), bytearray(number), 0
    for place, level in rows:
        one, two = (place >> 12) % number, (place >> 36) % number
        bucket = one if full[one] <= full[two] else two
        if full[bucket] == size:
            lost += 1
        else:
            slots[bucket * size + full[bucket]] = (place & 0xFFF) << 4 | level
            full[bucket] += 1
    return slots, lost
