"""`copydesk show`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from copydesk.cli.settings import (
    color_option,
    colored,
    complaints,
    encoding_option,
    for_reading,
    settings_file,
    stdin_filename_option,
    width,
)


@click.command(short_help="Show what is read from an article: sentences, quotations, names, figures.")
@click.argument("file")
@click.option("--tokens", is_flag=True, help="Also each word and mark, with part of speech and base form.")
@click.option(
    "--groups", is_flag=True, help="Also noun groups and verb groups, with what patterns call them."
)
@click.option("--claims", is_flag=True, help="Also what the writer says of whom: subject, verb, object.")
@click.option("--all", "everything", is_flag=True, help="--tokens, --groups and --claims.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="[default: text]")
@stdin_filename_option
@settings_file("whose encoding counts")
@encoding_option("a file without a byte order mark is")
@color_option
def show(
    file: str,
    tokens: bool,
    groups: bool,
    claims: bool,
    everything: bool,
    form: str,
    stdin_filename: str | None,
    config_file: str | None,
    isolated: bool,
    encoding: str | None,
    color: str,
) -> int:
    """Show what is read from an article, which rules build on: for writing rules, and for reports of bugs.

    FILE is an article or - for standard input. Its blocks, sentences, quotations with their speakers, names with whom
    they mean, figures, dates and ages are shown, a line each, with line and column.
    """
    from copydesk import files
    from copydesk.document import Document
    from copydesk.output import machine_stream
    from copydesk.report.readings import Readings, TextReadings, as_json

    if stdin_filename and file != "-":
        raise click.UsageError("--stdin-filename is for standard input: give - as the file")
    with complaints():
        config = for_reading(config_file, isolated, encoding)
    try:
        if file == "-":
            article = files.read_stdin(
                sys.stdin.buffer,
                shown=stdin_filename or "stdin",
                encoding=config.encoding,
                max_size=config.max_file_size,
            )
        else:
            article = files.read_file(Path(file), encoding=config.encoding, max_size=config.max_file_size)
    except files.Unreadable as error:
        raise click.ClickException(str(error.problem)) from error
    readings = Readings(
        Document(article, config.house),
        tokens=tokens or everything,
        groups=groups or everything,
        claims=claims or everything,
    ).all()
    if form == "json":
        machine_stream(sys.stdout)
        sys.stdout.write(as_json(readings))
    else:
        TextReadings(sys.stdout, width=width(), color=colored(color)).write(readings)
    return 0
