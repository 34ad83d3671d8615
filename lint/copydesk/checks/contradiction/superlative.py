"""More than the most: “Ann was the fittest. Ruth was fitter still”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence


class Options(BaseOptions):
    """The words and figures of the rule.

    `even` and `still`: words before and behind a comparative that raise it over what was said; `the`: words before a
    superlative; `one`: words before “of the” that make it one of several; `never`: words in either sentence that make it another kind;
    `short`: the least letters of an adjective's stem; `label` names the superlative.
    """

    even: tuple[str, ...]
    still: tuple[str, ...]
    the: tuple[str, ...]
    one: tuple[str, ...]
    never: tuple[str, ...]
    short: int
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “the ADJest” and in the next sentence, of another, “ADJer still” or “even ADJer”."""
    options: Options = rule.options
    for word in (*options.even, *options.still):
        for sentence, index in document.places.get(word, ()):
            at = index + 1 if word in options.even else index - 1
            if not 0 <= at < len(sentence.tokens) or not sentence.number:
                continue
            comparative = sentence.tokens[at].lower
            if not comparative.endswith("er") or len(comparative) < options.short + 2:
                continue
            before = document.sentences[sentence.number - 1]
            if before.block is not sentence.block or document.quoted(sentence.tokens[at].start):
                continue
            place = _superlative(options, before, comparative[:-1] + "st")
            words = {token.lower for one in (before, sentence) for token in one.tokens}
            if place is not None and words.isdisjoint(options.never):
                yield rule.finding(
                    document,
                    Span(sentence.tokens[min(at, index)].start, sentence.tokens[max(at, index)].end),
                    related=[Related(before.tokens[place].span, options.label)],
                    most=before.tokens[place].text,
                )


def _superlative(options: Options, sentence: Sentence, word: str) -> int | None:
    """Where “the WORD” stands, unless it is one of several."""
    tokens = sentence.tokens
    for index, token in enumerate(tokens):
        if token.lower == word and index and tokens[index - 1].lower in options.the:
            near = {other.lower for other in tokens[max(0, index - 4) : index]}
            return index if near.isdisjoint(options.one) else None
    return None


CHECK = Check(Options, run)
