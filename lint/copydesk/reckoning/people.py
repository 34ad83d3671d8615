"""Persons and the ages and birth years that an article gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from copydesk.reckoning.dates import read_year

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping

    from copydesk.naming.entities import Entity, Mention, Mentions
    from copydesk.reckoning.figures import Figure
    from copydesk.sentences import Sentence, Token
    from copydesk.span import Span

_PRONOUNS = frozenset({"he", "she"})
_BORN = "born"
_DIED = "died"
_OTHERS = frozenset(
    {
        "mother", "father", "brother", "sister", "son", "daughter", "wife", "husband", "parents", "would", "if", "friend",
        "uncle", "aunt", "grandfather", "grandmother", "child", "children",
    }
)  # fmt: skip
"""Words of a sentence that may give an age to somebody else, or to nobody."""
_DEATH = frozenset({"died", "dies", "death"})
_EVENT_LEADS = frozenset({"age", "aged", "of", "at", "about", "was", "around"})
_LOOSE_YEARS = frozenset({"about", "around", "circa", "since", "after", "before", "by"})
_NOT_BORN = frozenset({"and", "who", "but", "when", "to"})
_STAYS = _PRONOUNS | {"in", "at", "the"}
"""First words of a sentence that may go on about the person of the one before."""

_VERBS = frozenset({"who", "was", "is", "were", "are", "had", "has", "of", "in", "at", "from", "and", "whose", "with", "to", "by"})  # fmt: skip
_SUBJECT_REACH = 8
_ARTICLES = frozenset({"the", "a", "an"})
_OPENING = 4
"""Tokens that a sentence may have before an age that it opens with."""
_BACK = 4
"""Sentences back to whom “the 43-year-old” takes up."""
_TITLE = 5
"""Tokens of a title, and one more."""

_BIRTH_REACH = 9

How = Literal["now", "taken", "event", "then", "death", "birth", "died"]
"""What a claim says: an age at the time of writing, said of the person or of whoever “the 43-year-old” takes up, in a year that is named,
at some time, at death; or a year of birth or of death."""


class Age(NamedTuple):
    """An age or a year of birth that the article gives a person.

    `value` is the age, or the year of birth or death; `year` the year that the age goes with, 0 if none is named; `loose` says
    that it is hedged.
    """

    person: Entity
    how: How
    value: int
    year: int
    loose: bool
    sentence: Sentence
    span: Span


class _Reader:
    """Reads an article's ages in order, with the person that the sentence before was about.

    `telling` are the sentences that tell an age or of a birth or death, by number, each with the figures that may be ages.
    """

    def __init__(
        self, sentences: tuple[Sentence, ...], telling: Mapping[int, list[Figure]], mentions: Mentions
    ) -> None:
        self.sentences = sentences[: max(telling) + 1]
        self.telling = telling
        self.mentions = mentions
        self.subject: Entity | None = None

    def read(self) -> Iterator[Age]:
        for number, sentence in enumerate(self.sentences):
            if number in self.telling:
                yield from self.sentence(sentence, self.telling[number])
            named = self.subject_of(sentence)
            if named:
                self.subject = named
            elif sentence.tokens[0].lower not in _STAYS:
                self.subject = None

    def sentence(self, sentence: Sentence, figures: list[Figure]) -> Iterator[Age]:
        tokens = sentence.tokens
        years = [year for index in range(len(tokens)) if (year := read_year(tokens, index))]
        born = self.born(sentence)
        if born:
            yield born
        died = self.died(sentence, born)
        if died:
            yield died
        for figure in figures:
            if figure.kind == "count" and _apposed(tokens, figure):
                person = self.before(sentence, figure.first - 1 - (tokens[figure.first - 1].lower == "now"))
                if person and not any(read_year(tokens, index) for index in range(figure.first)):
                    yield Age(person, "now", int(figure.value), 0, False, sentence, figure.span)
            else:
                yield from self.aged(figure, years, born)

    def aged(self, figure: Figure, years: list[int], born: Age | None) -> Iterator[Age]:
        """What an age in words (“the 43-year-old actor”, “at age 17”) says of whom."""
        sentence, tokens = figure.sentence, figure.sentence.tokens
        value, loose = int(figure.value), figure.bound != ""
        lead = tokens[figure.first - 1].lower if figure.first else ""
        if tokens[figure.last - 1].lower.endswith("old"):
            person = (
                self.described(sentence, figure.last)
                or self.apposed(sentence, figure.first)
                or self.is_now(sentence, figure)
            )
            if person and not years:
                yield Age(person, "now", value, 0, loose, sentence, figure.span)
            elif not person and _definite(tokens, figure.first):
                subject = self.subject if figure.first == 1 else None
                taken = subject or self.last(sentence, figure)
                if taken and not years:
                    yield Age(taken, "taken", value, 0, loose, sentence, figure.span)
            return
        if not years and (is_now := self.is_now(sentence, figure)):
            yield Age(is_now, "now", value, 0, loose, sentence, figure.span)
            return
        person = (
            born.person if born else self.subject_of(sentence) or self.pronoun(tokens) or self.opened(figure)
        )
        if person is None:
            return
        events = [year for year in years if not born or year != born.value]
        dead = any(token.lower in _DEATH for token in tokens[: figure.first])
        if (figure.kind == "age" or _died_at(tokens, figure)) and dead and len(events) < 2:
            yield Age(person, "death", value, events[0] if events else 0, loose, sentence, figure.span)
        elif len(events) == 1 and lead in _EVENT_LEADS:
            yield Age(person, "event", value, events[0], loose, sentence, figure.span)
        elif not years and not dead and lead in _EVENT_LEADS and not _another(tokens):
            yield Age(person, "then", value, 0, loose, sentence, figure.span)

    def apposed(self, sentence: Sentence, first: int) -> Entity | None:
        """Whose name stands before “, the 43-year-old (whose…)”."""
        tokens = sentence.tokens
        if first < 2 or tokens[first - 1].lower not in _ARTICLES or tokens[first - 2].text != ",":
            return None
        return self.before(sentence, first - 2)

    def is_now(self, sentence: Sentence, figure: Figure) -> Entity | None:
        """Who “Smith is 43”, “Smith, who is 43,” or “Smith, aged 43,” is about."""
        tokens, at = sentence.tokens, figure.first - 1
        if figure.kind == "age" and at > 0 and tokens[at].lower == "aged" and tokens[at - 1].text == ",":
            return self.before(sentence, at - 1)
        if at < 1 or tokens[at].lower != "is":
            return None
        at -= 1
        if at > 1 and tokens[at].lower == "who":
            at -= 1 + (tokens[at - 1].text == ",")
        return self.before(sentence, at + 1)

    def opened(self, figure: Figure) -> Entity | None:
        """Whom “At the age of 52, Smith” is about."""
        at = figure.last + 1
        tokens = figure.sentence.tokens
        if figure.first > _OPENING or at >= len(tokens) or tokens[figure.last].text != ",":
            return None
        return next(
            (entity for mention, entity in self.named(figure.sentence, at, at + 1) if mention.first == at),
            None,
        )

    def pronoun(self, tokens: tuple[Token, ...]) -> Entity | None:
        return self.subject if any(token.lower in _PRONOUNS for token in tokens) else None

    def born(self, sentence: Sentence) -> Age | None:
        """“Smith was born in 1934”, “Smith, born in 1934,”, “he was born on May 4, 1934”."""
        tokens = sentence.tokens
        index = next((n for n, token in enumerate(tokens) if token.lower == _BORN), -1)
        for at in range(index + 1, min(index + _BIRTH_REACH, len(tokens)) if index >= 0 else 0):
            if tokens[at].lower in _NOT_BORN:
                break
            year = read_year(tokens, at)
            if year:
                person = self.who(sentence, index)
                loose = tokens[at - 1].lower in _LOOSE_YEARS
                return Age(person, "birth", year, 0, loose, sentence, tokens[at].span) if person else None
        return None

    def died(self, sentence: Sentence, born: Age | None) -> Age | None:
        """“Smith died in 1998”, “Smith was born in 1930 and died in 1980”, “she died on May 4, 1998”."""
        tokens = sentence.tokens
        index = next((n for n, token in enumerate(tokens) if token.lower == _DIED), -1)
        for at in range(index + 1, min(index + _BIRTH_REACH, len(tokens)) if index > 0 else 0):
            if tokens[at].lower in _NOT_BORN:
                break
            year = read_year(tokens, at)
            if year:
                before = tokens[index - 1].lower
                if before == "and" and born:
                    person: Entity | None = born.person
                elif before in _PRONOUNS:
                    person = self.subject if index == 1 else None
                else:
                    who = index - (
                        2 if before == "who" and tokens[index - 2].text == "," else before == "who"
                    )
                    person = self.before(sentence, who)
                loose = tokens[at - 1].lower in _LOOSE_YEARS
                return Age(person, "died", year, 0, loose, sentence, tokens[at].span) if person else None
        return None

    def who(self, sentence: Sentence, index: int) -> Entity | None:
        """Who was born, by the words before “born”."""
        tokens = sentence.tokens
        at = index - 1
        if at >= 0 and (tokens[at].lower == "was" or tokens[at].text in (",", "(")):
            at -= 1
        elif at >= 0 and tokens[at].kind == "word" and tokens[at].text.islower():
            return self.subject_of(sentence)
        if at >= 0 and tokens[at].lower in _PRONOUNS:
            return self.subject
        if at >= 0 and tokens[at].text == "," and tokens[index - 1].lower == "was":
            return self.subject_of(sentence)
        return self.before(sentence, at + 1) if at >= 0 else None

    def named(self, sentence: Sentence, first: int, end: int) -> Iterator[tuple[Mention, Entity]]:
        """The persons named by a sentence's tokens `first` up to `end`."""
        for mention in self.mentions.within(sentence, first, end):
            entity = self.mentions.of(mention)
            if mention.name and entity is not None and entity.kind == "person":
                yield mention, entity

    def described(self, sentence: Sentence, last: int) -> Entity | None:
        """The full name behind “43-year-old (actor)”."""
        tokens = sentence.tokens
        at = last
        while (
            at < min(len(tokens), last + 3) and tokens[at].text.islower() and tokens[at].lower not in _VERBS
        ):
            at += 1
        at += last < at < len(tokens) and tokens[at].text == ","
        for mention, entity in self.named(sentence, at, at + _TITLE):
            title = mention.name.title.split() if mention.name else []
            if mention.first - len(title) == at and mention.end > mention.first + 1:
                return entity
        return self.behind(sentence, last)

    def behind(self, sentence: Sentence, last: int) -> Entity | None:
        """The full name behind “43-year-old” and what it calls the person: “New York widow”."""
        tokens = sentence.tokens
        for mention, entity in self.named(sentence, last, last + _TITLE + 2):
            between = tokens[last : mention.first]
            plain = all(token.kind == "word" and token.lower not in _VERBS for token in between)
            full = mention.end > mention.first + 1
            return entity if plain and full and between and between[-1].text.islower() else None
        return None

    def last(self, sentence: Sentence, figure: Figure) -> Entity | None:
        """The only person named in the paragraph of an age before it, or in the one before."""
        first, found = figure.first, set[int]()
        block = sentence.block
        for mention, entity in self.named(sentence, figure.last, figure.last + 1):
            return entity if mention.form == "family" else None
        if first > 1 and sentence.tokens[first - 2].lower in ("and", "or"):
            return None
        for number in range(sentence.number, max(-1, sentence.number - _BACK), -1):
            earlier = self.sentences[number]
            if earlier.block is not block and found:
                break
            end = first if number == sentence.number else len(earlier.tokens)
            found |= {entity.number for _, entity in self.named(earlier, 0, end)}
            block = earlier.block
        return self.mentions.entities[found.pop()] if len(found) == 1 else None

    def subject_of(self, sentence: Sentence) -> Entity | None:
        """The person named near the beginning of a sentence."""
        tokens = sentence.tokens
        if tokens[0].lower in _PRONOUNS:
            return None
        breaks = (n for n, token in enumerate(tokens) if token.kind not in ("word", "quote", "number"))
        reach = min(_SUBJECT_REACH, next(breaks, _SUBJECT_REACH))
        found = self.named(sentence, 0, reach)
        return next((entity for mention, entity in found if not _possessive(tokens[mention.end - 1])), None)

    def before(self, sentence: Sentence, stop: int) -> Entity | None:
        """The person whose name ends before a token."""
        found = self.named(sentence, stop - 1, stop)
        return next((entity for mention, entity in found if mention.end == stop), None)


