"""What earlier runs found in articles that have not changed since: the folder `.copydesk_cache`."""

from __future__ import annotations

import json
import os
import shutil
import sys
import unicodedata
from contextlib import suppress
from dataclasses import fields, is_dataclass
from enum import Enum
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from copydesk import cache, tables
from copydesk.finding import Edit, Finding, Related, Severity
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

NAME = ".copydesk_cache"
SHARDS = 64
"""Files that what is known under one set of rules and settings is spread over, so that one article needs one."""

KEPT = 8
"""Sets of rules and settings that are remembered; those not used for longest go."""

_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# What copydesk found; it may be deleted at any time.\n"
_BUILT_ON = ("pyromark", "pyspellchecker", "turbohtml")


class Known(NamedTuple):
    """What was found in an article, as `decide.meant` leaves it."""

    findings: tuple[Finding, ...]
    words: int
    hidden: int


def key(about: Any, folders: Iterable[Path] = ()) -> str:
    """The key of what is found under rules and settings that `about` tells, by this copydesk.

    `folders` are further rule folders: what lies in them counts, as what copydesk itself is made of does.
    """
    own = tables.HERE
    made_of = _sources((own, own.parents[1] / "rules", *folders)), _libraries()
    runs_on = sys.version_info[:3], unicodedata.unidata_version
    return digest(json.dumps(_plain([made_of, runs_on, about]), sort_keys=True).encode())


def digest(data: bytes) -> str:
    """What tells an article's bytes from others."""
    return blake2b(data, digest_size=16).hexdigest()


class Memory:
    """What was found in articles under one key; `root` is the folder that their paths count from.

    Several processes may remember at once: each file is written whole, with what the others have written by then. One
    that is broken, or that something else wrote, is as good as none.
    """

    def __init__(self, place: Path, key: str, root: Path) -> None:
        self._place = place
        self._folder = place / key
        self._root = str(root)
        self._shards: dict[int, dict[str, Any]] = {}
        self._new: dict[int, dict[str, Any]] = {}

    def inside(self, path: str) -> str:
        """A path as it is remembered."""
        try:
            return os.path.relpath(path, self._root)
        except ValueError:  # on another drive
            return os.path.abspath(path)  # noqa: PTH100

    def holds(self, path: str, content: str) -> bool:
        """Whether an article of this path and content may be remembered."""
        name = self.inside(path)
        entry = self._shard(_number(name)).get(name)
        return isinstance(entry, list) and bool(entry) and entry[0] == content

    def recall(self, path: str, content: str, text: str) -> Known | None:
        """What is remembered of an article; None where it is nothing, or nothing that fits the text."""
        if not self.holds(path, content):
            return None
        name = self.inside(path)
        try:
            _, words, hidden, findings = self._shard(_number(name))[name]
            known = Known(tuple(_finding(one) for one in findings), int(words), int(hidden))
        except (TypeError, ValueError, LookupError):
            return None
        return known if all(_fits(finding, len(text)) for finding in known.findings) else None

    def keep(self, path: str, content: str, known: Known) -> None:
        """Remember what was found in an article, once `save` is called."""
        name = self.inside(path)
        entry = [content, known.words, known.hidden, [_listed(one) for one in known.findings]]
        self._new.setdefault(_number(name), {})[name] = entry

    def save(self) -> None:
        """Write what is new, as far as that is possible; forget files that are gone and what was long not asked for."""
        with suppress(OSError, ValueError):
            if self._new:
                _begin(self._place)
                self._folder.mkdir(exist_ok=True)
            for number, new in self._new.items():
                others = {k: v for k, v in _read(self._file(number)).items() if k in new or self._exists(k)}
                _write(self._file(number), others | new)
            self._new.clear()
            os.utime(self._folder)
            _forget(self._place)

    def _exists(self, name: str) -> bool:
        return os.path.exists(os.path.join(self._root, name))  # noqa: PTH110, PTH118

    def _shard(self, number: int) -> dict[str, Any]:
        if number not in self._shards:
            self._shards[number] = _read(self._file(number))
        return self._shards[number]

    def _file(self, number: int) -> Path:
        return self._folder / f"{number:02x}.json"


def place_for(project: Path | None) -> Path | None:
    """Where a run remembers: in its project's folder, or, where there is no project, in the user's cache folder."""
    if project:
        return project / NAME
    folder = cache.folder()
    return folder / "articles" if folder else None


def clean(place: Path) -> bool:
    """Remove a cache folder; false if there is none. A folder that copydesk did not make stays.

    Raises:
        OSError: it cannot be removed.
        ValueError: it is something else.
    """
    if not place.exists() and not place.is_symlink():
        return False
    tag = place / "CACHEDIR.TAG"
    if place.is_symlink() or not tag.is_file() or tag.read_text(encoding="utf-8", errors="replace") != _TAG:
        raise ValueError(f"{place} was not made by copydesk, so it stays")
    shutil.rmtree(place)
    return True


