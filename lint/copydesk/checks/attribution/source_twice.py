"""One sentence that names its source twice: “the court ruled Friday, the court ruled, that …”."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from copydesk.finding import Edit, Related
from copydesk.quoting import sources
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.quoting.sources import Source
    from copydesk.sentences import Sentence


class Options(BaseOptions):
    """`label` says what the first place is; `verbs` and `citing` are the words of attributions.

    `papers` are nouns that mean a paper, `joining` words behind which a clause of the writer's own may begin.
    """

    label: str
    citing: str
    verbs: tuple[str, ...]
    papers: tuple[str, ...]
    joining: tuple[str, ...]


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a sentence with two attributions that name one source, with nothing but its words between them."""
    for sentence in _twice(rule.options, document):
        speech = document.speech
        start = speech.at(sentence.span.start)
        stop = start + len(sentence.tokens)
        found = list(sources.of_sentence(speech, start, stop, document.quoted))
        for one, two in pairwise(found):
            if _named_again(rule.options, document, one, two, stop):
                first = two.tag.first - (speech.word(two.tag.first - 1) == ",")
                yield rule.finding(
                    document,
                    speech.span(two.tag.first, two.end),
                    suggestions=[
                        Edit(Span(speech.tokens[first - 1].end, speech.tokens[two.end - 1].end), "")
                    ],
                    related=[Related(speech.span(one.tag.first, one.tag.end), rule.options.label)],
                )
                break


def _twice(options: Options, document: Document) -> Iterator[Sentence]:
    """The sentences that hold two words of attributions or more."""
    once: set[int] = set()
    twice: set[int] = set()
    for word in (*options.verbs, options.citing):
        for sentence, place in document.places.get(word, ()):
            if not sentence.tokens[place].text.islower() and place:
                continue
            if sentence.number in once and sentence.number not in twice:
                twice.add(sentence.number)
                yield sentence
            once.add(sentence.number)


def _named_again(options: Options, document: Document, one: Source, two: Source, stop: int) -> bool:
    speech = document.speech
    if not two.cited and speech.word(two.tag.cue) not in options.verbs:
        return False
    if not two.closed or not (one.head or one.closed or one.cited):
        return False
    pronoun = two.tag.speaker is not None and two.tag.speaker.kind == "pronoun"
    beside = one.tag.end == two.tag.first - 1 or one.cited or (one.head and not pronoun)
    if not beside and not sources.goes_on(speech, two, stop):
        return False
    between = range(one.end, two.tag.first)
    if any(speech.word(index) in _APART for index in between):
        return False
    heads = [index for index in between if speech.word(index - 1) == "," or index == two.tag.first - 2]
    if any(speech.word(index) in options.joining for index in heads):
        return False
    return sources.same(speech, one, two, frozenset(options.papers))


_APART = frozenset([";", ":", "(", "…", "...", "—", "–", "--"])
CHECK = Check(Options, run)
