"""The words of an attribution out of order: “officials the said”, “she said told reporters”, “Okafor on said Friday”."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.quoting.speech import Speech


class Options(BaseOptions):
    """`verbs` are looked at with the words around them; `telling` are those of them that never stand before “he”.

    `articles` and `between` never stand between a speaker and a verb, `titles` never right before a verb, `relative`
    never behind the name that begins a sentence. `prepositions` are the words behind which “the said measures” is a
    phrase of lawyers, `before_articles` those that may stand between a verb and an article, `hearers` who is told.
    A verb with a name on both sides is right where the second is one of `days`. `naming` are further verbs that may
    stand in the middle of a name.
    """

    verbs: tuple[str, ...]
    telling: tuple[str, ...]
    articles: tuple[str, ...]
    between: tuple[str, ...]
    titles: tuple[str, ...]
    relative: tuple[str, ...]
    prepositions: tuple[str, ...]
    before_articles: tuple[str, ...]
    hearers: tuple[str, ...]
    days: tuple[str, ...]
    naming: tuple[str, ...] = ()


class _Row(NamedTuple):
    """Tokens `first` up to `end` that are out of order, and what they may have been."""

    first: int
    end: int
    repairs: tuple[str, ...] = ()


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find what cannot stand beside a speech verb: anywhere, and right behind a quotation."""
    speech = document.speech
    options: Options = rule.options
    for verb in (*options.verbs, *options.naming):
        for sentence, place in document.places.get(verb, ()):
            token = sentence.tokens[place]
            if not token.text.islower():
                continue
            cue = speech.at(token.start)
            start = cue - place
            row = _inside_name(options, document, cue, start)
            if row is None and verb in options.verbs:
                row = (
                    _article_between(options, speech, cue, start)
                    or _two_verbs(options, speech, cue, start)
                    or _misplaced(options, speech, cue, start)
                    or _behind_quotation(options, speech, cue, start + len(sentence.tokens))
                )
            if row and not document.quoted(token.start):
                yield rule.finding(document, speech.span(row.first, row.end), suggestions=row.repairs)


def _article_between(options: Options, speech: Speech, cue: int, start: int) -> _Row | None:
    """“Officials the said the bridge was safe”."""
    speaker = cue - 2
    if (
        speech.word(cue - 1) not in options.articles
        or speaker < start
        or speech.tokens[cue - 1].text[0].isupper()
    ):
        return None
    if speech.word(speaker) in options.prepositions or (
        speaker > start and speech.word(speaker - 1) in options.prepositions
    ):
        return None
    if speech.cue(speaker) or not (speech.named(speaker) or speech.person(speaker)):
        return None
    verb, article, name = (speech.tokens[index].text for index in (cue, cue - 1, speaker))
    shown = article.title() if speaker == start else article
    return _Row(speaker, cue + 1, (f"{shown} {name} {verb}", f"{name} {verb} {article}"))


def _two_verbs(options: Options, speech: Speech, cue: int, start: int) -> _Row | None:
    """“She said told reporters”: one verb was to replace the other."""
    verb, following = speech.word(cue), speech.word(cue + 1)
    if following not in options.verbs or following == verb or not speech.tokens[cue + 1].text.islower():
        return None
    return _Row(cue, cue + 2, (verb, following)) if speech.subject(cue, start) < cue else None


def _misplaced(options: Options, speech: Speech, cue: int, start: int) -> _Row | None:
    """“Mr. said Okafor”, “Okafor that said the bridge was safe”."""
    before = cue - 2 if speech.word(cue - 1) == "." else cue - 1
    if before >= start and speech.word(before) in options.titles and speech.named(cue + 1):
        return _Row(before, cue + 2)
    if speech.word(cue - 1) == "," and speech.word(cue + 1) in options.articles:
        apart = any(speech.word(index) == "," for index in range(start, cue - 1))
        named = speech.named(cue - 2) and not apart
        return _Row(cue, cue + 2) if named and _clause_behind(options, speech, cue) else None
    if speech.word(cue - 1) not in options.relative or not speech.named(cue + 1):
        return None
    first = cue - 1
    while first > max(start, cue - 1 - _NAME) and speech.named(first - 1):
        first -= 1
    begins = first == start or speech.tokens[first - 1].kind in ("mark", "quote")
    return _Row(cue - 1, cue + 1) if begins and first < cue - 1 else None


