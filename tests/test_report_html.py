"""The HTML report: what its page holds, and that nothing of an article can act in it."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from copydesk.document import Article, Document
from copydesk.finding import Finding, Related
from copydesk.outcome import Checked, Problem
from copydesk.report.html import digest, fit
from copydesk.report.marking import Marking, Place
from copydesk.span import Span


class Page(HTMLParser):
    """A page's elements with their attributes, and the text inside the copy."""

    def __init__(self, shown):
        super().__init__()
        self.elements = []
        self.feed(shown)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def all(self, tag, **wanted):
        return [
            a for name, a in self.elements if name == tag and all(a.get(k) == v for k, v in wanted.items())
        ]

    def ids(self):
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]


def copy_of(shown):
    """The text that a reader of the page sees as the article."""
    (copy,) = re.findall(r'<div class="copy">.*?</svg>(.*?)</div>', shown, re.DOTALL)
    paragraphs = re.findall(
        r"<p [^>]*>(.*?)</p>", re.sub(r'<span class="hide">.*?</span>', "", copy), re.DOTALL
    )
    return [unescape(re.sub(r"<[^>]*>", "", paragraph)) for paragraph in paragraphs]


def test_the_article_is_shown_as_it_is_read(written, checked):
    shown = written(
        "html", checked("a.txt", "Harbor ⟦opend⟧\n\nHe said “R&D” <b>is</b> dear.", fixes=["opened"])
    )
    assert copy_of(shown) == ["Harbor opend", "He said “R&D” <b>is</b> dear."]
    assert "“opend” is wrong." in shown
    assert "“opened” (safe)" in shown


def test_a_page_and_an_article_in_markup_show_what_their_reader_sees(written, checked):
    article = replace(checked("a.html", "<p>The <b>har</b>bor ⟦opend&nbsp;up⟧.</p>"), form="html")
    assert copy_of(written("html", article)) == ["The harbor opend\xa0up."]


