"""Who could not be reached and speaks: found in either order; another person, another occasion and an answer are not."""

from __future__ import annotations

import pytest

SILENT = (
    "could not be reached",
    "couldn’t be reached",
    "was unavailable for comment",
    "could not be located",
)
SPEAKING = ("“It is sold,” {} said.", "“It is sold,” said {}.", "{} said: “It is sold.”")


@pytest.mark.parametrize("silent", SILENT)
@pytest.mark.parametrize("speaking", SPEAKING)
def test_either_order(find, silent, speaking):
    for text in (
        f"Peter Lund {silent}.\n\n{speaking.format('Lund')}",
        f"{speaking.format('Peter Lund')}\n\nLund {silent}.",
    ):
        (finding,) = find(text, "unreachable")
        assert [place.label for place in finding.related] == ["nobody reached him here"]


@pytest.mark.parametrize("speaking", SPEAKING)
def test_another_person_speaks(find, speaking):
    assert find(f"Peter Lund could not be reached. {speaking.format('Ruth Ames')}", "unreachable") == []


@pytest.mark.parametrize(
    "text",
    [
        "Peter Lund could not be reached. “It is sold,” Lund said last week.",
        "Peter Lund could not be reached. “It is sold,” Lund said in court.",
        "Peter Lund initially could not be reached. “It is sold,” Lund said.",
        "Peter Lund’s lawyer could not be reached. “It is sold,” Lund said.",
        "A friend of Peter Lund could not be reached. “It is sold,” Lund said.",
        "“Peter Lund could not be reached,” Ames said. “It is sold,” Lund said.",
    ],
)
def test_room_for_both(find, text):
    assert find(text, "unreachable") == []


def test_places_are_those_of_the_text(find):
    text = "\ufeff😀 First.\r\n\r\nPeter Lund could not be reached.\r\n\r\n“It is sold,” Lund said.\r\n"
    (finding,) = find(text, "unreachable")
    assert finding.span.of(text) == "Lund"
    assert finding.related[0].span.of(text) == "Peter Lund could not be reached"
