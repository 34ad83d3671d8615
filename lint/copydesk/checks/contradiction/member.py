"""A member of Congress or governor of another state or party: “Ann Roe, R-Utah” of a Democrat from Ohio."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.naming import members
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding


class Options(BaseOptions):
    """`parties`: what the letters of parties stand for; `unless`: words of an article in which somebody has left a party."""

    parties: dict[str, str]
    unless: tuple[str, ...]


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find states and parties beside the names of members of the table who are of others."""
    options: Options = rule.options
    for said in members.read(document.places):
        if said.fits or document.quoted(said.span.start):
            continue
        elsewhere = said.state and all(said.state != one.state for one in said.members)
        if not elsewhere and not document.places.keys().isdisjoint(options.unless):
            continue
        one = said.members[0]
        party = options.parties.get(one.parties[:1], "") if not elsewhere else ""
        yield rule.finding(document, said.span, name=one.name, what=party or f"of {one.state.title()}")


CHECK = Check(Options, run)
