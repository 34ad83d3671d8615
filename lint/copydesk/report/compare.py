"""A run next to an earlier one: which findings are new, which are gone, which are the same."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from copydesk.history.baseline import Baseline, Entry
from copydesk.report.excerpt import excerpt
from copydesk.report.json import described, placed
from copydesk.report.screen import Screen
from copydesk.report.tally import Tally
from copydesk.report.text import COLORS, NARROWEST, NUMBER
from copydesk.report.words import at, counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import TextIO

    from copydesk.finding import Finding, Severity
    from copydesk.outcome import Checked
    from copydesk.report import Setting

SIGNS = {"new": "+", "gone": "-", "same": "="}
_STYLES: dict[str, dict[str, Any]] = {"new": {"fg": "red"}, "gone": {"fg": "green"}, "same": {"dim": True}}


class OldReportError(Exception):
    """A file that is no JSON report of copydesk's; the message says how to make one."""


class Old(NamedTuple):
    """The findings of an earlier run, as its JSON report has them, and where each is among its entries."""

    entries: Baseline
    findings: Mapping[Entry, dict[str, Any]]


def old_report(file: Path) -> Old:
    """The findings in a JSON report.

    Raises:
        OldReportError: it cannot be read, or it is something else.
    """
    try:
        articles = json.loads(file.read_text(encoding="utf-8"))["articles"]
        # Paths in a report count from where the run stood, so the entries do, too.
        here = Baseline(Path.cwd() / file.name)
        findings = {
            Entry(here.inside(one["path"]), one["rule"], one["fingerprint"], one["found"]): _checked(one)
            for article in articles
            for one in article["findings"]
        }
        return Old(Baseline(here.file, findings), findings)
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        what = error.strerror if isinstance(error, OSError) else "no JSON report"
        made = "copydesk check --format json --output FILE makes one"
        raise OldReportError(f"{file}: {what}; {made}") from error


def _checked(one: dict[str, Any]) -> dict[str, Any]:
    """A finding that has all that is to be shown of it."""
    if one["fingerprint"].count(".") != 1:
        raise ValueError("a fingerprint has two halves")
    start = one["span"]["start"]
    return one | {"at": f"{start['line']}:{start['column']}", "line": f"{one['severity']} {one['message']}"}


class Comparison(ABC):
    """Sorts the findings of a run into new and same, and those of the old one that are left into gone."""

    def __init__(
        self, out: TextIO, setting: Setting, old: Old, meaning: Mapping[str, frozenset[str]]
    ) -> None:
        self.out = out
        self.setting = setting
        self.old = old
        self.meaning = meaning
        self.tally = Tally(setting.rules)
        self.counts = dict.fromkeys(SIGNS, 0)
        self.unread = 0
        self.worst: Severity | None = None
        self._met: set[int] = set()
        self._read: set[str] = set()

    def begin(self) -> None:  # noqa: B027 - most comparisons write nothing before the first finding
        """Write what comes before the first article."""

    def add(self, checked: Checked) -> None:
        """Compare one article."""
        self.tally.add(checked)
        if not checked.path:
            return
        same = self.old.entries.known(checked.path, checked.findings, self.meaning)
        self._met.update(same.values())
        for finding in checked.findings:
            which = "same" if finding in same else "new"
            self.counts[which] += 1
            if which == "new":
                self.worst = max(finding.severity, self.worst or finding.severity)
            self.found(which, checked, finding)
        if checked.text or not checked.problems:
            self._read.add(self.old.entries.inside(checked.path))
            for number in sorted(self.old.entries.of(checked.path), key=self._place):
                self._gone(number)

    def end(self) -> None:
        """Tell what is gone with its article, what was not checked, and the counts."""
        for number, entry in enumerate(self.old.entries.entries):
            if entry.path not in self._read:
                if self.old.entries.exists(entry.path):
                    self.unread += number not in self._met
                else:
                    self._gone(number)
        self.finish()

    def _place(self, number: int) -> tuple[int, int]:
        start = self._old(number)["span"]["start"]
        return start["line"], start["column"]

    def _old(self, number: int) -> dict[str, Any]:
        return self.old.findings[self.old.entries.entries[number]]

    def _gone(self, number: int) -> None:
        if number not in self._met:
            self._met.add(number)
            self.counts["gone"] += 1
            self.gone(self._old(number))

    @abstractmethod
    def found(self, which: str, checked: Checked, finding: Finding) -> None:
        """Write a finding that is new or the same."""

    @abstractmethod
    def gone(self, one: dict[str, Any]) -> None:
        """Write a finding of the old report that is not found any more."""

    @abstractmethod
    def finish(self) -> None:
        """Write what comes last."""


