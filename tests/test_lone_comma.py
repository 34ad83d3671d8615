"""What somebody is, with one comma of two."""

import pytest

from copydesk import check


def found(text):
    return [
        (text[f.span.start : f.span.end], f.suggestions[0].text)
        for f in check(text)
        if f.rule == "second-comma-missing"
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Susan Miller, the harbour minister paid tribute to the crew.", "minister paid"),
        ("Mr. Miller, a former teacher is worried about the school.", "teacher is"),
        ("The city's mayor, David Miller announced it on Monday.", "Miller announced"),
        ("Its chairman's wife, Susan Miller opened the show.", "Miller opened"),
    ],
)
def test_the_verb_behind_an_open_apposition_is_found(text, words):
    assert found(text) in ([(words, ",")], [])
    assert [f.rule for f in check(text) if "comma" in f.rule or "apposition" in f.rule]


@pytest.mark.parametrize(
    "text",
    [
        "Susan Miller, the harbour minister, paid tribute to the crew.",
        "Susan Miller, the minister accused of fraud, has left.",
        "Susan Miller, the minister told reporters, was ill.",
        "On Monday, the minister paid tribute to the crew.",
        "A friend of Norway, David Miller announced the treaty.",
        "As the city's mayor, David Miller announced it on Monday.",
        "“Susan Miller, the minister paid for it all,” he said.",
    ],
)
def test_look_alikes_stay_silent(text):
    assert found(text) == []
