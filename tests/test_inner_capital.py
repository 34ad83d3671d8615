from __future__ import annotations

import pytest

from copydesk.document import Article, Document
from copydesk.run import Desk


@pytest.fixture(scope="module")
def found(catalogue):
    desk = Desk(rule for rule in catalogue if rule.id == "glued-words")

    def read(text):
        findings, problems = desk.read(Document(Article("a.txt", text)))
        assert problems == []
        return [finding.span.of(text) for finding in findings]

    return read


def test_the_place_is_right_behind_crlf_and_emoji(found):
    assert found("The 🙂 sank.\r\n\r\nShe read it in\ttheTimes on Monday.\r\n") == ["theTimes"]


def test_what_stands_twice_is_a_name(found):
    assert found("He works for theTimes. It was theTimes that won.") == []


@pytest.mark.parametrize(
    "text", ["", "the", "theT", "{forMobile} was set byFriday.", "It is zzxThe end.", "theXqzk"]
)
def test_code_and_halves_that_are_no_words_stay_silent(found, text):
    assert found(text) == []


def test_a_long_row_of_letters_takes_no_time(found):
    assert found("a" * 50_000 + "B" * 50_000) == []
