"""One quotation, two attributions: “…,” she said, Lagarde said."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from copydesk.finding import Edit, Related
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.quoting.attributions import Attribution
    from copydesk.quoting.parts import Tag


class Options(BaseOptions):
    """`label` says what the second place is; `verbs` are those of a second attribution by whomever; `words` is how long a quotation may be that is introduced and tagged.

    `telling` are verbs of a second attribution that name who was told: “said Okafor, the mayor, told the Gazette”. `relative` are words behind which a
    verb belongs to a clause: “said a pilot who said”.
    """

    label: str
    verbs: tuple[str, ...]
    words: int = 80
    telling: tuple[str, ...] = ()
    relative: tuple[str, ...] = ()


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find two attributions behind one quotation, one before it and one behind it, or one behind each part of a sentence."""
    speech = document.speech
    for attribution in document.attributions:
        tag = attribution.behind
        if tag is None or tag.speaker is None:
            continue
        second = _second(document, attribution, tag, rule.options)
        if second is not None:
            first, end = second
            left = first - 2 if speech.word(first - 1) == "," else first - 1
            yield rule.finding(
                document,
                speech.span(tag.first, end),
                suggestions=[Edit(Span(speech.tokens[left].end, speech.tokens[end - 1].end), "")],
                related=[Related(speech.span(tag.first, tag.end), rule.options.label)],
            )
            continue
        before = attribution.before or _cited(document, attribution)
        if before and _introduced(document, attribution, before, tag, rule.options.words):
            yield _again(rule, document, before, tag)
    for one, two in pairwise(document.attributions):
        if one.behind and two.behind and _broken(document, one, two):
            yield _again(rule, document, one.behind, two.behind)


def _cited(document: Document, attribution: Attribution) -> Tag | None:
    """The source that “according to” names right before a quotation."""
    speech = document.speech
    first, _ = speech.clause(attribution.opening, attribution.start)
    cited = speech.cited(first, attribution.opening)
    return cited if cited and cited.end == attribution.opening - 1 else None


def _again(rule: Rule, document: Document, before: Tag, tag: Tag) -> Finding:
    speech = document.speech
    return rule.finding(
        document,
        speech.span(tag.first, tag.end),
        related=[Related(speech.span(before.first, before.end), rule.options.label)],
    )


def _second(
    document: Document, attribution: Attribution, tag: Tag, options: Options
) -> tuple[int, int] | None:
    """The second attribution, from its first token to its end: “, Lagarde said”, “, the mayor, said”."""
    speech = document.speech
    stop = attribution.stop
    if _verb_again(document, tag, stop, options):
        return tag.end, tag.end + 1
    comma = speech.beside(tag.end, tag.cue, stop)
    if speech.word(comma) != ",":
        return None
    if tag.inverted and comma == tag.end:
        end = speech.over_apposition(tag.end, stop)
        if end > tag.end and speech.word(end) in options.verbs and _ends(document, end + 1, stop):
            return end, end + 1
        told = _told(document, tag.end + 1, end, stop, options.telling) if end > tag.end else None
        if told:
            return told
        comma = end - 1 if end > tag.end else comma
    other = speech.tag(comma + 1, stop)
    if other is None:
        return None
    end = speech.beside(other.end, other.cue, stop)
    if other.inverted and comma == tag.end and _person(document, other) and _ends(document, end, stop):
        return other.first, end
    behind = tag.first == attribution.closing + 1 and speech.word(attribution.closing - 1) in (",", "?", "!")
    if behind and speech.same(tag, other) and _ends(document, end, stop):
        return other.first, end
    apart = tag.speaker is None or tag.cue > tag.speaker.end
    plain = not (tag.inverted or other.inverted or apart) and comma == tag.end
    if plain and speech.word(other.cue) in (*options.verbs, speech.word(tag.cue)):
        return (
            (other.first, other.end)
            if _person(document, other) and _ends(document, other.end, stop)
            else None
        )
    return None


def _verb_again(document: Document, tag: Tag, stop: int, options: Options) -> bool:
    """Whether the verb stands on both sides of its speaker: “…,” said Ida Blom said."""
    speech = document.speech
    if (
        tag.speaker is None
        or not tag.inverted
        or tag.end >= stop
        or speech.word(tag.cue) not in options.verbs
    ):
        return False
    clause = any(speech.word(at) in options.relative for at in range(tag.speaker.first, tag.end))
    return speech.word(tag.end) == speech.word(tag.cue) and not clause


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
    again = speech.word(before.cue) == speech.word(tag.cue)
    if not (again or speech.tokens[first].text[0].isupper()):
        return False
    if "," not in (speech.word(end - 1), speech.word(end + 1)):
        return False
    if before.first and speech.tokens[before.first - 1].kind == "quote":
        return False
    beside = speech.beside(tag.end, tag.cue, attribution.stop)
    ends = _ends(document, beside, attribution.stop) or (
        tag.end + 1 < attribution.stop and speech.word(tag.end) == ","
    )
    return ends and speech.same(before, tag)


def _broken(document: Document, one: Attribution, two: Attribution) -> bool:
    """Whether a sentence that its speaker breaks names him again: “We go,” he said, “and you stay,” he said."""
    speech = document.speech
    tag, other = one.behind, two.behind
    if tag is None or other is None or two.opening != tag.end + 1 or speech.word(tag.end) != ",":
        return False
    begins = speech.tokens[two.opening + 1].text[:1].islower() and speech.word(two.closing - 1) == ","
    return begins and speech.same(tag, other) and _ends(document, other.end, two.stop)


def _ends(document: Document, index: int, stop: int) -> bool:
    return index >= stop or document.speech.word(index) in (".", ";")


_SHORTEST = 4
CHECK = Check(Options, run)
