"""Two ages of one person."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.people import Age


class Options(BaseOptions):
    """`later`: words of a sentence that may speak of a time to come; `near`: years by which an age that takes somebody up may differ and still be that person's; `label` names the first age."""

    near: int
    later: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find persons whose present age is given twice and differs, or who were older than they are."""
    persons: dict[int, list[Age]] = {}
    every = document.ages if document.several_ages else ()
    ages = [age for age in every if age.how in ("now", "taken")]
    told = Counter(age.value for age in ages)
    for age in ages:
        if not age.loose and (age.how == "now" or told[age.value] == 1):
            persons.setdefault(age.person.number, []).append(age)
    for first, *later in persons.values():
        other = next((age for age in later if age.value != first.value), None)
        if (
            other
            and len({age.value for age in (first, *later)}) == 2
            and _exclude(rule.options, first, other)
        ):
            yield _found(rule, document, first, other)
    for age in every:
        now = persons.get(age.person.number, [])
        if (
            len(now) == 1
            and _older_then(now[0], age)
            and document.plainly(age.sentence, 0, rule.options.later)
        ):
            yield _found(rule, document, now[0], age)


def _older_then(now: Age, then: Age) -> bool:
    """Whether somebody is said to have been older than now."""
    earlier = then.how in ("then", "event") and not then.loose
    return earlier and now.how == "now" and then.value > now.value


def _found(rule: Rule, document: Document, one: Age, other: Age) -> Finding:
    return rule.finding(
        document,
        other.span,
        related=[Related(one.span, rule.options.label)],
        name=one.person.family,
        one=one.value,
        other=other.value,
    )


def _exclude(options: Options, one: Age, other: Age) -> bool:
    """Whether two ages are one person's: both said of the person, or one of them near enough."""
    if one.how == other.how:
        return one.how == "now"
    return abs(one.value - other.value) <= options.near


CHECK = Check(Options, run)
