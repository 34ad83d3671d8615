"""The options of `copydesk check` about findings that are known already."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Generator

    from copydesk.baseline import Baseline, Stale
    from copydesk.outcome import Checked

TOLD = 10
"""Entries of a baseline that no longer occur and are told one by one."""


def old_baseline(file: str) -> Baseline:
    """What `--write-baseline` renews, or an empty one.

    Raises:
        click.ClickException: there is something else in its place.
    """
    from copydesk.baseline import Baseline, BaselineError, read_baseline

    path = Path(file)
    if not path.exists():
        return Baseline(path)
    try:
        return read_baseline(path)
    except BaselineError as error:
        raise click.ClickException(f"--write-baseline: {error}") from error


def followed(articles: Generator[Checked, None, None], stale: Stale) -> Generator[Checked, None, None]:
    """The articles, unchanged; which known findings stand in them is kept in mind."""
    with closing(articles):
        for checked in articles:
            stale.add(checked.path, checked.known, complete=bool(checked.path) and not checked.problems)
            yield checked


def tell(stale: Stale, file: Path) -> None:
    """Say which entries of the baseline no longer occur, and how to be rid of them."""
    from copydesk.config import shown_path
    from copydesk.report.screen import Screen

    entries = stale.entries()
    if not entries:
        return
    screen = Screen(getattr(sys.stderr, "encoding", None))
    name = screen.safe(shown_path(file))
    lines = [f"no longer found: {screen.safe(f'{one.path}: “{one.found}” [{one.rule}]')}" for one in entries]
    if len(lines) > TOLD:
        lines[TOLD:] = [f"{screen.dots} and {len(lines) - TOLD:,} more"]
    lines.append(f"copydesk check --write-baseline {name} drops what is no longer found")
    for line in lines:
        sys.stderr.write(screen.plain(f"{name}: {line}") + "\n")
