"""Matching patterns, all of them together: an index finds the places that are worth starting at."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from copydesk.native import loops
from copydesk.patterns.compile import Compiler, Rows
from copydesk.patterns.fixes import cased_like, filled
from copydesk.patterns.needles import needle
from copydesk.patterns.readings import View
from copydesk.patterns.syntax import PatternError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from copydesk.document import Document
    from copydesk.patterns.compile import Endings, Step
    from copydesk.patterns.needles import Bound, Needle
    from copydesk.patterns.tree import Source
    from copydesk.sentences import Sentence, Token
    from copydesk.span import Span

    Places = Mapping[str, Sequence[tuple[Sentence, int]]]

LONGEST = 60
"""The most tokens that a pattern may span: what bounds the time of a match."""

_FINAL = frozenset('.!?…)]”’"»') | {"'", "..."}


@dataclass(frozen=True, slots=True)
class Match:
    """Where a pattern matched: the marked tokens `first` to `last` of a sentence, and the first and last of all.

    `last` and `stop` are exclusive; `captures` are the tokens that named elements took.
    """

    pattern: Pattern
    view: View
    first: int
    last: int
    start: int
    stop: int
    captures: Mapping[str, tuple[int, int]]

    @property
    def sentence(self) -> Sentence:
        """The sentence that it lies in."""
        return self.view.sentence

    @property
    def span(self) -> Span:
        """The marked part's place in the source."""
        tokens = self.sentence.tokens
        return tokens[self.first].span._replace(end=tokens[self.last - 1].end)

    def words(self, name: str) -> str:
        """What a named element matched, as written; empty where an optional one matched nothing."""
        return self._between(*self.captures.get(name, (0, 0)))

    @property
    def fixes(self) -> list[str]:
        """What the marked part should read, in the case that it is written in."""
        found = self._between(self.first, self.last)
        texts = (filled(self, fix) for fix in self.pattern.source.fixes)
        return [cased_like(found, text) for text in texts]

    def _between(self, first: int, last: int) -> str:
        if first >= last:
            return ""
        one, two = self.sentence.tokens[first], self.sentence.tokens[last - 1]
        return self.sentence.block.prose[one.at : two.at + len(two.text)]


class Pattern:
    """A pattern made ready to match.

    `lookup` gives the rows of a class, or None where there is no such class, `names` some classes; `frequency` is in occurrences per million
    words; without it the pattern is no use to an Index, and need not hold a word. `needs` are, for a pattern that asks
    for tags or the like, the sets of words of which a sentence must hold one each to be worth reading.

    Raises:
        PatternError: a class is missing, nothing in the pattern is bound to be there, or it spans too much.
    """

    def __init__(
        self,
        source: Source,
        lookup: Callable[[str], Rows | None],
        frequency: Mapping[str, float] | None,
        names: Iterable[str] = (),
    ) -> None:
        compiler = Compiler(source, lookup, names)
        self.source = source
        self.longest = compiler.width(source.tree)[1]
        if self.longest > LONGEST:
            raise PatternError(
                source.text, 0, f"it could span {self.longest} words; at most {LONGEST} are allowed"
            )
        self.steps = compiler.compile()
        found = compiler.anchored(frequency) if frequency is not None else []
        self.needle = needle(found) if found else None
        self.bound = compiler.bound(found)
        self.needs = tuple([anchor.words for anchor in found]) if compiler.reads else ()
        self.bases = compiler.bases
        self._classes = compiler.classes
        self._captured = compiler.captured

    def column(self, name: str, words: str, column: int) -> str:
        """Column `column` (from 1) of the row that the words of a named element have in their class."""
        rows = self._classes.get(self._captured.get(name, ""), Rows())
        row = rows.get(words.lower().replace("’", "'"), ())
        return row[column - 1] if len(row) >= column else words

    def match(self, view: View, start: int, cover: tuple[int, int] | None = None) -> Match | None:
        """The match that begins at token `start`, if any; repeated elements take as much as they can.

        With `cover`, only a match whose marked part covers the tokens from the one to the other (exclusive) counts.

        No step is tried twice at one token, so the time is bounded by the steps times the tokens that they can span.
        """
        tokens, steps = view.tokens, self.steps
        tried: set[tuple[int, int]] = set()
        stack: list[tuple[int, int, _Trail | None]] = [(0, start, None)]
        while stack:
            number, place, trail = stack.pop()
            while (number, place) not in tried:
                tried.add((number, place))
                step = steps[number]
                number += 1
                if step.test is not None:
                    if place == len(tokens) or not step.test(view, place):
                        break
                    place += 1
                elif step.kind == "note":
                    if cover and _leaves_out(step.sign, place, cover):
                        break
                    trail = (step.sign, place, trail)
                elif step.kind == "branch":
                    stack.append((step.other, place, trail))
                elif step.kind == "jump":
                    number = step.to
                elif step.endings is not None:
                    ends = _ends(step.endings, tokens, place)
                    stack.extend((number, end, trail) for end in reversed(ends))
                    break
                elif step.kind == "done":
                    return self._found(view, start, place, trail)
                else:
                    place = _passed(step, view, place, start)
                    if place < 0:
                        break
        return None

    def _found(self, view: View, start: int, stop: int, trail: _Trail | None) -> Match | None:
        places: dict[str, int] = {}
        while trail is not None:
            sign, place, trail = trail
            places.setdefault(sign, place)
        first, last = places["⟦"], places["⟧"]
        captures = {
            sign[1:]: (place, places[">" + sign[1:]]) for sign, place in places.items() if sign[0] == "<"
        }
        return Match(self, view, first, last, start, stop, captures) if first < last else None


