"""What patterns ask of an article's readings: tags, groups, names and figures, each made when first asked for."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple

from copydesk.patterns import kinds
from copydesk.patterns.meanings import FIGURES, KIND, NAMES, NOUN_TRAITS, SHAPES, TAGS, TRAITS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from copydesk.document import Document
    from copydesk.grammar.groups import NounGroup, VerbGroup
    from copydesk.sentences import Sentence, Token

WIDEST = 12
"""The most tokens of a group, a name or a figure that a pattern takes."""


class View(NamedTuple):
    """A sentence as tests see it. What a test needs beyond the tokens it asks of the document."""

    tokens: tuple[Token, ...]
    sentence: Sentence
    document: Document


class Stretch(NamedTuple):
    """The tokens `start` to `end` (exclusive) of a group, a name or a figure, and the one that stands for them all."""

    start: int
    end: int
    head: int


if TYPE_CHECKING:
    Test = Callable[[View, int], bool]
    Reach = Callable[[View, int, int], int]
    Find = Callable[[View, int], Stretch | None]


def reading_test(name: str) -> Test:
    """The test of one token by a shape, a part of speech, a trait, a kind, or a stretch that it belongs to."""
    if name in SHAPES:
        return _SHAPE_TESTS[name]
    if name in TAGS:
        return _tagged(name)
    if name in TRAITS:
        return _trait(name)
    if name.startswith(KIND):
        return _of_kind(name.removeprefix(KIND))
    find = finder(name)
    return lambda view, index: find(view, index) is not None


def reach(name: str, tests: Sequence[Test]) -> Reach:
    """Where the stretch that a token belongs to ends, or 0; its head must pass the tests.

    The last argument is where the match starts: there, nothing of the stretch may stand before the token.
    """
    find = finder(name)

    def end(view: View, index: int, start: int) -> int:
        found = find(view, index) if index < len(view.tokens) else None
        if found is None or found.head < index or found.end - index > WIDEST:
            return 0
        if index == start and found.start < index:
            return 0
        return found.end if all(test(view, found.head) for test in tests) else 0

    return end


def finder(name: str) -> Find:
    """What finds the stretch of a kind that a token belongs to."""
    if name == "noun-group":
        return lambda view, index: _grouped(view.document.groups[view.sentence].nouns, index)
    if name == "verb-group":
        return lambda view, index: _grouped(view.document.groups[view.sentence].verbs, index)
    if name in NAMES:
        return _named(NAMES[name])
    return _dated if name == "date" else _figured(FIGURES[name])


def is_word(view: View, index: int) -> bool:
    """Whether a token is a word or a number."""
    return view.tokens[index].kind in ("word", "number")


def _grouped(groups: Sequence[NounGroup] | Sequence[VerbGroup], index: int) -> Stretch | None:
    group = _last(groups, index, lambda group: group.start)
    return Stretch(group.start, group.end, group.head) if group and index < group.end else None


def _named(kind: str | None) -> Find:
    def find(view: View, index: int) -> Stretch | None:
        name = _last(view.document.names_of.get(view.sentence.number, ()), index, lambda name: name.first)
        if name is None or index >= name.end or (kind and name.kind != kind):
            return None
        return Stretch(name.first, name.end, name.end - 1)

    return find


def _figured(kind: str | None) -> Find:
    def find(view: View, index: int) -> Stretch | None:
        figures = view.document.figures_of.get(view.sentence.number, ())
        figure = _last(figures, index, lambda figure: figure.first)
        if figure is None or index >= figure.last or (kind and figure.kind != kind):
            return None
        return Stretch(figure.first, figure.last, figure.last - 1)

    return find


def _dated(view: View, index: int) -> Stretch | None:
    offset = view.tokens[index].start
    date = _last(view.document.dates, offset, lambda date: date.sentence.tokens[date.first].start)
    if date is None or date.sentence.number != view.sentence.number or index >= date.last:
        return None
    return Stretch(date.first, date.last, date.last - 1)


def _last(found: Sequence[Any], place: int, start: Callable[[Any], int]) -> Any:
    """The last of things in order that starts at a place or before it."""
    at = bisect_right(found, place, key=start)
    return found[at - 1] if at else None


def _tagged(name: str) -> Test:
    """A word's own tag; as POS also a possessive with what it hangs on, “Russia’s”."""
    if name == "VBG":
        return _ing

    def test(view: View, index: int) -> bool:
        tag = view.document.tags[view.sentence][index]
        return name in (tag.xpos, tag.upos) or name == tag.clitic == "POS"

    return test


