"""An article, and everything that is read from it: each reading made when first asked for, and kept."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import chain
from typing import TYPE_CHECKING, Literal

from copydesk import markup, sentences
from copydesk.markup import Block
from copydesk.naming import mentions, names, posts
from copydesk.native import loops
from copydesk.orthography import dialects, paragraphs, spelling, strays, typesetting
from copydesk.orthography.dialects import Dialect
from copydesk.orthography.vocabulary import Vocabulary, unknown
from copydesk.quoting import alone, antecedents, attributions, nearest, quotes, speakers, speech
from copydesk.reckoning import dates, figures, people
from copydesk.sentences import Sentence, Token
from copydesk.span import Lines, Span
from copydesk.stating import claims, deeds, measured, polarity, states, things

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date
    from pathlib import Path

    from copydesk.company.words import Column
    from copydesk.grammar.groups import Groupings
    from copydesk.grammar.tags import Tags
    from copydesk.markup import Markup
    from copydesk.naming.entities import Mentions
    from copydesk.naming.names import Name
    from copydesk.naming.posts import Post
    from copydesk.orthography.dialects import Mixed
    from copydesk.orthography.spelling import Slip
    from copydesk.orthography.typesetting import Fault
    from copydesk.orthography.vocabulary import Unknown
    from copydesk.quoting.alone import Alone
    from copydesk.quoting.antecedents import Antecedents
    from copydesk.quoting.attributions import Attribution
    from copydesk.quoting.nearest import Nearest
    from copydesk.quoting.quotes import Quotation, Quotes
    from copydesk.quoting.speakers import Speakers
    from copydesk.reckoning.dates import DateRef
    from copydesk.reckoning.figures import Figure
    from copydesk.reckoning.people import Age

__all__ = ["Article", "Block", "Dialect", "Document", "House", "Meta", "Sentence", "Token"]

Places = dict[str, list[tuple[Sentence, int]]]
Form = Literal["plain", "markdown", "html"]
"""How an article's text is written."""


