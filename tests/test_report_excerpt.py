"""The line of a finding and its underline: any text, any place in it, any width."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from copydesk.report.excerpt import MOST_LINES, excerpt
from copydesk.report.screen import Screen
from copydesk.span import Lines, Span

SCREEN = Screen("utf-8")
COPY = st.text(
    st.sampled_from("ab,  \t\r\n“”\ufeff\x1b\u202eé\u0301中🏳\ufe0f\u200d🌈🇺🇦"), max_size=60
) | st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@st.composite
def places(draw, copy=COPY):
    text = draw(copy)
    start = draw(st.integers(0, len(text)))
    return text, Span(start, draw(st.integers(start, len(text))))


def rows(text, span, width=72):
    return excerpt(SCREEN, text, Lines(text), span, width)


def lined(row):
    """What stands over the underline."""
    column, over = 0, ""
    for cell in SCREEN.cells(row.shown):
        if row.indent <= column < row.indent + row.marked:
            assert column + cell.width <= row.indent + row.marked, "a character is underlined by half"
            over += cell.shown
        column += cell.width
    return over


def columns(text):
    return sum(cell.width for cell in SCREEN.cells(text))


def picture(text, words, width=72):
    start = text.index(words)
    return [
        line
        for row in rows(text, Span(start, start + len(words)), width)
        for line in (row.shown, " " * row.indent + "^" * row.marked)
    ]


@given(places())
def test_the_underline_lies_under_the_words(place):
    text, span = place
    lines = Lines(text)
    for row in rows(text, span, width=2000):
        line = lines.span(row.line) if row.line else None
        if line is None:
            continue
        cells = [
            c for c in SCREEN.cells(line.of(text), line.start) if c.start < span.end and span.start < c.end
        ]
        assert lined(row) == "".join(cell.shown for cell in cells) or span.start >= min(span.end, line.end)


@given(places(), st.integers(20, 90))
def test_no_row_is_wider_than_asked(place, width):
    for row in rows(*place, width=width):
        assert columns(row.shown) <= width
        assert row.indent + row.marked <= width + 1  # a place behind the last character of a full line


ACCENTS = "a" * 150 + "\t" + "é" + "\u0301" * 60 + "中中"


@example((ACCENTS, Span(150, 151)), 20)
@example((ACCENTS, Span(151, 212)), 20)
@example((ACCENTS, Span(212, 213)), 20)
@given(places(st.text(st.sampled_from("ab 中é\u0301\t"), min_size=200, max_size=1200)), st.integers(20, 90))
def test_long_lines_keep_the_ends_of_the_place_in_view(place, width):
    text, span = place
    (row,) = rows(text, span, width=width)
    assert columns(row.shown) <= width
    cells = [c for c in SCREEN.cells(text) if c.start < span.end and span.start < c.end]
    if cells and row.marked <= width - 2 and "…" not in lined(row):
        assert lined(row) == "".join(cell.shown for cell in cells)


def test_dots_have_room_where_marks_without_a_column_stand_before_a_place():
    text = "x" * 100 + "e\u0301" + "x" * 19
    (row,) = rows(text, Span(len(text), len(text)), width=20)
    assert columns(row.shown) <= 20
    assert row.shown.startswith("…")


@given(places())
def test_every_line_of_a_place_has_a_row_unless_it_is_blank_or_there_are_many(place):
    text, span = place
    lines = Lines(text)
    numbers = [row.line for row in rows(text, span)]
    touched = [
        n
        for n in range(lines.position(span.start).line, lines.position(span.end).line + 1)
        if max(span.start, lines.span(n).start) < min(span.end, lines.span(n).end)
    ]
    wanted = touched or [lines.position(span.start).line]
    if len(wanted) > MOST_LINES:
        wanted = [*wanted[: MOST_LINES - 2], 0, wanted[-1]]
    assert numbers == wanted


def test_a_short_line_is_shown_whole():
    assert picture("He asked to to leave.", "to to") == [
        "He asked to to leave.",
        "         ^^^^^",
    ]


def test_a_long_line_is_cut_between_words():
    text = "The mayor of the city said on Tuesday that the the bridge would be opened in the spring of next year."
    assert picture(text, "the the", 48) == [
        "… on Tuesday that the the bridge would be …",
        "                  ^^^^^^^",
    ]


def test_a_place_near_the_end_of_a_line_leaves_more_room_before_it():
    text = "The mayor of the city said on Tuesday that the bridge would be opened next next year."
    assert picture(text, "next next", 48) == [
        "… the bridge would be opened next next year.",
        "                             ^^^^^^^^^",
    ]


def test_a_place_near_the_start_of_a_line_leaves_more_room_behind_it():
    text = "The the mayor of the city said on Tuesday that the bridge would be opened next year."
    assert picture(text, "The the", 48) == [
        "The the mayor of the city said on Tuesday that …",
        "^^^^^^^",
    ]


def test_a_long_place_is_cut_in_the_middle():
    words = "one two three four five six seven eight nine ten eleven twelve"
    assert picture(f"He said: {words} and left.", words, 40) == [
        "… one two three … ten eleven twelve …",
        "  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
    ]


def test_a_place_longer_than_any_window_is_looked_at_from_both_ends():
    words = "first " + "and on " * 5000 + "last"
    shown, underline = picture(words, words, 40)
    assert shown.startswith("first and on")
    assert shown.endswith(" last")
    assert underline == "^" * len(shown)


def test_a_very_long_word_is_cut_anywhere():
    text = "x" * 500 + "bad" + "y" * 500
    shown, underline = picture(text, "bad", 40)
    assert shown.startswith("…x")
    assert shown.endswith("y…")
    assert shown[underline.index("^") : underline.index("^") + 3] == "bad"


def test_an_empty_place_has_one_mark():
    assert rows("ab\r\ncd", Span(2, 2))[0][1:] == ("ab", 2, 1)
    assert rows("ab\r\ncd", Span(3, 3))[0][1:] == ("ab", 2, 1)
    assert rows("", Span(0, 0))[0][1:] == ("", 0, 1)
    assert rows("ab", Span(0, 0))[0][1:] == ("ab", 0, 1)


def test_a_place_over_two_paragraphs_shows_both():
    assert picture("He left.” \r\n\r\n “One day.", ".” \r\n\r\n “One") == [
        "He left.” ",
        "       ^^^",
        " “One day.",
        "^^^^^",
    ]


def test_wide_characters_and_tabs_are_underlined_whole():
    assert picture("中文\tbad\t👩‍👧 end", "bad\t👩‍👧") == [
        "中文    bad    👩‍👧 end",
        "        ^^^^^^^^^",
    ]
