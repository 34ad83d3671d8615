"""A look-alike or a near-synonym in a set phrase: where it is found, and where it is left alone."""

from __future__ import annotations

import pytest

from copydesk import tables
from copydesk.document import Article, Document
from copydesk.run import Desk


def read(catalogue, text, rule="look-alike-in-phrase"):
    desk = Desk(one for one in catalogue if one.id == rule)
    findings, crashes = desk.read(Document(Article("a.txt", text), whole=False))
    assert not crashes
    return [(text[f.span.start : f.span.end], f.suggestions[0].text) for f in findings]


@pytest.mark.parametrize(
    "text",
    [
        "A liberal think thank said so.",
        "😀 A liberal\r\nthink thank said so.",
        "A liberal\tthink thank said so.",
    ],
)
def test_word_is_found_wherever_it_stands(catalogue, text):
    assert read(catalogue, text) == [("thank", "tank")]


@pytest.mark.parametrize(
    "text",
    ["A liberal think tank said so.", "A liberal Think Thank said so.", "I think. Thank her.", "thank", ""],
)
def test_right_words_and_names_are_left_alone(catalogue, text):
    assert read(catalogue, text) == []


def test_near_synonym_is_asked_for_its_part_of_speech(catalogue):
    rule = "near-synonym-in-phrase"
    assert read(catalogue, "He was charged with obstruction of fairness.", rule) == [("fairness", "justice")]
    assert read(catalogue, "He was charged with obstruction of justice.", rule) == []


def test_rows_of_the_table_are_whole():
    lines = tables.data_file("phrases.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")[1:]
    assert lines == sorted(lines, key=lambda line: (not line.startswith("same"), line.split("\t")[:3]))
    for line in lines:
        kind, *rest = line.split("\t")
        if kind == "same":
            continue
        wrong, right, frames = rest
        assert wrong != right
        assert all(frame.split(" ").count("_") == 1 for frame in frames.split("|"))
