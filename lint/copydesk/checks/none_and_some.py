"""None, and yet some: “none of the pupils are overweight”, “pupils, a tenth of whom are overweight”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Token


class Options(BaseOptions):
    """Words of none and some.

    `none`: what denies of all; `open`: what is no share; `part`: the two words behind a share (“of whom”); `be`: the verbs before what is said;
    `reach`: tokens between; `never`: words before what is said that make it another thing; `label` names the first.
    """

    none: tuple[str, ...]
    open: tuple[str, ...]
    part: tuple[str, ...]
    be: tuple[str, ...]
    reach: int
    never: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find one word said of none in one place and of a share of them in another."""
    options: Options = rule.options
    denied: dict[str, Span] = {}
    for word in options.none:
        for sentence, index in document.places.get(word, ()):
            if index + 1 < len(sentence.tokens) and sentence.tokens[index + 1].lower == "of":
                said = _said(options, sentence.tokens, index + 2)
                if said and not document.quoted(sentence.tokens[index].start):
                    denied.setdefault(said.lower, Span(sentence.tokens[index].start, said.end))
    for word in options.part if denied else ():
        for sentence, index in document.places.get(word, ()):
            tokens = sentence.tokens
            said = (
                _said(options, tokens, index + 1) if index > 1 and tokens[index - 1].lower == "of" else None
            )
            place = denied.get(said.lower) if said else None
            if said and place and tokens[index - 2].lower not in (*options.none, *options.open):
                span = Span(tokens[index - 2].start, said.end)
                if span.start != place.start and not span.overlaps(place):
                    earlier, later = sorted((place, span))
                    yield rule.finding(
                        document,
                        later,
                        related=[Related(earlier, options.label)],
                        other=document.seen(earlier),
                    )


def _said(options: Options, tokens: tuple[Token, ...], start: int) -> Token | None:
    """The word behind “are”, the last before a mark."""
    for index in range(start, min(start + options.reach, len(tokens) - 2)):
        if tokens[index].kind == "mark":
            return None
        if tokens[index].lower in options.be:
            said = tokens[index + 1]
            plain = said.kind == "word" and said.text.islower() and said.lower not in options.never
            return said if plain and tokens[index + 2].kind == "mark" else None
    return None


CHECK = Check(Options, run)
