"""Names: which capitalised words of an article are the names of people, places and organisations.

A capital inside a sentence makes a name, unless it is a title's, a day's or a month's. Where every word has one (a
sentence's first, a headline's), the article itself must use the word as a name elsewhere, or news must.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from copydesk import lexicon, tables
from copydesk.gazetteer import KINDS, Entry, Kind, gazetteer, heads, titles
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.sentences import Sentence, Token


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_DATES = _set(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays"
    " Sundays January February March April May June July August September October November December Jan. Feb. Mar."
    " Apr. Jun. Jul. Aug. Sept. Sep. Oct. Nov. Dec. Mon. Tue. Tues. Wed. Thu. Thurs. Fri. Sat. Sun."
)
_DATED = _set("April May June March August")
"""Months that are given names or words too."""

_NEVER = _set(
    "I I'm I've I'd I'll OK O TV CEO CFO COO PhD Ph.D. DNA HIV SUV ATM GDP GPS AM PM A.M. P.M. BC AD B.C. A.D. CV ID"
)
_PARTICLES = _set(
    "de da di du del della dos das van von der den ten ter bin ibn binti al el la le las los y e af zu"
)
_ARABIC = _set("al el as an ad ash at ul abd bin ibn")
_LOOSE = _set("of for on in to")
_SEALS = _set("Inc. Inc Corp. Corp Ltd. Ltd LLC L.L.C. LLP LP Jr. Jr Sr. Sr PLC plc Co. S.A. N.V. Esq.")
_TOGETHER = {("Washington", "D.C."), ("Washington", "DC")}
_LEADING = _set("de du di da dos del della van von der den bin ibn al el la le")
_WATERS = _set("River Lake Mount Mt. Cape Port Fort Gulf Loch Isle Bay")
_NUMBERED = _set("No. Nos. Vol. Part Chapter")
_SMALL = _set("a an the of and in on at to for with from by or as but nor & vs. v.")
_OPENING = frozenset("“‘\"'«‹„([")
_CLOSING = frozenset("”’\"'»›")
_STARTS = _OPENING | frozenset(".!?…:;—–•") | {"--", "...", "”"}
_SIGNS = frozenset("&$£€%+")
_LONGEST = 12
_LONGEST_WORK = 9
_COMMON = 8
"""Grade of the lexicon from which a word in small letters is a common one."""


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


class _Piece(NamedTuple):
    """Tokens `first` up to `end` that are one name, before its kind is decided."""

    first: int
    end: int
    title: str = ""
    work: bool = False


def host(token: Token) -> str:
    """A word as written, with straight apostrophes and without “’s”."""
    text = token.text
    if "'" in token.lower:
        text = lexicon.level(text)
        if text.endswith(("'s", "'S")):
            return text[:-2]
    return text


@cache
def _openers() -> frozenset[str]:
    return tables.words("openers") | frozenset(lexicon.little_words())


def capital(token: Token) -> bool:
    """Whether a token is a word that is written like a name: “Leeds”, “iPhone”, “al-Assad”, “d’Estaing”."""
    if token.kind != "word":
        return False
    text = token.text
    if text[0].isupper():
        return True
    return text != token.lower and any(map(str.isupper, text[1:])) and not text[0].isdigit()


class _Sentence:
    """A sentence's capitals: where they are, and whether they say anything."""

    __slots__ = ("capitals", "loud", "sentence", "tokens")

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens = tokens = sentence.tokens
        self.capitals = [
            n
            for n, token in enumerate(tokens)
            if token.kind == "word" and token.text != token.lower and capital(token)
        ]
        self.loud = ""
        if len(self.capitals) > 2:
            small = sum(
                1
                for token in tokens
                if token.kind == "word" and token.text == token.lower and token.lower not in _SMALL
            )
            headed = sentence.block.kind in {"headline", "heading"}
            if len(self.capitals) - (not headed) > (3 if headed else 6) * small:
                shouting = sum(
                    1 for n in self.capitals if tokens[n].text.isupper() and len(tokens[n].text) > 1
                )
                self.loud = "shout" if shouting * 2 > len(self.capitals) else "title"

    def free(self, index: int) -> bool:
        """Whether a word there has a capital in any case."""
        if self.loud:
            return True
        before = index - 1
        while (
            before >= 0
            and self.tokens[before].kind in {"quote", "symbol"}
            and self.tokens[before].text not in _SIGNS
        ):
            before -= 1
        opened = before < index - 1 and self.tokens[index - 1].text not in {"’", "'"}
        text = self.tokens[index].text
        if text.isupper() and len(text) > 1:
            return False
        return before < 0 or opened or self.tokens[before].text in _STARTS


