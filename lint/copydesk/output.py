"""Where a report goes: a stream, or a file that is written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import tempfile
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TextIO, cast

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
    permissions = stat.S_IMODE(mode) if mode is not None else 0o666 & ~_umask()
    how = {"encoding": "utf-8", "errors": "backslashreplace", "newline": "\n"}
    with _renamed(Path(os.path.realpath(path)), permissions, mode="w", **how) as file:
        yield cast("TextIO", file)


class ChangedError(Exception):
    """A file is not what it was when it was read."""


def rewrite(path: Path, before: bytes, after: bytes) -> None:
    """Put other bytes into a file that holds the bytes `before`: all of them or none.

    They lie in a temporary file beside it until that is renamed, and the file keeps its mode and owner; a link keeps
    pointing where it did.

    Raises:
        ChangedError: the file holds something else by now.
        OSError: it is gone, or it or its folder may not be written to, or the disk is full.
    """
    target = Path(os.path.realpath(path))
    there = target.stat()
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    with _renamed(target, stat.S_IMODE(there.st_mode), mode="wb") as file:
        file.write(after)
        file.flush()
        os.fsync(file.fileno())
        if hasattr(os, "fchown"):
            with contextlib.suppress(OSError):  # somebody else's file in a folder of ours
                os.fchown(file.fileno(), there.st_uid, there.st_gid)
        if target.read_bytes() != before:
            raise ChangedError


@contextlib.contextmanager
def _renamed(target: Path, permissions: int, **how: Any) -> Iterator[IO[Any]]:
    """A new file beside `target` that takes its place when the block ends well, and is removed when it does not."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".tmp", dir=target.parent)
    scratch = Path(name)
    try:
        with open(handle, **how) as file:  # noqa: PTH123 - a descriptor
            yield file
        scratch.chmod(permissions)
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
