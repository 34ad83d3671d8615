"""Set phrases with another word in them: where they are found, and what is left alone."""

from __future__ import annotations

import pytest

from copydesk import tables
from copydesk.checks.wrong_word.set_phrase import Options
from copydesk.company.phrases import Phrases, phrases
from copydesk.document import Article, Document
from copydesk.run import Desk


def read(catalogue, text, rule="set-phrase"):
    desk = Desk(one for one in catalogue if one.id == rule)
    findings, crashes = desk.read(Document(Article("a.txt", text), whole=False))
    assert not crashes
    return [(text[f.span.start : f.span.end], f.suggestions[0].text) for f in findings]


@pytest.fixture
def table(tmp_path, monkeypatch):
    """A table of our own: side by side, and over a small word, on both sides."""
    rows = [
        "# remark",
        "bread winners\t0\tbreed\t12\t",
        "kept the\t0\tswept\t20\tboard\t0\tbeat\t30\tclock",
        "of milk\t1\tsilk\t9\tpurse",
    ]
    (tmp_path / "own.txt").write_text("\n".join([*rows, ""]), encoding="utf-8")
    monkeypatch.setattr(tables, "mapped", lambda name: (tmp_path / name).read_bytes())
    return Phrases("own.txt")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bread winners came.", [(0, "breed", 0, 2)]),
        ("They kept the board.", [(1, "swept", 1, 4)]),
        ("They kept the clock.", [(1, "beat", 1, 4)]),
        ("It was a purse of milk.", [(5, "silk", 3, 6)]),
        ("They kept the", []),
        ("They kept the board and the clock of milk.", [(1, "swept", 1, 4)]),
        ("of milk", []),
        ("bread, winners", []),
        ("", []),
    ],
)
def test_rows_are_found_with_what_stands_beyond(table, text, expected):
    sentences = Document(Article("a.txt", text), whole=False).sentences
    assert [(s.at, s.meant, s.first, s.end) for s in table.find(sentences)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "A ballistic missive fell.",
        "\ufeffA ballistic missive fell.",
        "😀 A ballistic\r\nmissive fell.",
        "A ballistic\tmissive fell.",
    ],
)
def test_slip_is_found_wherever_it_stands(catalogue, text):
    assert read(catalogue, text) == [("missive", "missile")]


@pytest.mark.parametrize(
    "text",
    [
        "A ballistic missile fell.",
        "A Ballistic Missive fell.",
        "A BALLISTIC MISSIVE",
        "A ballistic-missive joke.",
        "A ballistic, missive joke.",
        "One ballistic missive fell. Another ballistic missive fell.",
        "The mayor spoke after a special council session.",
        "missive",
        "",
    ],
)
def test_names_joined_words_and_what_is_meant_are_left_alone(catalogue, text):
    assert read(catalogue, text) == []


def test_first_word_of_a_sentence_keeps_its_capital(catalogue):
    assert read(catalogue, "Plain crash kills four.") == [("Plain", "Plane")]


def test_synonyms_are_another_rule(catalogue):
    text = "The school has a nil tolerance policy."
    assert read(catalogue, text) == []
    assert read(catalogue, text, "set-phrase-synonym") == [("nil", "zero")]


@pytest.mark.parametrize("name", ["phrases.txt", "phrases-sense.txt"])
def test_rows_of_the_tables_are_whole(name):
    lines = bytes(tables.mapped(name)).decode().splitlines()
    assert len(lines) > 1000
    assert phrases(name) is phrases(name)
    seen = set()
    for line in lines[1:]:
        pair, *groups = line.split("\t")
        words = pair.split(" ")
        assert len(words) == 2
        assert pair not in seen
        assert groups
        assert len(groups) % 4 == 0
        seen.add(pair)
        for at in range(0, len(groups), 4):
            wrong, meant, articles, _ = groups[at : at + 4]
            assert wrong in ("0", "1")
            assert words[int(wrong)] != meant
            assert int(articles) >= 10


def test_a_rule_names_one_of_the_tables():
    with pytest.raises(ValueError, match="is not one of"):
        Options("nowhere.txt")
