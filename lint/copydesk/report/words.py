"""What reports say in words: repairs, places, counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Severity

if TYPE_CHECKING:
    from copydesk.finding import Edit, Finding
    from copydesk.outcome import Checked
    from copydesk.report.tally import Tally
    from copydesk.span import Span

LONGEST = 60
"""Characters of copy that are quoted whole where a repair is told."""

_OPENING = "“‘\"'(["


def at(checked: Checked, span: Span) -> str:
    """Line and column of a span, as people write them."""
    line, column = checked.lines.position(span.start)
    return f"{line}:{column}"


def described(checked: Checked, finding: Finding) -> str:
    """All that there is to say about a finding, in one line."""
    others = [f"({at(checked, other.span)}: {other.label})" for other in finding.related]
    return " ".join([finding.message, *others])


def repairs(checked: Checked, finding: Finding) -> list[str]:
    """What would mend a finding, a line each; suggestions for the words found themselves share one."""
    here = [
        edit
        for edit in finding.suggestions
        if edit.span == finding.span and edit.text and edit.span.of(checked.text)
    ]
    lines = []
    if here:
        lines.append(" or ".join(f"“{edit.text}”" for edit in here) + _safe(here[0]))
    for edit in finding.suggestions:
        if edit not in here:
            where = "" if edit.span == finding.span else f"at {at(checked, edit.span)}, "
            lines.append(f"{where}{repair(checked, edit)}{_safe(edit)}")
    return lines


def repair(checked: Checked, edit: Edit) -> str:
    """An edit in words."""
    old = _short(edit.span.of(checked.text))
    if not old:
        before = checked.text[max(0, edit.span.start - 80) : edit.span.start].split()[-1:]
        return f"insert “{edit.text}”" + "".join(f" after “{word.lstrip(_OPENING)}”" for word in before)
    return f"“{old}” → “{edit.text}”" if edit.text else f"delete “{old}”"


def _short(text: str) -> str:
    """Text without what is in the middle of it, if it is long."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST // 2]}…{text[-LONGEST // 2 :]}"


def _safe(edit: Edit) -> str:
    return " (safe)" if edit.safe else ""


def summary(tally: Tally, fail_on: Severity) -> list[str]:
    """The counts of a run, in words."""
    read_words = f"{counted(tally.articles, 'article')} ({counted(tally.words, 'word')})"
    lines = []
    if not tally.findings:
        lines.append(f"No findings in {read_words}.")
    else:
        parts = [counted(tally.severities[level], str(level)) for level in reversed(Severity)]
        parts = [part for part in parts if not part.startswith("0 ")]
        lines.append(f"{counted(tally.findings, 'finding')} in {read_words}: {', '.join(parts)}.")
        if not any(tally.severities[level] for level in Severity if level >= fail_on):
            lines.append(f"None is as grave as --fail-on asks for ({fail_on}).")
    if tally.sure:
        every = "it" if tally.findings == 1 else "them all"
        lines.append(
            f"copydesk fix mends {every if tally.sure == tally.findings else f'{tally.sure:,} of them'}."
        )
    if tally.known:
        lines.append(f"{counted(tally.known, 'known finding')} not shown.")
    if tally.unchanged:
        lines.append(f"{counted(tally.unchanged, 'finding')} in unchanged lines not shown.")
    if others := tally.hidden - tally.known - tally.unchanged:
        lines.append(f"{counted(others, 'finding')} not shown, as settings or comments say.")
    if tally.problems:
        lines.append(f"{counted(len(tally.problems), 'problem')}: not everything was checked (see above).")
    return lines


def counted(number: int, what: str, plural: str = "s") -> str:
    """A number with its noun."""
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}{plural}"
