"""Words and names of the house: in the settings, in dictionaries, and the list of those that are unknown."""

from __future__ import annotations

import json
import tomllib

import pytest

from copydesk.cli import main
from copydesk.config import Config, ConfigError
from copydesk.document import Article, Document, House
from copydesk.orthography.vocabulary import Vocabulary


def unknown(text, **house):
    document = Document(Article("a.txt", text), House(**{key: frozenset(v) for key, v in house.items()}))
    return [(one.kind, one.text, len(one.tokens)) for one in document.unknown]


@pytest.mark.parametrize(
    "form",
    [
        "doomscroll", "doomscrolls", "doomscrolled", "doomscrolling", "doomscroller", "doomscroll's",
        "zibbed", "zibbing", "plonky", "plonkier", "plonkiest", "vlie", "vlying",
    ],
)  # fmt: skip
def test_a_word_of_the_house_is_right_in_all_its_inflections(form):
    house = Vocabulary(frozenset(["doomscroll", "zib", "plonky", "vlie"]))
    assert house.right(form)
    assert not Vocabulary().right(form)


def test_a_word_of_the_house_may_be_one_that_is_listed_as_a_misspelling():
    assert not Vocabulary().right("teh")
    assert Vocabulary(frozenset(["Teh"])).right("teh")


@pytest.mark.parametrize(
    ("name", "text", "named"),
    [
        ("Ons", "Ons", True),
        ("Ons", "Ons’", True),
        ("Ons", "Ons’s", True),
        ("Ons", "ons", False),
        ("Ons", "ONS", False),
        ("Ons", "Onsen", False),
        ("O’Quill", "O'Quill", True),
        ("Tack's", "Tack’s", True),
    ],
)
def test_a_name_of_the_house_is_right_as_it_is_written(name, text, named):
    assert Vocabulary(names=frozenset([name])).named(text) is named


def test_a_name_silences_no_word():
    text = "The repressentations of the state were peele."
    assert unknown(text, names=["Ons", "Peele"]) == unknown(text)


def test_unknown_words_and_names_in_the_order_in_which_they_come():
    text = "Zibbling is new. They zibble in Querzville, and Querzville’s mayor, a zibble fan, does not."
    assert unknown(text) == [("name", "Zibbling", 1), ("word", "zibble", 2), ("name", "Querzville", 2)]


@pytest.mark.parametrize(
    "text",
    ["The XQZW met.", "See zq3r7.", "A well-known two-thirds majority’s vote.", "", "He didn’t. They’d’ve."],
)
def test_initialisms_figures_and_known_words_are_not_unknown(text):
    assert unknown(text) == []


def test_a_name_with_a_hyphen_is_unknown_when_one_of_its_parts_is():
    assert unknown("A California-style vote in Querz-Paris and US-Paris.") == [("name", "Querz-Paris", 1)]
    assert unknown("A vote in Querz-Paris.", names=["Querz"]) == []


# Dictionaries


def test_a_dictionary_holds_words_and_names(tmp_path):
    (tmp_path / "house.txt").write_text(
        "﻿# ours\n\ndoomscroll\nKyivstar  # the operator\r\niPhone\nà-côté\n", "utf-8"
    )
    config = Config(words=("zib",)).with_dictionary(tmp_path / "house.txt")
    assert config.words == ("zib", "doomscroll", "à-côté")
    assert config.names == ("Kyivstar", "iPhone")


@pytest.mark.parametrize("line", ["two words", "a, b", "---", "word = 3", "“x”"])
def test_a_line_that_holds_no_single_word_is_named(tmp_path, line):
    path = tmp_path / "house.txt"
    path.write_text(f"fine\n# {line}\n{line}\n", "utf-8")
    with pytest.raises(ConfigError, match=r"house\.txt:3: expected one word"):
        Config().with_dictionary(path)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "copydesk.toml").write_text("")
    (tmp_path / "a.txt").write_text("It was a possesment of the town.\n")
    return tmp_path


