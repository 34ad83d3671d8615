"""The words that the tables of company tell apart, an article's words as codes, and tables as they lie in their files."""

from __future__ import annotations

import random
import sys

import pytest

from copydesk import tables
from copydesk.company import packed
from copydesk.company.codes import SHAPES
from copydesk.company.words import EDGES, Words, words
from copydesk.document import Article, Document


@pytest.mark.parametrize(
    ("text", "shape"), [("1,000", "0"), ("“", '"'), ("Zyx", "A"), ("Zyx's", "A's"), ("§", ".")]
)
def test_unknown_tokens_count_by_their_shape_in_all_tables(text, shape):
    assert words().coded(text, text.lower()) == (SHAPES.index(shape),) * 3


def test_a_word_has_codes_of_its_own_whatever_its_case():
    assert words().coded("Of", "of") == words().coded("of", "of")
    assert min(words().coded("of", "of")) >= len(SHAPES)


def test_codes_and_words_belong_together():
    vocabulary = words()
    for word in ("of", "server", "majority"):
        one, two, _ = vocabulary.coded(word, word)
        assert vocabulary.expected(two) == word
        assert vocabulary.listed[vocabulary.of_choice()[one]] == word
    assert len(vocabulary.number) == len(vocabulary.listed)


def test_a_sentence_has_edges_and_a_code_for_each_token():
    [sentence] = Document(Article("a.txt", "The zyx, of 10 men."), whole=False).sentences
    for row in words().rows(sentence.tokens):
        assert len(row) == len(sentence.tokens) + 2 * EDGES
        assert set(row[:EDGES] + row[-EDGES:]) == {0}
        assert 0 not in row[EDGES:-EDGES]


def test_a_column_tells_where_the_words_of_a_gate_stand():
    document = Document(Article("a.txt", "Of men, of OF Of.\n\n“Of of.”"), whole=False)
    gate = bytearray(len(words().listed))
    gate[words().number["of"]] = 1
    found = list(document.column.asked(gate, 0))
    assert [(sentence.number, index) for _, sentence, index, _, _ in found] == [(0, 0), (0, 3), (1, 2)]
    assert all(row[at] == words().coded("of", "of")[0] for _, _, _, row, at in found)
    assert not list(document.column.asked(bytes(len(gate)), 0))


def test_data_says_what_it_was_made_from():
    file = tables.data_file("company.bin").read_bytes()
    assert b"workshop/vocabulary.py" in file.split(b"\n", 1)[0]
    assert Words(file).listed == words().listed


def test_what_is_kept_at_hand_is_bounded(monkeypatch):
    monkeypatch.setattr(packed, "REMEMBERED", 3)
    memory = packed.Kept()
    for number in range(10):
        assert memory.keep(number, -number) == -number
        assert memory[number] == -number
    assert len(memory) <= 3


def test_a_table_is_a_remark_a_head_and_arrays():
    file = b'# remark\n{"sizes": [2, 4, 1], "own": 7}\n' + bytes([1, 2, 3, 0, 4, 1, 9])
    head, (one, two, three) = packed.opened(memoryview(file), "BHb")
    assert (head["own"], list(one), list(two), list(three)) == (7, [1, 2], [3, 260], [9])
    assert list(packed.bare(b"# " + b"x" * 1000 + b"\n" + bytes([5, 0]), "H")) == [5]


def test_numbers_lie_the_lowest_byte_first_on_every_machine(monkeypatch):
    monkeypatch.setattr(sys, "byteorder", "big")
    assert packed.numbers(memoryview(bytes([1, 0])), "H")[0] == 256


def test_levels_are_found_in_either_bucket():
    chance = random.Random(5)
    buckets = [chance.getrandbits(64) for _ in range(7)]
    for place in (chance.getrandbits(60) for _ in range(20_000)):
        rows = [
            bucket >> lane & 0xFFFF
            for bucket in (buckets[(place >> 12) % 7], buckets[(place >> 36) % 7])
            for lane in (0, 16, 32, 48)
        ]
        place = place >> 12 << 12 | chance.choice([*(row >> 4 for row in rows), place & 0xFFF])
        expected = next((row & 15 for row in rows if row >> 4 == place & 0xFFF), 0)
        assert packed.level(memoryview(_array(buckets)), place) == expected


def _array(numbers):
    from array import array

    return array("Q", numbers)
