"""How the words round a verb of speech fit together."""

from __future__ import annotations

import pytest

from copydesk.document import Article, Document
from copydesk.quoting import joints


def weight(text: str, verb: str = "said") -> float:
    """The weight of the first such verb of a text."""
    document = Document(Article("a.txt", text))
    sentence, place = document.places[verb][0]
    symbols = joints.row(sentence.tokens, document.tags[sentence], document.quoted)
    at = next(number for number, symbol in enumerate(symbols) if symbol.end > place)
    return joints.weight(symbols, at, verb)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "On Friday, federal prosecutors said the ferry was late.",
            "On Friday, federal said prosecutors the ferry was late.",
        ),
        ("“The ferry is late,” the mayor said.", "“The ferry is late,” said."),
        (
            "A senior official said on Friday that it was late.",
            "A senior said official on Friday that it was late.",
        ),
    ],
)
def test_words_out_of_order_weigh_more(right, wrong):
    assert weight(wrong) > 4 > weight(right)


def test_a_row_covers_its_sentence():
    document = Document(
        Article("a.txt", "The old mayor of Harbour, Ida Blom, said “the 🚢 is late,” and left.")
    )
    (sentence,) = document.sentences
    symbols = joints.row(sentence.tokens, document.tags[sentence], document.quoted)
    assert [symbol.first for symbol in symbols] == [0, *(symbol.end for symbol in symbols[:-1])]
    assert symbols[-1].end == len(sentence.tokens)
    assert "NAME" in [symbol.text for symbol in symbols]
    assert any(symbol.text.startswith("Q") for symbol in symbols)
