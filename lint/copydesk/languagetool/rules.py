"""LanguageTool's rules as rules of the catalogue: family, severity and measured precision from a table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from copydesk import tables
from copydesk.finding import Severity
from copydesk.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from copydesk.rule import Family

PREFIX = "languagetool/"
"""What the ids of its rules begin with."""

OTHER = "languagetool"
"""The rule that stands for those which the table does not know: never heard in the news that it was made from, or newer."""

TABLE = "languagetool"

ARTICLES = 3000
"""News articles that its rules were measured on, none of which any table or model was made from."""


def read_rules(named: Iterable[str] = (), *, every: bool = False) -> list[Rule]:
    """Its rules: those of the table, those that are `named`, and one for all others.

    Only those that were measured to be right more often than not speak, the others where the settings name them;
    with `every` all of them do.
    """
    found = [_rule(*row, every=every) for row in tables.rows(TABLE)]
    known = {rule.id for rule in found}
    new = sorted({name for name in named if name.startswith(PREFIX)} - known)
    return [*found, *(_unmeasured(name, every=every) for name in [*new, OTHER])]


def _unmeasured(identity: str, *, every: bool) -> Rule:
    why = f"A rule of LanguageTool of which nothing is known: it said nothing in {ARTICLES:,} news articles, or is new."
    return _made(identity, "wrong-word", Severity.NOTE, "A rule nobody measured", why, quiet=not every)


def _rule(
    name: str, family: str, severity: str, state: str, right: str, read: str, count: str, *, every: bool
) -> Rule:
    if read == "0":
        why = f"LanguageTool's own rule {name}. It said nothing in {ARTICLES:,} news articles."
    else:
        share = f"{right} of the {read} findings that were read are right"
        why = (
            f"LanguageTool's own rule {name}. In {ARTICLES:,} news articles it spoke {count} times; {share}."
        )
    title = name.capitalize().replace("_", " ")
    quiet = state != "on" and not every
    return _made(PREFIX + name, cast("Family", family), Severity[severity.upper()], title, why, quiet=quiet)


def _made(identity: str, family: Family, severity: Severity, title: str, why: str, *, quiet: bool) -> Rule:
    return Rule(
        id=identity,
        family=family,
        title=title,
        check="languagetool",
        severity=severity,
        message="{said}",
        why=why,
        source=("LanguageTool 6.8, languagetool.org; measured by copydesk (benchmarks/README.md)",),
        since="0.1",
        options=None,
        home=Path(),
        fix="unsafe",
        named_only=quiet,
    )
