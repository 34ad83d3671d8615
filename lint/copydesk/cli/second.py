"""LanguageTool as a second reader: its options, the server that is asked meanwhile, and `copydesk languagetool`."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from copydesk.config import Config
    from copydesk.desk import Desk
    from copydesk.rule import Rule


def second_reader(command: Callable[..., Any]) -> Callable[..., Any]:
    """--with and --languagetool-server."""
    server = click.option(
        "--languagetool-server",
        metavar="URL",
        help="Ask the LanguageTool server at this address, as in http://localhost:8081; means --with languagetool.",
    )
    engine = click.option(
        "--with",
        "engines",
        multiple=True,
        type=click.Choice(["languagetool"]),
        help="Also ask LanguageTool, of which only rules speak that were measured to be right (docs/languagetool.md).",
    )
    return engine(server(command))


def asked(config: Config, engines: tuple[str, ...], server: str | None) -> Config:
    """Settings that ask for LanguageTool, if the options or the settings themselves do."""
    from copydesk.config import SecondReader

    if not engines and not server:
        return config
    try:
        second = config.languagetool or SecondReader()
        second = replace(second, server=server or second.server)
    except ValueError as error:
        raise click.ClickException(f"--languagetool-server: {error}") from error
    return replace(config, languagetool=second)


@contextmanager
def desk_of(config: Config, speaking: tuple[Rule, ...], rules: tuple[Rule, ...]) -> Iterator[Desk]:
    """The rules at their desk, and LanguageTool beside them if it is asked for; a server of ours ends with the block.

    Without LanguageTool all else is checked, and that it is not there is a problem of the run.
    """
    from copydesk.desk import Desk

    second = config.languagetool
    if second is None:
        yield Desk(speaking)
        return
    from copydesk.languagetool import OTHER, PREFIX, Client, EngineError, LanguageTool, started
    from copydesk.outcome import Problem

    theirs = [rule for rule in speaking if rule.check == "languagetool"]
    ours = [rule for rule in speaking if rule.check != "languagetool"]
    every = any(rule.id == OTHER for rule in theirs)
    with ExitStack() as stack:
        try:
            url = second.server or stack.enter_context(started(second.java_options, second.start_timeout))
        except EngineError as error:
            desk = Desk(ours)
            desk.problems.append(Problem("engine", f"LanguageTool read nothing: {error}"))
            yield desk
            return
        client = Client(
            url.rstrip("/").removesuffix("/v2"),
            second.language or ("en-GB" if config.dialect == "en-GB" else "en-US"),
            second.timeout,
            () if every else tuple(rule.id.removeprefix(PREFIX) for rule in theirs),
        )
        known = [rule.id for rule in rules if rule.check == "languagetool"]
        yield Desk(ours, [LanguageTool(client, theirs, known)] if theirs else [])


@click.group(short_help="Install LanguageTool for `check --with languagetool`.")
def languagetool() -> None:
    """LanguageTool, which copydesk can ask as a second reader (docs/languagetool.md)."""


@languagetool.command(short_help="Install it where language-tool-python looks for it.")
@click.option(
    "--from-maven",
    is_flag=True,
    help="Let Maven fetch it, from wherever this machine's Maven gets its packages.",
)
def install(from_maven: bool) -> int:
    """Install LanguageTool, some 250 MB, where language-tool-python looks for it (LTP_PATH); Java is needed to run it."""
    from copydesk.languagetool import EngineError
    from copydesk.languagetool.install import install as put

    try:
        folder = put(maven=from_maven)
    except EngineError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"LanguageTool is in {folder}")
    return 0
