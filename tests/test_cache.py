"""The cache that the catalogue loads from: noticed changes, and whatever may be wrong with it."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass

import pytest

from copydesk import cache, catalogue, tables
from copydesk.catalogue import CatalogueError, read_catalogue
from copydesk.checks import CHECKS
from copydesk.rule import Check


@dataclass(frozen=True)
class Options:
    words: tuple[str, ...]


RULE = """
title    = "A word set twice"
check    = "twice"
severity = "error"
message  = "“{found}” is set twice."
why      = "The eye skips it."
source   = ["a stylebook"]
since    = "0.1"
fix      = "safe"

[options]
words = ["the"]

[[bad]]
text  = "⟨He⟩ saw ⟦the the⟧ man."
fixes = ["the"]

[[good]]
text = "He saw the man."
"""


def write(home, text=RULE, name="ours", family="wrong-word"):
    path = home / family / f"{name}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def fresh(tmp_path, monkeypatch):
    """A cache folder of its own, a check of its own, and nothing remembered from before."""
    monkeypatch.setitem(CHECKS, "twice", Check(Options, lambda rule, document: iter(())))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    catalogue._folder.cache_clear()
    yield
    catalogue._folder.cache_clear()


def kept(tmp_path):
    return sorted((tmp_path / "cache" / "copydesk").glob("catalogue-*.json"))


def again(home):
    catalogue._folder.cache_clear()
    return {rule.id: rule for rule in read_catalogue([home])}


@pytest.fixture
def parses(monkeypatch):
    """The names of the rule files that are parsed."""
    parsed = []
    real = catalogue._parsed
    monkeypatch.setattr(catalogue, "_parsed", lambda path, data: parsed.append(path.name) or real(path, data))
    return parsed


def test_a_second_start_parses_nothing_and_reads_the_same(tmp_path, parses):
    home = tmp_path / "rules"
    write(home)
    first = again(home)
    assert "ours.toml" in parses
    parses.clear()
    assert again(home) == first
    assert parses == []


def test_a_rule_that_is_wrong_is_not_kept(tmp_path):
    home = tmp_path / "rules"
    text = RULE.replace('"twice"', '"pattern"').replace('words = ["the"]', 'patterns = ["(the"]')
    write(home, text)
    for _ in range(2):
        with pytest.raises(CatalogueError, match="never closed"):
            again(home)


def test_what_was_checked_once_is_not_checked_again(tmp_path, monkeypatch):
    home = tmp_path / "rules"
    write(home, RULE.replace('"twice"', '"pattern"').replace('words = ["the"]', 'patterns = ["the the"]'))
    first = again(home)
    monkeypatch.setattr(CHECKS["pattern"].options, "__post_init__", lambda self: pytest.fail("checked again"))
    assert again(home) == first
    monkeypatch.setattr(tables, "stamps", lambda folders: [b"another check"])
    with pytest.raises(pytest.fail.Exception):
        again(home)


def test_a_changed_added_moved_or_removed_rule_is_noticed(tmp_path):
    home = tmp_path / "rules"
    path = write(home)
    again(home)
    write(home, RULE.replace("A word set twice", "Twice"))
    assert again(home)["ours"].title == "Twice"
    write(home, name="another")
    assert "another" in again(home)
    (home / "typo").mkdir()
    path.rename(home / "typo" / "ours.toml")
    assert again(home)["ours"].family == "typo"
    (home / "typo" / "ours.toml").unlink()
    assert "ours" not in again(home)


@pytest.mark.parametrize(
    "spoilt",
    [b"", b"{", b"null", b"[]", b'{"key": 1, "data": []}', b"[" * 100_000, b"\xff\xfe"],
    ids=repr,
)
def test_a_broken_or_foreign_cache_is_ignored_and_rewritten(tmp_path, parses, spoilt):
    home = tmp_path / "rules"
    write(home)
    first = again(home)
    for path in kept(tmp_path):
        path.write_bytes(spoilt)
    assert again(home) == first
    parses.clear()
    assert again(home) == first
    assert parses == []


@pytest.mark.parametrize("data", [[], [3], {"a": 1}, "rules"])
def test_a_cache_of_another_shape_is_ignored(tmp_path, data):
    home = tmp_path / "rules"
    write(home)
    first = again(home)
    for path in kept(tmp_path):
        path.write_text(json.dumps({"key": json.loads(path.read_text())["key"], "data": data}))
    assert again(home) == first


def test_a_cache_folder_that_cannot_be_written_does_not_matter(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    home = tmp_path / "rules"
    write(home)
    assert "ours" in again(home)


def test_without_a_home_there_is_no_cache(tmp_path, monkeypatch):
    def homeless():
        raise RuntimeError("no home")

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    monkeypatch.setattr(cache.Path, "home", homeless)
    assert cache.folder() is None
    home = tmp_path / "rules"
    write(home)
    assert "ours" in again(home)


def test_what_json_cannot_hold_is_not_saved(tmp_path):
    cache.save("x", "key", {"a": object()})
    cache.save("y", "key", float("nan"))
    assert cache.load("x", "key") is None
    assert cache.load("y", "key") is None
    assert list((tmp_path / "cache").rglob("*.tmp")) == []


def test_the_oldest_are_removed(tmp_path):
    for number in range(cache.KEPT + 5):
        cache.save(f"catalogue-{number}.json", "key", number)
        os.utime(tmp_path / "cache" / "copydesk" / f"catalogue-{number}.json", (number, number))
    cache.save("other-1.json", "key", 1)
    cache.save("catalogue-last.json", "key", 1)
    assert len(kept(tmp_path)) == cache.KEPT
    assert cache.load("catalogue-last.json", "key") == cache.load("other-1.json", "key") == 1
    assert cache.load("catalogue-0.json", "key") is None
