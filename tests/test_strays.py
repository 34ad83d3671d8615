from __future__ import annotations

import pytest

from copydesk.document import Article, Document, House


def strays(text: str, house: House | None = None) -> list[tuple[str, str]]:
    document = Document(Article("a.txt", text), house or House())
    return [(slip.span.of(text), slip.fixes[0]) for slip in document.stray_capitals]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The ferry 🙂 sank.\r\n\r\nThey now demand the ⟦Removal⟧ of the wreck from the bay.\r\n", "removal"),
        ("Critics say that the minister has shown no ⟦Remorse⟧ over the affair.", "remorse"),
        ("Other ⟦Outlets⟧ across the country have dropped the story since.", "outlets"),
        ("They walked to the hall and ⟦THey⟧ waited there.", "they"),
        ("The fair began on Saturday ⟦Night⟧ and ended in a storm of hail.", "night"),
        ("Last ⟦Year⟧ over a million people came to the fair in the hills.", "year"),
        ("The mayor met some ⟦anti-Government⟧ groups on the steps of the hall.", "anti-government"),
    ],
)
def test_a_capital_that_nothing_explains(text, found):
    plain = text.replace("⟦", "").replace("⟧", "")
    assert strays(plain) == [(text[text.index("⟦") + 1 : text.index("⟧")], found)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Removal",
        "She was on Saturday Night Live, and the Friday Night Lights went out.",
        "The Removal of the Statue opened in a small theatre on Monday.",
        "He has seen “The Removal” and liked it more than the book.",
        "They demand the Removal of the wreck. The Removal is a play.",
        "Removal of the wreck began at noon and went on for a week.",
        "They spoke about the Removal–Renewal bill for an hour or more.",
        "Read all about the Removal",
        "Two NGOs and three MPs met the EU’s envoys in the hall.",
    ],
)
def test_names_headings_and_openings_are_left_alone(text):
    assert strays(text) == []


def test_a_name_of_the_house_keeps_its_capital():
    text = "They now demand the Removal of the wreck from the bay."
    assert strays(text, House(names=frozenset({"Removal"}))) == []
