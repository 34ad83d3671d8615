"""Verb groups of which the parts do not fit: “did not stopped”, “has long spoke”, “could withheld”, “does it means”.

Only words that the lexicon of tags knows as verb forms and nothing that would fit are read so; whatever can be a noun or an adjective there
is let pass.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from copydesk.grammar.lemmas import inflect, lemma
from copydesk.grammar.tags import model

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from copydesk.grammar.tags import Tag
    from copydesk.sentences import Token

Helper = Literal["modal", "do", "have", "to"]

MODALS = ("will", "would", "can", "could", "may", "might", "must", "should")
_HELPERS: dict[str, Helper] = {
    **dict.fromkeys(MODALS, "modal"),
    **dict.fromkeys(("won't", "wouldn't", "can't", "cannot", "couldn't", "shouldn't", "mustn't"), "modal"),
    **dict.fromkeys(("do", "does", "did", "don't", "doesn't", "didn't"), "do"),
    **dict.fromkeys(("have", "has", "had", "having", "haven't", "hasn't", "hadn't"), "have"),
    "to": "to",
}
_CLITICS: dict[str, Helper] = {"'ll": "modal", "'ve": "have"}
_DENIALS = frozenset({"not", "never"})
_STOPS = frozenset(
    {"so", "as", "then", "there", "here", "when", "where", "why", "how", "better", "best", "yes", "only"}
)
"""Adverbs behind which something new may begin."""
_FINITE = frozenset({"VBD", "VBN", "VBZ"})
_ALSO = frozenset({"NNS", "JJ"})
_HAVING = frozenset({"VBD", "VB", "VBP", "VBZ"})
_SUBJECTS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "WDT", "WP", "EX", "DT"})
_NOMINATIVE = frozenset({"he", "she", "it", "they", "we", "i", "you"})
_WHO = frozenset({"who", "that", "there"})
_OBJECTS = frozenset({"DT", "PRP", "PRP$", "CD", "TO", "NNP"})
_NOUNLIKE = frozenset({"can", "will", "might", "may", "must"})
_VERBAL = frozenset({"TO", "MD", "VB", "VBP", "VBD", "VBZ"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "JJ", "VBG"})
_LONGEST = 4
"""The most words between a helper and its verb."""


class Misfit(NamedTuple):
    """A verb form that its helper does not take: both by their index, and the forms that it does."""

    helper: int
    verb: int
    meant: tuple[str, ...]


@cache
def possible(word: str) -> frozenset[str]:
    """The Penn tags that a word in small letters can have, none of one that the lexicon does not know."""
    reader = model()
    letters = reader.lexicon.get(word, "")
    return frozenset(reader.meant[letter].xpos for letter in letters)


def helper(word: str) -> Helper | None:
    """What kind of helper a word in small letters is, or ends in."""
    return _HELPERS.get(word) or (_CLITICS.get(word[-3:]) if word[:-3] in _NOMINATIVE | _WHO else None)


def suspicious(tokens: Sequence[Token], at: int) -> bool:
    """Whether a form that may not fit stands behind the helper at an index; needs no tags."""
    for token in tokens[at + 1 : at + 2 + _LONGEST]:
        if _odd(token.lower):
            return True
        if "RB" not in possible(token.lower):
            return False
    return False


@cache
def _odd(word: str) -> bool:
    """Whether a word can be a finite verb or participle, and no bare verb or no participle."""
    forms = possible(word)
    return bool(forms & _FINITE and forms <= _FINITE | _ALSO | {"NN"}) or bool(
        forms & _HAVING and forms <= _HAVING
    )


def misfit(
    tokens: Sequence[Token], tags: Sequence[Tag], at: int, spare: Collection[str], governors: Collection[str]
) -> Misfit | None:
    """The verb that does not fit the helper at an index.

    `spare`: forms that are let pass; `governors`: words behind which “to” is followed by a bare verb.
    """
    kind = helper(tokens[at].lower)
    verb, denied = _verb(tokens, tags, at)
    if kind is None or verb is None or tokens[verb].lower in spare:
        return None
    word = tokens[verb].lower
    forms = possible(word)
    if kind == "have":
        return Misfit(at, verb, (_participle(word),)) if _lacks(tokens, tags, at, verb) else None
    if not forms & _FINITE or not forms <= _FINITE | _ALSO or word in _TENSES:
        return None
    if kind == "to":
        sure = (
            at
            and tokens[at - 1].lower in governors
            and "NNS" not in forms
            and _before_object(tags, verb, forms)
        )
        return Misfit(at, verb, (_base(word),)) if sure else None
    if "NNS" in forms and _asked(tokens, tags, at):
        return None
    if not denied and (kind == "do" or not _surely(tokens, tags, at, verb, forms)):
        return None
    return Misfit(at, verb, _instead(word, kind, forms))


def _lacks(tokens: Sequence[Token], tags: Sequence[Tag], at: int, verb: int) -> bool:
    """Whether “have” stands before a form that is no participle, and is its auxiliary."""
    word = tokens[verb].lower
    forms = possible(word)
    if (
        not forms & _HAVING
        or not forms <= _HAVING
        or "VBZ" in forms
        or word in _TENSES
        or _participle(word) == word
    ):
        return False
    if "VBD" in forms:
        return tags[at - 1].xpos != "WDT" if at else True
    return (
        tags[at - 1].xpos not in _VERBAL and tags[verb + 1].xpos in _OBJECTS
        if verb + 1 < len(tags)
        else False
    )


def turned(tokens: Sequence[Token], at: int, asking: Collection[str]) -> Misfit | None:
    """The verb that does not fit the “do” at an index before its subject: “nor does it means”, “what did he said”.

    `asking`: words behind which the subject stands after its helper.
    """
    if at + 3 >= len(tokens) or tokens[at + 1].lower not in _NOMINATIVE:
        return None
    if at and tokens[at - 1].lower not in asking:
        return None
    word = tokens[at + 2].lower
    forms = possible(word)
    if not tokens[at + 2].text.islower() or not forms & _FINITE or not forms <= _FINITE | {"NNS", "NN"}:
        return None
    return Misfit(at, at + 2, (_base(word),))


_TENSES = frozenset({"is", "was", "are", "were", "has", "have", "had", "does", "did", "be", "do"})


def _verb(tokens: Sequence[Token], tags: Sequence[Tag], at: int) -> tuple[int | None, bool]:
    """The verb behind a helper and adverbs, and whether one of them denies it."""
    denied = tokens[at].lower.endswith("n't") or tokens[at].lower == "cannot"
    verb = at + 1
    while (
        verb < min(len(tokens), at + 1 + _LONGEST)
        and tags[verb].xpos == "RB"
        and tokens[verb].lower not in _STOPS
    ):
        denied = denied or tokens[verb].lower in _DENIALS
        verb += 1
    if verb >= len(tokens) or not tokens[verb].text.islower() or not tokens[verb].text.isalpha():
        return None, denied
    return verb, denied


def _between(word: str) -> bool:
    """Whether an adverb can stand between a helper and its verb."""
    return word not in _STOPS and "VB" not in possible(word)


def _surely(tokens: Sequence[Token], tags: Sequence[Tag], at: int, verb: int, forms: frozenset[str]) -> bool:
    """Whether a modal that denies nothing stands behind its subject, and what follows it can be nothing but its verb."""
    clitic = tokens[at].lower[-3:] == "'ll"
    if not clitic and (not at or not tokens[at].text.islower() or tags[at - 1].xpos not in _SUBJECTS):
        return False
    if tokens[at].lower in _NOUNLIKE and tags[at - 1].xpos == "NN" and "VBN" in forms:
        return False
    if _asked(tokens, tags, at):
        return False
    return _before_object(tags, verb, forms)


def _before_object(tags: Sequence[Tag], verb: int, forms: frozenset[str]) -> bool:
    """Whether what can be a noun or adjective too is a verb by what follows."""
    if not forms & _ALSO:
        return True
    behind = tags[verb + 1].xpos if verb + 1 < len(tags) else ""
    return behind in _OBJECTS or (behind == "IN" and "NNS" not in forms)


def _asked(tokens: Sequence[Token], tags: Sequence[Tag], at: int) -> bool:
    """Whether the helper may stand before its subject: “why don't clouds fall?”."""
    near = range(max(0, at - 3), at)
    turned_round = not at and tokens[at].lower[-3:] not in _CLITICS
    return turned_round or any(tags[one].xpos in {"WRB", "WP"} or tokens[one].lower in _STOPS for one in near)


def _before_noun(tags: Sequence[Tag], verb: int) -> bool:
    """Whether what looks like a participle may describe the noun behind it: “agree to revised terms”."""
    return verb + 1 < len(tags) and tags[verb + 1].xpos in _NOUNS


def _instead(word: str, kind: Helper, forms: frozenset[str]) -> tuple[str, ...]:
    if word == "been":
        return "have been", "be"
    base = _base(word)
    return (base, f"be {word}") if kind == "modal" and "VBN" in forms else (base,)


@cache
def _base(word: str) -> str:
    forms = possible(word)
    return lemma(word, next((tag for tag in ("VBZ", "VBD", "VBN") if tag in forms), "VB"))


@cache
def _participle(word: str) -> str:
    return inflect(_base(word), "VBN") or word
