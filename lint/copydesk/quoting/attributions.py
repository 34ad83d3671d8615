"""Who is named as the speaker of a quotation, before it, behind it, or in another way."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from copydesk.quoting.parts import Tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.markup import Block
    from copydesk.quoting.quotes import Quotation
    from copydesk.quoting.speech import Speech

_DASHES = frozenset(["—", "–", "―", "--", "-"])
_OBJECT = 8
"""Tokens that may stand between a verb and what it introduces: “telling the Gazette on Monday, “…”."""
_REST = 10
"""Tokens that may stand between a quotation and the comma before who says it."""
_GOING_ON = {"ing": (",", "and", "by"), "past": ("and", "but", "then"), "present": ("and", "but", "then")}
"""Behind what a verb of each tense has the speaker of the words before it."""


class Attribution(NamedTuple):
    """A quotation among the tokens, and who is named as its speaker.

    `opening` and `closing` are its marks' tokens, `start` up to `stop` the tokens of the paragraphs it begins and ends in.
    `before` introduces it (“she said: “…”), `behind` follows it (“…,” she said). `other` names the speaker in
    another way: by a participle (“…, adding: “…”), “according to”, a colon (“Blom: “…”), a credit line (“…” — Blom), behind
    the rest of the sentence, or in the paragraph before; or it is the verb alone, where its speaker is not read.
    """

    quotation: Quotation
    opening: int
    closing: int
    start: int
    stop: int
    before: Tag | None
    behind: Tag | None
    other: Tag | None


def read(speech: Speech, quotations: Sequence[Quotation], blocks: Sequence[Block]) -> Iterator[Attribution]:
    """The complete quotations that stand in no other, each with the attributions on both its sides."""
    for quotation in quotations:
        first, last = quotation.opening, quotation.closing
        if quotation.level > 1 or first is None or last is None:
            continue
        opening, closing = speech.at(first.span.start), speech.at(last.span.start)
        start, stop = speech.at(blocks[first.block].start), speech.at(blocks[last.block].end)
        before = speech.before(opening, start) if opening > start else None
        follows = closing + 2 if speech.word(closing + 1) == "," else closing + 1
        behind = speech.tag(follows, stop) if follows < stop else None
        other = None
        if before is None and behind is None:
            above = opening == start and speech.word(opening - 1) == ":" and first.block
            since = speech.at(blocks[first.block - 1].start) if above else start
            other = (
                _introduced(speech, opening, since)
                or _credited(speech, follows, stop)
                or _later(speech, follows, stop)
            )
        yield Attribution(quotation, opening, closing, start, stop, before, behind, other)


def _introduced(speech: Speech, opening: int, start: int) -> Tag | None:
    """The speaker before a quotation, in the paragraph before it too, by any verb, a participle or a colon."""
    if opening <= start:
        return None
    tag = speech.before(opening, start)
    if tag:
        return tag
    first, whole = speech.clause(opening, start)
    last = opening - 1 if speech.word(opening - 1) in (",", ":") else opening
    for index in range(last - 1, max(first, last - _OBJECT), -1):
        verb = speech.verbs.get(speech.word(index))
        if verb and speech.word(index - 1) in _GOING_ON.get(verb.tense, ()):
            before = speech.tag(first, index)
            return Tag(index, last, index, before.speaker if before else speech.speaker(first, index))
        if speech.cue(index) and speech.subject(index, first) < index:
            return speech.tag(speech.subject(index, first), opening)
        if speech.tokens[index].kind not in ("word", "number"):
            break
    if whole and speech.word(opening - 1) == ":":
        speaker = speech.speaker(first, opening - 1)
        if speaker and speaker.kind != "pronoun" and speaker.end == opening - 1:
            return Tag(first, opening, opening - 1, speaker)
    cited = speech.cited(first, last)
    if cited and cited.end == last:
        return cited
    return _verb_alone(speech, last)


def _verb_alone(speech: Speech, last: int) -> Tag | None:
    """The verb right before a quotation whose speaker is not read: “a sign saying “…”, “he went on to say, “…”."""
    cue = last - 1
    verb = speech.verbs.get(speech.word(cue))
    goes_on = speech.word(cue - 2) == "on" and speech.word(cue - 1) == "to"
    if verb is None or (verb.tense == "base") != goes_on or not speech.tokens[cue].text.islower():
        return None
    return Tag(cue, last, cue, None)


def _credited(speech: Speech, index: int, stop: int) -> Tag | None:
    """The speaker behind a quotation, by “according to” or a dash."""
    cited = speech.cited(index, stop)
    if cited:
        return cited
    if index < stop and speech.tokens[index].text in _DASHES:
        speaker = speech.speaker(index + 1, stop)
        return Tag(index, speaker.end, index, speaker) if speaker and speaker.kind == "name" else None
    return None


def _later(speech: Speech, index: int, stop: int) -> Tag | None:
    """The speaker behind the rest of a sentence that a quotation begins: “Too late” for the boats, she said."""
    if index >= stop or not speech.tokens[index].text.islower():
        return None
    for at in range(index, min(stop, index + _REST)):
        if speech.tokens[at].text == ",":
            tag = speech.tag(at + 1, stop)
            if tag and tag.speaker:
                return tag
        elif speech.tokens[at].kind not in ("word", "number"):
            return None
    return None
