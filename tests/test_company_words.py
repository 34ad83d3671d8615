"""The words that the tables of company tell apart, an article's words as codes, and tables as they lie in their files."""

from __future__ import annotations

import random
import sys

import pytest

from copydesk import tables
from copydesk.company import packed
from copydesk.company.codes import SHAPES
from copydesk.company.words import EDGES, NONE, Words, around, words
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
        assert vocabulary.chosen(one) == word
    assert len(vocabulary.number) == len(vocabulary.listed)


def test_sentences_have_edges_and_a_code_for_each_token():
    document = Document(Article("a.txt", "The zyx, of 10 men.\n\nOf men."), whole=False)
    for flat in (words().flat(document.sentences), words().flat_plainly(document.sentences)):
        assert list(flat.starts) == [EDGES, EDGES + 7 + EDGES]
        for codes in (flat.choices, flat.expected, flat.forms):
            edges = [at for at, code in enumerate(codes) if not code]
            assert edges == [at for at in range(EDGES + 7 + EDGES + 3 + EDGES) if not _within(flat, at)]
        assert [flat.numbers[at] for at in (0, EDGES + 1)] == [NONE, NONE]
        assert flat.numbers[EDGES + 3] == flat.numbers[flat.starts[1]] == words().find("of")


def _within(flat, at):
    return flat.starts[0] <= at < flat.starts[0] + 7 or flat.starts[1] <= at < flat.starts[1] + 3


def test_a_column_tells_where_the_words_of_a_gate_stand():
    document = Document(Article("a.txt", "Of men, of OF Of.\n\n“Of of.”"), whole=False)
    gate = bytearray(len(words()))
    number = words().find("of")
    gate[number] = 1
    column = document.column
    found = list(column.asked(gate))
    places = [column.place(at) for at, _ in found]
    assert [(sentence.number, index) for sentence, index in places] == [(0, 0), (0, 3), (1, 2)]
    assert all(one == number and column.flat.numbers[at] == number for at, one in found)
    assert column.times("of") == 6
    assert not list(column.asked(bytes(len(gate))))


def test_an_article_without_words_is_a_column_without_places():
    for flat in (words().flat(()), words().flat_plainly(())):
        assert len(flat.asked) == len(flat.forms) == EDGES
        assert not flat.starts


def test_codes_round_a_place_end_with_its_sentence():
    assert list(around([7, 0, 1, 2, 3, 4, 0, 9], 4, range(1, 5))) == [2, 1, 4]
    assert list(around([7, 0, 1, 2, 3, 4, 0, 9], 4, range(2, 3))) == [1]
    assert list(around([5, 6], 1, range(1, 9))) == [5]


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
