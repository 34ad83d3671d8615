"""Common words with a capital that nothing around them explains, or with one too many: “the Removal of”, “WHen”."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from copydesk import tables
from copydesk.naming import hints
from copydesk.orthography import lexicon
from copydesk.reckoning.dates import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from copydesk.grammar.tags import Tag
    from copydesk.orthography.vocabulary import Vocabulary
    from copydesk.sentences import Sentence, Token

SHORTEST = 4
"""Letters of the shortest word that is looked at; shorter ones are initials more often."""

SHORT = 7
"""Tokens of the shortest sentence that is no heading."""

EVERYDAY = 9
"""Grade from which a word is so common that another capital inside it is a slip of the shift key."""

RARER = 3
"""Grades by which a word with a capital is rarer than in the lower case if it is no name behind a prefix."""

_PLURALS = frozenset({"NNS", "NNPS"})
_PARTICIPLES = frozenset({"VBD", "VBG", "VBN"})
_DESCRIBING = ("al", "an", "ant", "ar", "ary", "ed", "ent", "ful", "ic", "ing", "ive", "less", "ous")
"""Endings of adjectives; other words stand before a noun as the name of a make or paper: “an Echo speaker”."""


_POINTING_TO_TIMES = frozenset({"last", "next"})
"""Words before a time, which is then no part of a name that the article may have it in elsewhere: “Last Year over”."""

_POINTING = frozenset({"last", "next", "other", "such"})
_OF_TITLES = frozenset(
    {
        "of",
        "to",
        "the",
        "for",
        "in",
        "on",
        "and",
        "a",
        "an",
        "at",
        "with",
        "from",
        "by",
        "without",
        "or",
        "de",
        "la",
        "du",
        ",",
    }
)
"""Little words that stand in the lower case inside a title: “Race to the Top”."""

_AFTER = 4
"""Tokens behind a little word that a title may go on over."""


class Stray(NamedTuple):
    """A word and what it should read."""

    token: Token
    word: str


@cache
def _commons() -> dict[str, int]:
    """Common words, each with how seldom it has a capital: 0 hardly ever, 1, 2, 3 now and then."""
    lines = tables.lines("commons.txt")
    return {word: rank for rank, line in enumerate(lines) for word in line.split(" ")}


def strays(
    places: Mapping[str, Sequence[tuple[Sentence, int]]],
    written: Mapping[str, Sequence[tuple[Sentence, int]]],
    house: Vocabulary,
    quoted: Callable[[int], bool],
    tags: Callable[[Sentence], Sequence[Tag]],
) -> Iterator[Stray]:
    """The stray capitals of an article: words that have one there and nowhere else inside a sentence.

    `written` are the places of words with a capital.
    """
    for word, capitals in written.items():
        if len(word) < SHORTEST or house.named(word.capitalize()):
            continue
        if shifted := [spot for spot in capitals if _shifted(spot[0].tokens[spot[1]].text, word)]:
            if len(shifted) == 1:
                yield _unshifted(word, *shifted[0])
            continue
        inside = [(sentence, index) for sentence, index in capitals if index]
        if len(inside) > 1:
            inside = [spot for spot in inside if spot[0].tokens[spot[1] - 1].lower in _POINTING_TO_TIMES]
        if len(inside) != 1 or not _lone(*inside[0]) or _near_marks(*inside[0]):
            continue
        sentence, index = inside[0]
        token = sentence.tokens[index]
        if _behind_prefix(token.text, word):
            yield Stray(token, word)
        rank = _commons().get(word) if token.text == word.capitalize() else None
        if rank is None or (rank and quoted(token.start)):
            continue
        if _expected(rank, sentence, index, tags(sentence), len(places[word]) > len(capitals)):
            yield Stray(token, word)


def _shifted(text: str, word: str) -> bool:
    """Whether the shift key was held too long over a common word: “WHen”."""
    return (
        text[:2].isalpha()
        and text[:2].isupper()
        and text[2:].islower()
        and (lexicon.grade(word) or 0) >= EVERYDAY
    )


def _unshifted(word: str, sentence: Sentence, index: int) -> Stray:
    """The word with one capital where it begins a sentence or is a name, and with none elsewhere."""
    opens = not index or sentence.tokens[index - 1].kind == "quote"
    name = (lexicon.names().grade(word.capitalize()) or 0) >= (lexicon.grade(word) or 0)
    return Stray(sentence.tokens[index], word.capitalize() if opens or name else word)


def _behind_prefix(text: str, word: str) -> bool:
    """Whether a word is a common one with a capital behind a prefix in the lower case: “pro-Democracy”."""
    head, _, last = text.rpartition("-")
    if not (head.islower() and last.istitle() and (head == "pro" or lexicon.prefix(head))):
        return False
    small, name = lexicon.grade(word.rpartition("-")[2]) or 0, lexicon.names().grade(last) or 0
    return len(last) >= SHORTEST and small >= EVERYDAY and name <= small - RARER


def _lone(sentence: Sentence, index: int) -> bool:
    """Whether a word stands in running text with no other capital near it that would make both of them a name."""
    tokens = sentence.tokens
    if index + 1 >= len(tokens) or len(tokens) < SHORT or tokens[-1].kind not in ("mark", "quote"):
        return False
    before, behind = tokens[index - 1], tokens[index + 1]
    if before.kind != "word" or behind.kind in ("number", "quote", "symbol"):
        return False
    if (behind.text[0] in ":.…" and index + 2 < len(tokens)) or behind.lower in hints.of("named"):
        return False
    if behind.text in "–—-/" and not behind.spaced:
        return False
    title = behind.lower in _OF_TITLES
    before_it = [token for token in tokens[max(1, index - 3) : index] if token.text not in WEEKDAYS]
    behind_it = tokens[index + 1 : index + 1 + (_AFTER if title else 1)]
    return not any(token.kind == "word" and token.text[0].isupper() for token in (*before_it, *behind_it))


def _near_marks(sentence: Sentence, index: int) -> bool:
    """Whether a quotation mark stands near, as round a title."""
    return any(token.kind == "quote" for token in sentence.tokens[max(0, index - 6) : index + 7])


def _expected(rank: int, sentence: Sentence, index: int, tags: Sequence[Tag], lower: bool) -> bool:
    """Whether a common word is what the word before calls for, and no name or a sentence that begins.

    `lower` says that the article has the word in the lower case, too.
    """
    before, behind = tags[index - 1], tags[index + 1]
    first = sentence.tokens[0]
    if index == 1 and (
        first.text.isupper() or not (first.lower in _POINTING or _after_opening(before, tags[1]))
    ):
        return False
    if behind.upos == "NOUN" and not lower and not sentence.tokens[index].lower.endswith(_DESCRIBING):
        return False
    if before.upos in ("DET", "ADJ", "NUM") or before.xpos == "PRP$" or before.clitic == "POS":
        indefinite = sentence.tokens[index - 1].lower in ("a", "an") and behind.upos in (
            "ADP",
            "PUNCT",
            "PRON",
        )
        return rank < 2 or (rank == 2 and lower) or indefinite
    if sentence.tokens[index - 1].text in WEEKDAYS:
        return behind.upos not in ("NOUN", "PROPN")
    goes_on = behind.upos in ("ADP", "CCONJ", "PUNCT")
    if before.upos in ("VERB", "ADV"):
        return (rank == 0 and goes_on) or (rank < 3 and lower and before.xpos in _PARTICIPLES)
    follows = sentence.tokens[index + 1].lower == "of" or tags[index].xpos in _PLURALS
    if before.upos == "ADP":
        return (rank < 2 and follows) or (rank == 0 and behind.upos == "NOUN")
    return rank == 0 and before.upos in ("AUX", "CCONJ", "PRON", "PART")


def _after_opening(before: Tag, tag: Tag) -> bool:
    """Whether the second word of a sentence goes with its first as in running text: “Other Outlets”, no “First Person”."""
    return before.upos in ("DET", "PRON") or (before.upos == "ADJ" and tag.xpos in _PLURALS)
