"""Three shares or more of one whole that come to more than all: “coal 45 percent, gas 35 percent and wind 30 percent”."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import reckoned
from copydesk.reckoning.shares import share_of
from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure
    from copydesk.sentences import Sentence, Token

_LEAST = 3
_WORDS = 3
"""Words that name one part of a whole."""
_MOST = 150.0
"""What they come to where they surely are of several wholes."""
_ALL = 101.5
"""What the least that three shares may be comes to at most, where they are all of it."""


class Options(BaseOptions):
    """Words of lists of shares.

    `joins`: marks and words that part the shares of a list; `wins` with one of `votes` in the sentence: verbs and prepositions between a candidate and a share of the
    vote; `parts`: phrases for being so much of a whole; `choices`: verbs behind a share that choose one of several; `whole`: words behind “percent of” that begin the name of a whole told
    once; `origins`: prepositions that say where a share is from; `spreads`: verbs for where a whole goes, with one of `towards` before each place; `makes`: those of `parts` that two things may do; `up` are those of `apart` that belong to one of `making`; `rest`: words for all that is left; `apart`: words that make the shares of several wholes;
    `reach`: tokens from one share to the next; `label` names the other shares.
    """

    joins: tuple[str, ...]
    wins: tuple[str, ...]
    votes: tuple[str, ...]
    parts: tuple[str, ...]
    choices: tuple[str, ...]
    whole: tuple[str, ...]
    origins: tuple[str, ...]
    spreads: tuple[str, ...]
    towards: tuple[str, ...]
    makes: tuple[str, ...]
    up: tuple[str, ...]
    making: tuple[str, ...]
    rest: tuple[str, ...]
    apart: tuple[str, ...]
    reach: int
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find lists of shares that are told to be parts of one whole and come to more than it."""
    options: Options = rule.options
    for figures in document.figures_of.values():
        if len(figures) < 2 or _apart(options, document, figures[0].sentence):
            continue
        for shares in _lists(options, figures):
            sums = sum(_least(figure) for figure in shares)
            if _ALL < sums < _MOST and _of_one_whole(options, document, shares):
                yield rule.finding(
                    document,
                    shares[-1].span,
                    related=[Related(figure.span, options.label) for figure in shares[:-1]],
                    sum=reckoned(round(sum(share.value * _percent(share) for share in shares), 1)),
                    others=", ".join(document.seen(figure.span) for figure in shares[:-1]),
                )


def _apart(options: Options, document: Document, sentence: Sentence) -> bool:
    """Whether a sentence has a word that makes its shares parts of several wholes; “up” in “make up” is none."""
    hits = document.words_in(sentence) & {*options.apart}
    return bool(hits - {*options.up}) or (
        bool(hits) and document.words_in(sentence).isdisjoint(options.making)
    )


def _percent(figure: Figure) -> float:
    return 100.0 if figure.kind == "count" else 1.0


def _least(figure: Figure) -> float:
    share = share_of(figure)
    return share.low if share else 0.0


