"""Somebody who speaks one language only and talks in another: “spoke only Spanish”, “said in fluent English”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding


class Options(BaseOptions):
    """The words of a language.

    `languages`: their names; `only`: phrases before the one that somebody speaks alone; `no`: phrases before one that he does not; `speaks`: phrases before one that
    somebody talks in; `verbs`: what stands before such a phrase in the sentence; `unless`: words anywhere that explain it;
    `label` names the other language.
    """

    languages: tuple[str, ...]
    only: tuple[str, ...]
    no: tuple[str, ...]
    speaks: tuple[str, ...]
    verbs: tuple[str, ...]
    unless: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “spoke only A” or “speaks no B” in an article where somebody says something “in fluent B”."""
    options: Options = rule.options
    named = [word for word in options.languages if word in document.places]
    if not named or not document.places.keys().isdisjoint(options.unless):
        return
    bound, talked = [], []
    for word in named:
        for sentence, index in document.places[word]:
            tokens = sentence.tokens
            before = " ".join(token.lower for token in tokens[max(0, index - 4) : index])
            if any(before.endswith(phrase) for phrase in options.only):
                bound.append((word, True, tokens[index].span))
            elif any(before.endswith(phrase) for phrase in options.no):
                bound.append((word, False, tokens[index].span))
            elif any(before.endswith(phrase) for phrase in options.speaks) and not {
                token.lower for token in tokens[:index]
            }.isdisjoint(options.verbs):
                talked.append((word, tokens[index].span))
    if len(bound) != 1:
        return
    language, alone, span = bound[0]
    for word, place in talked:
        if (word != language) == alone:
            yield rule.finding(document, place, related=[Related(span, options.label)])


CHECK = Check(Options, run)
