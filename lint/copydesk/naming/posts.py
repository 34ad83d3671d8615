"""Posts: what an article says that a person is, in the words right before or right behind the name.

“Ohio Sen. Rob Portman”, “Rob Portman, the senator from Ohio,”, “the campaign's manager, Rose Ames,”. A post in a
quotation is its speaker's, and is not read; one with “former” or “acting” beside it belongs to another time.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from copydesk import tables
from copydesk.naming.gazetteer import gazetteer
from copydesk.reckoning.dates import MONTHS, WEEKDAYS, read_year
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from copydesk.sentences import Sentence, Token

OTHER_TIMES = frozenset(
    {
        "former", "formerly", "ex", "onetime", "future", "late", "longtime", "elect", "acting", "interim",
        "previous", "previously", "deputy", "assistant", "incoming", "outgoing", "emeritus", "became", "candidate",
        "would", "aspiring", "now", "young", "later", "fmr.", "retired", "then", "removed", "ousted", "nominee", "named", "associate", "co",
    }
)  # fmt: skip
"""Words near a post that say that it is no longer, not yet or not wholly held."""

_NO_HOLDER = frozenset(
    {
        "once",
        "was",
        "as",
        "when",
        "under",
        "like",
        "been",
        "and",
        "or",
        "first",
        "next",
        "old",
        "/",
        "&",
        "for",
    }
)
"""Words right before a post behind which it need not be the person's now."""

_AS_WELL = ["as", "well", "as"]
_WHEN = frozenset({"ago", "when", "while", "during"})
"""Words before a post that tell of the time when it was held."""

_FILM = "CLOSE"
"""What some sites' captions of films begin with."""

_CAPTIONS = frozenset({"caption", "photos", "photo", "pictured"})
_TIMES = frozenset(
    {"former", "then", "ex", "acting", "interim", "deputy", "assistant", "vice", "elect", "late"}
)
"""Words that a post itself may begin with."""

_ARTICLES = frozenset({"the", "a", "an"})
_SOME = frozenset({"a", "an"})
_OWNERS = frozenset({"his", "her", "its", "their", "my", "our"})
_OF = frozenset({"of", "for", "from", "at"})
_RELATIVE = frozenset({"who", "is", "was", "then", "now", "currently", "already"})
"""Words of “who was then” behind a name."""

_BESIDE_NAMES = frozenset(
    {
        "mr.", "mr", "mrs.", "mrs", "ms.", "ms", "dr.", "dr", "miss", "sir", "lady", "jr.", "jr", "sr.", "sr", "ii", "iii", "iv",
        "rep.", "sen.",
    }
)  # fmt: skip
_PARTICLES = frozenset({"de", "van", "von", "der", "den", "bin", "ibn", "al", "el", "la", "di", "da"})
"""Small words inside names of persons."""
_ENDS = frozenset(",.;)")
_CALENDAR = frozenset(MONTHS) | frozenset(WEEKDAYS)
_SIGNS = frozenset({"r-", "d-", "i-"})
_LONG = 400
"""Tokens of a sentence that are looked at on either side: none that was written has more."""
_REACH = 3
_NEAR = 5
_NAME = 4
_SCOPE = 6
_BETWEEN = 3
"""Small words between the name and the office of an apposition."""


class Post(NamedTuple):
    """What a person is said to be: an office of a field, and of what (`scope`, in lower case, “” where nothing says).

    `family` and `given` are the name's, in lower case, as it stands there (`given` “” where it does not), `words` all of its
    words. `current` says that no words tell of another time, `past` that the post is told as “who was”. Its words are at `span`.
    """

    office: str
    field: str
    scope: str
    family: str
    given: str
    words: tuple[str, ...]
    current: bool
    past: bool
    sentence: Sentence
    span: Span


class Office(NamedTuple):
    """Words for an office, the office, and the field in which nobody holds two."""

    words: tuple[str, ...]
    office: str
    field: str


@cache
def offices() -> Mapping[str, tuple[Office, ...]]:
    """The words for offices by the first of them, the longest first."""
    found: dict[str, list[Office]] = {}
    for phrase, office, field in tables.rows("offices"):
        words = tuple(phrase.split(" "))
        found.setdefault(words[0], []).append(Office(words, office, field))
    return {word: tuple(sorted(listed, key=_longest)) for word, listed in found.items()}


@cache
def _office_words() -> frozenset[str]:
    return frozenset(word for listed in offices().values() for entry in listed for word in entry.words)


def _longest(entry: Office) -> int:
    return -len(entry.words)


@cache
def states() -> Mapping[str, str]:
    """The states of the United States by their forms, all in lower case."""
    return {row[0].lower(): row[1].lower() for row in tables.rows("us-states")}


@cache
def nations() -> Mapping[str, str]:
    """Countries by their names and adjectives, all in lower case."""
    found = {}
    for country, adjective in tables.rows("country-adjectives"):
        found[country.lower()] = found[adjective.lower()] = country.lower()
    return found


