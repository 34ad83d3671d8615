"""A Code Quality report for GitLab: findings in the merge request and on its changed lines."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from copydesk.finding import Severity
from copydesk.report.listing import Listing
from copydesk.report.places import shown
from copydesk.report.tally import read
from copydesk.report.words import described

if TYPE_CHECKING:
    from typing import TextIO

    from copydesk.finding import Finding
    from copydesk.outcome import Checked, Problem
    from copydesk.report import Setting

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


class GitlabReport:
    """A list of issues as they come; what was not checked are issues too, and blockers."""

    def __init__(self, out: TextIO, setting: Setting) -> None:
        self.out = out
        self.root = setting.root
        self.issues = Listing(out)
        self.problems: list[Problem] = []
        self.seen: set[bytes] = set()

    def begin(self) -> None:
        """Open the list."""
        self.out.write("[")

    def add(self, checked: Checked) -> None:
        """Write the findings of one article."""
        self.problems += checked.problems
        if read(checked):
            for finding in checked.findings:
                self._finding(checked, finding)

    def end(self) -> None:
        """Write what was not checked, and close the list."""
        for problem in self.problems:
            start = {"line": 1, "column": 1}
            place = {
                "path": shown(problem.path or ".", self.root),
                "positions": {"begin": start, "end": start},
            }
            self._issue("not-checked", f"not checked: {problem}", "blocker", place, str(problem))
        self.out.write("\n]\n")

    def _finding(self, checked: Checked, finding: Finding) -> None:
        points = [checked.lines.position(offset)._asdict() for offset in finding.span]
        place = {
            "path": shown(checked.path, self.root),
            "positions": dict(zip(("begin", "end"), points, strict=True)),
        }
        text = f"{finding.rule}: {described(checked, finding)}"  # GitLab does not show check_name
        identity = finding.fingerprint.split(".")[0] or f"{finding.message} {finding.span}"
        self._issue(finding.rule, text, SEVERITIES[finding.severity], place, identity)

    def _issue(self, rule: str, text: str, severity: str, place: dict[str, Any], identity: str) -> None:
        """Write an issue; GitLab drops one of two with the same fingerprint, so none has one twice."""
        key = "\0".join((rule, place["path"], identity)).encode(errors="replace")
        digest, count = blake2b(key, digest_size=16).digest(), 0
        while digest in self.seen:
            count += 1
            digest = blake2b(key + b"\0%d" % count, digest_size=16).digest()
        self.seen.add(digest)
        self.issues.add(
            {
                "description": text,
                "check_name": rule,
                "fingerprint": digest.hex(),
                "severity": severity,
                "location": place,
            }
        )
