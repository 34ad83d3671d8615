"""Two ages of one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.people import Age


class Options(BaseOptions):
    """`label` names the first age."""

    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find persons whose present age is given twice and differs."""
    persons: dict[int, list[Age]] = {}
    for age in document.ages if document.several_ages else ():
        if age.how == "now" and not age.loose:
            persons.setdefault(age.person.number, []).append(age)
    for first, *later in persons.values():
        other = next((age for age in later if age.value != first.value), None)
        if other and len({first.value, *(age.value for age in later)}) == 2:
            yield rule.finding(
                document,
                other.span,
                related=[Related(first.span, rule.options.label)],
                name=first.person.family,
                one=first.value,
                other=other.value,
            )


CHECK = Check(Options, run)
