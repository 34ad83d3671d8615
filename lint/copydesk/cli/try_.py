"""`copydesk try`."""

from __future__ import annotations

import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from copydesk.cli.settings import (
    color_option,
    colored,
    complaints,
    encoding_option,
    for_reading,
    jobs_option,
    processors,
    settings_file,
    width,
)

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence

    from copydesk.config import Config
    from copydesk.outcome import Checked
    from copydesk.rule import Rule

UNREAD = 2
"""Exit code: something could not be read, or not be taken apart."""


def _classes(
    _context: click.Context, _option: click.Parameter, value: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    """Lists of words by name, from NAME=word,word."""
    from copydesk.patterns.meanings import RESERVED

    classes: dict[str, tuple[str, ...]] = {}
    for one in value:
        name, _, listed = one.partition("=")
        words = tuple(word for word in (part.strip() for part in listed.split(",")) if word)
        if not name or not words or " " in name:
            raise click.BadParameter(f"{one!r} is not a list as in verbs=said,added")
        if name in RESERVED:
            raise click.BadParameter(f"<{name}> has a meaning in patterns; give the list another name")
        classes[name] = (*classes.get(name, ()), *words)
    return classes


@click.command("try", short_help="Show what a pattern would match in articles.")
@click.argument("pattern")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--unless", multiple=True, metavar="PATTERN", help="Not where this covers the match; repeatable."
)
@click.option(
    "--class",
    "classes",
    multiple=True,
    callback=_classes,
    metavar="NAME=WORD,...",
    help="A list that the pattern may name as <NAME>; repeatable.",
)
@click.option("--no-quoted", is_flag=True, help="Not inside quotations.")
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    metavar="N",
    help="Show only N matches, at even distances over all of them; 0 only counts.",
)
@click.option(
    "--format", "form", type=click.Choice(["text", "jsonl"]), default="text", help="[default: text]"
)
@settings_file("whose exclude, encoding and tables of words count")
@encoding_option()
@jobs_option
@color_option
def try_(
    pattern: str,
    paths: tuple[str, ...],
    unless: tuple[str, ...],
    classes: dict[str, tuple[str, ...]],
    no_quoted: bool,
    limit: int | None,
    form: str,
    config_file: str | None,
    isolated: bool,
    encoding: str | None,
    jobs: int | None,
    color: str,
) -> int:
    """Show what a PATTERN would match in articles, before it becomes a rule.

    PATTERN is written as in rule files, in single quotes, so that the shell leaves it alone: '⟦refuted⟧ the claim =>
    denied'. PATH is a file, a folder or - for standard input; without one, the working folder is searched.

    Exit codes: 0 all was read, whatever was found, 2 the pattern is wrong or something could not be read (all else
    was), 130 interrupted.
    """
    from copydesk import run
    from copydesk.cli.progress import Progress
    from copydesk.desk import Desk
    from copydesk.output import machine_stream
    from copydesk.report import Setting
    from copydesk.report.matches import JsonlMatches, TextMatches

    with complaints():
        config = for_reading(config_file, isolated, encoding)
        rule = _rule(pattern, unless, classes, no_quoted, config)
    config = replace(config, per_file={}, allow=())
    setting = Setting((rule,), Path.cwd(), color=colored(color), width=width())
    if form == "jsonl":
        machine_stream(sys.stdout)
    report = (JsonlMatches if form == "jsonl" else TextMatches)(sys.stdout, setting, limit)
    progress = Progress(sys.stderr, found="matches")
    articles = run.check_files(
        [path for path in paths if path != "-"] or ([] if paths else ["."]),
        Desk((rule,)),
        config,
        stdin=sys.stdin.buffer if "-" in paths else None,
        jobs=jobs or processors(),
        expect=progress.expect,
    )
    with closing(progress.watch(_without_remarks(articles))) as watched:
        _, failed = run.report(watched, [report])
    return UNREAD if failed else 0


def _without_remarks(articles: Generator[Checked, None, None]) -> Generator[Checked, None, None]:
    """The articles; what their comments allow is no matter here."""
    with closing(articles):
        for checked in articles:
            yield replace(checked, remarks=())


def _rule(
    pattern: str,
    unless: tuple[str, ...],
    classes: Mapping[str, tuple[str, ...]],
    no_quoted: bool,
    config: Config,
) -> Rule:
    """A rule that says nothing but where the pattern matches.

    Its tables are looked up in the first rule folder of the settings, and then among the house's.

    Raises:
        click.ClickException: a pattern is wrong.
    """
    from copydesk.checks.pattern import Options, prepare
    from copydesk.finding import Severity
    from copydesk.rule import Rule
    from copydesk.schema import SchemaError
    from copydesk.tables import builtin_rules

    try:
        options = Options((pattern,), unless=unless, classes=dict(classes), quoted=not no_quoted)
        rule = Rule(
            id="try",
            family="typo",
            title="",
            check="pattern",
            severity=Severity.NOTE,
            message="",
            why="",
            source=(),
            since="",
            options=options,
            home=config.rules[0] if config.rules else builtin_rules(),
            fix="unsafe",
        )
        prepare((rule,))
    except SchemaError as error:
        raise click.ClickException(error.problem) from error
    return rule
