"""Months in the wrong order: “was sworn in in July, after her victory in August”."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from copydesk.amounts import phrase_at, years_in
from copydesk.dates import MONTH_WORDS, month_of
from copydesk.finding import Related
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence, Token


_NEAR = 5
"""Tokens from the first month to the word behind it, and behind the second month."""


class Options(BaseOptions):
    """The words between two months.

    `into`: words before the first; `after` and `before`: phrases between the two; `reach`: tokens from such a phrase to the second; `most`: months from one
    to the other at most; `unless`: words near either that put one in another year; `label` names the first month.
    """

    into: tuple[str, ...]
    after: tuple[str, ...]
    before: tuple[str, ...]
    reach: int
    most: int
    unless: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find “in MONTH, after … MONTH” and “in MONTH, before … MONTH” that go the other way."""
    options: Options = rule.options
    ways = {tuple(text.split()): 1 for text in options.after} | {
        tuple(text.split()): -1 for text in options.before
    }
    seen: set[int] = set()
    dated = [
        place[0].number for word in MONTH_WORDS & document.places.keys() for place in document.places[word]
    ]
    twice = {number for number, times in Counter(dated).items() if times > 1}
    if not twice:
        return
    for first in sorted({phrase[0] for phrase in ways}):
        for sentence, index in document.places.get(first, ()):
            if sentence.number not in twice or sentence.number in seen:
                continue
            length = phrase_at(sentence.tokens, index, ways)
            if not length:
                continue
            way = ways[tuple(token.lower for token in sentence.tokens[index : index + length])]
            pair = _pair(options, document, sentence, index, length)
            if pair is None:
                continue
            one, other = pair
            step = (month_of(other) - month_of(one)) * way
            if 0 < step <= options.most:
                seen.add(sentence.number)
                yield rule.finding(
                    document,
                    one.span,
                    related=[Related(other.span, options.label)],
                    word=document.seen(sentence.tokens[index].span),
                    other=other.text,
                )


def _pair(
    options: Options, document: Document, sentence: Sentence, index: int, length: int
) -> tuple[Token, Token] | None:
    """The sentence's only two months, one before a phrase and one right behind it."""
    tokens = sentence.tokens
    months = [at for at, token in enumerate(tokens) if month_of(token)]
    if len(months) != 2 or not months[0] < index < months[1] <= index + length + options.reach:
        return None
    near = tokens[max(0, months[0] - 2 * _NEAR) : months[1] + _NEAR]
    led = months[0] > 0 and tokens[months[0] - 1].lower in options.into and index - months[0] < _NEAR
    plain = all(token.kind == "word" for token in tokens[index + length : months[1]])
    dated = {at for at, _ in years_in(sentence)} & {*range(months[0], months[1] + _NEAR)}
    apart = dated or not {token.lower for token in near}.isdisjoint(options.unless)
    if not (led and plain) or apart or document.quoted(tokens[index].start):
        return None
    return tokens[months[0]], tokens[months[1]]


CHECK = Check(Options, run)
