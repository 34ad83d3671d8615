"""Known findings: recognised after edits elsewhere, one entry for one finding, in a file that merges."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.finding import Finding, fingerprinted
from copydesk.history.baseline import Baseline, BaselineError, Entry, Stale, entry, read_baseline, written
from copydesk.span import Span

MEANING = {"slip": frozenset(["slip"]), "old-slip": frozenset(["slip"]), "typo": frozenset(["slip"])}


def findings(text, *words, rule="slip"):
    """A finding at every place of these words."""
    places = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            places.append(Finding(rule, Span(at, at + len(word)), "message", found=word))
            at = text.find(word, at + 1)
    return fingerprinted(places, text)


def baseline(folder, *known, path="a.txt", rule="slip"):
    file = folder / "known.json"
    return Baseline(file, [Entry(path, rule, one.fingerprint, one.found) for one in known])


def inside(folder, name="a.txt"):
    return str(folder / name)


def test_what_is_known_is_recognised_and_nothing_else(tmp_path):
    old = findings("One teh two. Three teh four.", "teh")
    new = findings("One teh two. Three teh four. Five teh six.", "teh")
    known = baseline(tmp_path, *old).known(inside(tmp_path), new, MEANING)
    assert set(known) == set(new[:2])
    assert sorted(known.values()) == [0, 1]
    assert baseline(tmp_path, *old).known(inside(tmp_path, "b.txt"), [], MEANING) == {}


def test_an_error_mended_nearby_does_not_bring_it_back(tmp_path):
    old = findings("He siad that teh ship sank.", "teh")
    new = findings("He said that teh ship sank.", "teh")
    assert new[0].fingerprint != old[0].fingerprint
    assert set(baseline(tmp_path, *old).known(inside(tmp_path), new, MEANING)) == set(new)


def test_an_entry_stands_for_one_finding(tmp_path):
    (old,) = findings("a b c teh d e f", "teh")
    new = findings("a b c teh x y z, u v w teh d e f", "teh")
    halves = [one.fingerprint.split(".") for one in new]
    assert [halves[0][0], halves[1][1]] == old.fingerprint.split(".")
    known = baseline(tmp_path, old).known(inside(tmp_path), new, MEANING)
    assert list(known) == [new[0]]


def test_the_same_fingerprint_goes_before_one_half(tmp_path):
    first, second = findings("a b c teh x y z, u v w teh d e f", "teh")
    mixed = findings("a b c teh d e f", "teh")[0]
    known = baseline(tmp_path, mixed).known(inside(tmp_path), [first, second, mixed], MEANING)
    assert list(known) == [mixed]


def test_another_rule_or_another_article_is_not_known(tmp_path):
    old = findings("a b teh c d", "teh")
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("")
    base = baseline(tmp_path, *old)
    other = findings("a b teh c d", "teh", rule="mix-up")
    assert base.known(inside(tmp_path), other, MEANING | {"mix-up": frozenset(["mix-up"])}) == {}
    assert base.known(inside(tmp_path, "b.txt"), old, MEANING) == {}


def test_an_article_that_got_another_name_takes_its_known_findings_along(tmp_path):
    old = findings("a b teh c d", "teh")
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "b.txt").write_text("")
    known = baseline(tmp_path, *old).known(inside(tmp_path, "news/b.txt"), old, MEANING)
    assert set(known) == set(old)


def test_a_rule_that_has_a_new_name(tmp_path):
    old = findings("a b teh c d", "teh")
    assert set(baseline(tmp_path, *old, rule="old-slip").known(inside(tmp_path), old, MEANING)) == set(old)


PARAGRAPHS = [
    "The harbour board met in the old hall and teh chairman spoke for an hour about the cost of the pier.",
    "Nobody had asked him to, said a clerk who saw teh minutes later and kept a copy of them.",
    "“We will recieve the money in May,” he told the crowd.",
    "Rain fell all day. The boats stayed in. A gull took the mayor’s lunch and recieve d no thanks.",
]


@settings(max_examples=80, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(15, 200))
def test_moved_and_rewrapped_paragraphs_stay_known(chance, width):
    import textwrap

    def read(paragraphs):
        text = "\n\n".join(paragraphs)
        starts = [text.index(paragraph) for paragraph in paragraphs]
        blocks = [(start, start + len(one)) for start, one in zip(starts, paragraphs, strict=True)]
        marks = [one for word in ("teh", "recieve") for one in findings(text, word)]
        return fingerprinted(marks, text, sorted(blocks))

    folder = Path("/nowhere")
    old = read(PARAGRAPHS)
    moved = chance.sample(PARAGRAPHS, len(PARAGRAPHS))
    new = read(["\n".join(textwrap.wrap(one, width, break_on_hyphens=False)) for one in moved])
    known = baseline(folder, *old).known(inside(folder), new, MEANING)
    assert len(new) == len(old) == 4
    assert set(known) == set(new)
    assert sorted(known.values()) == [0, 1, 2, 3]


# The file


def test_the_file_is_sorted_a_line_each_and_reads_back(tmp_path):
    entries = [
        Entry("b.txt", "slip", "2.1", "x"),
        Entry("a.txt", "slip", "1.1", "“é”\t\n"),
        Entry("a.txt", "slip", "1.1", "“é”\t\n"),
    ]
    text = written(entries)
    assert text.splitlines()[0] == '{"copydesk-baseline": 1, "findings": ['
    assert [json.loads(line.rstrip(","))["path"] for line in text.splitlines()[1:-1]] == ["a.txt", "b.txt"]
    assert all(line.endswith(",") for line in text.splitlines()[1:-1])
    (tmp_path / "known.json").write_text(text, encoding="utf-8")
    assert read_baseline(tmp_path / "known.json").entries == tuple(sorted(set(entries)))


def test_two_branches_that_add_findings_merge():
    base = [Entry("b.txt", "slip", "1.1", "x"), Entry("d.txt", "slip", "1.1", "x")]
    ours = written([*base, Entry("a.txt", "slip", "1.1", "x")]).splitlines()
    theirs = written([*base, Entry("z.txt", "slip", "1.1", "x")]).splitlines()
    old = written(base).splitlines()
    assert [line for line in old if line not in ours] == []
    assert [line for line in old if line not in theirs] == []


def test_no_paths_of_the_machine_and_no_long_quotations(tmp_path):
    (one,) = findings("word " * 40, "word " * 40)
    made = entry(Baseline(tmp_path / "news" / "known.json"), str(tmp_path / "news" / "x" / "a.txt"), one)
    assert made.path == "x/a.txt"
    assert len(made.found) <= 60
    assert str(tmp_path) not in written([made])
    outside = entry(Baseline(tmp_path / "news" / "known.json"), str(tmp_path / "b.txt"), one)
    assert outside.path == "../b.txt"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "mend it (is it half merged?)"),
        ("<<<<<<< HEAD\n", "mend it (is it half merged?)"),
        ("[]", "no baseline"),
        ('{"copydesk-baseline": 2, "findings": []}', "written by a newer copydesk"),
        ('{"copydesk-baseline": 1, "findings": {}}', "no baseline"),
        ('{"copydesk-baseline": 1, "findings": [{"path": "a"}]}', "finding 1 lacks one of path, rule"),
        ('{"copydesk-baseline": 1, "findings": ["a"]}', "finding 1 lacks one of"),
        (
            '{"copydesk-baseline": 1, "findings": [{"path": "a", "rule": "b", "fingerprint": "c", "found": ""}]}',
            "finding 1 lacks one of",
        ),
    ],
)
def test_what_is_no_baseline(tmp_path, text, said):
    (tmp_path / "known.json").write_text(text)
    with pytest.raises(BaselineError) as caught:
        read_baseline(tmp_path / "known.json")
    assert said in str(caught.value)
    assert "--write-baseline" in str(caught.value) or "finding 1" in said


def test_a_missing_baseline_says_how_to_make_it(tmp_path):
    with pytest.raises(BaselineError, match=r"copydesk check --write-baseline .* makes it"):
        read_baseline(tmp_path / "known.json")
    with pytest.raises(BaselineError, match=r"Is a directory|Permission denied"):
        read_baseline(tmp_path)


# What no longer occurs


@pytest.fixture
def stale(tmp_path):
    """`stale(paths, (article, used, complete)…)`: which of four entries no longer occur."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("")
    entries = [
        Entry("a.txt", "slip", "1.1", "one"),
        Entry("a.txt", "mix-up", "2.2", "two"),
        Entry("b.txt", "slip", "3.3", "three"),
        Entry("gone/c.txt", "slip", "4.4", "four"),
    ]
    base = Baseline(tmp_path / "known.json", entries)
    meaning = MEANING | {"mix-up": frozenset(["mix-up"])}

    def stale(paths, *articles, speaking=("slip", "mix-up")):
        run = Stale(base, [str(tmp_path / path) for path in paths], meaning, frozenset(speaking))
        for name, used, complete in articles:
            numbers = [n for n, one in enumerate(base.entries) if one.found in used]
            run.add(str(tmp_path / name), numbers, complete)
        return {one.found for one in run.entries()}

    return stale


