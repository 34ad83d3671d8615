"""Paths to articles: what a run finds in a folder, and how a file is read."""

# ruff: noqa: PTH100, PTH110, PTH112, PTH113, PTH118, PTH122, PTH206 - a search works on strings: it meets more paths than it keeps
from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from copydesk.decoding import Unreadable, decode, decoded, encode, known_encoding
from copydesk.document import Article, Meta
from copydesk.outcome import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from pathspec import GitIgnoreSpec

    from copydesk.document import Form

__all__ = [
    "FORMS",
    "MAX_SIZE",
    "Given",
    "Unreadable",
    "decode",
    "encode",
    "find_files",
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


def find_files(
    paths: Sequence[Path],
    *,
    exclude: Sequence[str] = (),
    force_exclude: bool = False,
    root: Path | None = None,
) -> Iterator[Path | Problem]:
    """The files that `paths` stand for, sorted, each once, and a problem for each path that leads nowhere.

    A file that is named is read whatever its suffix is, unless `force_exclude` is on and `exclude` names it. A folder
    is searched for files with a suffix of `FORMS`, without hidden ones, without those that `exclude` (patterns as in
    a .gitignore, from `root`, by default the working folder) or git's own ignore files name. Ignore files count from
    the top of the repository down; without a repository, from the folder that was named. A named folder is searched
    even if such a pattern names it as a whole. Links are followed after everything else, so that a file is known by
    its own name, and never back to where they stand.

    Raises:
        ValueError: a pattern in `exclude` is none.
    """
    search = _Search(exclude, root or Path.cwd())
    folders = []
    for path in paths:
        try:
            mode = path.stat().st_mode
        except OSError as error:
            search.complain(str(path), error)
            continue
        if stat.S_ISDIR(mode):
            folders.append(path)
        elif not (force_exclude and search.excluded(os.path.abspath(path))):
            search.add(str(path), os.path.realpath(path))
    for path in folders:
        if not (force_exclude and search.excluded(os.path.realpath(path) + "/")):
            search.named_folder(path)
    yield from search.result()


class _Ignore(NamedTuple):
    """Ignore patterns and the folder that they are counted from."""

    base: str
    spec: GitIgnoreSpec

    def verdict(self, place: str) -> bool | None:
        """Whether the patterns name a place (a folder's ends in a slash), name it as an exception, or neither."""
        inside = place.startswith(self.base)
        name = place[len(self.base) :] if inside else os.path.splitdrive(place)[1]
        return self.spec.check_file(name.replace(os.sep, "/").lstrip("/")).include

    def but_for(self, place: str) -> _Ignore:
        """Without the patterns that name a place as a whole."""
        if not place.startswith(self.base):
            return self
        name = place[len(self.base) :].replace(os.sep, "/")
        kept = [p for p in self.spec.patterns if p.include is None or not p.match_file(name)]
        return _Ignore(self.base, type(self.spec)(kept))


class _Folder(NamedTuple):
    """A folder to be searched: its path as given, where it stands, where it really is, what is ignored in it."""

    path: str
    place: str
    real: str
    ignores: tuple[_Ignore, ...]
    exclude: _Ignore | None


class _Search:
    """A search through folders, without recursion."""

    def __init__(self, exclude: Sequence[str], root: Path) -> None:
        self.exclude = _Ignore(_base(os.path.realpath(root)), _patterns(exclude)) if exclude else None
        self.found: dict[str, str] = {}
        self.problems: list[Problem] = []
        self.visited: set[str] = set()
        self.links: list[tuple[os.DirEntry[str], _Folder]] = []

    def excluded(self, place: str) -> bool:
        return self.exclude is not None and bool(self.exclude.verdict(place))

    def add(self, path: str, real: str) -> None:
        self.found.setdefault(real, path)

    def complain(self, path: str, error: OSError) -> None:
        self.problems.append(Problem("unread", reason(error), show(path)))

    def result(self) -> Iterator[Path | Problem]:
        items: list[tuple[list[str], Path | Problem]] = []
        items += [(path.split(os.sep), Path(path)) for path in self.found.values()]
        items += [((problem.path or "").split("/"), problem) for problem in self.problems]
        items.sort(key=lambda item: item[0])
        yield from (item for _, item in items)

    def named_folder(self, path: Path) -> None:
        real = os.path.realpath(path)
        place = _base(real)
        above = tuple(ignore.but_for(place) for ignore in self.ignores_above(real))
        exclude = self.exclude.but_for(place) if self.exclude else None
        self.walk(_Folder(str(path), place, real, above, exclude))
        while self.links:
            entry, parent = self.links.pop()
            self.follow(entry, parent)

    def ignores_above(self, real: str) -> Iterator[_Ignore]:
        """The ignore files of a repository that lie above a folder, the outermost first."""
        above = [real, *map(str, Path(real).parents)]
        top = next((n for n, folder in enumerate(above) if os.path.exists(os.path.join(folder, ".git"))), 0)
        for folder in reversed(above[1 : top + 1]):
            file = os.path.join(folder, ".gitignore")
            if os.path.isfile(file):
                yield from self.ignore_file(file, _base(folder))

    def ignore_file(self, path: str, base: str) -> Iterator[_Ignore]:
        try:
            text = Path(path).read_bytes().decode("utf-8", "surrogateescape")
        except OSError as error:
            self.complain(path, error)
            return
        yield _Ignore(base, _patterns(text.replace("\r\n", "\n").split("\n"), strict=False))

    def walk(self, folder: _Folder) -> None:
        waiting = [folder]
        while waiting:
            folder = waiting.pop()
            if folder.real in self.visited:
                continue
            self.visited.add(folder.real)
            try:
                with os.scandir(folder.path) as entries:
                    listed = list(entries)
            except OSError as error:
                self.complain(folder.path, error)
                continue
            if any(entry.name == ".gitignore" and entry.is_file() for entry in listed):
                path = os.path.join(folder.path, ".gitignore")
                folder = folder._replace(ignores=(*folder.ignores, *self.ignore_file(path, folder.place)))
            for entry in listed:
                below = self.entry(entry, folder)
                if below:
                    waiting.append(below)

    def entry(self, entry: os.DirEntry[str], folder: _Folder) -> _Folder | None:
        """Take up one entry of a folder; if it is a folder to be searched, that."""
        if entry.name.startswith("."):
            return None
        if entry.is_symlink():
            self.links.append((entry, folder))
        elif entry.is_dir(follow_symlinks=False):
            return self.below(entry, folder, os.path.join(folder.real, entry.name))
        else:
            self.file(entry, folder, os.path.join(folder.real, entry.name))
        return None

    def file(self, entry: os.DirEntry[str], folder: _Folder, real: str) -> None:
        if _is_article(entry.name) and not _ignored(folder, folder.place + entry.name):
            self.add(_join(folder, entry), real)

    def below(self, entry: os.DirEntry[str], folder: _Folder, real: str) -> _Folder | None:
        place = f"{folder.place}{entry.name}{os.sep}"
        if _ignored(folder, place):
            return None
        return folder._replace(path=_join(folder, entry), place=place, real=real)

    def follow(self, entry: os.DirEntry[str], folder: _Folder) -> None:
        """Take up a link: a folder that was not searched yet and does not hold the link, or a file."""
        real = os.path.realpath(entry.path)
        if not os.path.isdir(real):
            self.file(entry, folder, real)
        elif not _base(folder.real).startswith(_base(real)):
            below = self.below(entry, folder, real)
            if below:
                self.walk(below)


def _is_article(name: str) -> bool:
    return os.path.splitext(name)[1].lower() in FORMS


def _ignored(folder: _Folder, place: str) -> bool:
    if folder.exclude and folder.exclude.verdict(place):
        return True
    for ignore in reversed(folder.ignores):
        verdict = ignore.verdict(place)
        if verdict is not None:
            return verdict
    return False


def _join(folder: _Folder, entry: os.DirEntry[str]) -> str:
    return entry.name if folder.path == os.curdir else os.path.join(folder.path, entry.name)


def _base(folder: str) -> str:
    return folder if folder.endswith(os.sep) else folder + os.sep


def _patterns(lines: Sequence[str], *, strict: bool = True) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    try:
        return GitIgnoreSpec.from_lines(lines)
    except ValueError:
        if strict:
            raise
    specs = []
    for line in lines:
        try:
            specs.append(GitIgnoreSpec.from_lines([line]))
        except ValueError:  # git, too, passes over a line that is no pattern
            continue
    return GitIgnoreSpec([pattern for spec in specs for pattern in spec.patterns])


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
