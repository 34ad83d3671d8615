"""A quotation mark that has no partner: never closed, never opened, or its speaker left inside."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from copydesk.finding import Edit, Related
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.quoting.marks import Mark
    from copydesk.quoting.parts import Tag
    from copydesk.quoting.quotes import Quotation

_FAR = 5
_SHORT = 3
_TAG = 12
_ENDS = (".", "?", "!", ":", ";")
FAULTS = ("never-closed", "speaker-inside", "never-opened", "not-reopened")


class Options(BaseOptions):
    """`fault`: which of the four this rule is about; `label` says what the second place is.

    `paragraphs`: so many paragraphs of something else may stand between two paragraphs of one quotation.
    Where more than `merged` quotations are left open before a mark that begins a sentence, or one of `words` words and
    without a speaker is, paragraphs were merged. Behind one of `whole` a quotation is a whole sentence.
    """

    fault: str
    label: str = ""
    paragraphs: int = 2
    merged: int = 1
    words: int = 25
    whole: tuple[str, ...] = ()

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
    merged = options.fault == "never-closed" and _merges(document) > options.merged
    if options.fault == "never-closed":
        yield from _single_never_closed(rule, document)
    if options.fault == "never-opened":
        yield from _single_never_opened(rule, document)
    for quotation in document.quotes.lacking:
        if not document.quotes.single_partner(quotation):
            yield from find(rule, document, quotation, merged)
    if options.fault == "never-closed":
        yield from _part_never_closed(rule, document)
    if options.fault == "speaker-inside":
        for quotation in document.quotations:
            if quotation.reopened:
                yield from _speaker_ends_paragraph(rule, document, quotation)


def _never_closed(rule: Rule, document: Document, quotation: Quotation, merged: bool) -> Iterator[Finding]:
    opening = quotation.last_opening
    if opening is None or _tag_inside(document, quotation) or _stray_behind(document, opening):
        return
    following = document.quotes.mark_at(quotation.span.end)
    if following is None and _taken_up(document, opening, rule.options.paragraphs):
        return
    if following and _begins_sentence(document, following):
        paragraph = _paragraph(document, opening, quotation.span.end, rule.options.words)
        if merged or paragraph:
            return
    end = quotation.span.end
    related = []
    if following:
        introduced = _introduced(document, following)
        related.append(Related(introduced, rule.options.label))
        end = document.speech.tokens[document.speech.at(introduced.start) - 1].end
    yield rule.finding(document, Span(opening.span.start, max(end, opening.span.end)), related=related)


def _part_never_closed(rule: Rule, document: Document) -> Iterator[Finding]:
    """A part of a sentence that is quoted to its paragraph's end and not closed there, before a quoted paragraph: AP closes it."""
    speech = document.speech
    for quotation in document.quotations:
        if quotation.level > 1 or not quotation.reopened or quotation.opening is None:
            continue
        opening, again = quotation.opening, quotation.reopened[0]
        first, second = speech.at(opening.span.end), speech.at(again.span.end)
        stop = speech.at(document.blocks[opening.block].end)
        before = speech.tokens[first - 2]
        part = before.kind == "word" and speech.tokens[first].text.islower()
        part = part and speech.word(first - 2) not in (*rule.options.whole, *speech.verbs)
        inside = range(first, stop - 1)
        if (
            part
            and speech.tokens[second].text[0].isupper()
            and not any(speech.word(at) in _ENDS for at in inside)
        ):
            yield rule.finding(
                document, speech.span(first - 1, stop), related=[Related(again.span, rule.options.label)]
            )


def _single_never_closed(rule: Rule, document: Document) -> Iterator[Finding]:
    """A single mark that nothing closes, where quotations have single marks: ‘We go, he said."""
    speech = document.speech
    for mark in document.quotes.singles_left_open:
        block = document.blocks[mark.block]
        first, stop = speech.at(mark.span.end), speech.at(block.end)
        sentence = mark.char == "‘" or speech.tokens[first].text[0].isupper()
        if stop - first > _SHORT and sentence:
            following = (one.start for one in speech.tokens[first:stop] if one.kind == "quote")
            end = speech.at(next(following, block.end))
            yield rule.finding(document, Span(mark.span.start, speech.tokens[max(first, end - 1)].end))


def _single_never_opened(rule: Rule, document: Document) -> Iterator[Finding]:
    """A single mark that closes what nothing opens, where quotations have single marks: We go,’ he said."""
    speech = document.speech
    for mark in document.quotes.singles_left_closed:
        start = document.blocks[mark.block].start
        inside = [
            one for one in document.quotations if start <= one.span.start and one.span.end <= mark.span.start
        ]
        first = speech.at(inside[-1].span.end if inside else start)
        yield rule.finding(document, Span(speech.tokens[first].start, mark.span.end))


def _paragraph(document: Document, opening: Mark, end: int, least: int) -> bool:
    """Whether what a quotation holds is as long as a paragraph, with nobody named in it who speaks."""
    speech = document.speech
    first, stop = speech.at(opening.span.end), speech.at(end)
    if stop - first < least:
        return False
    tags = (
        speech.tag(index + 1, stop)
        for index in range(first, stop)
        if speech.word(index) in (",", "?", "!", ".")
    )
    return not any(tag and speech.third_person(tag) for tag in tags)


