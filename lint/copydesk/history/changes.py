"""Which articles a run over changed lines reads, and which of their lines have changed."""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from copydesk import files
from copydesk.history import git
from copydesk.history.changed import ChangedLines
from copydesk.outcome import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.config import Config
    from copydesk.history.changed import Ranges


class Since(NamedTuple):
    """The working tree against the commit where `head` and `ref` parted."""

    ref: str
    head: str = "HEAD"


class Changes(NamedTuple):
    """What there is to read, in order, and the changed lines of it."""

    found: list[str | files.Given | Problem]
    lines: ChangedLines


def changes(
    paths: Sequence[str], config: Config, since: Since | None, *, force_exclude: bool = False
) -> Changes:
    """The articles among `paths` that changed since a commit, or (without one) those that are staged.

    A changed file counts where a run over the paths would read it: by its own name, or in a folder by its suffix, if
    it is not hidden and `exclude` does not name it. Of what is staged the text in the index is read.

    Raises:
        copydesk.history.git.GitError: a path lies in no repository, or git cannot tell what changed.
    """
    by_repository: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        by_repository[git.repository(path)].append(path)
    found: dict[str, tuple[str | files.Given | Problem, Ranges | None]] = {}
    for top, places in by_repository.items():
        changed = git.since(top, *since) if since else git.staged(top)
        picked = dict(_picked(places, changed, config, force_exclude))
        if since:
            found |= {shown: (shown, change.lines) for shown, change in picked.items()}
        else:
            data = git.contents(top, [change.blob for change in picked.values()])
            found |= {
                shown: (files.Given(shown, given), change.lines)
                for (shown, change), given in zip(picked.items(), data, strict=True)
            }
        known = {change.place for change in changed}
        for path in places:
            if not os.path.exists(path) and os.path.realpath(path) not in known:  # noqa: PTH110
                missing = files.reason(FileNotFoundError())
                found[path] = Problem("unread", missing, files.show(path)), ()
    ordered = sorted(found.items(), key=lambda item: Path(item[0]).parts)
    return Changes(
        [one for _, (one, _) in ordered],
        ChangedLines({files.show(path): lines for path, (_, lines) in ordered}),
    )


def _picked(
    paths: Sequence[str], changed: Sequence[git.Changed], config: Config, force_exclude: bool
) -> Iterator[tuple[str, git.Changed]]:
    """The changed files that paths mean, each by the name that it is shown by, once."""
    named = {os.path.realpath(path): path for path in reversed(paths)}
    seen: set[str] = set()
    for change in changed:
        if change.gone:
            continue
        shown = named.get(change.place)
        if shown is not None and force_exclude and config.excludes(shown):
            continue
        if shown is None:
            shown = next((name for path in paths if (name := _inside(path, change.place, config))), None)
        if shown is not None and change.place not in seen:
            seen.add(change.place)
            yield shown, change


def _inside(folder: str, place: str, config: Config) -> str | None:
    """What a file is called when a folder is searched that it lies in; None where the search passes it over."""
    real = os.path.join(os.path.realpath(folder), "")  # noqa: PTH118 - a search works on strings
    if not place.startswith(real):
        return None
    below = place[len(real) :]
    hidden = any(part.startswith(".") for part in Path(below).parts)
    if hidden or Path(below).suffix.lower() not in files.FORMS:
        return None
    shown = below if folder == os.curdir else os.path.join(folder, below)  # noqa: PTH118
    return None if config.excludes(shown) else shown
