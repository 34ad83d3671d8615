"""Base forms and inflected forms: regular, irregular, and the ones that rules get wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import tables
from copydesk.grammar.lemmas import inflect, lemma

FORMS = [
    ("party", "NNS", "parties"),
    ("house", "NNS", "houses"),
    ("box", "NNS", "boxes"),
    ("church", "NNS", "churches"),
    ("shoe", "NNS", "shoes"),
    ("hero", "NNS", "heroes"),
    ("man", "NNS", "men"),
    ("policewoman", "NNS", "policewomen"),
    ("child", "NNS", "children"),
    ("leaf", "NNS", "leaves"),
    ("analysis", "NNS", "analyses"),
    ("people", "NNS", "people"),
    ("clothes", "NNS", "clothes"),
    ("bus", "NNS", "buses"),
    ("walk", "VBD", "walked"),
    ("hope", "VBD", "hoped"),
    ("hop", "VBD", "hopped"),
    ("visit", "VBN", "visited"),
    ("refer", "VBD", "referred"),
    ("carry", "VBD", "carried"),
    ("panic", "VBD", "panicked"),
    ("dance", "VBG", "dancing"),
    ("die", "VBG", "dying"),
    ("agree", "VBG", "agreeing"),
    ("run", "VBG", "running"),
    ("go", "VBZ", "goes"),
    ("have", "VBZ", "has"),
    ("try", "VBZ", "tries"),
    ("write", "VBN", "written"),
    ("write", "VBD", "wrote"),
    ("think", "VBD", "thought"),
    ("lead", "VBD", "led"),
    ("overthrow", "VBN", "overthrown"),
    ("be", "VBN", "been"),
    ("be", "VBZ", "is"),
    ("arrest", "VBN", "arrested"),
]


@pytest.mark.parametrize(("base", "xpos", "form"), FORMS)
def test_forms_and_bases(base, xpos, form):
    assert inflect(base, xpos) == form
    assert lemma(form, xpos) == base


@pytest.mark.parametrize(
    ("form", "xpos", "base"),
    [
        ("was", "VBD", "be"),
        ("am", "VBP", "be"),
        ("'re", "VBP", "be"),
        ("n't", "RB", "not"),
        ("wo", "MD", "will"),
        ("better", "JJR", "good"),
        ("better", "RBR", "well"),
        ("bigger", "JJR", "big"),
        ("safest", "JJS", "safe"),
        ("happier", "JJR", "happy"),
        ("later", "RBR", "late"),
        ("1990s", "NNS", "1990s"),
        ("found", "VBD", "find"),
        ("travelled", "VBD", "travel"),
        ("traveled", "VBD", "travel"),
        ("lied", "VBD", "lie"),
        ("year-olds", "NNS", "year-old"),
        ("glass", "NN", "glass"),
        ("arrested", "JJ", "arrested"),
        ("walk", "VB", "walk"),
    ],
)
def test_bases(form, xpos, base):
    assert lemma(form, xpos) == base


def test_a_base_is_its_own_form_and_other_tags_have_none():
    assert inflect("walk", "VB") == "walk"
    assert inflect("walk", "NNP") is None


@given(
    st.text(alphabet="aeiouybcdhstnglx'-9", min_size=1, max_size=9),
    st.sampled_from(
        ["NN", "NNS", "VB", "VBD", "VBN", "VBG", "VBZ", "VBP", "JJ", "JJR", "RBS", "RB", "MD", "IN"]
    ),
)
def test_every_word_has_a_base_and_a_form(word, xpos):
    assert lemma(word, xpos)
    inflect(word, xpos)


def test_irregular_verbs_are_whole():
    rows = tables.rows("irregular-verbs")
    assert {len(row) for row in rows} == {3}
    assert [row[0] for row in rows] == sorted({row[0] for row in rows})