def _begins_sentence(document: Document, following: Mark) -> bool:
    """Whether the next opening mark begins a sentence, as it does where two paragraphs of a quotation were merged."""
    speech = document.speech
    index = speech.at(following.span.start)
    return speech.word(index - 1) in (".", "?", "!", "…")


def _merges(document: Document) -> int:
    """How often an article leaves a quotation open before a mark that begins a sentence."""
    left_open = (quotation for quotation in document.quotes.lacking if quotation.closing is None)
    marks = (document.quotes.mark_at(quotation.span.end) for quotation in left_open)
    return sum(mark is not None and _begins_sentence(document, mark) for mark in marks)


def _introduced(document: Document, mark: Mark) -> Span:
    """An opening mark, with the attribution before it where there is one."""
    speech = document.speech
    tag = speech.before(speech.at(mark.span.start), speech.at(document.blocks[mark.block].start))
    return Span(speech.tokens[tag.first].start, mark.span.end) if tag else mark.span


def _speaker_inside(rule: Rule, document: Document, quotation: Quotation, _: bool) -> Iterator[Finding]:
    opening = quotation.last_opening
    tag = _tag_inside(document, quotation)
    if opening is None or tag is None:
        return
    yield _inside(rule, document, opening, tag)


def _inside(rule: Rule, document: Document, opening: Mark, tag: Tag) -> Finding:
    speech = document.speech
    place = speech.tokens[tag.first - 1].end
    first = max(speech.at(opening.span.end), tag.first - 2)
    return rule.finding(
        document,
        speech.span(first, tag.end),
        suggestions=[Edit(Span(place, place), document.quotes.closing_for(opening))],
        related=[Related(opening.span, rule.options.label)],
    )


def _never_opened(rule: Rule, document: Document, quotation: Quotation, _: bool) -> Iterator[Finding]:
    closing = quotation.closing
    if (
        closing is None
        or _behind_tight(document, closing)
        or any(_left_open_before(document, closing, back) for back in range(1, _FAR + 1))
    ):
        return
    yield rule.finding(document, Span(_free_since(document, closing), closing.span.end))


def _behind_tight(document: Document, closing: Mark) -> bool:
    """Whether the mark before stands between two words, as when a paragraph's end was lost: it may close and open."""
    marks = document.quotes.of_block(closing.block)
    number = bisect_left(marks, closing.at, key=lambda mark: mark.at)
    return number > 0 and marks[number - 1].seat == "tight"


def _free_since(document: Document, closing: Mark) -> int:
    """Where the quotation that a mark closes may have begun at the earliest: behind the last one and its speaker."""
    marks = document.quotes.of_block(closing.block)
    number = bisect_left(marks, closing.at, key=lambda mark: mark.at)
    block = document.blocks[closing.block]
    if number == 0:
        return block.start
    speech = document.speech
    index = speech.at(marks[number - 1].span.end)
    tag = speech.tag(index, speech.at(closing.span.start))
    if tag and marks[number - 1].side == "close":
        index = tag.end + (speech.word(tag.end) in (".", ","))
    return min(speech.tokens[index].start, closing.span.start)


def _not_reopened(rule: Rule, document: Document, quotation: Quotation, _: bool) -> Iterator[Finding]:
    before = _left_open_before(document, quotation.closing) if quotation.closing else None
    if before is None or quotation.closing is None or before.opening is None:
        return
    block = document.blocks[quotation.closing.block]
    first = document.speech.tokens[document.speech.at(block.start)]
    if not first.text[0].isupper():
        return
    yield rule.finding(
        document,
        first.span,
        suggestions=[Edit(Span(first.start, first.start), before.opening.char)],
        related=[Related(before.opening.span, rule.options.label)],
    )


def _speaker_ends_paragraph(rule: Rule, document: Document, quotation: Quotation) -> Iterator[Finding]:
    """A paragraph that seems to go on in the next and ends with its speaker: “The party is over, Smith said."""
    speech = document.speech
    for opening in (quotation.opening, *quotation.reopened[:-1]):
        if opening is None:
            continue
        stop = speech.at(document.blocks[opening.block].end)
        first = max(speech.at(opening.span.end), stop - _TAG)
        for index in range(first, stop):
            tag = speech.tag(index + 1, stop) if speech.word(index) in (",", "?", "!") else None
            if tag and speech.third_person(tag) and tag.end >= stop - 1:
                yield _inside(rule, document, opening, tag)
                break


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
    """Whether one of the next paragraphs begins inside the quotation: it closes what it did not open."""
    for number in range(opening.block + 1, opening.block + 1 + _FAR):
        marks = document.quotes.of_block(number)
        if marks:
            return marks[0].side == "close"
    return False


def _left_open_before(document: Document, closing: Mark, back: int = 1) -> Quotation | None:
    """The quotation of the paragraph `back` before that was left open, where this paragraph begins inside it."""
    if closing != document.quotes.of_block(closing.block)[0]:
        return None
    if any(document.quotes.of_block(closing.block - number) for number in range(1, back)):
        return None
    before = document.quotes.left_open.get(closing.block - back)
    return before if before and not _tag_inside(document, before) else None


def _taken_up(document: Document, opening: Mark, paragraphs: int) -> bool:
    """Whether the quotation goes on behind a paragraph of something else, a caption or an advertisement."""
    for number in range(opening.block + 1, opening.block + 2 + paragraphs):
        marks = document.quotes.of_block(number)
        if marks:
            return marks[0].side == "open" and marks[0].span.start == document.blocks[number].start
    return False


CHECK = Check(Options, run)
