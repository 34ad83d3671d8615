"""What becomes of an article: its findings, and what about it was not checked and why."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from copydesk.span import Lines

if TYPE_CHECKING:
    from copydesk.document import Article, Form
    from copydesk.finding import Edit, Finding


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that was not checked; reports show it, and the exit code is 2.

    `path` names the file, `message` says what happened and how to mend it. An `unread` file could not be read, a
    `crash` is a rule that failed on it (named by `rule`), an `engine` problem concerns the whole run. An `unwritten`
    file was checked, but not mended as it was asked for.
    """

    kind: Literal["unread", "crash", "engine", "unwritten"]
    message: str
    path: str | None = None
    rule: str | None = None

    def __str__(self) -> str:
        """One line: the file, the rule that failed on it, and what happened."""
        failed = f"{self.rule} failed: " if self.rule else ""
        named = not self.path or self.message.startswith(f"{self.path}:")
        return f"{failed}{self.message}" if named else f"{self.path}: {failed}{self.message}"


class Unasked(Exception):  # noqa: N818 - it says what happened
    """An engine did not read a document: the message says why and how to mend it."""


@dataclass(frozen=True)
class Checked:
    """An article that has been checked: what reports are made from.

    `text` is the decoded text that the findings' spans count in; it is empty for a file that could not be read.
    `hidden` counts findings that settings, comments, a baseline or changed lines keep out of the report, `known` holds the numbers of
    the baseline's entries for some of them, `unchanged` counts those in lines that did not change; `remarks` are lines
    about comments that allow nothing. `form` is how the text is written.
    """

    path: str
    text: str = ""
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    words: int = 0
    hidden: int = 0
    remarks: tuple[str, ...] = ()
    form: Form = "plain"
    known: tuple[int, ...] = ()
    unchanged: int = 0

    @cached_property
    def lines(self) -> Lines:
        """The article's lines."""
        return Lines(self.text)


class Fix(NamedTuple):
    """One repair that is made, and the finding that it mends."""

    finding: Finding
    edit: Edit


@dataclass(frozen=True, kw_only=True)
class Mended(Checked):
    """An article that was to be mended: `text` and `findings` are what stands in its file now.

    `article` is what was read, `mended` its text with all repairs made. `rounds` tell what was done, each with what was
    found before it; there are none where nothing was to be done.
    """

    article: Article
    mended: str
    rounds: tuple[tuple[Checked, tuple[Fix, ...]], ...] = ()
