"""A speaker who stands inside the marks of what he says: “… of the north, Brindle added”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.attributions import Attribution
    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.speech import Tag


class Options(BaseOptions):
    """A quotation has at least `words` words before the speaker; `verbs` are those that no quoted person uses so.

    `not_persons` are capitalised words that may follow the verb (days, months).
    """

    verbs: tuple[str, ...]
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
    behind = speech.word(tag.end)
    last = tag.end >= attribution.closing - 1
    if speaker.kind == "name":
        if tag.inverted:
            return last or (speaker.end - speaker.first > 1 and behind in (",", "."))
        return last or behind == "." or _told_to_the_end(document, attribution, tag)
    return False


def _told_to_the_end(document: Document, attribution: Attribution, tag: Tag) -> bool:
    """Whether only the person told stands between the verb and the end: “…, Zapata told the television”."""
    speech = document.speech
    verb = speech.cue(tag.cue)
    told = range(tag.end, attribution.closing - 1)
    if verb is None or verb.takes == "say" or not 0 < len(told) < _LONGEST:
        return False
    return all(speech.tokens[index].kind == "word" for index in told)


_LONGEST = 9
CHECK = Check(Options, run)
