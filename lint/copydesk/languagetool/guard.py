"""Runs a server, and ends it when whoever asked for it has ended, in whatever way: `guard.py COMMAND…`.

Standard input is a pipe that nobody writes to: it closes when the other process closes it or dies, even if it is killed.
"""

from __future__ import annotations

import subprocess
import sys
import threading


def main() -> int:
    """Run the command until it ends or standard input does."""
    server = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL)  # noqa: S603 - what the settings say

    def watch() -> None:
        sys.stdin.buffer.read()
        server.kill()

    threading.Thread(target=watch, daemon=True).start()
    return server.wait()


if __name__ == "__main__":
    sys.exit(main())
