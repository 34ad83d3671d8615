"""SARIF 2.1.0, the least of it: results with their places."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from copydesk import __version__

if TYPE_CHECKING:
    from typing import TextIO

    from copydesk.outcome import Checked
    from copydesk.report import Setting
    from copydesk.span import Span


class SarifReport:
    """Writes one run with all results."""

    def __init__(self, out: TextIO, setting: Setting) -> None:
        self._out = out
        self._rules = [{"id": rule.id, "properties": {"tags": [rule.family]}} for rule in setting.rules]
        self._results: list[dict[str, Any]] = []

    def begin(self) -> None:
        """Nothing comes before the first article."""

    def add(self, checked: Checked) -> None:
        """Keep the findings of an article."""
        for finding in checked.findings:
            self._results.append(
                {
                    "ruleId": finding.rule,
                    "level": str(finding.severity),
                    "message": {"text": finding.message},
                    "locations": [self._place(checked, finding.span)],
                    "fixes": [
                        {
                            "artifactChanges": [
                                {
                                    "artifactLocation": {"uri": checked.path},
                                    "replacements": [
                                        {
                                            "deletedRegion": self._region(checked, edit.span),
                                            "insertedContent": {"text": edit.text},
                                        }
                                    ],
                                }
                            ]
                        }
                        for edit in finding.suggestions
                    ],
                }
            )

    def end(self) -> None:
        """Write the run."""
        driver = {"name": "copydesk", "version": __version__, "rules": self._rules}
        run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": self._results}
        json.dump({"version": "2.1.0", "runs": [run]}, self._out)
        self._out.write("\n")

    def _place(self, checked: Checked, span: Span) -> dict[str, Any]:
        region = self._region(checked, span)
        return {"physicalLocation": {"artifactLocation": {"uri": checked.path}, "region": region}}

    def _region(self, checked: Checked, span: Span) -> dict[str, int]:
        start, end = checked.lines.position(span.start), checked.lines.position(span.end)
        return {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
            "charOffset": span.start,
            "charLength": span.end - span.start,
        }
