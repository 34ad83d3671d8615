"""“Tell” without the person told: “he told that the road was closed”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.quoting import frames
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.quoting.speech import Speech


class Options(BaseOptions):
    """`verbs` must have a person; `instead` is the verb that needs none.

    `clause` are the words that may begin a clause behind “that”; `finite` the verbs that show that a noun right behind
    the verb, with one of `determiners` or one of `pronouns`, is the subject of a clause and not the person told; `before` are words behind which the verb is something else.
    """

    verbs: dict[str, str]
    clause: tuple[str, ...]
    finite: tuple[str, ...]
    determiners: tuple[str, ...]
    pronouns: tuple[str, ...] = ()
    before: tuple[str, ...] = ()


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a verb of the rule right behind its speaker, with a clause or a quotation where the person belongs."""
    speech = document.speech
    for verb, instead in rule.options.verbs.items():
        for sentence, place in document.places.get(verb, ()):
            if not sentence.tokens[place].text.islower():
                continue
            cue = speech.at(sentence.tokens[place].start)
            start, stop = speech.at(sentence.span.start), speech.at(sentence.span.end)
            first = speech.subject(cue, start)
            if first == cue and speech.word(cue - 1) == "," and frames.has_subject(sentence.tokens, place):
                first = cue - 1
            before = rule.options.before
            if (
                first == cue
                or speech.word(first) in before
                or any(speech.word(index) in before for index in range(max(start, first - 2), first))
            ):
                continue
            block_stop = speech.at(sentence.block.end)
            end = _quotation(document, cue + 1) or _complement(
                rule.options, speech, cue + 1, max(stop, min(cue + 3, block_stop))
            )
            if end is None and first == start:
                end = _clause_without_that(rule.options, speech, cue + 1, stop)
            if end is not None:
                yield rule.finding(
                    document,
                    speech.span(first, end),
                    suggestions=[speech.with_verb(first, cue, end, instead, document.seen)],
                    verb=verb,
                    instead=instead,
                )


def _quotation(document: Document, index: int) -> int | None:
    """The end of the mark that opens a quoted sentence; a title that is told something is none."""
    speech = document.speech
    token = speech.tokens[index] if index < len(speech.tokens) else None
    if token is None or token.kind != "quote":
        return None
    quotation = document.quotation_at(token.start)
    if quotation is None:
        return None
    first, end = index + 1, speech.at(quotation.span.end) - 1
    sentence = end - first > _SENTENCE and speech.tokens[first].text[0].isupper()
    return index + 1 if sentence and not speech.titled(first, end) else None


def _complement(options: Options, speech: Speech, index: int, stop: int) -> int | None:
    """The end of “that” with a clause behind it, or of the mark that opens a quotation."""
    if index + 1 >= stop:
        return None
    word, following = speech.word(index), speech.word(index + 1)
    if word == "that":
        return index + 1 if following in options.clause or _subject(speech, index + 1) else None
    if word in options.pronouns and following in options.finite:
        return index + 2
    opened = speech.tokens[index + 1].kind == "quote"
    if word in (":", ",") and opened and index + 2 < len(speech.tokens):
        return index + 1 if word == ":" or speech.tokens[index + 2].text[0].isupper() else None
    return None


def _subject(speech: Speech, index: int) -> bool:
    """Whether a word cannot be what “that” points to: a name, or persons in the plural."""
    return speech.named(index) or (speech.person(index) and speech.word(index) not in speech.people)


def _clause_without_that(options: Options, speech: Speech, index: int, stop: int) -> int | None:
    """The end of “the road was”: a thing in the place of the person told, with its verb."""
    if index + 2 < stop and speech.word(index) in options.determiners and not speech.person(index + 1):
        thing = speech.tokens[index + 1]
        if thing.kind == "word" and thing.text.islower() and speech.word(index + 2) in options.finite:
            return index + 3
    return None


_SENTENCE = 4
CHECK = Check(Options, run)
