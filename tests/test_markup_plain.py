"""Plain text to blocks: what is a paragraph, in every style of file, with places that hold."""

from __future__ import annotations

import textwrap
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.markup import mark_up
from copydesk.span import Span

ONE = "The council met on Monday and voted seven to two for the new bridge, which will cost $4 million and open in May."
TWO = (
    "“We have waited ten years for this,” said Ann Ames, the mayor, who grew up on the far side of the river."
)
THREE = "Work begins next month. Opponents said they would go to court, and the builders that they would not wait."
PARAGRAPHS = [ONE, TWO, THREE]


def proses(text):
    return [block.prose for block in mark_up(text).blocks]


def kinds(text):
    return [(block.kind, block.prose) for block in mark_up(text).blocks]


def wrapped(paragraph, width=72):
    return "\n".join(textwrap.wrap(paragraph, width, break_on_hyphens=False))


STYLES = {
    "a line each": "\n".join(PARAGRAPHS),
    "blank lines": "\n\n".join(PARAGRAPHS) + "\n",
    "more blank lines": "\n\n \t\n" + "\n\n\n".join(PARAGRAPHS),
    "wrapped at 72": "\n\n".join(map(wrapped, PARAGRAPHS)),
    "wrapped at 40": "\n\n".join(wrapped(paragraph, 40) for paragraph in PARAGRAPHS),
    "wrapped, indented": "\n".join("   " + wrapped(paragraph) for paragraph in PARAGRAPHS),
    "wrapped, indented, full last lines": "\n".join("  " + wrapped(p, 60) for p in PARAGRAPHS),
    "wrapped, trailing space": "\n\n".join(wrapped(p).replace("\n", "  \n  ") for p in PARAGRAPHS),
}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("style", STYLES)
def test_the_same_paragraphs_in_every_style(style, end):
    text = STYLES[style].replace("\n", end)
    assert proses(text) == PARAGRAPHS
    for block in mark_up(text).blocks:
        for word in ("council", "waited", "river", "next", "wait"):
            at = block.prose.find(word)
            if at >= 0:
                assert block.span(at, at + len(word)).of(text) == word
                assert block.seen(block.span(at, at + len(word))) == word


def test_a_span_over_a_line_end_holds_the_line_end():
    text = "The council met and voted for\r\n  the new bridge, which it had\r\nnot wanted."
    (block,) = mark_up(text).blocks
    assert block.prose == "The council met and voted for the new bridge, which it had not wanted."
    at = block.prose.index("for the")
    assert block.span(at, at + 7).of(text) == "for\r\n  the"
    assert block.seen(block.span(at, at + 7)) == "for the"
    assert block.span(at + 3, at + 4).of(text) == "\r\n  "


def test_one_run_is_enough_where_lines_end_in_one_character():
    assert mark_up(STYLES["wrapped at 72"]).blocks[0].shift == 0


def test_a_compound_broken_at_its_hyphen_is_whole_again():
    text = "It was said to be a new long-\nrange missile, which was not in\nthe treaty—\nor so they said."
    assert proses(text) == [
        "It was said to be a new long-range missile, which was not in the treaty— or so they said."
    ]
    (block,) = mark_up(text).blocks
    at = block.prose.index("long-range")
    assert block.span(at, at + 10).of(text) == "long-\nrange"


def test_short_lines_in_wrapped_copy_stand_alone():
    text = (
        "Council votes for bridge\nBy Jane Roe\nFriday, January 12, 2024\n\n"
        "The council met on Monday and voted for the new bridge,\nwhich will cost $4 million.\n"
        "Work begins next month, the mayor said, and opponents\nwill go to court.\n\n"
        "- a bridge of steel, which\nrusts\n- a bridge of stone\n"
    )
    assert kinds(text) == [
        ("headline", "Council votes for bridge"),
        ("byline", "By Jane Roe"),
        ("dateline", "Friday, January 12, 2024"),
        (
            "paragraph",
            "The council met on Monday and voted for the new bridge, which will cost $4 million.",
        ),
        ("paragraph", "Work begins next month, the mayor said, and opponents will go to court."),
        ("item", "a bridge of steel, which rusts"),
        ("item", "a bridge of stone"),
    ]


def test_a_last_line_that_is_a_date_belongs_to_its_sentence():
    text = "The council will meet again in the new town hall on the hill by\nOctober 18\n\nnobody came, and\nthen"
    assert proses(text)[0].endswith("on the hill by October 18")


def test_what_nobody_sees_is_passed_over():
    text = "The go\u00advern\u200bment was long-\nrange\u2060 and\nsoft.\n\n\ufeff\n\n- i\u00adtem\n\u00ad • point"
    assert kinds(text) == [
        ("paragraph", "The government was long-range and soft."),
        ("item", "item"),
        ("item", "point"),
    ]
    first, second, third = mark_up(text).blocks
    assert first.span(4, 14).of(text) == "go\u00advern\u200bment"
    assert first.span(29, 33).of(text) == " and"
    assert second.span(0, 4).of(text) == "i\u00adtem"
    assert third.span(0, 5).of(text) == "point"


