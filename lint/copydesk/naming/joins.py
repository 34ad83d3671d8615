"""What joins capitalised words to one name: small words, “and”, a nickname, an apostrophe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.naming import hints
from copydesk.naming.capitals import BETWEEN, OPENING, PARTICLES, capital, common, host
from copydesk.orthography import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copydesk.naming.capitals import Capitals
    from copydesk.naming.evidence import Evidence
    from copydesk.naming.gazetteer import Head
    from copydesk.sentences import Token

_LOOSE = frozenset({"of", "for", "on"})
OWNERS = frozenset({"Boys", "Children", "Girls", "Ladies", "Men", "People", "Women"})
"""Whose things have names: “the Women's World Cup”."""

_FEASTS = frozenset({"Ash", "Easter", "Palm"})
"""What a feast's name begins with: “Palm Sunday”."""

_LINES = frozenset({"Canal", "Railroad", "Railway"})
"""What is named after the towns that it joins."""


_BYNAMES = frozenset({"Baptist", "Bold", "Conqueror", "Elder", "Great", "Magnificent", "Terrible", "Younger"})
_TIMES = frozenset({"Year", "Month", "Week", "Match", "Decade", "Century", "Day"})
"""What an award is for: “Player of the Year”."""

_POLITIES = frozenset({"Dominion", "Duchy", "Emirate", "Kingdom", "Principality", "Republic", "Riding"})
_SIDES = frozenset({"Central", "Eastern", "Northern", "Southern", "Western"})

_PATRONS = frozenset({"Lady", "Lord", "Saviour", "Savior"})
"""Whose name goes on: “Our Lady of Mercy”."""


_LONGEST_NICKNAME = 2


