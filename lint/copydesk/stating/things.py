"""Things: what a noun group means, as far as two groups can be known to mean one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from copydesk.grammar import lemmas

if TYPE_CHECKING:
    from collections.abc import Callable

    from copydesk.grammar.groups import Groupings, NounGroup
    from copydesk.grammar.tags import Tags
    from copydesk.naming.entities import Mentions
    from copydesk.sentences import Sentence

DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their"})
"""Words that make a noun a certain one."""
_OTHERS = frozenset({"another", "other", "some", "many", "most", "several", "few", "each", "every", "no", "any", "both"})  # fmt: skip
_RELATIVE = frozenset({"WDT", "WP"})
_LEADS = frozenset(
    {"than", "as", "or", "nor", "but", "with", "without", "in", "at", "on", "for", "from", "by", "to"}
)
_NEAR = 3
"""Sentences between a thing and the same with fewer words: “the ferry service”, “the service”."""


class Thing(NamedTuple):
    """What a noun group means: an entity's number (else -1), the base form of its head, and the words that narrow it.

    It takes tokens `start` up to `end` of the sentence.
    """

    entity: int
    head: str
    words: frozenset[str]
    sentence: Sentence
    start: int
    end: int

    def same(self, other: Thing) -> bool:
        """Whether two groups surely mean one thing: one entity, or one definite noun that the same words narrow."""
        if self.entity >= 0 or other.entity >= 0:
            return self.entity == other.entity
        if self.head != other.head:
            return False
        near = abs(self.sentence.number - other.sentence.number) <= _NEAR
        fewer, more = sorted((self.words, other.words), key=len)
        return fewer == more or (near and fewer < more)


class Things:
    """The things of an article, each read where it is asked for."""

    def __init__(self, groups: Groupings, tags: Tags, mentions: Callable[[], Mentions]) -> None:
        self._groups = groups
        self._tags = tags
        self._mentions = mentions

    def before(self, sentence: Sentence, index: int) -> Thing | None:
        """What a verb that begins at a token is said of; a relative pronoun is what stands before it."""
        tags = self._tags[sentence]
        nouns = [group for group in self._groups[sentence].nouns if group.end <= index]
        if not nouns or any(tags[at].xpos != "RB" for at in range(nouns[-1].end, index)):
            return None
        group = nouns.pop()
        if tags[group.head].xpos in _RELATIVE:
            end = group.start - (group.start > 0 and sentence.tokens[group.start - 1].text == ",")
            if not nouns or nouns[-1].end != end:
                return None
            group = nouns.pop()
        return self._whole(sentence, group, nouns)

    def behind(self, sentence: Sentence, index: int) -> Thing | None:
        """What the noun group means that begins at a token."""
        group = next((one for one in self._groups[sentence].nouns if one.start == index), None)
        return self._read(sentence, group) if group else None

    def ending(self, sentence: Sentence, end: int) -> Thing | None:
        """What the noun group means that ends at a token."""
        group = next((one for one in self._groups[sentence].nouns if one.end == end), None)
        if group is None or (group.start and sentence.tokens[group.start - 1].lower in _LEADS):
            return None
        return self._read(sentence, group)

    def owner(self, sentence: Sentence, index: int) -> Thing | None:
        """What the words mean that end with a possessive at a token: “the club’s” 400 members."""
        group = self._groups[sentence].noun_at(index)
        if group is None:
            return None
        return self._read(sentence, group._replace(head=index, end=index + 1, plural=False))

    def around(self, sentence: Sentence, index: int) -> Thing | None:
        """What the noun group means in which a token narrows the head: “the shuttered mill”."""
        group = self._groups[sentence].noun_at(index)
        return self._read(sentence, group) if group and group.head != index else None

    def _whole(self, sentence: Sentence, group: NounGroup, nouns: list[NounGroup]) -> Thing | None:
        """The thing that a group ends: of “the shares of Norland” the shares."""
        tokens = sentence.tokens
        narrowed: set[str] = set()
        while group.start > 1 and tokens[group.start - 1].lower in ("of", "in", "at", "on", "for", "between"):
            if not nouns or nouns[-1].end != group.start - 1:
                return None
            narrowed.update(token.lower for token in tokens[group.start - 1 : group.end])
            group = nouns.pop()
        if group.start and tokens[group.start - 1].lower in _LEADS:
            return None
        thing = self._read(sentence, group)
        return thing and (thing._replace(words=thing.words | narrowed) if narrowed else thing)

    def _read(self, sentence: Sentence, group: NounGroup) -> Thing | None:
        tokens, tags = sentence.tokens, self._tags[sentence]
        first = tokens[group.start].lower
        for mention in self._mentions().within(sentence, group.head, group.head + 1):
            if mention.entity is not None and mention.end == group.head + 1:
                return Thing(mention.entity, "", frozenset(), sentence, group.start, group.end)
        if first in _OTHERS or tags[group.head].upos == "PRON" or not tokens[group.head].text.islower():
            return None
        owned = any(
            tags[at].clitic == "POS" or tags[at].xpos == "POS" for at in range(group.start, group.head)
        )
        definite = first in DEFINITE
        narrowed = group.plural and group.head > group.start
        if not (definite or owned or narrowed) or any(
            tags[at].xpos == "CD" for at in range(group.start, group.head)
        ):
            return None
        narrow = (tokens[at].lower for at in range(group.start + definite, group.head))
        word = tokens[group.head].lower.replace("’", "'").removesuffix("'s")
        head = lemmas.lemma(word, tags[group.head].xpos)
        kept = frozenset(word for word in narrow if word.isalpha() or "'" in word or "’" in word)
        return Thing(-1, head, kept, sentence, group.start, group.end)
