"""Two times that are not as far apart as is said: “on April 3. Three days later, on April 9”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.moments import Moment, Step, fits, moments, read_step
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence, Token

_EARLY = 6
"""Tokens that a sentence may have before a step that counts from the sentence before."""


class Options(BaseOptions):
    """Words of steps in time.

    `later` and `earlier`: words behind a number of days that count from what was told before; `after` and `before`: words behind it that count from what follows; `ones`: words for one;
    `hedges`: words before a number that loosen it, `lead` others that may stand between a time and a number; `between`: words between a step and its date; `never`: words that make the times no two ends, `inner`: those that bring in
    another event than the one right behind “after”; `the`: words between “after” and the time of what it names; `on`: words before a time when something happens; `marks`: marks between a time and a step; `reach`: tokens from “after” to
    its date; `label` names the other date.
    """

    later: tuple[str, ...]
    earlier: tuple[str, ...]
    after: tuple[str, ...]
    before: tuple[str, ...]
    ones: tuple[str, ...]
    hedges: tuple[str, ...]
    lead: tuple[str, ...]
    between: tuple[str, ...]
    never: tuple[str, ...]
    inner: tuple[str, ...]
    the: tuple[str, ...]
    on: tuple[str, ...]
    marks: tuple[str, ...]
    reach: int
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find two times and a step between them that the calendar contradicts."""
    options: Options = rule.options
    for words, onward in (
        ((*options.later, *options.earlier), True),
        ((*options.after, *options.before), False),
    ):
        for word in words:
            way = 1 if word in options.later or word in options.after else -1
            for sentence, index in document.places.get(word, ()):
                step = _step(options, document, sentence, index)
                if step is None or document.quoted(sentence.tokens[index].start):
                    continue
                pair = (_onward if onward else _from)(options, document, sentence, step, index)
                if pair and not fits(*pair, *sorted((way * step.least, way * step.most))):
                    start, end = pair
                    tokens = sentence.tokens
                    yield rule.finding(
                        document,
                        end.span,
                        related=[Related(start.span, options.label)],
                        step=" ".join(token.text for token in tokens[step.first : index]).lower(),
                    )


def _step(options: Options, document: Document, sentence: Sentence, index: int) -> Step | None:
    """The number of days, weeks, months or years right before a word."""
    tokens = sentence.tokens
    if index < 2:
        return None
    figures = document.figures_of.get(sentence.number, ())
    figure = next((one for one in figures if one.last == index and one.kind == "measure"), None)
    first = figure.first if figure else index - 2
    if figure is None and tokens[first].lower not in options.ones:
        return None
    loose = first > 0 and tokens[first - 1].lower in options.hedges and not (figure and figure.bound)
    return read_step(figure, tokens[index - 1].lower, first, loose)


def _behind(options: Options, tokens: tuple[Token, ...], points: list[Moment], at: int) -> Moment | None:
    """The time that follows a token with nothing but small words between."""
    for point in points:
        if at <= point.first <= at + 3:
            return (
                point if all(token.lower in options.between for token in tokens[at : point.first]) else None
            )
    return None


def _onward(
    options: Options, document: Document, sentence: Sentence, step: Step, index: int
) -> tuple[Moment, Moment] | None:
    """“D1 …. N days later, on D2”: the only time of the kind before, in the sentence or the one before it."""
    points = moments(sentence, document.dates)
    end = _behind(options, sentence.tokens, points, index + 1)
    if end is None:
        return None
    before = [point for point in points if point.last <= step.first]
    if not before and step.first <= _EARLY and sentence.number:
        previous = document.sentences[sentence.number - 1]
        before = moments(previous, document.dates)
        if not document.words_in(previous).isdisjoint(options.never):
            return None
    words = {token.lower for token in sentence.tokens[: step.first]}
    same = [point for point in before if point.kind == end.kind]
    return (same[0], end) if len(same) == 1 and words.isdisjoint(options.never) else None


def _from(
    options: Options, document: Document, sentence: Sentence, step: Step, index: int
) -> tuple[Moment, Moment] | None:
    """“N days after the vote on D1, on D2” and “on D2, N days after the vote on D1”."""
    points = moments(sentence, document.dates)
    tokens = sentence.tokens
    start = next((point for point in points if index < point.first <= index + options.reach), None)
    if start is None or not _own(options, tokens, start, index + 1):
        return None
    end = None
    if start.last < len(tokens) and tokens[start.last].text == "," and step.first <= 2:
        end = _behind(options, tokens, points, start.last + 1)
    else:
        before = [point for point in points if point.last <= step.first]
        if not before or start.kind == before[-1].kind == "year":
            return None
        end = before[-1]
        if not _when(options, tokens, end, step.first, alone=len(before) == 1):
            return None
    return (start, end) if end else None


def _own(options: Options, tokens: tuple[Token, ...], start: Moment, at: int) -> bool:
    """Whether a time is that of the event right behind “after”: “Monday’s vote”, “the vote on Monday”, “he won on Monday”."""
    gap = [token.lower for token in tokens[at : start.first]]
    if all(word in options.the for word in gap):
        return True
    plain = all(token.kind in ("word", "number") for token in tokens[at : start.first])
    ends = start.last == len(tokens) or tokens[start.last].kind == "mark"
    led = start.kind == "weekday" or gap[-1] in options.on
    return plain and ends and led and {*gap}.isdisjoint((*options.never, *options.inner))


def _when(options: Options, tokens: tuple[Token, ...], end: Moment, stop: int, alone: bool) -> bool:
    """Whether a time before a step is when what the step counts to happens: “on Sunday, only”, “on Sunday he left —”."""
    gap = [token.lower for token in tokens[end.last : stop]]
    small = {*options.marks, *options.hedges, *options.lead}
    while alone and gap and gap[-1] in small - {*options.marks}:
        gap.pop()
    marked = any(word in options.marks for word in (gap[-1:] if alone else gap))
    plain = alone or all(word in small for word in gap)
    before = tokens[end.first - 1].lower if end.first else ""
    led = before in options.on or (end.kind in ("weekday", "date") and before not in options.never)
    return marked and plain and led and not tokens[end.last - 1].lower.endswith("'s")


CHECK = Check(Options, run)
