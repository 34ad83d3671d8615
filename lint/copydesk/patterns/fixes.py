"""What a fix says of a match: its words, inflected and in the case of what they replace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.grammar import lemmas
from copydesk.patterns.meanings import FORMS

if TYPE_CHECKING:
    from copydesk.patterns.machine import Match
    from copydesk.patterns.tree import Slot

_NOUN_TAGS = frozenset({"NN", "NNS"})


def filled(match: Match, fix: tuple[Slot, ...]) -> str:
    """The text of a fix, single spaces between its words."""
    return " ".join("".join(_filled(match, slot) for slot in fix).split())


def cased_like(found: str, text: str) -> str:
    """`text` in the case of what it replaces: all capitals, or a capital to begin with."""
    letters = [character for character in found if character.isalpha()]
    if len(letters) > 1 and all(character.isupper() for character in letters):
        return text.upper()
    if letters and letters[0].isupper() and text[:1].islower():
        return text[0].upper() + text[1:]
    return text


def _filled(match: Match, slot: Slot) -> str:
    words = match.words(slot.name) if slot.name else slot.text
    if slot.column:
        words = match.pattern.column(slot.name, _entry(match, slot.name), slot.column)
    if slot.form:
        base = words.lower() if slot.column else None
        return cased_like(words, _inflected(match, slot.name, base, FORMS[slot.form]))
    if slot.like:
        return _in_form_of(match, slot.like, words)
    return words


def _inflected(match: Match, name: str, base: str | None, xpos: str) -> str:
    """What a named element matched, in another form: of several words the first is a verb, the last a noun."""
    before = after = ""
    if base is None:
        words = match.words(name).split(" ")
        at = len(words) - 1 if xpos in _NOUN_TAGS else 0
        base = _base(match, name, at) or words[at].lower()
        before, after = " ".join(words[:at]), " ".join(words[at + 1 :])
    return f"{before} {lemmas.inflect(base, xpos) or base} {after}".strip()


def _entry(match: Match, name: str) -> str:
    """What a named element matched, as its class lists it."""
    words = match.words(name)
    return match.pattern.bases.get(name, {}).get(words.lower().replace("’", "'"), words)


def _base(match: Match, name: str, at: int = 0) -> str | None:
    """The base form of a word that a named element matched."""
    first, last = match.captures.get(name, (0, 0))
    if first >= last:
        return None
    index = min(first + at, last - 1)
    known = match.pattern.bases.get(name, {}).get(match.sentence.tokens[index].lower)
    return known or match.view.document.tags.lemmas(match.sentence)[index]


def _in_form_of(match: Match, name: str, word: str) -> str:
    """A base form, in the form and case of what a named element matched."""
    first, last = match.captures.get(name, (0, 0))
    if first >= last:
        return word
    token = match.sentence.tokens[last - 1]
    base = match.pattern.bases.get(name, {}).get(token.lower)
    tags = [xpos for xpos in FORMS.values() if base and lemmas.inflect(base, xpos) == token.lower]
    ways = [lemmas.inflect(word, xpos) or word for xpos in tags]
    if len(set(ways)) != 1:
        xpos = match.view.document.tags[match.sentence][last - 1].xpos
        ways = ways if tags and xpos not in tags else [lemmas.inflect(word, xpos) or word]
    return cased_like(token.text, ways[0])
