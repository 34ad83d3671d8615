"""`copydesk check`."""

from __future__ import annotations

import sys
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from copydesk.cli.settings import colored, complaints, configured, processors, width

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from copydesk.report import Report, Setting

LEVELS = ("note", "warning", "error")


def _listed(_context: click.Context, _option: click.Parameter, value: Sequence[str]) -> tuple[str, ...]:
    """Options that may be given several times and take lists divided by commas."""
    return tuple(name.strip() for one in value for name in one.split(",") if name.strip())


def _date(_context: click.Context, _option: click.Parameter, value: str | None) -> date | None:
    from datetime import date

    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is not a date as in 2026-11-23") from error


def _formats(_context: click.Context, _option: click.Parameter, value: Sequence[str]) -> tuple[str, ...]:
    from copydesk.report import REPORTS
    from copydesk.schema import nearest

    for name in value:
        if name not in REPORTS:
            raise click.BadParameter(f"{name!r} is none of {', '.join(REPORTS)}{nearest(name, REPORTS)}")
    return tuple(value) or ("text",)


@click.command(short_help="Find what there is to mark in articles.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--select",
    multiple=True,
    callback=_listed,
    metavar="RULE|FAMILY,...",
    help="Only these rules, whatever the settings select or ignore; naming a preview rule turns it on.",
)
@click.option("--ignore", multiple=True, callback=_listed, metavar="RULE|FAMILY,...", help="Not these rules.")
@click.option(
    "--preview/--no-preview",
    default=None,
    help="Also the rules that are off by default: new, or wrong too often.",
)
@click.option(
    "--format",
    "formats",
    multiple=True,
    callback=_formats,
    metavar="FORMAT",
    help="text, json, jsonl, sarif, github, gitlab, junit, checkstyle or rdjson; several, each with its --output, in one run. [default: text]",
)
@click.option(
    "--output",
    "outputs",
    multiple=True,
    metavar="FILE",
    help="Write the report to FILE, whole or not at all; - is standard output.",
)
@click.option("--fail-on", type=click.Choice(LEVELS), help="Exit 1 from this severity on. [default: warning]")
@click.option("--exit-zero", is_flag=True, help="Exit 0 even if something was found (2 stays 2).")
@click.option(
    "--config",
    "config_file",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False),
    help="Settings, instead of the nearest copydesk.toml or [tool.copydesk] in pyproject.toml.",
)
@click.option("--isolated", is_flag=True, help="No settings file.")
@click.option(
    "--dictionary",
    "dictionaries",
    multiple=True,
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False),
    help="Words and names that are right, one a line; besides those of the settings.",
)
@click.option(
    "--encoding", metavar="NAME", help="How files without a byte order mark are encoded. [default: utf-8]"
)
@click.option("--stdin-filename", metavar="NAME", help="What the article on standard input is called.")
@click.option(
    "--date", "published", metavar="YYYY-MM-DD", callback=_date, help="The day the articles were published."
)
@click.option(
    "--force-exclude", is_flag=True, help="Let the settings' exclude apply to files that are named, too."
)
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes for many articles. [default: one for each processor]",
)
@click.option("--statistics", is_flag=True, help="Count findings by rule.")
@click.option("-q", "--quiet", is_flag=True, help="A line per finding: no excerpts, no counts.")
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="Colours in the text report; NO_COLOR and FORCE_COLOR are heeded. [default: auto]",
)
def check(
    paths: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    preview: bool | None,
    formats: tuple[str, ...],
    outputs: tuple[str, ...],
    fail_on: str | None,
    exit_zero: bool,
    config_file: str | None,
    isolated: bool,
    dictionaries: tuple[str, ...],
    encoding: str | None,
    stdin_filename: str | None,
    published: date | None,
    force_exclude: bool,
    jobs: int | None,
    statistics: bool,
    quiet: bool,
    color: str,
) -> int:
    """Find what there is to mark in articles.

    PATH is a file, a folder (searched for articles; what git ignores, hidden folders and the settings' exclude are left
    out) or - for standard input; without one, the working folder is searched.

    Exit codes: 0 nothing found, 1 findings of the severity of --fail-on or graver, 2 something could not be read or a
    rule failed (all else was checked and is reported), 130 interrupted.
    """
    from copydesk import decide, run
    from copydesk.cli.progress import Progress
    from copydesk.desk import Desk
    from copydesk.report import Setting, source_root

    if config_file and isolated:
        raise click.UsageError("--config and --isolated contradict each other")
    if stdin_filename and "-" not in paths:
        raise click.UsageError("--stdin-filename is for standard input: give - as the path")
    pairs = _pairs(formats, outputs, paths)
    with complaints():
        config, rules = configured(
            config_file,
            isolated,
            select=select,
            ignore=ignore,
            preview=preview,
            fail_on=fail_on,
            encoding=encoding,
            dictionaries=dictionaries,
        )
        speaking = decide.active(rules, config)
        desk = Desk(speaking)
        _collect_seldom()
        setting = Setting(
            rules=speaking,
            root=source_root(Path.cwd()),
            color=colored(color),
            width=width(),
            quiet=quiet,
            statistics=statistics,
            fail_on=config.fail_on,
        )
        progress = Progress(sys.stderr, quiet=quiet)
        articles = run.check_files(
            [path for path in paths if path != "-"] or ([] if paths else ["."]),
            desk,
            config,
            stdin=sys.stdin.buffer if "-" in paths else None,
            stdin_name=stdin_filename or "stdin",
            date=published,
            force_exclude=force_exclude,
            jobs=jobs or processors(),
            expect=progress.expect,
        )
        with ExitStack() as stack:
            reports = [_report(name, output, setting, stack) for name, output in pairs]
            worst, failed = run.report(stack.enter_context(closing(progress.watch(articles))), reports)
    return decide.exit_code(worst, failed=failed, fail_on=config.fail_on, exit_zero=exit_zero)


def _pairs(
    formats: tuple[str, ...], outputs: tuple[str, ...], paths: tuple[str, ...]
) -> list[tuple[str, str]]:
    """Each format with its output, which is none of the articles; a single format may go without: it is printed."""
    for output in outputs:
        if any(_same(output, path) for path in paths):
            raise click.UsageError(f"--output {output} would overwrite an article that is to be checked")
    if len(formats) == 1 and not outputs:
        return [(formats[0], "-")]
    if len(formats) != len(outputs):
        example = " ".join(
            f"--format {name} --output {'-' if name == 'text' else 'FILE'}" for name in formats
        )
        raise click.UsageError(f"each --format needs its --output (- is standard output): {example}")
    if len(set(outputs)) < len(outputs):
        raise click.UsageError("two reports cannot go to one place")
    return list(zip(formats, outputs, strict=True))


def _report(name: str, output: str, setting: Setting, stack: ExitStack) -> Report:
    from copydesk.output import machine_stream, whole_file
    from copydesk.report import REPORTS

    if output != "-":
        try:
            stream: TextIO = stack.enter_context(whole_file(Path(output)))
        except OSError as error:
            raise click.ClickException(f"--output {output}: {error.strerror or error}") from error
        return REPORTS[name](stream, replace(setting, color=False, width=80))
    if name != "text":
        machine_stream(sys.stdout)
    return REPORTS[name](sys.stdout, setting)


def _same(one: str, other: str) -> bool:
    try:
        return "-" not in (one, other) and Path(one).samefile(other)
    except OSError:
        return False


def _collect_seldom() -> None:
    """Leave rules and tables out of garbage collection, and look for garbage less often: readings make no cycles.

    Measured on 300 news articles: a tenth less time, the same memory.
    """
    import gc

    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
