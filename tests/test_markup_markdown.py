"""Markdown to blocks: what a reader of the page sees, with every place in the source."""

from __future__ import annotations

from datetime import date

import pyromark
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.markup import mark_up


def blocks(text):
    return [(block.kind, block.prose) for block in mark_up(text, "markdown").blocks]


def proses(text):
    return [prose for _, prose in blocks(text)]


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("A wo**rd** and *a [li](http://x.y 'title')nk*.", ["A word and a link."]),
        ("It&rsquo;s \\*not\\* &#8220;fine&#x201D; AT&T", ["It’s *not* “fine” AT&T"]),
        ("Two\nlines\\\nand  \nbreaks\r\nhere", ["Two lines and breaks here"]),
        ("One.\n\nTwo.\r\n\r\nThree.\r\rFour.", ["One.", "Two.", "Three.", "Four."]),
        ("Run `git push` now.\n\n```sh\nno\n```\n\n    no\n\nEnd.", ["Run \ufffc now.", "End."]),
        ("See [it][1] and <https://x.y/z>.\n\n[1]: http://a.b 'no'", ["See it and https://x.y/z."]),
        ("It stood.[^1]\n\n[^1]: In *May*.", ["It stood.", "In May."]),
        ("Not ~~this~~ that.", ["Not that."]),
        ("wo<b>rd</b> a<br>b &nbsp;<!-- c --><span hidden>x</span>!", ["word a b \xa0!"]),
        ("<div>\nBlock <b>of</b> &amp;\n</div>\n\n*after*", ["Block of &", "after"]),
        ("<nav>\n\nno *thing*\n\n</nav>\n\nyes", ["yes"]),
        ("<script>\nno\n\nno\n</script>\n\nyes", ["yes"]),
        ("> <div>in\n> quote &amp; more</div>", ["in quote & more"]),
        ("- item\n    </div>more", ["item more"]),
        ("An ![inline picture](x.png) here.", ["An here."]),
        ("\\", ["\\"]),
        ("gov&shy;ern\u00adment", ["government"]),
        ("a\n***\nb", ["a", "b"]),
        ("", []),
    ],
)
def test_prose_is_what_a_reader_sees(text, prose):
    assert proses(text) == prose


def test_kinds():
    text = """Title
=====

## Crosshead {#id}

By Jane Roe

KYIV, Ukraine (AP) — The *bridge* is open.

![The bridge, *seen* &ndash; from town](bridge.jpg)

[![Linked](a.png)](b)

> Quoted
> again
>
> - in it

- [ ] one
- two

  more of two
1. three

| a | b |
|---|---|
| 1 | 2 &amp; *3* |

> [!NOTE]
> Noted.

# Late
"""
    assert blocks(text) == [
        *(("headline", "Title"), ("heading", "Crosshead"), ("byline", "By Jane Roe")),
        *(("dateline", "KYIV, Ukraine (AP) —"), ("paragraph", "The bridge is open.")),
        *(("caption", "The bridge, seen – from town"), ("caption", "Linked")),
        *(("quote", "Quoted again"), ("item", "in it")),
        *(("item", "one"), ("item", "two"), ("item", "more of two"), ("item", "three")),
        *(
            ("cell", "a"),
            ("cell", "b"),
            ("cell", "1"),
            ("cell", "2 & 3"),
            ("quote", "Noted."),
            ("heading", "Late"),
        ),
    ]
    assert mark_up(text, "markdown").title == "Title"


def test_places_with_letters_of_several_bytes():
    text = "# Été 😀\r\n\r\nThe &ldquo;wo**rd**&rdquo; 😀 was\r\n> é\r\n\r\nout `é` and *so*.\r\n"
    for prose, source in [
        ("Été 😀", "Été 😀"),
        ("“word”", "&ldquo;wo**rd**&rdquo;"),
        ("so", "so"),
        ("\ufffc", "`é`"),
    ]:
        (block,) = [block for block in mark_up(text, "markdown").blocks if prose in block.prose]
        at = block.prose.index(prose)
        span = block.span(at, at + len(prose))
        assert span.of(text) == source
        assert block.seen(span) == prose


