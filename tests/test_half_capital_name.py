"""Names whose last word lost its capital."""

import pytest

from copydesk import check

TWICE = "The head of the Harbour Board was chosen. Members of the Harbour Board cheered. "


def found(text):
    return [
        (text[f.span.start : f.span.end], f.suggestions[0].text)
        for f in check(text)
        if f.rule == "half-capital-name"
    ]


def test_the_half_capital_is_found_with_its_place():
    assert found(TWICE + "\n\nNobody asked the Harbour board before.") == [("Harbour board", "Harbour Board")]


@pytest.mark.parametrize(
    "text",
    [
        TWICE + "Nobody asked the board of the harbour before.",
        TWICE + "“Nobody asked the Harbour board before,” she said.",
        TWICE + "Nobody asked a Harbour board before.",
        TWICE + "Nobody asked the Harbour board or the Harbour board of old.",
        TWICE + "\n\nMayor to ask Harbour board before summer",
        "The Harbour Board Union was chosen. The Harbour Board Union cheered. The Harbour board left.",
        "THE HARBOUR BOARD MET. The Mayor Of The Harbour Board. The old Harbour board stayed.",
    ],
)
def test_look_alikes_stay_silent(text):
    assert found(text) == []
