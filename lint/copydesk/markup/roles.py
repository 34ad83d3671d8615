"""What stands round the running text of an article: headline, byline, dateline, captions; its title and its date."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from copydesk.markup.dates import MONTH, date_in, is_date_line, opening_date

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from copydesk.markup.block import Block, BlockKind

TOP = 8
"""Blocks at the top of an article among which byline, dateline and date are looked for."""

_SHORT = 160
"""Characters that a headline, a byline or a crosshead may have; running text has more, or ends like a sentence."""

_CAPTION_LENGTH = 500

_AGENCY = r"\((?:[A-Z][\w.&’']*(?:[ /-][\w.&’']+){0,3})\)"
_KNOWN_AGENCY = (
    r"\((?:AP|Reuters|REUTERS|AFP|UPI|CNN|DPA|dpa|PA|PTI|ANI|IANS|Xinhua|TASS|Bloomberg)\b[^()]{0,20}\)"
)
_CAPITALS = r"[A-Z][A-Z.’'-]+(?:[ ][A-Z][A-Z.’'-]*){0,3}"
_REGION = r"(?:,[ ][A-Z][\w.’'-]*(?:[ ][A-Z][\w.’'-]*){0,2})"
_WHEN = rf"(?:,[ ]{MONTH}[ ]\d{{1,2}})"
_DASH = r"\s*(?:--|[—–]|(?<=\s)-(?=\s|$))\s*"
_DATELINE = re.compile(
    rf"(?:(?P<capitals>{_CAPITALS}(?:/{_CAPITALS})?)(?P<more>{_REGION}?{_WHEN}?(?:[ ]?{_AGENCY})?){_DASH}"
    rf"|[A-Z][\w.’'-]+(?:[ ][A-Z][\w.’'-]+){{0,2}}{_REGION}?(?:/{_CAPITALS})?{_REGION}?{_WHEN}?[ ](?:{_AGENCY}{_DASH}|{_KNOWN_AGENCY}(?:\s+|$))"
    rf"|{_AGENCY}{_DASH}|{_KNOWN_AGENCY}(?:\s+|$))(?=[A-Z0-9“\"‘'(]|$)"
)
_PLACE_LINE = re.compile(rf"{_CAPITALS}(?:{_REGION}{_WHEN}?(?:[ ]?{_AGENCY})?|[ ]?{_AGENCY})")
_NO_PLACE = frozenset(
    (
        "ANALYSIS",
        "BREAKING",
        "CLARIFICATION",
        "COMMENTARY",
        "CORRECTED",
        "CORRECTION",
        "EDITORIAL",
        "EXCLUSIVE",
        "FACT",
        "FILE",
        "INTERVIEW",
        "LIVE",
        "NEWS",
        "NOTE",
        "OPINION",
        "PHOTO",
        "PHOTOS",
        "POLL",
        "PODCAST",
        "READ",
        "RELATED",
        "REVIEW",
        "SUMMARY",
        "TIMELINE",
        "UPDATE",
        "UPDATED",
        "VIDEO",
        "WARNING",
        "WATCH",
    )
)
_NAME = r"[A-Z][\w.’'-]*"
_BYLINE = re.compile(
    rf"(?:By|BY|(?:Written|Story|Words|Opinion|Analysis|Commentary) by):?\s+"
    rf"(?!(?:The|An?|All|This|That|Then|Now|One|No)\b){_NAME}"
    rf"(?:,?\s+(?:{_NAME}|and|&|of|for|de|la|le|el|da|del|di|van|von|der|bin|al|the|in|to)){{0,12}}"
    r"(?:\s*[,|•·–—-]\s*[^.!?]{0,80})?"
)
_CREDITS = re.compile(
    r"\(?(?:Additional )?(?:reporting|writing|editing|research|compiled|words)(?: (?:and|&) \w+)? by (?-i:[A-Z]).*",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\W*(?:Last |First |Originally )?(?:[Uu]pdated?|[Pp]ublished|[Pp]osted|By|BY)\b")
_CAPTION = re.compile(
    r"FILE\s*(?:PHOTO)?\s*[-:–—]|(?:File )?(?:Photos?|Photographs?|Image|Picture|Illustration|Graphic|Video|Credit)(?: credit)?\s*(?::|$)"
    r"|(?:Image|Media|Photo) (?:caption|copyright|source|credit)\b|Enlarge this image|Media playback is|Hide caption"
    r"|Facebook Twitter Pinterest|\(?\s*(?:PHOTOS?|VIDEO|WATCH|RELATED)\s*:|\(?AP Photo\b|In this (?:file|undated) (?:photo|image)\b"
)
_CREDITED = re.compile(
    r"(?:\((?:[^()]*[\s/])?(?:Photos?|Photographs?|Images?|Getty|Credit|Courtesy)\b[^()]*\)"
    r"|\([^()]+(?:/|\bvia )(?:AP|Associated Press|Reuters|REUTERS|AFP|EPA|TASS|Bloomberg|Pool)\)"
    r"|\b(?:Photo|Photograph|Photographer|Credit|Illustration)(?::| by )[^.]{1,80}"
    r"|\b(?:REUTERS|AFP|EPA|AP)/[^.]{1,80}|(?:[/ ](?:Getty Images|Shutterstock)|/AFP|/EPA)|(?:toggle|Hide) caption)\.?$"
)
_CREDIT_SIGNS = (
    "/",
    "Photo",
    "Image",
    "Getty",
    "Credit",
    "Courtesy",
    "Illustration",
    "Shutterstock",
    "caption",
)
"""Of which _CREDITED holds one, unless it ends with a bracket."""
_SENTENCE_END = frozenset(".!?…:;,")
_CLOSERS = "”’\"')]» "


class Roles(NamedTuple):
    """The blocks of an article, each known for what it is, with what they say about the whole."""

    blocks: list[Block]
    title: str | None
    date: date | None


def assign(blocks: Iterable[Block]) -> Roles:
    """Find headline (unless one is known for it already), crossheads, byline, dateline, captions and date.

    A dateline in front of a paragraph, or a date that a paragraph opens with, becomes a block of its own.
    """
    result: list[Block] = []
    published: date | None = None
    updated: date | None = None
    begun = False
    for block in blocks:
        if block.kind not in ("paragraph", "byline", "dateline"):
            result.append(block)
            continue
        prose = block.prose
        top = len(result) < TOP
        kind = _kind(prose, top) if block.kind == "paragraph" else block.kind
        if top and kind in ("dateline", "byline"):
            label = _LABEL.match(prose)
            if label and "pdate" in label[0]:
                updated = updated or date_in(prose)
            elif label or not begun:
                published = published or date_in(prose)
        if kind != "paragraph":
            result.append(replace(block, kind=kind))
            continue
        length = _dateline(prose, top, begun)
        if length:
            head = block.cut(0, len(prose[:length].rstrip()), "dateline")
            result.append(head)
            published = published or date_in(head.prose)
            block = block.cut(length, len(prose))
        begun = begun or len(prose) > _SHORT
        result.append(block)
    return Roles(result, _headings(result), published or updated)


def _kind(prose: str, top: bool) -> BlockKind:
    if len(prose) > _CAPTION_LENGTH:
        return "paragraph"
    if _CREDITS.fullmatch(prose):
        return "byline"
    if _CAPTION.match(prose) or (_may_be_credited(prose) and _CREDITED.search(prose)):
        return "caption"
    if len(prose) <= _SHORT:
        if is_date_line(prose) or (top and _PLACE_LINE.fullmatch(prose)):
            return "dateline"
        match = _DATELINE.fullmatch(prose)
        if match and not _is_label(match["capitals"]):
            return "dateline"
        if _BYLINE.fullmatch(prose):
            return "byline"
    return "paragraph"


def _may_be_credited(prose: str) -> bool:
    """Whether what _CREDITED looks for may be there: costs a fraction of looking."""
    return ")" in prose[-3:] or any(sign in prose for sign in _CREDIT_SIGNS)


def _dateline(prose: str, top: bool, begun: bool) -> int:
    """The length of the dateline that a paragraph begins with, or 0."""
    match = _DATELINE.match(prose)
    if match:
        bare = match["capitals"] and not match["more"]
        if not _is_label(match["capitals"]) and not (bare and begun) and (top or match["more"]):
            return match.end()
    length = opening_date(prose) if top and not begun else 0
    return length + len(prose[length:]) - len(prose[length:].lstrip()) if length else 0


def _is_label(capitals: str | None) -> bool:
    return capitals is not None and not _NO_PLACE.isdisjoint(capitals.split())


def _headings(blocks: list[Block]) -> str | None:
    """Mark headline and crossheads; the headline's words, if there is one."""
    title = next((block.prose for block in blocks if block.kind == "headline"), None)
    begun = False
    ended = True
    for index, block in enumerate(blocks):
        prose = block.prose
        last = prose.rstrip(_CLOSERS)[-1:]
        if block.kind == "paragraph" and len(prose) <= _SHORT and last not in _SENTENCE_END and ended:
            following = blocks[index + 1].prose if index + 1 < len(blocks) else ""
            words = prose.count(" ") + 1
            if not begun and title is None and 4 <= words <= 25 and _leads(blocks, index):
                blocks[index] = replace(block, kind="headline")
                title = prose
            elif words <= 10 and len(following) > len(prose) and _is_crosshead(prose, following):
                blocks[index] = replace(block, kind="heading")
        begun = begun or (block.kind == "paragraph" and blocks[index].kind == "paragraph")
        ended = block.kind != "paragraph" or blocks[index].kind != "paragraph" or last in _SENTENCE_END
    return title


def _leads(blocks: list[Block], index: int) -> bool:
    """Whether running text follows a block: a sentence that ends like one, before long."""
    for block in blocks[index + 1 : index + 5]:
        if block.kind == "paragraph":
            return (
                len(block.prose) > len(blocks[index].prose)
                and block.prose.rstrip(_CLOSERS)[-1:] in _SENTENCE_END
            )
    return False


def _is_crosshead(prose: str, following: str) -> bool:
    return (
        (prose[0].isupper() or prose[0].isdigit())
        and not any(mark in prose for mark in '“”"')
        and not following[0].islower()
    )
