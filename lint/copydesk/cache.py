"""What is kept between runs in the user's cache folder; a broken, foreign or unwritable cache is as good as none."""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from copydesk import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable

KEPT = 16
"""Files of one kind that the cache folder holds: each environment that copydesk is installed in has one of its own."""


def folder() -> Path | None:
    """The cache folder of this user; none where no home is known."""
    named = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    if named and Path(named).is_absolute():
        return Path(named) / "copydesk"
    try:
        home = Path.home()
    except RuntimeError:
        return None
    return home / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "copydesk"


def digest(parts: Iterable[bytes]) -> str:
    """The key for what was made from these bytes by this version of copydesk."""
    key = blake2b(__version__.encode(), digest_size=16)
    for part in parts:
        key.update(b"%d:" % len(part))
        key.update(part)
    return key.hexdigest()


def load(name: str, key: str) -> Any:
    """What was saved under this name with this key, or None."""
    place = folder()
    if place is None:
        return None
    try:
        kept = json.loads((place / name).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return kept.get("data") if isinstance(kept, dict) and kept.get("key") == key else None


def save(name: str, key: str, data: Any) -> None:
    """Save data of JSON's kinds, whole or not at all; what cannot be saved is not."""
    place = folder()
    if place is None:
        return
    scratch = place / f"{name}.{os.getpid()}.tmp"
    with suppress(OSError, TypeError, ValueError):
        text = json.dumps({"key": key, "data": data}, separators=(",", ":"), allow_nan=False)
        place.mkdir(parents=True, exist_ok=True)
        try:
            scratch.write_text(text, encoding="ascii")
            scratch.replace(place / name)
            _prune(place, name)
        finally:
            with suppress(OSError):
                scratch.unlink(missing_ok=True)


def _prune(place: Path, name: str) -> None:
    """Remove the oldest of a kind (what stands before the first hyphen of their names) beyond KEPT."""
    kind = name.split("-")[0]
    ages = sorted((path.stat().st_mtime_ns, path) for path in place.glob(f"{kind}-*.json"))
    for _, path in ages[:-KEPT]:
        path.unlink()
