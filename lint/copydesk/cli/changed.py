"""The options of `copydesk check` about what has changed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

import click

from copydesk.cli.settings import together

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copydesk.config import Config
    from copydesk.history.changes import Changes, Since

changed_lines = together(
    click.option(
        "--since",
        metavar="REF",
        help="Only what changed since HEAD and REF parted: findings with a place in a changed line, new files.",
    ),
    click.option(
        "--staged", is_flag=True, help="Only what is staged: its text, findings in its changed lines."
    ),
    click.option(
        "--changed",
        is_flag=True,
        help="For hooks: the range that pre-commit names, else what is staged, else whole files.",
    ),
)


class Wanted(NamedTuple):
    """What of --since, --staged and --changed was given."""

    since: str | None
    staged: bool
    changed: bool

    def refuse(self, paths: Sequence[str], write_baseline: str | None) -> None:
        """Refuse what cannot be done.

        Raises:
            click.UsageError: options that do not go together.
        """
        given = [f"--{name}" for name, value in self._asdict().items() if value]
        if len(given) > 1:
            raise click.UsageError(f"{' and '.join(given)} are ways to say one thing: take one of them")
        if given and "-" in paths:
            raise click.UsageError(f"{given[0]} is for files that git knows, not for standard input")
        if given and write_baseline:
            raise click.UsageError(f"a baseline is written from whole articles: leave out {given[0]}")

    def changes(self, paths: Sequence[str], config: Config, *, force_exclude: bool) -> Changes | None:
        """What there is to read, or None for whole files; stderr is told where that is no matter of course.

        Raises:
            click.ClickException: git cannot tell what changed.
        """
        if not any(self):
            return None
        from copydesk.history.changes import Since, changes
        from copydesk.history.git import GitError
        from copydesk.report.words import counted

        since = Since(self.since) if self.since else _range() if self.changed else None
        try:
            found = changes(paths, config, since, force_exclude=force_exclude)
        except GitError as error:
            raise click.ClickException(str(error)) from error
        what = f"changed since {since.ref}" if since else "staged"
        if found.found:
            said = f"of {counted(len(found.found), 'article')} {what}, the changed lines are checked"
        elif self.changed:
            said = f"none of these files is {what}, so all lines of all of them are checked"
        else:
            where = "the working folder" if list(paths) == ["."] else " ".join(paths)
            said = f"nothing was read: no article in {where} is {what}"
        if self.changed or not found.found:
            click.echo(f"copydesk: {said}", err=True)
        return None if self.changed and not found.found else found


def _range() -> Since | None:
    """The commits that pre-commit was told to look at, if it was."""
    from copydesk.history.changes import Since

    start, end = (os.environ.get(f"PRE_COMMIT_{name}_REF", "") for name in ("FROM", "TO"))
    return Since(start, end) if start.strip("0") and end.strip("0") else None
