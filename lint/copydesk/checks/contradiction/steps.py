"""Steps of one affair in the wrong order: “passed two weeks after the governor signed it”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence


class Options(BaseOptions):
    """The steps and the words between them.

    `affairs`: the steps of each affair in their order, the forms of one step with | between; `after` and `before`: the words between two steps;
    `again`: words behind the later one that take up what the first is done to; `be`: words before a participle that make it a step; `reach`: tokens from a step to such a word;
    `joints`: words and marks that end the clause behind the word between; `unless`: words of the sentence that make them steps of two affairs; `label` names the other step.
    """

    affairs: dict[str, tuple[str, ...]]
    after: tuple[str, ...]
    before: tuple[str, ...]
    again: tuple[str, ...]
    be: tuple[str, ...]
    reach: int
    joints: tuple[str, ...]
    unless: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “STEP … after STEP” and “STEP … before STEP” of one affair in the wrong order."""
    options: Options = rule.options
    orders = [
        order
        for steps in options.affairs.values()
        if len((order := _order(steps)).keys() & document.places.keys()) > 1
    ]
    for words, way in ((options.after, 1), (options.before, -1)):
        for sentence, index in (place for word in words for place in document.places.get(word, ())):
            pair = _pair(options, orders, sentence, index, way) if orders else None
            if pair and _told(options, document, sentence, pair[0]):
                tokens = sentence.tokens
                one, other = pair
                yield rule.finding(
                    document,
                    tokens[one].span,
                    related=[Related(tokens[other].span, options.label)],
                    word=tokens[index].text,
                )


def _order(steps: tuple[str, ...]) -> dict[str, int]:
    """The forms of an affair's steps, each with its place in the order."""
    return {form: at for at, step in enumerate(steps) for form in step.split("|")}


def _told(options: Options, document: Document, sentence: Sentence, at: int) -> bool:
    """Whether a step is told by the writer, of its clause, and is no participle behind a noun: “the man convicted of it”."""
    if document.quoted(sentence.tokens[at].start):
        return False
    if not document.words_in(sentence).isdisjoint(options.unless):
        return False
    led = at > 0 and sentence.tokens[at - 1].lower in options.be
    return led or document.tags[sentence][at].xpos == "VBD"


def _pair(
    options: Options, orders: list[dict[str, int]], sentence: Sentence, index: int, way: int
) -> tuple[int, int] | None:
    """The steps before and behind a word, where their order is the other one."""
    tokens = sentence.tokens
    for order in orders:
        one = next(
            (at for at in range(index - 1, max(-1, index - options.reach), -1) if tokens[at].lower in order),
            None,
        )
        other = next(
            (
                at
                for at in range(index + 1, min(len(tokens), index + options.reach))
                if tokens[at].lower in order
            ),
            None,
        )
        if one is None or other is None or (order[tokens[other].lower] - order[tokens[one].lower]) * way <= 0:
            continue
        between = [token.text for token in tokens[one + 1 : other]]
        taken_up = other + 1 < len(tokens) and tokens[other + 1].lower in options.again
        behind = {token.lower for token in tokens[index + 1 : other]}
        if not {";", ":", "—", "("} & {*between} and taken_up and behind.isdisjoint(options.joints):
            return one, other
    return None


CHECK = Check(Options, run)
