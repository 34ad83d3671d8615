"""The lines of a table of words, in C, against their twin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import native, tables
from copydesk.orthography.lexicon import PlainLines

pytestmark = pytest.mark.skipif(native.loops is None, reason="the loops were not compiled")

parts = st.text("aàb_-'", min_size=1, max_size=6)


def table(words):
    """A file of words with their grades, as workshop/lexicon.py writes it."""
    lines = {}
    for word, grade in sorted(words.items()):
        lines.setdefault(word[:3], []).append(f" {word[3:]}{chr(65 + grade)}")
    rows = "".join(f"{head}{''.join(rest)}\n" for head, rest in sorted(lines.items()))
    return f"# remark\n{rows}".encode()


@given(st.dictionaries(parts, st.integers(0, 25), max_size=20), parts)
def test_what_is_there_is_found_and_nothing_else(words, other):
    file = table(words)
    quick, plain = native.loops.Lines(file), PlainLines(file)
    for word in (*words, other, other[:2], "", other + " "):
        assert quick.grade(word) == plain.grade(word)
        assert quick.line(word) == plain.line(word)
    assert {word: quick.grade(word) for word in words} == words
    assert quick.heads() == plain.heads()


@given(st.text(max_size=9))
def test_any_text_may_be_asked_for(word):
    plain, quick = (made(tables.mapped("names.txt")) for made in (PlainLines, native.loops.Lines))
    assert quick.grade(word) == plain.grade(word)


def test_of_half_a_surrogate_pair_nothing_is_known():
    quick = native.loops.Lines(table({"word": 3}))
    assert quick.grade("wor\ud800") is None
    assert quick.line("\ud800") == ""


def test_all_words_that_travel_with_copydesk_are_found():
    for name in ("lexicon.txt", "names.txt", "pairs.txt", "letters.txt"):
        plain, quick = (made(tables.mapped(name)) for made in (PlainLines, native.loops.Lines))
        assert quick.heads() == plain.heads()
        for head in plain.heads():
            assert quick.line(head) == plain.line(head)
            for rest in plain.line(head).split():
                assert quick.grade(head + rest[:-1]) == ord(rest[-1]) - 65


def test_a_table_that_is_cut_off_is_refused():
    with pytest.raises(ValueError, match="no end"):
        native.loops.Lines(b"# remark\nwor dA")
    with pytest.raises(TypeError):
        native.loops.Lines("text")
    with pytest.raises(TypeError):
        native.loops.Lines(b"# remark\n").grade(b"word")
    assert native.loops.Lines(b"# remark\n").grade("word") is None
    assert native.loops.Lines(b"").grade("word") is None
