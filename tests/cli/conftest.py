"""What tests of the command share: a folder to stand in, and ways to call it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from copydesk.cli import main

BAD = "He asked to to leave.\n"
CLEAN = "He asked to leave.\n"


@pytest.fixture(autouse=True)
def desk(tmp_path, monkeypatch):
    """A working folder of its own, with one bad article and one clean one; no settings from above, no colours."""
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "bad.txt").write_text(BAD)
    (folder / "clean.txt").write_text(CLEAN)
    (folder / "copydesk.toml").write_text("")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    handler = signal.getsignal(signal.SIGTERM)
    yield folder
    signal.signal(signal.SIGTERM, handler)


@pytest.fixture
def call(capsys):
    """`call(*arguments)`: exit code, standard output, standard error."""

    def call(*arguments):
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


@pytest.fixture
def pipe(desk):
    """`pipe(*arguments, data=b"", env={…})`: the command in a process of its own, its streams no terminals."""

    def pipe(*arguments, data=b"", env=None, **options):
        return subprocess.run(
            [sys.executable, "-m", "copydesk", *map(str, arguments)],
            input=data,
            capture_output=True,
            env=os.environ | (env or {}),
            timeout=60,
            check=False,
            **options,
        )

    return pipe
