"""A surname that speaks and that nothing in the article introduces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from copydesk import tables
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.quoting.parts import Speaker, Tag


class Options(BaseOptions):
    """`known` is the table of names that need no introduction; `titles` may stand before a surname, and `prefixes` are what a surname with a capital inside it may begin with.

    Names of a grade of frequency of `frequent` or more, and people of a grade in the news of `famous` or more, need none either. A name that stands more than `most` times in the article was introduced somewhere that was not read.
    `verbs` give a name what is not quoted, too. Who holds one of `offices` is introduced by any word that begins like one of its own.
    """

    known: str
    offices: dict[str, tuple[str, ...]]
    verbs: tuple[str, ...]
    titles: tuple[str, ...]
    prefixes: tuple[str, ...]
    most: int = 2
    frequent: int = 10
    famous: int = 5


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a single name behind a quotation that stands nowhere else in a whole article but as a speaker."""
    if not document.whole:
        return
    yield from _offices(rule, document)
    speech = document.speech
    known = tables.words(rule.options.known, rule.home)
    spoken: dict[str, list[Speaker]] = {}
    for attribution in document.attributions:
        closed = speech.word(attribution.closing - 1) in (",", "?", "!")
        for tag in (attribution.before, attribution.behind if closed else None):
            name = _surname(rule, document, tag)
            if name and tag and tag.speaker and tag.speaker not in spoken.setdefault(name, [])[-1:]:
                spoken[name].append(tag.speaker)
    for tag in _reporting(rule, document):
        name = _surname(rule, document, tag)
        if name and tag.speaker and tag.speaker not in spoken.setdefault(name, []):
            spoken[name].append(tag.speaker)
    for name, speakers in spoken.items():
        if name in known or name in speech.outlets or len(speakers) > rule.options.most:
            continue
        if document.meta.title and name in document.meta.title:
            continue
        if _times(document, name) == len(speakers) and _may_be_unknown(rule, document, speakers[0]):
            yield rule.finding(document, speech.span(speakers[0].first, speakers[0].end), name=name)


def _reporting(rule: Rule, document: Document) -> Iterator[Tag]:
    """The attributions of what is not quoted that begin a sentence with one name: “Blom told reporters that …”."""
    speech = document.speech
    for verb in rule.options.verbs:
        for sentence, place in document.places.get(verb, ()):
            if place == 1 and sentence.tokens[0].text[0].isupper() and sentence.tokens[1].text.islower():
                first = speech.at(sentence.span.start)
                following = speech.tokens[first + 2] if len(sentence.tokens) > 2 else None
                plain = (
                    following is not None
                    and following.kind == "word"
                    and not document.quoted(sentence.span.start)
                )
                tag = speech.tag(first, first + 2) if plain else None
                if tag:
                    yield tag


def _offices(rule: Rule, document: Document) -> Iterator[Finding]:
    """Somebody who speaks and is named by an office that nobody holds in the article: “the senator said”."""
    speech = document.speech
    options: Options = rule.options
    for office, stems in options.offices.items():
        for sentence, place in document.places.get(office, ()):
            token = sentence.tokens[place]
            at = speech.at(token.start)
            inverted = speech.word(at - 2) in options.verbs and speech.word(at + 1) in _ENDS
            speaks = speech.word(at + 1) in options.verbs or inverted
            if (
                not speaks
                or place == 0
                or sentence.tokens[place - 1].lower != "the"
                or document.quoted(token.start)
            ):
                continue
            text = f"{document.text[: token.start]} {document.text[token.end :]} {document.meta.title or ''}"
            if not re.search(rf"(?<!\w)(?:{'|'.join(stems)})", text, re.IGNORECASE):
                yield rule.finding(document, speech.span(at - 1, at + 1), name=token.text)


_ENDS = (".", ",")


def _times(document: Document, name: str) -> int:
    """How often a name stands in what the reader of an article sees, as a part of a longer one too."""
    whole = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    folded = _folded(name)
    return sum(len(whole.findall(block.prose)) for block in document.blocks if folded in _folded(block.prose))


def _folded(text: str) -> str:
    """A text in which whatever differs only in case is the same."""
    return text.casefold().replace("ı", "i").replace("\u0307", "")


def _may_be_unknown(rule: Rule, document: Document, speaker: Speaker) -> bool:
    """Whether a speaker's name is a whole name, not a place's or a group's, and not a famous one."""
    speech = document.speech
    before = speech.tokens[speaker.first - 1] if speaker.first else None
    if (
        before
        and before.kind == "word"
        and not (speech.cue(speaker.first - 1) or speech.opener(speaker.first - 1))
    ):
        return False
    span = speech.span(speaker.first, speaker.end)
    for mention in document.mentions.all:
        if mention.span.start < span.end and span.start < mention.span.end and mention.name:
            name = mention.name
            kind = name.kind == "person" or (name.kind == "other" and name.grade < 0)
            return kind and name.grade < rule.options.famous and mention.span.start >= span.start
    return True


def _surname(rule: Rule, document: Document, tag: Tag | None) -> str | None:
    """The one word, but for a title, that names the speaker of an attribution, where it is no common word."""
    speech = document.speech
    if tag is None or tag.speaker is None or tag.speaker.kind != "name":
        return None
    if tag.speaker.first and speech.person(tag.speaker.first - 1):
        return None
    words = [
        speech.tokens[index]
        for index in range(tag.speaker.first, tag.speaker.end)
        if speech.tokens[index].kind == "word" and speech.word(index).rstrip(".") not in rule.options.titles
    ]
    possessive = bool(words) and words[-1].lower.endswith(("'s", "s'"))
    if len(words) != 1 or possessive or words[0].text.isupper() or tag.cue - tag.speaker.end > 1:
        return None
    if tag.inverted and speech.word(tag.end) not in (".", ""):
        return None
    from copydesk.orthography import lexicon

    if any(letter.isupper() for letter in words[0].text[1:]) and not words[0].text.startswith(
        rule.options.prefixes
    ):
        return None
    grade = lexicon.names().grade(words[0].text)
    if grade is not None and grade >= rule.options.frequent:
        return None
    return None if lexicon.words().grade(words[0].lower) is not None else words[0].text


CHECK = Check(Options, run)
