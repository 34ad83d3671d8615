"""A verb form that its auxiliary does not take, whatever stands between: “does not necessarily supports”, “has long spoke”."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from copydesk import tables
from copydesk.grammar.chains import helper, misfit, suspicious, turned
from copydesk.rule import BaseOptions, Check, Rule, excused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.patterns import Excuses


class Options(BaseOptions):
    """Which forms are let pass.

    `governors`: a table of words behind which “to” takes the bare verb. `asking`: words behind which a subject stands after its auxiliary.
    `spare`: forms that the lexicon takes for less than they are. `unless`: patterns that excuse a verb; `classes` are their lists.
    """

    governors: str
    asking: tuple[str, ...]
    spare: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    classes: dict[str, tuple[str, ...]] = field(default_factory=dict)


def _found(rule: Rule, excuses: Excuses, document: Document) -> Iterator[Finding]:
    """Look at the word behind each auxiliary."""
    options: Options = rule.options
    governors = tables.words(options.governors, rule.home)
    for word, places in document.places.items():
        kind = helper(word)
        if kind is None:
            continue
        for sentence, index in places:
            tokens = sentence.tokens
            if kind == "to" and (not index or tokens[index - 1].lower not in governors):
                continue
            found = turned(tokens, index, options.asking) if kind == "do" else None
            if found is None and suspicious(tokens, index):
                found = misfit(tokens, document.tags[sentence], index, options.spare, governors)
            if found is None or sentence.block.kind == "headline":
                continue
            if not excuses.cover(sentence, found.verb, found.verb + 1, document):
                verb, said = tokens[found.verb], tokens[found.helper]
                yield rule.finding(document, verb.span, suggestions=found.meant, auxiliary=said.text)


CHECK = Check(Options, prepare=excused(_found))
