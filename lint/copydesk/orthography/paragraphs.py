"""Paragraphs that begin or end otherwise than the others of an article: a full stop or a capital lost, a line broken."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from copydesk.orthography import lexicon
from copydesk.orthography.typesetting import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copydesk.markup import Block
    from copydesk.span import Span

_FULL = re.compile(r"[.!?][”’\"')\]]*$")
FEWEST = 6
"""Paragraphs that an article needs before anything is concluded from how they begin and end."""

_LONG = 15
"""Words of a paragraph that is no heading."""

_TEASER = 40
"""Letters that tell a paragraph from one that repeats a piece of another, as teasers do."""

_CARRIED = re.compile(r"see also|(?:of|or|and|whom|that|which|to|with) ")
_CUT = re.compile(r"(?:[a-z]{2}|[a-z],)$")
_SMALL = re.compile(r"[a-z]{2,}(?![\w@./-])(?!.*(?:@\w|#\w|://|\bAP Photo\b))")
_LAST = re.compile(r"(?<=[\w,;’”\"] )(?:[a-z]{2,}|\d{1,3}(?:[–-]\d{1,3})?)$")
_UNENDED = frozenset(
    {"that", "which", "how", "who", "and", "or", "of", "the", "a", "an", "to", "with", "for", "than"}
)
"""Words that a sentence breaks off at, rather than ends."""

_RUNNING = re.compile(
    r"^(?!.*(?:@|[Nn]ewsletter|[Rr][Ee][Cc][Aa][Pp][Tt][Cc][Hh][Aa]|\||://|©|\b(?:[Pp]hoto|[Vv]ideo|[Ii]mage|[Cc]aption|FILE|Getty|REUTERS|Reuters|AP Photo|AFP|Handout|Courtesy|Related|RELATED)\b))"
    r".*[a-z]{3}[.][”’\"]? [“\"]?[A-Z][a-z’']* (?:[^.!?:|]* )?(?:[^\s:]+ ){4}(?!here$)[^.!?:]*$",
    re.DOTALL,
)
"""A paragraph of sentences, no caption: another sentence ends before the last, which has six words or more."""

_ONE_LONG = 18
"""Words of a paragraph of one sentence that is told, and no teaser."""

_NOT_TOLD = re.compile(
    r"^['‘-]|[@|:©—]|\b(?:Newsletter|newsletter|Photos?|photo|Video|video|Images?|image|[Cc]aption|FILE|Getty|Reuters|REUTERS"
    r"|AP Photo|AFP|Handout|Courtesy|Related|RELATED|[Cc]ontribut\w+|[Rr]ead|[Cc]lick|[Ff]ollow|[Ss]ubscribe|[Ss]hare)\b"
)
_ARTICLE = re.compile(r"\b(?:the|a|an)\b")
"""What headlines leave out."""

_TOLD = re.compile(r"\b(?:said|told|wrote|was|were|had)\b")


def edges(blocks: Sequence[Block]) -> Iterator[Fault]:
    """Paragraphs that begin in the lower case or end without a mark where the article's others do not."""
    running = [
        block
        for block in blocks
        if block.kind == "paragraph" and len(block.prose.split(maxsplit=_LONG - 1)) == _LONG
    ]
    ended = [not (block.prose[-1].isalnum() or block.prose[-1] in "_ ") for block in running]
    begun = [not block.prose[0].islower() for block in running]
    if len(running) < FEWEST:
        return
    if (broken := _broken(blocks)) is not None:
        yield Fault("broken-paragraph", broken)
        return
    if sum(ended) == len(running) - 1 and (name := _broken_name(blocks, running[ended.index(False)])):
        yield Fault("broken-paragraph", name)
        return
    if sum(ended) >= len(running) - 1:
        for number, (block, well) in enumerate(zip(running, ended, strict=True)):
            last = _LAST.search(block.prose) if not well and number else None
            if (
                last
                and last[0] not in _UNENDED
                and (_RUNNING.search(block.prose) or _one_sentence(block.prose))
            ):
                yield Fault("missing-full-stop", block.span(*last.span()), (last[0] + ".",))
    if sum(begun) >= len(running) - 1:
        for number, (block, well) in enumerate(zip(running, begun, strict=True)):
            first = _SMALL.match(block.prose)
            if not well and first and number and not _CARRIED.match(block.prose):
                before = blocks[blocks.index(block) - 1]
                if _FULL.search(before.prose) and _FULL.search(block.prose) and _alone(block, blocks):
                    yield Fault("lower-case-paragraph", block.span(*first.span()), _beginnings(first[0]))


def _one_sentence(prose: str) -> bool:
    """Whether a paragraph is one long sentence that tells something, no heading, caption or teaser."""
    return (
        (prose[0].isupper() or prose[0] in '“"')
        and len(prose.split()) >= _ONE_LONG
        and len(_ARTICLE.findall(prose)) > 1
        and bool(_TOLD.search(prose))
        and not _NOT_TOLD.search(prose)
    )


def _broken(blocks: Sequence[Block]) -> Span | None:
    """The word that goes on with a sentence in a new paragraph, if that happens once in an article."""
    found = []
    for one, two in pairwise(blocks):
        if one.kind == two.kind == "paragraph" and two.prose[0].islower() and _CUT.search(one.prose):
            first = _SMALL.match(two.prose)
            if first and _FULL.search(two.prose) and _alone(two, blocks):
                found.append((len(one.prose.split()), two.span(*first.span())))
    return found[0][1] if len(found) == 1 and found[0][0] >= FEWEST else None


_NAME_ENDS = re.compile(r"[a-z,] (?:[A-Z]\w+ )*([A-Z]\w+)$")
_NAME_GOES_ON = re.compile(r"[A-Z]\w+(?![\w’'.-])")


def _broken_name(blocks: Sequence[Block], block: Block) -> Span | None:
    """The second part of a name whose first ends the paragraph before: “in Titus” and, in a new one, “Andronicus”."""
    place = blocks.index(block) + 1
    behind = blocks[place] if place < len(blocks) else None
    one = _NAME_ENDS.search(block.prose)
    two = _NAME_GOES_ON.match(behind.prose) if behind else None
    if behind is None or one is None or two is None or len(_ARTICLE.findall(block.prose)) < 2:
        return None
    known = lexicon.pairs().grade(f"{one[1]}_{two[0]}") is not None
    elsewhere = any(f"{one[1]} {two[0]}" in other.prose for other in blocks)
    runs_on = re.match(r" [a-z–—-]", behind.prose[two.end() :])
    return behind.span(*two.span()) if (known or elsewhere) and runs_on else None


def _alone(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether no other paragraph holds how this one begins, as teasers do."""
    head = block.prose[:_TEASER]
    return not any(head in other.prose for other in blocks if other is not block)


def _beginnings(word: str) -> tuple[str, ...]:
    """What a paragraph's first word was: its capital or its first letter is lost."""
    grown = [
        letter.upper() + word
        for letter in "abcdefghijklmnopqrstuvwxyz"
        if lexicon.grade(letter + word) is not None
    ]
    grown.sort(key=lambda other: -(lexicon.grade(other.lower()) or 0))
    whole = word.capitalize()
    if lexicon.grade(word) is None:
        return tuple(grown[:2]) or (whole,)
    return (whole, *grown[:1])
