"""What is remembered between runs comes back as it was, or not at all."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.finding import Edit, Finding, Related, Severity
from copydesk.history import memory
from copydesk.history.memory import KEPT, Known, Memory, clean, digest, key, place_for
from copydesk.span import Span

TEXT = "He asked to to leave."
FINDING = Finding(
    "doubled-word",
    Span(9, 14),
    "“to to” 😀",
    (Edit(Span(9, 14), "to", safe=True), Edit(Span(9, 9), "", safe=False)),
    (Related(Span(0, 2), "he"),),
    Severity.NOTE,
    "to to",
    "1.2",
)
KNOWN = Known((FINDING,), words=5, hidden=2)


@pytest.fixture
def made(tmp_path):
    """A cache folder in which an article is remembered."""
    (tmp_path / "a.txt").write_text(TEXT)
    one = Memory(tmp_path / ".copydesk_cache", "key", tmp_path)
    one.keep(str(tmp_path / "a.txt"), "content", KNOWN)
    one.save()
    return tmp_path


def recall(folder, key="key", name="a.txt", content="content", text=TEXT):
    return Memory(folder / ".copydesk_cache", key, folder).recall(str(folder / name), content, text)


def shard(folder):
    (file,) = (folder / ".copydesk_cache" / "key").glob("*.json")
    return file


def test_what_was_kept_comes_back(made):
    assert recall(made) == KNOWN


def test_only_for_the_same_article_content_and_key(made):
    assert recall(made, content="other") is None
    assert recall(made, name="b.txt") is None
    assert recall(made, key="other") is None


def test_it_does_not_matter_where_the_run_stands(made, monkeypatch):
    monkeypatch.chdir(made)
    assert Memory(made / ".copydesk_cache", "key", made).recall("a.txt", "content", TEXT) == KNOWN


@given(
    st.lists(
        st.builds(
            Finding,
            st.text(),
            st.builds(Span, st.just(0), st.integers(0, 9)),
            st.text(),
            st.lists(st.builds(Edit, st.just(Span(1, 2)), st.text(), st.booleans())).map(tuple),
            st.lists(st.builds(Related, st.just(Span(3, 4)), st.text())).map(tuple),
            st.sampled_from(Severity),
            st.text(),
            st.text(),
        )
    )
)
def test_any_finding_comes_back_as_it_was(findings):
    listed = json.loads(json.dumps([memory._listed(one) for one in findings]))
    assert [memory._finding(one) for one in listed] == findings


@pytest.mark.parametrize(
    "data",
    [b"", b"x", b"\xff\xfe\x00", b"[]", b'{"a.txt": []}', b"9" * 5000, b"[" * 100_000],
)
@pytest.mark.parametrize("ours", [True, False])
def test_what_is_broken_or_foreign_is_as_good_as_none_and_is_written_anew(made, data, ours):
    shard(made).write_bytes(digest(data).encode() + b"\n" + data if ours else data)
    assert recall(made) is None
    again = Memory(made / ".copydesk_cache", "key", made)
    again.keep(str(made / "a.txt"), "content", KNOWN)
    again.save()
    assert recall(made) == KNOWN


@pytest.mark.parametrize(
    "change",
    [
        lambda entry: entry.pop(),
        lambda entry: entry.__setitem__(3, 1),
        lambda entry: entry[3][0].pop(),
        lambda entry: entry[3][0].__setitem__(0, 7),
        lambda entry: entry[3][0].__setitem__(1, [0, 999]),
        lambda entry: entry[3][0].__setitem__(1, [5, 2]),
        lambda entry: entry[3][0].__setitem__(5, 9),
        lambda entry: entry[3][0].__setitem__(3, [[[0, 999], "x", True]]),
        lambda entry: entry[3][0].__setitem__(4, [[[0, 1], None]]),
    ],
)
def test_an_entry_that_cannot_be_is_none(made, change):
    entries = json.loads(shard(made).read_bytes().partition(b"\n")[2])
    change(entries["a.txt"])
    data = json.dumps(entries).encode()
    shard(made).write_bytes(digest(data).encode() + b"\n" + data)
    assert recall(made) is None


def test_half_a_file_is_none(made):
    data = shard(made).read_bytes()
    for size in range(0, len(data), 7):
        shard(made).write_bytes(data[:size])
        assert recall(made) is None


def test_two_runs_at_once_lose_nothing(made):
    (made / "b.txt").write_text(TEXT)
    one, two = (Memory(made / ".copydesk_cache", "key", made) for _ in range(2))
    names = [
        name for name in (f"{n}.txt" for n in range(2000)) if memory._number(name) == memory._number("a.txt")
    ]
    for run, name in ((one, names[0]), (two, names[1])):
        (made / name).write_text(TEXT)
        assert run.recall(str(made / name), "content", TEXT) is None
        run.keep(str(made / name), "content", KNOWN)
    one.save()
    two.save()
    assert [recall(made, name=name) for name in ("a.txt", names[0], names[1])] == [KNOWN] * 3
    assert not list((made / ".copydesk_cache").rglob("*.tmp"))


def test_files_that_are_gone_are_forgotten(made):
    name = next(
        name for name in (f"{n}.txt" for n in range(2000)) if memory._number(name) == memory._number("a.txt")
    )
    (made / "a.txt").unlink()
    (made / name).write_text(TEXT)
    one = Memory(made / ".copydesk_cache", "key", made)
    one.keep(str(made / name), "content", KNOWN)
    one.save()
    assert recall(made) is None
    assert recall(made, name=name) == KNOWN


def test_the_oldest_settings_are_forgotten(made):
    for number in range(KEPT + 3):
        one = Memory(made / ".copydesk_cache", f"{number}", made)
        one.keep(str(made / "a.txt"), "content", KNOWN)
        one.save()
        os.utime(made / ".copydesk_cache" / f"{number}", (number, number))
    left = {path.name for path in (made / ".copydesk_cache").iterdir() if path.is_dir()}
    assert len(left) <= KEPT + 1
    assert "0" not in left


def test_where_nothing_can_be_written_nothing_is_remembered(tmp_path):
    (tmp_path / ".copydesk_cache").write_text("a file")
    one = Memory(tmp_path / ".copydesk_cache", "key", tmp_path)
    one.keep(str(tmp_path / "a.txt"), "content", KNOWN)
    one.save()
    assert one.recall(str(tmp_path / "a.txt"), "content", TEXT) is None
    assert (tmp_path / ".copydesk_cache").read_text() == "a file"


def test_the_place(tmp_path, monkeypatch):
    assert place_for(tmp_path) == tmp_path / ".copydesk_cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert place_for(None) == tmp_path / "copydesk" / "articles"


# The key


def test_the_key_goes_by_what_is_told_of_and_by_nothing_else(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert key({"a": 1, "b": {2, 3}}) == key({"b": frozenset([3, 2]), "a": 1})
    told = [
        {},
        [],
        {"a": 1},
        {"a": "1"},
        {"a": True},
        {"a": None},
        Severity.NOTE,
        Path("a"),
        FINDING,
        [FINDING],
    ]
    assert len({key(one) for one in told}) == len(told)


def test_the_key_goes_by_the_files_of_rule_folders(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    rules = tmp_path / "rules"
    (rules / "typo").mkdir(parents=True)
    (rules / "typo" / "a.toml").write_text("one")
    first = key("", [rules])
    assert first == key("", [rules]) != key("")
    (rules / "typo" / "a.toml").write_text("two")
    second = key("", [rules])
    (rules / "words").mkdir()
    (rules / "words" / "w.tsv").write_text("x")
    assert len({first, second, key("", [rules])}) == 3


def test_a_copy_elsewhere_has_the_same_key(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.toml").write_text("rule")
    os.utime(tmp_path / "two" / "a.toml", (1, 1))
    assert key("", [tmp_path / "one"]) == key("", [tmp_path / "two"])


# Cleaning


def test_clean_removes_what_copydesk_made_and_nothing_else(made):
    assert clean(made / ".copydesk_cache")
    assert [path.name for path in made.iterdir()] == ["a.txt"]
    assert not clean(made / ".copydesk_cache")
    (made / ".copydesk_cache").mkdir()
    (made / ".copydesk_cache" / "precious").write_text("x")
    with pytest.raises(ValueError, match="was not made by copydesk"):
        clean(made / ".copydesk_cache")
    assert (made / ".copydesk_cache" / "precious").exists()


@pytest.mark.skipif(os.name == "nt", reason="links")
def test_clean_follows_no_link(made, tmp_path):
    real = tmp_path / "elsewhere"
    shutil.move(made / ".copydesk_cache", real)
    (made / ".copydesk_cache").symlink_to(real)
    with pytest.raises(ValueError, match="was not made by copydesk"):
        clean(made / ".copydesk_cache")
    assert real.is_dir()
