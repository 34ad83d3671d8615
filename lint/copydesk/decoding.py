"""Bytes to text, and back."""

from __future__ import annotations

import codecs
from typing import NamedTuple

from copydesk.outcome import Problem

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SOUND = ("utf-8", "utf-16", "utf-32")
_WITHOUT_BOM = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}


class Unreadable(Exception):  # noqa: N818 - it reads as what it is
    """A file that cannot be read: one line that names it, the byte offset where it applies, and the remedy.

    `path` is the file's name as reports show it, `reason` the line without the name.
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason

    def __reduce__(self) -> tuple[type[Unreadable], tuple[str, str]]:
        return Unreadable, (self.path, self.reason)

    @property
    def problem(self) -> Problem:
        """The same as what reports show."""
        return Problem("unread", self.reason, self.path)


class Decoded(NamedTuple):
    """A file's text, without its byte order mark, and what is needed to write it back."""

    text: str
    encoding: str
    bom: bytes


def known_encoding(name: str) -> str:
    """The canonical name of a text encoding.

    Raises:
        ValueError: Python knows no text encoding of that name; the message names the nearest one.
    """
    try:
        codec = codecs.lookup(name)
        "".encode(codec.name)  # fails for those that are not of text: rot13, hex, zlib
    except (LookupError, ValueError) as error:
        from difflib import get_close_matches
        from encodings.aliases import aliases

        close = get_close_matches(name.lower().replace("-", "_"), [*aliases, *aliases.values()], 1)
        hint = f"; did you mean {close[0].replace('_', '-')!r}?" if close else "; one is called cp1252, say"
        raise ValueError(f"there is no text encoding {name!r}{hint}") from error
    return _WITHOUT_BOM.get(codec.name, codec.name)


def decode(data: bytes, name: str, encoding: str | None = None) -> str:
    """The text of a file called `name`; see `decoded`."""
    return decoded(data, name, encoding).text


def decoded(data: bytes, name: str, encoding: str | None = None) -> Decoded:
    """The text of a file called `name`, every line end kept as it is.

    A byte order mark says what the encoding is, whatever `encoding` says, and is not part of the text: offsets count
    from the character behind it, as editors do. Without one the text is in `encoding`, or else in UTF-8.

    Raises:
        Unreadable: there is no such encoding, the bytes are not in it, or the text holds NUL characters.
    """
    try:
        wanted = known_encoding(encoding or "utf-8")
    except ValueError as error:
        raise Unreadable(name, str(error)) from error
    mark, codec = next(((bom, codec) for bom, codec in _BOMS if data.startswith(bom)), (b"", wanted))
    try:
        text = data[len(mark) :].decode(codec)
        if not codec.startswith(_SOUND):
            text.encode()  # a few encodings can spell half a character
    except UnicodeDecodeError as error:
        place = len(mark) + error.start
        raise Unreadable(name, _undecodable(data, place, codec, encoding)) from error
    except UnicodeError as error:
        raise Unreadable(name, f"not in the encoding {codec}: {error}") from error
    nul = text.find("\0")
    if nul >= 0:
        place = len(mark) + len(text[:nul].encode(codec, "surrogatepass"))
        remedy = "if it is UTF-16 without a byte order mark, say --encoding utf-16-le (or utf-16-be)"
        raise Unreadable(name, f"NUL character at byte offset {place}, so this is no text; {remedy}")
    return Decoded(text, codec, mark)


def _undecodable(data: bytes, place: int, codec: str, given: str | None) -> str:
    what = f"byte 0x{data[place]:02X}" if place < len(data) else "its end"
    if given:
        remedy = f"{given} is not this file's encoding: name another, as in --encoding cp1252"
    else:
        remedy = "if it is in another encoding, name it, as in --encoding cp1252"
    return f"not {codec.upper()}: {what} at offset {place} cannot be decoded; {remedy}"


def encode(text: str, encoding: str, bom: bytes) -> bytes:
    """The bytes of a text, as `decoded` found them: back in its encoding, behind its byte order mark.

    Raises:
        UnicodeEncodeError: that encoding has no such character.
    """
    return bom + text.encode(encoding)
