"""What git knows has changed: since a commit, or what is staged."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from copydesk.schema import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.history.changed import Ranges

_DIFF = (
    "diff", "--find-renames", "--unified=0", "--inter-hunk-context=0", "--no-color", "--no-ext-diff",
    "--no-textconv", "--no-relative", "--src-prefix=a/", "--dst-prefix=b/", "--submodule=short",
    "--ignore-submodules=none",
)  # fmt: skip
"""The same answer whatever the user's git is set to."""

_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_FILE, _SUBMODULE = "100", "160000"
_NOTHING = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
"""The tree without files, which every repository has."""


class GitError(Exception):
    """What git was asked for cannot be had; the message says what to do."""


class Changed(NamedTuple):
    """A file that changed: where it really is, which lines (None: all), the object that is staged, if it was deleted."""

    place: str
    lines: Ranges | None
    blob: str = ""
    gone: bool = False


def repository(path: str) -> str:
    """The top of the repository that a path lies in; a sub-module is part of the whole, seen from outside of it.

    Raises:
        GitError: it lies in none.
    """
    place = Path(os.path.realpath(path))
    here = Path(os.path.realpath(os.curdir))
    for folder in (place, *place.parents):
        if (folder / ".git").exists() and (here.is_relative_to(folder) or not _is_submodule(folder)):
            return str(folder)
    top = _git(str(Path.cwd()), "rev-parse", "--show-toplevel", wrong="").decode().rstrip("\n")
    if top and place.is_relative_to(os.path.realpath(top)):  # GIT_DIR and GIT_WORK_TREE
        return os.path.realpath(top)
    raise GitError(
        f"{path} lies in no git repository, so nobody knows what changed; "
        "leave out --since and --staged to check whole files"
    )


def _is_submodule(folder: Path) -> bool:
    try:
        return "/modules/" in (folder / ".git").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False  # a folder: a repository of its own


def since(top: str, ref: str, head: str = "HEAD") -> list[Changed]:
    """The files of a working tree that changed since `head` and `ref` parted, with those that git does not know yet.

    Raises:
        GitError: there is no such commit, or it is not in this clone.
    """
    commits = [_commit(top, name) for name in (ref, head)]
    base = _git(top, "merge-base", *commits, wrong="").decode().strip()
    if not base:
        raise GitError(
            _shallow(top, ref) or f"{ref} and {head} have no commit in common, so --since has no start"
        )
    return list(_since(top, base))


def _since(top: str, base: str) -> Iterator[Changed]:
    for change in _differences(top, base):
        place = os.path.join(top, change.path)  # noqa: PTH118 - real paths are strings here
        if change.mode == _SUBMODULE:
            if os.path.exists(os.path.join(place, ".git")):  # noqa: PTH110, PTH118
                yield from _since_submodule(place, change)
        elif change.status == "D" or change.mode.startswith(_FILE):
            yield Changed(place, change.lines, gone=change.status == "D")
    unknown = _git(top, "ls-files", "-z", "--others", "--exclude-standard")
    for name in unknown.split(b"\0")[:-1]:
        yield Changed(os.path.join(top, os.fsdecode(name)), None)  # noqa: PTH118


def _since_submodule(place: str, change: _Difference) -> Iterator[Changed]:
    base = change.old if change.old_mode == _SUBMODULE else _NOTHING
    if base != _NOTHING:
        _commit(place, base)
    yield from _since(place, base)


def staged(top: str) -> list[Changed]:
    """The files whose content in the index differs from the last commit; those of sub-modules are staged there."""
    return [
        Changed(os.path.join(top, change.path), change.lines, change.new, change.status == "D")  # noqa: PTH118
        for change in _differences(top, "--cached")
        if change.status == "D" or (change.mode.startswith(_FILE) and change.status != "U")
    ]


def contents(top: str, blobs: Sequence[str]) -> list[bytes]:
    """The bytes of objects, in their order."""
    answer = _git(top, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in blobs).encode())
    found = []
    place = 0
    for blob in blobs:
        end = answer.index(b"\n", place)
        kind, size = answer[place:end].split()[1:3]
        if kind != b"blob":
            raise GitError(f"git has no content for the object {blob}")
        found.append(answer[end + 1 : end + 1 + int(size)])
        place = end + int(size) + 2
    return found


class _Difference(NamedTuple):
    """One file in a difference; `mode` and `new` are what it is now."""

    old_mode: str
    mode: str
    old: str
    new: str
    status: str
    path: str
    lines: Ranges | None


