"""Runs of capitalised words that are one name, cut at titles and before persons."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from copydesk.naming import hints
from copydesk.naming.capitals import SMALL, Capitals, capital, host, ordinal, tail
from copydesk.naming.casual import Casual
from copydesk.naming.evidence import HONOUR, Evidence
from copydesk.naming.joins import Joins
from copydesk.naming.leads import Leads
from copydesk.naming.numerals import Numerals
from copydesk.naming.works import cited_at, nickname_at, reversed_at, title_at, wording_at
from copydesk.orthography import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.sentences import Sentence, Token

SEALS = frozenset(
    {
        "Inc.", "Inc", "Corp.", "Corp", "Ltd.", "Ltd", "LLC", "L.L.C.", "LLP", "LP", "PLC", "plc", "Co.",
        "S.A.", "N.V.", "L.P.",
    }
)  # fmt: skip
"""What ends a company's name."""

SUFFIXES = frozenset({"Jr.", "Jr", "Sr.", "Sr", "Esq."})
"""What ends a person's name."""

CAPITAL_CITY = frozenset({("Washington", "D.C."), ("Washington", "DC")})
_LONGEST = 12
_COMMON = 8
"""Grade of the lexicon from which a word in small letters is a common one."""

_TRAILING = frozenset({"No.", "Nos.", "Vol.", "Part", "Chapter", "MP", "MPs", "MPP", "MEP", "MEPs", "CEO"})
"""What ends no name, but stands before a number or somebody's name."""


_LEADING = frozenset({"da", "de", "del", "der", "van", "von"})
"""What a surname may begin with: “General de Meza”."""

_OFFICES = frozenset({"General", "Minister", "Justice"})
"""What belongs to the title before it: “Attorney General”."""


class Piece(NamedTuple):
    """Tokens `first` up to `end` that are one name, before its kind is decided."""

    first: int
    end: int
    title: str = ""
    work: bool = False


