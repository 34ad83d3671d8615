"""Persons taken up in another number than they were told in."""

from __future__ import annotations

import pytest

import copydesk


def said(text: str) -> list[str]:
    return [f.span.of(text) for f in copydesk.check(text) if f.rule == "persons-again"]


@pytest.mark.parametrize("first", ["four students", "about four students", "four masked young men"])
@pytest.mark.parametrize("later", ["The six attackers ran off.", "It thanked those six attackers."])
def test_another_number_is_found_whatever_the_persons_are_called(first: str, later: str) -> None:
    assert said(f"A boy was attacked by {first} at a bus stop. {later}") == ["six"]


@pytest.mark.parametrize(
    "later",
    [
        "The four attackers ran off.",
        "The six attackers who were charged in May ran off.",
        "“The six attackers ran off,” he said.",
        "The first six attackers ran off.",
        "The 40 attackers ran off.",
        "Six attackers ran off.",
    ],
)
def test_what_leaves_room_for_both_is_silent(later: str) -> None:
    assert not said(f"A boy was attacked by four students at a bus stop. {later}")


def test_a_group_that_grew_is_silent() -> None:
    assert not said("Four students attacked a boy. Two girls helped them. The six attackers ran off.")
    assert not said("Six girls played. A boy was attacked by four students. The six attackers ran off.")
