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
    from copydesk.speech import Speaker, Tag


class Options(BaseOptions):
    """`known` is the table of names that need no introduction; `titles` may stand before a surname.

    Names of a grade of frequency of `frequent` or more need none either. A name that stands more than `most` times in the article was introduced somewhere that was not read.
    """

    known: str
    titles: tuple[str, ...]
    most: int = 2
    frequent: int = 10


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a single name behind a quotation that stands nowhere else in a whole article but as a speaker."""
    if not document.whole:
        return
    speech = document.speech
    known = tables.words(rule.options.known, rule.home)
    spoken: dict[str, list[Speaker]] = {}
    for attribution in document.attributions:
        closed = speech.word(attribution.closing - 1) in (",", "?", "!")
        for tag in (attribution.before, attribution.behind if closed else None):
            name = _surname(rule, document, tag)
            if name and tag and tag.speaker and tag.speaker not in spoken.setdefault(name, [])[-1:]:
                spoken[name].append(tag.speaker)
    for name, speakers in spoken.items():
        if name in known or name in speech.outlets or len(speakers) > rule.options.most:
            continue
        if document.meta.title and name in document.meta.title:
            continue
        if len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", document.text, re.IGNORECASE)) == len(speakers):
            yield rule.finding(document, speech.span(speakers[0].first, speakers[0].end), name=name)


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
    if len(words) != 1 or words[0].text.isupper() or tag.cue - tag.speaker.end > 1:
        return None
    if tag.inverted and speech.word(tag.end) not in (".", ""):
        return None
    from copydesk import lexicon

    if any(letter.isupper() for letter in words[0].text[1:]) and not words[0].text.startswith(_PREFIXES):
        return None
    grade = lexicon.names().grade(words[0].text)
    if grade is not None and grade >= rule.options.frequent:
        return None
    return None if lexicon.words().grade(words[0].lower) is not None else words[0].text


_PREFIXES = ("Mc", "Mac", "De", "Di", "La", "Le", "O’", "O'", "Al-", "El-")
CHECK = Check(Options, run)
