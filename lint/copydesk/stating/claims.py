"""Claims: what an article's own clauses say, as far as two of them can be set side by side.

A claim is a finite verb with its subject and what stands behind it. It is the writer's: what a quotation holds, or a
source says, belongs to its source, and sources may disagree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from copydesk import tables
from copydesk.grammar import lemmas
from copydesk.reckoning.dates import read_year

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from copydesk.grammar.groups import Groupings, NounGroup, VerbGroup
    from copydesk.grammar.tags import Tags
    from copydesk.naming.entities import Mentions
    from copydesk.sentences import Sentence

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their"})
_LINKS = frozenset({"to", "in", "for", "on", "with", "of", "at", "from", "by", "against", "into"})
_HEDGES = frozenset(
    {
        "if",
        "whether",
        "unless",
        "until",
        "would",
        "could",
        "may",
        "might",
        "should",
        "?",
        "had",
        "when",
        "while",
        "before",
        "after",
    }
)
_SOURCES = frozenset({"according", "reportedly", "allegedly", "apparently"})
_NEVER = frozenset({"never", "no", "neither", "nor", "nobody", "none", "hardly", "without"})


class Claim(NamedTuple):
    """A clause: who or what (`subject`), the verb's base form, whether it is denied, and what stands behind it.

    `subject` and `object` are the number of an entity (“#3”) or the base form of a definite noun, “” where there is
    none; `link` is the preposition before the object. `tense` is that of the verb group; `year` the only year that the
    sentence names, else 0. The verb group takes tokens `first` up to `end`.
    """

    subject: str
    verb: str
    denied: bool
    passive: bool
    tense: str
    link: str
    object: str
    year: int
    sentence: Sentence
    first: int
    end: int


class Claims:
    """The claims of an article's sentences, each read when first asked for."""

    def __init__(
        self, groups: Groupings, tags: Tags, mentions: Callable[[], Mentions], quoted: Callable[[int], bool]
    ) -> None:
        self._groups = groups
        self._tags = tags
        self._mentions = mentions
        self._quoted = quoted
        self._entities: Mapping[tuple[int, int], int] | None = None
        self._known: dict[int, tuple[Claim, ...]] = {}

    def __getitem__(self, sentence: Sentence) -> tuple[Claim, ...]:
        """The writer's own claims in a sentence: none where it is hedged, asked, or a source's."""
        found = self._known.get(sentence.number)
        if found is None:
            found = () if self._another_voice(sentence) else tuple(self._read(sentence))
            self._known[sentence.number] = found
        return found

    def _another_voice(self, sentence: Sentence) -> bool:
        words = {token.lower for token in sentence.tokens}
        return (
            not words.isdisjoint(_HEDGES)
            or not words.isdisjoint(_SOURCES)
            or any(self._quoted(token.start) for token in sentence.tokens)
        )

    def _read(self, sentence: Sentence) -> list[Claim]:
        groups = self._groups[sentence]
        claims = []
        years = {year for index in range(len(sentence.tokens)) if (year := read_year(sentence.tokens, index))}
        for verb in groups.verbs:
            if verb.form != "finite" or verb.modal not in (None, "will"):
                continue
            if self._said(sentence, verb):
                continue
            subject = self._subject(sentence, groups.nouns, verb)
            if not subject:
                continue
            link, thing = self._object(sentence, groups.nouns, verb)
            word = sentence.tokens[verb.head].lower
            tag = self._tags[sentence][verb.head]
            near = sentence.tokens[max(0, verb.start - 3) : verb.end]
            denied = verb.negated or any(token.lower in _NEVER for token in near)
            claims.append(
                Claim(
                    subject, lemmas.lemma(word, tag.xpos), denied, verb.passive, verb.tense or "", link, thing,
                    next(iter(years)) if len(years) == 1 else 0, sentence, verb.start, verb.end,
                )
            )  # fmt: skip
        return claims

    def _said(self, sentence: Sentence, verb: VerbGroup) -> bool:
        """Whether a verb of speech stands in the sentence besides a verb."""
        said = tables.words("speech-verbs")
        return any(
            token.lower in said
            for index, token in enumerate(sentence.tokens)
            if not verb.start <= index < verb.end and self._tags[sentence][index].xpos[:2] == "VB"
        )

    def _subject(self, sentence: Sentence, nouns: Sequence[NounGroup], verb: VerbGroup) -> str:
        """Who or what stands right before a verb."""
        before = [group for group in nouns if group.end <= verb.start]
        tags = self._tags[sentence]
        if not before or any(tags[at].xpos != "RB" for at in range(before[-1].end, verb.start)):
            return ""
        lead = sentence.tokens[before[-1].start - 1].lower if before[-1].start else ""
        return (
            "" if lead in _LINKS or lead in ("and", "or", "than", "as") else self._key(sentence, before[-1])
        )

    def _object(self, sentence: Sentence, nouns: Sequence[NounGroup], verb: VerbGroup) -> tuple[str, str]:
        """The noun group right behind a verb or behind a preposition there, and the preposition."""
        link = ""
        at = verb.end
        if at < len(sentence.tokens) and sentence.tokens[at].lower in _LINKS:
            link, at = sentence.tokens[at].lower, at + 1
        group = next((group for group in nouns if group.start == at), None)
        return (link, self._key(sentence, group)) if group else ("", "")

    def _key(self, sentence: Sentence, group: NounGroup) -> str:
        if self._entities is None:
            self._entities = {
                (mention.sentence.number, mention.end - 1): mention.entity
                for mention in self._mentions().all
                if mention.entity is not None
            }
        number = self._entities.get((sentence.number, group.head))
        if number is not None:
            return f"#{number}"
        first = sentence.tokens[group.start].lower
        definite = first in _DEFINITE
        if not definite and not (group.plural and self._tags[sentence][group.start].xpos not in ("DT", "CD")):
            return ""
        word = sentence.tokens[group.head].lower
        rest = [sentence.tokens[at].lower for at in range(group.start + definite, group.head)]
        return " ".join([*rest, lemmas.lemma(word, self._tags[sentence][group.head].xpos)])
