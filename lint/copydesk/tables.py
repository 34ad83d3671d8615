"""Tables that travel with copydesk (rules/words, data), each opened when it is first needed."""

from __future__ import annotations

import mmap
import os
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from copydesk import toml_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HERE = Path(__file__).resolve().parent


class TableError(Exception):
    """A table that is missing or malformed; the message names file, line and remedy."""


def builtin_rules() -> Path:
    """The folder of the house rules: inside an installed package, else at the top of the checkout.

    Raises:
        TableError: neither place has it; then copydesk is not properly installed.
    """
    for folder in (HERE / "rules", HERE.parents[1] / "rules"):
        if (folder / "wrong-word").is_dir():
            return folder
    raise TableError(f"no rules found beside {HERE}: reinstall copydesk")


@cache
def rows(name: str, home: Path | None = None) -> tuple[tuple[str, ...], ...]:
    """The rows of `words/NAME.tsv`, each a tuple of its columns; lines that begin with # are remarks.

    `home` is a rule folder; a table that it lacks is looked up among the house rules.

    Raises:
        TableError: there is no such table.
    """
    written = word_file(name, home).read_text(encoding="utf-8").split("\n")
    return tuple([tuple(line.split("\t")) for line in written if line and line[0] != "#"])


def word_file(name: str, home: Path | None = None) -> Path:
    """The path of `words/NAME.tsv`: see `rows`.

    Raises:
        TableError: there is no such table.
    """
    places = [folder / "words" / f"{name}.tsv" for folder in (home, builtin_rules()) if folder]
    path = next((place for place in places if place.is_file()), None)
    if path is None:
        raise TableError(f"there is no table {name!r}: looked for {' and '.join(map(str, places))}")
    return path


def written(name: str, home: Path | None = None) -> bytes:
    """`words/NAME.tsv` as it is written: see `rows`.

    Raises:
        TableError: there is no such table.
    """
    return word_file(name, home).read_bytes()


@cache
def words(name: str, home: Path | None = None) -> frozenset[str]:
    """The first column of `words/NAME.tsv` as a set."""
    return frozenset(row[0] for row in rows(name, home))


def data_file(name: str) -> Path:
    """The path of a compiled table in `data/`.

    Raises:
        TableError: it is missing.
    """
    path = HERE / "data" / name
    if not path.is_file():
        raise TableError(f"{path} is missing: reinstall copydesk")
    return path


def lines(name: str) -> list[str]:
    """The lines of a compiled table of text in `data/`, without the remark that is the first.

    Raises:
        TableError: it is missing.
    """
    return data_file(name).read_text(encoding="utf-8").removesuffix("\n").split("\n")[1:]


def mapped(name: str) -> memoryview:
    """A compiled table in `data/` as it lies on the disk: what is touched is read, and processes share it.

    Raises:
        TableError: it is missing.
    """
    with data_file(name).open("rb") as file:
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def stamps(folders: Iterable[Path]) -> Iterator[bytes]:
    """Name, size and time of each file in some folders: what was worked out from them holds as long as these stay."""
    for folder in sorted(set(map(str, folders))):
        with suppress(FileNotFoundError), os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda one: one.name):
                if entry.is_file():
                    known = entry.stat()
                    stamp = f"{entry.path}\n{known.st_size}\n{known.st_mtime_ns}"
                    yield stamp.encode(errors="surrogateescape")


def rule_line(path: Path, key: str) -> int | None:
    """The line of a rule file where a key stands, None if it cannot be told."""
    try:
        return toml_lines.line_of(path.read_text(encoding="utf-8"), key)
    except OSError:
        return None
