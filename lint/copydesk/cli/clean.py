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
    from copydesk.history.memory import Memory
    from copydesk.rule import Rule


def remembered(config: Config, rules: Sequence[Rule], published: date | None) -> Memory | None:
    """What earlier runs found with these rules under these settings; nothing where there is no place to remember."""
    from copydesk.history.memory import Memory, key

    place, root = _place(config)
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
    return Memory(place, key(about, config.rules), root)


@click.command(short_help="Forget what earlier runs found.")
@settings_file("whose folder's cache is meant")
def clean(config_file: str | None, isolated: bool) -> int:
    """Forget what earlier runs found in articles that have not changed: remove the folder .copydesk_cache."""
    from copydesk.history.memory import clean as remove

    with complaints():
        config = for_reading(config_file, isolated, None)
    place, _ = _place(config)
    try:
        removed = place is not None and remove(place)
    except (OSError, ValueError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"removed {place}" if removed else f"nothing to remove at {place}")
    return 0


def _place(config: Config) -> tuple[Path | None, Path]:
    """The cache folder, and the folder that paths in it count from.

    It lies beside the settings, else at the top of the repository, else (there is no project) with the user's caches.
    """
    from copydesk.history.memory import place_for
    from copydesk.report import source_root

    root = config.root if config.file is not None else source_root(Path.cwd())
    if config.file is not None or (root / ".git").exists():
        return place_for(root), root
    return place_for(None), Path(root.anchor)
