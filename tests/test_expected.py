"""Look-alikes of the words that places expect: the tables, what they are asked, and what is left alone."""

from __future__ import annotations

import pytest

from copydesk import tables
from copydesk.company.codes import SHAPES
from copydesk.company.expected import SIDES, TOPICS, expected, features
from copydesk.company.words import EDGES, words
from copydesk.document import Article, Document
from copydesk.run import Desk


def read(catalogue, text):
    desk = Desk(one for one in catalogue if one.id == "look-alike")
    findings, crashes = desk.read(Document(Article("a.txt", text), whole=False))
    assert not crashes
    return [(text[f.span.start : f.span.end], f.suggestions[0].text) for f in findings]


@pytest.mark.parametrize(
    "text",
    [
        "He kept a private email sever at home.",
        "😀 He kept a private email\r\nsever at home.",
        "He kept a private email\tsever at home.",
    ],
)
def test_slip_is_found_wherever_it_stands(catalogue, text):
    assert read(catalogue, text) == [("sever", "server")]


@pytest.mark.parametrize(
    "text",
    [
        "He kept a private email server at home.",
        "A PRIVATE EMAIL SEVER",
        "He kept a private email Sever.",
        "sever",
        "",
        "“”",
        "0",
    ],
)
def test_right_words_capitals_and_fragments_are_left_alone(catalogue, text):
    assert read(catalogue, text) == []


def test_agreeing_rules_make_one_finding(catalogue):
    text = (
        "He waited with baited breath, you’re honour, and had a deep breadth. The plan had they’re own flaws."
    )
    findings, _ = Desk(catalogue).read(Document(Article("a.txt", text), whole=False))
    marked = [(finding.span, finding.suggestions) for finding in findings if finding.suggestions]
    assert len(marked) == len(set(marked))
    assert marked


def codes(text):
    [sentence] = Document(Article("a.txt", text), whole=False).sentences
    return words().flat([sentence]).expected[EDGES - 2 : 2 - EDGES]


def test_look_alikes_are_words_of_the_table_and_none_is_its_own():
    for word in ("sever", "principal", "heath"):
        alike = expected().alike(words().number[word])
        assert alike
        assert all(words().expected(row >> 1) != word for row in alike)


def test_the_gate_is_open_for_words_with_close_look_alikes():
    number = words().number
    assert expected().gate[number["sever"]]
    assert not expected().gate[number["wednesday"]]
    assert len(expected().gate) == len(words().listed)


def test_places_expect_look_alikes_and_say_from_which_sides():
    found = codes("a private email sever at home")
    assert len(found) == 10
    number = words().number
    sides = {
        words().expected(code): sides for code, _, sides in expected().candidates(found[3:8], number["sever"])
    }
    assert len(sides["server"]) == SIDES
    assert any(sides["server"][2:])
    assert not list(expected().candidates(found[2:7], number["email"]))


def test_frequent_pairs_are_known_and_unseen_ones_are_not():
    found = codes("new law law new of of of")
    assert expected().beside(found[2], found[3]) > 3
    assert expected().beside(found[6], found[7]) == 0
    assert min(found[2:-2]) >= len(SHAPES)


def test_features_sum_up_their_rows():
    seen = features(
        [1 << 3 | 2, 0, 3 << 3 | 4, 0, 5 << 3 | 6], [1, 2, 3, 4], [1, 0, 8], [5, 6, 7, 8], 9, 0, [10, 30]
    )
    assert seen[:10] == [1, 0, 3, 0, 5, 2, 0, 4, 0, 6]
    assert seen[10:13] == [8, 10, 3]
    assert seen[17] == 4
    assert seen[-5:] == [5, 0, 10, 30, 20]


@pytest.mark.parametrize("name", ["expected.bin", "beside.bin", "topics.bin"])
def test_tables_say_what_made_them_and_are_small(name):
    packed = tables.data_file(name).read_bytes()
    assert packed.startswith(b"# ")
    assert b"workshop/" in packed.split(b"\n", 1)[0]
    assert len(packed) < 5e6


def test_topics_are_those_of_the_words_with_codes():
    packed = tables.data_file("topics.bin").read_bytes()
    assert (len(packed) - packed.index(b"\n") - 1) % TOPICS == 0
