"""An article cut up for a page: its blocks, and in each the stretches that are marked and those that are quoted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from copydesk.document import Block, Document
    from copydesk.finding import Finding
    from copydesk.span import Span

TINTS = 6
"""Speakers that are told apart by their tint; the seventh shares the first one's."""


class Place(NamedTuple):
    """One place of a finding: the number of the finding, and 0 for the place itself, 1 and up for those beside it."""

    finding: int
    part: int


class Stretch(NamedTuple):
    """Text of which every character is marked alike; empty where something is missing.

    `places` are those that cover it, `begins` those of them that begin with it. `speaker` numbers the article's
    speakers; it is None outside quotations, and -1 inside one beside which nobody is named.
    """

    text: str
    places: tuple[Place, ...] = ()
    begins: tuple[Place, ...] = ()
    speaker: int | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of the article: its kind and its stretches."""

    kind: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who is quoted: the name as it first stands beside a quotation, and how many quotations follow it."""

    number: int
    name: str
    quotations: int

    @property
    def tint(self) -> int:
        """Which of the page's tints is theirs."""
        return self.number % TINTS


class Marking:
    """The marked and quoted stretches of an article."""

    def __init__(self, document: Document, findings: Sequence[Finding]) -> None:
        self.document = document
        self.starts = [block.start for block in document.blocks]
        self.places: dict[int, list[tuple[Span, Place]]] = defaultdict(list)
        self.quoted: dict[int, list[tuple[Span, int]]] = defaultdict(list)
        for number, finding in enumerate(findings):
            for part, span in enumerate([finding.span, *(other.span for other in finding.related)]):
                for block in self._blocks(span):
                    self.places[block].append((span, Place(number, part)))
        self.speakers = tuple(self._speakers())

    def passages(self) -> Iterator[Passage]:
        """The article, block by block."""
        for number, block in enumerate(self.document.blocks):
            cutter = _Cutter(block, self.quoted.get(number, ()))
            yield Passage(block.kind, tuple(cutter.stretches(self.places.get(number, ()))))

    def placed(self, span: Span) -> bool:
        """Whether a span lies, if only in part, in what the page shows."""
        return any(True for _ in self._blocks(span))

    def _blocks(self, span: Span) -> Iterator[int]:
        """The numbers of the blocks that a span touches."""
        first = max(0, bisect_right(self.starts, span.start) - 1)
        for number in range(first, max(first + 1, bisect_left(self.starts, span.end))):
            if number < len(self.starts):
                block = self.document.blocks[number]
                if span.start <= block.end and (span.end > block.start or span.start == block.start):
                    yield number

    def _speakers(self) -> Iterator[Speaker]:
        """Who is quoted; on the way each quotation is noted down with its speaker's number."""
        numbers: dict[str, int] = {}
        names: list[str] = []
        counts: list[int] = []
        for quotation in self.document.quotations:
            if quotation.level > 1:
                continue
            number = -1
            if (name := self._named(quotation.span)) is not None:
                key = name.split()[-1].casefold()
                number = numbers.setdefault(key, len(numbers))
                if number == len(names):
                    names.append(name)
                    counts.append(0)
                counts[number] += 1
            for block in self._blocks(quotation.span):
                self.quoted[block].append((quotation.span, number))
        for number, name in enumerate(names):
            yield Speaker(number, name, counts[number])

    def _named(self, span: Span) -> str | None:
        """Who is named beside the quotation at a span."""
        speech = self.document.speech
        quotation = self.document.quotation_at(span.start)
        attribution = self.document.attribution_of(quotation) if quotation else None
        for tag in (attribution.behind, attribution.before) if attribution else ():
            if tag and tag.speaker and tag.speaker.kind != "pronoun":
                seen = self.document.seen(speech.span(tag.speaker.first, tag.speaker.end))
                return " ".join(seen.split()) or None
        return None


class _Cutter:
    """Cuts the prose of a block where a mark or a quotation begins or ends."""

    def __init__(self, block: Block, quoted: Iterable[tuple[Span, int]]) -> None:
        self.block = block
        self.quoted = [(*block.shown(span), speaker) for span, speaker in quoted]

    def stretches(self, places: Iterable[tuple[Span, Place]]) -> Iterator[Stretch]:
        """The block's stretches, in order."""
        prose = self.block.prose
        begins: dict[int, list[Place]] = defaultdict(list)
        ends: dict[int, list[Place]] = defaultdict(list)
        gaps: dict[int, list[Place]] = defaultdict(list)
        voices: dict[int, int | None] = {}
        for start, end, speaker in self.quoted:
            voices[start] = speaker
            voices.setdefault(end, None)
        for span, place in places:
            start, end = self.block.shown(span)
            if start == end:
                gaps[start].append(place)
            else:
                begins[start].append(place)
                ends[end].append(place)
        cuts = sorted({0, len(prose), *begins, *ends, *gaps, *voices})
        active: dict[Place, None] = {}
        voice: int | None = None
        for cut, following in zip(cuts, [*cuts[1:], len(prose)], strict=True):
            for place in ends[cut]:
                active.pop(place, None)
            if gaps[cut]:
                yield Stretch("", tuple(gaps[cut]), tuple(gaps[cut]), voice)
            voice = voices.get(cut, voice)
            active.update(dict.fromkeys(begins[cut]))
            if following > cut:
                yield Stretch(prose[cut:following], tuple(active), tuple(begins[cut]), voice)
