"""Settings files: which one counts, what may stand in them, and what is said when something is wrong."""

from __future__ import annotations

import os
from dataclasses import fields
from pathlib import Path

import pytest

from copydesk.config import Config, ConfigError, _Settings, find_config, read_config
from copydesk.finding import Severity

EVERYTHING = """
select = ["typo", "doubled-word"]
extend-select = ["attribution"]
ignore = ["contradiction"]
preview = true
fail-on = "error"
exclude = ["archive/"]
words = ["presser"]
names = ["Ons"]
encoding = "cp1252"
max-file-size = 1000
rules = ["ours"]

[per-file]
"sport/**" = ["doubled-word"]

[severity]
doubled-word = "note"

[options.doubled-word]
words = ["the"]

[[allow]]
path = "band.txt"
rule = "doubled-word"
text = "the the"
reason = "a band"
"""


def settings(tmp_path, text, name="copydesk.toml"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def complaint(tmp_path, text, name="copydesk.toml"):
    with pytest.raises(ConfigError) as caught:
        read_config(settings(tmp_path, text, name))
    return str(caught.value)


def test_every_key_is_read(tmp_path):
    (tmp_path / "ours").mkdir()
    config = read_config(settings(tmp_path, EVERYTHING))
    assert config.root == tmp_path
    assert config.select == ("typo", "doubled-word")
    assert config.extend_select == ("attribution",)
    assert config.ignore == ("contradiction",)
    assert config.preview is True
    assert config.fail_on is Severity.ERROR
    assert config.exclude == ("archive/",)
    assert config.house.words == {"presser"}
    assert config.house.names == {"Ons"}
    assert config.encoding == "cp1252"
    assert config.max_file_size == 1000
    assert config.rules == (tmp_path / "ours",)
    assert config.per_file == {"sport/**": ("doubled-word",)}
    assert config.severity == {"doubled-word": Severity.NOTE}
    assert config.options == {"doubled-word": {"words": ["the"]}}
    assert [(allow.path, allow.text) for allow in config.allow] == [("band.txt", "the the")]


def test_without_settings_everything_is_as_it_comes(tmp_path):
    config = read_config(settings(tmp_path, ""))
    assert (config.select, config.preview, config.fail_on) == ((), False, Severity.WARNING)
    assert config.max_file_size == 5 * 2**20


def test_pyproject_holds_a_table(tmp_path):
    path = settings(tmp_path, "[tool.copydesk]\npreview = true\n", "pyproject.toml")
    assert read_config(path).preview is True


def test_underscores_are_taken_for_hyphens(tmp_path):
    assert read_config(settings(tmp_path, 'fail_on = "note"')).fail_on is Severity.NOTE


def test_a_byte_order_mark_is_passed_over(tmp_path):
    path = tmp_path / "copydesk.toml"
    path.write_bytes(b"\xef\xbb\xbfpreview = true\r\n")
    assert read_config(path).preview is True


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('selct = ["typo"]', "copydesk.toml:1: selct: unknown key; did you mean 'select'?"),
        ('preview = "yes"', "copydesk.toml:1: preview: expected true or false, found 'yes'"),
        ('\nselect = "typo"', "copydesk.toml:2: select: expected a list, found 'typo'"),
        ("select = [1]", "copydesk.toml:1: select[0]: expected a string, found 1"),
        (
            'fail-on = "eror"',
            "copydesk.toml:1: fail-on: 'eror' is not one of note, warning, error; did you mean 'error'?",
        ),
        ("max-file-size = 0", "max-file-size: expected a number of bytes above 0, found 0"),
        ("max-file-size = true", "max-file-size: expected a whole number, found True"),
        ('rules = ["nowhere"]', "copydesk.toml:1: rules: there is no folder"),
        ('exclude = ["!"]', "exclude: '!' is no pattern as in .gitignore"),
        ('[severity]\n"x" = "bad"', "copydesk.toml:2: severity.x: 'bad' is not one of"),
        ('[[allow]]\npath = "a"', "allow[0].rule: missing"),
        (
            '[[allow]]\npath = "a"\nrule = "b"\ntext = "c"\nreason = " "',
            "allow[0]: say in `reason` why this is meant",
        ),
        ('[[allow]]\npth = "a"', "allow[0].pth: unknown key; did you mean 'path'?"),
        ("allow = 3", "allow: expected a list, found 3"),
        ("select = [", "copydesk.toml: no TOML: Invalid value (at end of document); mend it there"),
    ],
)
def test_what_is_wrong_is_named_with_its_place_and_the_remedy(tmp_path, monkeypatch, text, said):
    monkeypatch.chdir(tmp_path)
    assert said in complaint(tmp_path, text)


