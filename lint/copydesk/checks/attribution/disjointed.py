"""A verb of speech whose neighbours never stand so: “on Friday said the she”, “and warned that, said”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence


class Options(BaseOptions):
    """`verbs` are those looked at; `limit` is how much their neighbours must look put together wrongly.

    A verb is not looked at that stands behind one of `subjects` or a word with a capital, and before one of `behind`; nor one behind one of `before`.
    """

    verbs: tuple[str, ...]
    subjects: tuple[str, ...]
    behind: tuple[str, ...]
    before: tuple[str, ...]
    limit: float


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find the verbs whose neighbours fit neither them nor each other."""
    options: Options = rule.options
    for verb in options.verbs:
        for sentence, place in document.places.get(verb, ()):
            if not _plain(options, sentence, place) and not document.quoted(sentence.tokens[place].start):
                found = _disjointed(options, document, sentence, place)
                if found:
                    yield rule.finding(document, found)


def _plain(options: Options, sentence: Sentence, place: int) -> bool:
    """Whether a verb stands as most do, so that it need not be weighed, or is no verb of speech here."""
    tokens = sentence.tokens
    if (
        not tokens[place].text.islower()
        or not place
        or place + 1 >= len(tokens)
        or sentence.block.prose.isupper()
    ):
        return True
    before, behind = tokens[place - 1], tokens[place + 1]
    if before.lower in options.before or before.lower.endswith(("'ve", "ly")):
        return True
    if (before.kind == "quote" or before.text == ",") and behind.text[:1].isupper():
        return True
    subject = before.lower in options.subjects or (before.kind == "word" and before.text[0].isupper())
    return subject and behind.lower in options.behind


def _disjointed(options: Options, document: Document, sentence: Sentence, place: int) -> Span | None:
    """The verb with what stands at its sides, where that is put together wrongly."""
    from copydesk.quoting import joints

    tokens = sentence.tokens
    symbols = joints.row(tokens, document.tags[sentence], document.quoted)
    at = next(number for number, symbol in enumerate(symbols) if symbol.end > place)
    if joints.weight(symbols, at, tokens[place].lower) < options.limit:
        return None
    first, last = symbols[at].first, symbols[at].end - 1
    if tokens[first - 1].kind in ("word", "number"):
        first = max(symbols[at - 1].first, first - _WORDS)
    if at + 1 < len(symbols) and tokens[last + 1].kind in ("word", "number"):
        last = min(symbols[at + 1].end - 1, last + _WORDS)
    return Span(tokens[first].start, tokens[last].end)


_WORDS = 4
CHECK = Check(Options, run)
