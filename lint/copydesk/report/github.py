"""Workflow commands that GitHub Actions shows beside the changed lines of a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Severity
from copydesk.report.places import shown
from copydesk.report.screen import Screen
from copydesk.report.tally import Tally
from copydesk.report.words import repairs, summary

if TYPE_CHECKING:
    from typing import TextIO

    from copydesk.finding import Finding
    from copydesk.outcome import Checked
    from copydesk.report import Setting

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


class GithubReport:
    """One command a line for each finding and each thing that was not checked; the counts at the end.

    GitHub shows the first ten errors, ten warnings and ten notices of a step.
    """

    def __init__(self, out: TextIO, setting: Setting) -> None:
        self.out = out
        self.setting = setting
        self.screen = Screen(getattr(out, "encoding", None))
        self.tally = Tally(setting.rules)

    def begin(self) -> None:
        """Nothing comes before the first finding."""

    def add(self, checked: Checked) -> None:
        """Write the findings of one article."""
        if self.tally.add(checked):
            for finding in checked.findings:
                self._finding(checked, finding)

    def end(self) -> None:
        """Write what was not checked, and the counts."""
        for problem in self.tally.problems:
            file = {"file": shown(problem.path, self.setting.root)} if problem.path else {}
            self._command("error", {**file, "title": "copydesk: not checked"}, [str(problem)])
        if not self.setting.quiet:
            for line in summary(self.tally, self.setting.fail_on):
                self.out.write(line + "\n")

    def _finding(self, checked: Checked, finding: Finding) -> None:
        start, end = (checked.lines.position(offset) for offset in finding.span)
        place = {"file": shown(checked.path, self.setting.root), "line": str(start.line)}
        if start.line == end.line:
            place |= {"col": str(start.column), "endColumn": str(end.column)}
        else:  # GitHub takes columns of one line only
            place |= {"endLine": str(end.line)}
        message = [finding.message]
        for other in finding.related:
            line, column = checked.lines.position(other.span.start)
            message.append(f"{line}:{column}: {other.label}")
        message += [f"fix: {line}" for line in repairs(checked, finding)]
        place["title"] = f"copydesk: {finding.rule}"
        self._command(COMMANDS[finding.severity], place, message)

    def _command(self, name: str, properties: dict[str, str], message: list[str]) -> None:
        listed = ",".join(
            f"{key}={escaped_property(self.screen.safe(value))}" for key, value in properties.items()
        )
        data = escaped("\n".join(self.screen.safe(line) for line in message))
        self.out.write(self.screen.plain(f"::{name} {listed}::{data}\n"))


def escaped(text: str) -> str:
    """Text as the data of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escaped_property(text: str) -> str:
    """Text as the value of a workflow command's property."""
    return escaped(text).replace(":", "%3A").replace(",", "%2C")
