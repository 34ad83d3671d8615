"""What `copydesk try` says: the places that a pattern matches, and how many there are to a thousand words."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any

from copydesk.report.excerpt import excerpt
from copydesk.report.screen import Screen
from copydesk.report.tally import Tally
from copydesk.report.words import counted

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    from copydesk.finding import Finding
    from copydesk.outcome import Checked
    from copydesk.report import Setting
    from copydesk.span import Span

INDENT = "  "
NARROWEST = 20
ROOM = 1000
"""Matches that are kept, at least, while it is not known how many there will be."""
BESIDE = 60
"""Characters of the line on each side of a match that JSON lines hold."""


class Sample:
    """Some of many things, at even distances, in the memory of a few however many come.

    The same things give the same sample.
    """

    def __init__(self, size: int) -> None:
        self.size = size
        self._room = max(ROOM, 8 * size)
        self._kept: list[str] = []
        self._step = 1
        self._seen = 0

    def offer(self, make: Callable[[], str]) -> None:
        """One more thing, made only if it may be needed."""
        if self.size and self._seen % self._step == 0:
            self._kept.append(make())
            if len(self._kept) > self._room:
                self._kept = self._kept[::2]
                self._step *= 2
        self._seen += 1

    def taken(self) -> list[str]:
        """The sample: all there was, if it is no more than the size."""
        count = len(self._kept)
        if count <= self.size:
            return self._kept
        return [self._kept[(2 * number + 1) * count // (2 * self.size)] for number in range(self.size)]


class Matches(ABC):
    """Matches as they come, or a sample of `limit` at the end; counts last."""

    def __init__(self, out: TextIO, setting: Setting, limit: int | None = None) -> None:
        self.out = out
        self.setting = setting
        self.tally = Tally(setting.rules)
        self.sample = None if limit is None else Sample(limit)

    def begin(self) -> None:  # noqa: B027 - nothing to do here, and the protocol of reports asks for it
        """Nothing comes before the first match."""

    def add(self, checked: Checked) -> None:
        """Write the matches in one article, or take them into the sample."""
        if not self.tally.add(checked):
            return
        for finding in checked.findings:
            if self.sample is None:
                self.out.write(self.entry(checked, finding))
            else:
                self.sample.offer(lambda finding=finding: self.entry(checked, finding))  # type: ignore[misc]

    def end(self) -> None:
        """Write the sample, what was not checked, and the counts."""
        for entry in self.sample.taken() if self.sample else ():
            self.out.write(entry)
        self.counts(len(self.sample.taken()) if self.sample else self.tally.findings)

    @abstractmethod
    def entry(self, checked: Checked, finding: Finding) -> str:
        """What is written of one match."""

    @abstractmethod
    def counts(self, shown: int) -> None:
        """Write what was not checked, and the counts."""


class TextMatches(Matches):
    """For people: place and fix, the line with the match underlined."""

    def __init__(self, out: TextIO, setting: Setting, limit: int | None = None) -> None:
        super().__init__(out, setting, limit)
        self.screen = Screen(getattr(out, "encoding", None))
        self.width = max(NARROWEST, setting.width - len(INDENT))

    def entry(self, checked: Checked, finding: Finding) -> str:
        """The place with the fix, and the line below it."""
        line, column = checked.lines.position(finding.span.start)
        fixes = " or ".join(f"“{edit.text}”" for edit in finding.suggestions)
        fix = f": “{finding.found}” → {fixes}" if fixes else ""
        place = self._style(self.screen.safe(checked.path), bold=True)
        rows = [f"{place}:{line}:{column}{self.screen.safe(fix)}"]
        for row in excerpt(self.screen, checked.text, checked.lines, finding.span, self.width):
            rows.append(INDENT + row.shown)
            if row.marked:
                rows.append(INDENT + " " * row.indent + self._style("^" * row.marked, fg="yellow"))
        return self.screen.plain("\n".join(rows)) + "\n"

    def counts(self, shown: int) -> None:
        """What was not checked, then the counts in words."""
        tally = self.tally
        lines = [
            f"{self._style('not checked', fg='red', bold=True)}: {problem}" for problem in tally.problems
        ]
        if shown:
            lines.insert(0, "")
        read = f"{counted(tally.articles, 'article')} ({counted(tally.words, 'word')})"
        if tally.findings:
            rate = f"{_rate(tally.per_thousand(tally.findings))} per 1,000 words"
            lines.append(f"{counted(tally.findings, 'match', 'es')} in {tally.marked:,} of {read}: {rate}.")
        else:
            lines.append(f"No matches in {read}.")
        if 0 < shown < tally.findings:
            lines.append(f"{shown:,} of them shown, at even distances.")
        if tally.hidden:
            lines.append(f"{counted(tally.hidden, 'match', 'es')} before a [sic] not counted.")
        self.out.write(self.screen.plain("".join(f"{line}\n" for line in lines)))

    def _style(self, text: str, **style: Any) -> str:
        if not self.setting.color:
            return text
        import click  # only when there is colour to show

        return click.style(text, **style)


class JsonlMatches(Matches):
    """For programs: a line for each match, then one for each thing that was not checked, and one with the counts."""

    def entry(self, checked: Checked, finding: Finding) -> str:
        """One match, with the line that it stands in on both sides."""
        before, after = _beside(checked, finding.span)
        match = {
            "path": checked.path,
            "span": placed(checked, finding.span),
            "before": before,
            "found": finding.found,
            "after": after,
            "fixes": [edit.text for edit in finding.suggestions],
        }
        return json.dumps(match) + "\n"

    def counts(self, shown: int) -> None:
        """The last lines."""
        for problem in self.tally.problems:
            described = {"kind": problem.kind, "path": problem.path, "message": problem.message}
            self.out.write(json.dumps({"problem": described}) + "\n")
        summary = {
            "articles": self.tally.articles,
            "articles_with_matches": self.tally.marked,
            "words": self.tally.words,
            "matches": self.tally.findings,
            "shown": shown,
            "hidden": self.tally.hidden,
            "per_1000_words": round(self.tally.per_thousand(self.tally.findings), 6),
        }
        self.out.write(json.dumps({"summary": summary}) + "\n")


def placed(checked: Checked, span: Span) -> dict[str, dict[str, int]]:
    """A span as the JSON reports have it: offsets, lines and columns of its ends."""
    ends = {}
    for name, offset in (("start", span.start), ("end", span.end)):
        line, column = checked.lines.position(offset)
        ends[name] = {"offset": offset, "line": line, "column": column}
    return ends


def _beside(checked: Checked, span: Span) -> tuple[str, str]:
    """The source on both sides of a span, as far as its lines go."""
    first = checked.lines.span(checked.lines.position(span.start).line)
    last = checked.lines.span(checked.lines.position(span.end).line)
    before = checked.text[max(first.start, span.start - BESIDE) : span.start]
    return before, checked.text[span.end : max(span.end, min(last.end, span.end + BESIDE))]


def _rate(rate: float) -> str:
    """A rate with as many decimals as say something about it."""
    if rate < 0.0001:
        return "under 0.0001"
    return f"{rate:.2f}" if rate >= 0.1 else f"{rate:.4f}"
