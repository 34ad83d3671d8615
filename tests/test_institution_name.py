"""Names of institutions with one word wrong."""

from __future__ import annotations

import pytest

import copydesk


def found(text: str) -> list[tuple[str, str]]:
    return [
        (finding.found, finding.suggestions[0].text)
        for finding in copydesk.check(text)
        if finding.rule == "institution-name"
    ]


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("He spoke at the Council for Foreign Relations on Friday.", ("for", "on")),
        ("She sued with the American Civil Liberty Union’s help.", ("Liberty", "Liberties")),
        ("He sits on the Senate Armed Service Committee.", ("Service", "Services")),
        ("The Drug Enforcement Agency’s rules were changed.", ("Agency’s", "Administration’s")),
    ],
)
def test_the_wrong_word_is_marked_and_mended(text: str, slip: tuple[str, str]):
    assert found(text) == [slip]


def test_the_longest_name_is_named():
    [finding] = copydesk.check("He sits on the Senate Armed Service Committee.")
    assert finding.message.endswith("the name is “Senate Armed Services Committee”.")
    assert finding.also == ()


@pytest.mark.parametrize(
    "text",
    [
        "He spoke at the Council on Foreign Relations’ house.",
        "The World Health Organisation and the National Security Council met.",
        "The national security act and the armed service committee met.",
        "A Federal Communications Commissioner spoke for the House Intel Committee.",
        "The Voting Rights",
    ],
)
def test_right_names_and_look_alikes_stay_silent(text: str):
    assert found(text) == []
