"""Plurals before nouns that have the singular there."""

from __future__ import annotations

import pytest

import copydesk


def found(text: str) -> list[str]:
    return [finding.found for finding in copydesk.check(text) if finding.rule == "plural-before-noun"]


def test_a_plural_that_only_describes_is_found_with_its_singular():
    [finding] = list(copydesk.check("He wants checks on guns sales in all towns of the state."))
    assert finding.found == "guns sales"
    assert [edit.text for edit in finding.suggestions] == ["gun sales"]


def test_adjectives_that_took_an_s_count_too():
    assert found("They spoke of rents, schools and many others issues at the hall.") == ["others issues"]


@pytest.mark.parametrize(
    "text",
    [
        "The deal gave workers hope for the years to come.",
        "Gun sales rose, and the member states signed the letter.",
        "Guns sales rise in all towns of the state",
        "He said guns, sales and the law were on his mind.",
        "These are the goods people buy when prices fall.",
    ],
)
def test_look_alikes_stay_silent(text: str):
    assert found(text) == []


def test_a_plural_at_the_very_end_has_no_noun_behind_it():
    assert found("She worked for two of the largest think tanks") == []