@pytest.mark.parametrize(
    ("front", "title", "day"),
    [
        (
            "---\ntitle: The bridge  # new\ndate: 2024-01-12 10:00\ntags: [a]\n---",
            "The bridge",
            date(2024, 1, 12),
        ),
        ('---\r\nTitle: "A \\"new\\" bridge"\r\n---', 'A "new" bridge', None),
        ("---\ntitle: 'It''s new'\npublished: January 12, 2024\n...", "It's new", date(2024, 1, 12)),
        ('+++\ntitle = "The bridge"\ndate = 2024-01-12T10:00:00Z\n+++', "The bridge", date(2024, 1, 12)),
        ("---\n---", None, None),
        ("---\ntitle:\ndate: soon\nsub:\n  title: deeper\n---", None, None),
        ("---\ntitle: 'open\n---", "open", None),
    ],
)
def test_front_matter(front, title, day):
    text = f"{front}\n\nThe *copy*.\n"
    markup = mark_up(text, "markdown")
    assert (markup.title, markup.date) == (title, day)
    (block,) = markup.blocks
    assert block.prose == "The copy."
    assert block.span(4, 8).of(text) == "copy"


def test_templates_are_not_read():
    text = 'Hello {{ name }}.\n\n{{< figure src="a.jpg" title="*The* bridge" >}}\n\n{% include x.html %}\n\nIt *went*.\n'
    assert proses(text) == ["Hello \ufffc.", "It went."]
    assert mark_up(text, "markdown").blocks[1].span(3, 7).of(text) == "went"


def test_only_the_front_has_front_matter():
    assert proses("Copy.\n\n---\nMore copy.\n\n---\nLast.") == ["Copy.", "More copy.", "Last."]
    assert proses("---\n\nCopy without an end.") == ["Copy without an end."]


def test_comments_know_the_block_that_follows():
    text = "<!-- first -->\n\nOne <!-- in\nit -->.\n\n- a\n\n  <!-- copydesk: allow x -->\n- b\n\n`<!-- no -->`\n"
    comments = mark_up(text, "markdown").comments
    assert [(comment.text, comment.block) for comment in comments] == [
        *(("first", 0), ("in\nit", 1), ("copydesk: allow x", 2))
    ]
    assert comments[1].span.of(text) == "<!-- in\nit -->"
    assert proses(text) == ["One .", "a", "b"]


@pytest.mark.parametrize("mark", ["> ", "- ", "*", "[", "![", "<div>\n", "<div>\n\n", "**a ", "1. "])
def test_deep_nesting_is_read(mark):
    assert "Copy." in "".join(proses(mark * (100_000 if mark == "> " else 20_000) + "Copy."))


PIECES = [
    "foo",
    "bar",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "*",
    "**",
    "_",
    "`",
    "[",
    "](u)",
    "> ",
    "- ",
    "1. ",
    "# ",
    "    ",
    "|",
]
PIECES += [
    "|---|---|\n",
    "~~",
    "\\",
    "&amp;",
    "é",
    "😀",
    "<b>",
    "</b>",
    "<div>",
    "</div>",
    "<!-- c -->",
    "\n---\n",
    "\t",
]
PIECES += ["<br>", "===\n", "```\n", "• "]
SOUP = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
    | pyromark.Options.ENABLE_GFM
)


@settings(deadline=None)
@given(SOUP)
def test_markdown_reads_like_the_page_it_makes(text):
    if text.startswith("---"):
        return
    page = mark_up(pyromark.html(text, options=OPTIONS), "html")
    assert blocks(text) == [(block.kind, block.prose) for block in page.blocks]


@settings(deadline=None)
@given(st.lists(st.sampled_from([*PIECES, "![", "[^1]", "[^1]: ", "\r"]), max_size=14).map("".join))
def test_every_letter_has_its_place(text):
    last = 0
    for block in mark_up(text, "markdown").blocks:
        assert block.prose == block.prose.strip() != ""
        assert last <= block.start < block.end <= len(text)
        last = block.end
        for at, character in enumerate(block.prose):
            span = block.span(at, at + 1)
            source = span.of(text)
            if source != character:
                space = not source.strip() or source[0] == "\\" or "<br" in source
                assert (
                    source == "&amp;"
                    or (character == " " and space)
                    or (character == "\ufffc" and source[0] == "`")
                )
            assert block.seen(span) == character


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8")))
def test_no_text_crashes(text):
    for block in mark_up(text, "markdown").blocks:
        assert block.end <= len(text)
