"""Who says it: the speaker and the verb beside a quotation."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from copydesk import tables
from copydesk.quoting.parts import Speaker, Tag, verbs
from copydesk.quoting.smallwords import (
    BEING,
    BESIDE,
    DETERMINERS,
    JOINING,
    NO_ROLE,
    OBLIQUE,
    OPENERS,
    OPENERS_OF_CLAUSES,
    PRONOUNS,
    SENTENCE_END,
    THIRD,
    TITLES,
    WHEN_AND_WHERE,
    WHICH_PERSONS,
)
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from copydesk.quoting.parts import SpeakerKind, Verb
    from copydesk.sentences import Token


_BEFORE_NOUN = 9
_LONGEST_NAME = 12
_LONGEST_ROLE = 5
_APPOSITION = 28
_BEFORE_QUOTATION = 30
_BESIDE_VERB = 8


class Speech:
    """Finds speakers and speech verbs among an article's tokens."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens

    @cached_property
    def verbs(self) -> dict[str, Verb]:
        """Every form in the table of speech verbs."""
        return verbs()

    @cached_property
    def outlets(self) -> frozenset[str]:
        """Papers, agencies and channels, by the last word of their names."""
        return tables.words("news-outlets")

    @cached_property
    def people(self) -> frozenset[str]:
        """Nouns for persons, in the singular."""
        return tables.words("people")

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    def at(self, offset: int) -> int:
        """The number of the first token that starts at or behind a place in the source."""
        return bisect_left(self._starts, offset)

    def span(self, first: int, end: int) -> Span:
        """The place of tokens `first` up to `end`."""
        return Span(self.tokens[first].start, self.tokens[end - 1].end)

    def sentence_start(self, index: int, start: int) -> bool:
        """Whether a sentence begins at a token: nothing stands before it since `start`, or a sentence's end does."""
        before = index - 1
        while before >= max(start, index - 3) and self.tokens[before].kind == "quote":
            before -= 1
        return before < start or self.word(before) in (".", "!", "?")

    def titled(self, first: int, end: int) -> bool:
        """Whether tokens are capitalised like a title: nearly all longer words are."""
        words = [
            token.text for token in self.tokens[first:end] if token.kind == "word" and len(token.text) > 3
        ]
        return bool(words) and sum(word[0].isupper() for word in words) >= 0.7 * len(words)

    def with_verb(self, first: int, cue: int, end: int, verb: str, seen: Callable[[Span], str]) -> str:
        """What a reader would see from token `first` to `end` with another verb at `cue`; `seen` as Document's."""
        before = seen(Span(self.tokens[first].start, self.tokens[cue].start))
        return f"{before}{verb}{seen(Span(self.tokens[cue].end, self.tokens[end - 1].end))}"

    def words(self, indices: range) -> int:
        """How many of some tokens are words."""
        return sum(self.tokens[index].kind == "word" for index in indices)

    def word(self, index: int) -> str:
        """The token's text in lower case; nothing behind the last."""
        return self.tokens[index].lower if 0 <= index < len(self.tokens) else ""

    def cue(self, index: int) -> Verb | None:
        """The finite speech verb at a token: “said”, “says”, not “saying” or “say”."""
        verb = self.verbs.get(self.word(index))
        finite = verb is not None and verb.tense in ("past", "present")
        return verb if finite and self.tokens[index].text.islower() else None

    def person(self, index: int) -> bool:
        """Whether a token is a noun for a person or for persons."""
        word = self.word(index).removeprefix("ex-").removeprefix("co-")
        return word in self.people or (word.endswith("s") and word[:-1] in self.people)

    def opener(self, index: int) -> bool:
        """Whether a token may begin what a speaker is the subject of: “when”, “but”, “that”."""
        return self.word(index) in OPENERS or self.word(index) == "that"

    def single_pronoun(self, tag: Tag | None) -> str | None:
        """“he” or “she”, where that is all that names the speaker."""
        if tag is None or tag.speaker is None or tag.speaker.kind != "pronoun":
            return None
        word = self.word(tag.speaker.first)
        return word if word in ("he", "she") else None

    def third_pronoun(self, index: int) -> bool:
        """Whether a token is “he”, “she” or “they”."""
        return self.word(index) in THIRD

    def named(self, index: int) -> bool:
        """Whether a token may be part of a name; none before the first or behind the last is."""
        if not 0 <= index < len(self.tokens):
            return False
        token = self.tokens[index]
        capital = token.kind == "word" and token.text[0].isupper()
        return capital and token.lower not in DETERMINERS and token.lower not in OPENERS

    def subject(self, cue: int, start: int) -> int:
        """Where the speaker that stands right before a verb begins; `cue` where none does.

        That is “he”, “she” or “they”, a noun for a person, or the capitalised words of a name.
        """
        before = cue - 1
        while before > start and self.word(before) in BESIDE:
            before -= 1
        if before < start:
            return cue
        if self.third_pronoun(before) or self.person(before):
            return before
        first = before + 1
        while first > max(start, cue - _LONGEST_NAME) and self.named(first - 1):
            first -= 1
        return first if first <= before else cue

    def name(self, index: int, stop: int) -> int:
        """The end of the name that begins at a token; `index` itself where none does."""
        tokens = self.tokens
        at = end = index
        stop = min(stop, index + _LONGEST_NAME)
        while at < stop:
            token = tokens[at]
            if token.kind == "word" and (token.text[0].isupper() or _prefixed(token)):
                end = at + 1
                if end < stop and tokens[end].text == "." and _abbreviates(token) and not tokens[end].spaced:
                    end += 1
            elif end == index or not (token.lower in JOINING or token.text == "-"):
                break
            at += 1 if at >= end else end - at
        return end

    def speaker(self, index: int, stop: int) -> Speaker | None:
        """Who is named from a token on: a pronoun, a name, or a noun with its article; `stop` is never reached over."""
        if index >= stop:
            return None
        token = self.tokens[index]
        if token.lower in PRONOUNS:
            return Speaker(index, index + 1, "pronoun")
        if token.kind != "word":
            return None
        if token.lower in OPENERS:
            return None
        if token.text[0].isupper() and token.lower not in DETERMINERS:
            end = self.name(index, stop)
            if self.tokens[end - 1].lower.endswith(("'s", "s'")):
                return self._noun(index, end, stop)
            role = self._role(end, stop) if end < stop and self.tokens[end].text.islower() else None
            if role and role.first < role.end and self.cue(role.end if role.end < stop else end):
                return Speaker(index, role.end, "noun")
            return Speaker(index, end, "name")
        if token.lower in DETERMINERS or self.person(index):
            return self._noun(index, index, stop)
        return None

    def _role(self, index: int, stop: int) -> Speaker | None:
        """A name behind the words for what its bearer is: “lead author Professor Ida Blom”."""
        for at in range(index, min(stop, index + _LONGEST_ROLE)):
            token = self.tokens[at]
            if token.kind != "word" or token.lower in NO_ROLE:
                return None
            if token.text[0].isupper():
                return Speaker(index, self.name(at, stop), "noun")
        return None

    def _people(self, index: int, stop: int) -> Speaker | None:
        """A noun for a person or for persons with what is said of them, right before a verb: “federal prosecutors said”."""
        for at in range(index, min(stop - 1, index + _LONGEST_ROLE)):
            token = self.tokens[at]
            if token.kind != "word" or not token.text.islower() or token.lower in NO_ROLE:
                return None
            if self.person(at):
                end = self._with_phrase(at + 1, stop) if self.word(at) not in self.people else at + 1
                if self.cue(end):
                    return Speaker(index, end, "noun")
        return None

    def _with_phrase(self, index: int, stop: int) -> int:
        """Behind a phrase that says which persons speak: “officials in both parties”; `index` itself where none does."""
        if self.word(index) not in WHICH_PERSONS:
            return index
        for at in range(index + 1, min(stop, index + _LONGEST_ROLE + 2)):
            if self.cue(at):
                return at
            if self.tokens[at].kind != "word" or self.word(at) in OPENERS_OF_CLAUSES:
                return index
        return index

    def _noun(self, first: int, at: int, stop: int) -> Speaker | None:
        """A noun phrase up to a speech verb, a mark, or its ninth word."""
        end = at
        while end < min(stop, at + _BEFORE_NOUN):
            token = self.tokens[end]
            if token.kind not in ("word", "number") and token.text not in ("-", "."):
                break
            if token.text == "." and not _abbreviates(self.tokens[end - 1]):
                break
            behind = end > at + (self.word(at) in DETERMINERS)
            if behind and (self.cue(end) or self._says(end)):
                break
            if end > at and token.lower in BESIDE:
                break
            end += 1
        return Speaker(first, end, "noun") if end > first else None

    def _says(self, index: int) -> bool:
        """Whether a token is “say” behind a noun for persons."""
        return (
            self.word(index) == "say" and self.person(index - 1) and self.word(index - 1) not in self.people
        )

    def tag(self, index: int, stop: int) -> Tag | None:
        """The attribution that begins at a token: speaker and verb in either order, an apposition between them."""
        if index >= stop:
            return None
        if self.cue(index):
            speaker = self.speaker(index + 1, stop) or self._role(index + 1, stop)
            return Tag(index, speaker.end if speaker else index + 1, index, speaker)
        speaker = self.speaker(index, stop) or self._role(index, stop) or self._people(index, stop)
        if speaker is None:
            return None
        at = self.over_apposition(self.over_brackets(speaker.end, stop), stop)
        for _ in range(3):
            if self.word(at) in BESIDE or self.word(at).endswith("ly"):
                at += 1
        if at < stop and self.word(at - 1) not in BEING and (self.cue(at) or self._base_cue(at, speaker)):
            return Tag(index, at + 1, at, speaker)
        return None

    def _base_cue(self, index: int, speaker: Speaker) -> bool:
        """Whether a token is a speech verb without an ending, right behind “they”, “we”, “I” or a noun for persons."""
        verb = self.verbs.get(self.word(index))
        persons = (
            speaker.kind == "noun" and self.word(index - 1) not in self.people and self.person(index - 1)
        )
        plural = speaker.end == index and (persons or self.word(speaker.first) in ("they", "we", "i"))
        return plural and verb is not None and verb.tense == "base" and self.tokens[index].text.islower()

    def third_person(self, tag: Tag) -> bool:
        """Whether somebody is named who is not “I”, “you”, “we” or “it”."""
        speaker = tag.speaker
        if speaker is None or speaker.kind != "pronoun":
            return speaker is not None
        return self.third_pronoun(speaker.first) or self.word(speaker.first) in OBLIQUE

    def same(self, one: Tag, two: Tag) -> bool:
        """Whether two attributions, one behind the other, may name one speaker: by a pronoun or by the same last word."""
        first, second = one.speaker, two.speaker
        if first is None or second is None or not (self.third_person(one) and self.third_person(two)):
            return False
        if second.kind == "pronoun":
            pronoun, last = self.word(second.first), self.word(first.end - 1)
            pronoun = OBLIQUE.get(pronoun, pronoun)
            if first.kind == "noun":
                return (pronoun == "they") == (last not in self.people)
            return pronoun == last or (first.kind == "name" and pronoun != "they")
        ends = self.word(first.end - 1) == self.word(second.end - 1)
        return ends and first.kind == second.kind and self._within(first) == self._within(second)

    def _within(self, speaker: Speaker) -> bool:
        """Whether somebody else's name may stand in what a speaker is: “a person close to Blom”."""
        return any(self.word(index) in NO_ROLE for index in range(speaker.first, speaker.end))

    def beside(self, index: int, cue: int, stop: int) -> int:
        """Behind the words that may follow the verb at `cue`, or its speaker, from a token on: who was told, when, where.

        `index` itself where none do, or too many.
        """
        verb = self.cue(cue)
        if verb is None or (verb.takes == "say" and self.word(index) not in WHEN_AND_WHERE):
            return index
        end = index
        while end < stop and self.tokens[end].kind in ("word", "number", "address") and not self.cue(end):
            end += 1
        return end if end - index <= _BESIDE_VERB else index

    def cited(self, index: int, stop: int) -> Tag | None:
        """The source that “according to” names from a token on."""
        if self.word(index) != "according" or self.word(index + 1) != "to":
            return None
        speaker = self.speaker(index + 2, stop)
        if speaker is None and self.word(index + 2) in OBLIQUE:
            speaker = Speaker(index + 2, index + 3, "pronoun")
        return Tag(index, speaker.end, index, speaker) if speaker else None

    def before(self, index: int, start: int) -> Tag | None:
        """The attribution that introduces a quotation opening at token `index`: “Zelenskyy stated, “…”.

        It is looked for from the start of its sentence, at most 30 tokens back and not before token `start`; else right
        before the mark.
        """
        first, whole = self.clause(index, start)
        tag = self.tag(first, index) if whole else None
        if tag is None or tag.speaker is None or tag.inverted:
            return self._right_before(index, start)
        between = index - 1 if self.word(index - 1) in (",", ":") else index
        plain = all(token.kind in ("word", "number") for token in self.tokens[tag.end : between])
        return tag if plain and tag.end <= between else self._right_before(index, start)

    def clause(self, index: int, start: int) -> tuple[int, bool]:
        """Where the words before a token begin, behind the last sentence or quotation, and whether that is near enough."""
        first, farthest = index - 1, max(start, index - _BEFORE_QUOTATION, 0)
        while first > farthest and self.tokens[first - 1].lower not in SENTENCE_END:
            first -= 1
        return first, first == start or self.word(first - 1) in SENTENCE_END

    def _right_before(self, index: int, start: int) -> Tag | None:
        """The attribution that ends right before a quotation: “Asked about the ferry, Blom said: “…”."""
        cue = index - 2 if self.word(index - 1) in (",", ":") else index - 1
        if cue <= start or not self.cue(cue):
            return None
        first = self.subject(cue, start)
        end = cue
        while end > first and self.word(end - 1) in BESIDE:
            end -= 1
        if first >= end:
            return None
        kind: SpeakerKind = (
            "pronoun" if self.third_pronoun(first) else "noun" if self.person(first) else "name"
        )
        return Tag(first, cue + 1, cue, Speaker(first, end, kind))

    def over_brackets(self, at: int, stop: int) -> int:
        """Behind “(R-Ohio)”, or `at` where there is none."""
        if self.word(at) == "(":
            for end in range(at + 1, min(stop, at + _LONGEST_NAME)):
                if self.word(end) == ")":
                    return end + 1
        return at

    def over_apposition(self, at: int, stop: int) -> int:
        """Behind “, a teacher from Leeds,”, or `at` where there is none."""
        if self.word(at) != "," or at >= stop:
            return at
        for end in range(at + 1, min(stop, at + _APPOSITION)):
            token = self.tokens[end]
            if token.kind == "quote" or token.text in (":", ";", "?", "!"):
                return at
            if token.text == ",":
                following = end + 1
                if following < stop and (self.cue(following) or self.word(following) in BESIDE):
                    return following
        return at


def _prefixed(token: Token) -> bool:
    """Whether a token is a family name with a small prefix: “al-Blom”."""
    prefix, hyphen, name = token.text.partition("-")
    return bool(hyphen) and prefix in JOINING and name[:1].isupper()


def _abbreviates(token: Token) -> bool:
    return len(token.text) == 1 or token.lower in TITLES
