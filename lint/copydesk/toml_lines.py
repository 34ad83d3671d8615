"""On which line of a TOML file a key or an item of its list stands, which tomllib does not say."""

from __future__ import annotations

import re

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*[\"']?([\w-]+)[\"']?\s*=")
_PIECE = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^']|'(?!''))*'''"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'|#[^\n]*|[\[\]{},]|[^\s\[\]{},\"'#]+",
    re.DOTALL,
)
_INDEX = re.compile(r"(.*)\[(\d+)\]")


def line_of(text: str, key: str) -> int | None:
    """The line, from 1, of a dotted key (“severity”, “options.patterns[2]”, “bad[0].text”); None if it cannot be told."""
    table, _, name = key.rpartition(".")
    indexed = _INDEX.fullmatch(name)
    name, item = (indexed[1], int(indexed[2])) if indexed else (name, None)
    lines = text.split("\n")
    start = _table(lines, table)
    if start is None:
        return None
    for number, line in enumerate(lines[start:], start):
        if number > start and _HEADER.match(line):
            break
        found = _KEY.match(line)
        if found and found[1].replace("_", "-") == name.replace("_", "-"):
            if item is None:
                return number + 1
            offset = sum(len(one) + 1 for one in lines[:number]) + found.end()
            return _item(text, offset, item) or number + 1
    return None


def _table(lines: list[str], key: str) -> int | None:
    """The index of the line where a table's keys begin; that of the top table is 0."""
    if not key:
        return 0
    indexed = _INDEX.fullmatch(key)
    name, skip = (indexed[1], int(indexed[2])) if indexed else (key, 0)
    for number, line in enumerate(lines):
        header = _HEADER.match(line)
        if header and header[2].replace('"', "").replace("_", "-") == name.replace("_", "-"):
            if skip == 0:
                return number
            skip -= 1
    return None


def _item(text: str, offset: int, item: int) -> int | None:
    """The line of an item of the list whose value begins at an offset."""
    depth = count = 0
    for piece in _PIECE.finditer(text, offset):
        sign = piece[0]
        if depth == 1 and sign not in ("]", ",") and sign[0] != "#":
            if count == item:
                return text.count("\n", 0, piece.start()) + 1
            count += 1
        depth += (sign in ("[", "{")) - (sign in ("]", "}"))
        if depth < 1:
            return None
    return None
