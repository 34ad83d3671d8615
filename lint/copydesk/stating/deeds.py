"""Deeds: who does what to whom, as far as the words round a verb can be set beside those round another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from copydesk import tables
from copydesk.grammar import lemmas
from copydesk.reckoning.amounts import years_in
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from copydesk.grammar.groups import Groupings, NounGroup
    from copydesk.grammar.tags import Tags
    from copydesk.naming.entities import Mentions
    from copydesk.sentences import Sentence

_LINKS = 3
"""Tokens from a verb to what it is done to."""
_SOME = frozenset({"some", "many", "most", "several", "few", "other", "others", "half", "every", "each", "no", "another", "any", "more", "a", "an"})  # fmt: skip
_REACH = 9
"""Tokens from a subject to its verb."""


class Deed(NamedTuple):
    """Who does what to whom or what: the words that may name each (“#3” an entity, else a base form), and its place."""

    subject: frozenset[str]
    object: frozenset[str]
    sentence: Sentence
    span: Span

    def same(self, other: Deed) -> bool:
        """Whether two deeds share who does them and to what, in two sentences that name no two years."""
        if self.sentence.number == other.sentence.number:
            return False
        years = [{year for _, year in years_in(deed.sentence)} for deed in (self, other)]
        alike = self.subject & other.subject and self.object & other.object
        return bool(alike) and (not all(years) or bool(years[0] & years[1]))


class Deeds:
    """The deeds of an article, each read where it is asked for."""

    def __init__(self, groups: Groupings, tags: Tags, mentions: Callable[[], Mentions]) -> None:
        self._groups = groups
        self._tags = tags
        self._mentions = mentions

    def at(self, sentence: Sentence, index: int, links: Collection[str]) -> Deed | None:
        """The deed whose verb is a token, where somebody stands before it and something behind, over `links`."""
        tokens, nouns = sentence.tokens, self._groups[sentence].nouns
        at = index + 1
        while at + 1 < len(tokens) and at < index + _LINKS and tokens[at].lower in links:
            at += 1
        behind = next((group for group in nouns if group.start in (index, at)), None)
        before = [group for group in nouns if group.end <= index and index - group.end < _REACH]
        if behind is None or not before:
            return None
        named = (key for group in before for key in self._keys(sentence, group) if key[0] == "#")
        subject = self._keys(sentence, before[-1]).union(named) - self._some(sentence, before[-1])
        span = Span(tokens[index].start, tokens[behind.end - 1].end)
        return Deed(subject, self._keys(sentence, behind), sentence, span)

    def reported(self, sentence: Sentence, *own: int) -> bool:
        """Whether a verb of speech stands in a sentence besides those at tokens: what it holds is somebody's word."""
        said = tables.words("speech-verbs")
        return any(
            token.lower in said and at not in own and self._tags[sentence][at].xpos[:2] == "VB"
            for at, token in enumerate(sentence.tokens)
        )

    def _some(self, sentence: Sentence, group: NounGroup) -> frozenset[str]:
        """The base form of the head of “four students” or “some students”: others may do the opposite."""
        first = group.start
        some = self._tags[sentence][first].xpos == "CD" or sentence.tokens[first].lower in _SOME
        return frozenset({lemmas.lemma(sentence.tokens[group.head].lower, "NNS")}) if some else frozenset()

    def _keys(self, sentence: Sentence, group: NounGroup) -> frozenset[str]:
        """What a noun group may be known by: whom or what it names, and the base form of its head."""
        near = self._mentions().within(sentence, group.start, group.end)
        named = {f"#{mention.entity}" for mention in near if mention.entity is not None}
        word = sentence.tokens[group.head]
        common = word.text.islower() and self._tags[sentence][group.head].upos != "PRON"
        return frozenset(named | ({lemmas.lemma(word.lower, "NNS")} if common else set()))
