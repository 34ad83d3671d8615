"""The report for people: each finding with the line that it stands in, its place underlined, and its repair."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from copydesk.finding import Severity
from copydesk.report.excerpt import excerpt
from copydesk.report.screen import Screen
from copydesk.report.tally import Tally
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
        self.wraps = out.isatty()  # in a pipe or a file a finding's head stays one line, for grep

    def begin(self) -> None:
        """Nothing comes before the first finding."""

    def add(self, checked: Checked) -> None:
        """Write the findings of one article."""
        if self.tally.add(checked):
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
        place = f"{self.screen.safe(checked.path)}:{at(checked, finding.span)}:"
        words = [(word, word) for word in self.screen.safe(finding.message).split(" ")]
        head = [
            (place, self._style(place, bold=True)),
            (str(finding.severity), self._style(str(finding.severity), fg=color, bold=True)),
            *words,
            (f"[{finding.rule}]", self._style(f"[{finding.rule}]", dim=True)),
        ]
        self._head(head)
        if self.setting.quiet:
            return
        self._excerpt(checked, finding.span, color)
        for other in finding.related:
            self._line(f"  {at(checked, other.span)}: {self.screen.safe(other.label)}")
            self._excerpt(checked, other.span, color)
        for line in repairs(checked, finding):
            self._line(f"  fix: {self.screen.safe(line)}")
        self._line("")

    def _head(self, words: list[tuple[str, str]]) -> None:
        """Write words, each given plain and styled, on one line or wrapped to the terminal's width."""
        lines = [words[0][1]]
        column = self._columns(words[0][0])
        for plain, styled in words[1:]:
            size = 1 + self._columns(plain)
            if self.wraps and not self.setting.quiet and column + size > self.setting.width:
                lines.append(f"    {styled}")
                column = 3 + size
            else:
                lines[-1] += f" {styled}"
                column += size
        for line in lines:
            self._line(line)

    def _columns(self, text: str) -> int:
        return sum(cell.width for cell in self.screen.cells(text))

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
            count = self.tally.findings
            self._line(f"{count:>10,}  {self.tally.per_thousand(count):>15.2f}  all")
            self._line("")

    def _style(self, text: str, **style: Any) -> str:
        if not self.setting.color:
            return text
        import click  # only when there is colour to show

        return click.style(text, **style)

    def _line(self, line: str) -> None:
        self.out.write(self.screen.plain(line) + "\n")
