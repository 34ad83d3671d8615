"""A set phrase with another word in it: “a fie photo”, “collective haggling”."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.company.phrases import Swap
    from copydesk.document import Document
    from copydesk.finding import Finding

_NOUNS = ("NOUN", "PROPN")
_OFTEN = 2
"""Places where an article writes a phrase that way, so that it means it."""


TABLES = ("phrases.txt", "phrases-sense.txt")


class Options(BaseOptions):
    """`table` names the compiled table of phrases, one of TABLES; `spare`: words beside which nothing is said."""

    table: str
    spare: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.table not in TABLES:
            raise ValueError(f"table: {self.table!r} is not one of {', '.join(TABLES)}")


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Ask the table about the words of running text."""
    from copydesk.company.phrases import phrases

    options: Options = rule.options
    found = [
        swap
        for swap in phrases(options.table).find(document.sentences)
        if _plain(swap, options.spare) and not _compounded(document, swap)
    ]
    written = Counter(map(_words, found))
    for swap in found:
        if written[_words(swap)] < _OFTEN:
            token = swap.sentence.tokens[swap.at]
            meant = swap.meant if token.text.islower() else swap.meant.capitalize()
            tokens = swap.sentence.tokens
            phrase = Span(tokens[swap.first].start, tokens[swap.end - 1].end)
            yield rule.finding(document, token.span, suggestions=[meant], phrase=document.seen(phrase))


def _plain(swap: Swap, spare: tuple[str, ...]) -> bool:
    """Whether a phrase stands in running text, in small letters but for a sentence's first word, and nothing joins it to other words."""
    tokens = swap.sentence.tokens
    return (
        swap.sentence.block.kind != "headline"
        and all(not at or tokens[at].text.islower() for at in range(swap.first, swap.end))
        and all(token.lower not in spare for token in tokens[swap.first : swap.end])
        and not any(token.text == "-" for token in tokens[max(0, swap.first - 1) : swap.end + 1])
    )


def _compounded(document: Document, swap: Swap) -> bool:
    """Whether the word is at home with the noun on its other side: “council” in “a special council session”."""
    from copydesk.company.expected import expected
    from copydesk.company.words import words

    last = swap.at == swap.end - 1
    beyond = swap.at + 1 if last else swap.at - 1
    tokens = swap.sentence.tokens
    if not 0 <= beyond < len(tokens) or document.tags[swap.sentence][beyond].upos not in _NOUNS:
        return False
    pair = sorted((swap.at, beyond))
    one, two = (words().code_expected(tokens[at].lower) for at in pair)
    return expected().beside(one, two) > 0


def _words(swap: Swap) -> tuple[str, ...]:
    return tuple(token.lower for token in swap.sentence.tokens[swap.first : swap.end])


CHECK = Check(Options, run)
