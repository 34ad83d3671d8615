"""Files to articles: what may be opened, how it is decoded, and what is said of what cannot be read."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from copydesk.decoding import Unreadable, decode, decoded, encode, known_encoding
from copydesk.document import Article, Meta

if TYPE_CHECKING:
    from datetime import date

    from copydesk.document import Form

__all__ = [
    "FORMS",
    "MAX_SIZE",
    "Given",
    "Unreadable",
    "decode",
    "encode",
    "form_of",
    "known_encoding",
    "load",
    "read_file",
    "read_given",
    "read_stdin",
    "reason",
    "show",
]

MAX_SIZE = 5 * 2**20
"""Bytes that an article may have unless the settings say otherwise."""

FORMS: dict[str, Form] = {
    ".txt": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
}
"""What a file's suffix (lower case) says about how it is written; folders are searched for these."""

_KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a FIFO",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


def show(path: str | PurePath) -> str:
    """A file's name as reports show it: forward slashes; control characters and what is not UTF-8 as escapes."""
    name = os.fsencode(path).decode("utf-8", "backslashreplace")
    if os.sep != "/":
        name = name.replace(os.sep, "/")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)


def form_of(name: str) -> Form:
    """How a file is written, by its suffix; plain text unless it says otherwise."""
    return FORMS.get(PurePath(name).suffix.lower(), "plain")


def read_file(
    path: Path,
    *,
    shown: str | None = None,
    encoding: str | None = None,
    max_size: int = MAX_SIZE,
    date: date | None = None,
) -> Article:
    """The article in a file; only a regular file (or a link to one) is ever opened.

    `shown` is what reports call it, `max_size` counts bytes, `date` is the article's date where it is known.

    Raises:
        Unreadable: it is missing, not a regular file, not permitted, too large, not text, or changed meanwhile.
    """
    name = show(path) if shown is None else shown
    data = load(path, shown=name, max_size=max_size).data
    return replace(_article(data, name, path.name, encoding, date), file=path)


class Given(NamedTuple):
    """The bytes of an article that lies elsewhere than in its file, and the file's name as it was given."""

    name: str
    data: bytes


def load(path: Path, *, shown: str | None = None, max_size: int = MAX_SIZE) -> Given:
    """The bytes in a file, undecoded.

    Raises:
        Unreadable: as `read_file`, but for text that cannot be decoded.
    """
    name = show(path) if shown is None else shown
    try:
        _must_be_regular(path.stat().st_mode, name)
        return Given(str(path), _bytes(path, name, max_size))
    except OSError as error:
        raise Unreadable(name, reason(error)) from error


def read_given(
    given: Given, *, encoding: str | None = None, max_size: int = MAX_SIZE, date: date | None = None
) -> Article:
    """The article in bytes that somebody has read already.

    Raises:
        Unreadable: it is too large or not text.
    """
    shown = show(given.name)
    if len(given.data) > max_size:
        raise Unreadable(shown, _too_large(max_size))
    return _article(given.data, shown, given.name, encoding, date)


def read_stdin(
    stream: BinaryIO,
    *,
    shown: str = "stdin",
    encoding: str | None = None,
    max_size: int = MAX_SIZE,
    date: date | None = None,
) -> Article:
    """The article that comes in on a stream; the suffix of `shown` says how it is written.

    Raises:
        Unreadable: it is too large or not text, or reading fails.
    """
    try:
        data = stream.read(max_size + 1)
    except OSError as error:
        raise Unreadable(shown, reason(error)) from error
    if len(data) > max_size:
        raise Unreadable(shown, _too_large(max_size))
    return _article(data, shown, shown, encoding, date)


def _article(data: bytes, shown: str, name: str, encoding: str | None, date: date | None) -> Article:
    text, codec, bom = decoded(data, shown, encoding)
    return Article(shown, text, form_of(name), Meta(date=date), codec, bom)


def _must_be_regular(mode: int, name: str) -> None:
    if not stat.S_ISREG(mode):
        kind = _KINDS.get(stat.S_IFMT(mode), "no regular file")
        raise Unreadable(name, f"is {kind}, not a file of text; pipe it in instead: copydesk check -")


def _bytes(path: Path, name: str, max_size: int) -> bytes:
    # Not blocking: what was a file a moment ago may be a FIFO now.
    flags = (
        os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    )
    with open(os.open(path, flags), "rb") as file:  # noqa: PTH123 - a descriptor, not a path
        before = os.fstat(file.fileno())
        _must_be_regular(before.st_mode, name)
        if before.st_size > max_size:
            raise Unreadable(name, _too_large(max_size))
        data = file.read(max_size + 1)
        after = os.fstat(file.fileno())
    if len(data) > max_size:
        raise Unreadable(name, _too_large(max_size))
    if (before.st_mtime_ns, before.st_size) != (after.st_mtime_ns, after.st_size):
        raise Unreadable(name, "changed while it was read; run copydesk again")
    return data


def _too_large(max_size: int) -> str:
    return f"larger than {max_size:,} bytes; raise max-file-size in the settings to read it"


def reason(error: OSError) -> str:
    """Why a file cannot be read, and what to do about it."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder; was it moved or deleted?"
    if isinstance(error, PermissionError):
        return "permission denied; allow reading it, or exclude it"
    return f"cannot be read: {error.strerror or error}"