class Joins:
    """Says how far a name reaches over what is not capitalised."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.common = common
        self.names = evidence.table.names
        self.titles = evidence.titles
        self.heads = evidence.heads
        self.roles = evidence.roles
        self.persons = hints.of("person")

    def plain(self, word: str) -> bool:
        """Whether a word is a common one: no title, and nothing that news knows by name."""
        return self.common(word) and word not in self.names and word not in self.titles

    def role(self, word: str) -> bool:
        """Whether a word is a noun for a person or for persons."""
        lower = word.lower()
        return lower in self.roles or lower.removesuffix("s") in self.roles or lower in self.persons

    def bridge(self, reading: Capitals, index: int, at: int, headed: str) -> int:
        """Behind the word of a name after the small words or marks at `at`; 0 where they join nothing."""
        tokens = reading.tokens
        lower = tokens[at].lower
        word = host(tokens[at - 1])
        after = at + 1
        if lower in _LOOSE or lower in BETWEEN:
            after = self.goes_on(reading, index, at, headed)
        elif lower == "and":
            if not self.paired(tokens, index, at, headed):
                return 0
        elif tokens[at].kind == "quote":
            after = self.quoted(tokens, at)
        elif lower == "the":
            called = self.evidence.given(word) or self.evidence.given(tokens[index].text)
            return after + 1 if called and tokens[after].text in _BYNAMES else 0
        elif lower == ",":
            return self.comma(tokens, index, at, headed)
        elif lower in PARTICLES:
            while after < len(tokens) and tokens[after].lower in PARTICLES and not capital(tokens[after]):
                after += 1
        elif lower != "&" or self.two(tokens, index, at):
            return 0
        if not after or after >= len(tokens) or not capital(tokens[after]):
            return 0
        speaks = lower == "am" and tokens[after].text == "I"
        return 0 if speaks or self.evidence.dated(host(tokens[after]), word) else after + 1

    def comma(self, tokens: Sequence[Token], index: int, at: int, headed: str) -> int:
        """Behind what a comma joins to a name: fields of a department, towns of a railway; 0 where it joins nothing."""
        if headed:
            return at + 2 if self.enumerated(tokens, at) else 0
        return self.line(tokens, index) if at - index == 1 else 0

    def line(self, tokens: Sequence[Token], first: int) -> int:
        """Behind a railway that is named after several towns, “Ashby, Welton and Leek Railway”; 0 where none stands."""
        at = first + 1
        while at + 1 < len(tokens) and tokens[at].text == "," and capital(tokens[at + 1]):
            at += 2
        if at + 2 >= len(tokens) or tokens[at].lower != "and" or not capital(tokens[at + 1]):
            return 0
        return at + 3 if tokens[at + 2].text in _LINES else 0

    def enumerated(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether commas go on to an “and” between common words: “Department of Health, Labour and Sport”."""
        while at + 2 < len(tokens) and tokens[at].text == "," and capital(tokens[at + 1]):
            if not self.common(host(tokens[at + 1])):
                return False
            at += 2
        return (
            at + 1 < len(tokens)
            and tokens[at].lower == "and"
            and self.common(tokens[at + 1].text)
            and capital(tokens[at + 1])
        )

    def two(self, tokens: Sequence[Token], index: int, at: int) -> bool:
        """Whether “&” stands between two persons' full names."""
        given = self.evidence.given
        return (
            at - index > 1
            and given(tokens[index].text)
            and at + 2 < len(tokens)
            and given(tokens[at + 1].text)
            and capital(tokens[at + 2])
        )

    def goes_on(self, reading: Capitals, index: int, at: int, headed: str) -> int:
        """Behind “of (the)”, “for” or “on” that joins what follows to a name; 0 where it does not."""
        tokens = reading.tokens
        word, lower = host(tokens[at - 1]), tokens[at].lower
        after = at + 2 if tokens[at + 1].lower in {"the", "a", "an"} else at + 1
        if after >= len(tokens):
            return 0
        if lower == "of" and host(tokens[after]) in _TIMES and tokens[at + 1].lower == "the":
            return after
        following = host(tokens[after])
        if lower == "of" and self.patron(tokens, index, at):
            return after
        if word in self.titles and lower == "of":
            return self.held(tokens, at)
        if (
            self.listed(tokens, index, at)
            or (tokens[at - 1].text, lower, following) in self.evidence.usage.constant
        ):
            return after
        head = self.heads.get(word)
        if head is not None and head.joins and lower in _LOOSE:
            return after if self.extends(tokens, index, at, after, head) else 0
        person = self.evidence.given(following) and not self.common(following)
        if person:
            return after if self.work_of(reading, index, at, after) else 0
        return 0 if following in self.titles else self.plainly(reading, index, at, after, headed)

    def plainly(self, reading: Capitals, index: int, at: int, after: int, headed: str) -> int:
        """Behind the small word at `at` if it joins common words to a name: “Curious by Nature”; 0 where it does not."""
        tokens = reading.tokens
        word, following, lower = host(tokens[at - 1]), host(tokens[after]), tokens[at].lower
        alone = at - index == 1 and (reading.free(index) or self.role(word))
        if reading.loud or alone or not self.plain(word) or (self.role(word) and not word.endswith("s")):
            return 0
        if (at - index > 1 and not self.called(tokens, index, at)) or self.named(tokens, after):
            return 0
        if lower == "of":
            return after
        fits = self.plain(following) and following not in self.heads and following not in hints.of("numbered")
        return after if fits and (headed or word not in self.heads) else 0

    def work_of(self, reading: Capitals, index: int, at: int, after: int) -> bool:
        """Whether a common word with a capital takes a single given name behind “of” along: “Jars of Clay”."""
        tokens = reading.tokens
        word = host(tokens[at - 1])
        alone = after + 1 >= len(tokens) or not capital(tokens[after + 1])
        plain = self.plain(word) and word not in self.heads and not self.role(word)
        return (
            plain
            and alone
            and tokens[at].lower == "of"
            and at - index < 2 + (tokens[index].text == "The")
            and not (reading.loud or reading.free(index))
        )

    def extends(self, tokens: Sequence[Token], index: int, at: int, after: int, head: Head) -> bool:
        """Whether the head before `at` takes what stands behind its “of”, “for” or “on” into the name."""
        word, following = host(tokens[at - 1]), host(tokens[after])
        if tokens[at].lower != "of":
            return head.kind == "organisation" and self.plain(following)
        if word in hints.of("force") and self.named(tokens, after):
            return False
        plain = following in self.titles or following in self.heads or self.common(following)
        alone = head.kind != "place" or at - index == 1 or word in _POLITIES or tokens[index].text in _SIDES
        return alone or plain or self.called(tokens, index, at)

    def patron(self, tokens: Sequence[Token], index: int, at: int) -> bool:
        """Whether “Our Lady” stands behind or before the “of” at `at`: “Church of Our Lady”, “Our Lady of Mercy”."""
        beside = (tokens[at + 1 : at + 3], tokens[max(index, at - 2) : at])
        return any(len(pair) > 1 and pair[0].text == "Our" and pair[1].text in _PATRONS for pair in beside)

    def called(self, tokens: Sequence[Token], first: int, end: int) -> bool:
        """Whether words are all common ones, as in “Grand Duchy”, and none a title."""
        words = [host(token) for token in tokens[first:end]]
        return all((self.common(word) or word in self.heads) and word not in self.titles for word in words)

    def named(self, tokens: Sequence[Token], first: int) -> bool:
        """Whether a name of several words begins at a token that has a head of its own: “University of Leeds”."""
        end = first
        while end < len(tokens) and capital(tokens[end]):
            end += 1
        return host(tokens[end - 1]) in self.heads and (
            end - first > 1 or (end < len(tokens) and tokens[end].lower == "of")
        )

    def listed(self, tokens: Sequence[Token], index: int, at: int) -> bool:
        """Whether the gazetteer has a name that goes on over the small word at `at`."""
        ends = range(at + 2, min(at + 4, len(tokens) + 1))
        return any(self.evidence.text(tokens, index, end) in self.names for end in ends)

    def held(self, tokens: Sequence[Token], at: int) -> int:
        """Behind “of (the)” in an office, “Secretary of State”; 0 where a name follows, “director of the Wobble Museum”."""
        after = end = at + 2 if tokens[at + 1].lower == "the" else at + 1
        while end < len(tokens) and capital(tokens[end]) and self.common(host(tokens[end])):
            end += 1
        return 0 if end == after or self.named(tokens, after) else after

    def paired(self, tokens: Sequence[Token], index: int, at: int, headed: str) -> bool:
        """Whether “and” stands inside a name: “Department of Health and Human Services”, “Air and Space Museum”."""
        word = host(tokens[at - 1])
        if self.listed(tokens, index, at):
            return True
        if headed and self.common(word) and word not in self.heads:
            return True
        end = at + 1
        while end < len(tokens) and capital(tokens[end]):
            end += 1
        behind = end - at > 2 and host(tokens[end - 1]) in self.heads
        if self.evidence.known(word) or word in self.heads:
            return behind and self.strange_the(tokens, index, at)
        if headed:
            return True
        return behind and self.common(word) and self.common(host(tokens[at + 1]))

    def strange_the(self, tokens: Sequence[Token], index: int, at: int) -> bool:
        """Whether one place has “the” before it that only a longer name explains: “the London and Wessex Railway”."""
        entry = self.names.get(self.evidence.text(tokens, index, at))
        word = tokens[at - 1].text
        return (
            index > 0
            and tokens[index - 1].lower == "the"
            and entry is not None
            and entry.kind in {"place", "person"}
            and not word.isupper()
            and not word.endswith("s")
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
                before = any(self.evidence.given(token.text) for token in tokens[max(0, at - 2) : at])
                before = before or lexicon.grade(word) is None
                return end + 1 if inner and before else 0
        return 0

    def possessed(self, reading: Capitals, index: int, end: int) -> bool:
        """Whether a name goes on behind its own “’s”: “Children’s Hospital”, “St. John’s College”."""
        tokens = reading.tokens
        if end >= len(tokens) or not capital(tokens[end]) or reading.loud:
            return False
        word = host(tokens[end - 1])
        head = self.heads.get(host(tokens[end]))
        if end - index > 1 and tokens[end - 2].text in {"St.", "St", "of"}:
            return head is not None
        if word in OWNERS:
            return True
        entry = self.names.get(word)
        if tokens[end].text in hints.of("ground") and entry is None:
            return True
        if tokens[end].text in hints.of("force") and (entry is None or entry.kind == "person"):
            return True
        return (
            self.common(word)
            and not self.evidence.known(word)
            and word not in self.titles
            and head is not None
        )

    def feast(self, reading: Capitals, index: int, at: int) -> bool:
        """Whether a day ends a name: a common word with a capital stands before it, “Super Tuesday”."""
        tokens = reading.tokens
        before = tokens[index].text
        return (
            at - index == 1
            and tokens[at].lower.endswith("day")
            and (
                before in _FEASTS
                or (not reading.free(index) and self.plain(before) and not self.role(before))
            )
        )