ATTACKS = [
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "]]><svg onload=alert(1)>",
    '" onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    "javascript:alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "<!-- --><base href=//x>",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_of_an_article_acts(written, checked, attack):
    harmless = Page(written("html", checked("a.txt", "One ⟦two⟧ ⟨three⟩.", "clash", fixes=["x"], label="l")))
    article = checked(attack, f"One ⟦{attack}⟧ ⟨{attack}⟩.", "clash", "{}", [attack], attack)
    article = replace(article, problems=(Problem("crash", attack, attack, attack),), remarks=(attack,))
    shown = written("html", article)
    page = Page(shown)
    assert attack in "".join(copy_of(shown))
    assert len(page.all("script")) == 1
    extra = {"section", "h2", "ul", "li", "span"}  # what was not checked, the remarks, a quotation
    assert {tag for tag, _ in page.elements} <= {tag for tag, _ in harmless.elements} | extra
    names = {(tag, name) for tag, attributes in page.elements for name in attributes}
    assert not [name for _, name in names if name.startswith("on") or name in {"style", "src", "autofocus"}]
    assert all(a["href"].startswith("#") for a in page.all("a"))


def test_the_policy_names_the_one_script_and_the_one_style(written, checked):
    shown = written("html", checked("a.txt", "⟦x⟧"))
    (policy,) = [
        a["content"] for a in Page(shown).all("meta") if a.get("http-equiv") == "Content-Security-Policy"
    ]
    (style,) = re.findall("<style>(.*?)</style>", shown, re.DOTALL)
    (script,) = re.findall("<script>(.*?)</script>", shown, re.DOTALL)
    assert policy.startswith("default-src 'none'; ")
    assert f"style-src {digest(style)}; script-src {digest(script)};" in policy
    assert "unsafe" not in policy
    assert not re.search(r"https?:|//[a-z]|url\(|@import", shown)


def test_every_link_leads_somewhere_and_no_place_is_named_twice(written, checked):
    one = checked("a.txt", "“We ⟦must⟧ go,” ⟨said⟩ Ms. Lee. ⟦Again⟧ ⟨⟩.\n\n⟦⟧", "clash")
    page = Page(written("html", one, checked("b.txt", "⟦⟦slip⟧ again⟧"), checked("c.txt", "Clean.")))
    ids = page.ids()
    assert len(ids) == len(set(ids))
    assert {a["href"][1:] for a in page.all("a")} <= set(ids)
    assert [a["data-f"] for a in page.all("li") if "data-f" in a] == ["1-1", "1-2", "1-3", "2-1", "2-2"]


def test_several_articles_have_a_list_with_bars(written, checked):
    slips = checked("a.txt", "⟦x⟧ ⟦y⟧")
    shown = written("html", slips, checked("b.txt", "⟦x⟧", "clash"), checked("clean.txt", "Fine."))
    page = Page(shown)
    assert [(a["class"], a["x"], a["width"]) for a in page.all("rect")] == [
        ("typo", "0.0", "160.0"),
        ("contradiction", "0.0", "80.0"),
    ]
    assert 'aria-label="typo 2"' in shown
    assert "1 article without findings" in shown
    assert "3 findings in 3 articles, 21 words" in shown


def test_one_clean_article_is_shown_all_the_same(written, checked):
    shown = written("html", checked("a.txt", "All is well."))
    assert copy_of(shown) == ["All is well."]
    assert "No findings." in shown
    assert 'id="articles"' not in shown


def test_what_was_not_checked_stands_on_top(written, checked):
    gone = Checked("/house/x.txt", problems=(Problem("unread", "no such file", "/house/x.txt"),))
    shown = written("html", gone, checked("a.txt", "⟦x⟧", remarks=("1:1: allows nothing",), hidden=2))
    assert (
        shown.index("Not everything was checked")
        < shown.index("/house/x.txt: no such file")
        < shown.index('class="article"')
    )
    assert "a.txt: 1:1: allows nothing" in shown
    assert "2 findings not shown" in shown


def test_speakers_are_listed_and_their_quotations_tinted(written, checked):
    text = "“We must go,” said Anna Lee. “Now,” Lee said. “No,” said Tom Parr. The “deal” is ⟦of⟧."
    page = Page(shown := written("html", checked("a.txt", text)))
    assert [a["class"] for a in page.all("span", title="Anna Lee")] == ["said s0", "said s0"]
    assert [a["class"] for a in page.all("span", title="Tom Parr")] == ["said s1"]
    assert "said" in [a.get("class") for a in page.all("span")]
    assert "2 speakers quoted" in shown


def test_what_a_page_may_not_hold_is_replaced():
    assert (
        fit("a\x00\x1b\x85\ud800\uffffé\n\t")
        == "a\N{REPLACEMENT CHARACTER}" + "\N{REPLACEMENT CHARACTER}" * 4 + "é\n\t"
    )


def finding(start, end, *related):
    return Finding(
        "slip", Span(start, end), "m", related=tuple(Related(Span(*place), "l") for place in related)
    )


def test_marks_that_overlap_are_cut_where_each_begins_and_ends():
    document = Document(Article("a.txt", "abcdef"))
    (passage,) = Marking(document, [finding(0, 4), finding(2, 6, (5, 6))]).passages()
    one, two, beside = Place(0, 0), Place(1, 0), Place(1, 1)
    assert [(s.text, s.places, s.begins) for s in passage.stretches] == [
        ("ab", (one,), (one,)),
        ("cd", (one, two), (two,)),
        ("e", (two,), ()),
        ("f", (two, beside), (beside,)),
    ]


@example("aaaaaa \na", [(7, 8), (7, 7), (6, 8)])
@given(
    st.text(st.sampled_from("ab.“” \n"), max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6),
)
def test_marking_loses_nothing_and_marks_what_was_found(text, pairs):
    spans = [Span(min(a, b, len(text)), min(max(a, b), len(text))) for a, b in pairs]
    document = Document(Article("a.txt", text))
    marking = Marking(document, [Finding("slip", span, "m") for span in spans])
    passages = list(marking.passages())
    assert ["".join(s.text for s in p.stretches) for p in passages] == [
        block.prose for block in document.blocks
    ]
    for number, span in enumerate(spans):
        shown = [s.text for p in passages for s in p.stretches if Place(number, 0) in s.places]
        inside = [block.seen(span) for block in document.blocks]
        assert "".join(shown) == "".join(inside)
        assert not span.of(text).strip() or shown or not "".join(inside)
