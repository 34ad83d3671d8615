"""Where patterns are worth trying: the words that say so, and that they are kept between runs."""

from __future__ import annotations

import os
from collections import Counter

import pytest

from copydesk import cache, tables
from copydesk.checks import pattern as check
from copydesk.document import Article, Document
from copydesk.patterns import Index, parse, ready
from copydesk.patterns.needles import Needle, packed, unpacked

TEXT = "The the man was told that a an apple fell. They should of known. He is use to it."


def needle(pattern):
    return ready(parse(pattern), None, {"fruit": ("apple", "passion fruit")}).needle


def test_the_rarest_words_and_the_rarest_a_certain_way_from_them():
    assert needle("the quetzal of <fruit>") == Needle(
        frozenset({"quetzal"}), 1, 1, frozenset({"apple", "passion"}), 2, 2
    )


def test_words_that_may_stand_nearer_or_farther():
    assert needle("quetzal <word>{0,3} <fruit>")[3:] == (frozenset({"apple", "passion"}), 1, 4)


@pytest.mark.parametrize("pattern", ["quetzal <word>", "<word>{0,2} quetzal", "<word>? quetzal the"])
def test_nothing_else_is_asked_where_no_distance_is_certain(pattern):
    words, _, _, others, near, far = needle(pattern)
    assert (others, near, far) == (words, 0, 0)


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("quetzal <word>{0,2} apple", "A quetzal ate an apple.", "quetzal ate an apple"),
        ("apple <word>{0,2} quetzal", "An apple that a quetzal ate.", "apple that a quetzal"),
        ("the ⟦quetzal⟧", "The quetzal.", "quetzal"),
        ("quetzal . $", "It is a quetzal.", "quetzal."),
        ("^ a quetzal", "A quetzal", "A quetzal"),
    ],
)
def test_a_match_at_the_edge_of_a_sentence(pattern, text, found):
    document = Document(Article("a.txt", text))
    [(_, match)] = Index.of([ready(parse(pattern))]).find(document)
    assert match.span.of(text) == found


def test_what_is_packed_is_unpacked():
    some = [needle("the quetzal of <fruit>"), needle("quetzal <word>"), needle("the , <fruit>")]
    assert unpacked(packed(some)) == some


@pytest.mark.parametrize(
    "kept", [None, [], {}, {"sets": ["a"], "rows": [[0, 0]]}, {"sets": [], "rows": [[0, 0, 0, 0, 0, 0]]}]
)
def test_what_is_no_needles_is_none(kept):
    assert unpacked(kept) is None


@pytest.fixture
def made(tmp_path, monkeypatch):
    """A cache folder of its own, and how many patterns were made ready."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    count = Counter()

    def counted(source, *rest, **named):
        count[source.text] += 1
        return ready(source, *rest, **named)

    monkeypatch.setattr(check, "ready", counted)
    return count


def read(rules):
    document = Document(Article("a.txt", TEXT))
    return {(finding.rule, finding.span) for finding in check.prepare(rules)(document)}


def test_a_second_run_makes_only_the_patterns_that_it_tries(made, catalogue):
    rules = tuple(rule for rule in catalogue if rule.check == "pattern")
    first = read(rules)
    all_made = len(made)
    made.clear()
    assert read(rules) == first
    assert len(first) == 2
    assert 0 < len(made) < all_made / 5


def test_what_is_kept_is_not_believed_when_a_table_has_changed(made, catalogue, monkeypatch):
    rules = tuple(rule for rule in catalogue if rule.check == "pattern")
    first = read(rules)
    made.clear()
    monkeypatch.setattr(tables, "stamps", lambda folders: [b"another"])
    assert read(rules) == first
    assert len(made) >= check.MANY


@pytest.mark.parametrize("broken", ["", "[]", '{"key": 1}'])
def test_a_broken_file_is_as_good_as_none(made, catalogue, broken):
    rules = tuple(rule for rule in catalogue if rule.check == "pattern")
    first = read(rules)
    [kept] = cache.folder().glob("needles-*.json")
    kept.write_text(broken, encoding="utf-8")
    assert read(rules) == first


def test_stamps_change_with_a_table(tmp_path):
    table = tmp_path / "birds.tsv"
    table.write_text("quetzal\n", encoding="utf-8")
    os.utime(table, ns=(1, 1))
    before = list(tables.stamps([tmp_path, tmp_path / "none"]))
    assert before == list(tables.stamps([tmp_path, tmp_path]))
    os.utime(table, ns=(2, 2))
    assert before != list(tables.stamps([tmp_path]))


def test_the_second_words_of_a_class_of_phrases_are_looked_for_too():
    pattern = ready(parse("<pairs> <word>"), None, {"pairs": ("passion fruit", "blood orange")})
    words, low, _, others, near, far = pattern.needle
    assert {words, others} == {frozenset({"passion", "blood"}), frozenset({"fruit", "orange"})}
    assert abs(near) == abs(far) == 1
    assert low in (0, 1)