def office_at(tokens: Sequence[Token], index: int, *, owner: bool = False) -> Office | None:
    """The longest name of an office that begins at a token; as an owner's, if asked (“the mayor's”)."""
    first = tokens[index].lower
    for entry in offices().get(_bare(first) if owner else first, ()):
        end = index + len(entry.words)
        words = [token.lower for token in tokens[index:end]]
        if owner:
            words[-1] = _bare(words[-1])
        if tuple(words) == entry.words:
            return entry
    return None


def times_told(places: Mapping[str, Sequence[tuple[Sentence, int]]], office: str) -> int:
    """In how many places an article speaks of an office, beside a name or not."""
    forms = {form for word in offices() for form in (word, f"{word}'s")}
    return sum(
        (entry := office_at(sentence.tokens, index, owner=True)) is not None and entry.office == office
        for word in forms & places.keys()
        for sentence, index in places[word]
    )


def read(
    places: Mapping[str, Sequence[tuple[Sentence, int]]], quoted: Callable[[int], bool]
) -> tuple[Post, ...]:
    """All posts that stand beside a name, outside quotations, in order."""
    found = []
    for word in offices().keys() & places.keys():
        for sentence, index in places[word]:
            entry = office_at(sentence.tokens, index)
            if entry and not _inside(sentence.tokens, index, len(entry.words)):
                post = _post(sentence, index, entry)
                if post and not quoted(post.span.start):
                    found.append(post)
    found.sort(key=_order)
    return tuple(found)


def _order(post: Post) -> int:
    return post.span.start


def _inside(tokens: Sequence[Token], index: int, length: int) -> bool:
    """Whether an office is the end of a longer one (“gov.” of “Lt. Gov.”)."""
    for start in range(max(0, index - _REACH), index):
        longer = office_at(tokens, start)
        if longer and start + len(longer.words) >= index + length:
            return True
    return False


def _post(sentence: Sentence, index: int, entry: Office) -> Post | None:
    """The post whose office begins at a token, with the name beside it."""
    tokens = sentence.tokens
    end = index + len(entry.words)
    start, scope = _scope(tokens, index)
    times = {part for word in tokens[start:index] for part in word.lower.split("-")}
    current = times.isdisjoint(_TIMES) and not _another_time(tokens, start) and not _dated(sentence, index)
    past = start > 1 and "who" in [token.lower for token in tokens[max(0, start - _REACH) : start]]
    name = _name_behind(tokens, end)
    if name and start and tokens[start - 1].lower in _SOME:
        current = False
    if name is None:
        name = _name_before(tokens, start)
        of = _scope_behind(tokens, end)
        if name is None or of is None:
            return None
        scope = scope or of
    first, last = name
    behind = [token.kind for token in tokens[last : last + 2]]
    if (behind and tokens[last].text in ":]") or behind[1:] == ["address"]:
        return None
    named = [_bare(token.lower) for token in tokens[first:last] if token.lower not in _BESIDE_NAMES]
    title = office_at(tokens, first) if last <= start else None
    if title and title.field == entry.field and len(named) > 1 and len(title.words) == 1:
        del named[0]
    if not named or named[-1] in _office_words():
        return None
    given = named[0] if len(named) > 1 else ""
    span = Span(tokens[start].start, tokens[end - 1].end)
    return Post(
        entry.office, entry.field, scope, named[-1], given, tuple(named), current, past, sentence, span
    )


def _another_time(tokens: Sequence[Token], start: int) -> bool:
    """Whether a word before a post says that it is another time's."""
    near = [token.lower for token in tokens[max(0, start - _NEAR) : start]]
    while near and near[-1] in _ARTICLES:
        near.pop()
    for at in range(len(near) - 1, -1, -1):
        if near[at] in _ENDS or near[max(0, at - 2) : at + 1] == _AS_WELL:
            return False
        parts = {near[at], *near[at].split("-")}
        if not parts.isdisjoint(OTHER_TIMES) or (at == len(near) - 1 and near[at] in _NO_HOLDER):
            return near[at] not in ("was", "then") or "who" not in near[max(0, at - 2) : at]
    return False


def _dated(sentence: Sentence, index: int) -> bool:
    """Whether words before a token tell of another time, or the sentence is the words below a picture."""
    tokens = sentence.tokens
    first = max(0, index - _LONG)
    near = tokens[first : index + _LONG]
    if tokens[0].text == _FILM or any(token.lower in _CAPTIONS for token in near):
        return True
    for at in range(first, index):
        token = tokens[at]
        if token.lower in _WHEN or (token.kind == "number" and read_year(tokens, at)):
            return True
        if token.lower == "last" and (tokens[at + 1].text in _CALENDAR or tokens[at + 1].lower == "year"):
            return True
    return False


