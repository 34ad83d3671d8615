"""A quotation mark that has no partner: never closed, never opened, or its speaker left inside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from copydesk.finding import Edit, Related
from copydesk.rule import Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.quotes import Mark, Quotation
    from copydesk.speech import Tag

FAULTS = ("never-closed", "speaker-inside", "never-opened", "not-reopened")


@dataclass(frozen=True)
class Options:
    """`fault`: which of the four this rule is about; `label` says what the second place is.

    `paragraphs`: so many paragraphs of something else may stand between two paragraphs of one quotation.
    """

    fault: str
    label: str = ""
    paragraphs: int = 2

    def __post_init__(self) -> None:
        if self.fault not in FAULTS:
            raise ValueError(f"fault: {self.fault!r} is not one of {', '.join(FAULTS)}")


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find the rule's fault among the quotations that lack a mark."""
    options: Options = rule.options
    faults = {
        "never-closed": _never_closed,
        "speaker-inside": _speaker_inside,
        "never-opened": _never_opened,
        "not-reopened": _not_reopened,
    }
    find = faults[options.fault]
    for quotation in document.quotations:
        if not quotation.complete:
            yield from find(rule, document, quotation)


def _never_closed(rule: Rule, document: Document, quotation: Quotation) -> Iterator[Finding]:
    opening = quotation.last_opening
    if opening is None or _tag_inside(document, quotation) or _stray_behind(document, opening):
        return
    following = document.quotes.mark_at(quotation.span.end)
    if following is None and _taken_up(document, opening, rule.options.paragraphs):
        return
    related = [Related(_introduced(document, following), rule.options.label)] if following else []
    yield rule.finding(document, opening.span, related=related)


def _introduced(document: Document, mark: Mark) -> Span:
    """An opening mark, with the attribution before it where there is one."""
    speech = document.speech
    tag = speech.before(speech.at(mark.span.start), speech.at(document.blocks[mark.block].start))
    return Span(speech.tokens[tag.first].start, mark.span.end) if tag else mark.span


def _speaker_inside(rule: Rule, document: Document, quotation: Quotation) -> Iterator[Finding]:
    opening = quotation.last_opening
    tag = _tag_inside(document, quotation)
    if opening is None or tag is None:
        return
    speech = document.speech
    place = speech.tokens[tag.first - 1].end
    first = max(speech.at(opening.span.end), tag.first - 2)
    yield rule.finding(
        document,
        speech.span(first, tag.end),
        suggestions=[Edit(Span(place, place), document.quotes.closing_for(opening))],
        related=[Related(opening.span, rule.options.label)],
    )


def _never_opened(rule: Rule, document: Document, quotation: Quotation) -> Iterator[Finding]:
    closing = quotation.closing
    if closing is None or _left_open_before(document, closing):
        return
    speech = document.speech
    index = speech.at(closing.span.start)
    first = index - 2 if index >= 2 and speech.tokens[index - 1].kind == "mark" else index - 1
    block = document.blocks[closing.block]
    yield rule.finding(document, Span(max(block.start, speech.tokens[max(0, first)].start), closing.span.end))


def _not_reopened(rule: Rule, document: Document, quotation: Quotation) -> Iterator[Finding]:
    before = _left_open_before(document, quotation.closing) if quotation.closing else None
    if before is None or quotation.closing is None or before.opening is None:
        return
    block = document.blocks[quotation.closing.block]
    first = document.speech.tokens[document.speech.at(block.start)]
    yield rule.finding(
        document,
        first.span,
        suggestions=[Edit(Span(first.start, first.start), before.opening.char)],
        related=[Related(before.opening.span, rule.options.label)],
    )


def _tag_inside(document: Document, quotation: Quotation) -> Tag | None:
    """The attribution that stands inside a quotation that was never closed: “The party is over, Smith said."""
    opening = quotation.last_opening
    if opening is None:
        return None
    speech = document.speech
    stop = speech.at(quotation.span.end)
    for index in range(speech.at(opening.span.end), stop):
        if speech.word(index) in (",", "?", "!"):
            tag = speech.tag(index + 1, stop)
            if tag and speech.third_person(tag) and _ends(document, tag, stop):
                return tag
    return None


def _ends(document: Document, tag: Tag, stop: int) -> bool:
    """Whether nothing behind the attribution depends on it, as a clause would."""
    return tag.inverted or tag.end >= stop or document.speech.word(tag.end) in (".", ",", ":", ";")


def _stray_behind(document: Document, opening: Mark) -> bool:
    """Whether the next paragraph begins inside the quotation: it closes what it did not open."""
    following = document.quotes.of_block(opening.block + 1)
    return bool(following) and following[0].side == "close"


def _left_open_before(document: Document, closing: Mark) -> Quotation | None:
    """The quotation of the paragraph before that was left open, where this paragraph begins inside it."""
    if closing != document.quotes.of_block(closing.block)[0]:
        return None
    before = document.quotes.left_open.get(closing.block - 1)
    return before if before and not _tag_inside(document, before) else None


def _taken_up(document: Document, opening: Mark, paragraphs: int) -> bool:
    """Whether the quotation goes on behind a paragraph of something else, a caption or an advertisement."""
    for number in range(opening.block + 1, opening.block + 2 + paragraphs):
        marks = document.quotes.of_block(number)
        if marks:
            return marks[0].side == "open" and marks[0].span.start == document.blocks[number].start
    return False


CHECK = Check(Options, run)