class Runs:
    """Finds the names of an article's sentences as runs of tokens."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.evidence = Evidence(sentences)
        self.table = self.evidence.table
        self.titles = self.evidence.titles
        self.heads = self.evidence.heads
        self.joins = Joins(self.evidence)
        self.numerals = Numerals(self.evidence)
        self.leads = Leads(self.joins)
        self.casual = Casual(self.joins)
        self.common = self.joins.common

    def pieces(self, reading: Capitals) -> Iterator[Piece]:
        """The names of a sentence as runs of tokens."""
        done = work = 0
        tokens = reading.tokens
        for index in reading.capitals:
            if index < done:
                continue
            before = tokens[index - 1].kind if index else "word"
            if before in {"quote", "number"} or tokens[index - 1].text == ")":
                begin = index - (index > 1 and before == "number")
                done = self.silent(reading, begin)
                if done:
                    continue
                end = title_at(reading, begin, work) or cited_at(tokens, begin)
                if end:
                    done = work = end
                    if not self.casual.ranked(tokens, begin, end):
                        yield Piece(begin, end, work=True)
                    continue
            done = reversed_at(tokens, index)
            if done:
                yield Piece(index, done)
                continue
            done = end = self.run(reading, index)
            yield from self.cut(reading, index, end)

    def silent(self, reading: Capitals, begin: int) -> int:
        """Where words between quotation marks end that name nothing: a byname, or what is only quoted; 0 where none do."""
        end = wording_at(reading.tokens, begin)
        if end:
            return end
        end = nickname_at(reading.tokens, begin)
        return end if end and self.casual.ordinary(reading, begin, end) else 0

    def run(self, reading: Capitals, index: int) -> int:
        """Where the run of words that may be one name ends."""
        tokens = reading.tokens
        count = len(tokens)
        end = index + 1
        headed = ""
        while end < count and end - index < _LONGEST:
            last, token = tokens[end - 1], tokens[end]
            if ("'" in last.lower and self.owner(reading, index, end)) or (
                "-" in last.text and tail(last.text)
            ):
                break
            if token.kind == "word" and capital(token):
                if self.parted(reading, index, end):
                    break
                end += 1
                continue
            reach = self.numerals.reach(reading, end) if token.kind == "number" else 0
            if not reach and end + 1 < count:
                reach = self.sealed(tokens, end) or self.joins.bridge(reading, index, end, headed)
            if not reach:
                break
            if token.lower in {"of", "for", "on"}:
                headed = host(last)
            end = reach
        return end

    def parted(self, reading: Capitals, index: int, end: int) -> bool:
        """Whether the capitalised word at `end` begins something else: a day, an honour, the writer."""
        tokens = reading.tokens
        token = tokens[end]
        if token.text == "I" and self.speaks(tokens, end):
            return True
        dated = self.evidence.dated(host(token), host(tokens[end - 1]))
        return token.text.startswith(HONOUR) or (dated and not self.joins.feast(reading, index, end))

    def sealed(self, tokens: Sequence[Token], end: int) -> int:
        """Behind a mark that belongs to the name before it: “, Inc.”, “, Jr.”, the “!” of “Yahoo! said”; 0 for others."""
        token, following = tokens[end], tokens[end + 1]
        if token.spaced:
            return 0
        if token.text == "!":
            return end + 1 if following.spaced and following.text.islower() else 0
        city = (host(tokens[end - 1]), following.text) in CAPITAL_CITY
        closes = city or following.text in SEALS or following.text in SUFFIXES
        return end + 2 if closes and token.text == "," else 0

    def speaks(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether “I” is the writer and no number: “In Pyongyang I saw”."""
        behind = tokens[at + 1] if at + 1 < len(tokens) else None
        return (
            behind is not None
            and behind.kind == "word"
            and behind.text.islower()
            and behind.lower not in SMALL
            and tokens[at - 1].text not in self.heads
            and tokens[at - 1].text not in hints.of("numbered")
            and not self.evidence.given(tokens[at - 1].text)
        )

    def owner(self, reading: Capitals, index: int, end: int) -> bool:
        """Whether a name ends with the possessive before `end`: not in “Macy’s Store” and “Children’s Hospital”."""
        last = reading.tokens[end - 1]
        word = host(last)
        return word != lexicon.level(last.text) and not (
            word in self.evidence.usage.owned or self.joins.possessed(reading, index, end)
        )

    def cut(self, reading: Capitals, first: int, end: int) -> Iterator[Piece]:
        """The names in a run of words: titles taken off, peoples from persons, what has its capital for its place."""
        tokens = reading.tokens
        while first < end and not self.evidence.starts(reading, first, end):
            first += 1
            while first < end and not capital(tokens[first]):
                first += 1
        if first >= end:
            return
        last = end
        if reading.loud:
            last = self.evidence.stop(reading, first, end)
        behind = last
        while behind > first and (tokens[behind - 1].text in _TRAILING or ordinal(tokens[behind - 1].text)):
            behind -= 1
        if first > 1 and tokens[first - 1].lower == "of" and tokens[first - 2].text in hints.of("noble"):
            first += 1
        if behind > first and not self.casual.described(tokens, first, behind):
            yield from self.named(reading, first, behind)
        if last < end:
            following = last
            while following < end and not capital(tokens[following]):
                following += 1
            yield from self.cut(reading, following, end)

    def named(self, reading: Capitals, first: int, end: int) -> Iterator[Piece]:
        """The names of a run, a number before it taken in, without what has capitals and is none."""
        counted = self.numerals.counted(reading.tokens, first, end)
        for piece in self.split(reading, first, end):
            if counted and piece.first == first:
                yield piece._replace(first=first - counted)
            elif piece.title or not self.casual.casual(reading.tokens, piece.first, piece.end):
                yield piece

    def split(self, reading: Capitals, first: int, end: int) -> Iterator[Piece]:
        """The names of a run, its titles told from them."""
        tokens = reading.tokens
        words = [host(token) for token in tokens[first:end]]
        if len(words) == 1 and words[0] not in self.titles:
            yield Piece(first, end)
            return
        whole = self.evidence.text_as_name(reading, first, end)
        person = self.person_behind(words)
        if person:
            yield from self.split(reading, first, first + person)
            yield from self.split(reading, first + person, end)
            return
        if len(words) > 1 and (
            (whole in self.table.names and not self.office_in(words)) or self.headed(words)
        ):
            yield Piece(first, end)
            return
        at = self.title_in(words)
        if at >= 0:
            stop = at
            while stop < len(words) and (words[stop] in self.titles or words[stop] in _OFFICES):
                stop += 1
            stop = self.office(words, stop)
            left = self.trim(words, at)
            if left:
                yield from self.apart(tokens, first, first + left)
            if words[stop - 1] == "of" and first + stop < end:
                yield from self.apart(tokens, first + stop, end)
            elif first + stop < end:
                yield Piece(first + stop, end, self.evidence.text(tokens, first + at, first + stop))
            return
        yield from self.apart(tokens, first, end)

    def headed(self, words: list[str]) -> bool:
        """Whether a run of words is one name by its head: “Duke University”, “Bank of England”."""
        if self.office_in(words):
            return False
        if words[-1] in self.heads and words[0] not in self.titles:
            return True
        if (
            words[-1] in hints.of("namesake")
            and len(words) > 2
            and not any(one in self.titles for one in words[1:])
        ):
            return True
        at = words.index("of") if "of" in words[1:-1] else 0
        behind = words[at + 3 :] if words[at + 1] == "Our" else words[at + 2 :]
        titled = any(word in self.titles for word in (*words[:at], *behind))
        return at > 0 and words[at - 1] in self.heads and not titled

    def person_behind(self, words: list[str]) -> int:
        """Where a person's name begins behind a name with “of”: “the Institute of Navigation Anna Kowal”; 0 if none does."""
        of = words.index("of") if "of" in words[1:-1] else 0
        if not of or words[of - 1] not in self.heads:
            return 0
        for at in range(of + 2, len(words) - 1):
            if (
                self.evidence.given(words[at])
                and not self.common(words[at])
                and words[at + 1] not in self.heads
            ):
                return at
        return 0

    def office_in(self, words: list[str]) -> bool:
        """Whether words end in an office, “United States Secretary of State”."""
        return any(words[at] in self.titles and words[at + 1] == "of" for at in range(1, len(words) - 1))

    def title_in(self, words: list[str]) -> int:
        """Where a title stands in a run that is no part of a name; -1 where none does."""
        for at, word in enumerate(words):
            if word in self.titles:
                pointed = word.endswith(".")
                if at == len(words) - 1 and at and self.evidence.given(words[at - 1]) and not pointed:
                    continue
                following = words[at + 1] if at + 1 < len(words) else ""
                if at and (following == "," or following in SUFFIXES):
                    continue
                if at > 1 and words[at - 1] == "of" and words[at - 2] in self.heads:
                    continue
                if at and words[at - 1] == "Our":
                    continue
                if not following and at and not pointed and self.always(words[at - 1], word):
                    continue
                noble = following in _LEADING and at + 2 < len(words)
                if following and following != "of" and not (pointed or noble or self.personal(following)):
                    continue
                return at
        return -1

    def always(self, one: str, two: str) -> bool:
        """Whether a strange word before a title belongs to it: “Notre Dame”."""
        strange = lexicon.grade(one.lower()) is None and not self.evidence.known(one)
        return strange and two in lexicon.partners(one)

    def personal(self, word: str) -> bool:
        """Whether a word behind a title may belong to a person, or to the title itself."""
        if word in self.titles or self.evidence.given(word) or word in _OFFICES:
            return True
        entry = self.table.names.get(word)
        if entry and entry.kind == "person":
            return True
        return word not in self.heads and (lexicon.grade(word.lower()) or -1) < max(
            _COMMON, lexicon.names().grade(word) or 0
        )

    def office(self, words: list[str], stop: int) -> int:
        """Behind the common words that “of” joins to a title: “Secretary of State” John Smith."""
        if stop >= len(words) or words[stop] != "of":
            return stop
        stop += 1
        while stop < len(words) and (words[stop].islower() or self.common(words[stop])):
            place = self.table.names.get(" ".join(words[stop : stop + 2]))
            if place and place.kind == "place" and stop + 1 < len(words):
                break
            if self.evidence.given(words[stop]) and not all(map(self.common, words[stop + 1 : stop + 2])):
                break
            stop += 1
        return stop

    def trim(self, words: list[str], end: int) -> int:
        """How many words before a title are a name: “White House Press” Secretary, two."""
        while end:
            if " ".join(words[:end]) in self.table.names or (
                "of" in words[:end] and self.headed(words[:end])
            ):
                return end
            word = words[end - 1]
            if end > 1 and word in self.heads and self.heads[word].kind == "place":
                return end
            if (lexicon.grade(word.lower()) or -1) < _COMMON or self.evidence.known(word):
                return end
            end -= 1
        return 0

    def apart(self, tokens: Sequence[Token], first: int, end: int) -> Iterator[Piece]:
        """A run without titles: a people, party or place before a person's name stands for itself."""
        if end - first == 2 and host(tokens[end - 1]).isupper() and self.leads.party(tokens, first, end):
            yield Piece(first, first + 1)
            yield Piece(first + 1, end)
            return
        champion = self.leads.winner(tokens, first, end)
        if champion:
            left = self.trim([host(token) for token in tokens[first:end]], champion - first)
            if left:
                yield Piece(first, first + left)
            first = champion + 1
        lead = self.table.names.get(host(tokens[first]))
        if end - first > 1 and lead and lead.kind == "people" and self.leads.foreign(tokens, first, end):
            yield Piece(first, first + 1)
            yield Piece(first + 1, end)
            return
        for at in range(first + 1, min(end - 1 if end - first < 4 else end, first + 5)):
            lead = self.table.names.get(self.evidence.text(tokens, first, at))
            rest = self.table.names.get(self.evidence.text(tokens, at, end))
            given = self.evidence.given(host(tokens[at])) and host(tokens[at]) not in self.heads
            person = given or (rest is not None and rest.kind == "person")
            party = (
                rest is not None
                and rest.kind == "place"
                and lead is not None
                and lead.kind in {"people", "other"}
            )
            over = first > 1 and tokens[first - 1].lower == "of" and host(tokens[first - 2]) in self.titles
            if (
                lead
                and (at > first + 1 or host(tokens[first]) not in self.heads)
                and lead.kind != "person"
                and (person or over or party)
                and not self.evidence.given(host(tokens[first]))
            ):
                yield Piece(first, at)
                first = at
                break
        else:
            first += self.leads.epithet(tokens, first, end)
        yield Piece(first, end)
