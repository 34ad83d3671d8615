"""Who is named as the source of a sentence, once or twice: before its statement, between commas in it, and at its end."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Set

    from copydesk.quoting.parts import Tag
    from copydesk.quoting.speech import Speech

_GOING_ON = frozenset(["when", "while", "as", "after", "in", "on", "at", "during", "with", "before"])
_CLOSED = frozenset([".", ",", ";", "?", "!"])
_ASKING = frozenset([",", "?", "!"])
_ARTICLES = frozenset(["the", "a", "an", "some", "this", "that"])
_BESIDE = frozenset(["by", "to", "with", "from", "on", "in", "at", "near", "for", "who", "inside"])
_APPOSED = 12


class Source(NamedTuple):
    """An attribution in a sentence: `head` begins it, `closed` stands between two marks; `cited` is one by “according to”.

    `end` is the first token behind it with whom it was told, when and where.
    """

    tag: Tag
    end: int
    head: bool
    closed: bool
    cited: bool


def of_sentence(speech: Speech, start: int, stop: int, quoted: Callable[[int], bool]) -> Iterator[Source]:
    """The attributions of a sentence outside its quotations, in order; `quoted` tells whether a place is in one."""
    reached = start
    for index in range(start, stop):
        if index < reached or quoted(speech.tokens[index].start):
            continue
        head = index == start
        if not head and not _behind_mark(speech, index):
            continue
        source = _at(speech, index, stop, head=head)
        if source:
            reached = source.tag.end
            yield source


def _behind_mark(speech: Speech, index: int) -> bool:
    """Whether a comma, or a quotation that ends like a quoted sentence, stands right before a token."""
    before = speech.tokens[index - 1]
    if before.kind == "quote":
        return speech.word(index - 2) in _ASKING or speech.word(index) == "according"
    return before.text == "," or speech.word(index) == "according"


def _at(speech: Speech, index: int, stop: int, head: bool) -> Source | None:
    cited = speech.cited(index, stop)
    tag = cited or speech.tag(index, stop)
    if tag is None or tag.speaker is None:
        return None
    end = tag.end if cited else speech.beside(tag.end, tag.cue, stop)
    closed = end >= stop or speech.word(end) in _CLOSED
    if closed and end < stop and speech.word(end) == "," and not cited:
        apposed = speech.over_apposition(end, stop) if tag.inverted else end
        closed = apposed == end
    return Source(tag, end, head, closed, cited is not None)


def goes_on(speech: Speech, source: Source, stop: int) -> bool:
    """Whether nothing of another clause follows a closed attribution but what the speaker did then."""
    following = source.end + 1
    if source.end >= stop or speech.word(source.end) != ",":
        return True
    return speech.word(following).endswith("ing") or speech.word(following) in _GOING_ON


def same(speech: Speech, one: Source, two: Source, papers: Set[str]) -> bool:
    """Whether two attributions name one source: by the same words, a pronoun, or a noun for what the first one is.

    `papers` are nouns that mean a paper, an agency, a channel.
    """
    first, second = one.tag.speaker, two.tag.speaker
    if first is None or second is None:
        return False
    if "pronoun" in (first.kind, second.kind):
        if two.cited:
            return second.kind == "pronoun" and speech.same(one.tag, two.tag)
        return speech.same(one.tag, two.tag) or (one.closed and _first_by_pronoun(speech, one.tag, two.tag))
    words, again = (
        _names(speech, source.tag.speaker.first, source.tag.speaker.end, source.cited)
        for source in (one, two)
        if source.tag.speaker
    )
    if not words or not again:
        return False
    if two.cited and (set(words) <= set(again) or again[-1] in _beside(speech, one)):
        return True
    if words[-1] == again[-1]:
        return set(words) >= set(again) or set(again) >= set(words) or second.kind == "noun"
    if two.cited or second.kind != "noun" or speech.word(second.first) != "the":
        return False
    if again[-1] in papers:
        return speech.tokens[first.end - 1].text in speech.outlets
    return again[-1] in words or again[-1] in _described(speech, one, two.tag.first)


def _beside(speech: Speech, source: Source) -> list[str]:
    """What somebody is said to have spoken in: “Blom writes in the letter”."""
    return [speech.word(source.end - 1)] if speech.word(source.tag.end) == "in" else []


def _first_by_pronoun(speech: Speech, one: Tag, two: Tag) -> bool:
    """Whether a pronoun's speaker is named behind it, and not who reports it: “he said, Blom writes in her book”."""
    tenses = {verb.tense for verb in (speech.cue(one.cue), speech.cue(two.cue)) if verb}
    return len(tenses) == 1 and speech.same(two, one)


def _names(speech: Speech, first: int, end: int, cited: bool) -> list[str]:
    """The words that name a speaker, without articles, of a source that is cited those before a preposition; else none where a name may stand in what is said of somebody else."""
    words = [speech.word(index) for index in range(first, end) if speech.tokens[index].kind == "word"]
    if cited:
        words = list(takewhile(lambda word: word not in _BESIDE, words))
    if _BESIDE.intersection(words):
        return []
    return [word for word in words if word not in _ARTICLES]


def _described(speech: Speech, source: Source, stop: int) -> list[str]:
    """What an apposition behind a name says of its bearer, before a token."""
    end = source.tag.end
    if speech.word(end) != ",":
        return []
    words = []
    for index in range(end + 1, min(stop - 1, end + _APPOSED)):
        if speech.word(index) in _CLOSED:
            break
        words.append(speech.word(index))
    return words
