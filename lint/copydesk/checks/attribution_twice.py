"""One quotation, two attributions: “…,” she said, Lagarde said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Edit, Related
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.attributions import Attribution
    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.speech import Tag


class Options(BaseOptions):
    """`label` says what the second place is; `verbs` are those of a second attribution; `words` is how long a quotation may be that is introduced and tagged.

    `telling` are verbs of a second attribution that name who was told: “said Okafor, the mayor, told the Gazette”.
    """

    label: str
    verbs: tuple[str, ...]
    words: int = 80
    telling: tuple[str, ...] = ()


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find two attributions behind one quotation, or one before it and one behind it."""
    yield from _without_quotation(rule, document)
    speech = document.speech
    for attribution in document.attributions:
        tag = attribution.behind
        if tag is None or tag.speaker is None:
            continue
        second = _second(document, attribution, tag, rule.options)
        if second is not None:
            first, end = second
            yield rule.finding(
                document,
                speech.span(tag.first, end),
                suggestions=[Edit(Span(speech.tokens[first - 2].end, speech.tokens[end - 1].end), "")],
                related=[Related(speech.span(tag.first, tag.end), rule.options.label)],
            )
            continue
        before = attribution.before
        if before and _introduced(document, attribution, before, tag, rule.options.words):
            yield rule.finding(
                document,
                speech.span(tag.first, tag.end),
                related=[Related(speech.span(before.first, before.end), rule.options.label)],
            )


def _without_quotation(rule: Rule, document: Document) -> Iterator[Finding]:
    """Two attributions of one statement that is not quoted: “Blom said, he added”."""
    speech = document.speech
    verbs = rule.options.verbs
    for verb in verbs:
        for sentence, place in document.places.get(verb, ()):
            cue = speech.at(sentence.tokens[place].start)
            if speech.word(cue + 1) != "," or document.quoted(speech.tokens[cue].start):
                continue
            start, stop = speech.at(sentence.span.start), speech.at(sentence.span.end)
            first = speech.subject(cue, start)
            other = speech.tag(cue + 2, stop)
            if first in (cue, start) or speech.word(first - 1) != "," or speech.third_pronoun(first):
                continue
            if other is None or not speech.single_pronoun(other) or speech.word(other.cue) not in verbs:
                continue
            if _ends(document, other.end, stop):
                yield rule.finding(
                    document,
                    speech.span(first, other.end),
                    suggestions=[Edit(Span(speech.tokens[cue].end, speech.tokens[other.end - 1].end), "")],
                    related=[Related(speech.span(first, cue + 1), rule.options.label)],
                )


def _second(
    document: Document, attribution: Attribution, tag: Tag, options: Options
) -> tuple[int, int] | None:
    """The second attribution, from its first token to its verb: “, Lagarde said”, “, the mayor, said”."""
    speech = document.speech
    stop = attribution.stop
    verbs = options.verbs
    if speech.word(tag.end) != ",":
        return None
    if tag.inverted:
        end = speech.over_apposition(tag.end, stop)
        if end > tag.end and speech.word(end) in verbs and _ends(document, end + 1, stop):
            return end, end + 1
        return _told(document, tag.end + 1, end, stop, options.telling) if end > tag.end else None
    other = speech.tag(tag.end + 1, stop)
    if other is None or other.inverted or speech.word(other.cue) not in verbs:
        return None
    if not _person(document, other) or not _ends(document, other.end, stop):
        return None
    return other.first, other.end


def _told(
    document: Document, first: int, verb: int, stop: int, telling: tuple[str, ...]
) -> tuple[int, int] | None:
    """A verb behind an apposition, with the name of who was told; an apposition with commas of its own may be a clause."""
    speech = document.speech
    if speech.word(verb) not in telling or any(speech.word(at) == "," for at in range(first, verb - 1)):
        return None
    end = speech.name(verb + 1, stop)
    return (verb, end) if end > verb + 1 else None


def _person(document: Document, tag: Tag) -> bool:
    """Whether the speaker is a person, and not the paper that the words were in: “he said, the Post reported”."""
    speech = document.speech
    speaker = tag.speaker
    if speaker is None or not speech.third_person(tag):
        return False
    if speaker.kind == "noun":
        return any(speech.person(index) for index in range(speaker.first, speaker.end))
    last = speech.tokens[speaker.end - 1].text
    return not (last.isupper() and len(last) > 1) and last not in document.speech.outlets


def _introduced(document: Document, attribution: Attribution, before: Tag, tag: Tag, most: int) -> bool:
    """Whether the speaker who introduces a short quoted sentence is named again behind it."""
    speech = document.speech
    first, end = attribution.opening + 1, attribution.closing
    if not _SHORTEST <= end - first <= most or attribution.quotation.reopened:
        return False
    if not speech.tokens[first].text[0].isupper() or "," not in (speech.word(end - 1), speech.word(end + 1)):
        return False
    if before.first and speech.tokens[before.first - 1].kind == "quote":
        return False
    ends = _ends(document, tag.end, attribution.stop) or (
        tag.end + 1 < attribution.stop and speech.word(tag.end) == ","
    )
    return ends and _same(document, before, tag)


def _same(document: Document, before: Tag, tag: Tag) -> bool:
    """Whether both may name one person: by a pronoun, or by the same surname."""
    speech = document.speech
    if before.speaker is None or tag.speaker is None or not speech.third_person(before):
        return False
    if speech.third_pronoun(tag.speaker.first):
        same = speech.word(before.speaker.first) == speech.word(tag.speaker.first)
        return before.speaker.kind == "name" or (before.speaker.kind == "pronoun" and same)
    return tag.speaker.kind == "name" and speech.word(tag.speaker.end - 1) == speech.word(
        before.speaker.end - 1
    )


def _ends(document: Document, index: int, stop: int) -> bool:
    return index >= stop or document.speech.word(index) in (".", ";")


_SHORTEST = 4
CHECK = Check(Options, run)
