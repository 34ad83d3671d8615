"""`copydesk words`."""

from __future__ import annotations

import sys
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from copydesk.cli.settings import complaints, encoding_option, for_reading, settings_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copydesk.config import Config


@dataclass(frozen=True, slots=True)
class Found:
    """An unknown word or name: how often it stands, in how many files, and where first."""

    text: str
    kind: str
    count: int
    files: int
    path: str
    line: int
    column: int


@click.command(short_help="List the words and names that copydesk does not know, for the settings.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="[default: text]")
@click.option(
    "--at-least",
    type=click.IntRange(min=1),
    default=1,
    metavar="N",
    help="Only what stands N times or more. [default: 1]",
)
@settings_file("whose words, names, dictionaries, exclude and encoding count")
@encoding_option()
def words(
    paths: tuple[str, ...],
    form: str,
    at_least: int,
    config_file: str | None,
    isolated: bool,
    encoding: str | None,
) -> int:
    """List the words and names that copydesk does not know, the most frequent first, ready for the settings.

    PATH is a file or a folder; without one, the working folder is searched. Read the list before you keep it: slips
    stand in it, too.

    Exit codes: 0 listed, 2 something could not be read (all else is listed).
    """
    from copydesk.output import machine_stream

    with complaints():
        config = for_reading(config_file, isolated, encoding)
        found, problems = _unknown(paths or (".",), config)
    found = [one for one in found if one.count >= at_least]
    if form == "json":
        machine_stream(sys.stdout)
        import json

        click.echo(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_as_settings(found)))
    for problem in problems:
        click.echo(f"Error: {problem}", err=True)
    return 2 if problems else 0


def _unknown(paths: Sequence[str], config: Config) -> tuple[list[Found], list[str]]:
    """What nobody knows in all articles, the most frequent first, and what went wrong."""
    from copydesk import files
    from copydesk.document import Document
    from copydesk.outcome import Problem
    from copydesk.search import find_files

    found: dict[tuple[str, str], Found] = {}
    problems = []
    places = [Path(path) for path in paths]
    articles = 0
    for path in find_files(places, exclude=config.exclude, root=config.root):
        if isinstance(path, Problem):
            problems.append(str(path))
            continue
        try:
            article = files.read_file(path, encoding=config.encoding, max_size=config.max_file_size)
        except files.Unreadable as error:
            problems.append(str(error.problem))
            continue
        articles += 1
        document = Document(article, config.house)
        for text, kind, tokens in document.unknown:
            line, column = document.lines.position(tokens[0].start)
            first = found.get((text, kind)) or Found(text, kind, 0, 0, article.path, line, column)
            found[text, kind] = replace(first, count=first.count + len(tokens), files=first.files + 1)
    if not articles and not problems:
        problems.append(f"no articles found in {' '.join(paths)}")
    return sorted(found.values(), key=lambda one: (-one.count, -one.files, one.text)), problems


def _as_settings(found: Sequence[Found]) -> list[str]:
    """Lines of TOML: the words, then the names, each with its counts and its first place as a remark."""
    from copydesk.report.screen import Screen

    screen = Screen(getattr(sys.stdout, "encoding", None))
    lines = []
    for kind in ("word", "name"):
        entries = [one for one in found if one.kind == kind]
        wide = max((len(one.text) for one in entries), default=0)
        lines.append(f"{kind}s = [")
        for one in entries:
            times = f"{one.count} in {one.files} file{'s' * (one.files > 1)}"
            place = f"{screen.safe(one.path)}:{one.line}:{one.column}"
            entry = f'"{one.text}",'
            lines.append(f"    {entry:<{wide + 3}}  # {times}: {place}")
        lines.append("]")
    return lines
