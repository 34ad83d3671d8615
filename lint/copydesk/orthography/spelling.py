"""Words that are not right as they stand, each with what it is: a slip, words run together, a name spelled two ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from copydesk import tables
from copydesk.naming import famous, hints, partners
from copydesk.orthography import (
    distance,
    endings,
    lexicon,
    neighbours,
    odds,
    parting,
    slips,
    standing,
    variants,
)
from copydesk.orthography.vocabulary import listed
from copydesk.reckoning import numbers
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from copydesk.orthography.vocabulary import Vocabulary
    from copydesk.sentences import Sentence, Token

Kind = Literal[
    "slip",
    "listed",
    "run-together",
    "stray-hyphen",
    "name-variant",
    "famous-name",
    "stray-capital",
    "split-word",
    "hyphen-in-word",
]
"""What a word that is not right is: a slip for a known word, one from the table of misspellings, two words without
their space, a word broken by a hyphen, a name that the article spells another way, a slip in a famous name,
a capital that a common word does not take, a word with a space in it, a closed compound with a hyphen."""

Places = "Mapping[str, Sequence[tuple[Sentence, int]]]"
SHORTEST = 4
"""Letters of the shortest word that is called a slip; shorter ones are abbreviations more often."""

SURE = 0.08
"""Certainty from which an unknown word is called a slip, if its belief is enough."""

SURE_ENDING = 0.2
"""The same for a short word and for one that differs from a known one in its ending, as new words do."""

UNSURE = 0.4
"""Certainty below which a slip for a rare word must stand where that word does."""

RARE = 4
"""Grade below which a word is rare."""

BELIEVED = 0.4
"""Belief, context and all, from which an unknown word is called a slip."""

BELIEVED_FAR = 0.45
"""The same where the known word is a rare one, or further away than a plain slip."""

SURE_PART = 0.5
"""Certainty from which one part of a compound, or a word that may be a new compound, is called a slip."""

SURE_NAME = 0.6
"""Certainty from which a long unknown word with a capital at the head of a sentence is called a slip and no name."""

SURE_SHORT_NAME = 0.88
"""The same for a shorter word, which is a name more often."""

SURE_LONG = 0.85
"""Certainty from which a long unknown word with a capital inside a sentence is called a slip and no name."""

TERM = 3
"""So many times in one article an unknown word is a term."""

DOUBLED = 0.6
"""What a letter set twice, or once for twice, costs at most: what differs by no more is a slip even if its halves are words (“wonderfull”)."""

LONG = 7
"""Letters from which a word with a capital inside a sentence may be a slip for one that stands in many names."""


class Slip(NamedTuple):
    """A word that is not right, what it may have been meant to be, and the place that shows it, if any."""

    kind: Kind
    token: Token
    fixes: tuple[str, ...]
    other: Token | None = None
    until: Token | None = None

    @property
    def span(self) -> Span:
        """The place of the word, or from its first part to its last."""
        return Span(self.token.start, (self.until or self.token).end)


class Spelling:
    """The slips of one article.

    `capitals` are those of the places that have a capital. `house` knows more words and names. `quoted` says whether a place in the source lies inside a quotation.
    """

    def __init__(
        self,
        places: Mapping[str, Sequence[tuple[Sentence, int]]],
        capitals: Mapping[str, Sequence[tuple[Sentence, int]]],
        house: Vocabulary,
        quoted: Callable[[int], bool],
    ) -> None:
        self._places = places
        self._capitals = capitals
        self._house = house
        self._quoted = quoted
        self._unknown = {
            word for word in _odd_among(places) if not (house.right(word) and endings.made(word))
        }

    def slips(self) -> Iterator[Slip]:
        """All slips but stray capitals, in no order."""
        yield from self._hyphens()
        known = set()
        parts = set()
        for split in parting.split_words(self._places, self._unknown):
            parts |= {split.one.lower, split.two.lower}
            yield Slip("split-word", split.one, (split.word,), until=split.two)
        for variant in variants.variants(self._capitals):
            known.add(variant.token.lower)
            if not self._house.named(variant.token.text):
                yield Slip("name-variant", variant.token, (variant.meant,), variant.other)
        beside = set()
        for token, meant in partners.misspelt(self._places, self._capitals):
            if token.lower not in known and not self._house.named(token.text):
                beside.add(token.lower)
                yield Slip("famous-name", token, (meant,))
        for word in self._unknown - parts - beside:
            places = [place for place in self._places[word] if not self._house.named(standing.text(place))]
            lower = [place for place in places if standing.text(place).islower()]
            if lower:
                yield from self._lower(word, lower, len(places) - len(lower))
            elif word not in known and len(places) == 1:
                yield from self._capital(word, *places[0])

    def _hyphens(self) -> Iterator[Slip]:
        """Closed compounds that stand once with a hyphen, outside quotations."""
        for word in [word for word in self._places if "-" in word]:
            places = self._places[word]
            if len(places) == 1 and not self._house.named(standing.text(places[0])):
                sentence, index = places[0]
                token = sentence.tokens[index]
                whole = (
                    parting.closed(word) if token.text.islower() and word not in self._house.words else None
                )
                if whole and standing.stands_free(sentence, index):
                    yield Slip("hyphen-in-word", token, (whole,))

    def _lower(self, word: str, places: list[tuple[Sentence, int]], capitals: int) -> Iterator[Slip]:
        found = [place for place in places if standing.stands_free(*place)]
        stem = lexicon.bare(word)
        ending = word[len(stem) :]
        fixes = listed().get(word) or listed().get(stem)
        if fixes:
            for sentence, index in found:
                if standing.foreign(sentence, index, self._unknown):
                    continue
                yield Slip("listed", sentence.tokens[index], tuple(fix + ending for fix in fixes))
            return
        letters = stem.replace("-", "")
        if (
            len(places) >= TERM
            or capitals
            or not (stem.isascii() and letters.isalpha())
            or len(stem) < SHORTEST
        ):
            return
        kind, repairs = self._read(stem, found)
        for sentence, index in found if repairs else ():
            if not standing.foreign(sentence, index, self._unknown):
                token = sentence.tokens[index]
                yield Slip(kind, token, tuple(fix + _tail(token.text, ending) for fix in repairs))

    def _capital(self, word: str, sentence: Sentence, index: int) -> Iterator[Slip]:
        """A slip in a word with a capital that stands once: a famous name, or a word at the head of a sentence."""
        token = sentence.tokens[index]
        stem = lexicon.bare(word)
        text = token.text[: len(stem)]
        if not stem.isascii() or not standing.stands_free(sentence, index):
            return
        if text.isupper() and (meant := famous.turned(text, self._places)):
            yield Slip("famous-name", token, (meant + token.text[len(stem) :],))
        if not text[1:].islower() or not stem.replace("-", "").isalpha():
            return
        if len(stem) < SHORTEST + 1 and (index or stem not in listed()):
            return
        if lexicon.names().grade(text) is not None or standing.foreign(sentence, index, self._unknown):
            return
        behind = standing.neighbour(sentence, index + 1)
        ending = token.text[len(stem) :]
        if meant := self._well_known(text, sentence, index):
            yield Slip("famous-name", token, (meant + ending,))
        elif listed().get(stem) and not behind:
            yield Slip("listed", token, tuple(fix.capitalize() + ending for fix in listed()[stem]))
        elif not ending:
            head = not behind and (index == 0 or (index == 1 and sentence.tokens[0].kind == "quote"))
            kind, repairs = (
                self._opening(stem, sentence, index) if head else ("slip", self._title(stem, sentence, index))
            )
            if repairs:
                yield Slip(kind, token, tuple(fix.capitalize() for fix in repairs))

    @staticmethod
    def _well_known(text: str, sentence: Sentence, index: int) -> str | None:
        """The well-known name that an unknown one is a slip for, by itself or beside another."""
        before, behind = standing.neighbour(sentence, index - 1), standing.neighbour(sentence, index + 1)
        alone = standing.bare(sentence, index) and len(text) > SHORTEST + 1
        if alone and (meant := famous.famous(text)):
            return meant
        if (before or behind) and (meant := famous.person(text, before, behind)):
            return meant
        near = sentence.tokens[index - 1].lower if index else ""
        if near in hints.of("before-place") and not behind and (meant := famous.place(text)):
            return meant
        if behind and not before and (meant := famous.turned(text)):
            return meant
        found = None if before else famous.settled(text)
        if not found or (index == 0 and standing.around(sentence, index)[1] in (",", "")):
            return None
        nobody = found[1] in ("people", "organisation")
        return found[0] if nobody or (index and not behind) else None

    def _opening(self, stem: str, sentence: Sentence, index: int) -> tuple[Kind, tuple[str, ...]]:
        """What the first word of a sentence is: most unknown ones are names, so a slip must be a surer one."""
        kind, repairs = self._read(stem, [(sentence, index)])
        if kind == "slip" and repairs:
            found = slips.candidates(stem)
            opens = repairs[0] in lexicon.little_words()
            least = BELIEVED if opens else SURE_NAME if len(stem) > LONG else SURE_SHORT_NAME
            sure = bool(found) and odds.certainty(stem, found, quoted=False, count=1) >= least
            return kind, repairs if sure and found[0].cost <= 1 and _no_name(stem, found[0].word) else ()
        return kind, repairs

    def _title(self, stem: str, sentence: Sentence, index: int) -> tuple[str, ...]:
        """The long common word that stands in many names (“Committee”) and that a word with a capital is a slip for."""
        if len(stem) < LONG or _names_somebody(sentence, index):
            return ()
        found = slips.candidates(stem)
        if not found or found[0].cost > variants.NAME_COST or variants.related(stem, found[0].word):
            return ()
        if not _no_name(stem, found[0].word) or found[0].word.capitalize() in tables.words("given-names"):
            return ()
        sure = odds.certainty(stem, found, quoted=False, count=1)
        title = lexicon.names().grade(found[0].word.capitalize()) or 0
        common = lexicon.grade(found[0].word) or 0
        frequent = title >= parting.COMMON and common >= famous.FAMOUS
        return (found[0].word,) if frequent or (len(stem) > LONG + 1 and sure >= SURE_LONG) else ()

    def _read(self, stem: str, found: list[tuple[Sentence, int]]) -> tuple[Kind, tuple[str, ...]]:
        """What an unknown word in the lower case is, and its repairs; none where it may be right."""
        if repairs := parting.joined(stem):
            return "stray-hyphen", repairs
        if repairs := parting.parted(stem):
            return "run-together", repairs
        if "-" in stem:
            return "slip", self._part_meant(stem, found)
        return "slip", self._meant(stem, found)

    def _part_meant(self, stem: str, found: list[tuple[Sentence, int]]) -> tuple[str, ...]:
        """What a compound with a hyphen and a slip in one of its parts was meant to be."""
        parts = stem.split("-")
        strange = [n for n, part in enumerate(parts) if len(part) > SHORTEST and not lexicon.known(part)]
        if len(strange) != 1:
            return ()
        part = parts[strange[0]]
        if min(len(one) for one in parts) < 2 or (strange[0] < len(parts) - 1 and part.endswith("o")):
            return ()  # “f-cking”, “anarcho-capitalist”
        near = slips.candidates(part)
        for one in near:
            whole = "-".join([*parts[: strange[0]], one.word, *parts[strange[0] + 1 :]])
            seen = lexicon.grade(whole) is not None or neighbours.beside(*whole.split("-", 1))
            if seen and one.cost <= 1 and not odds.derived(part):
                return (whole,)
        if near and near[0].word in numbers.ORDINALS and near[0].cost < 1:
            return ("-".join([*parts[: strange[0]], near[0].word, *parts[strange[0] + 1 :]]),)
        if not near or odds.compound(part) or odds.certainty(part, near, quoted=False, count=1) < SURE_PART:
            return ()
        meant = self._meant(part, found)
        return tuple("-".join([*parts[: strange[0]], one, *parts[strange[0] + 1 :]]) for one in meant)

    def _meant(self, stem: str, places: list[tuple[Sentence, int]]) -> tuple[str, ...]:
        quoted = all(self._quoted(sentence.tokens[index].start) for sentence, index in places)
        if not places or "-" in stem or "'" in stem:
            return ()
        found = slips.candidates(stem)
        if (words := endings.blocking(stem)) and not lexicon.base_knows(stem):
            return tuple(one.word for one in found if distance.cost(stem, one.word) <= 1)[:2] or words
        if not found or found[0].word.replace("-", "") == stem:
            return ()
        certainty = odds.certainty(stem, found, quoted=quoted, count=len(places))
        if _new(stem, found[0], quoted):
            return ()
        if certainty < (SURE_ENDING if len(stem) < LONG or _stem_shared(stem, found[0].word) else SURE):
            return ()
        before, behind = standing.around(*places[0])
        found = slips.by_context(found, before, behind)
        rare = lexicon.usual(found[0].word) < RARE
        if certainty < UNSURE and rare and not neighbours.fits(before, found[0].word, behind):
            return ()
        belief = odds.belief(stem, found[0], certainty, before, behind)
        far = found[0].cost >= distance.SWAP_COST or not lexicon.grade(found[0].word)
        if belief < (BELIEVED_FAR if far else BELIEVED):
            return ()
        return () if lexicon.base_knows(stem) else slips.likely(found)


def _new(stem: str, best: slips.Candidate, quoted: bool) -> bool:
    """Whether an unknown word is more likely a new one than a slip for the best candidate: made of known parts, drawn out."""
    if odds.drawn_out(stem, quoted) or odds.coined(stem, best.word) or stem == best.word + "s":
        return True
    if (
        best.cost > DOUBLED
        and stem[-4:-3] != "e"
        and (lexicon.grade(stem.removesuffix("ing")) or 0) >= parting.RARE
    ):
        return True  # “backing and forthing”
    near = best.cost < 1 and (lexicon.grade(best.word) or 0) >= variants.COMMON
    return best.cost > DOUBLED and not near and odds.composed(stem)


def _no_name(word: str, meant: str) -> bool:
    """Whether a word with a capital is unlike names that are made of words: “Mathematica”, “Klass”, “Fabricatorz”."""
    return word[0] == meant[0] and not meant.startswith(word) and not (word[-1] == "z" and meant[-1] == "s")


def _names_somebody(sentence: Sentence, index: int) -> bool:
    """Whether a word with a capital stands behind a given name, a person's title or a preposition that people and firms stand behind."""
    before = sentence.tokens[index - 1] if index else None
    return before is not None and (
        before.lower in ("at", "by")
        or before.text in tables.words("given-names")
        or before.text.removesuffix(".") in tables.words("name-titles")
    )


def _stem_shared(word: str, meant: str) -> bool:
    stem = min(len(word), len(meant)) - 2
    return word[:stem] == meant[:stem]


def _tail(text: str, ending: str) -> str:
    """The ending as it stands in the copy, with its own apostrophe."""
    return text[len(text) - len(ending) :] if ending else ""


def _odd_among(words: Iterable[str]) -> set[str]:
    """The words that may be wrong, for all that the lexicon says; most words of an article were right in the one before."""
    asked = set(words)
    odd = {word for word in asked - _SOUND if _odd(word)}
    if len(_SOUND) > lexicon.REMEMBERED:
        _SOUND.clear()
    _SOUND.update(asked - odd)
    return odd


_SOUND: set[str] = set()
"""Words that were found right, as many as may be remembered."""


def _odd(word: str) -> bool:
    return (
        word[0].isalpha() and len(word) > 2 and "." not in word and lexicon.grade(word) is None
    ) or word in listed()
