"""JUnit's XML, which every CI shows as tests: an article is a suite, a finding a test that failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.report.places import shown
from copydesk.report.tally import read
from copydesk.report.words import at, repairs
from copydesk.report.xml import HEAD, escaped, tag

if TYPE_CHECKING:
    from typing import TextIO

    from copydesk.finding import Finding
    from copydesk.outcome import Checked, Problem
    from copydesk.report import Setting


class JunitReport:
    """A suite for each article as it comes; at the end one of what was not checked, as errors.

    A finding below the severity that fails the run is a test that passed, with what it says in its output. An article
    with nothing to say about it is one test that passed.
    """

    def __init__(self, out: TextIO, setting: Setting) -> None:
        self.out = out
        self.setting = setting
        self.problems: list[Problem] = []

    def begin(self) -> None:
        """Open the document."""
        self.out.write(HEAD + tag("testsuites", name="copydesk") + "\n")

    def add(self, checked: Checked) -> None:
        """Write the suite of one article."""
        self.problems += checked.problems
        if not read(checked):
            return
        path = shown(checked.path, self.setting.root)
        cases = [self._case(checked, finding, path) for finding in checked.findings]
        if not checked.findings and not checked.problems:
            cases = [tag("testcase", close=True, name="no findings", classname=path)]
        failures = sum(finding.severity >= self.setting.fail_on for finding in checked.findings)
        self._suite(path, cases, failures=failures)

    def end(self) -> None:
        """Write what was not checked, and close the document."""
        if self.problems:
            cases = [self._problem(problem) for problem in self.problems]
            self._suite("not checked", cases, errors=len(cases))
        self.out.write("</testsuites>\n")

    def _suite(self, name: str, cases: list[str], failures: int = 0, errors: int = 0) -> None:
        suite = tag("testsuite", name=name, tests=len(cases), failures=failures, errors=errors, skipped=0)
        self.out.write("\n".join([suite, *cases, "</testsuite>"]) + "\n")

    def _case(self, checked: Checked, finding: Finding, path: str) -> str:
        place = at(checked, finding.span)
        lines = [f"{path}:{place}: {finding.severity} {finding.message} [{finding.rule}]"]
        lines += [f"{at(checked, other.span)}: {other.label}" for other in finding.related]
        lines += [f"fix: {line}" for line in repairs(checked, finding)]
        text = escaped("\n".join(lines))
        line = checked.lines.position(finding.span.start).line
        case = tag("testcase", name=f"{finding.rule} {place}", classname=path, file=path, line=line)
        if finding.severity >= self.setting.fail_on:
            kind = tag("failure", message=finding.message, type=str(finding.severity))
            return f"{case}{kind}{text}</failure></testcase>"
        return f"{case}<system-out>{text}</system-out></testcase>"

    def _problem(self, problem: Problem) -> str:
        path = shown(problem.path, self.setting.root) if problem.path else "copydesk"
        case = tag("testcase", name=problem.rule or problem.kind, classname=path)
        return f"{case}{tag('error', close=True, message=str(problem), type=problem.kind)}</testcase>"
