"""A run that reads only what has changed since an earlier one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from copydesk import files
from copydesk.history.memory import Known, digest
from copydesk.outcome import Checked, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from copydesk.history.memory import Memory

    Found = str | files.Given | Problem
    ReadAll = Callable[[Sequence[Found]], Generator[Checked, None, None]]


class Looked(NamedTuple):
    """A digest of an article's content before the run (None: it cannot be read), and whether it is remembered."""

    content: str | None
    held: bool


def look(found: Sequence[Found], memory: Memory, max_size: int) -> list[Looked]:
    """What is remembered of each of the articles that were found."""
    contents = [_content(one, max_size) for one in found]
    return [
        Looked(content, content is not None and memory.holds(_name(one), content))
        for one, content in zip(found, contents, strict=True)
    ]


def recalled(
    found: Sequence[Found], looked: Sequence[Looked], memory: Memory, read_all: ReadAll, how: dict[str, Any]
) -> Generator[Checked, None, None]:
    """What becomes of the articles that were found, in order: as remembered, else as `read_all` says, which is remembered.

    `how` says how files are decoded. Only what was wholly checked, and has no remarks, is remembered, and only if the
    file held the same before the run and afterwards.
    """
    read = read_all([one for one, (_, held) in zip(found, looked, strict=True) if not held])
    try:
        for one, (content, held) in zip(found, looked, strict=True):
            checked = _from_memory(one, memory, how) if held else next(read)
            if checked is None:  # it changed just now
                (checked,) = read_all([one])
            elif not held and content and not checked.problems and not checked.remarks:
                _keep(checked, one, content, memory, how)
            yield checked
    finally:
        read.close()
        memory.save()


def _keep(checked: Checked, found: Found, content: str, memory: Memory, how: dict[str, Any]) -> None:
    """Remember what was found, unless the file changed while it was read."""
    if content == _content(found, how["max_size"]):
        memory.keep(_name(found), content, Known(checked.findings, checked.words, checked.hidden))


def _name(found: Found) -> str:
    if isinstance(found, Problem):
        return found.path or ""
    return found if isinstance(found, str) else found.name


def _content(found: Found, max_size: int) -> str | None:
    """A digest of an article's bytes, if it can be read."""
    if isinstance(found, Problem):
        return None
    try:
        return digest(_given(found, max_size).data)
    except files.Unreadable:
        return None


def _given(found: str | files.Given, max_size: int) -> files.Given:
    return found if isinstance(found, files.Given) else files.load(Path(found), max_size=max_size)


def _from_memory(found: Found, memory: Memory, how: dict[str, Any]) -> Checked | None:
    """An article as it is remembered, if it still is what it was a moment ago."""
    if isinstance(found, Problem):
        return None
    try:
        given = _given(found, how["max_size"])
        article = files.read_given(given, **how)
    except files.Unreadable:
        return None
    known = memory.recall(_name(found), digest(given.data), article.text)
    if known is None:
        return None
    nothing = Checked(article.path, article.text, words=known.words, hidden=known.hidden, form=article.form)
    return replace(nothing, findings=known.findings)