@dataclass(frozen=True, slots=True)
class Meta:
    """What is known of an article besides its text."""

    title: str | None = None
    date: date | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it was read: its path (as reports show it), its decoded text, and how that text is written.

    `text` keeps its line ends and holds no byte order mark; `encoding`, `bom` and `file` (none for standard input) are
    what it takes to write it back.
    """

    path: str
    text: str
    form: Form = "plain"
    meta: Meta = Meta()
    encoding: str = "utf-8"
    bom: bytes = b""
    file: Path | None = None


@dataclass(frozen=True, slots=True)
class House:
    """What checks need to know of the house: its dialect, and words and names that are right here."""

    words: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    dialect: Dialect = "auto"


@dataclass(frozen=True)
class Document:
    """An article with its readings.

    `whole` is false for a fragment (most examples of rules): then nothing may be concluded from what is not there.
    """

    article: Article
    house: House = field(default_factory=House)
    whole: bool = True

    @property
    def text(self) -> str:
        """The article's text, as decoded; what spans count in."""
        return self.article.text

    @cached_property
    def lines(self) -> Lines:
        """The article's lines."""
        return Lines(self.text)

    @cached_property
    def markup(self) -> Markup:
        """The article's prose, block by block, and what its markup says about it."""
        return markup.mark_up(self.text, self.article.form)

    @cached_property
    def meta(self) -> Meta:
        """Title and date: as given with the article, else as its own markup says."""
        given = self.article.meta
        return Meta(given.title or self.markup.title, given.date or self.markup.date)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The article's prose, block by block."""
        return self.markup.blocks

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences, in order."""
        return tuple(sentences.split(self.blocks))

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """All tokens, in order."""
        return tuple(chain.from_iterable([sentence.tokens for sentence in self.sentences]))

    @cached_property
    def tags(self) -> Tags:
        """Parts of speech: `tags[sentence]` holds one for each token."""
        from copydesk.grammar import tags

        return tags.Tags()

    @cached_property
    def groups(self) -> Groupings:
        """Noun groups and verb groups: `groups[sentence]` holds both."""
        from copydesk.grammar import groups

        return groups.Groupings(self.tags)

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The names of people, places, organisations and other things, in order."""
        return self._names()

    @cached_property
    def names_of(self) -> dict[int, tuple[Name, ...]]:
        """The names of each sentence that has any, by the sentence's number."""
        found: dict[int, list[Name]] = defaultdict(list)
        for name in self.names:
            found[name.sentence.number].append(name)
        return {number: tuple(listed) for number, listed in found.items()}

    @cached_property
    def mentions(self) -> Mentions:
        """Whom and what the article names, and which mention means which."""
        return self._mentions()

    @cached_property
    def _names(self) -> Callable[[], tuple[Name, ...]]:
        """The names, for a reading that may do without them.

        If such a reading held the document, which holds it, both would stay until a garbage collector came.
        """
        listed = self.sentences
        return cache(lambda: names.read(listed))

    @cached_property
    def _mentions(self) -> Callable[[], Mentions]:
        """The mentions, for a reading that may do without them."""
        named, listed, quoted = self._names, self.sentences, self.quotes.quoted
        return cache(lambda: mentions.link(named(), listed, quoted))

    @cached_property
    def claims(self) -> claims.Claims:
        """What the writer says: `claims[sentence]` holds the claims of its clauses."""
        return claims.Claims(self.groups, self.tags, self._mentions, self.quotes.quoted)

    @cached_property
    def deeds(self) -> deeds.Deeds:
        """Who does what: `deeds.at(sentence, index, links)` reads the deed of a verb."""
        return deeds.Deeds(self.groups, self.tags, self._mentions)

    @cached_property
    def polarities(self) -> polarity.Polarities:
        """What clauses affirm and deny: `polarities.at(sentence, index, governors)` reads it at a word."""
        return polarity.Polarities(self.groups, self.tags, self._mentions)

    @cached_property
    def things(self) -> things.Things:
        """What noun groups mean: `things.before(sentence, index)` is the subject of a verb."""
        return things.Things(self.groups, self.tags, self._mentions)

    @cached_property
    def states(self) -> states.States:
        """What is said to be in a state or to go on: `states.at(sentence, index)` reads it at a word."""
        return states.States(self.groups, self.tags, self.things)

    def measured(self, figure: Figure) -> measured.Measured | None:
        """Of what a figure is told, where its neighbours say so plainly."""
        return measured.read(figure, self.groups, self.tags, self.things)

    @cached_property
    def places(self) -> Places:
        """Where each word (lower case, straight apostrophes) or mark stands: its sentence and index there."""
        return self._placed[0]

    @property
    def capitals(self) -> Places:
        """Of `places` those that are written otherwise than their word: with a capital, or a curly apostrophe."""
        return self._placed[1]

    @cached_property
    def _placed(self) -> tuple[Places, Places]:
        return loops.places(self.sentences) if loops else placed_plainly(self.sentences)

    @cached_property
    def column(self) -> Column:
        """The words as the tables of company count them."""
        from copydesk.company import words

        return words.Column(self.sentences, self.places)

    @cached_property
    def _words_of(self) -> dict[int, frozenset[str]]:
        return {}

    def words_in(self, sentence: Sentence) -> frozenset[str]:
        """The words of a sentence, in the lower case."""
        words = self._words_of.get(sentence.number)
        if words is None:
            words = self._words_of[sentence.number] = frozenset([token.lower for token in sentence.tokens])
        return words

    def plainly(self, sentence: Sentence, index: int, apart: Iterable[str]) -> bool:
        """Whether a token is the writer's own and its sentence has none of the words that set it apart from others."""
        return self.words_in(sentence).isdisjoint(apart) and not self.quoted(sentence.tokens[index].start)

    @cached_property
    def figures_of(self) -> dict[int, tuple[Figure, ...]]:
        """The figures of each sentence that has any, by the sentence's number."""
        return {s.number: found for s in self.sentences if (found := figures.read_figures(s))}

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures, in order."""
        return tuple(figure for found in self.figures_of.values() for figure in found)

    @cached_property
    def dates(self) -> tuple[DateRef, ...]:
        """All dates that name a month, in order."""
        return dates.read_dates(self.places)

    @cached_property
    def ages(self) -> tuple[Age, ...]:
        """The ages and birth years of persons, in order."""
        return people.read_ages(self.sentences, self._ages_told, self._mentions)

    @property
    def several_ages(self) -> bool:
        """Whether `ages` may hold two: costs less than reading them, which takes names."""
        return people.several(self.sentences, self._ages_told)

    @cached_property
    def _ages_told(self) -> dict[int, list[Figure]]:
        return people.tellings(self.sentences, self.figures_of, self.places)

    @cached_property
    def posts(self) -> tuple[Post, ...]:
        """What the writer says that persons are, right beside their names, in order."""
        return posts.read(self.places, self.quoted)

    @cached_property
    def quotes(self) -> Quotes:
        """The quotation marks, paired."""
        return quotes.read(self.blocks)

    @cached_property
    def speech(self) -> speech.Speech:
        """Speakers and speech verbs."""
        return speech.Speech(self.tokens)

    @cached_property
    def speakers(self) -> Speakers:
        """Whom a pronoun may mean."""
        verbs = self.speech.verbs.keys()
        return speakers.Speakers(
            self.places, self.sentences, self.blocks, self._mentions, verbs, self.quotes.quoted
        )

    @cached_property
    def alone(self) -> Alone:
        """Pronouns that stand alone among people of the other sex."""
        return alone.Alone(self.speakers, self.speech, self._mentions, self.sentences, self.blocks)

    @cached_property
    def nearest(self) -> Nearest:
        """Persons spoken of last before a pronoun."""
        return nearest.Nearest(self.alone, self.speakers, self.speech, self.sentences)

    @cached_property
    def antecedents(self) -> Antecedents:
        """Whom pronouns of speech may mean, and how likely."""
        return antecedents.Antecedents(self.nearest, self.alone, self.speakers, self.speech, self.sentences)

    @cached_property
    def attributions(self) -> tuple[Attribution, ...]:
        """The complete quotations that stand in no other, with who is named as their speaker."""
        return tuple(attributions.read(self.speech, self.quotations, self.blocks))

    @cached_property
    def _attributions(self) -> dict[Span, Attribution]:
        return {attribution.quotation.span: attribution for attribution in self.attributions}

    @cached_property
    def _quotations(self) -> dict[int, Quotation]:
        return {quotation.span.start: quotation for quotation in self.quotations}

    def quotation_at(self, offset: int) -> Quotation | None:
        """The quotation that begins at a place in the source."""
        return self._quotations.get(offset)

    def attribution_of(self, quotation: Quotation) -> Attribution | None:
        """Who is named as the speaker of a quotation; nothing for one that lacks a mark or stands in another."""
        return self._attributions.get(quotation.span)

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """All quotations, in order; those that lack a mark too."""
        return self.quotes.quotations

    def quoted(self, offset: int) -> bool:
        """Whether a place in the source stands inside a quotation (its marks included)."""
        return self.quotes.quoted(offset)

    @cached_property
    def slips(self) -> tuple[Slip, ...]:
        """Words that are not right as they stand."""
        return tuple(self._spelling.slips())

    @cached_property
    def stray_capitals(self) -> tuple[Slip, ...]:
        """Words with a capital that nothing around them explains, or with one too many."""
        found = strays.strays(
            self.places, self.capitals, self.vocabulary, self.quoted, lambda sentence: self.tags[sentence]
        )
        return tuple(spelling.Slip("stray-capital", stray.token, (stray.word,)) for stray in found)

    @cached_property
    def _spelling(self) -> spelling.Spelling:
        return spelling.Spelling(self.places, self.capitals, self.vocabulary, self.quotes.quoted)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """What the house knows besides the lexicon."""
        return Vocabulary(self.house.words, self.house.names)

    @property
    def unknown(self) -> tuple[Unknown, ...]:
        """The words and names that nobody knows."""
        return tuple(unknown(self.places, self.vocabulary))

    @cached_property
    def mixed_spelling(self) -> tuple[Mixed, ...]:
        """Words that are spelled as on the other side of the Atlantic from the rest of the article."""
        return tuple(dialects.mixed(self.places, self.house.dialect, self.quotes.quoted))

    @cached_property
    def faults(self) -> tuple[Fault, ...]:
        """Slips of setting: spaces, hyphens, marks, figures."""
        edges = paragraphs.edges(self.blocks) if self.whole else ()
        return (*typesetting.faults(self.blocks), *edges)

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    def block_at(self, offset: int) -> Block | None:
        """The block that holds a place in the source, if any."""
        index = bisect_right(self._block_starts, offset) - 1
        if index >= 0 and offset <= self.blocks[index].end:
            return self.blocks[index]
        return None

    def seen(self, span: Span) -> str:
        """What a reader sees at a span of the source."""
        block = self.block_at(span.start)
        return block.seen(span) if block and span.end <= block.end else span.of(self.text)

    def verbatim(self, span: Span) -> bool:
        """Whether the source at a span is what the reader sees (line ends are spaces), so that no markup is touched."""
        return self.seen(span).split() == span.of(self.text).split()


def placed_plainly(listed: Iterable[Sentence]) -> tuple[Places, Places]:
    """Document.places and Document.capitals."""
    places: Places = defaultdict(list)
    capitals: Places = defaultdict(list)
    for sentence in listed:
        for index, token in enumerate(sentence.tokens):
            place, lower = (sentence, index), token.lower
            places[lower].append(place)
            if token.text != lower:
                capitals[lower].append(place)
    return dict(places), dict(capitals)
