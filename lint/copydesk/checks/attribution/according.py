"""“According” without its “to”, or with a verb of its own: “According CNN to”, “According to Smith said”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Edit
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.quoting.speech import Speech


class Options(BaseOptions):
    """`word` is “according”, `preposition` what belongs behind it; `behind` are words that may stand there too.

    `verbs` need no “according to”; `relative` are the words that make a clause of what follows.
    """

    behind: tuple[str, ...]
    verbs: tuple[str, ...]
    relative: tuple[str, ...]
    preposition: str
    word: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find the word without what belongs behind it."""
    speech = document.speech
    options: Options = rule.options
    for sentence, place in document.places.get(options.word, ()):
        index = speech.at(sentence.tokens[place].start)
        stop = speech.at(sentence.span.end)
        if index + 1 >= stop:
            continue
        following = speech.tokens[index + 1]
        if following.lower == options.preposition:
            end = _nobody(speech, index + 2, stop) or _own_verb(options, document, index + 2, stop)
            if end:
                yield rule.finding(document, speech.span(index, end))
        elif following.kind in ("word", "number") and following.lower not in options.behind:
            yield _without(rule, document, index, stop)


def _without(rule: Rule, document: Document, index: int, stop: int) -> Finding:
    """“According CNN to”: the preposition behind the name, or nowhere."""
    speech = document.speech
    preposition = rule.options.preposition
    end = speech.name(index + 1, stop)
    if end == index + 1 and index + 2 < stop and speech.word(index + 2) == preposition:
        end = index + 2
    word = speech.tokens[index].text
    if end > index + 1 and end < stop and speech.word(end) == preposition:
        name = document.seen(Span(speech.tokens[index + 1].start, speech.tokens[end - 1].end))
        return rule.finding(
            document, speech.span(index, end + 1), suggestions=[f"{word} {preposition} {name}"]
        )
    place = speech.tokens[index].end
    return rule.finding(
        document, speech.span(index, index + 2), suggestions=[Edit(Span(place, place), f" {preposition}")]
    )


def _nobody(speech: Speech, index: int, stop: int) -> int | None:
    """The end of “according to” with no name behind it: “The ferry, according to, was sold”."""
    return index if index >= stop or speech.word(index) in (",", ".", ";") else None


def _own_verb(options: Options, document: Document, index: int, stop: int) -> int | None:
    """The end of “according to Smith said”, where a name is followed by a verb of speech of its own."""
    speech = document.speech
    end = index
    while end < min(stop, index + _LONGEST) and speech.tokens[end].kind == "word":
        if speech.word(end) in options.relative:
            return None
        verb = speech.cue(end)
        if verb and verb.lemma in options.verbs:
            named = speech.subject(end, index) < end and end + 1 < stop
            return end + 1 if named and not speech.third_pronoun(end - 1) else None
        end += 1
    return None


_LONGEST = 9
CHECK = Check(Options, run)
