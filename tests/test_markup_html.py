"""HTML to blocks: what a browser shows is the prose, with every place in the source."""

from __future__ import annotations

from datetime import date

import pytest

from copydesk.document import Article, Document
from copydesk.markup import mark_up
from copydesk.span import Span


def blocks(html):
    return [(block.kind, block.prose) for block in mark_up(html, "html").blocks]


def proses(html):
    return [prose for _, prose in blocks(html)]


@pytest.mark.parametrize(
    ("html", "prose"),
    [
        ("<p>A wo<b>rd</b> and <a href='x'>a li</a>nk.</p>", ["A word and a link."]),
        (
            "<p>It&rsquo;s &#8220;fine&#x201D;,&nbsp;she&apos;d say &amp; leave",
            ["It’s “fine”,\xa0she'd say & leave"],
        ),
        ("<p>AT&T &lt3 &notanentity; a < b", ["AT&T <3 ¬anentity; a < b"]),
        ("<p>Two\n   lines\t and\r\n<br>\na break</p>", ["Two lines and a break"]),
        ("One<br><br/>Two<br> <br>Three", ["One", "Two", "Three"]),
        ("gov&shy;ern\u00adment\u200b&#8203;", ["government"]),
        ("<p>One<p>Two<div>Three</div>Four", ["One", "Two", "Three", "Four"]),
        ("One</span></div> still one</p>Two", ["One still one", "Two"]),
        ("<p>a<!-- x -->b<wbr>c<img alt='no'>d</p>", ["abcd"]),
        ("<P CLASS=x>Upper</P\n>", ["Upper"]),
        ("<p>Run <code>git <b>push</b></code> now, then <kbd>x</kbd>.</p>", ["Run \ufffc now, then \ufffc."]),
        ("<pre><code>x = 1</code></pre><p><code>alone</code></p>", []),
        ("<pre>\nA wrapped\nline.\n\n  Another\r\n\r\none.</pre>", ["A wrapped line.", "Another", "one."]),
        ("<p>Cut <del>not this</del><s>nor this</s> here</p>", ["Cut here"]),
        ("<p>Open <s>struck<p>Next", ["Open", "Next"]),
        (
            "<p>Note<sup><a href='#fn1'>1</a></sup> and 10<sup>2</sup>.<a role=doc-noteref>2</a>",
            ["Note and 102."],
        ),
        ("<textarea>a<p>b</textarea><title>c<p>d</title>e<!-->f", ["ef"]),
        ("<script>if (a<b) '</p>'</script>x<style>p{}</style>y<noscript><p>z</noscript>", ["xy"]),
        (
            "a<svg><path d='M0'/><title>No</title><text>no</text></svg>b<svg/>c<math><mi>x</mi></math>d",
            ["abcd"],
        ),
        ("<svg><g>no<p>yes", ["yes"]),
        ("<select><option>no<select>yes", ["yes"]),
        (
            "<template><p>no</p></template><iframe>no</iframe><object>no</object><button>no</button>yes",
            ["yes"],
        ),
        ("<svg><foreignObject><p>no</p></foreignObject></svg>yes<hr>and<br></br>no", ["yes", "and no"]),
        ("<a hidden><br>no</a>caf&eacutes &ltb> &amp", ["cafés <b> &"]),
        ("<head><title>t</title>lost in the head<body><head>x<p>y", ["lost in the head", "x", "y"]),
        ("x</a", ["x"]),
        ("\r\nx\r\ny</a\r\n", ["x y"]),
        ("x\r\ny</a", ["x y"]),
        ("a</>b", ["ab"]),
        ("• A point<br>of it", ["A point of it"]),
        ("\ufeff<p>&nbsp;</p><p> \n </p>", []),
        ("", []),
    ],
)
def test_prose_is_what_a_browser_shows(html, prose):
    assert proses(html) == prose


