"""The report for people: each finding with the line that it stands in, its place underlined, and its repair."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from copydesk.finding import Severity
from copydesk.report.excerpt import excerpt
from copydesk.report.screen import Screen
from copydesk.report.tally import Tally, read
from copydesk.report.words import at, repairs, summary

if TYPE_CHECKING:
    from typing import TextIO

    from copydesk.finding import Finding
    from copydesk.outcome import Checked
    from copydesk.report import Setting
    from copydesk.span import Span

COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
NUMBER = 5
"""Columns that a line's number takes in front of an excerpt."""
NARROWEST = 20


class TextReport:
    """Findings as they come, one line each with what belongs to it below; problems and counts at the end."""

    def __init__(self, out: TextIO, setting: Setting) -> None:
        self.out = out
        self.setting = setting
        self.screen = Screen(getattr(out, "encoding", None))
        self.tally = Tally(setting.rules)
        self.width = max(NARROWEST, setting.width - NUMBER - len(" | "))

    def begin(self) -> None:
        """Nothing comes before the first finding."""

    def add(self, checked: Checked) -> None:
        """Write the findings of one article."""
        self.tally.add(checked)
        if read(checked):
            for finding in checked.findings:
                self._finding(checked, finding)

    def end(self) -> None:
        """Write what was not checked, the statistics if they are wanted, and the counts."""
        for problem in self.tally.problems:
            self._line(
                self._style("not checked", fg="red", bold=True) + f": {self.screen.safe(str(problem))}"
            )
        if self.setting.statistics:
            self._statistics()
        if not self.setting.quiet:
            for line in summary(self.tally, self.setting.fail_on):
                self._line(line)

    def _finding(self, checked: Checked, finding: Finding) -> None:
        color = COLORS[finding.severity]
        place = self._style(self.screen.safe(checked.path), bold=True)
        position = at(checked, finding.span)
        severity = self._style(str(finding.severity), fg=color, bold=True)
        message, rule = self.screen.safe(finding.message), self._style(f"[{finding.rule}]", dim=True)
        self._line(f"{place}:{position}: {severity} {message} {rule}")
        if self.setting.quiet:
            return
        self._excerpt(checked, finding.span, color)
        for other in finding.related:
            self._line(f"  {at(checked, other.span)}: {self.screen.safe(other.label)}")
            self._excerpt(checked, other.span, color)
        for line in repairs(checked, finding):
            self._line(f"  {self.screen.safe(line)}")
        self._line("")

    def _excerpt(self, checked: Checked, span: Span, color: str) -> None:
        for row in excerpt(self.screen, checked.text, checked.lines, span, self.width):
            self._line(f"{row.line or '':>{NUMBER}} | {row.shown}")
            if row.marked:
                self._line(f"{'':>{NUMBER}} | {' ' * row.indent}" + self._style("^" * row.marked, fg=color))

    def _statistics(self) -> None:
        self._line(f"{'findings':>10}  {'per 1,000 words':>15}  rule")
        for family, rules in self.tally.by_family().items():
            for name, count in [
                (family, sum(rules.values())),
                *((f"  {rule}", n) for rule, n in rules.items()),
            ]:
                self._line(f"{count:>10,}  {self.tally.per_thousand(count):>15.2f}  {name}")
        if self.tally.findings:
            self._line("")

    def _style(self, text: str, **style: Any) -> str:
        if not self.setting.color:
            return text
        import click  # only when there is colour to show

        return click.style(text, **style)

    def _line(self, line: str) -> None:
        self.out.write(self.screen.plain(line) + "\n")
