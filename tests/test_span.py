"""Offsets, lines and columns: any text, any line ends."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.span import Lines, Position, Span

COPY = st.text(st.sampled_from("ab “”\t\r\n\ufeff\u2028\x0b\x0c\x85é\u0301🏳\ufe0f\u200d🌈中")) | st.text()
"""Copy as it comes: every line end, what only looks like one, and characters of all widths."""


@given(COPY)
def test_every_offset_comes_back_from_its_line_and_column(text):
    lines = Lines(text)
    for offset in range(len(text) + 1):
        assert lines.offset(lines.position(offset)) == offset


@given(COPY)
def test_positions_grow_with_offsets(text):
    lines = Lines(text)
    positions = [lines.position(offset) for offset in range(len(text) + 1)]
    assert positions == sorted(set(positions))
    assert positions[0] == (1, 1)
    assert positions[-1].line == len(lines)


@given(COPY)
def test_lines_and_their_ends_are_the_text(text):
    lines = Lines(text)
    spans = [lines.span(number) for number in range(1, len(lines) + 1)]
    ends = [text[a.end : b.start] for a, b in pairwise(spans)]
    assert set(ends) <= {"\n", "\r\n", "\r"}
    pieces = [piece for span, end in zip(spans, [*ends, ""], strict=True) for piece in (span.of(text), end)]
    assert "".join(pieces) == text
    assert not any(set(span.of(text)) & set("\r\n") for span in spans)


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("", [0]),
        ("a", [0]),
        ("a\n", [0, 2]),
        ("a\r\nb", [0, 3]),
        ("a\rb\n\rc", [0, 2, 4, 5]),
        ("a\u2028b\x0bc\x0cd\x85e", [0]),
    ],
)
def test_a_line_ends_at_lf_crlf_and_cr_only(text, starts):
    lines = Lines(text)
    assert [lines.span(number).start for number in range(1, len(lines) + 1)] == starts


def test_a_byte_order_mark_and_an_emoji_are_one_column_each():
    text = "\ufeff🏳x"
    assert Lines(text).position(2) == Position(1, 3)


@pytest.mark.parametrize("offset", [-1, 4])
def test_an_offset_outside_the_text_is_refused(offset):
    with pytest.raises(ValueError, match=f"offset {offset} lies outside a text of 3"):
        Lines("abc").position(offset)


@pytest.mark.parametrize("position", [(0, 1), (3, 1), (1, 0), (1, 4), (2, 3)])
def test_a_position_outside_the_text_is_refused(position):
    with pytest.raises(ValueError, match="no"):
        Lines("ab\ncd"[:4]).offset(Position(*position))


def test_spans_overlap_when_they_share_a_character():
    assert Span(1, 3).overlaps(Span(2, 5))
    assert not Span(1, 3).overlaps(Span(3, 5))
    assert not Span(3, 3).overlaps(Span(3, 5))
    assert Span(4, 4).overlaps(Span(3, 5))


def test_a_span_names_its_piece_of_the_text():
    assert Span(1, 3).of("abcd") == "bc"
