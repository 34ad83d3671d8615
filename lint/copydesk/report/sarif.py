"""SARIF 2.1.0, made for GitHub's code scanning and good for any other reader (docs/sarif.md)."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import islice
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, Any

from copydesk import __version__
from copydesk.finding import Severity
from copydesk.report.descriptors import descriptor, notification
from copydesk.report.places import located
from copydesk.report.tally import Tally, engine, read
from copydesk.report.words import repair

if TYPE_CHECKING:
    from typing import IO, TextIO

    from copydesk.finding import Edit, Finding
    from copydesk.outcome import Checked, Problem
    from copydesk.report import Setting
    from copydesk.span import Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MOST_RESULTS = 25_000
"""GitHub refuses a run with more (docs.github.com, “SARIF support for code scanning”); it shows 5,000 of them."""
IN_MEMORY = 2**20
"""Characters of results of one severity that are kept in memory; more go to a temporary file."""

ROOT = "%SRCROOT%"
_LINK = re.compile(r"\[([^\[\]]*)\]\(")
PROBLEMS = {
    "unread": (
        "File not read",
        "The file could not be read and was not checked. The message says why, and how to mend it.",
    ),
    "crash": (
        "Rule failed",
        "A rule failed on the file, which was checked by all others. Please report it with the file.",
    ),
    "engine": (
        "Part not run",
        "A part of copydesk did not run: what it would have found is missing from the whole report.",
    ),
    "left-out": (
        "Results left out",
        "There are more results than GitHub takes in one upload; the gravest are in the report.",
    ),
}


class SarifReport:
    """One run. Results are set aside by severity as they come, for GitHub shows the first ones only."""

    def __init__(self, out: TextIO, setting: Setting) -> None:
        self.out = out
        self.setting = setting
        self.tally = Tally(setting.rules)
        self.indexes = {rule.id: index for index, rule in enumerate(setting.rules)}
        self.kept: dict[Severity, IO[str]] = {}
        self.held: Counter[Severity] = Counter()

    def begin(self) -> None:
        """Write what is known of the run before it: the tool and its rules."""
        driver = {
            "name": "copydesk",
            "fullName": f"copydesk {__version__}, a copyedit linter for news articles",
            "version": __version__,
            "semanticVersion": __version__,
            "language": "en",
            "rules": [descriptor(rule) for rule in self.setting.rules],
            "notifications": [notification(kind, *words) for kind, words in PROBLEMS.items()],
        }
        head = {
            "tool": {"driver": driver},
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "originalUriBaseIds": {ROOT: {"description": {"text": "The top of the source tree."}}},
        }
        self.out.write(f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [')
        self.out.write(json.dumps(head)[:-1])

    def add(self, checked: Checked) -> None:
        """Set the results of one article aside."""
        self.tally.add(checked)
        if read(checked):
            for finding in checked.findings:
                if self.held[finding.severity] < MOST_RESULTS:
                    self.held[finding.severity] += 1
                    self._keep(finding.severity, json.dumps(self._result(checked, finding)))

    def end(self) -> None:
        """Write the results, gravest first, and what was not checked."""
        self.out.write(',\n"results": [')
        written = 0
        for severity in reversed(Severity):
            written += self._release(severity, written)
        notices = [self._notice(problem) for problem in self.tally.problems]
        if written < self.tally.findings:
            notices.append(_left_out(self.tally.findings - written))
        invocation = {
            "executionSuccessful": all(problem.kind == "unread" for problem in self.tally.problems),
            "toolExecutionNotifications": notices,
        }
        self.out.write(f'\n],\n"invocations": [{json.dumps(invocation)}]}}]}}\n')

    def _keep(self, severity: Severity, line: str) -> None:
        if severity not in self.kept:
            self.kept[severity] = SpooledTemporaryFile(  # noqa: SIM115 - closed once its results are written
                IN_MEMORY, "w+", encoding="ascii", newline=""
            )
        self.kept[severity].write(line + "\n")

    def _release(self, severity: Severity, before: int) -> int:
        """Write the results of a severity, of which some have gone `before`; how many there are."""
        if severity not in self.kept:
            return 0
        written = 0
        with self.kept.pop(severity) as kept:
            kept.seek(0)
            for line in islice(kept, MOST_RESULTS - before):
                self.out.write((",\n" if before + written else "\n") + line.rstrip("\n"))
                written += 1
        return written

    def _result(self, checked: Checked, finding: Finding) -> dict[str, Any]:
        result: dict[str, Any] = {
            "ruleId": finding.rule,
            "ruleIndex": self.indexes.get(finding.rule, self.indexes.get(engine(finding.rule))),
            "level": str(finding.severity),
            "message": {"text": _message(finding)},
            "locations": [{"physicalLocation": self._place(checked, finding.span)}],
        }
        if finding.related:
            result["relatedLocations"] = [
                {
                    "id": number,
                    "message": {"text": place.label},
                    "physicalLocation": self._place(checked, place.span),
                }
                for number, place in enumerate(finding.related, 1)
            ]
        if finding.fingerprint:
            before, after = finding.fingerprint.split(".")
            result["partialFingerprints"] = {"copydesk/before/v1": before, "copydesk/after/v1": after}
        if finding.suggestions:
            result["fixes"] = [self._fix(checked, edit) for edit in finding.suggestions]
        if finding.also:
            result["properties"] = {"also": list(finding.also)}
        return result

    def _fix(self, checked: Checked, edit: Edit) -> dict[str, Any]:
        replacement: dict[str, Any] = {"deletedRegion": region(checked, edit.span)}
        if edit.text:
            replacement["insertedContent"] = {"text": edit.text}
        change = {"artifactLocation": self._artifact(checked.path), "replacements": [replacement]}
        return {
            "description": {"text": repair(checked, edit)},
            "artifactChanges": [change],
            "properties": {"safe": edit.safe},
        }

    def _place(self, checked: Checked, span: Span) -> dict[str, Any]:
        place: dict[str, Any] = {**region(checked, span)}
        if span.start < span.end:
            place["snippet"] = {"text": span.of(checked.text)}
        return {"artifactLocation": self._artifact(checked.path), "region": place}

    def _artifact(self, path: str) -> dict[str, str]:
        uri, relative = located(path, self.setting.root)
        return {"uri": uri, "uriBaseId": ROOT} if relative else {"uri": uri}

    def _notice(self, problem: Problem) -> dict[str, Any]:
        notice: dict[str, Any] = {
            "descriptor": {"id": problem.kind, "index": list(PROBLEMS).index(problem.kind)},
            "level": "error",
            "message": {"text": str(problem)},
        }
        if problem.path:
            notice["locations"] = [{"physicalLocation": {"artifactLocation": self._artifact(problem.path)}}]
        if problem.rule in self.indexes:
            notice["associatedRule"] = {"id": problem.rule, "index": self.indexes[problem.rule]}
        return notice


def region(checked: Checked, span: Span) -> dict[str, int]:
    """A span as a SARIF region: lines and columns from 1, the end exclusive, columns in code points."""
    start, end = (checked.lines.position(offset) for offset in span)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }


def _message(finding: Finding) -> str:
    """The message, and a link to each further place: GitHub shows no place that the message does not link to."""
    links = [f"[{_linkable(place.label)}]({n})" for n, place in enumerate(finding.related, 1)]
    text = _LINK.sub(r"\\[\1](", finding.message)
    return f"{text} See {', '.join(links)}." if links else text


def _linkable(label: str) -> str:
    return re.sub(r"[\[\]\\]", r"\\\g<0>", label)


def _left_out(count: int) -> dict[str, Any]:
    text = f"{count:,} results were left out: GitHub takes {MOST_RESULTS:,}. The gravest are here; check fewer files at once."
    return {
        "descriptor": {"id": "left-out", "index": list(PROBLEMS).index("left-out")},
        "level": "warning",
        "message": {"text": text},
    }
