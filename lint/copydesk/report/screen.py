"""Text as a terminal shows it: how wide each character is, and what must not reach a terminal as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category, east_asian_width

if TYPE_CHECKING:
    from collections.abc import Iterator

TAB = "    "
JOINER = "\u200d"
EMOJI_STYLE = "\ufe0f"
_REGIONAL = range(0x1F1E6, 0x1F200)
_SKIN = range(0x1F3FB, 0x1F400)
_TAGS = range(0xE0020, 0xE0080)
_JAMO_TAILS = range(0x1160, 0x1200)
_PLAIN = {
    "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "--", "…": "...", "→": "->", "\xa0": " ",
}  # fmt: skip


class Cell(NamedTuple):
    """What a terminal shows as one character: where it stands in the text, what to print, its width in columns."""

    start: int
    end: int
    shown: str
    width: int


class Screen:
    """A terminal or file that takes some encoding: turns text into cells that can be printed there."""

    def __init__(self, encoding: str | None) -> None:
        self.encoding = encoding or "utf-8"
        self.takes_all = self.encoding.lower().replace("_", "-").startswith("utf")
        self.dots = self.plain("…")

    def cells(self, text: str, start: int = 0) -> list[Cell]:
        """The cells of a piece of a line; `start` is the offset of the piece."""
        if text.isascii() and text.isprintable():
            return [Cell(start + n, start + n + 1, character, 1) for n, character in enumerate(text)]
        made = list(_cells(text, start))
        return made if self.takes_all else [self._printable(cell) for cell in made]

    def _printable(self, cell: Cell) -> Cell:
        printed = self.plain(cell.shown)
        if not printed.strip("?"):
            printed = "?"
        return cell if printed == cell.shown else cell._replace(shown=printed, width=len(printed))

    def safe(self, text: str) -> str:
        """The text with everything escaped that a terminal would obey or could not show."""
        if text.isascii() and text.isprintable():
            return text
        return "".join(cell.shown for cell in self.cells(text))

    def plain(self, text: str) -> str:
        """The text in the characters that the encoding has."""
        if text.isascii():
            return text
        if self.takes_all:
            return text.encode("utf-8", "replace").decode()  # a path that is not UTF-8 has surrogates
        return "".join(c if self._has(c) else _PLAIN.get(c, "?") for c in text)

    def _has(self, character: str) -> bool:
        try:
            character.encode(self.encoding)
        except UnicodeEncodeError:
            return False
        return True


def _cells(text: str, offset: int) -> Iterator[Cell]:
    start = 0
    while start < len(text):
        first = text[start]
        end, shown, width = start + 1, first, 1
        if " " <= first <= "~" and text[end : end + 1].isascii():
            pass
        elif first == "\t":
            shown, width = TAB, len(TAB)
        elif _dangerous(first):
            shown = _escape(first)
            width = len(shown)
        else:
            end, width = _cluster(text, start)
            shown = text[start:end]
        yield Cell(offset + start, offset + end, shown, width)
        start = end


def _cluster(text: str, start: int) -> tuple[int, int]:
    """Where the character that begins at `start` ends, with all that joins it, and its width in columns."""
    first = text[start]
    width = 2 if east_asian_width(first) in "WF" else 1
    end = start + 1
    if ord(first) in _REGIONAL and end < len(text) and ord(text[end]) in _REGIONAL:
        return end + 1, 2
    while end < len(text):
        follower = text[end]
        if follower == EMOJI_STYLE and not first.isalpha():
            width = 2
        elif follower == JOINER and category(first) == category(text[end + 1 : end + 2] or "x") == "So":
            end += 1
        elif not _joins(follower, first, width):
            break
        end += 1
    return end, width


def _joins(follower: str, first: str, width: int) -> bool:
    """Whether a character takes no column of its own after `first`."""
    if category(follower) in ("Mn", "Me"):
        return True
    code = ord(follower)
    return (
        (code in _SKIN and category(first) == "So")
        or (code in _TAGS and width == 2)
        or (code in _JAMO_TAILS and 0x1100 <= ord(first) < 0x1160)
        or (follower in "\u200c\u200d" and first.isalpha() and not first.isascii())
    )


def _dangerous(character: str) -> bool:
    """Control characters, marks that turn the direction of writing, marks that stand on nothing, and the unseen."""
    return category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp", "Mn", "Me")


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
