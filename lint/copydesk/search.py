"""What a run finds in files and folders: walking without recursion, ignore files, links."""

# ruff: noqa: PTH100, PTH110, PTH112, PTH113, PTH118, PTH122, PTH206 - a search works on strings: it meets more paths than it keeps
from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from copydesk.files import FORMS, reason, show
from copydesk.outcome import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pathspec import GitIgnoreSpec


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
