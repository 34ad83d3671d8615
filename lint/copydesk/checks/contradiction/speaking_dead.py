"""Who died years ago and speaks this week: “Ames, who died in 2001”, “Ames said on Monday”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import years_in
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span
from copydesk.stating.content import DAYS, bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence


class Options(BaseOptions):
    """Words of death and speech.

    `died`: words of a death before “in YEAR”; `into`: that word; `said`: verbs of speech; `now`: words besides weekdays that speak of these days; `unless`: words in the sentence of
    speech that put it elsewhere; `near`: tokens between a name and its verb; `label` names the death.
    """

    died: tuple[str, ...]
    into: str
    said: tuple[str, ...]
    now: tuple[str, ...]
    unless: tuple[str, ...]
    near: int
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a person who died in a named year and whose words are those of a weekday, no year with it."""
    options: Options = rule.options
    deaths = dict(_deaths(options, document))
    for word in options.said if deaths else ():
        for sentence, index in document.places.get(word, ()):
            who = _speaker(options, document, sentence, index)
            if who in deaths:
                death, speech = (
                    deaths.pop(who),
                    Span(sentence.tokens[index].start, sentence.tokens[index].end),
                )
                first, later = sorted((death, speech))
                yield rule.finding(
                    document,
                    later,
                    related=[Related(first, options.label)],
                    name=document.mentions.entities[who].family,
                )


def _deaths(options: Options, document: Document) -> Iterator[tuple[int, Span]]:
    """The persons who died in a year, and where that is said."""
    for word in options.died:
        for sentence, index in document.places.get(word, ()):
            tokens = sentence.tokens
            dated = index + 2 < len(tokens) and tokens[index + 1].lower == options.into
            if (
                not dated
                or not any(at == index + 2 for at, _ in years_in(sentence))
                or document.quoted(tokens[index].start)
            ):
                continue
            verb = document.groups[sentence].verb_at(index)
            who = document.things.before(sentence, verb.start) if verb else None
            if who and who.entity >= 0 and document.mentions.entities[who.entity].kind == "person":
                yield who.entity, Span(tokens[index].start, tokens[index + 2].end)


def _speaker(options: Options, document: Document, sentence: Sentence, index: int) -> int:
    """Who is named beside a verb of speech in a sentence of these days; -1 if nobody."""
    tokens, words = sentence.tokens, document.words_in(sentence)
    recent = any(bare(word) in DAYS for word in words) or not words.isdisjoint(options.now)
    if (
        not recent
        or years_in(sentence)
        or not words.isdisjoint(options.unless)
        or document.quoted(tokens[index].start)
    ):
        return -1
    beside = document.mentions.within(sentence, max(0, index - options.near), index + 1 + options.near)
    for mention in beside:
        if mention.end == index or mention.first == index + 1:
            return -1 if mention.entity is None else mention.entity
    return -1


CHECK = Check(Options, run)
