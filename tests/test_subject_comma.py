"""A comma between a subject and its verb."""

import pytest

from copydesk import check


def found(text):
    return [text[f.span.start : f.span.end] for f in check(text) if f.rule == "comma-before-verb"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The head of the harbour office, has closed the bridge.", "office, has"),
        ("The plan of the council (NHC), announced on paper a ban.", "), announced"),
        ("A friend of the mayor, said in a letter that he was ill.", "mayor, said"),
        ("Attempts by the council to lower the toll, have failed so far.", "toll, have"),
    ],
)
def test_a_parted_subject_is_found(text, words):
    assert found(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "The office, said the mayor, has closed.",
        "In the hall of the mill, said an usher, nobody slept.",
        "Give him the harbour office, said Blom.",
        "Ida Blom, has she left, then?",
        "The mayor, the council, has closed the bridge, and nobody knew.",
        "“The head of the harbour office, has closed the bridge.”",
        "The bridge that they built there, was closed.",
        "On Monday in the hall, was there an answer.",
    ],
)
def test_look_alikes_stay_silent(text):
    assert found(text) == []
