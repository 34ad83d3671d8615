"""Two ages of one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding


class Options(BaseOptions):
    """`label` names the first age."""

    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find persons whose present age is given twice and differs."""
    families: dict[str, list[int]] = {}
    ages = [age for age in document.ages if age.how == "now" and not age.loose]
    for index, age in enumerate(ages):
        families.setdefault(age.person.family, []).append(index)
    for members in families.values():
        if len({ages[index].value for index in members}) != 2 or _several(
            document, ages[members[0]].person.family
        ):
            continue
        first = ages[members[0]]
        for index in members[1:]:
            other = ages[index]
            if other.value != first.value:
                yield rule.finding(
                    document,
                    other.span,
                    related=[Related(first.span, rule.options.label)],
                    name=first.person.family,
                    one=first.value,
                    other=other.value,
                )
                break


def _several(document: Document, family: str) -> bool:
    """Whether the article names more than one person of a family."""
    given = set()
    for sentence, index in document.places.get(family.lower(), ()):
        before = sentence.tokens[index - 1] if index else None
        if before and before.kind == "word" and before.text[0].isupper() and not before.text.endswith("."):
            given.add(before.text)
    return len(given) > 1


CHECK = Check(Options, run)