def _ing(view: View, index: int) -> bool:
    """Whether a word is tagged VBG, which none is that ends otherwise: most need not be asked for."""
    if not view.tokens[index].lower.endswith(("ing", "in'", "in’")):
        return False
    return view.document.tags[view.sentence][index].xpos == "VBG"


def _of_kind(kind: str) -> Test:
    upos = kinds.part_of_speech(kind)

    def test(view: View, index: int) -> bool:
        if not kinds.belongs(view.tokens[index].lower, kind):
            return False
        return view.document.tags[view.sentence][index].upos == upos

    return test


def _trait(name: str) -> Test:
    if name in NOUN_TRAITS:

        def noun(view: View, index: int) -> bool:
            group = _last(view.document.groups[view.sentence].nouns, index, lambda group: group.start)
            if group is None or index >= group.end:
                return False
            return name in noun_traits(view.document.tags[view.sentence][group.head].xpos)

        return noun

    says = _VERBS[name]

    def verb(view: View, index: int) -> bool:
        group = _last(view.document.groups[view.sentence].verbs, index, lambda group: group.start)
        return group is not None and index < group.end and says(group)

    return verb


def noun_traits(xpos: str) -> list[str]:
    """What patterns call a noun group whose head has this Penn tag; nothing for pronouns and figures."""
    return [_NUMBERS[xpos]] if xpos in _NUMBERS else []


def verb_traits(group: VerbGroup) -> list[str]:
    """What patterns call a verb group."""
    return [name for name, says in _VERBS.items() if says(group)]


_NUMBERS = {"NN": "singular", "NNP": "singular", "NNS": "plural", "NNPS": "plural"}
_VERBS: dict[str, Callable[[VerbGroup], bool]] = {
    "finite": lambda group: group.form == "finite",
    "infinitive": lambda group: group.form == "infinitive",
    "past": lambda group: group.tense == "past",
    "present": lambda group: group.tense == "present",
    "future": lambda group: group.tense == "future",
    "modal": lambda group: group.modal is not None,
    "perfect": lambda group: group.perfect,
    "progressive": lambda group: group.progressive,
    "active": lambda group: not group.passive,
    "passive": lambda group: group.passive,
    "negated": lambda group: group.negated,
}

_SHAPE_TESTS: dict[str, Test] = {
    "word": lambda view, index: view.tokens[index].kind == "word",
    "number": lambda view, index: view.tokens[index].kind == "number",
    "mark": lambda view, index: view.tokens[index].kind == "mark",
    "quote": lambda view, index: view.tokens[index].kind == "quote",
    "apostrophe": lambda view, index: view.tokens[index].text in ("’", "'") and not view.tokens[index].spaced,
    "any": lambda view, index: view.tokens[index].kind != "quote",
    "lowercase": lambda view, index: (
        view.tokens[index].kind == "word" and view.tokens[index].text[0].islower()
    ),
    "Capitalised": lambda view, index: (
        view.tokens[index].kind == "word" and view.tokens[index].text[0].isupper()
    ),
    "CAPITALS": lambda view, index: (
        view.tokens[index].kind == "word"
        and len(view.tokens[index].text) > 1
        and view.tokens[index].text.isupper()
    ),
}