def _capital(token: Token) -> bool:
    return token.kind == "word" and token.text[0].isupper()


def _bare(word: str) -> str:
    return word.removesuffix("'s")


def _scope(tokens: Sequence[Token], index: int) -> tuple[int, str]:
    """Where the capitalised words before an office begin, and what they say."""
    start = index
    while start and index - start < _SCOPE and _capital(tokens[start - 1]) and tokens[start].spaced:
        if tokens[start - 1].text in _CALENDAR:
            break
        start -= 1
    if not start and start < index and tokens[0].lower in tables.words("openers"):
        start = 1
    return start, " ".join([_bare(token.lower) for token in tokens[start:index]])


def _name_behind(tokens: Sequence[Token], start: int) -> tuple[int, int] | None:
    """The name right behind a post, or behind it and a comma, up to another one."""
    if start < len(tokens) and tokens[start].text == ",":
        name = _run(tokens, start + 1)
        closed = name and name[1] < len(tokens) and tokens[name[1]].text in _ENDS
        return name if name and closed and name[1] - name[0] > 1 else None
    return _run(tokens, start)


def _run(tokens: Sequence[Token], start: int) -> tuple[int, int] | None:
    """The capitalised words from a token on."""
    end = start
    while end < len(tokens) and end - start < _NAME and (_capital(tokens[end]) or _joins(tokens, start, end)):
        if tokens[end].lower[:2] in _SIGNS:
            break
        end += 1
        if tokens[end - 1].lower.endswith("'s"):
            break
    return (start, end) if end > start else None


def _joins(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Whether a small word stands inside a name: “Bill de Blasio”."""
    return start < at < len(tokens) - 1 and tokens[at].text in _PARTICLES and _capital(tokens[at + 1])


def _name_before(tokens: Sequence[Token], start: int) -> tuple[int, int] | None:
    """The name of “Rob Ames, the senior Ohio senator”, “Rob Ames, who was then mayor”."""
    at = start
    while (
        at
        and start - at < _BETWEEN + 1
        and (tokens[at - 1].lower in _ARTICLES or tokens[at - 1].text.islower())
    ):
        at -= 1
    words = [token.lower for token in tokens[at:start]]
    plain = sum(word not in _ARTICLES and word not in _RELATIVE for word in words) < 2
    if (
        at < 2
        or tokens[at - 1].text != ","
        or not _OWNERS.isdisjoint(words)
        or not plain
        or not _capital(tokens[at - 2])
    ):
        return None
    first = at - 2
    while first and at - first < _NAME and _capital(tokens[first - 1]):
        first -= 1
    return first, at - 1


def _scope_behind(tokens: Sequence[Token], end: int) -> str | None:
    """What “of” or “from” behind an office names; None where the apposition goes on with anything else."""
    if end >= len(tokens) or tokens[end].text in _ENDS:
        return ""
    if tokens[end].lower == "and" and end + 1 < len(tokens) and tokens[end + 1].lower in _OWNERS:
        return ""
    if tokens[end].lower not in _OF:
        return None
    at = end + 1
    while (
        at < len(tokens) and at - end < _SCOPE and (_capital(tokens[at]) or tokens[at].lower in ("the", "of"))
    ):
        at += 1
    return " ".join([token.lower for token in tokens[end + 1 : at] if token.lower != "the"])


def signs(places: Mapping[str, Sequence[tuple[Sentence, int]]]) -> Iterator[tuple[str, str, Span]]:
    """The states of “Rob Ames, R-Ohio,” and “(D-N.Y.)”: the family name, the state, and the place of the sign."""
    for word in places:
        if word[:2] in _SIGNS or f"{word}-" in _SIGNS:
            for sentence, index in places[word]:
                tokens = sentence.tokens
                if index < 2 or tokens[index - 1].text not in ",(":
                    continue
                name = tokens[index - 2]
                if (
                    name.text.removesuffix("’s").removesuffix("'s").isupper()
                    or _bare(name.lower) in _office_words()
                ):
                    continue
                for end in range(min(index + 4, len(tokens)), index, -1):
                    named = " ".join([token.lower for token in tokens[index:end]]).replace(" - ", "-")
                    if named[:2] in _SIGNS and named[2:] in states():
                        span = Span(tokens[index].start, tokens[end - 1].end)
                        yield _bare(name.lower), states()[named[2:]], span
                        break


def givens(places: Mapping[str, Sequence[tuple[Sentence, int]]], family: str) -> set[str]:
    """The given names that stand before a family name in an article, in lower case."""
    given = gazetteer().given
    found = set()
    for form in (family, f"{family}'s"):
        for sentence, index in places.get(form, ()):
            at = index - 1
            while at > 0 and index - at < _REACH and len(sentence.tokens[at].text.rstrip(".")) == 1:
                at -= 1
            if at >= 0 and sentence.tokens[at].text in given:
                found.add(sentence.tokens[at].lower)
    return found
