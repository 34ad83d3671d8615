"""A word for a share and its percentage: “few winners (82 percent)”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.finding import Related
from copydesk.reckoning.amounts import phrase_at
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.reckoning.figures import Figure
    from copydesk.sentences import Sentence, Token


class Options(BaseOptions):
    """`least` and `most`: what percentage a word for a share takes at least and at most; `reach`: the words between.

    `never`: words before it that make it no share; `apart`: words behind it that do; `choice`: words behind the brackets
    that go on with another share; `again`: words behind a comma that say
    it again; `them`: phrases that may stand behind it then; `whole`: shares that “of” and their percentage may follow; `label` names the share in words.
    """

    least: dict[str, float]
    most: dict[str, float]
    reach: int
    never: tuple[str, ...]
    apart: tuple[str, ...]
    choice: tuple[str, ...]
    again: tuple[str, ...]
    them: tuple[str, ...]
    whole: tuple[str, ...]
    label: str


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find percentages in brackets, dashes or behind “or” that the word for the share before them does not allow."""
    options: Options = rule.options
    phrases = [text.split() for text in {*options.least, *options.most}]
    for figures in document.figures_of.values():
        for figure in figures:
            gap = _gap(options, figure)
            if figure.kind not in ("percent", "ratio") or gap is None:
                continue
            found = _share(figure.sentence, gap, phrases, options.reach, options.never, options.apart)
            if not found:
                continue
            start, length = found
            tokens = figure.sentence.tokens
            words = " ".join(token.lower for token in tokens[start : start + length])
            if figure.high < options.least.get(words, 0) or figure.value > options.most.get(words, 100):
                span = Span(tokens[start].start, tokens[start + length - 1].end)
                yield rule.finding(
                    document, figure.span, related=[Related(span, options.label)], word=document.seen(span)
                )


def _gap(options: Options, figure: Figure) -> int | None:
    """Where the bracket or comma before a percentage that says a share again stands, or the word before it."""
    tokens = figure.sentence.tokens
    if _apart(figure, options.choice):
        return figure.first - 1
    at = figure.first - 1
    if at < 1 or figure.kind != "percent":
        return None
    if tokens[at].lower == "of" and " ".join(t.lower for t in tokens[max(0, at - 2) : at]) in options.whole:
        return at
    closing = tokens[figure.last].text if figure.last < len(tokens) else ""
    while at > 0 and tokens[at].lower in options.again:
        at -= 1
    marks = tokens[at].text
    again = at < figure.first - 1
    paired = marks in ("—", "–", "--") and closing in ("—", "–", "--")
    named = marks == "," and closing == "," and _named(options, tokens, at)
    follows = " ".join(token.lower for token in tokens[figure.last : figure.last + 2])
    closed = closing in (",", ".") or follows in options.them
    return at if paired or named or (marks == "," and closed and again) else None


def _named(options: Options, tokens: Sequence[Token], comma: int) -> bool:
    """Whether a comma stands behind a word for a share, or behind that of which it is one: “a majority of voters,”."""
    if tokens[comma - 1].lower in options.least:
        return True
    near = range(max(0, comma - 1 - options.reach), comma - 1)
    return any(tokens[at].lower in options.least and tokens[at + 1].lower == "of" for at in near)


def _apart(figure: Figure, apart: tuple[str, ...]) -> bool:
    """Whether nothing but the percentage stands in the brackets."""
    tokens = figure.sentence.tokens
    opening = tokens[figure.first - 1].text if figure.first else ""
    closing = tokens[figure.last].text if figure.last < len(tokens) else ""
    beyond = tokens[figure.last + 1].lower if figure.last + 1 < len(tokens) else ""
    return opening == "(" and closing == ")" and beyond not in apart


def _share(
    sentence: Sentence,
    bracket: int,
    phrases: list[list[str]],
    reach: int,
    never: tuple[str, ...],
    apart: tuple[str, ...],
) -> tuple[int, int] | None:
    """The last word for a share before a bracket, in the same clause."""
    tokens = sentence.tokens
    for start in range(bracket - 1, max(-1, bracket - 2 - reach), -1):
        if tokens[start].kind != "word":
            return None
        length = phrase_at(tokens, start, phrases)
        if length and start + length <= bracket:
            between = [token.lower for token in tokens[start + length : bracket]]
            if any(word.endswith("ly") or word in apart for word in between):
                return None
            if start and tokens[start - 1].lower in never:
                return None
            wider = phrase_at(tokens, start - 1, phrases) if start else 0
            wider2 = phrase_at(tokens, start - 2, phrases) if start > 1 else 0
            if wider2 > length + 1:
                return start - 2, wider2
            return (start - 1, wider) if wider > length else (start, length)
    return None


CHECK = Check(Options, run)
