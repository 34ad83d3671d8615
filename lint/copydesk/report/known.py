"""A baseline as a report: what a run finds becomes what is known from now on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.history.baseline import entry, written
from copydesk.report.screen import Screen
from copydesk.report.words import counted

if TYPE_CHECKING:
    from typing import TextIO

    from copydesk.history.baseline import Baseline, Entry, Stale
    from copydesk.outcome import Checked, Problem


class KnownFindings:
    """Writes the baseline file at the end of a run.

    Entries of the old one that the run could not have met (of articles it did not read, of rules that were silent)
    stay; those of articles that are gone do not.
    """

    def __init__(self, out: TextIO, old: Baseline, stale: Stale, said: TextIO) -> None:
        self.out = out
        self.old = old
        self.stale = stale
        self.said = said
        self.screen = Screen(getattr(said, "encoding", None))
        self.found: list[Entry] = []
        self.problems: list[Problem] = []

    def begin(self) -> None:
        """Nothing is written before the end: entries are sorted."""

    def add(self, checked: Checked) -> None:
        """Take up the findings of one article."""
        self.problems += checked.problems
        self.found += [entry(self.old, checked.path, finding) for finding in checked.findings]

    def end(self) -> None:
        """Write the file, and tell how many entries it has and what was not checked."""
        gone = set(self.stale.entries())
        entries = {*self.found, *(one for one in self.old.entries if one not in gone)}
        self.out.write(written(entries))
        for problem in self.problems:
            self._say(f"not checked: {self.screen.safe(str(problem))}")
        name = self.screen.safe(str(self.old.file))
        self._say(f"{name}: {counted(len(entries), 'finding')} known from now on.")
        self._say(f'They are not shown when the settings say baseline = "{name}", or with --baseline {name}.')

    def _say(self, line: str) -> None:
        self.said.write(self.screen.plain(line) + "\n")