@pytest.mark.parametrize(
    "hidden",
    [
        "<nav>x</nav>",
        "<div role=navigation>x</div>",
        "<header role='banner'><h1>x</h1></header>",
        "<footer>x</footer>",
        "<div role=contentinfo><p>x<p>y</div>",
        "<div hidden>x</div>",
        "<p style='color: red; display : none'>x</p>",
        "<p class='a sr-only'>x</p>",
        "<span class=screen-reader-text>x<span>y</span></span>",
        "<div id='cookie-banner'><div>x</div>y</div>",
        "<section class='site gdpr-consent'>x</section>",
        "<aside id=onetrust-consent-sdk>x</aside>",
        "<dialog>x</dialog>",
        "<form role=search><label>x</label></form>",
        "<p hidden>x",
        "<div hidden><p>x<ul><li>y</div>",
    ],
)
def test_what_is_not_shown_or_no_copy_is_left_out(hidden):
    assert proses(f"<p>Before</p>{hidden}<p>After</p>") == ["Before", "After"]


@pytest.mark.parametrize(
    "shown",
    [
        "<article><footer>x</footer></article>",
        "<header><h1>x</h1></header>",
        "<aside>x</aside>",
        "<p hidden=until-found>x</p>",
        "<article class='tag-cookie-banner'>x</article>",
        "<p class='about-cookies'>x</p>",
        "<details><summary>x</summary></details>",
        "<span aria-hidden=true>x</span>",
        "<my-element>x</my-element>",
    ],
)
def test_what_is_shown_is_read(shown):
    assert proses(f"<p>Before</p>{shown}<p>After</p>") == ["Before", "x", "After"]


def test_a_page_hidden_until_a_script_runs_is_read():
    assert proses("<html class=sr-only><body style='visibility:hidden'><p>Copy.") == ["Copy."]


def test_kinds():
    html = """<h1>One</h1><h1>Two</h1><h2>Three<p>Four</h2><h3>A<h4>B</h4>
    <p class="byline">By Jane Roe</p><div class="x dateline">KYIV</div>
    <blockquote><p>Quoted</p>more</blockquote><ul><li>a<li>b<ol><li>c</ol><li><p>d</ul>
    <dl><dt>e<dd>f</dl><figure><img><figcaption>g</figcaption></figure>
    <table><caption>h</caption><tr><th>i<td>j<tr><td><p>k</table>l"""
    assert blocks(html) == [
        *(
            ("headline", "One"),
            ("heading", "Two"),
            ("heading", "Three"),
            ("heading", "Four"),
            ("heading", "A"),
        ),
        *(
            ("heading", "B"),
            ("byline", "By Jane Roe"),
            ("dateline", "KYIV"),
            ("quote", "Quoted"),
            ("quote", "more"),
        ),
        *(("item", "a"), ("item", "b"), ("item", "c"), ("item", "d"), ("item", "e"), ("item", "f")),
        *(
            ("caption", "g"),
            ("caption", "h"),
            ("cell", "i"),
            ("cell", "j"),
            ("cell", "k"),
            ("paragraph", "l"),
        ),
    ]


def test_paragraphs_are_known_for_what_they_are():
    html = (
        "<p>By Jane Roe<p>KYIV, Ukraine (AP) &mdash; The wo<b>rd</b> is out.<p>A bridge. (AP Photo/Jane Roe)"
    )
    assert blocks(html) == [
        ("byline", "By Jane Roe"),
        ("dateline", "KYIV, Ukraine (AP) —"),
        ("paragraph", "The word is out."),
        ("caption", "A bridge. (AP Photo/Jane Roe)"),
    ]


def test_the_headline_is_that_of_the_article():
    html = "<h1>The Courier</h1><main><nav><h1>Menu</h1></nav><h1> </h1><h1>Bridge opens</h1><h1>More</h1></main>"
    assert blocks(html) == [("heading", "The Courier"), ("headline", "Bridge opens"), ("heading", "More")]
    assert mark_up(html, "html").title == "Bridge opens"
    assert blocks("<h1>One</h1><article><h1></h1>") == [("headline", "One")]


def test_a_short_paragraph_is_a_crosshead_as_in_plain_text():
    long = "The council met on Monday and voted for the new bridge, which will open in May."
    html = f"<p>Council votes for bridge<p>{long}<p><b>Next steps</b><p>{long}"
    assert [kind for kind, _ in blocks(html)] == ["headline", "paragraph", "heading", "paragraph"]
    assert blocks(f"{html}<h1>Real</h1>")[0] == ("heading", "Council votes for bridge")


def test_templates_are_not_read():
    html = "{% extends 'a' %}<p>Hello {{ user.name }}, it{% if x %}’s{% endif %} {{ open {{ x | y }}{% on\n</p>\n{{ body }}"
    assert proses(html) == ["Hello \ufffc, it’s {{ open \ufffc{% on"]
    (block,) = mark_up(html, "html").blocks
    assert block.span(9, 11).of(html) == "it"
    assert block.span(9, 13).of(html) == "it{% if x %}’s"


