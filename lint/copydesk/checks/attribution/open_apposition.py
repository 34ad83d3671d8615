"""What is said of a speaker stands behind a comma and lacks the second one: “Ida Blom, head of the harbour office said”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Edit, Related
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.naming.entities import Mention
    from copydesk.quoting.speech import Speech
    from copydesk.sentences import Sentence


class Options(BaseOptions):
    """`label` says what the second place is.

    `verbs` are those that only somebody who speaks has. An apposition begins with one of `begin` or a noun for a person
    and holds none of `inside`, which begin clauses; behind the verb stands none of `behind`. With none of `joins` in it,
    and a comma soon behind the verb, it may be who else says so: “Blom, the two men told me, was late”.
    """

    label: str
    verbs: tuple[str, ...]
    begin: tuple[str, ...]
    inside: tuple[str, ...]
    behind: tuple[str, ...]
    joins: tuple[str, ...]


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a sentence that begins with a speaker, a comma, and words about the speaker that run on into the verb."""
    speech = document.speech
    cues = {
        sentence.number
        for verb in rule.options.verbs
        for sentence, index in document.places.get(verb, ())
        if _worth_reading(rule.options, speech, sentence, index)
    }
    for mention in document.mentions.all if cues else ():
        sentence = mention.sentence
        if sentence.number not in cues or mention.name is None or mention.name.kind != "person":
            continue
        first, stop = speech.at(sentence.span.start), speech.at(sentence.span.end)
        titled = len(mention.name.title.split()) if mention.name.title else 0
        if mention.first == titled and not document.quoted(sentence.span.start):
            yield from _behind_name(rule, document, first + mention.end, stop)
        elif " " in mention.name.text and not document.quoted(mention.span.start):
            yield from _before_name(rule, document, mention, first, stop)


def _worth_reading(options: Options, speech: Speech, sentence: Sentence, cue: int) -> bool:
    """Whether a comma stands before a verb as either of the two has it, so that names are worth reading."""
    tokens = sentence.tokens
    comma = cue - 1
    while comma > 0 and tokens[comma].text != "," and tokens[comma].lower not in options.inside:
        comma -= 1
    if comma <= 0 or tokens[comma].text != ",":
        return False
    if tokens[0].lower in _ARTICLES and tokens[comma + 1].text[0].isupper():
        return True
    named = not tokens[comma - 1].text[0].islower()
    begins = _begins(options, speech, speech.at(sentence.span.start) + comma + 1)
    return named and begins and cue - comma > _SHORTEST


def _behind_name(rule: Rule, document: Document, comma: int, stop: int) -> Iterator[Finding]:
    """“Ida Blom, head of the harbour office said”."""
    speech = document.speech
    options: Options = rule.options
    if speech.word(comma) != "," or not _begins(options, speech, comma + 1):
        return
    for cue in range(comma + 2, stop):
        word = speech.word(cue)
        if word in options.verbs and speech.tokens[cue].text.islower():
            long = any(speech.word(index) in options.joins for index in range(comma + 1, cue))
            closed = any(speech.word(index) == "," for index in range(cue + 1, min(stop, cue + _SOON)))
            if (
                cue - comma > _SHORTEST
                and speech.word(cue + 1) not in options.behind
                and (long or not closed)
            ):
                yield _finding(rule, document, comma, cue)
            return
        plain = speech.tokens[cue].kind in ("word", "number") or speech.tokens[cue].text in _WITHIN
        if not plain or word in options.inside or speech.cue(cue):
            return


def _before_name(
    rule: Rule, document: Document, mention: Mention, first: int, stop: int
) -> Iterator[Finding]:
    """“A member of the council, Ida Blom said”."""
    speech = document.speech
    options: Options = rule.options
    comma, cue = first + mention.first - 1, first + mention.end
    if speech.word(first) not in _ARTICLES or speech.word(comma) != "," or cue >= stop:
        return
    if speech.word(cue) not in options.verbs or speech.word(cue + 1) in options.behind:
        return
    nouns = [index for index in range(first + 1, min(first + _HEAD, comma)) if speech.person(index)]
    between = range(first, comma)
    if not nouns or any(speech.word(i) in options.inside or speech.tokens[i].kind != "word" for i in between):
        return
    yield _finding(rule, document, comma, cue)


def _begins(options: Options, speech: Speech, index: int) -> bool:
    """Whether an apposition may begin at a token: with an article or a noun for a person."""
    return speech.word(index) in options.begin or speech.person(index)


def _finding(rule: Rule, document: Document, comma: int, cue: int) -> Finding:
    speech = document.speech
    last = speech.tokens[cue - 1]
    return rule.finding(
        document,
        speech.span(cue - 1, cue + 1),
        suggestions=[Edit(Span(last.end, last.end), ",")],
        related=[Related(speech.span(comma, comma + 1), rule.options.label)],
    )


_SHORTEST = 3
_ARTICLES = ("a", "an", "another", "one")
_WITHIN = ("-", ".", "&", "/")
_HEAD = 5
_SOON = 7
CHECK = Check(Options, run)
