"""Descriptions that stand for a name."""

import pytest

from copydesk.document import Article, Document
from copydesk.naming import descriptions

MEMBERS = frozenset({"republican", "democrat"})


def found(text: str) -> list[tuple[str, str, str]]:
    document = Document(Article("a.txt", text))
    read = descriptions.read(document.places, MEMBERS)
    return [(one.office, one.place, one.span.of(text)) for one in sorted(read, key=lambda one: one.span)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The senator spoke.", [("senator", "", "senator")]),
        ("Later the veteran Ohio senator spoke.", [("senator", "ohio", "veteran Ohio senator")]),
        ("“No,” the North Carolina Republican said.", [("", "north carolina", "North Carolina Republican")]),
        (
            "He thanked the French foreign minister.",
            [("secretary of foreign", "france", "French foreign minister")],
        ),
    ],
)
def test_a_description(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The senator from Ohio spoke.",
        "The former senator spoke.",
        "The senator, Ann Roe, spoke.",
        "Ann Roe, the senator, spoke.",
        "Ann Roe was the senator then.",
        "The Roe senator spoke.",
        "The city has a mayor.",
        "The Republican spoke.",
    ],
)
def test_no_description(text: str) -> None:
    assert found(text) == []


def test_an_owner_is_described_too() -> None:
    assert found("They read the governor’s answer.") == [("governor", "", "governor’s")]
