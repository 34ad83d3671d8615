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

    `papers` are nouns that mean a paper, `joining` words behind which a clause of the writer's own may begin. `saying` are verbs
    that never stand behind whom “according to” names, `arguing` those by which that person cannot tell of an own deed; with one of
    `inside` the source is what somebody said. What a source is begins with one of `articles`.
    """

    label: str
    citing: str
    verbs: tuple[str, ...]
    papers: tuple[str, ...]
    joining: tuple[str, ...]
    saying: tuple[str, ...] = ()
    arguing: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a sentence with two attributions that name one source, with nothing but its words between them."""
    for sentence in _twice(rule.options, document):
        speech = document.speech
        start = speech.at(sentence.span.start)
        stop = start + len(sentence.tokens)
        found = list(sources.of_sentence(speech, start, stop, document.quoted))
        for one in found:
            end = _speaks_too(rule.options, document, one, stop) if one.cited else 0
            if end:
                yield rule.finding(document, speech.span(one.tag.first, end))
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
    for word in {*options.verbs, *options.arguing, *options.saying, options.citing}:
        for sentence, place in document.places.get(word, ()):
            if not sentence.tokens[place].text.islower() and place:
                continue
            if sentence.number in once and sentence.number not in twice:
                twice.add(sentence.number)
                yield sentence
            once.add(sentence.number)


def _speaks_too(options: Options, document: Document, source: Source, stop: int) -> int:
    """The end of the verb that a person whom “according to” names has too: “according to Ida Blom said”; 0 where there is none."""
    speech = document.speech
    first, end = source.tag.first + 2, source.tag.end
    cue = speech.over_apposition(end, stop)
    if any(speech.word(at) == "," for at in range(end + 1, cue - 1)):
        return 0
    if cue == end:
        while cue < min(stop, first + _LONGEST) and speech.tokens[cue].kind in ("word", "number"):
            if speech.word(cue) in options.saying:
                break
            cue += 1
        end = cue
    if speech.word(cue) not in options.saying or not speech.named(end - 1):
        return 0
    plain = not any(
        speech.word(at) in options.joining or speech.word(at) in options.inside for at in range(first, end)
    )
    return cue + 1 if plain else 0


def _aside_again(document: Document, one: Source, two: Source) -> bool:
    """Whether the same aside stands twice in one sentence: “The ferry, they say, will, they say, be late”."""
    speech = document.speech
    if not (one.closed and two.closed) or one.head or one.cited:
        return False
    if not speech.third_person(one.tag):
        return False
    words = [[speech.word(at) for at in range(s.tag.first, s.tag.end)] for s in (one, two)]
    return words[0] == words[1] and two.tag.first - one.end <= _NEAR


def _told_at_once(options: Options, document: Document, one: Source, two: Source) -> bool:
    """Whether whom “according to” names at a sentence's head is the subject behind it: “According to Blom, she argues that”."""
    speech = document.speech
    tag = two.tag
    pronoun = tag.speaker is not None and tag.speaker.kind == "pronoun" and not tag.inverted
    if not (one.cited and one.head and pronoun and speech.word(tag.cue) in options.arguing):
        return False
    plain = one.end == tag.first - 1 or speech.word(one.end + 1) in options.articles
    return plain and speech.word(tag.first - 1) == "," and speech.same(one.tag, tag)


def _named_again(options: Options, document: Document, one: Source, two: Source, stop: int) -> bool:
    speech = document.speech
    if _told_at_once(options, document, one, two) or _aside_again(document, one, two):
        return True
    if not two.cited and speech.word(two.tag.cue) not in options.verbs:
        return False
    beside = one.end == two.tag.first - 1 and speech.word(one.end) == ","
    if one.closed and two.cited and beside and sources.same(speech, one, two, frozenset()):
        return True
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


_LONGEST, _NEAR = 9, 6
_APART = frozenset([";", ":", "(", "…", "...", "—", "–", "--"])
CHECK = Check(Options, run)
