"""A LanguageTool server of our own: found through language-tool-python, started once, gone when we are."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib import error, request

from copydesk.languagetool.client import EngineError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import IO

EXTRA = "pip install 'copydesk[languagetool]'"
INSTALL = "copydesk languagetool install"

JAVA = 17
"""The oldest Java that LanguageTool 6.8 runs on."""

DEADLINE = 60.0
"""Seconds that a server gets to start."""

GOODBYE = 5.0
"""Seconds that the guard gets to end it."""

_TAIL = 1500
"""Characters of what the server said that are passed on."""

_PORT_TAKEN = re.compile(r"address already in use|bindexception", re.IGNORECASE)
_ATTEMPTS = 3


@contextmanager
def started(options: Sequence[str] = (), deadline: float = DEADLINE) -> Iterator[str]:
    """The address of a server that runs as long as the block does; `options` are Java's.

    Raises:
        EngineError: the extra, Java or LanguageTool is missing, or it did not start; the message holds what it said.
    """
    command = server_command(options)
    for attempt in range(_ATTEMPTS):
        with tempfile.TemporaryFile() as log:
            port = _free_port()
            guard = _guarded([*command, "--port", str(port)], log)
            try:
                if not _wait(guard, port, deadline, log):
                    if attempt + 1 < _ATTEMPTS and _PORT_TAKEN.search(_said(log)):
                        continue
                    raise EngineError(
                        f"LanguageTool did not start: {_said(log) or 'it said nothing'}", lasting=True
                    )
                yield f"http://127.0.0.1:{port}"
                return
            finally:
                _end(guard)


def server_command(options: Sequence[str] = ()) -> list[str]:
    """What starts the newest LanguageTool that language-tool-python knows on this machine, but for the port.

    Raises:
        EngineError: the extra, Java or LanguageTool is missing.
    """
    java = shutil.which("java")
    if not java:
        raise EngineError(
            f"LanguageTool needs Java {JAVA} or newer, and there is no java on the path", lasting=True
        )
    if (version := java_version(java)) < JAVA:
        raise EngineError(f"LanguageTool needs Java {JAVA} or newer; {java} is Java {version}", lasting=True)
    return [java, *options, "-cp", str(jar()), "org.languagetool.server.HTTPServer"]


def jar() -> Path:
    """The jar of the newest LanguageTool that is installed.

    Raises:
        EngineError: there is none, or the extra that knows where is missing.
    """
    tools = _tools()
    installed = tools.get_latest_installed_version()
    if installed is None:
        raise EngineError(f"LanguageTool is not installed: {INSTALL}", lasting=True)
    try:
        return Path(installed.get_jar_path())
    except Exception as problem:
        raise EngineError(f"LanguageTool is not complete ({problem}): {INSTALL}", lasting=True) from problem


def java_version(java: str) -> int:
    """The main version of a Java.

    Raises:
        EngineError: it does not say.
    """
    try:
        done = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=30, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise EngineError(f"{java} does not run: {problem}", lasting=True) from problem
    found = re.search(r'version "(?:1\.)?(\d+)', done.stdout + done.stderr)
    if not found:
        raise EngineError(
            f"{java} does not say what version it is: {(done.stderr or done.stdout).strip()}", lasting=True
        )
    return int(found[1])


def _tools() -> Any:
    try:
        from language_tool_python.download_lt import LocalLanguageTool
    except ImportError as problem:
        raise EngineError(f"for LanguageTool copydesk needs an extra: {EXTRA}", lasting=True) from problem
    return LocalLanguageTool


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _guarded(command: list[str], log: IO[bytes]) -> subprocess.Popen[bytes]:
    guard = Path(__file__).with_name("guard.py")
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-I", str(guard), *command],
        stdin=subprocess.PIPE,
        stdout=log,
        stderr=log,
        start_new_session=True,  # Ctrl-C is ours: the server must outlive the requests that are under way
    )


def _wait(guard: subprocess.Popen[bytes], port: int, deadline: float, log: IO[bytes]) -> bool:
    """Whether the server answers before the deadline; false when it ended instead.

    Raises:
        EngineError: the deadline passed.
    """
    opener = request.build_opener(request.ProxyHandler({}))
    until = time.monotonic() + deadline
    while guard.poll() is None:
        try:
            with opener.open(
                f"http://127.0.0.1:{port}/v2/languages", timeout=max(0.1, until - time.monotonic())
            ):
                return True
        except (error.URLError, OSError):
            if time.monotonic() > until:
                said = _said(log)
                raise EngineError(
                    f"LanguageTool did not start in {deadline:g} s{': ' if said else ''}{said}", lasting=True
                ) from None
            time.sleep(0.1)
    return False


def _said(log: IO[bytes]) -> str:
    log.seek(0)
    return " ".join(log.read().decode("utf-8", "replace").split())[-_TAIL:]


def _end(guard: subprocess.Popen[bytes]) -> None:
    if guard.stdin:
        guard.stdin.close()
    try:
        guard.wait(GOODBYE)
    except subprocess.TimeoutExpired:
        guard.kill()
        guard.wait()