def _lists(options: Options, figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    """The longest runs of three shares or more that follow each other as the parts of a list do."""
    run_: list[Figure] = []
    for figure in (*figures, None):
        if figure and run_ and _follows(options, run_[-1], figure):
            run_.append(figure)
            continue
        if len(run_) > 1:
            yield run_
        run_ = [figure] if figure and share_of(figure) and figure.value == figure.high else []


def _follows(options: Options, one: Figure, other: Figure) -> bool:
    """Whether a share is the next part of a list after another."""
    gap = one.sentence.tokens[one.last : other.first]
    joined = any(token.lower in options.joins for token in gap)
    return bool(share_of(other)) and other.value == other.high and joined and len(gap) <= options.reach


def _of_one_whole(options: Options, document: Document, shares: Sequence[Figure]) -> bool:
    """Whether the words round the shares of a list say that they are of one whole, and of different parts of it."""
    tokens = shares[0].sentence.tokens
    gaps = [tokens[one.last : other.first] for one, other in itertools.pairwise(shares)]
    ends = [one.first for one in shares[1:]] + [len(tokens)]
    behind = [tokens[one.last : end] for one, end in zip(shares, ends, strict=True)]
    if any(words and words[0].lower == "of" for words in behind[1:]):
        return False
    if len(shares) < _LEAST:
        return _spread(options, behind) or _two_named(options, tokens, shares, gaps)
    return (
        _rest(options, behind[-1])
        or _spread(options, behind)
        or _chosen(options, behind)
        or _from(options, behind)
        or _contest(options, document, shares, gaps)
        or _divided(options, tokens, shares, gaps)
    )


def _rest(options: Options, behind: Sequence[Token]) -> bool:
    """“A third walk, half take the bus and a quarter cycle; the rest are driven”."""
    near = [token.lower for token in behind[: options.reach]]
    return any(word in options.rest and n and near[n - 1] == "the" for n, word in enumerate(near))


def _spread(options: Options, behind: Sequence[Sequence[Token]]) -> bool:
    """“Sixty percent of the water goes to farms, 35 percent to industry and 15 percent to homes”."""
    first = [token.lower for token in behind[0]]
    used = next((n for n, word in enumerate(first) if word in options.spreads), -1)
    if first[:1] != ["of"] or used < 0:
        return False
    return all(
        len(words) > 1 and words[0].lower in options.towards and words[1].kind == "word"
        for words in behind[1:]
    )


def _two_named(
    options: Options, tokens: Sequence[Token], shares: Sequence[Figure], gaps: Sequence[Sequence[Token]]
) -> bool:
    """“Men make up 57 percent of the staff and women 53 percent”."""
    behind = _behind_whole(options, gaps[0])
    before = " ".join(token.lower for token in tokens[: shares[0].first])
    made = any(before.endswith((f" {part}", f" {part} about")) for part in options.makes)
    names = [token.lower for token in behind]
    stop = tokens[shares[1].last].text if shares[1].last < len(tokens) else "."
    return (
        made
        and len(behind) < len(gaps[0])
        and len(names) == _LEAST - 1
        and names[0] == "and"
        and stop in ".,;"
    )


def _chosen(options: Options, behind: Sequence[Sequence[Token]]) -> bool:
    """“45 percent backed A, 38 percent backed B and 27 percent voted for C”."""
    return all(any(token.lower in options.choices for token in words[:3]) for words in behind[:-1])


def _from(options: Options, behind: Sequence[Sequence[Token]]) -> bool:
    """“60 percent came from A, 30 percent from B and 25 percent from C”."""
    firsts = [words[0].lower if words else "" for words in behind[1:]]
    opened = {token.lower for token in behind[0]} & {*options.origins}
    return len({*firsts}) == 1 and firsts[0] in opened


def _contest(
    options: Options, document: Document, shares: Sequence[Figure], gaps: Sequence[Sequence[Token]]
) -> bool:
    """“Ames won 48 percent of the vote, Lund 39 percent and Kerr 23 percent”."""
    sentence = shares[0].sentence
    if document.words_in(sentence).isdisjoint(options.votes):
        return False
    if not any(token.lower in options.wins for token in sentence.tokens[: shares[0].first]):
        return False
    return all(
        any(token.text[0].isupper() for token in gap)
        and all(
            token.text[0].isupper() or token.lower in (*options.wins, *options.joins, "the") for token in gap
        )
        for gap in (_behind_whole(options, gap) for gap in gaps)
    )


def _divided(
    options: Options, tokens: Sequence[Token], shares: Sequence[Figure], gaps: Sequence[Sequence[Token]]
) -> bool:
    """“Coal makes 45 percent of its power, gas 35 percent and wind 30 percent”, “it holds 55 percent shares, 35 percent bonds …”."""
    before = " ".join(token.lower for token in tokens[: shares[0].first])
    if not any(before.endswith((f" {part}", f" {part} about")) for part in options.parts):
        return False
    named = [_behind_whole(options, gaps[0]), *gaps[1:]]
    if named[0] == gaps[0] and gaps[0][0].lower == "of":
        return False
    plain = [[token for token in gap if token.lower not in options.joins] for gap in named]
    end = next((at for at in range(shares[-1].last, len(tokens)) if tokens[at].kind == "mark"), len(tokens))
    closed = end - shares[-1].last in ((0,) if len(named[0]) < len(gaps[0]) else (0, 1, 2))
    return closed and all(
        0 < len(gap) <= _WORDS and all(token.kind == "word" for token in gap) for gap in plain
    )


def _behind_whole(options: Options, gap: Sequence[Token]) -> Sequence[Token]:
    """The words between two shares behind “of the vote”, if that stands there."""
    words = [token.lower for token in gap]
    if words[:1] != ["of"] or len(words) < 3 or words[1] not in options.whole:
        return gap
    joint = next((n for n, word in enumerate(words) if word in options.joins), len(words))
    return gap[joint:]


CHECK = Check(Options, run)
