"""From the command line's options and the settings file to the Config of a run."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from copydesk.config import Config
    from copydesk.rule import Rule


LEVELS = ("note", "warning", "error")

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def listed(_context: click.Context, _option: click.Parameter, value: Sequence[str]) -> tuple[str, ...]:
    """Options that may be given several times and take lists divided by commas."""
    return tuple(name.strip() for one in value for name in one.split(",") if name.strip())


def _date(_context: click.Context, _option: click.Parameter, value: str | None) -> date | None:
    from datetime import date

    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is not a date as in 2026-11-23") from error


def rule_names(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[str]:
    """The rules (where lists are taken, families too) that a shell offers to complete what is typed, behind its last comma."""
    from copydesk.catalogue import read_catalogue
    from copydesk.rule import FAMILIES

    before, comma, begun = typed.rpartition(",")
    families = FAMILIES if isinstance(_parameter, click.Option) else ()
    names = (*families, *(rule.id for rule in read_catalogue()))
    return [f"{before}{comma}{name}" for name in names if name.startswith(begun)]


def together(*options: Decorator) -> Decorator:
    """One decorator for several options, shown in their order."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def settings_file(counts: str) -> Decorator:
    """--config and --isolated; `counts` says what of the settings counts."""
    return together(
        click.option(
            "--config",
            "config_file",
            metavar="FILE",
            type=click.Path(exists=True, dir_okay=False),
            help=f"Settings, {counts}.",
        ),
        click.option("--isolated", is_flag=True, help="No settings file."),
    )


def encoding_option(files: str = "files without a byte order mark are") -> Decorator:
    """--encoding."""
    return click.option("--encoding", metavar="NAME", help=f"How {files} encoded. [default: utf-8]")


stdin_filename_option = click.option(
    "--stdin-filename", metavar="NAME", help="What the article on standard input is called."
)
jobs_option = click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes for many articles. [default: one for each processor]",
)
color_option = click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="Colours; NO_COLOR and FORCE_COLOR are heeded. [default: auto]",
)
selection = together(
    click.option(
        "--select",
        multiple=True,
        callback=listed,
        shell_complete=rule_names,
        metavar="RULE|FAMILY,...",
        help="Only these rules, whatever the settings select or ignore; naming a preview rule turns it on.",
    ),
    click.option(
        "--ignore",
        multiple=True,
        callback=listed,
        shell_complete=rule_names,
        metavar="RULE|FAMILY,...",
        help="Not these rules.",
    ),
    click.option(
        "--preview/--no-preview",
        default=None,
        help="Also the rules that are off by default: new, or wrong too often.",
    ),
)
exit_codes = together(
    click.option(
        "--fail-on", type=click.Choice(LEVELS), help="Exit 1 from this severity on. [default: warning]"
    ),
    click.option("--exit-zero", is_flag=True, help="Exit 0 even if something was found (2 stays 2)."),
)
reading = together(
    settings_file("instead of the nearest copydesk.toml or [tool.copydesk] in pyproject.toml"),
    click.option(
        "--dictionary",
        "dictionaries",
        multiple=True,
        metavar="FILE",
        type=click.Path(exists=True, dir_okay=False),
        help="Words and names that are right, one a line; besides those of the settings.",
    ),
    click.option(
        "--baseline",
        metavar="FILE",
        type=click.Path(exists=True, dir_okay=False),
        help="Findings that are known, not to be shown; instead of the settings' baseline.",
    ),
    click.option("--no-baseline", is_flag=True, help="Known findings, too."),
    encoding_option(),
    stdin_filename_option,
    click.option(
        "--date",
        "published",
        metavar="YYYY-MM-DD",
        callback=_date,
        help="The day the articles were published.",
    ),
    click.option(
        "--force-exclude", is_flag=True, help="Let the settings' exclude apply to files that are named, too."
    ),
    jobs_option,
)
"""Where settings come from and how articles are read: `check` and `fix` share these."""


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


def configured(
    config_file: str | None,
    isolated: bool,
    *,
    baseline: str | None = None,
    no_baseline: bool = False,
    second: Callable[[Config], Config] | None = None,
    **options: Any,
) -> tuple[Config, tuple[Rule, ...]]:
    """The settings that apply (options outweigh the settings file), and the catalogue they speak of.

    A command that can ask LanguageTool gives `second`, which puts into the settings what its options say of that.
    """
    from copydesk.catalogue import read_catalogue
    from copydesk.decide import settle

    if config_file and isolated:
        raise click.UsageError("--config and --isolated contradict each other")
    if baseline and no_baseline:
        raise click.UsageError("--baseline and --no-baseline contradict each other")
    config = _written(config_file, isolated)
    if baseline or no_baseline:
        config = replace(config, baseline=Path(baseline) if baseline else None)
    rules = read_catalogue(config.rules)
    if second and (config := second(config)).languagetool:
        rules += _of_languagetool(config, (*options.get("select", ()), *options.get("ignore", ())))
    config, notes = settle(_overruled(config, rules, **options), rules)
    for note in notes:
        click.echo(f"copydesk: {note}", err=True)
    return config, rules


def _of_languagetool(config: Config, named: tuple[str, ...]) -> tuple[Rule, ...]:
    from copydesk.config import rule_keys
    from copydesk.languagetool import read_rules

    every = config.languagetool is not None and config.languagetool.rules == "all"
    in_settings = (name for _, names, _ in rule_keys(config) for name in names)
    return tuple(read_rules([*named, *in_settings], every=every))


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


def wrapped(text: str, stream: TextIO, hang: int = 0) -> str:
    """A line as a terminal shows it without cutting words, later lines `hang` columns in; elsewhere it stays one line."""
    if not stream.isatty():
        return text
    import shutil
    from textwrap import fill

    columns = max(40, shutil.get_terminal_size((80, 24)).columns)
    lines = text.split("\n")
    how: dict[str, Any] = {
        "subsequent_indent": " " * hang,
        "break_long_words": False,
        "break_on_hyphens": False,
    }
    return "\n".join(fill(line, columns, **how) if len(line) > columns else line for line in lines)


def say(text: str) -> None:
    """Print a line in the characters that standard output has."""
    from copydesk.report.screen import Screen

    sys.stdout.write(Screen(getattr(sys.stdout, "encoding", None)).plain(text) + "\n")


def collect_seldom() -> None:
    """Leave rules and tables out of garbage collection, and look for garbage less often: a test holds that readings make no cycles."""
    import gc

    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