class TextComparison(Comparison):
    """A line for each finding, with a sign; what is new with its excerpt. Quiet, what is the same is only counted."""

    def __init__(
        self, out: TextIO, setting: Setting, old: Old, meaning: Mapping[str, frozenset[str]]
    ) -> None:
        super().__init__(out, setting, old, meaning)
        self.screen = Screen(getattr(out, "encoding", None))

    def found(self, which: str, checked: Checked, finding: Finding) -> None:
        """Write a finding that is new or the same."""
        if which == "same" and self.setting.quiet:
            return
        place = f"{checked.path}:{at(checked, finding.span)}"
        self._line(which, f"{place}: {finding.severity} {finding.message} [{finding.rule}]")
        if which == "new" and not self.setting.quiet:
            width = max(NARROWEST, self.setting.width - NUMBER - len(" | "))
            for row in excerpt(self.screen, checked.text, checked.lines, finding.span, width):
                self._plain(f"{row.line or '':>{NUMBER}} | {row.shown}")
                if row.marked:
                    marks = self._style("^" * row.marked, fg=COLORS[finding.severity])
                    self._plain(f"{'':>{NUMBER}} | {' ' * row.indent}{marks}")

    def gone(self, one: dict[str, Any]) -> None:
        """Write a finding that is gone."""
        self._line("gone", f"{one['path']}:{one['at']}: {one['line']} [{one['rule']}]")

    def finish(self) -> None:
        """Write what was not checked, and the counts."""
        for problem in self.tally.problems:
            self._plain(f"not checked: {self.screen.safe(str(problem))}")
        new, gone, same = self.counts.values()
        self._plain(f"{counted(new, 'finding')} new, {gone:,} gone, {same:,} the same.")
        if self.unread:
            self._plain(f"{counted(self.unread, 'old finding')} in articles that were not read.")

    def _line(self, which: str, line: str) -> None:
        self._plain(self._style(f"{SIGNS[which]} {self.screen.safe(line)}", **_STYLES[which]))

    def _style(self, text: str, **style: Any) -> str:
        if not self.setting.color:
            return text
        import click

        return click.style(text, **style)

    def _plain(self, line: str) -> None:
        self.out.write(self.screen.plain(line) + "\n")


class JsonComparison(Comparison):
    """One object: `new` and `same` as findings of this run, `gone` as those of the old report, problems, counts."""

    def __init__(
        self, out: TextIO, setting: Setting, old: Old, meaning: Mapping[str, frozenset[str]]
    ) -> None:
        super().__init__(out, setting, old, meaning)
        self.lists: dict[str, list[dict[str, Any]]] = {which: [] for which in SIGNS}

    def found(self, which: str, checked: Checked, finding: Finding) -> None:
        """Keep a finding that is new or the same."""
        self.lists[which].append(placed(checked, finding, self.tally.families[finding.rule]))

    def gone(self, one: dict[str, Any]) -> None:
        """Keep a finding that is gone."""
        self.lists["gone"].append({key: value for key, value in one.items() if key not in ("at", "line")})

    def finish(self) -> None:
        """Write the object."""
        problems = [described(problem) for problem in self.tally.problems]
        counts = {**self.counts, "unread": self.unread, "problems": len(problems)}
        json.dump({**self.lists, "problems": problems, "summary": counts}, self.out)
        self.out.write("\n")


FORMATS: dict[str, type[Comparison]] = {"text": TextComparison, "json": JsonComparison}
"""The formats that a comparison is shown in."""


def comparisons(
    old: Old, meaning: Mapping[str, frozenset[str]]
) -> dict[str, Callable[[TextIO, Setting], Comparison]]:
    """What makes a comparison with an earlier run in each format."""
    return {name: partial(kind, old=old, meaning=meaning) for name, kind in FORMATS.items()}


def worst_new(reports: Iterable[object]) -> Severity | None:
    """The gravest severity of what comparisons found new."""
    found = [one.worst for one in reports if isinstance(one, Comparison) and one.worst]
    return max(found, default=None)
