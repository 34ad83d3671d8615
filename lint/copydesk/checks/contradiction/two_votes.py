"""Two results of one vote: “the council voted 7-2 to close the school”, “the 6-3 vote”."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from copydesk.finding import Related
from copydesk.reckoning.amounts import years_in
from copydesk.reckoning.votes import scores
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.stating.content import DAYS, bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.votes import Score

_MANY = 5
"""Different scores of an article that are too many to be of one vote."""
_OFTEN = 30
"""Tellings of votes that are too many to be held side by side."""
_WIDER = 1.25
"""How many times as many votes the one count may have as the other."""


class Options(BaseOptions):
    """Words of votes.

    `joints`: what stands between two numbers of votes; `votes`: words one of which either sentence has; `calls`: nouns behind the numbers that
    take up a vote told before; `that`: words before those numbers; `matters`: what is voted on; `new`: words before it that bring in another one; `bodies`: who votes; `times`: words of a day besides
    weekdays; `apart`: words in either sentence that tell of another vote; `label` names the other result.
    """

    joints: tuple[str, ...]
    votes: tuple[str, ...]
    calls: tuple[str, ...]
    that: tuple[str, ...]
    matters: tuple[str, ...]
    new: tuple[str, ...]
    bodies: tuple[str, ...]
    times: tuple[str, ...]
    apart: tuple[str, ...]
    label: str


class _Vote(NamedTuple):
    score: Score
    called: bool
    matters: frozenset[str]
    new: frozenset[str]
    bodies: frozenset[str]
    times: frozenset[str]


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find two results of what can only be one vote."""
    options: Options = rule.options
    if document.places.keys().isdisjoint(options.votes):
        return
    votes = [vote for figures in document.figures_of.values() for score in scores(figures, options.joints) if (vote := _vote(options, document, score))]  # fmt: skip
    results = {_result(vote) for vote in votes}
    if not 1 < len(results) < _MANY or len(votes) > _OFTEN:
        return
    for one, other in combinations(votes, 2):
        if _result(one) != _result(other) and _same(one, other, alone=len(results) == 2):
            yield rule.finding(document, other.score.span, related=[Related(one.score.span, options.label)])
            return


def _result(vote: _Vote) -> tuple[float, ...]:
    return tuple(sorted((vote.score.one, vote.score.other)))


def _vote(options: Options, document: Document, score: Score) -> _Vote | None:
    """What a sentence says of a vote besides its numbers; nothing where it may be another vote or a game."""
    sentence, tokens = score.sentence, score.sentence.tokens
    words = document.words_in(sentence)
    if (
        words.isdisjoint(options.votes)
        or not words.isdisjoint(options.apart)
        or document.quoted(score.span.start)
        or max(score.one, score.other) < 3
    ):
        return None
    before = tokens[score.first - 1].lower if score.first else ""
    called = before in options.that and any(
        token.lower in options.calls for token in tokens[score.last : score.last + 2]
    )
    plain = frozenset(bare(word) for word in words)
    days = (plain & DAYS) | (plain & {*options.times}) | {str(year) for _, year in years_in(sentence)}
    new = {
        bare(token.lower)
        for at, token in enumerate(tokens)
        if token.lower in options.matters
        and any(one.lower in options.new for one in tokens[max(0, at - 3) : at])
    }
    return _Vote(
        score, called, plain & {*options.matters}, frozenset(new), plain & {*options.bodies}, frozenset(days)
    )


def _same(one: _Vote, other: _Vote, *, alone: bool) -> bool:
    """Whether two results can only be of one vote: the later takes up the only one, or both are on one matter."""
    small, large = sorted((one.score.total, other.score.total))
    if one.score.sentence is other.score.sentence or large > small * _WIDER:
        return False
    bodies = other.bodies <= one.bodies or one.bodies <= other.bodies
    times = not (one.times and other.times) or one.times == other.times
    matters = bool(one.matters & other.matters) and other.new.isdisjoint(one.matters)
    near = other.score.sentence.number - one.score.sentence.number <= 8
    taken_up = (
        other.called and alone and near and other.bodies <= one.bodies and (matters or not other.matters)
    )
    return bodies and times and (taken_up or (matters and one.matters == other.matters))


CHECK = Check(Options, run)
