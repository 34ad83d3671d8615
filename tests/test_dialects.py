"""British and American spelling in one article."""

from __future__ import annotations

import pytest

from copydesk.document import Article, Document, House

BRITISH = "The colour of the harbour was in favour with neighbours. "
AMERICAN = "The color of the harbor was in favor with neighbors. "


def mixed(text, dialect="auto"):
    document = Document(Article("a.txt", text), House(dialect=dialect))
    found = sorted(document.mixed_spelling, key=lambda one: one.token.start)
    return [(one.token.text, one.meant, one.other and one.other.text) for one in found]


@pytest.mark.parametrize(
    ("text", "dialect", "found"),
    [
        (BRITISH + "Honor it.", "auto", []),
        (BRITISH + "They honor it.", "auto", [("honor", "honour", "colour")]),
        (BRITISH + "The color is it.", "auto", [("color", "colour", "colour")]),
        (AMERICAN + "The defence, a defence.", "auto", [("defence", "defense", "color")] * 2),
        (AMERICAN + "The defence.", "en-US", [("defence", "defense", None)]),
        (AMERICAN + "The defence.", "any", []),
        ("The colour.", "en-US", [("colour", "color", None)]),
        ("The color.", "en-US", []),
        ("The color.", "en-GB", [("color", "colour", None)]),
        (BRITISH + "They organize it; he is a tire maker.", "en-GB", []),
        (AMERICAN + "They organise it.", "auto", [("organise", "organize", "color")]),
        ("The colour in favor.", "auto", []),
        (BRITISH + "The Department of Defense. “The color,” he said.", "auto", []),
        (BRITISH + "THE COLOR.", "auto", []),
    ],
)
def test_mixed(text, dialect, found):
    assert mixed(text, dialect) == found


def test_words_that_are_quoted_or_names_speak_for_nothing():
    assert mixed(
        "“Colour, favour, honour,” he said. The Harbour Honour. The color was a labor of theirs; defence."
    ) == [("defence", "defense", "color")]


@pytest.mark.parametrize("end", ["\r\n", "\n\n", "\r"])
def test_places_are_of_the_source(end):
    text = f"\ufeff👩‍👧 {BRITISH}{end}Its\tcolor."
    document = Document(Article("a.txt", text))
    (one,) = document.mixed_spelling
    assert one.token.span.of(text) == "color"
