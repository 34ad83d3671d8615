"""What stands behind a verb, and whether somebody is its subject."""

import pytest

from copydesk.document import Article, Document
from copydesk.quoting import frames


def tokens(text):
    return Document(Article("a.txt", text)).tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("insisted reporters that it was so", ("reporters", "person that")),
        ("testified them in May", ("him",)),
        ("said Harbour Radio that it was late", ("person that",)),
        ("said Monday that it was late", ()),
        ("discussed about the ferry", ("about",)),
        ("praised that he came", ("that",)),
        ("praised that decision", ()),
        ("told it has the right", ("it is",)),
        ("told it to the crew", ()),
        ("told they're late", ("he",)),
        ("described He as late", ()),
        ("told in a letter on Friday that the ferry was late", ("when that",)),
        ("told in a letter, that of Friday", ()),
        ("warned of if the ferry sank", ("prep if", "of")),
        ("criticized Okafor of selling it", ("person of",)),
        ("criticized Okafor of Harbour", ()),
        ("commented Harbour News Friday", ("news",)),
        ("commented Harbour News was late", ()),
        ("knew of course", ()),
        ("said", ()),
    ],
)
def test_the_frame_behind_a_verb(text, expected):
    assert frames.behind(tokens(text), 0) == expected


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("Blom told reporters", 1, True),
        ("Ida Blom, the mayor, told reporters", 6, True),
        ("On the pier, in the fog, told reporters", 8, False),
        ("Blom later told reporters", 2, True),
        ("The crew was told", 3, False),
        ("Asked about it", 0, False),
        ("a story to tell", 3, False),
    ],
)
def test_a_verb_with_a_subject(text, place, expected):
    assert frames.has_subject(tokens(text), place) is expected
