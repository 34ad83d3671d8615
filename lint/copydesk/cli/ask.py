"""Going through findings one by one on a terminal, for `copydesk fix --ask`."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from copydesk.outcome import Fix

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Article
    from copydesk.finding import Edit, Finding
    from copydesk.outcome import Checked
    from copydesk.report import Setting

_END = ("q", "\x04", "\x1b")


class Asking:
    """Chooses the repairs that the person at the terminal accepts.

    y takes the first suggestion, a digit that one of several, n none; a takes the first of this and every further
    finding of its rule; q (or Ctrl-D) takes nothing more. Nothing is asked twice.
    """

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._rules: set[str] = set()
        self._declined: set[str] = set()
        self._path = ""
        self._over = False

    def __call__(self, article: Article, checked: Checked) -> Iterator[Fix]:
        """The repairs of one article that are accepted."""
        from copydesk.fix import possible

        if checked.path != self._path:
            self._path = checked.path
            self._declined.clear()
        fits = possible(article)
        for finding in checked.findings:
            edits = [edit for edit in finding.suggestions if fits(edit)]
            edit = self._chosen(checked, finding, edits) if edits else None
            if edit is not None:
                yield Fix(finding, edit)

    def _chosen(self, checked: Checked, finding: Finding, edits: list[Edit]) -> Edit | None:
        if finding.rule in self._rules:
            return edits[0]
        halves = set(finding.fingerprint.split("."))
        if self._over or halves & self._declined:
            return None
        answer = self._answer(checked, finding, edits)
        if answer in _END:
            self._over = True
        elif answer == "a":
            self._rules.add(finding.rule)
        if answer.isdigit():
            return edits[int(answer) - 1]
        if answer in ("y", "a"):
            return edits[0]
        self._declined |= halves
        return None

    def _answer(self, checked: Checked, finding: Finding, edits: list[Edit]) -> str:
        """One of y, n, a, q or a digit, as typed."""
        from copydesk.report.text import TextReport

        shown = TextReport(sys.stdout, self._setting)
        shown.add(replace(checked, findings=(finding,), problems=()))
        digits = [str(number) for number in range(1, min(len(edits), 9) + 1)] if len(edits) > 1 else []
        which = f"1-{digits[-1]} which, " if digits else ""
        question = f"Mend it? y yes, {which}n no, a all of {finding.rule}, q quit: "
        while True:
            click.echo(question, nl=False)
            answer = self._key()
            click.echo(answer if answer.isprintable() else "q")
            if answer in ("y", "n", "a", *_END, *digits):
                click.echo()
                return answer

    def _key(self) -> str:
        try:
            return click.getchar().lower()
        except EOFError:
            return "q"
