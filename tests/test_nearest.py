"""The person spoken of last before a pronoun."""

from __future__ import annotations

import pytest

from copydesk.document import Article, Document


def meant(text: str, pronoun: str) -> str | None:
    """Whom the first such pronoun contradicts."""
    document = Document(Article("a.txt", text))
    sentence, place = document.places[pronoun][0]
    token = sentence.tokens[place]
    block = next(number for number, one in enumerate(document.blocks) if one.start <= token.start < one.end)
    found = document.nearest.other(block, document.speech.at(token.start))
    return found.name if found else None


@pytest.mark.parametrize(
    "text",
    [
        "Robert Okafor said the ferry was late. She added that the crew was ill.",
        "Robert Okafor, the mayor, said she would sell the ferry.",
        "The ferry is old.\nOn Friday, Robert Okafor said it was late.\nShe said the crew was ill.",
        "“It is late,” said Robert Okafor, the mayor. She said the crew was ill.",
        "Robert Okafor said the harbour Susan Blom's father built is small. She said it was late.",
    ],
)
def test_whoever_spoke_last_is_the_other_one(text):
    found = meant(text, "she")
    assert found == ("Robert Okafor" if "Susan" not in text else None)


@pytest.mark.parametrize(
    "text",
    [
        "Sam Okafor said the ferry was late. She added that the crew was ill.",
        "Susan Blom left. Robert Okafor said she had been ill.",
        "A nurse met Robert Okafor. She said the ferry was late.",
        "The council praised the Robert Okafor bill. She said it was late.",
        "The crew of Robert Okafor left. She said it was late.",
        "Robert Okafor said a captain was ill. She said it was late.",
        "Robert Okafor, she said, was late.",
        "A model who knew Robert Okafor said she was ill.",
        "Robert Okafor left. Her brother stayed. She said it was late.",
        "Robert Okafor spoke. She said it was late, and Susan Blom agreed.",
        "",
    ],
)
def test_silent_where_somebody_else_may_be_meant(text):
    assert not text or meant(text, "she") is None


def test_what_the_article_says_counts_against_a_name():
    text = "Robert Okafor runs the harbour. " + "Okafor said that she would stay. " * 3
    assert meant(text, "she") is None
