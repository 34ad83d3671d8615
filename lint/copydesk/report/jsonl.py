"""JSON lines: a finding a line, in the form that it has in the JSON report, for programs that read a stream."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from copydesk.report.json import described, placed
from copydesk.report.tally import Tally

if TYPE_CHECKING:
    from typing import TextIO

    from copydesk.outcome import Checked
    from copydesk.report import Setting


class JsonlReport:
    """A line for each finding as it comes; at the end one for each thing that was not checked, under `problem`."""

    def __init__(self, out: TextIO, setting: Setting) -> None:
        self.out = out
        self.tally = Tally(setting.rules)

    def begin(self) -> None:
        """Nothing comes before the first finding."""

    def add(self, checked: Checked) -> None:
        """Write the findings of one article."""
        if self.tally.add(checked):
            for finding in checked.findings:
                line = json.dumps(placed(checked, finding, self.tally.families[finding.rule]))
                self.out.write(line + "\n")

    def end(self) -> None:
        """Write what was not checked."""
        for problem in self.tally.problems:
            self.out.write(json.dumps({"problem": described(problem)}) + "\n")
