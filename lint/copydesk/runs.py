"""Runs of capitalised words that are one name: joined over small words, cut at titles and before persons."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from copydesk import lexicon
from copydesk.capitals import OPENING, PARTICLES, SMALL, Capitals, Evidence, capital, host

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.sentences import Sentence, Token

SEALS = frozenset(
    {
        "Inc.", "Inc", "Corp.", "Corp", "Ltd.", "Ltd", "LLC", "L.L.C.", "LLP", "LP", "PLC", "plc", "Co.",
        "S.A.", "N.V.",
    }
)  # fmt: skip
"""What ends a company's name."""

SUFFIXES = frozenset({"Jr.", "Jr", "Sr.", "Sr", "Esq."})
"""What ends a person's name."""

CAPITAL_CITY = frozenset({("Washington", "D.C."), ("Washington", "DC")})
_LOOSE = frozenset({"of", "for", "on"})
_LONGEST = 12
_LONGEST_WORK = 9
_LONGEST_NICKNAME = 2
_COMMON = 8
"""Grade of the lexicon from which a word in small letters is a common one."""

_WORKS = frozenset(
    {
        "song", "album", "film", "movie", "book", "novel", "single", "titled", "entitled", "play", "series",
        "show", "episode", "musical", "sitcom", "opera",
    }
)  # fmt: skip
_NUMBERED = frozenset({"No.", "Nos.", "Vol.", "Part", "Chapter"})
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

    def pieces(self, reading: Capitals) -> Iterator[Piece]:
        """The names of a sentence as runs of tokens."""
        done = 0
        for index in reading.capitals:
            if index < done:
                continue
            work = self.work(reading, index)
            if work:
                done = work.end
                yield work
                continue
            end = self.run(reading, index)
            done = end
            yield from self.cut(reading, index, end)

    def work(self, reading: Capitals, index: int) -> Piece | None:
        """The title between quotation marks that begins at a token, all its longer words with capitals."""
        tokens = reading.tokens
        if not index or tokens[index - 1].kind != "quote" or tokens[index - 1].text not in OPENING:
            return None
        end = index
        capitals = 0
        while end < min(len(tokens), index + _LONGEST_WORK) and tokens[end].kind != "quote":
            token = tokens[end]
            if token.kind == "word" and capital(token):
                capitals += 1
            elif token.lower not in SMALL and not (
                token.kind == "number" or token.text in {",", "&", ":", "!"}
            ):
                return None
            end += 1
        if end >= len(tokens) or tokens[end].kind != "quote" or not capitals:
            return None
        if capitals == 1 and (end > index + 1 or tokens[max(0, index - 2)].lower not in _WORKS):
            return None
        if tokens[end - 1].text == ",":
            end -= 1
        if tokens[end - 1].lower in SMALL or reading.loud:
            return None
        return Piece(index, end, work=True)

    def run(self, reading: Capitals, index: int) -> int:
        """Where the run of words that may be one name ends."""
        tokens = reading.tokens
        count = len(tokens)
        end = index + 1
        headed = ""
        while end < count and end - index < _LONGEST:
            last, token = tokens[end - 1], tokens[end]
            word = host(last)
            if word != lexicon.level(last.text) and not self.possessed(reading, index, end):
                break
            following = tokens[end + 1] if end + 1 < count else None
            if token.kind == "word" and capital(token):
                if self.evidence.dated(host(token), word):
                    break
                end += 1
                continue
            if following is None:
                break
            if (
                token.text == ","
                and not token.spaced
                and (
                    following.text in SEALS
                    or following.text in SUFFIXES
                    or (word, following.text) in CAPITAL_CITY
                )
            ):
                end += 2
                continue
            reach = self.bridge(tokens, index, end, headed)
            if not reach:
                break
            if token.lower in _LOOSE:
                headed = word
            end = reach
        return end

    def bridge(self, tokens: Sequence[Token], index: int, at: int, headed: str) -> int:
        """Behind the word of a name after the small words or marks at `at`; 0 where they join nothing."""
        lower = tokens[at].lower
        word = host(tokens[at - 1])
        after = at + 1
        if lower in _LOOSE:
            after = self.goes_on(tokens, index, at)
        elif lower == "and":
            if not self.paired(tokens, index, at, headed):
                return 0
        elif tokens[at].kind == "quote":
            after = self.quoted(tokens, at)
        elif lower in PARTICLES:
            while after < len(tokens) and tokens[after].lower in PARTICLES and not capital(tokens[after]):
                after += 1
        elif lower != "&":
            return 0
        if not after or after >= len(tokens) or not capital(tokens[after]):
            return 0
        return 0 if self.evidence.dated(host(tokens[after]), word) else after + 1

    def goes_on(self, tokens: Sequence[Token], index: int, at: int) -> int:
        """Behind “of (the)”, “for” or “on” that a name's head joins to what follows; 0 where it does not."""
        word = host(tokens[at - 1])
        if word in self.titles and tokens[at].lower == "of":
            return self.held(tokens, at)
        if self.listed(tokens, index, at):
            return at + 2 if tokens[at + 1].lower == "the" else at + 1
        head = self.heads.get(word)
        if head is None or not head.joins or (tokens[at].lower != "of" and head.kind != "organisation"):
            return 0
        after = at + 2 if tokens[at + 1].lower == "the" else at + 1
        following = host(tokens[after]) if after < len(tokens) else ""
        plain = following in self.titles or self.common(following)
        return 0 if head.kind == "place" and at - index > 1 and not plain else after

    def listed(self, tokens: Sequence[Token], index: int, at: int) -> bool:
        """Whether the gazetteer has a name that goes on over the small word at `at`."""
        ends = range(at + 2, min(at + 4, len(tokens) + 1))
        return any(self.evidence.text(tokens, index, end) in self.table.names for end in ends)

    def held(self, tokens: Sequence[Token], at: int) -> int:
        """Behind “of (the)” in an office, “Secretary of State”; 0 where a name follows, “director of the Wobble Museum”."""
        after = end = at + 2 if tokens[at + 1].lower == "the" else at + 1
        while end < len(tokens) and capital(tokens[end]) and self.common(host(tokens[end])):
            end += 1
        named = end - after > 1 and host(tokens[end - 1]) in self.heads
        return 0 if named or end == after else after

    def paired(self, tokens: Sequence[Token], index: int, at: int, headed: str) -> bool:
        """Whether “and” stands inside a name: “Department of Health and Human Services”, “Air and Space Museum”."""
        word = host(tokens[at - 1])
        if self.listed(tokens, index, at):
            return True
        if headed and self.common(word) and word not in self.heads:
            return True
        if self.evidence.known(word) or word in self.heads:
            return False
        if headed:
            return True
        end = at + 1
        while end < len(tokens) and capital(tokens[end]):
            end += 1
        return (
            end - at > 2
            and host(tokens[end - 1]) in self.heads
            and self.common(word)
            and self.common(host(tokens[at + 1]))
        )

    def quoted(self, tokens: Sequence[Token], at: int) -> int:
        """Behind a nickname (“Bill “Bull” Smith”) or the apostrophe of “Farmers’ Union”; 0 where there is neither."""
        word = tokens[at - 1].lower
        if tokens[at].text in {"’", "'"} and not tokens[at].spaced:
            headed = at + 1 < len(tokens) and host(tokens[at + 1]) in self.heads
            return at + 1 if word.endswith("s") and headed and self.common(tokens[at - 1].text) else 0
        if tokens[at].text not in OPENING or not tokens[at].spaced:
            return 0
        for end in range(at + 2, min(len(tokens), at + 2 + _LONGEST_NICKNAME)):
            if tokens[end].kind == "quote" and not tokens[end].spaced:
                inner = all(capital(token) for token in tokens[at + 1 : end])
                return end + 1 if inner and self.evidence.given(tokens[at - 1].text) else 0
        return 0

    def common(self, word: str) -> bool:
        """Whether a word is more a common one than a name."""
        if word.isupper() and len(word) > 1:
            return False
        return (lexicon.grade(word.lower()) or -1) >= (lexicon.names().grade(word) or 0)

    def possessed(self, reading: Capitals, index: int, end: int) -> bool:
        """Whether a name goes on behind its own “’s”: “Children’s Hospital”, “St. John’s College”."""
        tokens = reading.tokens
        if end >= len(tokens) or not capital(tokens[end]) or reading.loud:
            return False
        word = host(tokens[end - 1])
        if end - index > 1 and tokens[end - 2].text in {"St.", "St", "of"}:
            return host(tokens[end]) in self.heads
        common = (lexicon.grade(word.lower()) or -1) >= (lexicon.names().grade(word) or 0)
        return (
            common
            and not self.evidence.known(word)
            and word not in self.titles
            and host(tokens[end]) in self.heads
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
        while behind > first and tokens[behind - 1].text in _NUMBERED:
            behind -= 1
        if behind > first and not self.described(tokens, first, behind):
            yield from self.split(reading, first, behind)
        if last < end:
            following = last
            while following < end and not capital(tokens[following]):
                following += 1
            yield from self.cut(reading, following, end)

    def described(self, tokens: Sequence[Token], first: int, end: int) -> bool:
        """Whether a run only says what something is: common words behind “a”, “a Technology Centre”."""
        if not first or tokens[first - 1].lower not in {"a", "an"}:
            return False
        return all(self.common(host(token)) for token in tokens[first:end])

    def split(self, reading: Capitals, first: int, end: int) -> Iterator[Piece]:
        """The names of a run, its titles told from them."""
        tokens = reading.tokens
        whole = self.evidence.text_as_name(reading, first, end)
        words = [host(token) for token in tokens[first:end]]
        if len(words) > 1 and (whole in self.table.names or self.headed(words)):
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
            if first + stop < end:
                yield Piece(first + stop, end, self.evidence.text(tokens, first + at, first + stop))
            return
        yield from self.apart(tokens, first, end)

    def headed(self, words: list[str]) -> bool:
        """Whether a run of words is one name by its head: “Duke University”, “Bank of England”."""
        if words[-1] in self.heads and words[0] not in self.titles:
            return True
        at = words.index("of") if "of" in words[1:-1] else 0
        return at > 0 and words[at - 1] in self.heads and not any(word in self.titles for word in words[:at])

    def title_in(self, words: list[str]) -> int:
        """Where a title stands in a run that is no part of a name; -1 where none does."""
        for at, word in enumerate(words):
            if word in self.titles:
                pointed = word.endswith(".")
                if at == len(words) - 1 and at and self.evidence.given(words[at - 1]) and not pointed:
                    continue
                following = words[at + 1] if at + 1 < len(words) else ""
                if following and following != "of" and not pointed and not self.personal(following):
                    continue
                return at
        return -1

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
            if self.evidence.given(words[stop]) and not all(map(self.common, words[stop + 1 : stop + 2])):
                break
            stop += 1
        return stop

    def trim(self, words: list[str], end: int) -> int:
        """How many words before a title are a name: “White House Press” Secretary, two."""
        while end:
            if " ".join(words[:end]) in self.table.names:
                return end
            word = words[end - 1]
            if (lexicon.grade(word.lower()) or -1) < _COMMON or self.evidence.known(word):
                return end
            end -= 1
        return 0

    def apart(self, tokens: Sequence[Token], first: int, end: int) -> Iterator[Piece]:
        """A run without titles: a people, party or place before a person's name stands for itself."""
        for at in range(first + 1, min(end - 1, first + 4)):
            lead = self.table.names.get(self.evidence.text(tokens, first, at))
            rest = self.table.names.get(self.evidence.text(tokens, at, end))
            person = (rest is not None and rest.kind == "person") or self.evidence.given(host(tokens[at]))
            over = first > 1 and tokens[first - 1].lower == "of" and host(tokens[first - 2]) in self.titles
            if (
                lead
                and lead.kind != "person"
                and (person or over)
                and not self.evidence.given(host(tokens[first]))
            ):
                yield Piece(first, at)
                first = at
                break
        else:
            first += self.epithet(tokens, first, end)
        yield Piece(first, end)

    def epithet(self, tokens: Sequence[Token], first: int, end: int) -> int:
        """How many common words stand before a given name and belong to no name: “Coroner Jane Smith”, one."""
        for at in range(first, end - 1):
            word = host(tokens[at])
            if self.evidence.given(word) and not self.common(word):
                return at - first
            if not self.common(word) or word in self.table.names:
                return 0
        return 0