def _definite(tokens: tuple[Token, ...], first: int) -> bool:
    """Whether “the”, or it and an adjective, stands before an age."""
    at = first - 1
    before = tokens[at].lower if at > 0 else ""
    if (
        before == tokens[at].text
        and before not in _VERBS
        and before != "then"
        and not _possessive(tokens[at])
    ):
        at -= tokens[at].lower not in _ARTICLES
    return at >= 0 and tokens[at].lower == "the"


def _possessive(token: Token) -> bool:
    return token.lower.endswith("'s")


def _apposed(tokens: tuple[Token, ...], figure: Figure) -> bool:
    """Whether a number stands as an age behind a name: “Smith, 43,”."""
    at = figure.first - 1
    at -= at > 0 and tokens[at].lower == "now"
    if at < 0 or tokens[at].text != "," or figure.spelt or figure.bound:
        return False
    following = tokens[figure.last] if figure.last < len(tokens) else None
    return following is None or (following.text in ",.;)" and not following.spaced)


def _may_be_age(tokens: tuple[Token, ...], figure: Figure) -> bool:
    if not 0 < figure.value < 121 or figure.value != figure.high or figure.value != int(figure.value):
        return False
    if figure.kind == "age" or _was(tokens, figure) or _died_at(tokens, figure):
        return True
    return figure.kind == "count" and _apposed(tokens, figure)


