"""Who is known to have held which office."""

from __future__ import annotations

import pytest

from copydesk.document import Article, Document
from copydesk.naming import holders


def _places(text: str) -> Document:
    return Document(Article("a.txt", text))


def test_a_well_known_name_has_its_offices() -> None:
    told, offices = holders.known("nancy", "pelosi")
    assert told > 100
    assert {"speaker", "minority leader"} <= offices
    assert "governor" not in offices


def test_a_short_given_name_has_those_of_the_long_one_too() -> None:
    assert "vice president" in holders.known("joe", "biden")[1]
    assert holders.known("joe", "biden")[1] >= holders.known("joseph", "biden")[1]


@pytest.mark.parametrize(("given", "family"), [("nancy", "kowalczyk"), ("ruth", "pelosi"), ("", "pelosi")])
def test_nothing_is_known_of_a_stranger(given: str, family: str) -> None:
    assert holders.known(given, family) == (0, frozenset())


def test_a_family_name_means_the_only_one_that_an_article_names() -> None:
    places = _places("Nancy Pelosi spoke. Pelosi left.").places
    assert "speaker" in holders.meant(places, "pelosi")[1]
    assert holders.meant(_places("Pelosi left.").places, "pelosi") == (0, frozenset())
    two = _places("Nancy Pelosi and Paul Pelosi spoke.").places
    assert holders.meant(two, "pelosi") == (0, frozenset())


def test_an_office_may_be_told_of_whoever_bears_the_name() -> None:
    places = _places("It was Pelosi’s plan.").places
    assert holders.told_of(places, "speaker")
    assert not holders.told_of(places, "first lady")
    assert not holders.told_of(_places("It was a plan of pelosi.").places, "speaker")


def test_an_office_of_a_state_is_its_members_only() -> None:
    places = _places("Ted Cruz spoke.").places
    assert holders.told_of(places, "senator", "texas")
    assert not holders.told_of(places, "senator", "ohio")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("gov.", "nikki", "r.", "haley"), "nikki haley"),
        (("haley",), ""),
        (("nikki", "haley", "nikki", "haley"), ""),
    ],
)
def test_a_name_begins_with_a_given_name(words: tuple[str, ...], name: str) -> None:
    assert holders.bearer(words, {"nikki"}) == name
