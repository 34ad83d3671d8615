"""Who or what a verb is said of, across what may stand between: “Roe, who left in May, has yet to …”."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from copydesk.grammar import lemmas

if TYPE_CHECKING:
    from collections.abc import Callable

    from copydesk.grammar.groups import Groupings, NounGroup, VerbGroup
    from copydesk.grammar.tags import Tags
    from copydesk.naming.entities import Mentions
    from copydesk.sentences import Sentence

_SOME = frozenset({"some", "many", "most", "several", "few", "other", "others", "half", "every", "each", "no", "another", "any", "more", "one", "none", "neither", "both", "either", "all", "such", "a", "an"})  # fmt: skip
_RELATIVE = frozenset({"who", "which"})
_PRONOUNS = frozenset({"he", "she"})
_INSIDE = frozenset({"of", "in", "on", "to", "at", "for", "from", "with", "between"})
_LEADS = frozenset({"than", "and", "or", "as", "with", "without", "nor", "like", "unlike"})
_NARROW = frozenset({"JJ", "JJS", "NN", "NNS", "NNP", "VBN", "VBG", "CD", "POS", "PRP$"})
_INSERTED = 16
"""Tokens of what may stand between commas behind a subject."""


class Who(NamedTuple):
    """Words that name somebody or something: the head's base form and what narrows it; `sort` is “name”, “noun”, “kind” or “pronoun”.

    `definite`: it is a certain one, not one or all of a kind; `within` are the words behind the head (“of the bank”).
    """

    head: str
    narrow: frozenset[str]
    within: frozenset[str]
    sort: str
    definite: bool
    sentence: Sentence
    group: NounGroup


class Subjects:
    """The subjects of an article's verbs, each read where it is asked for."""

    def __init__(self, groups: Groupings, tags: Tags, mentions: Callable[[], Mentions]) -> None:
        self._groups = groups
        self._tags = tags
        self._mentions = mentions

    def same(self, one: Who, other: Who) -> bool:
        """Whether two mean one person or thing, as far as words can tell."""
        if one.sort != other.sort:
            return False
        if one.sort == "pronoun":
            return one.head == other.head and abs(one.sentence.number - other.sentence.number) == 1
        if one.sort == "name":
            if not self._akin(one, other):
                return False
            number = self.entity(one)
            if number is None:
                return one.head == other.head and one.narrow == other.narrow and self.entity(other) is None
            return number == self.entity(other)
        if one.head != other.head or not (one.definite == other.definite == (one.sort == "noun")):
            return False
        if one.sort == "kind":
            return one.narrow == other.narrow and one.within == other.within
        narrow = one.narrow <= other.narrow or other.narrow <= one.narrow
        return narrow and (one.within <= other.within or other.within <= one.within)

    def denies(self, denied: Who, said: Who) -> bool:
        """Whether what is denied of one thing is denied of the other: of a library, so of a new library."""
        if not denied.definite and denied.sort in ("noun", "kind") and said.sort in ("noun", "kind"):
            return denied.head == said.head and denied.narrow <= said.narrow
        return self.same(denied, said)

    def _akin(self, one: Who, other: Who) -> bool:
        """Whether two names share a word, or one may stand for the other: costs less than to read all names."""
        return (
            bool(({one.head} | one.narrow) & ({other.head} | other.narrow))
            or len({one.head, other.head}) == 1
        )

    def entity(self, who: Who) -> int | None:
        """The number of the entity that a name means."""
        if who.sort != "name":
            return None
        found = self._mentions().within(who.sentence, who.group.head, who.group.head + 1)
        return next((mention.entity for mention in found if mention.entity is not None), None)

    def group(self, sentence: Sentence, index: int) -> Who | None:
        """What the noun group means that begins at a token."""
        found = next((group for group in self._groups[sentence].nouns if group.start == index), None)
        return self._who(sentence, found, frozenset()) if found else None

    def of(self, sentence: Sentence, verb: VerbGroup) -> Who | None:
        """Of whom or what a verb is said; of a participle that opens its sentence, what stands behind its comma."""
        tokens, tags, nouns = sentence.tokens, self._tags[sentence], self._groups[sentence].nouns
        if verb.form != "finite":
            return self._opened(sentence, verb)
        at = verb.start
        while at > 0 and tags[at - 1].xpos == "RB":
            at -= 1
        if at and tokens[at - 1].text == ",":
            marks = (spot for spot in range(at - 2, max(-1, at - _INSERTED), -1) if tokens[spot].text == ",")
            at = next(marks, 0)
        group = next((one for one in reversed(nouns) if one.end == at), None)
        if group is not None and tokens[group.head].lower in _RELATIVE:
            parted = group.start > 0 and tokens[group.start - 1].text == ","
            end = group.start - parted
            group = next((one for one in reversed(nouns) if one.end == end), None)
            if group and not parted and not tokens[group.head].text[0].isupper():
                return None
        return self._whole(sentence, group) if group else None

    def _opened(self, sentence: Sentence, verb: VerbGroup) -> Who | None:
        tokens = sentence.tokens
        lead = tokens[0].lower
        if verb.start > 1 or (verb.start == 1 and lead not in ("by", "while")):
            return None
        near = range(verb.end, min(len(tokens), verb.end + _INSERTED))
        comma = next((spot for spot in near if tokens[spot].text == ","), None)
        return self.group(sentence, comma + 1) if comma else None

    def _whole(self, sentence: Sentence, group: NounGroup) -> Who | None:
        """The thing that a group ends: of “the shares of Norland” the shares."""
        tokens, nouns = sentence.tokens, self._groups[sentence].nouns
        within: set[str] = set()
        while group.start > 1 and tokens[group.start - 1].lower in _INSIDE:
            before = next((one for one in reversed(nouns) if one.end == group.start - 1), None)
            if before is None:
                return None
            within.update(token.lower for token in tokens[group.start - 1 : group.end])
            group = before
        if group.start and tokens[group.start - 1].lower in _LEADS:
            return None
        return self._who(sentence, group, frozenset(within))

    def _named(self, sentence: Sentence) -> bool:
        """Whether the first word of a sentence names somebody or something, though it looks like a plural."""
        found = self._mentions().within(sentence, 0, 1)
        return any(mention.entity is not None and mention.form != "pronoun" for mention in found)

    def _who(self, sentence: Sentence, group: NounGroup, within: frozenset[str]) -> Who | None:
        tokens, tags = sentence.tokens, self._tags[sentence]
        head = tokens[group.head]
        if tags[group.head].upos == "PRON":
            sort = "pronoun" if head.lower in _PRONOUNS else ""
            return Who(head.lower, frozenset(), within, sort, True, sentence, group) if sort else None
        first = tokens[group.start]
        narrow = frozenset(
            tokens[at].lower for at in range(group.start, group.head) if tags[at].xpos in _NARROW
        )
        if tags[group.head].xpos in ("NNP", "NNPS") or (group.end == 1 and self._named(sentence)):
            return Who(head.lower, narrow, within, "name", True, sentence, group)
        definite = first.lower in (
            "the",
            "this",
            "that",
            "these",
            "those",
            "his",
            "her",
            "its",
            "their",
        ) or any(tags[at].xpos == "POS" or tags[at].clitic == "POS" for at in range(group.start, group.head))
        plural = group.plural and first.lower not in _SOME and tags[group.start].xpos not in ("DT", "CD")
        base = lemmas.lemma(head.lower, "NNS")
        return Who(
            base, narrow, within, "kind" if plural and not definite else "noun", definite, sentence, group
        )
