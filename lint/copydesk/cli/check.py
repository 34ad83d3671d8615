"""`copydesk check`."""

from __future__ import annotations

import sys
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from copydesk.cli.changed import Wanted, changed_lines
from copydesk.cli.clean import remembered
from copydesk.cli.second import asked, desk_of, second_reader
from copydesk.cli.settings import (
    collect_seldom,
    color_option,
    colored,
    complaints,
    configured,
    exit_codes,
    processors,
    reading,
    selection,
    width,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from copydesk.config import Config
    from copydesk.report import Report, Setting
    from copydesk.report.compare import Old
    from copydesk.rule import Rule


def _formats(_context: click.Context, _option: click.Parameter, value: Sequence[str]) -> tuple[str, ...]:
    from copydesk.report import REPORTS
    from copydesk.schema import nearest

    for name in value:
        if name not in REPORTS:
            raise click.BadParameter(f"{name!r} is none of {', '.join(REPORTS)}{nearest(name, REPORTS)}")
    return tuple(value) or ("text",)


def _format_names(_context: click.Context, _option: click.Parameter, typed: str) -> list[str]:
    from copydesk.report import REPORTS

    return [name for name in REPORTS if name.startswith(typed)]


@click.command(short_help="Find what there is to mark in articles.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@selection
@click.option(
    "--format",
    "formats",
    multiple=True,
    callback=_formats,
    shell_complete=_format_names,
    metavar="FORMAT",
    help="text, html, json, jsonl, sarif, github, gitlab, junit, checkstyle or rdjson; several, each with its --output, in one run. [default: text]",
)
@click.option(
    "--output",
    "outputs",
    multiple=True,
    metavar="FILE",
    help="Write the report to FILE, whole or not at all; - is standard output.",
)
@exit_codes
@reading
@changed_lines
@second_reader
@click.option(
    "--write-baseline",
    metavar="FILE",
    help="Write all findings to FILE as known, instead of showing them; exit 0 unless something was not checked.",
)
@click.option(
    "--compare",
    metavar="OLD.json",
    type=click.Path(exists=True, dir_okay=False),
    help="Show what is new, gone and the same next to an earlier --format json; exit 1 for what is new.",
)
@click.option("--no-cache", is_flag=True, help="Read every article anew, and remember nothing.")
@click.option("--statistics", is_flag=True, help="Count findings by rule.")
@click.option("-q", "--quiet", is_flag=True, help="A line per finding: no excerpts, no counts.")
@color_option
def check(
    paths: tuple[str, ...],
    formats: tuple[str, ...],
    outputs: tuple[str, ...],
    exit_zero: bool,
    stdin_filename: str | None,
    published: date | None,
    force_exclude: bool,
    jobs: int | None,
    since: str | None,
    staged: bool,
    changed: bool,
    write_baseline: str | None,
    compare: str | None,
    no_cache: bool,
    statistics: bool,
    quiet: bool,
    color: str,
    engines: tuple[str, ...],
    languagetool_server: str | None,
    **settings: Any,
) -> int:
    """Find what there is to mark in articles.

    PATH is a file, a folder (searched for articles; what git ignores, hidden folders and the settings' exclude are left
    out) or - for standard input; without one, the working folder is searched.

    Exit codes: 0 nothing found, 1 findings of the severity of --fail-on or graver, 2 something could not be read or a
    rule failed (all else was checked and is reported), 130 interrupted.
    """
    from copydesk import decide, run
    from copydesk.cli.known import Known
    from copydesk.cli.progress import Progress

    if stdin_filename and "-" not in paths:
        raise click.UsageError("--stdin-filename is for standard input: give - as the path")
    wanted = Wanted(since, staged, changed)
    wanted.refuse(paths, write_baseline)
    pairs = _pairs(formats, outputs, paths)
    old = _old(compare, formats, write_baseline)
    places = [path for path in paths if path != "-"] or ([] if paths else ["."])
    if write_baseline:
        settings |= {"baseline": None, "no_baseline": True}
        pairs = [pair for pair in pairs if outputs]
    with complaints(), ExitStack() as engine:
        config, rules = configured(
            second=lambda config: asked(config, engines, languagetool_server), **settings
        )
        speaking = decide.active(rules, config)
        desk = engine.enter_context(desk_of(config, speaking, rules))
        known = Known(config, write_baseline, places)
        changes = wanted.changes(places, config, force_exclude=force_exclude)
        collect_seldom()
        progress = Progress(sys.stderr, quiet=quiet)
        articles = run.check_files(
            places,
            desk,
            replace(config, changed=changes.lines) if changes else config,
            stdin=sys.stdin.buffer if "-" in paths else None,
            stdin_name=stdin_filename or "stdin",
            date=published,
            force_exclude=force_exclude,
            jobs=jobs or processors(),
            expect=progress.expect,
            found=changes.found if changes else None,
            memory=None if no_cache or config.languagetool else remembered(config, speaking, published),
        )
        with ExitStack() as stack:
            setting = _setting(speaking, config, color=color, quiet=quiet, statistics=statistics)
            reports = _reports(pairs, setting, old, config, stack)
            if write_baseline:
                reports.append(known.writer(stack.enter_context(_file("--write-baseline", write_baseline))))
            followed = stack.enter_context(closing(progress.watch(known.follow(articles))))
            worst, failed = run.report(followed, reports)
        if not quiet:
            known.tell()
    if old:
        from copydesk.report.compare import worst_new

        worst = worst_new(reports)
    return decide.exit_code(
        worst,
        failed=failed,
        fail_on=config.fail_on,
        exit_zero=exit_zero or bool(write_baseline),
    )


def _setting(rules: Sequence[Rule], config: Config, *, color: str, quiet: bool, statistics: bool) -> Setting:
    """What reports need to know of the run."""
    from copydesk.report import Setting, source_root

    return Setting(
        rules=tuple(rules),
        root=source_root(Path.cwd()),
        color=colored(color),
        width=width(),
        quiet=quiet,
        statistics=statistics,
        fail_on=config.fail_on,
    )


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


def _old(file: str | None, formats: tuple[str, ...], write_baseline: str | None) -> Old | None:
    """What `--compare` compares with.

    Raises:
        click.ClickException: it is no report, or not shown in the formats asked for.
    """
    if file is None:
        return None
    from copydesk.report.compare import FORMATS, OldReportError, old_report

    if write_baseline:
        raise click.UsageError("--compare and --write-baseline are two runs: take one of them")
    if not set(formats) <= set(FORMATS):
        raise click.UsageError(f"--compare is shown as {' or '.join(FORMATS)}: give one of them as --format")
    try:
        return old_report(Path(file))
    except OldReportError as error:
        raise click.ClickException(f"--compare: {error}") from error


def _reports(
    pairs: list[tuple[str, str]], setting: Setting, old: Old | None, config: Config, stack: ExitStack
) -> list[Report]:
    """A report for each pair of format and output; next to an old run they are comparisons."""
    from copydesk.report import REPORTS

    makers: Mapping[str, Callable[[TextIO, Setting], Report]] = REPORTS
    if old:
        from copydesk.report.compare import comparisons

        makers = comparisons(old, config.meaning)
    return [_report(makers, name, output, setting, stack) for name, output in pairs]


def _report(
    makers: Mapping[str, Callable[[TextIO, Setting], Report]],
    name: str,
    output: str,
    setting: Setting,
    stack: ExitStack,
) -> Report:
    from copydesk.output import machine_stream

    if output != "-":
        stream = stack.enter_context(_file("--output", output))
        return makers[name](stream, replace(setting, color=False, width=80))
    if name != "text":
        machine_stream(sys.stdout)
    return makers[name](sys.stdout, setting)


@contextmanager
def _file(option: str, name: str) -> Iterator[TextIO]:
    """A file that is written whole or not at all; when it cannot be begun, the option that named it is named."""
    from copydesk.output import whole_file

    with ExitStack() as stack:
        try:
            stream = stack.enter_context(whole_file(Path(name)))
        except OSError as error:
            reason = error.strerror or error
            raise click.ClickException(
                f"{option} {name}: {reason}; give a file in a folder that is there and may be written to"
            ) from error
        yield stream


def _same(one: str, other: str) -> bool:
    try:
        return "-" not in (one, other) and Path(one).samefile(other)
    except OSError:
        return False
