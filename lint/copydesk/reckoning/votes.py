"""The two numbers of a vote or a game: “62 to 38”, “7-2”, “by 310 votes to 270”."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from copydesk.reckoning.figures import Figure
    from copydesk.sentences import Sentence


class Score(NamedTuple):
    """Two numbers that one joint holds together, in their order; tokens `first` up to `last`."""

    one: float
    other: float
    sentence: Sentence
    first: int
    last: int
    span: Span

    @property
    def total(self) -> float:
        """The two together."""
        return self.one + self.other


def scores(figures: Sequence[Figure], joints: Collection[str]) -> Iterator[Score]:
    """The scores among the figures of one sentence; `joints` are what may stand between the two numbers."""
    at = 0
    while at < len(figures):
        one = figures[at]
        other = figures[at + 1] if at + 1 < len(figures) else None
        at += 1
        if one.kind != "count" or one.bound:
            continue
        tokens = one.sentence.tokens
        if one.value != one.high and _joined(tokens[one.first : one.last]):
            yield Score(one.value, one.high, one.sentence, one.first, one.last, one.span)
        elif other and other.kind == "count" and other.value == other.high and not other.bound:
            gap = " ".join(token.lower for token in tokens[one.last : other.first])
            if gap in joints:
                span = Span(one.span.start, other.span.end)
                yield Score(one.value, other.value, one.sentence, one.first, other.last, span)
                at += 1


def _joined(tokens: Sequence[object]) -> bool:
    """Whether a range is two numbers and what joins them, and nothing else: “38-62”, no “38 to 62 men”."""
    return 0 < len(tokens) <= 3
