"""A speaker who stands inside the marks of what he says: “… of the north, Brindle added”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.quoting.attributions import Attribution
    from copydesk.quoting.parts import Speaker, Tag
    from copydesk.quoting.speech import Speech


class Options(BaseOptions):
    """A quotation has at least `words` words before the speaker; `verbs` are those that no quoted person uses so.

    `not_persons` are capitalised words that may follow the verb (days, months). `vague` speakers may be anybody's; `plural` is the one of them that may mean those who speak of “us”.
    `describing` are words that begin what a speaker is, `bodies` nouns for those who speak with one voice.
    A pronoun or a noun before the end counts where one of `own` shows that the quotation is what somebody says.
    """

    verbs: tuple[str, ...]
    vague: tuple[str, ...]
    describing: tuple[str, ...]
    own: tuple[str, ...]
    bodies: tuple[str, ...] = ()
    plural: str = ""
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
        if speech.word(attribution.opening - 1) == ":" or speech.titled(
            attribution.opening, attribution.closing
        ):
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
    options: Options = rule.options
    nouns = range(speaker.first, speaker.end)
    own = _spoken(options, document, attribution)
    vague = any(speech.word(index) in options.vague for index in nouns)
    if len(nouns) > _LONGEST or (vague and not (own and speech.word(speaker.first) == options.plural)):
        return False
    close = speech.over_brackets(tag.end, attribution.closing)
    last = close >= attribution.closing - 1
    body = speech.word(speaker.end - 1) in options.bodies
    if (
        speaker.kind == "noun"
        and not (body and (last or speech.word(close) == ","))
        and not any(speech.person(index) for index in nouns)
    ):
        return False
    if speech.word(close) == ",":
        described = tag.inverted and speech.word(close + 1) in options.describing
        whole = speaker.kind == "name" and tag.inverted and (speaker.end - speaker.first > 1 or described)
        plain = speaker.kind != "noun" or tag.inverted
        paper = not tag.inverted and speech.word(speaker.end - 1) in options.bodies
        return whole or ((plain or paper) and _goes_on(speech, attribution, close))
    alone = (
        _alone(attribution)
        and speech.beside(tag.end, tag.cue, attribution.closing) >= attribution.closing - 1
    )
    if speaker.kind != "name" and not last and not own and not alone:
        return False
    described = not tag.inverted and tag.cue > speaker.end
    if described and (speaker.kind != "name" or speaker.end - speaker.first < _FULL_NAME):
        return False
    end = speech.beside(tag.end, tag.cue, attribution.closing)
    end = close if end == tag.end else end
    told = speech.verbs[speech.word(tag.cue)].takes != "say" and end >= attribution.closing - 1
    if (
        close == tag.end
        and end > tag.end
        and not told
        and not own
        and not alone
        and not (_short(attribution) and _known(document, speaker))
    ):
        return False
    return end >= attribution.closing or speech.word(end) == "."


def _alone(attribution: Attribution) -> bool:
    """Whether a quotation is a whole paragraph and nobody else is named as its speaker."""
    whole = attribution.opening == attribution.start and attribution.closing + 1 >= attribution.stop
    return whole and attribution.other is None


def _goes_on(speech: Speech, attribution: Attribution, comma: int) -> bool:
    """Whether a sentence of one short quotation goes on behind a speaker in its middle."""
    following = speech.tokens[comma + 1]
    return _short(attribution) and following.text.islower() and not speech.cue(comma + 1)


def _short(attribution: Attribution) -> bool:
    """Whether a quotation is too short to be a passage of another report."""
    return attribution.closing - attribution.opening <= _SHORT


def _known(document: Document, speaker: Speaker) -> bool:
    """Whether the article speaks of somebody outside this quotation too."""
    speech = document.speech
    token = speech.tokens[speaker.end - 1]
    return speaker.kind == "name" and len(document.places.get(token.lower, ())) > 1


def _spoken(options: Options, document: Document, attribution: Attribution) -> bool:
    """Whether somebody speaks of “I”, “we” or “you” in a quotation, as the passages of other reports do not."""
    speech = document.speech
    return any(speech.word(index) in options.own for index in range(attribution.opening, attribution.closing))


_SHORT, _LONGEST = 40, 7
_FULL_NAME = 2
CHECK = Check(Options, run)