_Trail = tuple[str, int, "_Trail | None"]


class Index:
    """Many patterns, found together: a place is tried only by patterns whose rarest words stand near it.

    `needles` say where each is tried, `make` gives the pattern of a number when it is.
    """

    def __init__(self, needles: Iterable[Needle], make: Callable[[int], Pattern]) -> None:
        self._needles = tuple(needles)
        self._make = make
        self._worth = loops.Needles(self._needles).find if loops else Worth(self._needles).find

    @classmethod
    def of(cls, patterns: Sequence[Pattern]) -> Index:
        """An index of patterns that are ready.

        Raises:
            ValueError: nothing is bound to be there in one of them.
        """
        for pattern in patterns:
            if pattern.needle is None:
                raise ValueError(f"pattern {pattern.source.text!r} was made without an anchor")
        return cls([pattern.needle for pattern in patterns if pattern.needle], patterns.__getitem__)

    def find(self, document: Document) -> Iterator[tuple[int, Match]]:
        """Every match in a document, with the number of its pattern; at most one for each start."""
        tried: set[tuple[int, int, int]] = set()
        for number, sentence, index in self._worth(document.places):
            pattern = self._make(number)
            if len(pattern.needs) > 1 and not _holds(document, sentence, pattern.needs):
                continue
            one, view = self._needles[number], None
            for start in range(max(0, index - one.high), index - one.low + 1):
                if one.low < one.high:  # another place may have led to the same start
                    key = (number, sentence.number, start)
                    if key in tried:
                        continue
                    tried.add(key)
                if not _may_match(pattern.bound, sentence.tokens, start):
                    continue
                view = view or View(sentence.tokens, sentence, document)
                found = pattern.match(view, start)
                if found:
                    yield number, found


class Worth:
    """The needles of an index by their words."""

    def __init__(self, needles: Sequence[Needle]) -> None:
        self._by_word: dict[str, list[tuple[int, Needle]]] = defaultdict(list)
        for number, one in enumerate(needles):
            for word in one.words:
                self._by_word[word].append((number, one))

    def find(self, places: Places) -> Iterator[tuple[int, Sentence, int]]:
        """The places where a pattern is worth trying: its number, and the place of its word."""
        for word in self._by_word.keys() & places.keys():
            for sentence, index in places[word]:
                for number, one in self._by_word[word]:
                    near, beyond = max(0, index + one.near), max(0, index + one.far + 1)
                    if not one.others.isdisjoint([token.lower for token in sentence.tokens[near:beyond]]):
                        yield number, sentence, index


def _may_match(bound: Iterable[Bound], tokens: Sequence[Token], start: int) -> bool:
    """Whether the words stand where every match holds them: it costs less than to try."""
    for low, high, words in bound:
        if low == high:
            place = start + low
            if place >= len(tokens) or tokens[place].lower not in words:
                return False
        elif not any(token.lower in words for token in tokens[start + low : start + high + 1]):
            return False
    return True


def _holds(document: Document, sentence: Sentence, needs: Sequence[frozenset[str]]) -> bool:
    """Whether a sentence has a word of each set."""
    return not any(map(document.words_in(sentence).isdisjoint, needs))


def _ends(endings: Endings, tokens: tuple[Token, ...], place: int) -> list[int]:
    """Where the entries of a class that begin at a token end, the longest first."""
    known = endings.get(tokens[place].lower) if place < len(tokens) else None
    if known is None:
        return []
    ends = []
    second = tokens[place + 1].lower if place + 1 < len(tokens) else ""
    for rest in known.get(second, ()) if second else ():
        stop = place + 1 + len(rest)
        if tuple([token.lower for token in tokens[place + 1 : stop]]) == rest:
            ends.append(stop)
    return [*ends, place + 1] if "" in known else ends


def _leaves_out(sign: str, place: int, cover: tuple[int, int]) -> bool:
    """Whether a mark at a token leaves some of what it should cover outside."""
    return (sign == "⟦" and place > cover[0]) or (sign == "⟧" and place < cover[1])


def _passed(step: Step, view: View, place: int, start: int) -> int:
    """Where a group, a name or an edge of the sentence ends; -1 if there is none at a token."""
    if step.reach is not None:
        return step.reach(view, place, start) or -1
    return place if _at_edge(step.sign, view.tokens, place) else -1


def _at_edge(sign: str, tokens: tuple[Token, ...], place: int) -> bool:
    """Whether nothing but quotation marks stands before a token (“^”), or nothing but final marks behind it."""
    if sign == "^":
        return all(token.kind == "quote" for token in tokens[:place])
    return all(token.text in _FINAL for token in tokens[place:])
