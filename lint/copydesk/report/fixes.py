"""What `copydesk fix` says: a line for each repair and the counts, or the difference that the repairs would make."""

from __future__ import annotations

from abc import ABC, abstractmethod
from difflib import unified_diff
from typing import TYPE_CHECKING

from copydesk.outcome import Mended
from copydesk.report.screen import Screen
from copydesk.report.tally import Tally
from copydesk.report.words import at, counted, repair

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from copydesk.outcome import Checked
    from copydesk.report import Setting

NO_LINE_END = "\\ No newline at end of file\n"
_COLORS = {"+": "green", "-": "red", "@": "cyan"}


class _Counted(ABC):
    """Counts of repairs and of what is left, told at the end on a stream of their own."""

    def __init__(self, out: TextIO, said: TextIO, setting: Setting) -> None:
        self.out = out
        self.said = said
        self.setting = setting
        self.screen = Screen(getattr(out, "encoding", None))
        self.tally = Tally(setting.rules)
        self.fixes = 0
        self.files = 0
        self.more = 0

    def begin(self) -> None:  # noqa: B027 - nothing comes before the first repair
        """Nothing comes before the first repair."""

    def add(self, checked: Checked) -> None:
        """Count an article and write what was, or would be, mended in it."""
        self.tally.add(checked)
        self.more += sum(bool(finding.suggestions) for finding in checked.findings)
        if isinstance(checked, Mended) and checked.rounds:
            self.fixes += sum(len(fixes) for _, fixes in checked.rounds)
            self.files += 1
            self.write(checked)

    @abstractmethod
    def write(self, mended: Mended) -> None:
        """Write what is to be said of one article."""

    def end(self) -> None:
        """Tell what could not be done, and the counts."""
        for problem in self.tally.problems:
            self._say(f"not done: {self.screen.safe(str(problem))}")
        if not self.setting.quiet:
            for line in self.counts():
                self._say(line)

    @abstractmethod
    def counts(self) -> Iterator[str]:
        """The counts, in words."""

    def _say(self, line: str) -> None:
        self.said.write(Screen(getattr(self.said, "encoding", None)).plain(line) + "\n")

    def _style(self, text: str, color: str) -> str:
        if not self.setting.color:
            return text
        import click

        return click.style(text, fg=color)


class FixesReport(_Counted):
    """A line for each repair that was made."""

    def write(self, mended: Mended) -> None:
        """Write the repairs made in one article, in the order they were made."""
        for checked, fixes in mended.rounds:
            for finding, edit in fixes:
                place = f"{self.screen.safe(mended.path)}:{at(checked, edit.span)}:"
                told = self.screen.safe(repair(checked, edit))
                self.out.write(self.screen.plain(f"{place} {told} [{finding.rule}]") + "\n")

    def counts(self) -> Iterator[str]:
        """Repairs made, and what is left for an editor."""
        articles = counted(self.tally.articles, "article")
        if self.fixes:
            yield f"{counted(self.fixes, 'repair')} made in {self.files:,} of {articles}."
        else:
            yield f"Nothing to mend in {articles}."
        if self.tally.findings:
            left = f"{counted(self.tally.findings, 'finding')} left: copydesk check shows them"
            yield left + (f"; --ask goes through the {self.more:,} with a suggestion." if self.more else ".")


class DiffReport(_Counted):
    """The difference that the repairs would make, in unified form; counts are told elsewhere."""

    def write(self, mended: Mended) -> None:
        """Write the difference for one article."""
        mark = "\ufeff" if mended.article.bom else ""
        for line in difference(mended.path, mark + mended.article.text, mark + mended.mended):
            color = "" if line.startswith(("---", "+++")) else _COLORS.get(line[0], "")
            if self.out.isatty():
                line = self.screen.plain(self.screen.safe(line.rstrip("\r\n"))) + "\n"
            self.out.write(self._style(line, color) if color else line)

    def counts(self) -> Iterator[str]:
        """Repairs that would be made."""
        articles = counted(self.tally.articles, "article")
        if self.fixes:
            yield f"{counted(self.fixes, 'repair')} to make in {self.files:,} of {articles}; nothing was written."
        else:
            yield f"Nothing to mend in {articles}."


def difference(path: str, before: str, after: str) -> Iterator[str]:
    """The lines of a unified diff, each with its end; lines are those that `patch` counts: up to a line feed."""
    for line in unified_diff(_lines(before), _lines(after), path, path):
        yield line if line.endswith("\n") else f"{line}\n{NO_LINE_END}"


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + lines[-1:] * bool(lines[-1])
