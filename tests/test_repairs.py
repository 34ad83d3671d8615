"""What a slip of setting should read, by the words around it."""

import pytest

from copydesk import check


def fixes(text, rule):
    return [tuple(edit.text for edit in f.suggestions) for f in check(text) if f.rule == rule]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A ten year old boy was hurt.", ("ten-year-old",)),
        ("The boy is ten year old.", ("ten years old",)),
        ("The boy is 10-years-old, they said.", ("10 years old",)),
        ("He was a 10 year-old.", ("10-year-old",)),
        ("She is only 44 year old and lives here.", ("44 years old",)),
        ("It is 20 year old wine.", ("20-year-old",)),
        ("They saw 44 year old. It left.", ("44-year-old", "44 years old")),
    ],
)
def test_an_age_is_mended_as_its_neighbours_ask(text, expected):
    assert fixes(text, "year-old") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They left the building. then it fell.", ("building. Then",)),
        ("They took the road. across the hills it snowed.", ("road. Across", "road across")),
        ("They fled the village. al-Masri stayed there.", ("village. Al-",)),
        ("They saw the house. van Gogh painted there.", ("house. Van ",)),
    ],
)
def test_a_full_stop_is_called_stray_only_where_no_sentence_begins(text, expected):
    assert fixes(text, "lower-case-sentence") == [expected]


@pytest.mark.parametrize("text", ["They met Dr. de Vries there.", "It is approx. al-Masri's share."])
def test_an_abbreviation_ends_no_sentence(text):
    assert fixes(text, "lower-case-sentence") == []


def test_a_long_paragraph_of_ages_takes_no_longer_by_the_page():
    text = "The 44 year old man and the 9 year old boy left. " * 300
    assert len(fixes(text, "year-old")) == 600
