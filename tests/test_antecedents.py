"""How likely pronouns are, by who stands near them."""

from __future__ import annotations

import pytest

from copydesk.document import Article, Document

MAYOR = "Mayor Robert Okafor said on Friday that he would keep his ferry. He has sailed on it since May.\n"


def read(text: str) -> tuple[Document, int, int]:
    """The document, the block and the token of its last pronoun."""
    document = Document(Article("a.txt", text))
    tokens = document.speech.tokens
    index = max(at for at, token in enumerate(tokens) if token.lower in ("he", "she"))
    block = document.block_at(tokens[index].start)
    assert block is not None
    return document, document.blocks.index(block), index


@pytest.mark.parametrize(
    ("text", "he"),
    [
        (MAYOR + "“It is late,” he said.", True),
        (MAYOR + "“It is late,” she said.", True),
        ("Ida Blom told the council that she would keep her ferry.\nShe said it was late.", False),
    ],
)
def test_who_stands_near_tells_which_pronoun_it_is(text, he):
    document, block, index = read(text)
    likely = sum(share * sex for _, share, sex in document.antecedents.shares(block, index))
    assert likely > 0.95 if he else likely < 0.05


def test_shares_are_of_one_whole():
    document, block, index = read(MAYOR + "Ida Blom, a pilot, waved.\n“It is late,” she said.")
    shares = document.antecedents.shares(block, index)
    assert sum(share for _, share, _ in shares) == pytest.approx(1)
    assert shares[-1][0] is None


def test_the_wrong_pronoun_has_somebody_else():
    document, block, index = read(MAYOR + "“It is late,” she said.")
    other = document.antecedents.other(block, index)
    assert other is not None
    assert document.text[other.span.start : other.span.end] in ("He", "Robert Okafor", "his")


@pytest.mark.parametrize(
    "text",
    [
        MAYOR + "“It is late,” he said.",
        MAYOR + "His wife shook her head. “It is late,” she said.",
        MAYOR + "@idablom waved. “It is late,” she said.",
        MAYOR + "Ida Blom, a pilot, waved.\n“It is late,” she said.",
        "“It is late,” she said.",
    ],
)
def test_silent_where_the_pronoun_may_be_right(text):
    document, block, index = read(text)
    assert document.antecedents.other(block, index) is None


def test_clitics_are_pronouns_too():
    text = MAYOR + "Okafor said she'd keep the boat."
    document = Document(Article("a.txt", text))
    index = next(at for at, token in enumerate(document.speech.tokens) if token.lower == "she'd")
    assert document.antecedents.other(1, index) is not None
