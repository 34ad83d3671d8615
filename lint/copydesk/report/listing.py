"""JSON lists that are written item by item."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import TextIO


class Listing:
    """The inside of a JSON list, an item a line, in ASCII, so that it reads the same in any stream's encoding."""

    def __init__(self, out: TextIO) -> None:
        self.out = out
        self.separator = "\n"

    def add(self, item: dict[str, Any]) -> None:
        """Write one more item."""
        self.out.write(self.separator + json.dumps(item))
        self.separator = ",\n"
