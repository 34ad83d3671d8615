"""A credit line under no quotation: “—Ida Blom” as a paragraph behind the writer's own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from copydesk.rule import BaseOptions, Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.document import Document
    from copydesk.finding import Finding
    from copydesk.markup import Block


class Options(BaseOptions):
    """A credit line has at most `words` words; more than `most` in an article are bylines or items of a list.

    Lines that begin with one of `thanks` name who helped; a paragraph with one of `own` outside marks may be a
    quotation that is set apart.
    """

    thanks: tuple[str, ...]
    own: tuple[str, ...]
    words: int = 8
    most: int = 2


def run(rule: Rule, document: Document) -> Iterator[Finding]:
    """Find a dash with a name of the article, alone in a paragraph, where the paragraph before is no quotation of its own."""
    if not document.whole:
        return
    blocks = document.blocks
    lines = [number for number, block in enumerate(blocks) if number and _credit(block, rule.options)]
    if len(lines) > rule.options.most:
        return
    for number in lines:
        if (
            number + 1 < len(blocks)
            and _named(document, number)
            and not _quotation(rule, document, number - 1)
        ):
            prose = blocks[number].prose
            start = len(prose) - len(prose.lstrip())
            yield rule.finding(document, blocks[number].span(start, len(prose.rstrip())))


def _credit(block: Block, options: Options) -> bool:
    """Whether a paragraph is a dash and a name with what its bearer is."""
    match = _LINE.fullmatch(block.prose.strip())
    words = match[1].split() if match else []
    return 0 < len(words) <= options.words and words[0].lower() not in options.thanks


def _named(document: Document, number: int) -> bool:
    """Whether the article speaks of somebody in a credit line elsewhere, as it does not of its reporters."""
    block = document.blocks[number]
    for mention in document.mentions.all:
        if mention.sentence.block is block and mention.form != "pronoun":
            entity = document.mentions.of(mention)
            if entity and any(other.sentence.block is not block for other in entity.mentions):
                return True
    return False


def _quotation(rule: Rule, document: Document, number: int) -> bool:
    """Whether a paragraph may be what a credit line belongs to: set apart, or in marks without a speaker of its own."""
    block = document.blocks[number]
    announced = any(
        one.prose.rstrip().endswith(":") for one in document.blocks[max(0, number - 1) : number + 1]
    )
    speech = document.speech
    tokens = speech.tokens[speech.at(block.start) : speech.at(block.end)]
    own = any(token.lower in rule.options.own and not document.quoted(token.start) for token in tokens)
    if announced or own or block.kind != "paragraph":
        return True
    marks = document.quotes.of_block(number)
    return (
        bool(marks)
        and marks[0].at == 0
        and not any(
            one.before or one.behind
            for one in document.attributions
            if one.quotation.closing and one.quotation.closing.block == number
        )
    )


_LINE = re.compile(r"(?:—|–|―|--)\s?((?:The |[A-Z(])[^.!?“”\":;@\d]{2,80})")
CHECK = Check(Options, run)