def test_only_lf_crlf_and_cr_end_a_line():
    assert proses("One two.\u2028Three.\x0cFour.\x85Five.") == ["One two.\u2028Three.\x0cFour.\x85Five."]


@pytest.mark.parametrize("text", ["", "\n", " \t\r\n\r \n", "\u2028"])
def test_nothing_to_read(text):
    assert mark_up(text).blocks == ()


def test_an_unknown_form_is_an_error():
    with pytest.raises(ValueError, match="unknown format 'rtf'"):
        mark_up("Copy.", "rtf")


@pytest.mark.parametrize(
    "dateline",
    [
        "KYIV, Ukraine (AP) —",
        "LONDON —",
        "LONDON –",
        "WASHINGTON (Reuters) -",
        "BEIJING, Nov. 18 (Reuters) -",
        "ST. LOUIS, Mo. --",
        "AKRON, Ohio/PARIS (Reuters) -",
        "Washington (CNN)",
        "Kyiv, Ukraine (AP) —",
        "(Reuters) -",
        "(CNN)",
    ],
)
def test_a_dateline_is_taken_off_its_paragraph(dateline):
    text = f"{dateline} {ONE}\n{TWO}\n"
    assert kinds(text)[:2] == [("dateline", dateline), ("paragraph", ONE)]
    first, second = mark_up(text).blocks[:2]
    assert Span(first.start, first.end).of(text) == dateline
    assert Span(second.start, second.end).of(text) == ONE
    assert kinds(f"{dateline}\n\n{ONE}")[0] == ("dateline", dateline)


@pytest.mark.parametrize(
    "paragraph",
    [
        "BREAKING — " + ONE,
        "NATO — an alliance of many — met on Monday to talk about the bridge.",
        "The mayor (a builder) — and this was new — said nothing.",
        "Ann Ames — The Mayor Who Built It — is a film about the bridge.",
        "Ames (D-Ohio) said nothing.",
    ],
)
def test_no_dateline_where_a_sentence_begins_so(paragraph):
    assert kinds(paragraph + "\n" + TWO)[0] == ("paragraph", paragraph)


def test_a_bare_place_opens_an_article_and_nothing_later():
    later = "EPA — The agency said on Monday that it knew nothing of the bridge."
    long = ONE + " " + THREE
    assert ("paragraph", later) in kinds("\n".join([long, TWO, later]))


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Roe",
        "BY JANE ROE",
        "By Jane Roe and John Doe, Associated Press",
        "By Ana de la Cruz | Staff writer",
    ],
)
def test_a_byline(line):
    assert kinds(f"{line}\n\n{ONE}\n\n{TWO}")[0] == ("byline", line)


@pytest.mark.parametrize(
    "line",
    [
        "By The Numbers",
        "Research conducted by the Ames Institute found nothing.",
        "By Monday the bridge stood.",
        "By then it was too late.",
    ],
)
def test_no_byline(line):
    assert kinds(f"{ONE}\n\n{line}\n\n{TWO}")[1][0] != "byline"


@pytest.mark.parametrize(
    "line",
    [
        "FILE - In this Jan. 5, 2020, photo, the old bridge stands in the fog.",
        "The old bridge in the fog. (AP Photo/Jane Roe)",
        "The old bridge. Photograph: Jane Roe/The Courier",
        "Ann Ames, the mayor. REUTERS/Jane Roe",
        "Image caption The old bridge stood for a hundred years",
        "Ann Ames (Getty Images)",
        "(AP Photo)",
    ],
)
def test_a_caption(line):
    assert kinds(f"{ONE}\n\n{line}\n\n{TWO}")[1] == ("caption", line)


@pytest.mark.parametrize(
    "line",
    [
        "He showed a photo of the bridge.",
        "Image is everything to Ames, she tells AFP.",
        "The photo (below) is old.",
    ],
)
def test_no_caption(line):
    assert kinds(f"{ONE}\n\n{line}\n\n{TWO}")[1] == ("paragraph", line)


def test_headline_and_crossheads():
    text = f"Council votes for bridge\n\n{ONE}\n\nNext steps\n\n{THREE}\n\n“Never”\n\n{TWO}\n\nshort\n\n{TWO}"
    assert [kind for kind, _ in kinds(text)] == [
        *("headline", "paragraph", "heading", "paragraph", "paragraph", "paragraph", "paragraph", "paragraph")
    ]
    assert mark_up(text).title == "Council votes for bridge"


