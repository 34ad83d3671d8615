"""Names: which words of an article are the names of people, places and organisations, and of which kind each is.

A capital inside a sentence makes a name, unless it is a title's, a day's or a month's. Where every word has one (a
sentence's first, a headline's), the article itself must use the word as a name elsewhere, or news must.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from copydesk.naming import hints
from copydesk.naming.capitals import host, tail
from copydesk.naming.gazetteer import KINDS, Kind
from copydesk.naming.kinds import Kinds
from copydesk.naming.runs import SEALS, SUFFIXES, Piece, Runs
from copydesk.orthography import lexicon
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.naming.capitals import Capitals
    from copydesk.sentences import Sentence

_ARABIC = frozenset(["al", "el", "as", "an", "ad", "ash", "at", "ul", "abd", "bin", "ibn"])
_LEADING = frozenset(
    {
        "de", "du", "di", "da", "dos", "del", "della", "van", "von", "der", "den", "bin", "ibn", "al", "el",
        "la", "le",
    }
)  # fmt: skip


_DEEDS = ("isation", "ization")
"""What ends a word for what is done, which alone is no name, unlike an organisation."""

_LETTERS = 3
"""Letters of an acronym that may be no family name in capitals."""


class Name(NamedTuple):
    """A name in a sentence: tokens `first` up to `end`.

    `text` is the name as written, with straight apostrophes and without the ending of a possessive, which `span` leaves
    out too. `title` is what stands before it (“Prime Minister”) and is no part of it. `kind` is what it probably names;
    `grade` how frequent it is in news, 0 to 25, -1 where the gazetteer does not know it.
    """

    text: str
    kind: Kind
    grade: int
    title: str
    sentence: Sentence
    first: int
    end: int
    span: Span

    @property
    def words(self) -> list[str]:
        """The name's words."""
        return self.text.split(" ")


class _Reader:
    """Reads an article's names, each with its kind; `written` has those in capitals as they are, by sentence and place."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.runs = Runs(sentences)
        self.table = self.runs.table
        self.kinds = Kinds(self.runs)
        self.written: dict[tuple[int, int], str] = {}

    def names(self) -> Iterator[Name]:
        """All names, in order."""
        for reading in self.runs.evidence.sentences:
            if reading.capitals:
                for piece in self.runs.pieces(reading):
                    name = self.named(reading, piece)
                    taken = host(reading.tokens[name.first]) != name.text
                    none = name.text in self.runs.evidence.no_names or name.text.endswith("ism")
                    deed = " " not in name.text and name.text.endswith(_DEEDS)
                    if len(name.text.rstrip(".")) > 1 and not (deed or (none and taken)):
                        yield name

    def named(self, reading: Capitals, piece: Piece) -> Name:
        """A piece as a name: its text, place and kind."""
        tokens = reading.tokens
        first, end = piece.first, piece.end
        while (
            first
            and tokens[first - 1].text in _LEADING
            and tokens[first - 1].kind == "word"
            and not piece.work
        ):
            first -= 1
        start, stop = tokens[first].at, tokens[end - 1].at + len(tokens[end - 1].text)
        last = tokens[end - 1]
        bare = self.runs.evidence.bare(last)
        text = bare if end - first == 1 else self.runs.evidence.text(tokens, first, end)
        ending = len(last.text) - len(bare)
        stop -= ending
        lead, hung = affixes(tokens[first].text, last.text) if "-" in text else (0, 0)
        if lead or hung:
            text = text[lead:]
            if hung:
                text = text[: len(text) - hung + ending]
                stop = last.at + len(last.text) - hung
            start += lead
        entry = self.table.names.get(text)
        kind = self.kinds.read(reading, piece, text)
        sentence = reading.sentence
        span = Span(*sentence.block.span(start, stop))
        if reading.loud == "shout":
            self.written[sentence.number, first] = lexicon.level(sentence.block.prose[start:stop])
        return Name(text, kind, entry.grade if entry else -1, piece.title, sentence, first, end, span)


def affixes(first: str, last: str) -> tuple[int, int]:
    """Letters before and behind a name in hyphened words: “anti-Trump” 5 and 0, “London-based” 0 and 6."""
    lead = 0
    if "-" in first and first[0].islower():
        head, _, rest = first.partition("-")
        if rest[:1].isupper() and len(head) > 1 and head not in _ARABIC and head == head.lower():
            lead = len(head) + 1
    return lead, tail(last)


def read(sentences: Sequence[Sentence]) -> tuple[Name, ...]:
    """All names of an article, in order; names written alike are of one kind."""
    reader = _Reader(sentences)
    found = list(reader.names())
    settled = _settled(found, reader)
    found = [name._replace(kind=settled[name.text]) if name.text in settled else name for name in found]
    if reader.written:
        found = [
            name._replace(text=reader.written.get((name.sentence.number, name.first), name.text))
            for name in found
        ]
    return tuple(found)


def _settled(found: Sequence[Name], reader: _Reader) -> dict[str, Kind]:
    """The kinds of names that longer names decide: a person's family name, a firm's first word, letters."""
    kinds = reader.kinds
    settled = {text: KINDS[scores.index(max(scores))] for text, scores in kinds.sums.items()}
    listed = reader.table.names
    families: set[str] = set()
    firms: set[str] = set()
    letters: dict[str, Kind] = {}
    for name in found:
        words = [word for word in name.words if word not in SUFFIXES]
        if len(words) < 2:
            continue
        first, last = words[0], words[-1]
        if name.kind != "person":
            letters["".join(word[0] for word in words if word[0].isupper())] = name.kind
            if last in SEALS or last in hints.of("house"):
                firms.add(first)
            continue
        families.add(last)
        if last in settled and kinds.family(last):
            settled[last] = "person"
        entry = listed.get(first)
        if first in settled and (not entry or not entry.grade or reader.runs.evidence.given(first)):
            settled[first] = "person"
    settled.update(dict.fromkeys(firms & settled.keys() - families, "organisation"))
    settled.update({text: letters[text] for text in settled if text in letters and text not in listed})
    settled.update(kinds.settled)
    for name in found:
        shown = name.text.title() if len(name.text) > _LETTERS and name.text.isupper() else name.text
        if shown in families and (name.kind == "people" or shown != name.text):
            settled[name.text] = "person"
    return settled
