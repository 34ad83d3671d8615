"""An abbreviation without the full stop that the article gives it elsewhere: “Gov Reed” beside “Gov. Reed”."""

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
    """`titles` stand before names, `months` before days.

    An article uses the full stop if it has it three times as often as not, and at least `enough` times; all months count together. `label`: what is said of the
    place that shows it.
    """

    titles: tuple[str, ...]
    months: tuple[str, ...]
    enough: int
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find such abbreviations outside quotations."""
    for title in rule.options.titles:
        yield from _uneven(rule, document, (title,), figure=False)
    yield from _uneven(rule, document, rule.options.months, figure=True)


def _uneven(rule: Rule, document: Document, words: tuple[str, ...], *, figure: bool) -> Iterator[Finding]:
    places = document.places
    bare = [spot for word in words for spot in places.get(word, ()) if _stands(*spot, figure=figure)]
    if not bare:
        return
    dotted = [spot for word in words for spot in places.get(word + ".", ())]
    if len(dotted) < max(rule.options.enough, 3 * len(bare)):
        return
    sentence, index = dotted[0]
    related = [Related(sentence.tokens[index].span, rule.options.label)]
    for sentence, index in bare:
        token = sentence.tokens[index]
        if not document.quoted(token.start):
            yield rule.finding(document, token.span, suggestions=[token.text + "."], related=related)


def _stands(sentence: Sentence, index: int, *, figure: bool) -> bool:
    """Whether a word stands as the abbreviation: with a capital, before a name or a day."""
    tokens = sentence.tokens
    if index + 1 >= len(tokens) or not tokens[index].text.istitle() or not tokens[index + 1].spaced:
        return False
    behind = tokens[index + 1]
    return behind.kind == "number" if figure else behind.text[0].isupper() and behind.text[1:].islower()


CHECK = Check(Options, run)
