"""What is made of the findings: one writer per format, each fed article by article.

A report writes to the stream that it was made with: `begin`, then `add` for each article, then `end`. It keeps counts
and problems, never the articles, so a run over any number of them stays small.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from os.path import exists
from typing import TYPE_CHECKING, Protocol, cast

from copydesk.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import TextIO

    from copydesk.outcome import Checked
    from copydesk.rule import Rule


@dataclass(frozen=True)
class Setting:
    """What a report needs to know of the run.

    `rules` are all that may have spoken. Paths are shown relative to `root`, the top of the source tree, where a format
    asks for that. `width` is the terminal's, in columns; `quiet` leaves one line per finding and no counts.
    """

    rules: tuple[Rule, ...]
    root: Path
    color: bool = False
    width: int = 80
    quiet: bool = False
    statistics: bool = False
    fail_on: Severity = Severity.WARNING


def source_root(folder: Path) -> Path:
    """The top of the source tree that a folder lies in: the nearest folder up with a `.git`, else the folder itself."""
    above = (folder, *folder.parents)
    return next((place for place in above if exists(place / ".git")), folder)  # noqa: PTH110 - never raises


class Report(Protocol):
    """A writer of one format."""

    def begin(self) -> None:
        """Write what comes before the first article."""

    def add(self, checked: Checked) -> None:
        """Write what is to be said about one article."""

    def end(self) -> None:
        """Write what comes after the last article: problems, counts."""


def _format(name: str, writer: str) -> Callable[[TextIO, Setting], Report]:
    """A format whose module is imported when its first report is made."""

    def make(out: TextIO, setting: Setting) -> Report:
        maker = getattr(import_module(f"copydesk.report.{name}"), writer)
        return cast("Report", maker(out, setting))

    return make


REPORTS: dict[str, Callable[[TextIO, Setting], Report]] = {
    "text": _format("text", "TextReport"),
    "json": _format("json", "JsonReport"),
    "jsonl": _format("jsonl", "JsonlReport"),
    "html": _format("html", "HtmlReport"),
    "sarif": _format("sarif", "SarifReport"),
    "github": _format("github", "GithubReport"),
    "gitlab": _format("gitlab", "GitlabReport"),
    "junit": _format("junit", "JunitReport"),
    "checkstyle": _format("checkstyle", "CheckstyleReport"),
    "rdjson": _format("rdjson", "RdjsonReport"),
}
"""The formats there are, by the name that `--format` takes."""
