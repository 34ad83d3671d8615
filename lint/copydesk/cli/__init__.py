"""The command: `copydesk check`, `copydesk fix`, `copydesk rules`, `copydesk explain`, `copydesk try`, `copydesk show`, `copydesk words`, `copydesk clean`, `copydesk languagetool`."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
from typing import TYPE_CHECKING, NoReturn, TextIO, cast

import click

from copydesk import __version__
from copydesk.cli.catalogue import explain, rules
from copydesk.cli.check import check
from copydesk.cli.clean import clean
from copydesk.cli.fix import fix
from copydesk.cli.second import languagetool
from copydesk.cli.settings import wrapped
from copydesk.cli.show import show
from copydesk.cli.try_ import try_
from copydesk.cli.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from io import TextIOWrapper

FAILED, INTERRUPTED, CLOSED = 2, 130, 141
"""Exit codes: could not do what was asked; Ctrl-C; nobody reads the output any more."""

_WELCOME = """\
copydesk reads news articles as a copy desk does and reports what an editor
would mark.

  copydesk check articles/            what there is to mark, in files or folders
  copydesk explain said-with-object   why a rule speaks, with examples
  copydesk fix --diff articles/       what it could mend; without --diff it does

It exits 0 when there is nothing to mark, 1 when there is, and 2 when something
could not be checked. copydesk --help lists all commands, copydesk check --help
says how to choose rules, report formats and settings.
"""


class _Group(click.Group):
    """Commands that end quietly when nobody reads their output any more (`| head`)."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command until its output is written."""
        try:
            code = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            _discard(sys.stdout)
            return CLOSED
        return code


@click.group(
    cls=_Group,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "-V", "--version", message="copydesk %(version)s")
@click.pass_context
def copydesk(context: click.Context) -> None:
    """Find what a copy desk would mark in news articles.

    Typos, wrong words, garbled attribution, and statements that contradict each other, each with its place.
    """
    if context.invoked_subcommand is None:
        click.echo(_WELCOME, nl=False)


copydesk.add_command(check)
copydesk.add_command(fix)
copydesk.add_command(rules)
copydesk.add_command(explain)
copydesk.add_command(try_)
copydesk.add_command(show)
copydesk.add_command(words)
copydesk.add_command(clean)
copydesk.add_command(languagetool)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with these arguments (by default those of the process) and return its exit code."""
    gc.set_threshold(
        100_000, 50, 50
    )  # tables and tokens are no cycles; looking for some is a tenth of the start
    for stream in (sys.stdout, sys.stderr):
        _never_fail(stream)
    with contextlib.suppress(ValueError):  # not the main thread of a program that calls this
        signal.signal(signal.SIGTERM, _terminated)
    try:
        code = copydesk.main(arguments, prog_name="copydesk", standalone_mode=False)
    except click.ClickException as error:
        _show(error)
        return FAILED
    except (KeyboardInterrupt, click.Abort):
        click.echo("copydesk: interrupted", err=True)
        return INTERRUPTED
    except OSError as error:
        click.echo(f"Error: {error}", err=True)
        return FAILED
    except Exception:  # exit 1 would say that everything was checked
        import traceback

        traceback.print_exc()
        click.echo("Error: copydesk itself failed; this is a bug, please report it", err=True)
        return FAILED
    return code or 0


def _show(error: click.ClickException) -> None:
    """Say what is wrong, below how the command is used where that is the matter; on a terminal words are kept whole."""
    context = getattr(error, "ctx", None)
    if context is not None:
        hint = f"Try '{context.command_path} --help' for help."
        click.echo(f"{context.get_usage()}\n{hint}\n", err=True)
    click.echo(wrapped(f"Error: {error.format_message()}", sys.stderr), err=True)


def _never_fail(stream: TextIO) -> None:
    """Let a character that the terminal's encoding lacks come out as an escape."""
    if hasattr(stream, "reconfigure"):
        cast("TextIOWrapper", stream).reconfigure(errors="backslashreplace")


def _terminated(_signal: int, _frame: object) -> NoReturn:
    sys.exit(128 + signal.SIGTERM)  # so that temporary files are removed


def _discard(stream: TextIO) -> None:
    """Send what is still in a stream's buffer nowhere, so that Python does not complain at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
