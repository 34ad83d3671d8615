"""Changed lines: which findings they concern."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.finding import Finding, Related
from copydesk.history.changed import ChangedLines
from copydesk.span import Span

TEXT = "one\ntwo two\r\nthree\rstill three\nfour"


def concerned(ranges, *spans, text=TEXT):
    findings = [Finding("rule", Span(*span), "message") for span in spans]
    lines = ChangedLines({"a.txt": ranges})
    return [tuple(one.span) for one in lines.concern("a.txt", text, findings)]


@pytest.mark.parametrize(
    ("ranges", "spans", "kept"),
    [
        (((2, 2),), [(0, 3), (4, 7), (13, 18), (31, 35)], [(4, 7)]),
        (((3, 3),), [(13, 18), (19, 24)], [(13, 18), (19, 24)]),  # a lone CR ends no line for git
        (((1, 1), (4, 9)), [(0, 3), (4, 7), (31, 35)], [(0, 3), (31, 35)]),
        (((2, 2),), [(0, 5)], [(0, 5)]),  # a place over two lines
        (((2, 2),), [(0, 4)], []),  # the line end belongs to its line
        (((2, 2),), [(4, 4), (3, 3)], [(4, 4)]),  # places between two characters
        (((4, 4),), [(35, 35)], [(35, 35)]),
        ((), [(0, 3)], []),
        (None, [(0, 3)], [(0, 3)]),
    ],
)
def test_a_finding_counts_when_its_line_changed(ranges, spans, kept):
    assert concerned(ranges, *spans) == kept


@pytest.mark.parametrize("changed", [1, 2, 3])
def test_a_contradiction_counts_when_either_place_changed(changed):
    finding = Finding("rule", Span(0, 3), "message", related=(Related(Span(13, 18), "there"),))
    lines = ChangedLines({"a.txt": ((changed, changed),)})
    assert bool(lines.concern("a.txt", TEXT, [finding])) == (changed in (1, 3))


def test_an_article_that_git_says_nothing_of_counts_whole():
    finding = Finding("rule", Span(0, 3), "message")
    assert ChangedLines({}).concern("b.txt", TEXT, [finding]) == [finding]


@given(st.text("a\r\n", max_size=30), st.data())
def test_lines_are_counted_as_git_counts_them(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    line = data.draw(st.integers(1, 8))
    inside = text[start : max(start + 1, end)] or "x"
    first = text.count("\n", 0, start) + 1
    last = first + inside[:-1].count("\n")
    assert bool(concerned(((line, line),), (start, end), text=text)) == (first <= line <= last)