class Reader:
    """Reads the names of an article's sentences, with what the whole article says of its words."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = [_Sentence(sentence) for sentence in sentences]
        self.table = gazetteer()
        self.titles = titles()
        self.heads = heads()
        self.alone: set[str] = set()
        self.together: set[tuple[str, str]] = set()
        self.letters: set[str] = set()
        self.sums: dict[str, list[int]] = {}
        self.settled: dict[str, Kind] = {}
        self.learn()

    def learn(self) -> None:
        """Note which words have a capital where it says something: alone or last in a name, and in pairs."""
        for reading in self.sentences:
            if reading.loud:
                continue
            tokens = reading.tokens
            capitals = reading.capitals
            for place, index in enumerate(capitals):
                text = tokens[index].text
                if (
                    text.isupper()
                    and len(text) > 1
                    and (text in self.table.names or tokens[index - 1].text == "(")
                ):
                    self.letters.add(text)
                joined = place + 1 < len(capitals) and capitals[place + 1] == index + 1
                if joined:
                    if not reading.free(index):
                        self.together.add((tokens[index].lower, tokens[index + 1].lower))
                    continue
                if not reading.free(index):
                    word = host(tokens[index])
                    if word not in _NEVER and word not in _DATES and word not in self.titles:
                        self.alone.add(word.lower())

    def names(self) -> Iterator[Name]:
        """All names, in order."""
        for reading in self.sentences:
            if reading.capitals:
                for piece in self.pieces(reading):
                    yield self.named(reading, piece)

    def pieces(self, reading: _Sentence) -> Iterator[_Piece]:
        """The names of a sentence as runs of tokens."""
        tokens = reading.tokens
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
        del tokens

    def work(self, reading: _Sentence, index: int) -> _Piece | None:
        """The title between quotation marks that begins at a token, all its longer words with capitals."""
        tokens = reading.tokens
        if not index or tokens[index - 1].kind != "quote" or tokens[index - 1].text not in _OPENING:
            return None
        end = index
        capitals = 0
        while end < min(len(tokens), index + _LONGEST_WORK) and tokens[end].kind != "quote":
            token = tokens[end]
            if token.kind == "word" and capital(token):
                capitals += 1
            elif token.lower not in _SMALL and not (
                token.kind == "number" or token.text in {",", "&", ":", "!"}
            ):
                return None
            end += 1
        if end >= len(tokens) or tokens[end].kind != "quote" or capitals < 2:
            return None
        if tokens[end - 1].text == ",":
            end -= 1
        if tokens[end - 1].lower in _SMALL or reading.loud:
            return None
        return _Piece(index, end, work=True)

    def run(self, reading: _Sentence, index: int) -> int:
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
                if host(token) in _DATES and not (host(token) in _DATED and self.given(word)):
                    break
                end += 1
                continue
            if following is None:
                break
            if (
                token.text == ","
                and not token.spaced
                and (following.text in _SEALS or (word, following.text) in _TOGETHER)
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
        """Behind the word of a name after the small words at `at`; 0 where they join nothing."""
        lower = tokens[at].lower
        word = host(tokens[at - 1])
        after = at + 1
        if lower == "&":
            return after + 1 if after < len(tokens) and capital(tokens[after]) else 0
        if lower in _LOOSE:
            head = self.heads.get(word)
            if (
                head is None
                or not head.joins
                or (lower != "of" and head.kind != "organisation")
                or lower in {"in", "to"}
            ):
                return 0
            if head.kind == "place" and at - index > 1:
                return 0
            if tokens[after].lower == "the":
                after += 1
        elif lower == "and":
            if not headed or self.known(word) or word in self.heads:
                return 0
        elif lower in _PARTICLES:
            while after < len(tokens) and tokens[after].lower in _PARTICLES and not capital(tokens[after]):
                after += 1
        else:
            return 0
        return (
            after + 1
            if after < len(tokens) and capital(tokens[after]) and host(tokens[after]) not in _DATES
            else 0
        )

    def known(self, word: str) -> bool:
        """Whether the gazetteer has a word as a name by itself."""
        entry = self.table.names.get(word)
        return entry is not None and entry.kind in {"place", "person", "organisation"}

    def given(self, word: str) -> bool:
        """Whether a word is a given name."""
        return word in self.table.given

    def possessed(self, reading: _Sentence, index: int, end: int) -> bool:
        """Whether a name goes on behind its own “’s”: “Children’s Hospital”, “St. John’s College”."""
        tokens = reading.tokens
        if end >= len(tokens) or not capital(tokens[end]) or reading.loud:
            return False
        word = host(tokens[end - 1])
        if end - index > 1 and tokens[end - 2].text in {"St.", "St", "of"}:
            return host(tokens[end]) in self.heads
        common = (lexicon.grade(word.lower()) or -1) >= (lexicon.names().grade(word) or 0)
        return common and not self.known(word) and word not in self.titles and host(tokens[end]) in self.heads

    def text(self, tokens: Sequence[Token], first: int, end: int) -> str:
        """The words of tokens as a name: one space between them."""
        words = [
            lexicon.level(token.text) if not token.text.isascii() else token.text
            for token in tokens[first:end]
        ]
        if words:
            words[-1] = host(tokens[end - 1])
        return " ".join(words).replace(" ,", ",") if len(words) > 1 else words[0]

    def cut(self, reading: _Sentence, first: int, end: int) -> Iterator[_Piece]:
        """The names in a run of words: titles taken off, peoples from persons, what has its capital for its place."""
        tokens = reading.tokens
        while first < end and not self.starts(reading, first, end):
            first += 1
            while first < end and not capital(tokens[first]):
                first += 1
        if first >= end:
            return
        last = end
        if reading.loud:
            last = self.stop(reading, first, end)
        behind = last
        while behind > first and tokens[behind - 1].text in _NUMBERED:
            behind -= 1
        if behind > first:
            yield from self.split(reading, first, behind)
        if last < end:
            following = last
            while following < end and not capital(tokens[following]):
                following += 1
            yield from self.cut(reading, following, end)

    def stop(self, reading: _Sentence, first: int, end: int) -> int:
        """Where a name ends among words that all have capitals."""
        at = first + 1
        tokens = reading.tokens
        for size in range(min(end, first + 6), first + 1, -1):
            if self.text_as_name(reading, first, size) in self.table.names:
                return size
        while at < end:
            if (
                capital(tokens[at])
                and not self.believed(reading, at)
                and (tokens[at - 1].lower, tokens[at].lower) not in self.together
            ):
                return at
            if (
                not capital(tokens[at])
                and tokens[at].lower not in _PARTICLES
                and tokens[at].lower not in {"&", "of"}
            ):
                return at
            at += 1
        return end

    def text_as_name(self, reading: _Sentence, first: int, end: int) -> str:
        """The words, in the usual case where all of them are in capitals."""
        text = self.text(reading.tokens, first, end)
        if reading.loud == "shout" and text not in self.table.names:
            return " ".join(word.title() if word.isalpha() else word for word in text.split(" "))
        return text

    def starts(self, reading: _Sentence, index: int, end: int) -> bool:
        """Whether a name begins at a word of a run."""
        token = reading.tokens[index]
        word = host(token)
        if (
            not capital(token)
            or word in _NEVER
            or (word in _DATES and not (word in _DATED and end - index > 1))
        ):
            return False
        if not reading.free(index):
            return word.lower() not in _openers() or end - index > 1 or word in self.letters
        if end - index > 1:
            for stop in range(min(end, index + 6), index + 1, -1):
                if self.text_as_name(reading, index, stop) in self.table.names:
                    return True
            after = reading.tokens[index + 1]
            if (token.lower, after.lower) in self.together:
                return True
            if token.lower in _openers():
                return False
            shown = word.title() if reading.loud == "shout" else word
            if shown in self.titles:
                return True
            if self.given(shown) and capital(after) and (lexicon.grade(token.lower) or 0) < 12:
                return True
            if host(after) in lexicon.partners(shown):
                return True
            if not reading.loud and host(reading.tokens[end - 1]) in self.heads:
                return True
        return self.believed(reading, index)

    def believed(self, reading: _Sentence, index: int) -> bool:
        """Whether a word that would have its capital in any case is a name, by the article and by what news knows."""
        token = reading.tokens[index]
        word = host(token)
        lower = word.lower()
        if lower in _openers():
            return False
        if lower in self.alone:
            return True
        if reading.loud == "shout":
            word = word.title()
        small = lexicon.grade(lower)
        if small is None:
            return len(word) > 1 and not lexicon.known(lower) and not (reading.loud and "-" in lower)
        entry = self.table.names.get(word)
        grade = max(lexicon.names().grade(word) or 0, entry.grade if entry else 0)
        return grade >= small + 3 or (
            entry is not None and entry.kind in {"place", "people"} and grade >= small
        )

    def split(self, reading: _Sentence, first: int, end: int) -> Iterator[_Piece]:
        """The names of a run, its titles told from them."""
        tokens = reading.tokens
        whole = self.text_as_name(reading, first, end)
        words = [host(token) for token in tokens[first:end]]
        if len(words) > 1 and (whole in self.table.names or self.headed(words)):
            yield _Piece(first, end)
            return
        at = self.title_in(words)
        if at >= 0:
            stop = at
            while stop < len(words) and (
                words[stop] in self.titles or words[stop] in {"General", "Minister", "Justice"}
            ):
                stop += 1
            stop = self.office(tokens, first, stop, len(words))
            left = self.trim(words, at)
            if left:
                yield from self.apart(tokens, first, first + left)
            if first + stop < end:
                yield _Piece(first + stop, end, self.text(tokens, first + at, first + stop))
            return
        yield from self.apart(tokens, first, end)

    def headed(self, words: list[str]) -> bool:
        """Whether a run of words is one name by its head: “Duke University”, “Bank of England”."""
        if words[-1] in self.heads and words[0] not in self.titles:
            return True
        return (
            len(words) > 2
            and any(words[at] == "of" and words[at - 1] in self.heads for at in range(1, len(words) - 1))
            and not any(word in self.titles for word in words)
        )

    def title_in(self, words: list[str]) -> int:
        """Where a title stands in a run that is no part of a name; -1 where none does."""
        for at, word in enumerate(words):
            if word in self.titles:
                pointed = word.endswith(".")
                if at == len(words) - 1 and at and self.given(words[at - 1]) and not pointed:
                    continue
                following = words[at + 1] if at + 1 < len(words) else ""
                if following and not pointed and not self.personal(following):
                    continue
                return at
        return -1

    def personal(self, word: str) -> bool:
        """Whether a word behind a title may belong to a person, or to the title itself."""
        if word in self.titles or self.given(word) or word in {"General", "Minister", "Justice"}:
            return True
        entry = self.table.names.get(word)
        if entry and entry.kind == "person":
            return True
        return word not in self.heads and (lexicon.grade(word.lower()) or -1) < max(
            _COMMON, lexicon.names().grade(word) or 0
        )

    def office(self, tokens: Sequence[Token], first: int, stop: int, count: int) -> int:
        """Behind the office that goes with a title."""
        while stop < count and tokens[first + stop].kind != "word":
            stop += 1
        return stop

    def trim(self, words: list[str], end: int) -> int:
        """How many words before a title are a name: “White House Press” Secretary, two."""
        while end:
            if " ".join(words[:end]) in self.table.names:
                return end
            word = words[end - 1]
            if (lexicon.grade(word.lower()) or -1) < _COMMON or self.known(word):
                return end
            end -= 1
        return 0

    def apart(self, tokens: Sequence[Token], first: int, end: int) -> Iterator[_Piece]:
        """A run without titles: a people, party or place before a person's name stands for itself."""
        for at in range(first + 1, min(end - 1, first + 4)):
            lead = self.table.names.get(self.text(tokens, first, at))
            rest = self.table.names.get(self.text(tokens, at, end))
            person = (rest is not None and rest.kind == "person") or self.given(host(tokens[at]))
            if (
                lead
                and lead.kind in {"people", "other", "organisation"}
                and person
                and not self.given(host(tokens[first]))
            ):
                yield _Piece(first, at)
                first = at
                break
        else:
            first += self.epithet(tokens, first, end)
        yield _Piece(first, end)

    def epithet(self, tokens: Sequence[Token], first: int, end: int) -> int:
        """How many common words stand before a given name and belong to no name: “Coroner Jane Smith”, one."""
        for at in range(first, end - 1):
            word = host(tokens[at])
            if self.given(word) and lexicon.grade(word.lower()) is None:
                return at - first
            if (lexicon.grade(word.lower()) or -1) < _COMMON or word in self.table.names:
                return 0
        return 0

    def named(self, reading: _Sentence, piece: _Piece) -> Name:
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
        text = self.text(tokens, first, end)
        stop -= len(last.text) - len(host(last))
        lead, tail = affixes(tokens[first].text, tokens[end - 1].text)
        if lead or tail:
            text = text[lead:]
            if tail:
                text = text[: len(text) - tail + (len(last.text) - len(host(last)))]
                stop = last.at + len(last.text) - tail
            start += lead
        entry = self.table.names.get(text)
        kind = self.kind(reading, piece, text)
        span = Span(*reading.sentence.block.span(start, stop))
        return Name(text, kind, entry.grade if entry else -1, piece.title, reading.sentence, first, end, span)

    def kind(self, reading: _Sentence, piece: _Piece, text: str) -> Kind:
        """What a name names, by title, gazetteer, head and the words round it."""
        entry = self.table.names.get(text)
        if piece.work:
            return entry.kind if entry and entry.kind != "people" else "other"
        words = text.split(" ")
        plain = self.plain(words, entry)
        if piece.title:
            self.settled[text] = "person"
            return "person"
        if plain:
            return plain
        scores = self.sums.get(text)
        if scores is None:
            scores = [0, 0, 0, 0]
            if entry:
                scores[KINDS.index(entry.kind)] += 8 + entry.grade
        scores = self.sums[text] = [
            one + two for one, two in zip(scores, self.weigh(reading, piece, words), strict=True)
        ]
        return KINDS[scores.index(max(scores))]

    def plain(self, words: list[str], entry: Entry | None) -> Kind | None:
        """The kind that a name has wherever it stands, by the gazetteer, its head, or a given name."""
        if len(words) == 1:
            return "people" if entry and entry.kind == "people" else None
        if entry:
            return entry.kind
        head = self.heads.get(words[-1])
        if head is None and "of" in words:
            head = self.heads.get(words[words.index("of") - 1])
        if head:
            return head.kind
        if words[-1] in {"D.C.", "DC"} or words[0] in _WATERS:
            return "place"
        if words[-1] in _SEALS and words[-1] not in {"Jr.", "Jr", "Sr.", "Sr"}:
            return "organisation"
        return "person" if self.given(words[0]) and len(words) < 5 else None

    def weigh(self, reading: _Sentence, piece: _Piece, words: list[str]) -> list[int]:
        """What speaks for each kind: the words round a name and in it."""
        tokens = reading.tokens
        before = tokens[piece.first - 1].lower if piece.first else ""
        after = tokens[piece.end].lower if piece.end < len(tokens) else "."
        if tokens[piece.end - 1].lower.endswith("'s"):
            after = "'s"
        elif after[0].isdigit():
            after = "0"
        elif after == "," and piece.end + 1 < len(tokens):
            beyond = tokens[piece.end + 1]
            after = ", 0" if beyond.kind == "number" else ", C" if capital(beyond) else ", " + beyond.lower
        seen = ["<" + before, ">" + after]
        look = "A" if all(word.isupper() for word in words) and len(words[0]) > 1 else "a"
        if len(words) == 1:
            seen.append("%" + words[0][-3:])
            if look == "A":
                seen.append("#A")
        else:
            seen += [f"#{min(len(words), 4)}{look}", "^" + words[0], "$" + words[-1]]
            if any(len(word) == 2 and word[1] == "." for word in words):
                seen.append("~.")
        scores = [0, 0, 0, 0]
        for feature in seen:
            weights = self.table.clues.get(feature)
            if weights and feature[0] == "%":
                scores = [score + weight // 2 for score, weight in zip(scores, weights, strict=True)]
            elif weights:
                scores = [score + weight for score, weight in zip(scores, weights, strict=True)]
        return scores


def affixes(first: str, last: str) -> tuple[int, int]:
    """Letters before and behind a name in hyphened words: “anti-Trump” 5 and 0, “London-based” 0 and 6."""
    lead = tail = 0
    if "-" in first and first[0].islower():
        head, _, rest = first.partition("-")
        if rest[:1].isupper() and head not in _ARABIC and not any(map(str.isupper, head)):
            lead = len(head) + 1
    if "-" in last:
        name, _, rest = last.rpartition("-")
        if (
            rest.islower()
            and name
            and any(map(str.isupper, name))
            and lexicon.known(lexicon.bare(lexicon.level(rest)))
        ):
            tail = len(rest) + 1
    return lead, tail


def read(sentences: Sequence[Sentence]) -> tuple[Name, ...]:
    """All names of an article, in order; names written alike are of one kind."""
    reader = Reader(sentences)
    found = list(reader.names())
    settled = {text: KINDS[scores.index(max(scores))] for text, scores in reader.sums.items()}
    persons = [name.words for name in found if name.kind == "person" and " " in name.text]
    parts = {words[-1] for words in persons} | {words[0] for words in persons}
    settled.update(dict.fromkeys(settled.keys() & parts, "person"))
    settled.update(reader.settled)
    return tuple([name._replace(kind=settled[name.text]) if name.text in settled else name for name in found])
