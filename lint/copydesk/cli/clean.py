"""`copydesk clean`, and what `copydesk check` remembers from run to run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from copydesk.cli.settings import complaints, for_reading, settings_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from copydesk.config import Config
    from copydesk.memory import Memory
    from copydesk.rule import Rule


def remembered(config: Config, rules: Sequence[Rule], published: date | None) -> Memory | None:
    """What earlier runs found with these rules under these settings; nothing where there is no place to remember."""
    from copydesk.memory import Memory, key

    place = _place(config)
    if place is None:
        return None
    about = (
        [(rule.id, rule.severity, rule.options) for rule in rules],
        config.per_file,
        config.allow,
        config.house,
        config.encoding,
        config.max_file_size,
        published,
    )
    return Memory(place, key(about, config.rules), config.root)


@click.command(short_help="Forget what earlier runs found.")
@settings_file("whose folder's cache is meant")
def clean(config_file: str | None, isolated: bool) -> int:
    """Forget what earlier runs found in articles that have not changed: remove the folder .copydesk_cache."""
    from copydesk.memory import clean as remove

    with complaints():
        config = for_reading(config_file, isolated, None)
    place = _place(config)
    try:
        removed = place is not None and remove(place)
    except (OSError, ValueError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"removed {place}" if removed else f"nothing to remove at {place}")
    return 0


def _place(config: Config) -> Path | None:
    """Beside the settings, else at the top of the repository, else (where there is no project) the user's cache folder."""
    from copydesk.memory import place_for
    from copydesk.report import source_root

    if config.file is not None:
        return place_for(config.root)
    root = source_root(Path.cwd())
    return place_for(root if (root / ".git").exists() else None)