def test_places():
    html = "<p>The &ldquo;wo<b>rd</b>&rdquo;&nbsp;was\r\n   out 😀 &amp; a<br>b</p>"
    (block,) = mark_up(html, "html").blocks
    assert block.prose == "The “word”\xa0was out 😀 & a b"
    for prose, source in [
        ("word", "wo<b>rd"),
        ("“word”", "&ldquo;wo<b>rd</b>&rdquo;"),
        ("was out", "was\r\n   out"),
        ("😀 &", "😀 &amp;"),
        ("a b", "a<br>b"),
        ("\xa0", "&nbsp;"),
    ]:
        at = block.prose.index(prose)
        span = block.span(at, at + len(prose))
        assert span.of(html) == source
        assert block.seen(span) == prose
    at = block.prose.index("rd")
    assert block.span(at, at) == Span(html.index("wo") + 2, html.index("wo") + 2), "behind what stands before"


def test_a_fix_that_crosses_markup_is_not_safe(find):
    (plain,) = find("<p>He asked to to leave.", "doubled-word", form="html")
    (crossing,) = find("<p>He asked to <b>to</b> leave.", "doubled-word", form="html")
    assert (plain.found, crossing.found) == ("to to", "to to")
    assert not crossing.suggestions[0].safe
    document = Document(Article("a.html", "<p>to to to&nbsp;to", "html"))
    assert document.verbatim(Span(3, 8))
    assert not document.verbatim(Span(6, 19))


def test_comments_know_the_block_that_follows():
    html = "<!-- first --><p>One <!--in--> it</p><!-- copydesk: allow x: why --><nav><!-- nav --></nav><p>Two<!-- end"
    comments = mark_up(html, "html").comments
    assert [(comment.text, comment.block) for comment in comments] == [
        *(("first", 0), ("in", 1), ("copydesk: allow x: why", 1), ("nav", 1), ("end", 2))
    ]
    assert comments[1].span.of(html) == "<!--in-->"
    assert mark_up("a<!bogus>b<?php ?>", "html").comments == ()


@pytest.mark.parametrize(
    ("html", "title", "day"),
    [
        ("<title>Bridge &amp; tunnel\n - Paper</title><p>Copy", "Bridge & tunnel - Paper", None),
        ("<title>T</title><h1>The <i>bridge</i></h1>", "The bridge", None),
        ("<svg><title>Icon</title></svg><p>Copy", None, None),
        ("<meta property='og:title' content='Og'><h1>H</h1>", "Og", None),
        ("<meta name=date content=2024-01-12><time datetime=2024-02-02>x</time>", None, date(2024, 1, 12)),
        ("<meta property=article:published_time content='2024-01-12T23:00:00Z'>", None, date(2024, 1, 12)),
        (
            "<time datetime='2024-01-12T10:00'>today</time><time datetime=2023-01-01>x</time>",
            None,
            date(2024, 1, 12),
        ),
        ("<time>no</time><time datetime=PT2H>x</time><p>January 12, 2024</p>", None, date(2024, 1, 12)),
        (
            """<script type="application/ld+json">{"@graph": [{"@type": "WebPage"}, {"@type": "NewsArticle",
            "headline": "A  bridge", "datePublished": "2024-01-12T10:00:00+01:00"}]}</script><h1>H</h1>""",
            "A bridge",
            date(2024, 1, 12),
        ),
        ('<script type="application/ld+json">{"headline": </script><h1>H</h1>', "H", None),
        ('<script type="application/ld+json">{"headline": 3, "datePublished": []}</script>', None, None),
        ("<meta name=date content=yesterday><meta name=viewport content=2024-01-12><meta>", None, None),
    ],
)
def test_title_and_date(html, title, day):
    markup = mark_up(html, "html")
    assert (markup.title, markup.date) == (title, day)


def test_endless_json_is_given_up():
    script = '<script type="application/ld+json">{}</script><p>Copy.'
    assert mark_up(script.format("[" * 100_000), "html").date is None
    many = "[" + ",".join(["1"] * 20_000) + ',{"headline": "Late"}]'
    assert mark_up(script.format(many), "html").title is None
