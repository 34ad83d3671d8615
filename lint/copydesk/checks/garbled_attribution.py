"""The words of an attribution out of order: “officials the said”, “she said told reporters”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding


class Options(BaseOptions):
    """`articles` never stand right before one of `verbs` when a speaker stands before them.

    `prepositions` are the words behind which “the said measures” is a phrase of lawyers.
    """

    articles: tuple[str, ...]
    verbs: tuple[str, ...]
    prepositions: tuple[str, ...]


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find an article between speaker and verb, or two verbs in a row."""
    yield from _article_between(rule, document)
    yield from _two_verbs(rule, document)


def _article_between(rule: Rule, document: Document) -> Iterator[Finding]:
    speech = document.speech
    options: Options = rule.options
    for verb in options.verbs:
        for sentence, place in document.places.get(verb, ()):
            if place < 2 or sentence.tokens[place - 1].lower not in options.articles:
                continue
            cue = speech.at(sentence.tokens[place].start)
            before = sentence.tokens[place - 3].lower if place > 2 else ""
            speaker = cue - 2
            if before in options.prepositions or not (speech.named(speaker) or speech.person(speaker)):
                continue
            if not speech.cue(speaker) and sentence.tokens[place - 2].lower not in options.prepositions:
                article, name = sentence.tokens[place - 1], sentence.tokens[place - 2]
                yield rule.finding(
                    document,
                    speech.span(speaker, cue + 1),
                    suggestions=[f"{article.text} {name.text} {verb}", f"{name.text} {verb} {article.text}"],
                )


def _two_verbs(rule: Rule, document: Document) -> Iterator[Finding]:
    """“She said told reporters”: one verb was to replace the other."""
    speech = document.speech
    for verb in rule.options.verbs:
        for sentence, place in document.places.get(verb, ()):
            following = sentence.tokens[place + 1] if place + 1 < len(sentence.tokens) else None
            if following is None or following.text not in rule.options.verbs or following.text == verb:
                continue
            cue = speech.at(sentence.tokens[place].start)
            if speech.subject(cue, speech.at(sentence.span.start)) < cue:
                yield rule.finding(document, speech.span(cue, cue + 2), suggestions=[verb, following.text])


CHECK = Check(Options, run)