def _inside_name(options: Options, document: Document, cue: int, start: int) -> _Row | None:
    """“Ida said Blom”, “Harbour says Watch the”: the article has the words on both sides of the verb beside each other."""
    speech = document.speech
    before, behind = cue - 1, cue + 1
    if (
        before < start
        or behind >= len(speech.tokens)
        or speech.tokens[cue].start - speech.tokens[before].end != 1
    ):
        return None
    name = speech.named(before) and speech.named(behind) and speech.tokens[behind].text not in options.days
    noun = (
        speech.tokens[before].text.islower()
        and speech.tokens[behind].text.islower()
        and not speech.person(before)
        and speech.person(behind)
        and not speech.third_pronoun(before)
        and not speech.opener(before)
    )
    if not (name or noun):
        return None
    one, two = speech.tokens[before], speech.tokens[behind]
    for sentence, place in document.places.get(one.lower, ()):
        tokens = sentence.tokens
        if (
            place + 1 < len(tokens)
            and tokens[place + 1].text == two.text
            and (noun or tokens[place].text == one.text)
        ):
            return _Row(before, behind + 1, (f"{one.text} {two.text} {speech.tokens[cue].text}",))
    return None


def _clause_behind(options: Options, speech: Speech, cue: int) -> bool:
    """Whether a clause follows what a speaker is, where it has the verb before it: “Ida Blom, said a pilot, that …”."""
    commas = (index for index in range(cue + 2, cue + _APPOSITION) if speech.word(index) == ",")
    comma = next(commas, None)
    if comma is None:
        return False
    day = speech.word(comma + 1).title() in options.days
    return speech.word(comma + 1 + day) in options.relative


def _behind_quotation(options: Options, speech: Speech, cue: int, stop: int) -> _Row | None:
    """What cannot follow a quotation: “told he the office”, “Okafor on said”, “she reporters told”, “pilot the Blom said”."""
    first = cue
    while first > max(1, cue - _LONGEST) and speech.tokens[first - 1].kind != "quote":
        first -= 1
    if speech.word(first - 2) not in (",", "?", "!") or speech.tokens[first - 1].kind != "quote":
        return None
    words = [speech.word(index) for index in range(first, cue)]
    if not words:
        return _verb_first(options, speech, cue)
    if words == [words[0]] and words[0] in options.articles:
        return _Row(first, cue + 1)
    owner = speech.word(cue - 2).endswith(("'s", "s'"))
    named = all(speech.named(index) for index in range(first, cue - 1)) or speech.third_pronoun(first)
    if (
        len(words) > 1
        and named
        and not owner
        and words[-1] in (*options.between, *options.hearers, *options.articles)
    ):
        return _Row(first, cue + 1)
    if len(words) == 3 and words[1] in options.articles and speech.person(cue - 1):
        noun = speech.tokens[first].text.islower() and not (
            speech.opener(first) or words[0] in options.relative
        )
        return _Row(first, cue + 1) if noun and not speech.cue(first) else None
    around = len(words) == 1 and cue + 2 < stop and speech.word(cue) not in options.telling
    return _names_around(options, speech, first, cue) if around else None


def _verb_first(options: Options, speech: Speech, cue: int) -> _Row | None:
    """“Told he the office”, “said she the captain”, “said ferry the pilot”."""
    following, article, last = (speech.word(cue + step) for step in (1, 2, 3))
    if speech.third_pronoun(cue + 1):
        told = speech.word(cue) in options.telling
        return _Row(cue, cue + 2) if told or article in options.articles else None
    plain = bool(following) and speech.tokens[cue + 1].text.islower()
    plain = plain and following not in options.before_articles
    if plain and article in options.articles and last and speech.person(cue + 3):
        return _Row(cue, cue + 4)
    return None


def _names_around(options: Options, speech: Speech, first: int, cue: int) -> _Row | None:
    """“Ida said Blom, who owns the ferry”, “pilot said ferry Ida Blom”."""
    following = speech.tokens[cue + 1]
    if speech.named(first) and speech.named(cue + 1) and speech.word(cue + 2) == ",":
        return _Row(first, cue + 2) if following.text not in options.days else None
    plain = (
        following.kind == "word"
        and following.text.islower()
        and following.lower not in options.before_articles
    )
    noun = plain and speech.tokens[first].text in speech.people
    return _Row(first, cue + 3) if noun and speech.named(cue + 2) else None


_NAME = 3
_APPOSITION = 14
_LONGEST = 5
CHECK = Check(Options, run)
