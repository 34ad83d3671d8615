"""The options of `copydesk check` about findings that are known already."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from copydesk.config import Config
    from copydesk.history.baseline import Baseline
    from copydesk.outcome import Checked
    from copydesk.report.known import KnownFindings

TOLD = 10
"""Entries of a baseline that no longer occur and are told one by one."""


class Known:
    """The baseline of a run: the settings', or the one that `--write-baseline` renews."""

    def __init__(self, config: Config, renewed: str | None, places: Sequence[str]) -> None:
        from copydesk.history.baseline import Stale

        self.baseline = _old_baseline(renewed) if renewed else config.known
        self.renewed = renewed
        self.stale = Stale(self.baseline, places, config.meaning, config.speaking) if self.baseline else None

    def follow(self, articles: Generator[Checked, None, None]) -> Generator[Checked, None, None]:
        """The articles, unchanged; which known findings stand in them is kept in mind."""
        with closing(articles):
            for checked in articles:
                if self.stale:
                    complete = bool(checked.path) and not checked.problems
                    self.stale.add(checked.path, checked.known, complete=complete)
                yield checked

    def writer(self, out: TextIO) -> KnownFindings:
        """What writes the renewed baseline."""
        from copydesk.report.known import KnownFindings

        if self.baseline is None or self.stale is None:
            raise ValueError("there is no baseline to renew")
        return KnownFindings(out, self.baseline, self.stale, sys.stdout)

    def tell(self) -> None:
        """Say which entries no longer occur, and how to be rid of them."""
        from copydesk.config import shown_path
        from copydesk.report.screen import Screen

        entries = self.stale.entries() if self.stale and not self.renewed else []
        if not entries or not self.baseline:
            return
        screen = Screen(getattr(sys.stderr, "encoding", None))
        name = screen.safe(shown_path(self.baseline.file))
        lines = [
            f"no longer found: {screen.safe(f'{one.path}: “{one.found}” [{one.rule}]')}" for one in entries
        ]
        if len(lines) > TOLD:
            lines[TOLD:] = [f"{screen.dots} and {len(lines) - TOLD:,} more"]
        lines.append(f"copydesk check --write-baseline {name} drops what is no longer found")
        for line in lines:
            sys.stderr.write(screen.plain(f"{name}: {line}") + "\n")


def _old_baseline(file: str) -> Baseline:
    """What `--write-baseline` renews, or an empty one.

    Raises:
        click.ClickException: there is something else in its place.
    """
    from copydesk.history.baseline import Baseline, BaselineError, read_baseline

    path = Path(file)
    if not path.exists():
        return Baseline(path)
    try:
        return read_baseline(path)
    except BaselineError as error:
        raise click.ClickException(f"--write-baseline: {error}") from error
