"""A quotation that goes on in the next paragraph and was closed at the end of this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Edit, Related
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.quoting.attributions import Attribution


class Options(BaseOptions):
    """Both parts have at least `words` words. More than `most` such places in an article are its style.

    `label` says what the second place is.
    """

    label: str
    words: int = 12
    most: int = 1


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a paragraph that is one quoted passage without a speaker, right behind one that ends with its speaker's words."""
    found = list(_places(rule, document))
    if len(found) <= rule.options.most:
        yield from found


def _places(rule: Rule, document: Document) -> Iterator[Finding]:
    last: Attribution | None = None
    for attribution in document.attributions:
        if last is not None and _goes_on(rule, document, last, attribution):
            closing, opening = last.quotation.closing, attribution.quotation.opening
            if closing and opening:
                first = document.speech.at(closing.span.start)
                yield rule.finding(
                    document,
                    document.speech.span(max(0, first - 2), first + 1),
                    suggestions=[Edit(closing.span, "")],
                    related=[Related(opening.span, rule.options.label)],
                )
        last = attribution


def _goes_on(rule: Rule, document: Document, one: Attribution, two: Attribution) -> bool:
    """Whether a passage is a whole paragraph of sentences and the one before ends its own, with a speaker before it."""
    speech = document.speech
    first, second = one.quotation, two.quotation
    if (
        not (first.closing and second.opening and second.closing)
        or two.before
        or two.behind
        or second.reopened
    ):
        return False
    if second.opening.block != first.closing.block + 1 or second.closing.block != second.opening.block:
        return False
    if second.opening.char != (first.opening.char if first.opening else "") or second.opening.at > 0:
        return False
    ends = one.closing + 1 >= one.stop and two.closing + 1 >= two.stop
    if not ends or one.before is None or not speech.third_person(one.before):
        return False
    return all(_passage(rule, document, part) for part in (one, two))


def _passage(rule: Rule, document: Document, part: Attribution) -> bool:
    """Whether a quotation is whole sentences and no question."""
    speech = document.speech
    first, end = part.opening + 1, part.closing
    sentence = speech.tokens[first].text[0].isupper() and speech.word(end - 1) == "."
    return (
        sentence and speech.words(range(first, end)) >= rule.options.words and not speech.titled(first, end)
    )


CHECK = Check(Options, run)
