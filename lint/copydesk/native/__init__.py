"""The loops that take most of the time, in C: `loops`, or None where they were not compiled.

Each has its twin in Python, in the reading that calls it, which finds the same and is used where there are none
(COPYDESK_NATIVE=0 asks for that). They were made by lint/build_native.py when copydesk was installed.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

__all__ = ["loops"]

EDITION = 11
"""Raised whenever a loop comes, goes, or takes or gives something else: loops of another edition are not used."""

if TYPE_CHECKING:
    from copydesk.native import loops
elif os.environ.get("COPYDESK_NATIVE") == "0":
    loops = None
else:
    try:
        from copydesk.native import loops
    except ImportError:
        loops = None
    else:
        if loops.EDITION != EDITION:
            loops = None
