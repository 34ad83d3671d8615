"""Which lines hold a sign, in C, against its twin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import native
from copydesk.orthography.typesetting import PlainSigns

pytestmark = pytest.mark.skipif(native.loops is None, reason="the loops were not compiled")

letters = "ab \u00e1\u2019\U0001f600"
signs = st.text(letters, min_size=1, max_size=3)


@given(st.lists(st.lists(signs, max_size=4), max_size=4), st.lists(st.text(letters, max_size=9), max_size=5))
def test_lines_are_the_same(groups, lines):
    assert native.loops.Signs(groups).lines(lines) == PlainSigns(groups).lines(lines)


def test_a_sign_at_a_lines_end_is_none_of_the_next():
    assert native.loops.Signs([("a b", "b"), ("c",)]).lines(["a", " b", "xa b", ""]) == [[1, 2], []]


def test_characters_alike_in_their_lowest_byte_are_told_apart():
    assert native.loops.Signs([("\u0161",)]).lines(["a", "\u0161", "\U00010061"]) == [[1]]


def test_what_is_no_sign_or_line_is_refused():
    with pytest.raises(ValueError, match="not empty"):
        native.loops.Signs([("",)])
    with pytest.raises(ValueError, match="is a string"):
        native.loops.Signs([(1,)])
    with pytest.raises(TypeError):
        native.loops.Signs(1)
    with pytest.raises(TypeError):
        native.loops.Signs([("a",)]).lines([b"a"])
    with pytest.raises(TypeError):
        native.loops.Signs([("a",)]).lines("a")
