"""An age that somebody did not live to: “died at 48”, “At the age of 52, he opened the mill”."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.people import Age

_NEAR = 6
"""Tokens behind an age in which its person's verb stands."""


class Options(BaseOptions):
    """`dead`: words in a sentence that tell of somebody's death, where an age may be that of the death; `label` names the death."""

    dead: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find persons with an age that is more than they lived to, or who are told in the present with an age, years dead."""
    if not document.several_ages or document.places.keys().isdisjoint(rule.options.dead):
        return
    persons: dict[int, dict[str, list[Age]]] = defaultdict(lambda: defaultdict(list))
    for age in document.ages:
        if not age.loose:
            persons[age.person.number][age.how].append(age)
    for told in persons.values():
        yield from _outlived(rule, document, told)


def _outlived(rule: Rule, document: Document, told: dict[str, list[Age]]) -> Iterator[Finding]:
    """The first age of a person that does not fit the death."""
    end, most = _end(told)
    if end is None:
        return
    wrong = next((age for age in told["then"] if most and age.value > most), None)
    if wrong is None and told["died"]:
        wrong = next((age for age in told["now"] if _alive(rule.options, document, age)), None)
    least = most - 1 if most and end.how == "died" else 0
    if wrong is None and least:
        wrong = next((age for age in told["death"] if not age.year and not least <= age.value <= most), None)
    if wrong:
        yield rule.finding(
            document, wrong.span, related=[Related(end.span, rule.options.label)], name=wrong.person.family
        )


def _end(told: dict[str, list[Age]]) -> tuple[Age | None, int]:
    """What tells of a person's death, and the most years that the person can have lived by it (0: not known)."""
    births, deaths = ({age.value for age in told[how]} for how in ("birth", "died"))
    if len(births) == len(deaths) == 1:
        years = deaths.pop() - births.pop()
        return told["died"][0], years if 0 < years < 120 else 0
    if len({age.value for age in told["death"]}) == 1:
        return told["death"][0], told["death"][0].value
    return (told["died"][0], 0) if len(deaths) == 1 else (None, 0)


def _alive(options: Options, document: Document, age: Age) -> bool:
    """Whether a sentence says with an age what the person does now."""
    sentence = age.sentence
    words = document.words_in(sentence)
    if not words.isdisjoint(options.dead) or document.quoted(age.span.start):
        return False
    at = next(n for n, token in enumerate(sentence.tokens) if token.end >= age.span.end)
    verbs = [
        verb
        for verb in document.groups[sentence].verbs
        if at < verb.start <= at + _NEAR and verb.form == "finite"
    ]
    return bool(verbs) and verbs[0].tense in ("present", "future") and not verbs[0].modal


CHECK = Check(Options, run)
