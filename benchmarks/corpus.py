"""Articles to measure on: JSON Lines (plain or .xz, with `id` and `text`) or a folder of .txt files.

The held-out articles are those whose id hashes to 0 modulo 7: no script that makes a table or a model reads them.
"""

from __future__ import annotations

import json
import lzma
import sys
from hashlib import sha1
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


CHECK = (sys.executable, "-m", "copydesk", "check", "--isolated", "--no-cache", "--exit-zero", "--quiet")
"""The command that is measured: no settings, nothing remembered, and an exit code that only says whether it ran."""


class Sample(NamedTuple):
    """An article of a corpus: its id and its text."""

    id: str
    text: str


def is_held_out(identity: str) -> bool:
    """Whether an article is kept for measuring."""
    return int(sha1(identity.encode(), usedforsecurity=False).hexdigest(), 16) % 7 == 0


def read_corpus(path: Path, *, held_out: bool | None = None) -> Iterator[Sample]:
    """The articles at `path`, in the order they stand; only those held out (True) or not (False), or all (None)."""
    for sample in _folder(path) if path.is_dir() else _lines(path):
        if held_out is None or is_held_out(sample.id) == held_out:
            yield sample


def _folder(path: Path) -> Iterator[Sample]:
    for file in sorted(path.rglob("*.txt")):
        yield Sample(file.stem, file.read_bytes().decode("utf-8-sig"))


def _lines(path: Path) -> Iterator[Sample]:
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            yield Sample(record["id"], record["text"])


def write_folder(samples: Iterator[Sample], folder: Path, words: int | None = None) -> int:
    """Write articles as ID.txt into a folder, up to so many words; return how many words they hold."""
    folder.mkdir(parents=True, exist_ok=True)
    written = 0
    for sample in samples:
        if words is not None and written >= words:
            break
        (folder / f"{sample.id}.txt").write_text(sample.text, encoding="utf-8", newline="")
        written += len(sample.text.split())
    return written
