"""Ages and birth years, and whose they are."""

from __future__ import annotations

import pytest

from copydesk.document import Article, Document


def ages(text):
    return [
        (age.person.family, age.how, age.value, age.year) for age in Document(Article("t.txt", text)).ages
    ]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Anna Kowal, 43, runs the shop.", [("Kowal", "now", 43, 0)]),
        ("The 43-year-old Anna Kowal won.", [("Kowal", "now", 43, 0)]),
        ("Anna Kowal won. The 43-year-old is proud.", [("Kowal", "taken", 43, 0)]),
        ("Anna Kowal won. Kowal was born in 1970.", [("Kowal", "birth", 1970, 0)]),
        ("Anna Kowal won. She was born on May 4, 1970.", [("Kowal", "birth", 1970, 0)]),
        ("Anna Kowal, born in 1970, won.", [("Kowal", "birth", 1970, 0)]),
        ("Anna Kowal died at the age of 90.", [("Kowal", "death", 90, 0)]),
        ("Anna Kowal won. In 1995, aged 17, she left.", [("Kowal", "event", 17, 1995)]),
        ("Anna Kowal left in 1995 when she was 17.", [("Kowal", "event", 17, 1995)]),
        ("In 2004 Anna Kowal, 43, ran the shop.", []),
        ("Lund beat Oslo 6-3, 43, and left.", []),
        ("The shop, 43, is old.", []),
        ("Nobody was born in 1970.", []),
        ("It rained. The 43-year-old wept.", []),
    ],
)
def test_claims(text, claims):
    assert ages(text) == claims


def test_a_sentence_of_no_person_ends_what_a_pronoun_means():
    assert ages("Anna Kowal won. Rain fell on Lund. She was 43 years old.") == []


def test_who_is_meant():
    (age,) = Document(Article("t.txt", "They say Mr. Juan Carlos de la Torre, 43, won.")).ages
    assert (age.person.text, age.person.family) == ("Juan Carlos de la Torre", "Torre")


def test_one_whom_two_may_be_has_no_age():
    assert ages("Then Anna Kowal met Jan Kowal. Later Kowal, 43, left.") == []
