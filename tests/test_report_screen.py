"""How wide a terminal shows text, and what never reaches it."""

from __future__ import annotations

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.report.screen import Screen

ANY = st.text(
    st.sampled_from("ab \t“\x1b\x07\x9b\u202e\u200b\u200d\ufeffé\u0301中🏳🇺🇦👩🏽\ufe0f\u1112\u1161")
) | st.text(st.characters())
UTF8 = Screen("utf-8")


def width(text, screen=UTF8):
    return sum(cell.width for cell in screen.cells(text))


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("word", 4),
        ("“curly”", 7),
        ("naïve", 5),
        ("nai\u0308ve", 5),
        ("a\u0301\u0316b", 2),
        ("中文", 4),
        ("ＡＢ", 4),
        ("\u3000", 2),
        ("🌈", 2),
        ("👩🏽", 2),
        ("👩‍👩‍👧‍👦", 2),
        ("🏳️‍🌈", 2),
        ("❤️", 2),
        ("❤", 1),
        ("⛹🏾‍♀️", 2),
        ("1️⃣", 2),
        ("🇺🇦", 2),
        ("🇺🇦🇺🇸", 4),
        ("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", 2),
        ("\u1112\u1161\u11ab", 2),
        ("क्\u200dष", 2),
        ("\t", 4),
    ],
)
def test_width_in_columns(text, columns):
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\x07\x7f\x9b", "\\x07\\x7f\\x9b"),
        ("a\nb\r", "a\\x0ab\\x0d"),
        ("\u202eback", "\\u202eback"),
        ("zero\u200bwidth\ufeff", "zero\\u200bwidth\\ufeff"),
        ("soft\xadhyphen", "soft\\xadhyphen"),
        ("line\u2028end", "line\\u2028end"),
        ("\u0301alone", "\\u0301alone"),
        ("tag\U000e0041", "tag\\U000e0041"),
        ("join\u200der", "join\\u200der"),
        ("path\udcff", "path\\udcff"),
        ("a\tb", "a    b"),
        ("“fine” — ok", "“fine” — ok"),
    ],
)
def test_what_a_terminal_would_obey_or_hide_is_written_out(text, shown):
    assert UTF8.safe(text) == shown
    assert width(text) == width(shown)


@given(ANY)
def test_nothing_dangerous_is_left(text):
    shown = UTF8.safe(text)
    shown.encode()
    joined = set("\u200d\u200c\ufe0f") | {chr(code) for code in range(0xE0020, 0xE0080)}
    assert not [c for c in shown if category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") and c not in joined]


@given(ANY, st.integers(0, 99))
def test_cells_are_the_text_piece_by_piece(text, start):
    cells = UTF8.cells(text, start)
    assert [cell.start for cell in cells] == [start, *(cell.end for cell in cells)][: len(cells)]
    assert not cells or cells[-1].end == start + len(text)
    assert all(cell.width > 0 for cell in cells)


@given(ANY, st.sampled_from(["ascii", "latin-1", "cp1252", "koi8-r"]))
def test_any_encoding_can_take_what_is_shown(text, encoding):
    screen = Screen(encoding)
    screen.safe(text).encode(encoding)
    assert sum(len(cell.shown) for cell in screen.cells(text)) >= len(screen.cells(text))


def test_quotation_marks_become_plain_where_there_are_no_others():
    assert Screen("ascii").safe("“it’s” — 5→6…") == '"it\'s" -- 5->6...'
    assert width("—中🏳️‍🌈", Screen("ascii")) == 4
    assert Screen("ascii").safe("é🏳️‍🌈e\u0301?") == "??e??"
    assert Screen(None).safe("“”") == "“”"
    assert Screen("UTF_16").safe("“”") == "“”"
