"""The catalogue: what a rule file may hold, what is said when it is wrong, and the cache it loads from."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest

from copydesk import cache, catalogue
from copydesk.catalogue import CatalogueError, read_catalogue, read_rule
from copydesk.checks import CHECKS
from copydesk.finding import Severity
from copydesk.rule import Check
from copydesk.span import Span


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


def test_a_rule_is_read(tmp_path):
    rule = read_rule(write(tmp_path))
    assert (rule.id, rule.family, rule.severity, rule.fix) == ("ours", "wrong-word", Severity.ERROR, "safe")
    assert rule.options.words == ("the",)
    assert rule.bad[0].text == "He saw the the man."
    assert rule.bad[0].primary == (Span(7, 14),)
    assert rule.bad[0].related == (Span(0, 2),)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("title ", "titel ", "titel: unknown key; did you mean 'title'?"),
        ("title    = ", "title    = 3 #", "title: expected a string, found 3"),
        ('since    = "0.1"', "", "since: missing"),
        ('"error"', '"fatal"', "severity: 'fatal' is not one of error, warning, note"),
        ('"safe"', '"sure"', "fix: 'sure' is neither safe nor unsafe"),
        ('"twice"', '"twce"', "check: there is no check 'twce'; did you mean 'twice'?"),
        ("{found}", "{found", "message: "),
        ("{found}", "{0}", "message: {0} is not a plain name in braces"),
        ('words = ["the"]', 'wrds = ["the"]', "options.wrds: unknown option; did you mean 'words'?"),
        ('words = ["the"]', "", "options.words: missing"),
        ('words = ["the"]', "words = [3]", "options.words[0]: expected a string, found 3"),
        ('["a stylebook"]', '"a stylebook"', "source: expected a list, found 'a stylebook'"),
        ("⟦the the⟧", "⟦the the", "bad[0].text: ⟦ is never closed"),
        ("⟦the the⟧", "the the⟧", "bad[0].text: ⟧ closes nothing"),
        ("⟨He⟩", "⟨He⟧", "bad[0].text: ⟧ closes nothing"),
        ("[[good]]\ntext", "[[good]]\ntxt", "good[0].txt: unknown key; did you mean 'text'?"),
        ("fixes = [", "fixes = [1, ", "bad[0].fixes: expected a list of strings"),
        ("title    = ", "title    = [", "ours.toml: "),
    ],
)
def test_what_is_wrong_is_named_with_file_and_key(tmp_path, old, new, said):
    assert RULE.count(old) >= 1
    with pytest.raises(CatalogueError) as caught:
        read_rule(write(tmp_path, RULE.replace(old, new, 1)))
    assert "ours.toml" in str(caught.value)
    assert said in str(caught.value)


def test_a_rule_file_that_is_not_utf8(tmp_path):
    path = write(tmp_path)
    path.write_bytes(b"\xff")
    with pytest.raises(CatalogueError, match=r"ours\.toml: .*can't decode"):
        read_rule(path)


def test_a_rule_is_named_in_lower_case(tmp_path):
    with pytest.raises(CatalogueError, match="lower-case words joined by hyphens"):
        read_rule(write(tmp_path, name="Our_Rule"))


def test_own_rules_join_those_of_the_house(tmp_path):
    write(tmp_path)
    names = [rule.id for rule in read_catalogue([tmp_path])]
    assert "ours" in names
    assert "doubled-word" in names


@pytest.mark.parametrize(
    ("family", "name", "said"),
    [
        ("wrong-word", "doubled-word", "there is a rule 'doubled-word' already"),
        ("wrongword", "ours", "a rule lies in a folder named after its family"),
        ("", "ours", "a rule lies in a folder named after its family"),
    ],
)
def test_own_rules_that_cannot_join(tmp_path, family, name, said):
    write(tmp_path, name=name, family=family)
    with pytest.raises(CatalogueError, match=said):
        read_catalogue([tmp_path])


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