def test_what_no_longer_occurs_in_an_article_that_was_read(stale):
    assert stale(["a.txt"], ("a.txt", ["one"], True)) == {"two"}
    assert stale(["a.txt"], ("a.txt", ["one", "two"], True)) == set()


def test_of_what_was_not_read_or_not_wholly_nothing_is_said(stale):
    assert stale(["a.txt"], ("a.txt", [], False)) == set()
    assert stale([]) == set()


def test_of_rules_that_were_silent_nothing_is_said(stale):
    assert stale(["a.txt"], ("a.txt", [], True), speaking=("slip",)) == {"one"}


def test_articles_that_are_gone_count_where_the_run_looked(stale):
    read = ("a.txt", ["one", "two"], True), ("b.txt", ["three"], True)
    assert stale(["."], *read) == {"four"}
    assert stale(["gone/c.txt"]) == {"four"}
    assert stale(["a.txt", "b.txt"], *read) == set()
    assert stale(["."], *read, ("new.txt", ["four"], True)) == set()


def test_a_rule_that_no_longer_exists(tmp_path):
    (tmp_path / "a.txt").write_text("")
    run = Stale(
        Baseline(tmp_path / "k", [Entry("a.txt", "lost", "1.1", "x")]),
        ["a.txt"],
        MEANING,
        frozenset(["slip"]),
    )
    run.add(str(tmp_path / "a.txt"), [], complete=True)
    assert [one.rule for one in run.entries()] == ["lost"]
