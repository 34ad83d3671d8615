"""Where files are, as other programs want it: paths relative to the source tree, URIs."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path, PurePath
from urllib.parse import quote


@lru_cache(maxsize=64)
def within(path: str, root: Path) -> str | None:
    """The path from `root` to a file shown as `path`, with forward slashes; None if it lies elsewhere."""
    place = _absolute(path)
    if place.is_relative_to(root.absolute()):
        return place.relative_to(root.absolute()).as_posix()
    place, root = place.resolve(), root.resolve()
    return place.relative_to(root).as_posix() if place.is_relative_to(root) else None


def located(path: str, root: Path) -> tuple[str, bool]:
    """The URI of a file, percent-encoded, and whether it is relative to `root`."""
    inside = within(path, root)
    if inside is not None:
        return quote(inside.encode(errors="surrogateescape")), True
    return _absolute(path).as_uri(), False


def shown(path: str, root: Path) -> str:
    """The path from `root` where the file lies in it, else the path as it was given; forward slashes."""
    return within(path, root) or PurePath(path).as_posix()


def _absolute(path: str) -> Path:
    """Without `..`, but with its links: a link in the tree names a file of the tree."""
    try:
        os.fsencode(path)
    except UnicodeEncodeError:  # no file of this machine has such a name, but an article may
        path = path.encode(errors="replace").decode()
    return Path(os.path.abspath(path))  # noqa: PTH100
