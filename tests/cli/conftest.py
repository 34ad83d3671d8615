"""What tests of the command share: a folder to stand in, and ways to call it."""

from __future__ import annotations

import codecs
import contextlib
import os
import re
import signal
import subprocess
import sys
import time

import pytest

from copydesk.cli import main

from .samples import BAD, CLEAN


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


class Terminal:
    """The command in a terminal of its own."""

    def __init__(self, *arguments, columns=80, env=None):
        import fcntl
        import pty
        import struct
        import termios

        self.shown = ""
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self.ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        environment = (
            {k: v for k, v in os.environ.items() if k != "NO_COLOR"} | {"TERM": "xterm"} | (env or {})
        )
        self.process = subprocess.Popen(
            [sys.executable, "-m", "copydesk", *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environment,
            start_new_session=True,
        )
        os.close(theirs)

    def until(self, said):
        """Read until the terminal shows this, or the command has ended."""
        import select

        start = len(self.shown)
        deadline = time.monotonic() + 30
        while said not in self.shown[start:]:
            assert select.select([self.ours], [], [], max(0, deadline - time.monotonic()))[0], self.shown
            try:
                data = os.read(self.ours, 4096)
            except OSError:  # Linux says so when the other end is closed
                data = b""
            if not data:
                break
            self.shown += self._decoder.decode(data)  # what is read may end within a letter
        return re.sub(r"\x1b\[[0-9;]*m|\r", "", self.shown[start:])

    def answer(self, key):
        """Answer the next question."""
        import termios

        shown = self.until("quit: ")
        assert shown.endswith("q quit: "), self.shown
        deadline = time.monotonic() + 30
        while termios.tcgetattr(self.ours)[3] & termios.ICANON:  # what is typed before it listens is lost
            assert time.monotonic() < deadline, self.shown
            time.sleep(0.01)
        os.write(self.ours, key.encode())
        return shown

    def close(self):
        """End the command, if it has not ended."""
        self.process.kill()
        self.process.wait(30)
        with contextlib.suppress(OSError):
            os.close(self.ours)

    def end(self):
        """The exit code, and what came last."""
        shown = self.until("\0")
        code = self.process.wait(30)
        os.close(self.ours)
        return code, shown


@pytest.fixture
def on_terminal(desk):
    """`on_terminal(*arguments, columns=80, env={…})`: the command, running in a terminal of its own."""
    with contextlib.ExitStack() as stack:

        def on_terminal(*arguments, **options):
            terminal = Terminal(*arguments, **options)
            stack.callback(terminal.close)
            return terminal

        yield on_terminal