def _begin(place: Path) -> None:
    """Make a cache folder that git and backups pass over."""
    place.mkdir(parents=True, exist_ok=True)
    for name, text in ((".gitignore", "*\n"), ("CACHEDIR.TAG", _TAG)):
        if not (place / name).exists():
            (place / name).write_text(text, encoding="utf-8")


def _forget(place: Path) -> None:
    folders = sorted((one for one in place.iterdir() if one.is_dir()), key=lambda one: one.stat().st_mtime_ns)
    for folder in folders[:-KEPT]:
        shutil.rmtree(folder, ignore_errors=True)


def _number(name: str) -> int:
    return crc32(os.fsencode(name)) % SHARDS


def _read(file: Path) -> dict[str, Any]:
    """The entries in a file, if it is whole and ours."""
    try:
        check, _, content = file.read_bytes().partition(b"\n")
        entries = json.loads(content) if check == digest(content).encode() else {}
    except (OSError, ValueError, RecursionError):
        return {}
    return entries if isinstance(entries, dict) else {}


def _write(file: Path, entries: Mapping[str, Any]) -> None:
    content = json.dumps(entries, separators=(",", ":")).encode()
    scratch = file.with_name(f"{file.name}.{os.getpid()}.tmp")
    try:
        scratch.write_bytes(digest(content).encode() + b"\n" + content)
        scratch.replace(file)
    finally:
        scratch.unlink(missing_ok=True)


def _listed(finding: Finding) -> list[Any]:
    return [getattr(finding, field.name) for field in fields(Finding)]


def _finding(listed: Sequence[Any]) -> Finding:
    rule, span, message, suggestions, related, severity, found, fingerprint, also = listed
    return Finding(
        rule,
        Span(*span),
        message,
        tuple(Edit(Span(*place), text, bool(safe)) for place, text, safe in suggestions),
        tuple(Related(Span(*place), label) for place, label in related),
        Severity(severity),
        found,
        fingerprint,
        tuple(also),
    )


def _fits(finding: Finding, size: int) -> bool:
    places = [
        finding.span,
        *(one.span for one in finding.related),
        *(one.span for one in finding.suggestions),
    ]
    texts = [finding.rule, finding.message, finding.found, finding.fingerprint, *finding.also]
    texts += [one.text for one in finding.suggestions] + [one.label for one in finding.related]
    return all(0 <= start <= end <= size for start, end in places) and all(
        isinstance(text, str) for text in texts
    )


def _plain(value: Any) -> Any:
    """A value of settings or rules as JSON has it, the same in every process."""
    if isinstance(value, Enum):
        return value.name
    if is_dataclass(value) and not isinstance(value, type):
        return [
            type(value).__name__,
            _plain({field.name: getattr(value, field.name) for field in fields(value)}),
        ]
    if isinstance(value, dict):
        return {"pairs": sorted([_plain(key), _plain(one)] for key, one in value.items())}
    if isinstance(value, (set, frozenset)):
        return sorted(map(_plain, value))
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    return value if isinstance(value, (str, int, float, bool)) or value is None else str(value)


def _libraries() -> list[str]:
    """The versions of what copydesk is built on, as the environment lists them."""
    listed = []
    for folder in sys.path:
        with suppress(OSError):
            listed += [one for one in os.listdir(folder or ".") if one.endswith(".dist-info")]  # noqa: PTH208
    return sorted({one for one in listed if one.split("-")[0].lower().replace("_", "-") in _BUILT_ON})


def _sources(places: Iterable[Path]) -> str:
    """A digest of copydesk's own files and of rule folders; they are read only when one of them was touched."""
    folders = [str(place) for place in places]
    files = [file for folder in folders for file in _files(folder)]
    stamp = cache.digest(f"{name} {size} {time}".encode("utf-8", "replace") for name, size, time in files)
    name = f"sources-{cache.digest(os.fsencode(folder) for folder in folders)}.json"
    known = cache.load(name, stamp)
    if not isinstance(known, str):
        known = cache.digest(
            part for name, _, _ in files for part in (Path(name).name.encode(), Path(name).read_bytes())
        )
        cache.save(name, stamp, known)
    return known


def _files(folder: str) -> list[tuple[str, int, int]]:
    """The files in a folder and below it that matter, in order, each with its size and when it was written."""
    found: list[tuple[str, int, int]] = []
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_dir():
                if entry.name != "__pycache__":
                    found += _files(entry.path)
            elif entry.name.endswith((".py", ".toml", ".tsv", ".txt", ".json")):
                there = entry.stat()
                found.append((entry.path, there.st_size, there.st_mtime_ns))
    return found
