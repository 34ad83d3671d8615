"""A speech verb with the wrong company: “she said Zelenskyy”, “he told that the road was closed”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.quoting.speech import Speech


class Options(BaseOptions):
    """`verbs` take no person; `instead` is the verb that does, for each of them.

    `not_persons` are capitalised words that may follow the verb (days, months); `closing` are the words and marks
    behind the person that show that no clause follows. `hearers` are those of a speech, `where` what may follow them, `articles` what
    stands before them; one of `finite` behind them shows a clause.
    """

    verbs: dict[str, str]
    not_persons: tuple[str, ...] = ()
    closing: tuple[str, ...] = (".",)
    hearers: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    finite: tuple[str, ...] = ()


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a verb of the rule between a speaker and the person spoken to."""
    options: Options = rule.options
    speech = document.speech
    not_persons = frozenset(word.lower() for word in options.not_persons)
    for verb, instead in options.verbs.items():
        for sentence, place in document.places.get(verb, ()):
            cue = speech.at(sentence.tokens[place].start)
            if not speech.tokens[cue].text.islower():
                continue
            stop = speech.at(sentence.span.end)
            end = _person(speech, cue + 1, stop, not_persons) or _crowd(options, speech, cue + 1, stop)
            if not end or not (end >= stop or speech.word(end) in options.closing):
                continue
            first = speech.subject(cue, speech.at(sentence.span.start))
            if first == cue or not _beside_quotation(document, first, end, stop):
                continue
            yield rule.finding(
                document,
                speech.span(first, end),
                suggestions=[speech.with_verb(first, cue, end, instead, document.seen)],
                verb=verb,
                instead=instead,
            )


def _person(speech: Speech, index: int, stop: int, not_persons: frozenset[str]) -> int:
    """The end of a name or a noun for a person that begins at a token; 0 where there is none."""
    speaker = speech.speaker(index, stop)
    if speaker is None or speaker.kind == "pronoun" or speech.word(index) in not_persons:
        return 0
    if speaker.kind == "noun" and not (speech.person(speaker.end - 1) and speaker.end - index <= _LONGEST):
        return 0
    return speaker.end


def _crowd(options: Options, speech: Speech, index: int, stop: int) -> int:
    """The end of who hears a speech, and what follows it where that was: “a crowd at”; 0 where nobody does."""
    if speech.word(index) not in options.articles:
        return 0
    for at in range(index + 1, min(stop - 2, index + _LONGEST)):
        if speech.word(at) in options.hearers and speech.word(at + 1) in options.where:
            end = stop - (speech.tokens[stop - 1].kind == "mark")
            clause = any(
                speech.cue(later) or speech.word(later) in options.finite for later in range(at, stop)
            )
            return 0 if clause else end
    return 0


_LONGEST = 4


def _beside_quotation(document: Document, first: int, end: int, stop: int) -> bool:
    """Whether a quotation ends with a comma right before the words, or begins right behind them."""
    speech = document.speech
    tokens = speech.tokens
    if first >= 2 and tokens[first - 1].kind == "quote" and speech.word(first - 2) in (",", "?", "!"):
        return end >= stop or speech.word(end) != ","
    if end + 1 >= len(tokens) or tokens[end].text not in (":", ","):
        return False
    opened = document.quotes.mark_at(tokens[end + 1].start) is not None and end + 2 < len(tokens)
    return opened and tokens[end + 2].text[0].isupper()


CHECK = Check(Options, run)