def _died_at(tokens: tuple[Token, ...], figure: Figure) -> bool:
    """“Died at 71”."""
    lead = [token.lower for token in tokens[max(0, figure.first - 2) : figure.first]]
    return lead == [_DIED, "at"] and figure.kind == "count" and not figure.noun


def _was(tokens: tuple[Token, ...], figure: Figure) -> bool:
    """Whether a bare number is an age: “when she was 17”, “when he was about 30”."""
    if figure.kind != "count" or figure.noun:
        return False
    closed = figure.last == len(tokens) or tokens[figure.last].text in ".,;"
    if closed and figure.first > 1 and tokens[figure.first - 1].lower == "is" and 9 < figure.value < 111:
        before = tokens[figure.first - 2]
        return before.lower == "who" or before.text[0].isupper()
    words = [token.lower for token in tokens[max(0, figure.first - 4) : figure.first]]
    if words and words[-1] in ("about", "just", "only", "around"):
        words.pop()
    if len(words) < 2 or words[-1] not in ("was", "turned"):
        return False
    when = figure.last < len(tokens) and tokens[figure.last].lower == "when"
    return words[-2] in _PRONOUNS or (when and tokens[figure.first - 2].text[0].isupper())


def _another(tokens: tuple[Token, ...]) -> bool:
    """Whether an age may be somebody else's."""
    return any(token.lower in _OTHERS for token in tokens)


