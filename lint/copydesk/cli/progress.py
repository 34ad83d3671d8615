"""A line on the terminal that says how far a long run is, and is gone when it ends."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from copydesk.outcome import Mended

if TYPE_CHECKING:
    from collections.abc import Generator
    from typing import TextIO

    from copydesk.outcome import Checked

PATIENCE = 1.0
"""Seconds without a word."""

BEAT = 0.1
"""Seconds between two looks."""


class Progress:
    """Counts articles as they pass; after a second a terminal is shown files done, findings and the time left."""

    def __init__(self, stream: TextIO, *, quiet: bool = False, found: str = "findings") -> None:
        self._stream = stream
        self._quiet = quiet
        self._found = found
        self._silent = quiet or not stream.isatty()
        self._total = 0
        self._done = 0
        self._findings = 0
        self._started = self._next = time.monotonic()
        self._shown = 0

    def expect(self, total: int) -> None:
        """How many articles there will be."""
        self._total = total
        self._started = time.monotonic()
        self._next = self._started + PATIENCE

    def watch(self, articles: Generator[Checked, None, None]) -> Generator[Checked, None, None]:
        """The articles, unchanged, and what is remarked on them.

        The line is off the screen while an article with something to report passes.
        """
        try:
            for checked in articles:
                if checked.findings or checked.problems or checked.remarks or isinstance(checked, Mended):
                    self._erase()
                for remark in () if self._quiet else checked.remarks:
                    self._stream.write(f"{remark}\n")
                yield checked
                self._done += 1
                self._findings += len(checked.findings)
                if not self._silent and time.monotonic() >= self._next:
                    self._show()
        finally:
            articles.close()
            self._erase()

    def _show(self) -> None:
        now = time.monotonic()
        left = (now - self._started) / self._done * max(0, self._total - self._done)
        text = (
            f"{self._done:,} of {self._total:,} files, {self._findings:,} {self._found}, {_clock(left)} left"
        )
        self._erase()
        self._stream.write(text)
        self._stream.flush()
        self._shown = len(text)
        self._next = now + BEAT

    def _erase(self) -> None:
        if self._shown:
            self._stream.write(f"\r{' ' * self._shown}\r")
            self._stream.flush()
            self._shown = 0


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
