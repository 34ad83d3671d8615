"""What HTML elements are to a reader: blocks of which kind, text that is not shown, code; and how end tags are implied."""

# ruff: noqa: SIM905 - lists of names are easier to read without their quotation marks
from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from copydesk.markup.block import BlockKind

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

KINDS: dict[str, BlockKind] = {
    "h1": "headline",
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "h5": "heading",
    "h6": "heading",
    "blockquote": "quote",
    "li": "item",
    "dt": "item",
    "dd": "item",
    "td": "cell",
    "th": "cell",
    "caption": "caption",
    "figcaption": "caption",
}
"""The kind of block that an element's text is, and that of the elements in it which have none of their own."""

BLOCKS = frozenset(KINDS) | frozenset(
    (
        "address article aside body center details dialog dir div dl fieldset figure footer form header "
        "hgroup hr html legend listing main menu nav ol p plaintext pre search section summary table tbody "
        "tfoot thead tr ul xmp"
    ).split()
)
"""Elements that begin a new block, and end one."""

VOID = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr".split()
)
"""Elements without an end tag."""

CODE = frozenset("code kbd samp tt var".split())

UNSEEN = frozenset(
    (
        "audio canvas iframe math noembed noframes noscript object rp script style svg template title video "
        "button datalist dialog meter nav progress search select textarea "
        "del s strike "
    ).split()
)
"""Elements whose text no reader takes for the article's: not shown, no copy (controls, navigation), or struck out."""

_UNSEEN_ROLES = frozenset(
    (
        "alertdialog banner button contentinfo dialog doc-noteref menu menubar navigation search tablist "
        "toolbar tooltip"
    ).split()
)
_HIDDEN_CLASSES = frozenset(
    "assistive-text screen-reader-only screen-reader-text sr-only u-hidden visually-hidden visuallyhidden".split()
)
_NO_DISPLAY = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CONSENT = re.compile(
    r"(?:cookie|consent|gdpr)s?[-_ ]?(?:banner|bar|box|consent|dialog|disclaimer|message|modal|notice|notification"
    r"|overlay|popup|prompt|wall)|onetrust|didomi|cookiebot|cookie-law",
    re.IGNORECASE,
)
_PAGE = frozenset({"html", "body", "main", "article"})

ROWS = frozenset("caption col colgroup tbody td tfoot th thead tr".split())
"""Elements that are nothing outside a table."""

MEMBERS = {"p": "p", "li": "item", "dt": "term", "dd": "term", "td": "cell", "th": "cell", "tr": "row"}
"""Elements that a start tag may end: the next of the group, or, for a paragraph, any block."""

BARRIERS = {
    "button": ("p",),
    "object": ("p",),
    "svg": ("p",),
    "math": ("p",),
    "template": ("p", "item", "term", "cell", "row"),
    "table": ("p", "item", "term", "cell", "row"),
    "td": ("p", "item", "term"),
    "th": ("p", "item", "term"),
    "caption": ("p", "item", "term"),
    "ul": ("item",),
    "ol": ("item",),
    "menu": ("item",),
    "dir": ("item",),
    "dl": ("term",),
}
"""Elements that keep what stands inside them from ending a member of these groups outside."""


BREAKING_OUT = frozenset(
    (
        "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li "
        "listing menu meta nobr ol p pre ruby s select small span strike strong sub sup table tt u ul var"
    ).split()
)
"""Elements that cannot stand in a picture (SVG) or a formula, and end one that was not ended."""


def is_unseen(name: str, attributes: Mapping[str, str]) -> bool:
    """Whether an element's text is left out: by its name, its role, because it is hidden, or as a cookie banner."""
    if name in UNSEEN:
        return True
    if not attributes or name in ("html", "body"):
        return False
    if attributes.get("role", "").lower() in _UNSEEN_ROLES:
        return True
    if attributes.get("hidden", "until-found").lower() != "until-found":
        return True
    if _NO_DISPLAY.search(attributes.get("style", "")):
        return True
    classes = attributes.get("class", "")
    if not _HIDDEN_CLASSES.isdisjoint(classes.lower().split()):
        return True
    names = f"{attributes.get('id', '')} {classes}"
    return name in BLOCKS and name not in _PAGE and _CONSENT.search(names) is not None


def kind_of(name: str, attributes: Mapping[str, str]) -> BlockKind | None:
    """The kind of block that an element makes, if it says: by its name, or by the class that publishing systems give."""
    if name in ("p", "div", "address") and attributes:
        classes = attributes.get("class", "").lower().split()
        if "byline" in classes:
            return "byline"
        if "dateline" in classes:
            return "dateline"
    return KINDS.get(name)
