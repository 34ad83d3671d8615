"""Abbreviations that an article writes with and without their full stop."""

import pytest

from copydesk import check


def found(text):
    return [
        (text[f.span.start : f.span.end], f.suggestions[0].text)
        for f in check(text)
        if f.rule == "bare-abbreviation"
    ]


def test_the_one_without_is_found_with_its_place():
    text = "Sen. Ana Torv met Sen. Ida Blom.\r\n\r\nThen Sen. Sam Okafor came with 🎈, and Sen Blom left."
    assert found(text) == [("Sen", "Sen.")]


@pytest.mark.parametrize(
    "text",
    [
        "Mr Torv met Mr Blom. Mr. Okafor left.",
        "Sen. Ana Torv left. Sen Blom stayed.",
        "The Dec 10 is a computer. On Dec. 3 and Dec. 4 it snowed.",
        "Gov. Torv, Gov. Blom and Gov. Okafor met. GOV Line is a shop.",
        "Rep. Torv, Rep. Blom and Rep. Okafor met. One rep Miller knew was ill.",
        "Dr. Torv, Dr. Blom and Dr. Okafor met. “Dr Miller is out,” the note said.",
    ],
)
def test_other_houses_words_and_quotations_stay_silent(text):
    assert found(text) == []
