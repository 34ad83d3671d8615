"""A speaker who stands inside the marks of what he says: “… of the north, Brindle added”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.quoting.attributions import Attribution
    from copydesk.quoting.speech import Tag


class Options(BaseOptions):
    """A quotation has at least `words` words before the speaker; `verbs` are those that no quoted person uses so.

    `not_persons` are capitalised words that may follow the verb (days, months). `vague` speakers may be anybody's.
    `describing` are words that begin what a speaker is.
    A pronoun or a noun before the end counts where one of `own` shows that the quotation is what somebody says.
    """

    verbs: tuple[str, ...]
    vague: tuple[str, ...]
    describing: tuple[str, ...]
    own: tuple[str, ...]
    words: int = 4
    not_persons: tuple[str, ...] = ()


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a speaker and a speech verb behind a comma, inside a quotation that names nobody before or behind it."""
    speech = document.speech
    options: Options = rule.options
    not_persons = frozenset(word.lower() for word in options.not_persons)
    for attribution in document.attributions:
        if attribution.before or attribution.behind or attribution.quotation.reopened:
            continue
        if speech.word(attribution.opening - 1) == ":":
            continue
        for comma in range(attribution.opening + options.words, attribution.closing - 1):
            supplied = speech.word(comma) == "]" and speech.word(comma - 1) == ","
            if speech.tokens[comma].text not in (",", "?", "!") and not supplied:
                continue
            tag = speech.tag(comma + 1, attribution.closing)
            if tag is None or not _writers(rule, document, attribution, tag):
                continue
            if tag.speaker and speech.word(tag.speaker.first) in not_persons:
                continue
            if document.quotes.depth(speech.tokens[comma].start) < 2:
                yield rule.finding(document, speech.span(comma - 1, tag.end))
                break


def _writers(rule: Rule, document: Document, attribution: Attribution, tag: Tag) -> bool:
    """Whether the words can only be the writer's: a sentence or the quotation ends with them, or a name and what he is."""
    speech = document.speech
    speaker = tag.speaker
    if speaker is None or not speech.third_person(tag) or speech.word(tag.cue) not in rule.options.verbs:
        return False
    nouns = range(speaker.first, speaker.end)
    if any(speech.word(index) in rule.options.vague for index in nouns):
        return False
    if speaker.kind == "noun" and not any(speech.person(index) for index in nouns):
        return False
    if tag.inverted and speech.word(tag.end) == ",":
        described = speech.word(tag.end + 1) in rule.options.describing
        return speaker.kind == "name" and (speaker.end - speaker.first > 1 or described)
    last = tag.end >= attribution.closing - 1
    if speaker.kind != "name" and not last and not _spoken(rule.options, document, attribution):
        return False
    if not tag.inverted and tag.cue > speaker.end:
        return False
    end = speech.beside(tag.end, tag.cue, attribution.closing)
    told = speech.verbs[speech.word(tag.cue)].takes != "say" and end >= attribution.closing - 1
    if end > tag.end and not told and not _spoken(rule.options, document, attribution):
        return False
    return end >= attribution.closing or speech.word(end) == "."


def _spoken(options: Options, document: Document, attribution: Attribution) -> bool:
    """Whether somebody speaks of “I”, “we” or “you” in a quotation, as the passages of other reports do not."""
    speech = document.speech
    return any(speech.word(index) in options.own for index in range(attribution.opening, attribution.closing))


CHECK = Check(Options, run)
