"""Counts over a run: what every report says at its end."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from copydesk.finding import Severity
    from copydesk.outcome import Checked, Problem
    from copydesk.rule import Rule


class Tally:
    """Findings by rule, family and severity; articles and words read; and all that was not checked."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.families = {rule.id: rule.family for rule in rules}
        self.articles = 0
        self.marked = 0
        self.words = 0
        self.hidden = 0
        self.known = 0
        self.unchanged = 0
        self.sure = 0
        self.rules: Counter[str] = Counter()
        self.severities: Counter[Severity] = Counter()
        self.problems: list[Problem] = []

    def add(self, checked: Checked) -> bool:
        """Count one article in; false for what was never read, which is no article of the report."""
        self.problems += checked.problems
        if not read(checked):
            return False
        self.articles += 1
        self.marked += bool(checked.findings)
        self.words += checked.words
        self.hidden += checked.hidden
        self.known += len(checked.known)
        self.unchanged += checked.unchanged
        for finding in checked.findings:
            if finding.rule not in self.families and engine(finding.rule) in self.families:
                self.families[finding.rule] = self.families[engine(finding.rule)]
            self.rules[finding.rule] += 1
            self.sure += bool(finding.suggestions) and finding.suggestions[0].safe
            self.severities[finding.severity] += 1
        return True

    @property
    def findings(self) -> int:
        """How many findings there are in all."""
        return self.rules.total()

    def by_family(self) -> dict[str, dict[str, int]]:
        """Findings of each rule that spoke, in the order of families and rules."""
        table: dict[str, dict[str, int]] = {}
        for rule, family in self.families.items():
            if self.rules[rule]:
                table.setdefault(family, {})[rule] = self.rules[rule]
        return table

    def per_thousand(self, count: int) -> float:
        """A count per 1,000 words read; 0 where nothing was read."""
        return 1000 * count / self.words if self.words else 0.0


def engine(rule: str) -> str:
    """The rule that stands for all rules of an engine of which nothing is known: what comes before the slash."""
    return rule.partition("/")[0]


def read(checked: Checked) -> bool:
    """Whether this is an article that could be read, whatever happened to it then."""
    return bool(checked.path) and (bool(checked.text) or not checked.problems)