def tellings(
    sentences: tuple[Sentence, ...], figures: Mapping[int, tuple[Figure, ...]], places: Container[str]
) -> dict[int, list[Figure]]:
    """The sentences that may tell an age or of a birth or death, by number, each with the figures that may be ages."""
    telling = {}
    births, deaths = (word in places for word in (_BORN, _DIED))
    for number, found in figures.items():
        tokens = sentences[number].tokens
        ages = [figure for figure in found if _may_be_age(tokens, figure)]
        born = births and any(token.lower == _BORN for token in tokens)
        died = (
            deaths
            and any(token.lower == _DIED for token in tokens)
            and any(figure.kind == "year" for figure in found)
        )
        if ages or born or died:
            telling[number] = ages
    return telling


def several(sentences: tuple[Sentence, ...], telling: Mapping[int, list[Figure]]) -> bool:
    """Whether two ages may be told, or an age and a birth or death, so that they can be held side by side."""
    dates = (sum(token.lower in (_BORN, _DIED) for token in sentences[number].tokens) for number in telling)
    return len(telling) > 1 or sum(map(len, telling.values())) + sum(dates) > 1


def read_ages(
    sentences: tuple[Sentence, ...], telling: Mapping[int, list[Figure]], mentions: Callable[[], Mentions]
) -> tuple[Age, ...]:
    """All ages and birth years whose person is plain, in order; `mentions` is asked only where ages are told."""
    return tuple(_Reader(sentences, telling, mentions()).read()) if telling else ()