def _differences(top: str, base: str) -> Iterator[_Difference]:
    """What differs between a tree and the working tree, or (`--cached`) between the last commit and the index."""
    listed = _git(top, *_DIFF, "--raw", "--numstat", "--no-abbrev", "-z", base).split(b"\0")
    lines = dict(_changed_lines(_git(top, *_DIFF, "--patch", base).split(b"\n")))
    tokens = iter(listed)
    entries: list[tuple[list[bytes], bytes]] = []
    binary: set[bytes] = set()
    for token in tokens:
        if token.startswith(b":") and token.count(b" ") == 4:
            entry = token[1:].split(b" ")
            path = next(tokens)
            entries.append((entry, next(tokens) if entry[4][:1] in b"RC" else path))
        elif token.count(b"\t") >= 2:
            added, _, path = token.split(b"\t", 2)
            if not path:
                next(tokens)
                path = next(tokens)
            if added == b"-":
                binary.add(path)
    for entry, path in entries:
        old_mode, mode, old, new, status = (part.decode() for part in entry)
        whole = status[0] in "ATU" or path in binary
        yield _Difference(
            old_mode, mode, old, new, status[0], os.fsdecode(path), None if whole else lines.get(path, ())
        )


def _changed_lines(patch: Sequence[bytes]) -> Iterator[tuple[bytes, Ranges]]:
    """The lines that a patch without context adds or changes, file by file."""
    path = b""
    ranges: list[tuple[int, int]] = []
    number = 0
    while number < len(patch):
        line = patch[number]
        number += 1
        if line.startswith(b"diff --git "):
            if path:
                yield path, tuple(ranges)
            path, ranges = b"", []
        elif line.startswith(b"+++ "):
            path = _unquoted(line[4:]).removeprefix(b"b/")
        elif hunk := _HUNK.match(line):
            gone, first, added = (int(part) if part else 1 for part in hunk.groups())
            if added:
                ranges.append((first, first + added - 1))
            number = _behind(patch, number, gone + added)
    if path:
        yield path, tuple(ranges)


def _behind(patch: Sequence[bytes], number: int, count: int) -> int:
    """Where this many lines of content end, without those that say that a line end is missing."""
    while number < len(patch) and (count or patch[number].startswith(b"\\")):
        count -= not patch[number].startswith(b"\\")
        number += 1
    return number


def _unquoted(name: bytes) -> bytes:
    """A file's name as patches write it: unusual ones in C's quotation marks, a tab behind those with blanks."""
    name = name.removesuffix(b"\t")
    if not name.startswith(b'"'):
        return name
    return name[1:-1].decode("unicode_escape").encode("latin-1")


def _commit(top: str, name: str) -> str:
    found = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}", wrong="")
    if found:
        return found.decode().strip()
    if shallow := _shallow(top, name):
        raise GitError(shallow)
    if name == "HEAD":
        raise GitError("there is no commit yet, so nothing to compare with; --staged checks what is staged")
    names = _git(top, "for-each-ref", "--format=%(refname:short)").decode().split()
    hint = nearest(name, names) or "; git fetch gets what others have pushed"
    raise GitError(f"there is no commit {name!r} in {top}{hint}")


def _shallow(top: str, name: str) -> str:
    """What to say of a commit that a shallow clone lacks, or nothing where the clone is whole."""
    if _git(top, "rev-parse", "--is-shallow-repository").strip() != b"true":
        return ""
    return (
        f"this clone is shallow and does not reach back to where {name} begins; get the rest with "
        "git fetch --unshallow (in GitHub Actions: actions/checkout with fetch-depth: 0; in GitLab: GIT_DEPTH: 0)"
    )


def _git(top: str, *arguments: str, given: bytes = b"", wrong: str | None = None) -> bytes:
    """What git answers; where `wrong` is not None, nothing is what it answers when it fails.

    Raises:
        GitError: git is missing, or it failed.
    """
    command = ["git", "-c", "core.quotePath=true", *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - git, with arguments of ours and names of commits
            command, input=given, capture_output=True, cwd=top, env=_environment(top), check=False
        )
    except FileNotFoundError:
        raise GitError("git is not installed, and only git knows what changed; install it") from None
    except OSError as error:
        raise GitError(f"git cannot be run: {error.strerror or error}") from error
    if done.returncode == 0:
        return done.stdout
    if wrong is not None:
        return wrong.encode()
    said = done.stderr.decode(errors="replace").strip().split("\n")[0]
    raise GitError(f"git {arguments[0]} failed: {said or done.returncode}")


def _environment(top: str) -> dict[str, str]:
    """A hook's environment names the repository and the index that are meant; they hold for no other repository."""
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0"}
    if os.path.realpath(os.curdir) == os.path.realpath(top):
        return environment
    local = (
        "GIT_DIR",
        "GIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_PREFIX",
        "GIT_OBJECT_DIRECTORY",
        "GIT_COMMON_DIR",
    )
    return {name: value for name, value in environment.items() if name not in local}
