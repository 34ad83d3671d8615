"""Prepositions that the word before them is not found with, and how well prepositions go with what follows."""

from __future__ import annotations

import pytest

from copydesk.catalogue import read_catalogue
from copydesk.company.objects import Objects, objects
from copydesk.desk import Desk
from copydesk.document import Article, Document

DESK = Desk([rule for rule in read_catalogue() if rule.id == "strange-preposition"])


def found(text: str) -> list[str]:
    """What the rule marks in a text."""
    findings, problems = DESK.read(Document(Article("a.txt", text)))
    assert not problems
    return [text[one.span.start : one.span.end] for one in findings]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("The town is separate of the county.", "separate of"),
        ("He did so in violation to the rules.", "in violation to"),
        ("Depending\tof\r\nthe mayor, they will stay.", "Depending\tof"),
        ("😀 The town is separate of the county.", "separate of"),
    ],
)
def test_a_preposition_that_is_not_owed_is_marked_with_its_governor(text: str, marked: str) -> None:
    assert found(text) == [marked]


@pytest.mark.parametrize(
    "text",
    [
        "The town is separate from the county.",
        "The town is separate in law from the county.",
        "The town is the most separate of the three.",
        "He was accused of fraud, to which he is accustomed in part.",
        "The town is separate of",
        "OF THE TOWN",
    ],
)
def test_look_alikes_are_left_alone(text: str) -> None:
    assert not found(text)


def test_headlines_are_left_alone() -> None:
    text = "# A town separate of the county\n\nIt stands."
    findings, _ = DESK.read(Document(Article("a.md", text, "markdown")))
    assert not findings


def test_the_object_is_the_first_word_that_is_no_determiner() -> None:
    table = Objects(
        ["in\taaaaaaaaaaa", "aa\tmmmmmmmmmmm", "Aa\tmmmmmmmmmmm", "0\tmmmmqmmmmmm", "year\tammmmmmmmmm"]
    )
    tokens = Document(Article("a.txt", "Sick of the year, Ohio and 2012.")).sentences[0].tokens
    assert table.gain("of", "in", tokens, 2) == -3.0
    assert table.gain("in", "of", tokens, 5) == 0.0
    assert table.gain("in", "of", tokens, 7) == 1.0


def test_years_go_with_in_and_not_with_of() -> None:
    tokens = Document(Article("a.txt", "In 2012 it rained.")).sentences[0].tokens
    assert objects().gain("in", "with", tokens, 1) > 0
