"""Two words without their space, the second with a capital: “theTimes”, “bookThe”."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from copydesk.orthography import lexicon
from copydesk.rule import Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding

_GLUED = re.compile(r"(?<![^\s(—–])([a-z]{2,20}+)([A-Z][a-z]{1,30}+)(?![\w@/=:-]|\.\w)")


@dataclass(frozen=True)
class Options:
    """`before` are the little words that lose the space behind them, `behind` those (with a capital) that lose the one before."""

    before: tuple[str, ...]
    behind: tuple[str, ...]


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find such words; one that the article has twice is a name, and a paragraph with braces is code."""
    sentences = {
        sentence.number: sentence
        for places in document.capitals.values()
        for sentence, index in places
        if (text := sentence.tokens[index].text)[0].islower() and not text.islower()
    }
    blocks = {id(sentence.block): sentence.block for sentence in sentences.values()}
    found = [
        (block, match)
        for block in blocks.values()
        if "{" not in block.prose
        for match in _GLUED.finditer(block.prose)
    ]
    times = Counter(match[0] for _, match in found)
    for block, match in found:
        if times[match[0]] == 1 and _parts(rule.options, match[1], match[2]):
            yield rule.finding(document, block.span(*match.span()), suggestions=[f"{match[1]} {match[2]}"])


def _parts(options: Options, one: str, two: str) -> bool:
    """Whether both halves are words: a little one and a name or a common word, or a common one and a little one."""
    if one in options.before:
        return lexicon.names().grade(two) is not None or lexicon.grade(two.lower()) is not None
    return two in options.behind and lexicon.grade(one) is not None


CHECK = Check(Options, run)
