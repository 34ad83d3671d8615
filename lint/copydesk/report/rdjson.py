"""Reviewdog's diagnostic format, for comments on pull requests anywhere that reviewdog can write them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from copydesk.finding import Severity
from copydesk.report.listing import Listing
from copydesk.report.places import shown
from copydesk.report.tally import read

if TYPE_CHECKING:
    from typing import TextIO

    from copydesk.finding import Finding
    from copydesk.outcome import Checked, Problem
    from copydesk.report import Setting
    from copydesk.span import Span

SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}


class RdjsonReport:
    """A result with a diagnostic for each finding as it comes, and for each thing that was not checked.

    Columns count bytes of UTF-8 from 1.
    """

    def __init__(self, out: TextIO, setting: Setting) -> None:
        self.out = out
        self.root = setting.root
        self.diagnostics = Listing(out)
        self.problems: list[Problem] = []

    def begin(self) -> None:
        """Open the result."""
        self.out.write('{"source": {"name": "copydesk"}, "diagnostics": [')

    def add(self, checked: Checked) -> None:
        """Write the findings of one article."""
        self.problems += checked.problems
        if read(checked):
            for finding in checked.findings:
                self.diagnostics.add(self._finding(checked, finding))

    def end(self) -> None:
        """Write what was not checked, and close the result."""
        for problem in self.problems:
            place = {"path": shown(problem.path or ".", self.root)}
            code = {"value": "not-checked"}
            diagnostic = {"message": str(problem), "location": place, "severity": "ERROR", "code": code}
            self.diagnostics.add(diagnostic)
        self.out.write("\n]}\n")

    def _finding(self, checked: Checked, finding: Finding) -> dict[str, Any]:
        diagnostic: dict[str, Any] = {
            "message": finding.message,
            "location": self._location(checked, finding.span),
            "severity": SEVERITIES[finding.severity],
            "code": {"value": finding.rule},
        }
        if finding.suggestions:
            diagnostic["suggestions"] = [
                {"range": byte_range(checked, edit.span), "text": edit.text} for edit in finding.suggestions
            ]
        if finding.related:
            diagnostic["related_locations"] = [
                {"message": place.label, "location": self._location(checked, place.span)}
                for place in finding.related
            ]
        return diagnostic

    def _location(self, checked: Checked, span: Span) -> dict[str, Any]:
        return {"path": shown(checked.path, self.root), "range": byte_range(checked, span)}


def byte_range(checked: Checked, span: Span) -> dict[str, dict[str, int]]:
    """A span in lines and columns from 1, the columns in bytes of UTF-8."""
    return {name: _point(checked, offset) for name, offset in zip(("start", "end"), span, strict=True)}


def _point(checked: Checked, offset: int) -> dict[str, int]:
    line, column = checked.lines.position(offset)
    before = checked.text[offset - column + 1 : offset]
    return {"line": line, "column": len(before.encode(errors="surrogatepass")) + 1}
