"""From the command line's options and the settings file to the Config of a run."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.config import Config
    from copydesk.rule import Rule


@contextmanager
def complaints() -> Iterator[None]:
    """Turn what is wrong with settings, rules or tables into one line on stderr and exit code 2."""
    from copydesk.catalogue import CatalogueError
    from copydesk.config import ConfigError
    from copydesk.tables import TableError

    try:
        yield
    except (ConfigError, CatalogueError, TableError) as error:
        raise click.ClickException(str(error)) from error


def configured(file: str | None, isolated: bool, **options: Any) -> tuple[Config, tuple[Rule, ...]]:
    """The settings that apply (options outweigh the settings file), and the catalogue they speak of."""
    from copydesk.catalogue import read_catalogue
    from copydesk.decide import settle

    config = _written(file, isolated)
    rules = read_catalogue(config.rules)
    config, notes = settle(_overruled(config, rules, **options), rules)
    for note in notes:
        click.echo(f"copydesk: {note}", err=True)
    return config, rules


def for_reading(file: str | None, isolated: bool, encoding: str | None) -> Config:
    """The settings that apply to a command that runs none of the rules, which may be unfinished."""
    return _encoded(_written(file, isolated), encoding)


def _written(file: str | None, isolated: bool) -> Config:
    from copydesk.config import Config, find_config, read_config

    path = Path(file) if file else None if isolated else find_config(Path.cwd())
    return read_config(path) if path else Config()


def _overruled(
    config: Config,
    rules: tuple[Rule, ...],
    *,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    preview: bool | None = None,
    fail_on: str | None = None,
    encoding: str | None = None,
    dictionaries: tuple[str, ...] = (),
) -> Config:
    from copydesk.decide import meanings, unknown
    from copydesk.finding import Severity

    meaning = meanings(rules)
    for option, names in (("--select", select), ("--ignore", ignore)):
        for name in names:
            if name not in meaning:
                raise click.ClickException(f"{option}: {unknown(name, rules)}")
    if select:
        config = replace(config, select=select, extend_select=(), ignore=())
    config = replace(config, ignore=(*config.ignore, *ignore))
    if preview is not None:
        config = replace(config, preview=preview)
    if fail_on:
        config = replace(config, fail_on=Severity[fail_on.upper()])
    for dictionary in dictionaries:
        config = config.with_dictionary(Path(dictionary))
    return _encoded(config, encoding)


def _encoded(config: Config, encoding: str | None) -> Config:
    from copydesk.files import known_encoding

    try:
        known_encoding(encoding or config.encoding or "utf-8")
    except ValueError as error:
        if encoding:
            raise click.ClickException(f"--encoding: {error}") from error
        raise config.error("encoding", str(error)) from error
    return replace(config, encoding=encoding) if encoding else config


def colored(choice: str) -> bool:
    """Whether to print colours: as `--color` says, else NO_COLOR, FORCE_COLOR, else only on a terminal."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def processors() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def width() -> int:
    """The columns that a report may fill: the terminal's, or 80."""
    import shutil

    return shutil.get_terminal_size((80, 24)).columns if sys.stdout.isatty() else 80
