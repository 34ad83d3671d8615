"""Quotation marks: where each sits, whether it opens or closes, and which stand on the wrong side of their space."""

from __future__ import annotations

import pytest

from copydesk.document import Article, Document


def marks(text: str) -> list[tuple[str, str]]:
    return [(mark.char, mark.side) for mark in Document(Article("t.txt", text)).quotes.marks]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("“We go,” he said.", "open close"),
        ('"We go," he said.', "open close"),
        ("„Wir gehen“, sagt er.", "open close"),
        ("He is 6'2\" and has a 40” screen.", ""),
        ('"""""" a row', ""),
        ('"We go, "he said.', "open close"),
        ('He said" We go," and left.', "open close"),
        ('"We go, he said. "It is late.', "open open"),
    ],
)
def test_sides(text, sides):
    assert [side for _, side in marks(text)] == sides.split()


@pytest.mark.parametrize(
    ("text", "shifted"),
    [
        ("“We go, ”he said.", ["”"]),
        ("He said“ We go,” and left.", ["“"]),
        ('"We go, "he said. "It is late."', ['"']),
        ("“We go,” he said.", []),
        ('"We "told" them," he said.', []),
        ('"We go, he said. "It is late.', []),
    ],
)
def test_marks_on_the_wrong_side_of_their_space(text, shifted):
    document = Document(Article("t.txt", text))
    assert [mark.char for mark in document.quotes.marks if mark.shifted] == shifted


def test_places_are_right_behind_a_bom_and_with_crlf():
    text = "\ufeffBlom 🙂 came.\r\n\t“We go,” she said.\r\n"
    document = Document(Article("t.txt", text))
    assert [mark.span.of(text) for mark in document.quotes.marks] == ["“", "”"]


@pytest.mark.parametrize(
    ("text", "open_at"),
    [
        ("‘We go,’ he said. ‘Now.’ ‘No,’ said Blom.\n‘It is late, he said.", [42]),
        ("‘We go,’ he said. ‘Now.’ ‘No,’ said Blom.\n‘It is late.\n‘It is,’ he said.", []),
        ("‘We go,’ he said. ‘Now.’ ‘No,’ said Blom.\nChildren of the ‘90s.", []),
        ("“We go,” he said. “Now.” “No,” said Blom.\n‘It is late, he said.", []),
    ],
)
def test_single_marks_left_open(text, open_at):
    document = Document(Article("t.txt", text))
    assert [mark.span.start for mark in document.quotes.singles_left_open] == open_at
