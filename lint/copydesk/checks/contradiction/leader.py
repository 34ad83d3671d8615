"""A head of state given to another country: “Iraqi President Bashar Assad”."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from copydesk.naming.posts import nations
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.tables import rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from copydesk.document import Document
    from copydesk.finding import Finding


class Options(BaseOptions):
    """`table`: leaders, each with words for what they lead; `offices`: offices of a country before or behind their names."""

    table: str
    offices: tuple[str, ...]


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a leader of the table with an office of a country that is not the leader's."""
    options: Options = rule.options
    for post in document.posts:
        if post.office not in options.offices or not post.scope:
            continue
        known = _leaders(options.table, rule.home)
        led = known.get(" ".join(post.words))
        if not led:
            continue
        names = {name for of in known.values() for name in of} | nations().keys()
        words = post.scope.split(" ")
        of = next((name for name in (" ".join(words[-2:]), words[-1]) if name in names), "")
        if of and of not in led and not any(one.endswith(f" {of}") for one in led):
            yield rule.finding(
                document,
                post.span,
                name=" ".join(post.words).title(),
                country=" or ".join(sorted({one.title() for one in led})),
            )


@cache
def _leaders(table: str, home: Path | None) -> Mapping[str, frozenset[str]]:
    """What each leader leads, all in lower case."""
    found: dict[str, frozenset[str]] = {}
    for name, of in rows(table, home):
        found[name.lower()] = found.get(name.lower(), frozenset()) | {of.lower()}
    return found


CHECK = Check(Options, run)
