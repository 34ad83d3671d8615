"""What an article and the news say of capitalised words: which are names in any case."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from copydesk import tables
from copydesk.naming.capitals import DATED, PARTICLES, SMALL, Capitals, capital, host, no_names, ordinal
from copydesk.naming.gazetteer import gazetteer, heads, titles
from copydesk.naming.usage import Usage
from copydesk.orthography import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copydesk.sentences import Sentence, Token

_UNITS = frozenset(
    {
        "AD", "AM", "BC", "BN", "BST", "CC", "CET", "CM", "EST", "ET", "FPS", "GB", "GHZ", "GMT", "GW", "HP", "KG", "KM",
        "KW", "MB", "MHZ", "MM", "MPH", "MW", "PM", "PST", "TB", "TH",
    }
)  # fmt: skip
"""Capitals glued to a number that make no name of it, unlike “6PR”."""

_LATIN, _LETTERS = "\u024f", "\u1e00"
"""Between them lie the letters of other alphabets."""

HONOUR = "All-"
"""What a word begins with that stands beside a name and is none: “an All-American”, “All-State”."""

_MONEY = frozenset("$£€")
_COMMON = 12
"""Grade from which a word in small letters is so frequent that a sentence may well begin with it."""
_NEARLY = 3
"""Grades by which it may be more frequent in small letters than as a name, if a word behind it is surely a name."""
_PLAINLY = 5
"""Grades by which a word that opens a sentence is more frequent in small letters so that it belongs to no name."""
_SURELY = 3
"""Grades by which a word is more frequent in small letters so that one capital does not make it a name."""


_PREFIXES = frozenset({"al", "da", "de", "del", "della", "di", "du", "el", "la", "le", "van", "von"})
"""What a name may begin with that begins a sentence."""

_NUMERALS = frozenset({"II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII", "XIII", "XIV", "XV", "XVI"})
"""What counts and names nothing by itself: “year III”."""

_STEM = 4
"""Letters that a noun has at least whose plural is no name."""

_ENDINGS = (
    "ing", "ings", "ers", "ists", "ness", "tion", "tions", "ally", "ical", "ically", "logy", "ologist", "icians", "trophic", "isms",
    "ities", "ized", "ised", "ated", "ments",
)  # fmt: skip


@cache
def _openers() -> frozenset[str]:
    return tables.words("openers") | frozenset(lexicon.little_words())


class Evidence:
    """What an article and the news say of capitalised words."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = [Capitals(sentence) for sentence in sentences]
        self.table = gazetteer()
        self.titles = titles()
        self.heads = heads()
        self.no_names = no_names()
        self.roles = tables.words("people")
        self.usage = Usage(self.sentences, self.table.names, self.titles)

    def bare(self, token: Token) -> str:
        """A word as `host` gives it, but with the “’s” that is a part of the name: “McDonald’s”."""
        word = host(token)
        return word + "'s" if word in self.usage.owned and len(token.text) == len(word) + 2 else word

    def casual(self, word: str, *, marked: bool) -> bool:
        """Whether a common word, alone, has a capital without being a name: written small elsewhere, or so only once.

        `marked` says that what stands before it makes it a name by one capital: “in Sale”, “the Sale valley”, “the Bears”.
        """
        usage = self.usage
        entry = self.table.names.get(word)
        listed = entry is not None and entry.kind != "other"
        if word in usage.inside or listed or (len(word) > 1 and word.isupper()):
            return False
        lower = word.lower()
        more = (lexicon.grade(lower) or -1) - (lexicon.names().grade(word) or 0)
        if more < 0:
            return False
        times = usage.seen[word]
        return usage.small[lower] >= times or (times == 1 and more >= _SURELY and not marked)

    def known(self, word: str) -> bool:
        """Whether the gazetteer has a word as a name by itself."""
        entry = self.table.names.get(word)
        return entry is not None and entry.kind in {"place", "person", "organisation"}

    def opener(self, lower: str) -> bool:
        """Whether a word is a small one, or one whose capital only means that a sentence begins."""
        return lower in _openers()

    def given(self, word: str) -> bool:
        """Whether a word is a given name."""
        return word in self.table.given

    def text(self, tokens: Sequence[Token], first: int, end: int) -> str:
        """The words of tokens as a name, set as they are but with straight apostrophes and single spaces."""
        if end - first == 1:
            return self.bare(tokens[first])
        words: list[str] = []
        for token in tokens[first:end]:
            if token.spaced and words:
                words.append(" ")
            words.append(token.text)
        words[-1] = self.bare(tokens[end - 1])
        text = "".join(words)
        return text if text.isascii() else lexicon.level(text)

    def text_as_name(self, reading: Capitals, first: int, end: int) -> str:
        """The words, in the usual case where all of them are in capitals."""
        text = self.text(reading.tokens, first, end)
        if reading.loud == "shout" and text not in self.table.names:
            return " ".join(word.title() if word.isalpha() else word for word in text.split(" "))
        return text

    def nameable(self, word: str, size: int) -> bool:
        """Whether a word may open a name of so many words: “May” alone may not."""
        kind = self.no_names.get(word)
        if word.startswith(HONOUR) and kind is None:
            return size > 1
        if kind is None and size == 1 and word in _NUMERALS:
            return False
        if kind is None and "-" in word and all(self.no_names.get(one) == "date" for one in word.split("-")):
            return False
        if kind is None:
            plural = (
                word[-1] == "s"
                and word[:-1].isupper()
                and len(word) > 2
                and word[:-1] not in self.table.names
            )
            verb = word[-2:] == "'d" and word[:-2].isupper() and len(word) > 3
            foreign = _LATIN < word[0] < _LETTERS
            return not (plural or verb or foreign or (word[1:2] == "-" and word[2:].islower()))
        return kind == "date" and word in DATED and size > 1

    def surname(self, reading: Capitals, index: int) -> bool:
        """Whether the name of a month is a person's: “May’s plan” where the article has “Theresa May”."""
        token = reading.tokens[index]
        word = host(token)
        if word not in DATED or len(token.text) == len(word):
            return False
        return any(last == word and self.given(first) for first, last in self.usage.dated)

    def dated(self, word: str, before: str) -> bool:
        """Whether a day or month ends a name before it: not in “Theresa May”."""
        return self.no_names.get(word) == "date" and not (word in DATED and self.given(before))

    def starts(self, reading: Capitals, index: int, end: int) -> bool:
        """Whether a name begins at a word of a run."""
        token = reading.tokens[index]
        word = host(token)
        if not token.spaced and index and reading.tokens[index - 1].kind == "number":
            return word.isupper() and len(word) > 1 and word not in _UNITS
        if not (word and capital(token)):
            return False
        if not self.nameable(word, end - index):
            return (
                self.surname(reading, index)
                or self.weekly(reading, index, end)
                or self.listed(reading, index, end)
            )
        beyond = reading.tokens[index + 1] if index + 1 < len(reading.tokens) else token
        if beyond.text in _MONEY and not beyond.spaced:
            return False
        if not reading.free(index):
            return word.lower() not in _openers() or end - index > 1 or word in self.usage.letters
        if end - index > 1:
            opens = self.opens(reading, index, end)
            if opens is not None:
                return opens
        return self.believed(reading, index)

    def weekly(self, reading: Capitals, index: int, end: int) -> bool:
        """Whether a day begins the name of a programme or paper: “Saturday Night Live”, “Sunday Times”."""
        if end - index < 2 or not reading.tokens[index].lower.endswith("day"):
            return False
        after = host(reading.tokens[index + 1])
        if after == "Night":
            return end - index > 2
        head = self.heads.get(after)
        return reading.tokens[index].text == "Sunday" and head is not None and head.kind == "organisation"

    def listed(self, reading: Capitals, index: int, end: int) -> bool:
        """Whether the gazetteer has a name of several words that begins there: “Saturday Night Live”."""
        return any(
            self.text_as_name(reading, index, stop) in self.table.names
            for stop in range(index + 2, min(end, index + 6) + 1)
        )

    def opens(self, reading: Capitals, index: int, end: int) -> bool | None:
        """Whether a word with others behind it begins a name where any word has a capital; None if they do not say."""
        token = reading.tokens[index]
        word = host(token)
        least = min(end, index + 6) - 1 if token.lower == "the" else index + 1
        for stop in range(min(end, index + 6), least, -1):
            entry = self.table.names.get(self.text_as_name(reading, index, stop))
            if entry and not (least > index + 1 and entry.kind == "people"):
                behind = self.text_as_name(reading, index + 1, stop)
                small = token.lower in _openers() and token.lower != "the" and not self.given(word)
                return not (small and behind in self.table.names)
        after = reading.tokens[index + 1]
        if (token.lower, after.lower) in self.usage.together:
            return True
        if token.lower in _PREFIXES and capital(after) and len(after.text) > 1:
            return not reading.loud
        if token.lower in _openers() or self.participle(token.lower, word):
            return False
        shown = word.title() if reading.loud == "shout" else word
        if (len(word) == 1 and word != "A") or shown in self.titles or host(after) in lexicon.partners(shown):
            return True
        if self.given(shown) and capital(after) and self.called(reading, shown, host(after)):
            return True
        if reading.loud:
            return None
        sealed = end - index > 2 and reading.tokens[end - 2].text == ","
        if host(reading.tokens[end - 1]) in self.heads or after.lower in SMALL or sealed:
            return True
        return self.doubly(word, host(after)) or None

    def called(self, reading: Capitals, word: str, after: str) -> bool:
        """Whether a given name that may be a common word begins a name: “Rose Kowal” rather, “HUNT SUSPECT” not."""
        small = lexicon.grade(word.lower()) or 0
        more = small - (lexicon.names().grade(word) or 0)
        surely = lexicon.grade(after.lower()) is None
        if reading.loud and more > 0 and not surely:
            return False
        return small < _COMMON or (more <= _NEARLY and surely)

    def participle(self, lower: str, word: str) -> bool:
        """Whether a word is a verb’s past form and no name: “Attended Oakwood College”."""
        if not lower.endswith("ed") or word == "Allied":
            return False
        lower = lower.removeprefix("re") if lexicon.grade(lower) is None else lower
        verb = lexicon.grade(lower[:-2]) or lexicon.grade(lower[:-1])
        return bool(verb) and (lexicon.grade(lower) or 0) >= (lexicon.names().grade(word) or 0) + _PLAINLY

    def doubly(self, word: str, after: str) -> bool:
        """Whether a common word with another behind it, written large too, can only be the name's first: “Blue Winds”."""
        return after not in self.titles and all(
            (lexicon.grade(one.lower()) or -1) >= (lexicon.names().grade(one) or 0)
            and one not in self.table.names
            and one.lower() not in self.roles
            for one in (word, after)
        )

    def believed(self, reading: Capitals, index: int) -> bool:
        """Whether a word that would have its capital in any case is a name, by the article and by what news knows."""
        token = reading.tokens[index]
        word = host(token)
        lower = word.lower()
        if lower in _openers():
            return False
        small = lexicon.grade(lower)
        if lower in self.usage.alone:
            beyond = reading.tokens[index + 1 : index + 2]
            if reading.loud or small is None or (lexicon.names().grade(word) or 0) > small:
                return True
            return (bool(beyond) and capital(beyond[0])) or self.usage.small[lower] < self.usage.seen[word]
        if reading.loud == "shout" and word not in self.table.names:
            word = word.title()
        if small is None:
            if lexicon.known(lower) or (reading.loud and "-" in lower):
                return False
            return len(word) > 1 and (lexicon.names().grade(word) is not None or not self.formed(lower))
        entry = self.table.names.get(word)
        grade = max(lexicon.names().grade(word) or 0, entry.grade if entry else 0)
        return grade >= small + 3 or (
            entry is not None and entry.kind in {"place", "people"} and grade >= small
        )

    def formed(self, lower: str) -> bool:
        """Whether a strange word is formed like a common one: the plural of a noun, or by a long ending."""
        noun = lower[:-1] if lower[-1] == "s" else ""
        return (len(noun) > _STEM and (lexicon.grade(noun) or 0) > 0) or (
            len(lower) > _STEM + 3 and lower.endswith(_ENDINGS)
        )

    def stop(self, reading: Capitals, first: int, end: int) -> int:
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
                and (tokens[at - 1].lower, tokens[at].lower) not in self.usage.together
                and not (tokens[at - 1].lower == "of" and host(tokens[at - 2]) in self.titles)
            ):
                return at
            if (
                not capital(tokens[at])
                and not (tokens[at].kind == "number" and ordinal(tokens[at].text))
                and tokens[at].lower not in PARTICLES
                and tokens[at].lower not in {"&", "of"}
            ):
                return at
            at += 1
        return end
