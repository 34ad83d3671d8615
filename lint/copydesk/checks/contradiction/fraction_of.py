"""A fraction in words that its two figures do not bear out: “5.7 million barrels, nearly half of the 7.2 million”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import alike, phrase_at, reckoned, size
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure
    from copydesk.sentences import Token


SANE = (3, 400)
"""A part below or above these percentages of the whole is no part of it."""


class Options(BaseOptions):
    """Fractions and what joins them to their figures.

    `least` and `most`: the share, in percent, that a fraction takes at least and at most; `back`: the openings of a
    sentence that take up the last figure of the one before; `reach`: tokens between “of” and the whole; `apart`: words that may
    not stand there; `lead`: words before a fraction that says the figure again; `label` and `whole` name the figures.
    """

    least: dict[str, float]
    most: dict[str, float]
    back: tuple[str, ...]
    apart: tuple[str, ...]
    reach: int
    lead: tuple[str, ...]
    label: str
    whole: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “A, nearly half of the B” and “A …. This is nearly half of the B” where A is another share of B."""
    options: Options = rule.options
    phrases = [text.split() for text in options.least]
    for number, figures in document.figures_of.items():
        for whole in figures:
            if whole.kind not in ("count", "money", "measure") or whole.value != whole.high:
                continue
            found = _fraction(options, whole, phrases)
            if not found:
                continue
            start, words = found
            part = _part(
                options, whole.sentence.tokens, start, figures, document.figures_of.get(number - 1, ())
            )
            if part is None or not _comparable(part, whole):
                continue
            share = 100 * size(part)[0] / size(whole)[0]
            if SANE[0] < share < SANE[1] and not options.least[words] <= share <= options.most[words]:
                tokens = whole.sentence.tokens
                yield rule.finding(
                    document,
                    Span(tokens[start].start, tokens[start + len(words.split()) - 1].end),
                    related=[Related(part.span, options.label), Related(whole.span, options.whole)],
                    part=document.seen(part.span),
                    total=document.seen(whole.span),
                    right=reckoned(round(share)),
                )


def _fraction(options: Options, whole: Figure, phrases: list[list[str]]) -> tuple[int, str] | None:
    """The fraction before “of … B”: where it begins, and its words."""
    tokens = whole.sentence.tokens
    for at in range(whole.first - 1, max(0, whole.first - 1 - options.reach), -1):
        if tokens[at].kind == "mark" and tokens[at].text != "-":
            return None
        if tokens[at].lower in options.apart:
            return None
        if tokens[at].lower != "of":
            continue
        for start in range(max(0, at - 4), at):
            length = phrase_at(tokens, start, phrases)
            if length and start + length == at:
                return start, " ".join(token.lower for token in tokens[start:at])
    return None


def _part(
    options: Options,
    tokens: tuple[Token, ...],
    start: int,
    figures: tuple[Figure, ...],
    before: tuple[Figure, ...],
) -> Figure | None:
    """The figure that is called a fraction: right before it behind a comma, or the last one of the sentence before."""
    opening = " ".join(token.lower for token in tokens[:start])
    if opening in options.back:
        return before[-1] if before else None
    near = [figure for figure in figures if figure.last <= start]
    gap = tokens[near[-1].last : start] if near else ()
    marks = [token.text for token in gap if token.kind == "mark"]
    if not near or len(gap) > 4 or marks[:1] not in ([","], ["—"], ["–"], ["("]):
        return None
    return near[-1] if gap[-1].text in (",", "—", "–", "(") or gap[-1].lower in options.lead else None


def _comparable(part: Figure, whole: Figure) -> bool:
    if part.value != part.high or not alike(part, whole) or size(whole)[0] <= 0:
        return False
    return part.kind != "count" or not part.noun or not whole.noun or part.noun == whole.noun


CHECK = Check(Options, run)
