"""A quotation mark of the wrong kind: one that faces the other way, one of another style than its partner."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from copydesk.finding import Edit, Related
from copydesk.rule import BaseOptions, Check, Rule
from copydesk.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.quoting.marks import Mark
    from copydesk.quoting.quotes import Quotation

FAULTS = ("turned", "style", "single", "shifted", "nested", "inner")


class Options(BaseOptions):
    """`fault`: which of the six this rule is about; `label` says what the second place is.

    Where more than `most` of an article's quotations have the fault, it is its style: then nothing is said, or, where `habit` is the
    label of further places, once (up to three are told one by one). Where more than `few` marks are of the rarer style, both are the article's, and a
    pair is judged by the other marks of its paragraph.
    """

    fault: str
    label: str = ""
    most: float = 0.25
    few: int = 2
    habit: str = ""

    def __post_init__(self) -> None:
        if self.fault not in FAULTS:
            raise ValueError(f"fault: {self.fault!r} is not one of {', '.join(FAULTS)}")


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find the rule's fault in the quotations of an article."""
    finds = {
        "turned": _turned,
        "style": _style,
        "single": _single,
        "shifted": _shifted,
        "nested": _nested,
        "inner": _inner,
    }
    find = finds[rule.options.fault]
    found = list(find(rule, document))
    complete = sum(quotation.complete for quotation in document.quotations)
    alone = _EACH if rule.options.habit else 1
    if len(found) <= max(alone, rule.options.most * complete):
        yield from found
    elif rule.options.habit:
        first, *rest = found
        places = (Related(finding.span, rule.options.habit) for finding in rest[:_SHOWN])
        yield replace(first, related=(*first.related, *places))


def _turned(rule: Rule, document: Document) -> Iterator[Finding]:
    for quotation in document.quotations:
        opening, closing = quotation.opening, quotation.closing
        if opening and closing and opening.turned:
            right = _PARTNER.get(closing.char, "“")
            yield _at(rule, document, opening, "“" if right == opening.char else right)
        if opening and closing and closing.turned and opening.char != "„":
            yield _at(rule, document, closing, document.quotes.closing_for(opening))


def _style(rule: Rule, document: Document) -> Iterator[Finding]:
    """A straight mark with a curly partner: the one that the article, or the paragraph, uses less; two single marks for a double one."""
    marks = document.quotes.marks
    straight = sum(mark.char == '"' for mark in marks)
    both = min(straight, len(marks) - straight) > rule.options.few
    for quotation in document.quotations:
        opening, closing = quotation.opening, quotation.closing
        if opening is None or closing is None:
            continue
        if closing.char in _TWO_SINGLES and opening.char in _INNER:
            yield _at(rule, document, closing, document.quotes.closing_for(opening), opening)
            continue
        if (opening.char == '"') == (closing.char == '"'):
            continue
        curly = _paragraph_curly(document, opening, closing) if both else 2 * straight <= len(marks)
        if curly is None:
            if not _alone(document, opening, closing):
                continue
            curly = 2 * straight <= len(marks)
        wrong = opening if (opening.char == '"') == curly else closing
        partner = closing if wrong is opening else opening
        right = '"' if wrong.char != '"' else _PARTNER.get(partner.char, partner.char)
        yield _at(rule, document, wrong, right, partner)


def _paragraph_curly(document: Document, opening: Mark, closing: Mark) -> bool | None:
    """Whether the other marks of a pair's paragraph are curly; nothing where it has too few, or of both styles."""
    others = [mark for mark in document.quotes.of_block(opening.block) if mark not in (opening, closing)]
    styles = {mark.char == '"' for mark in others}
    return not styles.pop() if len(others) > 1 and len(styles) == 1 else None


def _alone(document: Document, opening: Mark, closing: Mark) -> bool:
    """Whether two marks are neighbours in one paragraph, where each is the other's only partner."""
    marks = document.quotes.of_block(opening.block)
    return opening.block == closing.block and marks.index(closing) == marks.index(opening) + 1


def _single(rule: Rule, document: Document) -> Iterator[Finding]:
    """A double mark whose partner is a single one: “It is late,’ he said."""
    for quotation in document.quotations:
        for opening in (quotation.opening, *quotation.reopened)[:-1]:
            mark = document.quotes.single_closing(opening, document.blocks) if opening else None
            if opening and mark and _speaks_behind(document, mark):
                yield _at(rule, document, mark, document.quotes.closing_for(opening), opening)
        if quotation.complete:
            continue
        mark = document.quotes.single_partner(quotation)
        double = quotation.last_opening or quotation.closing
        if mark is not None and double is not None:
            right = document.quotes.closing_for(double)
            yield _at(
                rule, document, mark, right if quotation.opening else _PARTNER.get(double.char, "“"), double
            )


