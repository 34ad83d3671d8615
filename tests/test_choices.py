"""Words that stand where another one is at home: the table, its trees, and what is left alone."""

from __future__ import annotations

from array import array

import pytest

from copydesk import tables
from copydesk.company import choices
from copydesk.company.choices import Choices, Pairs
from copydesk.company.codes import SHAPES, code
from copydesk.company.words import words
from copydesk.document import Article, Document
from copydesk.run import Desk


def read(catalogue, text):
    desk = Desk(one for one in catalogue if one.id == "mistaken-word")
    findings, crashes = desk.read(Document(Article("a.txt", text), whole=False))
    assert not crashes
    return [(text[f.span.start : f.span.end], f.suggestions[0].text) for f in findings]


@pytest.mark.parametrize(
    "text",
    [
        "The bill needs only a simply majority to pass.",
        "😀 The bill needs only a\r\nsimply majority to pass.",
        "The bill needs only a\tsimply majority to pass.",
    ],
)
def test_slip_is_found_wherever_it_stands(catalogue, text):
    assert read(catalogue, text) == [("simply", "simple")]


@pytest.mark.parametrize(
    "text",
    [
        "The bill needs only a simple majority to pass.",
        "A SIMPLY MAJORITY TO PASS",
        "simply",
        "",
        "“”",
        "¶ 0 ' s",
    ],
)
def test_right_words_capitals_and_fragments_are_left_alone(catalogue, text):
    assert read(catalogue, text) == []


def test_first_word_keeps_its_capital(catalogue):
    assert read(catalogue, "Its not clear who will win the election.") in ([], [("Its", "It's")])


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("1,000", "0"),
        ("“", '"'),
        ("Zyx", "A"),
        ("Zyx's", "A's"),
        ("zyxing", "ing"),
        ("zyx's", "'s"),
        ("zyxs", "s"),
        ("zyx", "a"),
        ("§", "."),
    ],
)
def test_unknown_tokens_count_by_their_shape(text, shape):
    assert SHAPES[code(text, text.lower(), {})] == shape


def test_known_words_have_codes_of_their_own():
    assert code("Of", "of", {"of": 20}) == 20


def own(word):
    return words().coded(word, word)[0]


def test_rows_that_were_counted_are_found_again_and_others_are_not():
    table = choices.choices()
    of, the, one = map(own, ("of", "the", "one"))
    assert table.level(3, one, of, the) > 5
    assert table.level(3, the, the, the) == 0


def test_pairs_hold_the_rows_of_their_code_only():
    rows = array("H", [5 << 4 | 3, 4000 << 4 | 15, 7 << 4 | 1])
    pairs = Pairs(array("I", [0, 2, 2, 3]), memoryview(rows))
    assert [pairs[code] for code in (0, 1, 2)] == [1 << 5 | 1 << 4000, 0, 1 << 7]
    assert [pairs.level(0, number) for number in (4, 5, 6, 4000, 4001)] == [0, 3, 0, 15, 0]
    assert [pairs.level(code, 7) for code in (0, 1, 2)] == [0, 0, 1]


def test_every_other_word_is_known_and_none_is_its_own():
    table = choices.choices()
    asked = [word for word in words().listed if table.others(own(word))]
    assert len(asked) > 2000
    for word in asked:
        others = table.others(own(word))
        assert own(word) not in [other.code for other in others]
        assert len({other.code for other in others}) == len(others)
        assert all(own(table.word(other.code)) == other.code for other in others)
    assert table.others(0) == []


def test_table_says_what_it_was_made_from_and_is_small():
    packed = tables.data_file("choices.bin").read_bytes()
    assert packed.startswith(b"# ")
    assert b"workshop/choices_table.py" in packed.split(b"\n", 1)[0]
    assert len(packed) < 5.2e6
    assert Choices(packed, words()).others(own("of"))
