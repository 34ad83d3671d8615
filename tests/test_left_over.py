"""Words left over on the other side of an adverb."""

from __future__ import annotations

import pytest

import copydesk


def found(text: str) -> list[str]:
    return [finding.found for finding in copydesk.check(text) if finding.rule == "left-over-word"]


def test_both_repairs_are_suggested():
    [finding] = [
        one for one in copydesk.check("The bank has also has closed.") if one.rule == "left-over-word"
    ]
    assert [edit.text for edit in finding.suggestions] == ["has also", "also has"]


def test_the_span_holds_all_three_words_across_a_line_end():
    text = "It is 📰 news that the bank\r\nwould also would close."
    [finding] = [one for one in copydesk.check(text) if one.rule == "left-over-word"]
    assert finding.span.of(text) == "would also would"


@pytest.mark.parametrize(
    "text",
    [
        "As recently as May it was open.",
        "He had never had a car, and what it is now is a wreck.",
        "It is not only not new; they care about just about everything.",
        "Prices rose again and again.",
    ],
)
def test_what_is_meant_stays_silent(text: str):
    assert found(text) == []
