"""Posts: offices beside names, what they are of, and which are another time's."""

from __future__ import annotations

import pytest

from copydesk.document import Article, Document


def posts(text):
    document = Document(Article("a.txt", text))
    return [(post.office, post.scope, post.given, post.family) for post in document.posts if post.current]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It is Ohio Gov. Ann Lund’s plan.", ("governor", "ohio", "ann", "lund")),
        ("It is by Secretary of State Lund.", ("secretary of state", "", "", "lund")),
        ("Ann Lund, the senior senator from Ohio, left.", ("senator", "ohio", "ann", "lund")),
        ("Mr. Lund, the energy secretary, left.", ("secretary of energy", "", "", "lund")),
        ("The firm’s chief executive, Ann Lund, left.", ("chief executive", "", "ann", "lund")),
        ("In May Utah Gov. Ann Lund left.", ("governor", "utah", "ann", "lund")),
        ("But Mayor Ann Lund Jr. left.", ("mayor", "", "ann", "lund")),
    ],
)
def test_a_post_stands_beside_its_name(text, wanted):
    assert posts(text) == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "It was former Ohio Gov. Ann Lund’s plan.",
        "Ann Lund, then the mayor, left.",
        "Ann Lund, who as mayor had left, came.",
        "When Gov. Ann Lund left, it rained.",
        "In 2004 Gov. Ann Lund left.",
        "“It is for Gov. Ann Lund,” he said.",
        "GOV. ANN LUND: I left.",
        "Ann Lund, her attorney general, and the clerk left.",
        "Gov.",
        "the mayor, the",
    ],
)
def test_what_is_of_another_time_or_voice_is_no_post(text):
    assert posts(text) == []


def test_the_longer_office_is_the_one_meant():
    assert posts("Lt. Gov. Ann Lund left.") == [("lieutenant governor", "", "ann", "lund")]


def test_the_span_holds_the_words_of_the_post():
    document = Document(Article("a.txt", "Then came\r\nUtah Gov. Ann Lund.", bom=b""))
    assert document.posts[0].span.of(document.text) == "Utah Gov."
