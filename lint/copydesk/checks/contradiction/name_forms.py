"""One long name with one word in two forms: “the Ames Harbors Fund”, “the Ames Harbored Fund”."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.naming.gazetteer import gazetteer
from copydesk.naming.posts import nations, offices
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.sentences import Sentence, Token


class Options(BaseOptions):
    """What makes two words forms of one.

    `letters`: letters that both begin with, at least; `small`: words inside a name; `none`: words that are written with a capital in headlines only; `often`: times that the name stands in its other form, at least; `length`: tokens of a name that are
    compared, at most; `ends`: what ends a sentence, which is no line of a list; `label` names the other form.
    """

    letters: int
    small: tuple[str, ...]
    none: tuple[str, ...]
    often: int
    length: int
    ends: tuple[str, ...]
    label: str


_ALIKE = 0.6
"""What part of the longer word two forms of one word begin with."""
_OTHERS = 2
"""Words of a name besides the one in two forms."""
_Place = tuple["Sentence", int]


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find names of which one word, but the last, is written once otherwise than in all other places."""
    options: Options = rule.options
    groups: dict[str, list[str]] = defaultdict(list)
    for word in document.capitals:
        if len(word) > options.letters and word.isalpha():
            groups[word[: options.letters]].append(word)
    for words in groups.values():
        for odd in words if len(words) > 1 else ():
            for usual in words:
                if odd != usual and _forms(odd, usual):
                    yield from _compared(rule, document, odd, usual)


def _forms(one: str, other: str) -> bool:
    """Whether two words may be forms of one, and not only its singular and plural."""
    shared = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    given = gazetteer().given
    return (
        shared >= _ALIKE * max(len(one), len(other))
        and not (one.title() in given and other.title() in given)
        and not (_office(one) or _office(other))
        and _singular(one) != _singular(other)
    )


def _compared(rule: Rule, document: Document, odd: str, usual: str) -> Iterator[Finding]:
    options: Options = rule.options
    known: dict[tuple[str, ...], list[_Place]] = defaultdict(list)
    for place in document.capitals[usual]:
        for frame in _frames(options, *place):
            known[frame].append(place)
    if not known:
        return
    found: dict[tuple[str, ...], list[_Place]] = defaultdict(list)
    for place in document.capitals[odd]:
        for frame in _frames(options, *place):
            if len(known.get(frame, ())) >= options.often and not _country(frame, odd, usual):
                found[frame].append(place)
    for frame, places in found.items():
        sentence, index = places[0]
        token = sentence.tokens[index]
        if len(places) == 1 and sentence.tokens[-1].text in options.ends and not document.quoted(token.start):
            first, at = known[frame][0]
            other = first.tokens[at]
            yield rule.finding(document, token.span, related=[Related(other.span, options.label)])
            return


def _singular(word: str) -> str:
    return f"{word[:-3]}y" if word.endswith("ies") else word.rstrip("s")


def _office(word: str) -> bool:
    """Whether a word alone is an office."""
    return any(len(entry.words) == 1 for entry in offices().get(word.lower(), ()))


def _country(frame: tuple[str, ...], one: str, other: str) -> bool:
    """Whether two forms are a country and its adjective where either is right: “Ukraine President Ann Roe”, “South Korea Air Force”."""
    same = nations().get(one) is not None and nations().get(one) == nations().get(other)
    return same and (frame[0] != "" or any(map(_office, frame)))


def _frames(options: Options, sentence: Sentence, index: int) -> Iterator[tuple[str, ...]]:
    """The names that a word is in, not as the last one, each with a gap for the word."""
    tokens = sentence.tokens
    if not index or not _capital(tokens[index]):
        return
    for length in range(_OTHERS + 1, options.length + 1):
        for start in range(max(0, index - length + 2), index + 1):
            window = tokens[start : start + length]
            if _begun(options, tokens, start) and len(window) == length and _name(options, window):
                yield tuple("" if at == index else tokens[at].text for at in range(start, start + length))


def _begun(options: Options, tokens: Sequence[Token], start: int) -> bool:
    """Whether no other word of a name stands before a token."""
    before = tokens[start - 1] if start else None
    return before is None or not _capital(before) or before.lower in options.small


def _name(options: Options, window: Sequence[Token]) -> bool:
    """Whether some tokens may be a name: in capitals, but for small words inside."""
    capitals = sum(_capital(token) for token in window)
    small = [token.lower in options.small or token.lower in options.none for token in window]
    inner = all(
        not little if _capital(token) else token.text in options.small
        for token, little in zip(window, small, strict=True)
    )
    spaced = all(token.spaced for token in window[1:])
    return inner and spaced and capitals > _OTHERS and _capital(window[0]) and _capital(window[-1])


def _capital(token: Token) -> bool:
    return token.kind == "word" and token.text[0].isupper() and not token.text.isupper()


CHECK = Check(Options, run)
