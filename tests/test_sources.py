"""Who is named as the source of a sentence, once or twice."""

import pytest

from copydesk.document import Article, Document
from copydesk.quoting import sources

PAPERS = frozenset(["newspaper"])


def read(text):
    document = Document(Article("a.txt", text))
    return document.speech, list(
        sources.of_sentence(document.speech, 0, len(document.sentences[0].tokens), document.quoted)
    )


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Blom said the ferry was late, she said.", 2),
        ("According to Blom, the ferry was late.", 1),
        ("“The ferry,” Blom said, “is late, she said.”", 1),
        ("The ferry was late.", 0),
        ("The ferry was late, officials in both towns said, and they were right.", 1),
        ("It was late, captains say, and the ferry captains know it.", 1),
        ("The ferry was late, said Ida al-Blom, according to her.", 2),
    ],
)
def test_the_sources_of_a_sentence(text, number):
    assert len(read(text)[1]) == number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Harbour Court ruled on Friday, the court ruled, that it was late.", True),
        ("According to the Guardian, the newspaper said, it was late.", True),
        ("Ida Blom said it was late, Erik Blom said.", False),
        ("The mayor said it was late, the captain said.", False),
        ("“It was late,” he said, according to Blom.", False),
    ],
)
def test_one_source_or_two(text, expected):
    speech, found = read(text)
    assert sources.same(speech, found[0], found[1], PAPERS) is expected
