"""Which mention is which: the people, places and organisations of an article, and everything that means each of them.

A link is made only where one fits: a surname that two persons share, or a pronoun behind two women, means nobody.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from copydesk import tables
from copydesk.naming.entities import (
    Draft,
    Entity,
    Form,
    Mention,
    Mentions,
    compatible,
    generation,
    initials,
    parts,
)
from copydesk.naming.gazetteer import titles
from copydesk.span import Span

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterator, Sequence

    from copydesk.naming.names import Name
    from copydesk.sentences import Sentence, Token

PRONOUNS = {
    "he": "he", "him": "he", "his": "he", "himself": "he", "she": "she", "her": "she", "hers": "she", "herself": "she",
}  # fmt: skip
_DETERMINERS = frozenset({"a", "an", "the", "his", "her", "their", "another", "one", "this", "that"})
_LINKING = frozenset({"is", "was", "became", "remains", "as"})
_APPOSED = 7
_ROLE_REACH = 4
EITHER = frozenset({"actor", "chairman", "alderman", "spokesman"})
"""Nouns that are said of women too."""
_MANY = 8
"""So many that share a name, or stand before a pronoun, are as good as any more: none is meant for sure."""
_MEMORY = 1
"""Sentences back that a pronoun may reach."""


class _Linker:
    """Goes through an article's sentences in order and says who is meant."""

    def __init__(
        self, names: Sequence[Name], sentences: Sequence[Sentence], quoted: Callable[[int], bool]
    ) -> None:
        self.sentences = sentences
        self.quoted = quoted
        self.names: dict[int, list[Name]] = {}
        for name in names:
            self.names.setdefault(name.sentence.number, []).append(name)
        self.drafts: list[Draft] = []
        self.exact: dict[str, Draft] = {}
        self.letters: dict[str, Draft] = {}
        self.initials: dict[str, list[Draft]] = {}
        self.families: dict[str, list[Draft]] = {}
        self.givens: dict[str, list[Draft]] = {}
        self.parts: dict[str, list[Draft]] = {}
        self.found: list[Mention] = []
        self.nouns = _nouns()
        self.titles = titles()

    def link(self) -> Mentions:
        """Names first, then roles and pronouns; pronouns twice, for what they say of each other."""
        for sentence in self.sentences:
            for name in self.names.get(sentence.number, ()):
                self.name(name)
        for draft in self.drafts:
            for mention in draft.named:
                self.describe(draft, mention)
        self.roles()
        self.found.sort(key=_place)
        by_sentence: dict[int, list[Mention]] = {}
        for mention in self.found:
            by_sentence.setdefault(mention.sentence.number, []).append(mention)
        words = self.nouns.keys() | PRONOUNS.keys()
        spots = [
            [
                *(at for at, token in enumerate(sentence.tokens[:-1]) if token.lower in words),
                len(sentence.tokens) - 1,
            ]
            for sentence in self.sentences
        ]
        for mention in self.pronouns(by_sentence, spots):
            if mention.entity is not None:
                self.drafts[mention.entity].votes[PRONOUNS[mention.sentence.tokens[mention.first].lower]] += 1
        for draft in self.drafts:
            draft.pronoun = draft.pronoun or _majority(draft.votes)
        self.found += self.pronouns(by_sentence, spots)
        self.found.sort(key=_place)
        meant: list[list[Mention]] = [[] for _ in self.drafts]
        for mention in self.found:
            if mention.entity is not None:
                meant[mention.entity].append(mention)
        entities = [
            Entity(
                d.number,
                d.kind,
                d.text,
                d.grade,
                d.pronoun,
                frozenset(d.roles),
                d.age,
                tuple(meant[d.number]),
            )
            for d in self.drafts
        ]
        return Mentions(tuple(entities), tuple(self.found))

    def name(self, name: Name) -> None:
        """Say whom or what a name means: somebody known, or somebody new."""
        form, draft, sure = self.person(name) if name.kind == "person" else self.thing(name)
        if draft is None and sure:
            draft = self.new(name)
        number = draft.number if draft else None
        mention = Mention(form, number, name.sentence, name.first, name.end, name.span, name)
        self.found.append(mention)
        if draft:
            draft.named.append(mention)
            for word in name.title.split(" "):
                draft.pronoun = draft.pronoun or self.titles.get(word, "")

    def new(self, name: Name) -> Draft:
        """An entity that the article has not named before."""
        draft = Draft(len(self.drafts), name.kind, name.text, name.grade)
        self.drafts.append(draft)
        self.index(draft)
        return draft

    def index(self, draft: Draft) -> None:
        """Make an entity be found by its name and the parts of it."""
        self.exact[draft.text.lower()] = draft
        parts = draft.parts
        if draft.kind == "person":
            _put(self.families, parts[-1].lower(), draft)
            if len(parts) > 1:
                _put(self.givens, parts[0].lower(), draft)
        elif len(parts) > 1 and draft.kind in {"organisation", "place", "other"}:
            for at in range(1, len(parts)):
                _put(self.parts, " ".join(parts[:at]).lower(), draft)
            for letters in initials(draft.text):
                _put(self.initials, letters, draft)

    def person(self, name: Name) -> tuple[Form, Draft | None, bool]:
        """Who a person's name means; the third says whether it may be somebody new where nobody is found."""
        exact = self.exact.get(name.text.lower())
        words = parts(name.text)
        settled = self.titles.get(name.title.split(" ")[0], "") if name.title else ""
        same = [
            draft
            for draft in self.families.get(words[-1].lower(), ())
            if len(words) == 1 or compatible(words[0], draft.parts[0] if len(draft.parts) > 1 else "")
        ]
        if settled:
            same = [draft for draft in same if draft.pronoun in {"", settled}]
        if len(words) > 1:
            son = generation(name.text)
            same = [draft for draft in same if len(draft.parts) == 1 or generation(draft.text) == son]
            draft = exact or (same[-1] if len(same) == 1 else None)
            if draft and len(words) > len(draft.parts):
                draft.text, draft.grade = name.text, max(draft.grade, name.grade)
                self.index(draft)
            return "full", draft, True
        if len(same) == 1:
            return "full" if len(same[0].parts) == 1 else "family", same[0], True
        if same:
            return "family", None, False
        given = self.givens.get(name.text.lower(), [])
        if given and not name.title:
            return "given", given[0] if len(given) == 1 else None, len(given) == 0
        return "full", exact if exact and exact.kind == "person" else None, True

    def thing(self, name: Name) -> tuple[Form, Draft | None, bool]:
        """What the name of a place, a group or anything else means."""
        lower = name.text.lower()
        if name.kind == "people":
            return "people", self.exact.get(lower), True
        bare = lower.removeprefix("the ")
        draft = self.exact.get(lower) or self.exact.get(bare)
        if draft:
            return "full", draft, True
        upper = name.text.replace(".", "")
        if upper.isupper() and 1 < len(upper) < 9:
            draft = self.letters.get(upper) or self.bracketed(name)
            if draft is None:
                fitting = self.initials.get(upper, [])
                draft = fitting[0] if len(fitting) == 1 else None
            if draft:
                self.letters[upper] = draft
                return "acronym", draft, True
        longer = self.parts.get(bare, [])
        if len(longer) == 1 and longer[0].kind == name.kind:
            return "short", longer[0], True
        return "full", None, True

    def bracketed(self, name: Name) -> Draft | None:
        """Whose letters stand in brackets right behind its name: “the Turkish Radio (TRT)”."""
        tokens = name.sentence.tokens
        if (
            name.first < 2
            or tokens[name.first - 1].text != "("
            or name.end >= len(tokens)
            or tokens[name.end].text not in {")", ";", ","}
        ):
            return None
        before = self.found[-1] if self.found else None
        if before is None or before.sentence is not name.sentence or before.end != name.first - 1:
            return None
        if before.entity is None:
            return None
        draft = self.drafts[before.entity]
        fits = draft.kind in {"organisation", "other"} or name.text.replace(".", "").upper() in initials(
            draft.text
        )
        return draft if fits and draft.kind != "person" and draft.text[0].upper() == name.text[0] else None

    def describe(self, draft: Draft, mention: Mention) -> None:
        """Take in what the words round a person's name say: a title, a role before or behind it, an age."""
        if draft.kind != "person" or mention.name is None:
            return
        tokens = mention.sentence.tokens
        for word in mention.name.title.split(" "):
            self.take(draft, word.lower())
        at = mention.first - len(mention.name.title.split(" ")) if mention.name.title else mention.first
        if at and tokens[at - 1].text.islower():
            self.take(draft, tokens[at - 1].lower)
        self.take_apposition(draft, tokens, mention.end)

    def take_apposition(self, draft: Draft, tokens: Sequence[Token], at: int) -> None:
        """The noun and the age behind a name: “Smith, 43, a former actor from Leeds,”, “Smith was an actor”."""
        if at + 1 >= len(tokens):
            return
        if (
            tokens[at].text == ","
            and tokens[at + 1].kind == "number"
            and at + 2 < len(tokens)
            and tokens[at + 2].text in {",", "."}
        ):
            draft.age = draft.age or tokens[at + 1].text
            at += 2
        if at + 1 >= len(tokens) or not (tokens[at].text == "," or tokens[at].lower in _LINKING):
            return
        if tokens[at + 1].lower not in {"a", "an", "the", "who"} and tokens[at + 1].text not in self.nouns:
            return
        for token in tokens[at + 1 : at + 1 + _APPOSED]:
            if token.text in {",", ".", ";", ":"} or token.lower in {
                "of",
                "who",
                "at",
                "from",
                "in",
                "for",
                "and",
                "with",
                "to",
            }:
                return
            if token.text in self.nouns:
                self.take(draft, token.text)

    def take(self, draft: Draft, noun: str) -> None:
        """Note a role that an article gives a person."""
        if noun in self.nouns:
            draft.roles.add(noun)
            if noun not in EITHER:
                draft.pronoun = draft.pronoun or self.nouns[noun]

    def roles(self) -> None:
        """Find the nouns for a person that mean somebody named: “the 43-year-old actor”."""
        holders: dict[str, list[Draft]] = {}
        ages: dict[str, list[Draft]] = {}
        for draft in self.drafts:
            for role in draft.roles:
                holders.setdefault(role, []).append(draft)
            if draft.age:
                ages.setdefault(draft.age, []).append(draft)
        taken = {(m.sentence.number, m.first - 1) for m in self.found}
        for sentence in self.sentences:
            tokens = sentence.tokens
            for start, token in enumerate(tokens[:-1]):
                if token.lower != "the":
                    continue
                for at in range(start + 1, min(len(tokens), start + 1 + _ROLE_REACH)):
                    word = tokens[at]
                    old = word.lower.endswith("-year-old") or (
                        word.lower.endswith("year-old") and tokens[at - 1].text == "-"
                    )
                    if not word.text.islower() and word.kind == "word" and not old:
                        break
                    if word.kind not in {"word", "number"} and word.text != "-":
                        break
                    if word.lower in self.nouns and (sentence.number, at) not in taken:
                        age = next(
                            (t.lower.split("-")[0] for t in tokens[start:at] if t.lower[0].isdigit()), ""
                        )
                        fitting = ages.get(age, []) if age else holders.get(word.lower, [])
                        if len(fitting) == 1 and _before(fitting[0], sentence):
                            span = sentence.block.span(tokens[start].at, word.at + len(word.text))
                            self.found.append(
                                Mention("role", fitting[0].number, sentence, start, at + 1, Span(*span))
                            )
                        break

    def pronouns(self, named: dict[int, list[Mention]], spots: list[list[int]]) -> Iterator[Mention]:
        """Each pronoun outside quotations for a single person, with whom it means where one fits.

        `spots` are the places of pronouns and of nouns for persons in each sentence, and its last.
        """
        back: list[list[int]] = []
        block = None
        strangers = 0
        for sentence, marked in zip(self.sentences, spots, strict=True):
            if sentence.block is not block and sentence.block.kind == "headline":
                back = []
            block = sentence.block
            tokens = sentence.tokens
            mentions = named.get(sentence.number, [])
            here: list[int] = []
            strangers, others = 0, strangers
            at = 0
            for index in marked:
                token = tokens[index]
                while at < len(mentions) and mentions[at].end <= index:
                    mention = mentions[at]
                    if mention.entity is None:
                        strangers += mention.form in {"family", "given"}
                    elif self.drafts[mention.entity].kind == "person":
                        here.append(mention.entity)
                    at += 1
                lower = token.lower
                if (
                    lower in self.nouns
                    and index
                    and tokens[index - 1].lower in _DETERMINERS
                    and not self.held(mentions[max(0, at - 2) : at + 2], index)
                ):
                    strangers += 1
                if lower not in PRONOUNS or token.kind != "word" or self.quoted(token.start):
                    continue
                near = set(here[-_MANY:]).union(*back[-_MEMORY:])
                fitting = [n for n in near if self.drafts[n].pronoun in {"", PRONOUNS[lower]}]
                who = fitting[0] if len(fitting) == 1 and not strangers and not others else None
                yield Mention("pronoun", who, sentence, index, index + 1, token.span)
                if who is not None:
                    here.append(who)
            here += [
                m.entity
                for m in mentions[at:]
                if m.entity is not None and self.drafts[m.entity].kind == "person"
            ]
            back.append(here[-_MANY:])

    def held(self, mentions: Sequence[Mention], index: int) -> bool:
        """Whether a noun for a person belongs to somebody named: in a role, or beside a name."""
        return any(
            m.first <= index < m.end or index + 1 == m.first or m.end < index < m.end + _APPOSED
            for m in mentions
        )


@cache
def _nouns() -> dict[str, str]:
    """Nouns for persons, each with the pronoun that it settles or ""."""
    return {row[0]: row[1] if row[1] in PRONOUNS else "" for row in tables.rows("people")}


def _put(table: dict[str, list[Draft]], key: str, draft: Draft) -> None:
    listed = table.setdefault(key, [])
    if draft not in listed and len(listed) < _MANY:
        listed.append(draft)


def _place(mention: Mention) -> tuple[int, int]:
    return mention.span.start, mention.span.end


def _before(draft: Draft, sentence: Sentence) -> bool:
    return bool(draft.named) and draft.named[0].sentence.number <= sentence.number


def _majority(votes: Counter[str]) -> str:
    ranked = votes.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 3 * ranked[1][1]):
        return ""
    return ranked[0][0]


def link(names: Sequence[Name], sentences: Sequence[Sentence], quoted: Callable[[int], bool]) -> Mentions:
    """Who and what an article names, with all mentions; `quoted` says whether a place stands in a quotation."""
    return _Linker(names, sentences, quoted).link()
