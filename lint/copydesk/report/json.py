"""The JSON report: all that is known of each finding, in the versioned form that docs/json.md describes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from copydesk import __version__
from copydesk.finding import Severity
from copydesk.report.listing import Listing
from copydesk.report.tally import Tally

if TYPE_CHECKING:
    from typing import TextIO

    from copydesk.finding import Finding
    from copydesk.outcome import Checked, Problem
    from copydesk.report import Setting
    from copydesk.span import Span

VERSION = 1
"""Grows when a reader of the old form would be wrong about the new one; new keys alone do not count."""


class JsonReport:
    """One object: the articles as they come, one a line, then problems and counts.

    It is written in ASCII, so that it reads the same whatever encoding the stream has.
    """

    def __init__(self, out: TextIO, setting: Setting) -> None:
        self.out = out
        self.tally = Tally(setting.rules)
        self.articles = Listing(out)

    def begin(self) -> None:
        """Open the object and its list of articles."""
        self.out.write(f'{{"version": {VERSION}, "copydesk": {json.dumps(__version__)}, "articles": [')

    def add(self, checked: Checked) -> None:
        """Write one article."""
        if self.tally.add(checked):
            self.articles.add(article(checked, self.tally))

    def end(self) -> None:
        """Write problems and counts, and close the object."""
        problems = [described(problem) for problem in self.tally.problems]
        self.out.write('\n],\n"problems": ' + json.dumps(problems))
        self.out.write(',\n"summary": ' + json.dumps(summary(self.tally)) + "}\n")


def article(checked: Checked, tally: Tally) -> dict[str, Any]:
    """One article with its findings."""
    return {
        "path": checked.path,
        "words": checked.words,
        "hidden": checked.hidden,
        "known": len(checked.known),
        "unchanged": checked.unchanged,
        "findings": [placed(checked, finding, tally.families[finding.rule]) for finding in checked.findings],
    }


def placed(checked: Checked, finding: Finding, family: str) -> dict[str, Any]:
    """One finding, complete in itself."""
    return {
        "path": checked.path,
        "rule": finding.rule,
        "family": family,
        "severity": str(finding.severity),
        "message": finding.message,
        "found": finding.found,
        "span": _span(checked, finding.span),
        "suggestions": [
            {"span": _span(checked, edit.span), "text": edit.text, "safe": edit.safe}
            for edit in finding.suggestions
        ],
        "related": [{"span": _span(checked, place.span), "label": place.label} for place in finding.related],
        "fingerprint": finding.fingerprint,
        "also": list(finding.also),
    }


def described(problem: Problem) -> dict[str, Any]:
    """One thing that was not checked."""
    return {
        "kind": problem.kind,
        "path": problem.path,
        "rule": problem.rule,
        "message": problem.message,
    }


def summary(tally: Tally) -> dict[str, Any]:
    """The counts of a run."""
    return {
        "articles": tally.articles,
        "articles_with_findings": tally.marked,
        "words": tally.words,
        "findings": tally.findings,
        "hidden": tally.hidden,
        "known": tally.known,
        "unchanged": tally.unchanged,
        "problems": len(tally.problems),
        "severities": {str(level): tally.severities[level] for level in reversed(Severity)},
        "families": {
            family: {"findings": sum(rules.values()), "rules": rules}
            for family, rules in tally.by_family().items()
        },
    }


def _span(checked: Checked, span: Span) -> dict[str, dict[str, int]]:
    return {name: _point(checked, offset) for name, offset in zip(("start", "end"), span, strict=True)}


def _point(checked: Checked, offset: int) -> dict[str, int]:
    line, column = checked.lines.position(offset)
    return {"offset": offset, "line": line, "column": column}