def call(capsys, *arguments):
    code = main(list(arguments))
    out, err = capsys.readouterr()
    return code, out, err


def test_check_takes_several_dictionaries(folder, capsys):
    (folder / "one.txt").write_text("zib\n")
    (folder / "two.txt").write_text("possesment\n")
    assert call(capsys, "check", "a.txt", "--select", "typo")[0] == 1
    assert call(capsys, "check", "a.txt", "--select", "typo", "--dictionary", "one.txt")[0] == 1
    pair = ["--dictionary", "one.txt", "--dictionary", "two.txt"]
    assert call(capsys, "check", "a.txt", "--select", "typo", *pair)[0] == 0


def test_dictionaries_of_the_settings_count_from_their_file(folder, capsys, monkeypatch):
    (folder / "copydesk.toml").write_text('dictionaries = ["house.txt"]\n')
    (folder / "house.txt").write_text("possesment\n")
    (folder / "inner").mkdir()
    monkeypatch.chdir(folder / "inner")
    assert call(capsys, "check", "../a.txt", "--select", "typo")[0] == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"fine\nnot one\n", "bad.txt:2: expected one word"), (b"\xff\xfe\xff", "bad.txt: not UTF-8")],
)
def test_a_wrong_dictionary_is_exit_2(folder, capsys, content, said):
    (folder / "bad.txt").write_bytes(content)
    code, _, err = call(capsys, "check", "a.txt", "--dictionary", "bad.txt")
    assert (code, said in err) == (2, True)
    (folder / "copydesk.toml").write_text('dictionaries = ["bad.txt"]\n')
    code, _, err = call(capsys, "check", "a.txt")
    assert (code, said in err) == (2, True)


def test_a_dictionary_that_is_missing_is_exit_2(folder, capsys):
    assert call(capsys, "check", "a.txt", "--dictionary", "none.txt")[0] == 2
    (folder / "copydesk.toml").write_text('dictionaries = ["none.txt"]\n')
    code, _, err = call(capsys, "check", "a.txt")
    assert (code, "none.txt" in err) == (2, True)


# copydesk words


@pytest.fixture
def archive(folder):
    (folder / "a.txt").write_text("Police zibble.\nThe Querzville police zibble.\n")
    (folder / "b.txt").write_text("They zibble in Querzville.\nThe frimp did.\n")
    return folder


def test_words_can_be_pasted_into_the_settings(archive, capsys):
    code, out, _ = call(capsys, "words")
    assert (code, tomllib.loads(out)) == (0, {"words": ["zibble", "frimp"], "names": ["Querzville"]})
    assert '"zibble",  # 3 in 2 files: a.txt:1:8' in out
    assert '"frimp",   # 1 in 1 file: b.txt:2:5' in out
    (archive / "copydesk.toml").write_text(out)
    assert tomllib.loads(call(capsys, "words")[1]) == {"words": [], "names": []}
    assert "zibble" in call(capsys, "words", "--isolated")[1]


def test_words_as_json(archive, capsys):
    code, out, _ = call(capsys, "words", "a.txt", "--format", "json", "--at-least", "2")
    assert code == 0
    assert json.loads(out) == [
        {"text": "zibble", "kind": "word", "count": 2, "files": 1, "path": "a.txt", "line": 1, "column": 8}
    ]


def test_words_of_files_that_can_be_read_are_listed(archive, capsys):
    (archive / "c.txt").write_bytes(b"caf\xe9")
    code, out, err = call(capsys, "words", ".", "gone.txt")
    assert code == 2
    assert "zibble" in out
    assert "c.txt" in err
    assert "gone.txt" in err
    assert "zibble" in call(capsys, "words", "--encoding", "latin-1")[1]


def test_nothing_to_read_is_exit_2(archive, capsys):
    (archive / "empty").mkdir()
    assert call(capsys, "words", "empty")[0] == 2