def _shifted(rule: Rule, document: Document) -> Iterator[Finding]:
    """A mark on the wrong side of its space: It is late, ”he said."""
    for mark in document.quotes.marks:
        if not mark.shifted:
            continue
        before = mark.side == "close"
        moved = (
            Span(mark.span.start - 1, mark.span.end) if before else Span(mark.span.start, mark.span.end + 1)
        )
        beside, right = (" " + mark.char, mark.char + " ") if before else (mark.char + " ", " " + mark.char)
        if moved.of(document.text) == beside:
            yield _at(rule, document, mark, Edit(moved, right))


def _nested(rule: Rule, document: Document) -> Iterator[Finding]:
    """A quotation in the same double marks as the one that it stands in, in the same paragraph."""
    outer: Quotation | None = None
    for quotation in document.quotations:
        opening, closing = quotation.opening, quotation.closing
        if opening is None or closing is None or opening.char not in _INNER:
            continue
        if quotation.level == 1:
            outer = quotation
        elif outer and outer.opening and outer.closing and outer.span.end >= quotation.span.end:
            same = outer.opening.char == opening.char and outer.opening.block == closing.block
            if same and outer.closing.block == opening.block:
                left, right = _INNER[opening.char]
                inside = document.text[opening.span.end : closing.span.start]
                span = Span(opening.span.start, closing.span.end)
                yield rule.finding(
                    document,
                    span,
                    suggestions=[f"{left}{inside}{right}"],
                    related=[Related(outer.opening.span, rule.options.label)],
                )


def _inner(rule: Rule, document: Document) -> Iterator[Finding]:
    """A quotation in single marks inside another that lacks a mark, or closes behind the one that it stands in."""
    for quotation in document.quotations:
        opening, closing = quotation.opening, quotation.closing
        if opening is None or closing is None or opening.char != "“" or closing.char != "”":
            continue
        if quotation.level > 1:
            continue
        lone = document.quotes.singles_inside(quotation)
        behind = [mark for mark in lone if mark.at > closing.at]
        opened = [mark for mark in lone if mark.char == "‘" and mark.side == "open" and mark.at < closing.at]
        closed = [mark for mark in lone if mark.char == "’" and mark.at == closing.at - 1 and mark.ends]
        if len(opened) == 1 and behind:
            yield _at(
                rule, document, closing, Edit(Span(closing.span.start, behind[0].span.end), "’”"), opened[0]
            )
        elif len(opened) == 1 and len(lone) == 1 and document.text[closing.span.start - 1] not in "’'":
            yield _at(
                rule, document, opened[0], Edit(Span(closing.span.start, closing.span.start), "’"), closing
            )
        elif len(closed) == 1 and len(lone) == 1:
            yield _at(rule, document, closed[0], Edit(closed[0].span, ""), opening)


def _speaks_behind(document: Document, mark: Mark) -> bool:
    """Whether somebody who speaks follows a mark to the end of its paragraph or sentence."""
    speech = document.speech
    stop = speech.at(document.blocks[mark.block].end)
    tag = speech.tag(speech.at(mark.span.start) + 1, stop)
    return (
        tag is not None
        and speech.third_person(tag)
        and (tag.end >= stop or speech.word(tag.end) in (".", ","))
    )


_EACH = 3
"""So many are told one by one before they are a habit."""

_SHOWN = 5
_TWO_SINGLES = ("’’", "''")
_INNER = {"“": ("‘", "’"), '"': ("'", "'")}
_PARTNER = {"’": "‘", "”": "“", "“": "”", "»": "«", '"': '"'}


def _at(
    rule: Rule, document: Document, mark: Mark, right: str | Edit, partner: Mark | None = None
) -> Finding:
    """The finding at a mark, shown with the word that it stands against."""
    speech = document.speech
    index = speech.at(mark.span.start)
    if mark.side == "open":
        span = Span(mark.span.start, speech.tokens[min(index + 1, len(speech.tokens) - 1)].end)
    else:
        first = index - 1
        if first > 0 and speech.tokens[first].kind == "mark":
            first -= 1
        span = Span(speech.tokens[max(0, first)].start, mark.span.end)
    related = [Related(partner.span, rule.options.label)] if partner else []
    edit = Edit(mark.span, right) if isinstance(right, str) else right
    return rule.finding(
        document, span, suggestions=[edit], related=related, mark=mark.char, right=edit.text.strip()
    )


CHECK = Check(Options, run)