def test_the_line_in_a_pyproject_is_that_of_our_table(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = "[tool.other]\nselect = 1\n\n[tool.copydesk]\nselect = 2\n"
    assert complaint(tmp_path, text, "pyproject.toml").startswith("pyproject.toml:5: select: expected a list")


@pytest.mark.parametrize("wanted", [">=0.1", ">0.0.9, <1", "==0.1.0", "0.1", "!=0.2", "<=0.1.0"])
def test_a_version_that_fits(tmp_path, monkeypatch, wanted):
    monkeypatch.setattr("copydesk.config.__version__", "0.1.0")
    assert read_config(settings(tmp_path, f'required-version = "{wanted}"')).select == ()


@pytest.mark.parametrize("wanted", [">=0.2", "<0.1", "==1", "!=0.1", ">=0.1, <0.1.0"])
def test_a_version_that_does_not_fit(tmp_path, monkeypatch, wanted):
    monkeypatch.setattr("copydesk.config.__version__", "0.1.0")
    said = complaint(tmp_path, f'required-version = "{wanted}"')
    assert f"1: required-version: this is copydesk 0.1.0, and {wanted} is asked for" in said


@pytest.mark.parametrize("wanted", ["", "new", ">=", "~=0.1", ">=0.1;"])
def test_a_version_that_is_none(tmp_path, wanted):
    assert "expected conditions as in '>=0.1, <2'" in complaint(tmp_path, f'required-version = "{wanted}"')


def test_a_pyproject_named_without_the_table_is_an_error(tmp_path):
    assert "there is no table [tool.copydesk]" in complaint(tmp_path, "[project]\n", "pyproject.toml")


def test_settings_that_are_not_utf8(tmp_path):
    path = tmp_path / "copydesk.toml"
    path.write_bytes(b'words = ["caf\xe9"]')
    with pytest.raises(ConfigError, match=r"not UTF-8 \(byte 13\); save it as UTF-8"):
        read_config(path)


def test_settings_that_cannot_be_read(tmp_path):
    with pytest.raises(ConfigError, match="No such file"):
        read_config(tmp_path / "missing.toml")


def test_the_nearest_file_upward_counts_and_the_search_stops_there(tmp_path):
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    above = settings(tmp_path, "preview = true")
    assert find_config(deep) == above
    nearer = settings(tmp_path / "a", "[tool.copydesk]\n", "pyproject.toml")
    assert find_config(deep) == nearer


def test_a_pyproject_without_the_table_is_passed_over(tmp_path):
    folder = tmp_path / "a"
    folder.mkdir()
    above = settings(tmp_path, "")
    settings(folder, '[project]\ndependencies = ["copydesk"]\n', "pyproject.toml")
    assert find_config(folder) == above


def test_copydesk_toml_counts_before_pyproject(tmp_path):
    settings(tmp_path, "[tool.copydesk]\n", "pyproject.toml")
    ours = settings(tmp_path, "")
    assert find_config(tmp_path) == ours


def test_a_broken_pyproject_on_the_way_is_an_error(tmp_path):
    settings(tmp_path, "[tool.copydesk\n", "pyproject.toml")
    with pytest.raises(ConfigError, match=r"pyproject\.toml"):
        find_config(tmp_path)


def test_patterns_count_from_the_settings_file(tmp_path, monkeypatch):
    config = Config(root=tmp_path / "site")
    monkeypatch.chdir(tmp_path)
    assert config.matches("sport/**", "site/sport/a.txt")
    assert config.matches("*.txt", str(tmp_path / "site" / "deep" / "a.txt"))
    assert not config.matches("sport/**", "sport/a.txt")
    assert not config.matches("/a.txt", "site/sport/a.txt")


def test_exclude_is_read_as_a_whole(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    config = Config(root=tmp_path, exclude=("*.txt", "!keep.txt"))
    assert config.excludes("a.txt")
    assert not config.excludes("keep.txt")
    assert not Config(root=tmp_path).excludes("a.txt")
    assert Config(root=tmp_path).matches("..a", "..a")


@pytest.mark.skipif(os.name == "nt", reason="drives")
def test_a_file_outside_the_root_matches_nothing(tmp_path):
    assert not Config(root=tmp_path).matches("*.txt", "/elsewhere/a.txt")


def test_every_key_is_in_the_manual():
    manual = (Path(__file__).parents[1] / "docs" / "settings.md").read_text(encoding="utf-8")
    listed = {line.split("`")[1] for line in manual.splitlines() if line.startswith("| `")}
    assert listed == {field.name.replace("_", "-") for field in fields(_Settings)}


def test_the_example_of_the_manual_is_read(tmp_path):
    manual = (Path(__file__).parents[1] / "docs" / "settings.md").read_text(encoding="utf-8")
    (tmp_path / "house-rules").mkdir()
    config = read_config(settings(tmp_path, manual.split("```")[1].removeprefix("toml"), "pyproject.toml"))
    assert config.allow[0].text == "Duran Duran"
