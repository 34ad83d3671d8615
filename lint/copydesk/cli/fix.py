"""`copydesk fix`."""

from __future__ import annotations

import sys
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

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
    from collections.abc import Generator
    from datetime import date

    from copydesk.outcome import Checked
    from copydesk.run import Work


@click.command(short_help="Mend what is sure in articles.")
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option("--diff", is_flag=True, help="Show what would change, and write nothing.")
@click.option("--unsafe", is_flag=True, help="Also the repairs that a reader might want otherwise.")
@click.option("--ask", is_flag=True, help="Go through the findings one by one, on a terminal.")
@selection
@exit_codes
@reading
@click.option("-q", "--quiet", is_flag=True, help="No counts.")
@color_option
def fix(
    paths: tuple[str, ...],
    diff: bool,
    unsafe: bool,
    ask: bool,
    exit_zero: bool,
    stdin_filename: str | None,
    published: date | None,
    force_exclude: bool,
    jobs: int | None,
    quiet: bool,
    color: str,
    **settings: Any,
) -> int:
    """Mend what is sure in articles: the repairs marked safe, in the files themselves.

    PATH is a file, a folder (searched for articles) or - for standard input: then the mended text is printed. Each file
    keeps its encoding, line ends and mode, and is written whole or not at all. What is mended is what copydesk check
    shows under the same settings.

    Exit codes, by what is left in the files: 0 nothing, 1 findings of the severity of --fail-on or graver, 2 something
    could not be read or written, 130 interrupted.
    """
    from copydesk import decide, run
    from copydesk import fix as repairs
    from copydesk.cli.progress import Progress
    from copydesk.desk import Desk
    from copydesk.output import machine_stream
    from copydesk.report import Setting
    from copydesk.report.fixes import DiffReport, FixesReport

    _usable(paths, diff, ask, stdin_filename)
    piped = "-" in paths
    with complaints():
        config, rules = configured(**settings)
        speaking = decide.active(rules, config)
        desk = Desk(speaking)
        collect_seldom()
        setting = Setting(speaking, Path.cwd(), colored(color), width(), quiet, fail_on=config.fail_on)
        progress = Progress(sys.stderr, quiet=quiet or ask)
        articles = run.check_files(
            [path for path in paths if path != "-"],
            desk,
            config,
            stdin=sys.stdin.buffer if piped else None,
            stdin_name=stdin_filename or "stdin",
            date=published,
            force_exclude=force_exclude,
            jobs=1 if ask else jobs or processors(),
            expect=progress.expect,
            work=_asking(setting)
            if ask
            else partial(run.mend_article, choose=repairs.first if unsafe else repairs.safe),
        )
        if diff and not sys.stdout.isatty():
            machine_stream(sys.stdout)
        done = _unwritten(articles) if diff else _printed(articles) if piped else run.written(articles)
        with closing(progress.watch(done)) as watched:
            said = sys.stderr if diff or piped else sys.stdout
            report = (DiffReport if diff else FixesReport)(
                sys.stderr if piped and not diff else sys.stdout, said, setting
            )
            worst, failed = run.report(watched, [report])
    return decide.exit_code(worst, failed=failed, fail_on=config.fail_on, exit_zero=exit_zero)


def _usable(paths: tuple[str, ...], diff: bool, ask: bool, stdin_filename: str | None) -> None:
    """Refuse what cannot be done.

    Raises:
        click.UsageError: options that do not go together, with what to say instead.
    """
    if not paths:
        raise click.UsageError(
            "name what to mend: copydesk fix --diff . shows what would change below this folder"
        )
    if "-" in paths and len(paths) > 1:
        raise click.UsageError("- prints one mended text: give it alone")
    if stdin_filename and "-" not in paths:
        raise click.UsageError("--stdin-filename is for standard input: give - as the path")
    if ask and diff:
        raise click.UsageError("--ask writes what you accept, and --diff writes nothing: take one of them")
    if ask and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError("--ask needs a terminal to ask on: without it, what is safe is mended")


def _asking(setting: Any) -> Work:
    from copydesk import run
    from copydesk.cli.ask import Asking

    return partial(run.mend_article, choose=Asking(setting))


def _unwritten(articles: Generator[Checked, None, None]) -> Generator[Checked, None, None]:
    """The articles as they stand, with the repairs that would be made."""
    from copydesk.fix import unmended
    from copydesk.outcome import Mended

    with closing(articles):
        for checked in articles:
            yield unmended(checked) if isinstance(checked, Mended) else checked


def _printed(articles: Generator[Checked, None, None]) -> Generator[Checked, None, None]:
    """The articles, each printed in the encoding that it came in."""
    from copydesk.decoding import encode
    from copydesk.outcome import Mended

    with closing(articles):
        for checked in articles:
            if isinstance(checked, Mended):
                article = checked.article
                sys.stdout.buffer.write(encode(checked.mended, article.encoding, article.bom))
            yield checked