@pytest.mark.parametrize("first", [ONE, "What is a bridge for?", "Six years ago", "The council, it is said,"])
def test_no_headline(first):
    assert mark_up(f"{first}\n\n{TWO}\n\n{THREE}").title is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Friday, January 12, 2024", date(2024, 1, 12)),
        ("Jan. 12, 2024", date(2024, 1, 12)),
        ("12 January 2024", date(2024, 1, 12)),
        ("Fri 12th Jan 2024, 14:05 GMT", date(2024, 1, 12)),
        ("2024-01-12", date(2024, 1, 12)),
        ("2024-01-12T14:05:00+01:00", date(2024, 1, 12)),
        ("Published: Sept. 9, 2024 at 4:05 p.m. EDT", date(2024, 9, 9)),
        ("Updated 10:04 AM ET, Fri January 12, 2024", date(2024, 1, 12)),
        ("10:04 AM ET, Fri January 12, 2024", date(2024, 1, 12)),
        ("Updated Jan. 13, 2024 | Published Jan. 12, 2024", date(2024, 1, 13)),
        ("By Jane Roe - January 12, 2024", date(2024, 1, 12)),
    ],
)
def test_the_date_of_an_article(line, day):
    markup = mark_up(f"{line}\n\n{ONE}\n\n{TWO}")
    assert markup.date == day
    assert markup.blocks[0].kind in ("dateline", "byline")
    assert mark_up(f"Council votes for bridge\n\nBy Jane Roe\n\n{line}\n\n{ONE}").date == day


@pytest.mark.parametrize(
    "line",
    [
        "Saturday, January 12, 2024",
        "February 30, 2024",
        "2024-13-01",
        "January 12, 2024 was a day that nobody forgot",
        "The bridge opened on January 12, 2024",
        "Saturday, August 9",
    ],
)
def test_no_date(line):
    assert mark_up(f"{line}\n\n{ONE}\n\n{TWO}").date is None


def test_the_day_of_publication_comes_before_that_of_an_update():
    text = f"Updated January 14, 2024\n\nPublished January 12, 2024\n\n{ONE}"
    assert mark_up(text).date == date(2024, 1, 12)
    assert mark_up(f"Updated January 14, 2024\n\n{ONE}").date == date(2024, 1, 14)


def test_a_date_that_no_sentence_begins_with_stands_alone():
    text = f"Friday, January 12, 2024 {ONE}\n{TWO}"
    assert kinds(text)[:2] == [("dateline", "Friday, January 12, 2024"), ("paragraph", ONE)]
    assert mark_up(text).date == date(2024, 1, 12)
    assert kinds("Friday, January 12, 2024, was cold.")[0][0] == "paragraph"


def test_a_date_far_down_is_not_the_articles():
    assert mark_up("\n\n".join([ONE] * 9 + ["January 12, 2024"])).date is None
    long = f"{ONE} {THREE}"
    assert mark_up(f"{long}\n\nJanuary 12, 2024\n\n{ONE}").date is None, "an entry in a list of days"
    assert mark_up(f"{long}\n\nPublished January 12, 2024\n\n{ONE}").date == date(2024, 1, 12)


@settings(deadline=None)
@given(st.text(st.sampled_from("aA .,-\n\r\t—“”(1😀•\u2028é")))
def test_prose_is_the_source_but_for_white_space(text):
    markup = mark_up(text)
    last = 0
    for block in markup.blocks:
        assert block.prose == block.prose.strip() != ""
        assert last <= block.start < block.end <= len(text)
        last = block.end
        for at, character in enumerate(block.prose):
            span = block.span(at, at + 1)
            assert span.of(text) == character or (character == " " and span.of(text).isspace())
            assert block.seen(span) == character
    seen = "".join(block.prose for block in markup.blocks)
    if "•" not in text and "-" not in text:
        assert "".join(seen.split()) == "".join(text.split()), "all but bullets is prose"


@settings(deadline=None)
@given(st.text(st.sampled_from("ab -\n\r")), st.data())
def test_a_piece_of_a_block_lies_where_it_lay(text, data):
    for block in mark_up(text).blocks:
        start = data.draw(st.integers(0, len(block.prose) - 1))
        end = data.draw(st.integers(start + 1, len(block.prose)))
        piece = block.cut(start, end, "caption")
        assert (piece.kind, piece.prose) == ("caption", block.prose[start:end])
        for at in range(end - start):
            assert piece.span(at, at + 1) == block.span(start + at, start + at + 1)


@pytest.mark.parametrize(
    ("span", "seen"),
    [
        ((0, 3), "One"),
        ((0, 4), "One "),
        ((3, 5), " "),
        ((4, 5), " "),
        ((4, 8), " two"),
        ((3, 3), ""),
        ((4, 4), ""),
    ],
)
def test_what_is_seen_of_a_line_join(span, seen):
    (block,) = mark_up("One \ntwo three four\nfive six.\n").blocks
    assert block.prose == "One two three four five six."
    assert block.seen(Span(*span)) == seen
    start, end = block.shown(Span(*span))
    assert block.prose[start:end] == seen
