"""Members of Congress and governors: what is said of their states and parties."""

import pytest

from copydesk.document import Article, Document
from copydesk.naming import members


def said(text: str) -> list[tuple[str, str, str, bool]]:
    document = Document(Article("a.txt", text))
    found = sorted(members.read(document.places), key=lambda one: one.span)
    return [(one.party, one.state, one.span.of(text), one.fits) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rob Portman, R-Ohio, spoke.", [("R", "ohio", "R-Ohio", True)]),
        ("Rob Portman (D-N.C.) spoke.", [("D", "north carolina", "D-N.C.", False)]),
        ("Rob Portman, R - Ohio, spoke.", [("R", "ohio", "R - Ohio", True)]),
        ("Utah Sen. Rob Portman spoke.", [("", "utah", "Utah Sen.", False)]),
        ("It was Rob Portman of West Virginia.", [("", "west virginia", "West Virginia", False)]),
        ("Rob Portman, a Republican from Ohio, spoke.", [("R", "ohio", "Republican from Ohio", True)]),
        ("Rob Portman spoke. “No,” said Portman, R-Utah.", [("R", "utah", "R-Utah", False)]),
    ],
)
def test_what_is_said_beside_a_name(text: str, expected: list[tuple[str, str, str, bool]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ann Portman, R-Utah, spoke.",
        "Rob Portman of Utah State University spoke.",
        "Alongside Rob Portman, the Utah senator failed.",
        "It was asked of Rob Portman, the Utah senator, Mike Lee, and others.",
        "In Sen. Rob Portman’s address nothing was said.",
        "In Provo, Utah Sen. Rob Portman spoke of then-West Virginia Sen. Rob Portman.",
    ],
)
def test_what_is_said_of_others(text: str) -> None:
    assert [one for one in said(text) if not one[3]] == []


def test_a_name_of_two_states_may_be_of_both() -> None:
    assert {one[3] for one in said("Mike Rogers, R-Mich., met Mike Rogers, R-Ala.")} == {True}


def test_an_article_has_a_member_of_a_state() -> None:
    document = Document(Article("a.txt", "Sen. Portman spoke to a lee shore, and Brown did."))
    assert members.named(document.places, "ohio")
    assert not members.named(document.places, "ohio", "portman")
    assert not members.named(document.places, "utah")
