"""An age that does not go with a year of birth: “born in 1934 … died in 2019 at 95”."""

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
    """`slack`: years by which a hedged age may be off; `label` names the year of birth."""

    slack: int
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find persons whose age in a known year is another than their year of birth makes it."""
    if not document.several_ages:
        return
    births: dict[int, list[Age]] = {}
    for age in document.ages:
        if age.how == "birth" and not age.loose:
            births.setdefault(age.person.number, []).append(age)
    own = document.meta.date.year if document.meta.date else 0
    for age in document.ages:
        if age.how == "birth":
            continue
        known = births.get(age.person.number, [])
        year = age.year or own
        if len({birth.value for birth in known}) != 1 or not year:
            continue
        birth = known[0]
        oldest = year - birth.value
        slack = rule.options.slack if age.loose else 0
        if oldest > 0 and not oldest - 1 - slack <= age.value <= oldest + slack:
            yield rule.finding(
                document,
                age.span,
                related=[Related(birth.span, rule.options.label)],
                name=age.person.family,
                year=year,
                born=birth.value,
                right=f"{oldest - 1} or {oldest}",
                age=age.value,
            )


CHECK = Check(Options, run)
