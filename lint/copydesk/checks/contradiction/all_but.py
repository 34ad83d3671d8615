"""All but some, and another number of those who did: “all but one of the 55 states signed”, “the 49 states signed”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import reckoned, whole
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure
    from copydesk.sentences import Sentence

_STEM = 4
"""Letters by which two forms are taken for one verb."""


class Options(BaseOptions):
    """The words of an exception.

    `lead`: the two words before the number of exceptions; `has`: words between what is counted and its
    verb; `near`: how many sentences later those who did may be counted; `reach`: tokens from the exceptions to
    the whole, and from there to the verb; `label`
    names the exception.
    """

    lead: str
    has: tuple[str, ...]
    near: int
    reach: int
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “all but K of the N … VERB” and, shortly after, another number of those that VERB."""
    options: Options = rule.options
    first, _, second = options.lead.partition(" ")
    for sentence, index in document.places.get(second, ()):
        tokens = sentence.tokens
        if not index or tokens[index - 1].lower != first or document.quoted(tokens[index].start):
            continue
        figures = document.figures_of.get(sentence.number, ())
        less = next((f for f in figures if f.first == index + 1 and whole(f)), None)
        total = next((f for f in figures if less and less.last < f.first <= less.last + options.reach), None)
        if less is None or total is None or not whole(total) or total.value <= less.value + 1:
            continue
        near = tokens[total.last : total.last + options.reach]
        verbs = {token.lower[:_STEM] for token in near if len(token.text) >= _STEM}
        for later in document.sentences[sentence.number + 1 : sentence.number + options.near]:
            for figure in document.figures_of.get(later.number, ()):
                verb = _verb(options, later, figure)
                told = (total.value - less.value, total.value)
                if verb and verb in verbs and figure.value not in told:
                    yield rule.finding(
                        document,
                        figure.span,
                        related=[Related(Span(less.span.start, total.span.end), options.label)],
                        right=reckoned(told[0]),
                    )
                    return


def _verb(options: Options, sentence: Sentence, figure: Figure) -> str:
    """The beginning of the verb that a number of the things goes with."""
    if not whole(figure) or not figure.noun or figure.last + 2 >= len(sentence.tokens):
        return ""
    at = figure.last
    while at + 1 < len(sentence.tokens) and (
        sentence.tokens[at].lower == figure.noun or sentence.tokens[at].lower in options.has
    ):
        at += 1
    word = sentence.tokens[at].lower
    return word[:_STEM] if at > figure.last and len(word) >= _STEM else ""


CHECK = Check(Options, run)
