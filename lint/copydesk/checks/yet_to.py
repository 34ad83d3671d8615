"""What someone has yet to do, and did: “Kerr had yet to contact Norland”, “Kerr contacted Norland’s minister”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk import lemmas
from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence

_NEAR = 4
"""Tokens before a verb among which its subject stands, or what denies it."""


class Options(BaseOptions):
    """Words of what is still to be done.

    `denial`: the two words before the verb; `not_done`: words before the deed that make it none; `reach`: tokens from
    name to verb; `label` names the first place.
    """

    denial: tuple[str, ...]
    not_done: tuple[str, ...]
    reach: int
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a deed of a name on a name that the article tells and also says to be still to come."""
    options: Options = rule.options
    first, second = options.denial
    for sentence, index in document.places.get(first, ()):
        tokens = sentence.tokens
        if index + 3 >= len(tokens) or tokens[index + 1].lower != second or tokens[index + 3].text.islower():
            continue
        if document.quoted(tokens[index].start):
            continue
        target = document.mentions.at(sentence, index + 3)
        before = document.mentions.within(sentence, index - _NEAR, index)
        subject = next((m for m in reversed(before) if m.name and m.entity is not None), None)
        if target is None or subject is None or subject.name is None:
            continue
        verb = lemmas.inflect(tokens[index + 2].lower, "VBD") or ""
        done = _done(document, options, sentence, verb, (subject.entity, target.entity))
        if done:
            denial = Span(tokens[index].start, tokens[target.end - 1].end)
            earlier, later = sorted((denial, done))
            yield rule.finding(
                document,
                later,
                related=[Related(earlier, options.label)],
                name=subject.name.text,
                other=document.seen(earlier),
            )


def _done(
    document: Document, options: Options, denial: Sentence, past: str, who: tuple[int | None, int | None]
) -> Span | None:
    """Where the subject does the deed to the same target, in another sentence."""
    subject, target = who
    for sentence, index in document.places.get(past, ()):
        tokens = sentence.tokens
        object_ = document.mentions.at(sentence, index + 1)
        if sentence is denial or object_ is None or object_.entity != target:
            continue
        words = {token.lower for token in tokens[max(0, index - _NEAR) : index]}
        named = document.mentions.within(sentence, index - options.reach, index)
        if any(mention.entity == subject for mention in named) and words.isdisjoint(options.not_done):
            return Span(tokens[index].start, tokens[object_.end - 1].end)
    return None


CHECK = Check(Options, run)
