"""A pronoun that stands alone among people of the other sex."""

from __future__ import annotations

import pytest

from copydesk.document import Article, Document

HE = "Robert Berg runs the harbour. He was born here. His boat is old.\n"


def other(text: str, pronoun: str = "she") -> tuple[str, str] | None:
    """Who it would be whom the last such pronoun of a text means, and the words that speak against it."""
    document = Document(Article("t.txt", text))
    place = text.lower().rindex(pronoun + " ")
    block = next(number for number, one in enumerate(document.blocks) if one.start <= place <= one.end)
    found = document.alone.other(block, place)
    return (found.name, found.span.of(text)) if found else None


def test_the_nearest_person_is_the_other_one():
    assert other(HE + "Berg sold it. She said it leaked.") == ("Robert Berg", "He")
    assert other("Susan Berg runs the harbour, where her boat lies. He said it leaked.", "he") == (
        "Susan Berg",
        "her",
    )


@pytest.mark.parametrize(
    "behind",
    [
        "Susan Blom sold it. She said it leaked.",
        "Dana Blom sold it. She said it leaked.",
        "A nurse sold it. She said it leaked.",
        "His wife sold it. She said it leaked.",
        "Blom said no to Berg. She said it leaked.",
        "“Ask Susan,” Berg said. She said it leaked.",
        "Berg sold it. She said it leaked. Her hands were cold.",
        "Wanda Berg is in town. Berg sold it. She said it leaked.",
        "Berg answered @ida. She said it leaked.",
    ],
)
def test_nothing_is_said_where_somebody_else_may_be_meant(behind):
    assert other(HE + behind) is None


def test_a_name_alone_is_no_evidence():
    behind = "Robert Berg runs the harbour. Berg sold it. She said it leaked."
    assert other("The mayor sold his boat.\n" + behind) is None


def test_what_a_person_becomes_is_nobody_else():
    assert other(HE + "Berg wants to become the first sailor of the town. She said it leaked.") is not None
    assert other(HE + "The first sailor of the town met Berg. She said it leaked.") is None
