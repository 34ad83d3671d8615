"""“He said” where the article calls the only speaker within reach “she”."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.speakers import Step


class Options(BaseOptions):
    """The speaker is looked for in the `paragraphs` before the quotation's own; `label` says what the second place is.

    Where no pronoun stands between, the article must use the other one `least` times for the speaker, and this one never.
    """

    label: str
    least: int = 2
    paragraphs: int = 2


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find the pronoun of an attribution that is not the one of the only person named before it."""
    speech = document.speech
    for attribution in document.attributions:
        quotation = attribution.quotation
        for tag, mark in ((attribution.before, quotation.opening), (attribution.behind, quotation.closing)):
            pronoun = speech.single_pronoun(tag)
            if tag is None or mark is None or pronoun is None:
                continue
            steps = _back(document, mark.block, speech.tokens[tag.first].start, rule.options.paragraphs)
            against = _against(rule, document, steps, pronoun) if steps else None
            if steps and against:
                yield rule.finding(
                    document,
                    speech.span(tag.first, tag.end),
                    related=[Related(against.span, rule.options.label)],
                    surname=steps[-1].name,
                    other="he" if pronoun == "she" else "she",
                )


def _back(document: Document, number: int, place: int, paragraphs: int) -> list[Step]:
    """The pronouns before a place in a block, the nearest first, and last the only person of the paragraph they lead to.

    Empty where somebody else comes between, or that paragraph speaks of more than one person or at great length.
    """
    pronouns: list[Step] = []
    for paragraph in range(number, max(-1, number - 1 - paragraphs), -1):
        steps = document.speakers.steps.get(paragraph, [])
        end = bisect_left(steps, place, key=lambda step: step.span.start)
        steps = steps[max(0, end - _MOST) : end]
        persons = [step for step in steps if step.kind in ("name", "other")]
        if len(steps) == _MOST or any(
            step.kind == "other" or step.name != persons[0].name for step in persons
        ):
            return []
        if persons:
            last = steps.index(persons[-1])
            return [*pronouns, *reversed(steps[last + 1 :]), persons[-1]]
        pronouns += reversed(steps)
    return []


def _against(rule: Rule, document: Document, steps: list[Step], pronoun: str) -> Step | None:
    """The place that gives the person the other pronoun, where nothing gives this one."""
    between = steps[:-1]
    called = document.speakers.pronouns.get(steps[-1].name, [])
    same = sum(step.kind == pronoun for step in called)
    if any(step.kind == pronoun for step in between) or same > 1:
        return None
    if between:
        return between[-1]
    return called[0] if not same and len(called) >= rule.options.least else None


_MOST = 40
CHECK = Check(Options, run)
