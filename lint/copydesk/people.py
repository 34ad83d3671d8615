"""Persons and the ages and birth years that an article gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from copydesk.dates import MONTHS, WEEKDAYS, read_year

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from copydesk.figures import Figure
    from copydesk.sentences import Sentence, Token
    from copydesk.span import Span

_PRONOUNS = frozenset({"he", "she"})
_NO_NAMES_TEXT = (
    "the a an in on at but and when while after before i it he she they we you his her their its my our "
    "your this that these those there if as for with from by to of or so not no yes what who how why "
    "where one two now then"
)
_NO_NAMES = frozenset(_NO_NAMES_TEXT.split()) | {name.lower() for name in (*MONTHS, *WEEKDAYS)}
_PARTICLES = frozenset({"de", "da", "di", "van", "von", "der", "la", "le", "bin", "al", "del", "dos", "el"})
_DEATH = frozenset({"died", "dies", "death"})
_EVENT_LEADS = frozenset({"age", "aged", "of", "at", "about", "was", "around"})
_VERBS = frozenset(
    {
        "who",
        "was",
        "is",
        "were",
        "are",
        "had",
        "has",
        "of",
        "in",
        "at",
        "from",
        "and",
        "whose",
        "with",
        "to",
        "by",
    }
)
_LONGEST_NAME = 5
_SUBJECT_REACH = 8

How = Literal["now", "event", "death", "birth"]
"""What a claim says: an age at the time of writing, in a year that is named, at death; or a year of birth."""


class Person(NamedTuple):
    """A person as named: the family name, and the given name before it (“” where there is none)."""

    family: str
    given: str

    def may_be(self, other: Person) -> bool:
        """Whether both may be one person: one family name, and no two given names."""
        return self.family == other.family and (
            not self.given or not other.given or self.given == other.given
        )


class Age(NamedTuple):
    """An age or a year of birth that the article gives a person.

    `value` is the age, or the year of birth; `year` the year that the age goes with, 0 if none is named; `loose` says
    that it is hedged.
    """

    person: Person
    how: How
    value: int
    year: int
    loose: bool
    sentence: Sentence
    span: Span


class _Reader:
    """Reads an article's ages in order, with the person that the sentence before was about.

    `telling` are the sentences that tell an age or of a birth, by number, each with the figures that may be ages.
    """

    def __init__(self, sentences: tuple[Sentence, ...], telling: Mapping[int, list[Figure]]) -> None:
        self.sentences = sentences[: max(telling) + 1]
        self.telling = telling
        self.families = _families(sentences)
        self.subject: Person | None = None

    def read(self) -> Iterator[Age]:
        for number, sentence in enumerate(self.sentences):
            if number in self.telling:
                yield from self.sentence(sentence, self.telling[number])
            named = self.subject_of(sentence.tokens)
            if named:
                self.subject = named
            elif sentence.tokens[0].lower not in {*_PRONOUNS, "in", "at", "the"}:
                self.subject = None

    def sentence(self, sentence: Sentence, figures: list[Figure]) -> Iterator[Age]:
        tokens = sentence.tokens
        years = [year for index in range(len(tokens)) if (year := read_year(tokens, index))]
        born = self.born(sentence)
        if born:
            yield born
        for figure in figures:
            if figure.kind == "count" and _apposed(tokens, figure):
                person = self.before(tokens, figure.first - 1)
                if person and not years:
                    yield Age(person, "now", int(figure.value), 0, False, sentence, figure.span)
            else:
                yield from self.aged(figure, years, born)

    def aged(self, figure: Figure, years: list[int], born: Age | None) -> Iterator[Age]:
        """What an age in words (“the 43-year-old actor”, “at age 17”) says of whom."""
        sentence, tokens = figure.sentence, figure.sentence.tokens
        value, loose = int(figure.value), figure.bound != ""
        lead = tokens[figure.first - 1].lower if figure.first else ""
        if tokens[figure.last - 1].lower.endswith("old"):
            about_subject = self.subject if figure.first == 1 and lead == "the" else None
            person = self.described(tokens, figure.last) or about_subject
            if person and not years:
                yield Age(person, "now", value, 0, loose, sentence, figure.span)
            return
        person = born.person if born else self.subject_of(tokens) or self.pronoun(tokens)
        if person is None:
            return
        events = [year for year in years if not born or year != born.value]
        if (
            figure.kind == "age"
            and any(t.lower in _DEATH for t in tokens[: figure.first])
            and len(events) < 2
        ):
            yield Age(person, "death", value, events[0] if events else 0, loose, sentence, figure.span)
        elif len(events) == 1 and lead in _EVENT_LEADS:
            yield Age(person, "event", value, events[0], loose, sentence, figure.span)

    def pronoun(self, tokens: tuple[Token, ...]) -> Person | None:
        return self.subject if any(token.lower in _PRONOUNS for token in tokens) else None

    def born(self, sentence: Sentence) -> Age | None:
        """“Smith was born in 1934”, “Smith, born in 1934,”, “he was born on May 4, 1934”."""
        tokens = sentence.tokens
        index = next((n for n, token in enumerate(tokens) if token.lower == "born"), -1)
        for at in range(index + 1, min(index + 9, len(tokens)) if index >= 0 else 0):
            if tokens[at].lower in ("and", "who", "but", "when", "to"):
                break
            year = read_year(tokens, at)
            if year:
                person = self.who(tokens, index)
                loose = tokens[at - 1].lower in ("about", "around", "circa", "since", "after", "before", "by")
                return Age(person, "birth", year, 0, loose, sentence, tokens[at].span) if person else None
        return None

    def who(self, tokens: tuple[Token, ...], index: int) -> Person | None:
        """Who was born, by the words before “born”."""
        at = index - 1
        if (at >= 0 and tokens[at].lower == "was") or (at >= 0 and tokens[at].text in (",", "(")):
            at -= 1
        elif at >= 0 and tokens[at].kind == "word" and tokens[at].text.islower():
            return self.subject_of(tokens)
        if at >= 0 and tokens[at].lower in _PRONOUNS:
            return self.subject
        return self.before(tokens, at + 1) if at >= 0 else None

    def described(self, tokens: tuple[Token, ...], last: int) -> Person | None:
        """The full name behind “43-year-old (actor)”."""
        at = last
        while (
            at < min(len(tokens), last + 3) and tokens[at].text.islower() and tokens[at].lower not in _VERBS
        ):
            at += 1
        stop = _run(tokens, at)
        return _person(tokens[at:stop]) if stop - at > 1 else None

    def subject_of(self, tokens: tuple[Token, ...]) -> Person | None:
        """The person named near the beginning of a sentence, in full or by a family name known in the article."""
        if tokens[0].lower in _PRONOUNS:
            return None
        at = 0
        while at < min(len(tokens), _SUBJECT_REACH) and tokens[at].kind in ("word", "quote"):
            stop = _run(tokens, at)
            if stop - at > 1 and tokens[stop - 1].text in self.families:
                return _person(tokens[at:stop])
            if stop - at == 1 and _bare(tokens[at].text) in self.families:
                return Person(_bare(tokens[at].text), "")
            at = max(stop, at + 1)
        return None

    def before(self, tokens: tuple[Token, ...], stop: int) -> Person | None:
        """The person whose name ends before a token."""
        start = stop
        while (
            start
            and stop - start < _LONGEST_NAME
            and (_named(tokens[start - 1]) or tokens[start - 1].lower in _PARTICLES)
        ):
            start -= 1
        while start < stop and not _named(tokens[start]):
            start += 1
        if stop - start == 1 and _bare(tokens[start].text) not in self.families:
            return None
        return _person(tokens[start:stop]) if start < stop else None


def _families(sentences: tuple[Sentence, ...]) -> frozenset[str]:
    """The last words of the names of two to four words that the article holds."""
    found = set()
    for sentence in sentences:
        name: list[str] = []
        for token in sentence.tokens:
            if token.text[0].isupper() and _named(token):
                name.append(token.text)
            elif name:
                if 1 < len(name) <= _LONGEST_NAME:
                    found.add(_bare(name[-1]))
                name = []
        if 1 < len(name) <= _LONGEST_NAME:
            found.add(_bare(name[-1]))
    return frozenset(found)


def _run(tokens: tuple[Token, ...], at: int) -> int:
    """Where a run of capitalised words ends."""
    while at < len(tokens) and _named(tokens[at]):
        at += 1
    return at


def _named(token: Token) -> bool:
    return token.kind == "word" and token.text[0].isupper() and token.lower not in _NO_NAMES


def _apposed(tokens: tuple[Token, ...], figure: Figure) -> bool:
    """Whether a number stands as an age behind a name: “Smith, 43,”."""
    if not figure.first or tokens[figure.first - 1].text != "," or figure.spelt or figure.bound:
        return False
    following = tokens[figure.last] if figure.last < len(tokens) else None
    return following is None or (following.text in ",.;)" and not following.spaced)


def _may_be_age(tokens: tuple[Token, ...], figure: Figure) -> bool:
    if not 0 < figure.value < 121 or figure.value != figure.high or figure.value != int(figure.value):
        return False
    return (
        figure.kind == "age" or (figure.kind == "count" and _apposed(tokens, figure)) or _was(tokens, figure)
    )


def _was(tokens: tuple[Token, ...], figure: Figure) -> bool:
    """Whether a bare number is an age: “when she was 17”, “when he was about 30”."""
    if figure.kind != "count" or figure.noun:
        return False
    words = [token.lower for token in tokens[max(0, figure.first - 4) : figure.first]]
    if words and words[-1] in ("about", "just", "only", "around"):
        words.pop()
    return len(words) > 1 and words[-1] in ("was", "turned") and words[-2] in _PRONOUNS


def _bare(text: str) -> str:
    return text.removesuffix("’s").removesuffix("'s")


def _person(tokens: tuple[Token, ...]) -> Person:
    given = [token.text for token in tokens[:-1] if not token.text.endswith(".") and token.text[0].isupper()]
    return Person(_bare(tokens[-1].text), given[-1] if given else "")


def read_ages(sentences: tuple[Sentence, ...], figures: Mapping[int, tuple[Figure, ...]]) -> tuple[Age, ...]:
    """All ages and birth years whose person is plain, in order."""
    telling = {}
    for number, found in figures.items():
        tokens = sentences[number].tokens
        ages = [figure for figure in found if _may_be_age(tokens, figure)]
        if ages or any(token.lower == "born" for token in tokens):
            telling[number] = ages
    return tuple(_Reader(sentences, telling).read()) if telling else ()
