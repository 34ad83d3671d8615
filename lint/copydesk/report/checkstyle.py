"""Checkstyle's XML, which Jenkins, reviewdog and many others read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Severity
from copydesk.report.places import shown
from copydesk.report.tally import read
from copydesk.report.words import described
from copydesk.report.xml import HEAD, tag

if TYPE_CHECKING:
    from typing import TextIO

    from copydesk.finding import Finding
    from copydesk.outcome import Checked, Problem
    from copydesk.report import Setting

SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "info"}


class CheckstyleReport:
    """A file element for each article with findings, as it comes; at the end those of what was not checked."""

    def __init__(self, out: TextIO, setting: Setting) -> None:
        self.out = out
        self.root = setting.root
        self.problems: list[Problem] = []

    def begin(self) -> None:
        """Open the document."""
        self.out.write(HEAD + tag("checkstyle", version="4.3") + "\n")

    def add(self, checked: Checked) -> None:
        """Write one article, if there is anything to say about it."""
        self.problems += checked.problems
        if read(checked) and checked.findings:
            self._file(checked.path, [_error(checked, finding) for finding in checked.findings])

    def end(self) -> None:
        """Write what was not checked, and close the document."""
        for problem in self.problems:
            error = tag(
                "error",
                close=True,
                line=1,
                severity="error",
                message=f"not checked: {problem}",
                source="copydesk.not-checked",
            )
            self._file(problem.path or ".", [error])
        self.out.write("</checkstyle>\n")

    def _file(self, path: str, errors: list[str]) -> None:
        lines = [tag("file", name=shown(path, self.root)), *errors, "</file>"]
        self.out.write("\n".join(lines) + "\n")


def _error(checked: Checked, finding: Finding) -> str:
    line, column = checked.lines.position(finding.span.start)
    return tag(
        "error",
        close=True,
        line=line,
        column=column,
        severity=SEVERITIES[finding.severity],
        message=described(checked, finding),
        source=f"copydesk.{finding.rule}",
    )
