"""Where a report goes: a stream, or a file that is written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, cast

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import TextIOWrapper


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """A stream whose text becomes the file at `path` when the block ends well; else the file stays as it was.

    The text is UTF-8 with LF line ends. It lies in a temporary file beside the target until it is renamed, and takes
    over the mode of a file that was there; a link keeps pointing where it did. What is no regular file (a FIFO,
    /dev/stdout) is written to directly.

    Raises:
        OSError: the folder is missing or may not be written to, or the disk is full.
    """
    mode = path.stat().st_mode if path.exists() else None
    if mode is not None and not stat.S_ISREG(mode):
        with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            yield stream
        return
    target = Path(os.path.realpath(path))
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    scratch = Path(name)
    try:
        with open(handle, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:  # noqa: PTH123
            yield cast("TextIO", file)
        scratch.chmod(stat.S_IMODE(mode) if mode is not None else 0o666 & ~_umask())
        scratch.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            scratch.unlink()
        raise


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def machine_stream(stream: TextIO) -> None:
    """Make standard output write what programs read: UTF-8 with LF line ends, whatever the locale."""
    if hasattr(stream, "reconfigure"):
        cast("TextIOWrapper", stream).reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
