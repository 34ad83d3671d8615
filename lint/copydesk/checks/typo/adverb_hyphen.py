"""A hyphen behind an adverb in -ly: “a newly-built bridge”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.orthography import lexicon
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding

SHORTEST = 5
"""Letters of the shortest adverb that is looked at."""


class Options(BaseOptions):
    """`others` are the words in -ly that are no adverbs, or adjectives too; `behind` those that make compounds behind any word."""

    others: tuple[str, ...]
    behind: tuple[str, ...]


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find compounds of an adverb and a common word, and no third."""
    for word in [word for word in document.places if "ly-" in word]:
        places = document.places[word]
        adverb, _, second = word.partition("-")
        if not adverb.endswith("ly") or not _compound(rule.options, adverb, second):
            continue
        for sentence, index in places:
            token = sentence.tokens[index]
            if token.text[len(adverb) + 1 :].islower() and not document.house.names & {token.text}:
                fixed = token.text[: len(adverb)] + " " + token.text[len(adverb) + 1 :]
                yield rule.finding(document, token.span, suggestions=[fixed])


def _compound(options: Options, adverb: str, second: str) -> bool:
    if len(adverb) < SHORTEST or not second.isalpha() or adverb in options.others or second in options.behind:
        return False
    stems = (adverb[:-2], adverb[:-3] + "y", adverb[:-1] + "e", adverb[:-4])
    made = any(len(stem) > 2 and (lexicon.grade(stem) or 0) > 2 for stem in stems)
    return made and lexicon.grade(adverb) is not None and lexicon.grade(second) is not None


CHECK = Check(Options, run)
