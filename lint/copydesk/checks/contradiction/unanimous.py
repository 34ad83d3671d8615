"""A unanimous vote with votes against it: “unanimously approved, over two dissenting votes”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.ends import read_ends
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence


class Options(BaseOptions):
    """The words of a vote.

    `all`: words for a vote of all; `against`: words for those who did not join it; `votes`: words before or behind the
    figures of a vote; `near`: tokens between; `never`: words that make it another vote or no vote; `label` names the word for all.
    """

    all: tuple[str, ...]
    against: tuple[str, ...]
    votes: tuple[str, ...]
    near: int
    never: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find words for a vote of all in a sentence that tells of votes against."""
    options: Options = rule.options
    for word in options.all:
        for sentence, index in document.places.get(word, ()):
            if document.words_in(sentence).isdisjoint(options.never):
                span = _against(options, document, sentence, index)
                if span:
                    token = sentence.tokens[index]
                    yield rule.finding(
                        document, span, related=[Related(token.span, options.label)], word=token.text
                    )


def _against(options: Options, document: Document, sentence: Sentence, index: int) -> Span | None:
    """Where the sentence tells of votes against, near the word: by a word for them, or by two figures of a vote."""
    tokens = sentence.tokens
    for at in range(max(0, index - options.near), min(len(tokens), index + options.near + 1)):
        if tokens[at].lower in options.against:
            return tokens[at].span
    for ends in read_ends(document.figures_of.get(sentence.number, ())):
        one, other = ends.one, ends.other
        if one.kind != "count" or min(ends.values) < 1 or max(ends.values) > 1000 or ends.ordered:
            continue
        if not -options.near <= one.first - index <= options.near:
            continue
        near = [token.lower for token in tokens[max(0, one.first - 4) : one.first]]
        near += [token.lower for token in tokens[other.last : other.last + 2]]
        if not {*near}.isdisjoint(options.votes):
            return Span(one.span.start, other.span.end)
    return None


CHECK = Check(Options, run)
