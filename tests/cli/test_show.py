"""`copydesk show`: what is read from an article, for people and for programs."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from copydesk.cli import main

PIER = """\
“The pier will open in May,” said Maya Lindqvist, the harbour master.

Lindqvist said on 4 March that it had cost £2.4m, and that she expected about 1,500 visitors a day.
"""
PAGE = Path(__file__).parents[2] / "docs" / "try-a-pattern.md"


@pytest.fixture(autouse=True)
def desk(tmp_path, monkeypatch):
    """A folder with an article; no settings from above, no colours."""
    (tmp_path / "copydesk.toml").write_text("")
    (tmp_path / "pier.txt").write_text(PIER, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def call(capsys):
    """`call(*arguments)`: exit code, standard output, standard error."""

    def call(*arguments):
        code = main(["show", *map(str, arguments)])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


@pytest.fixture
def read(call, desk):
    """`read(text, …)`: the readings of a text as JSON has them."""

    def read(text, *options, name="copy.txt"):
        (desk / name).write_bytes(text.encode())
        return json.loads(call("--format", "json", *options, name)[1])

    return read


def every(readings):
    """Every reading that has a place."""
    lists = [
        readings[key] for key in ("blocks", "sentences", "quotations", "mentions", "figures", "dates", "ages")
    ]
    found = [one for listed in lists for one in listed]
    for quotation in readings["quotations"]:
        found += quotation["speakers"]
        found += [one["speaker"] for one in quotation["speakers"] if one["speaker"]]
    keys = ("tokens", "groups", "claims")
    return found + [
        one for sentence in readings["sentences"] for key in keys for one in sentence.get(key, ())
    ]


def test_the_example_of_the_manual(call):
    code, out, err = call("pier.txt")
    assert (code, err) == (0, "")
    assert f"```text\n{out}```" in PAGE.read_text(encoding="utf-8")


def test_the_manual_names_every_key(read):
    page = PAGE.read_text(encoding="utf-8")
    readings = read(PIER + "The pier was not finished. Lindqvist, 43, opened the gate.\n", "--all")
    assert readings["ages"]
    assert any(sentence["claims"] for sentence in readings["sentences"])
    for one in (readings, *every(readings), *readings["entities"]):
        assert all(f"`{key}`" in page for key in one), one


def test_readings_and_their_places(read):
    text = "\ufeff😀. Ana Ruiz said: “I spent\t£4m on 3 May.”\r\n\r\nRuiz left.\r\n"
    readings = read(text, "--all")
    seen = text.removeprefix("\ufeff")
    for one in every(readings):
        start, end = one["span"]["start"], one["span"]["end"]
        assert " ".join(seen[start["offset"] : end["offset"]].split()) == one["text"]
        before = seen[: start["offset"]]
        assert (start["line"], start["column"]) == (
            before.count("\n") + 1,
            len(before) - before.rfind("\n"),
        )
    assert [figure["value"] for figure in readings["figures"] if figure["kind"] == "money"] == [4e6]
    assert [(date["day"], date["month"], date["year"]) for date in readings["dates"]] == [(3, 5, None)]
    assert [sentence["block"] for sentence in readings["sentences"]][-1] == 1
    (quotation,) = readings["quotations"]
    assert quotation["complete"]
    assert [(one["speaker"]["text"], one["verb"], one["kind"]) for one in quotation["speakers"]] == [
        ("Ana Ruiz", "said", "name")
    ]


def test_who_is_meant(read):
    readings = read(PIER)
    entity = readings["entities"][readings["mentions"][0]["entity"]]
    assert (entity["name"], entity["pronoun"], entity["mentions"]) == ("Maya Lindqvist", "she", 3)
    assert [mention["form"] for mention in readings["mentions"]] == ["full", "family", "pronoun"]
    assert {mention["means"] for mention in readings["mentions"]} == {"Maya Lindqvist"}


def test_tokens_only_when_asked_for(call, read):
    assert all("tokens" not in sentence for sentence in read(PIER)["sentences"])
    tokens = read("She wasn’t told.\n", "--tokens")["sentences"][0]["tokens"]
    assert [token["text"] for token in tokens] == ["She", "wasn’t", "told", "."]
    assert (tokens[1]["clitic"], tokens[1]["lemma"], tokens[2]["lemma"]) == ("RB", "be", "tell")
    assert "- word" not in call("copy.txt")[1]
    _, out, _ = call("--tokens", "copy.txt")
    assert [line.split() for line in out.splitlines() if "wasn’t " in line][-1][-3:] == [
        "AUX",
        "VBD+RB",
        "be",
    ]


def test_groups_and_claims_with_the_names_that_patterns_use(call, read):
    text = "The old pier was not closed by Maya Lindqvist in 2012. Maya Lindqvist, 43, left the town.\n"
    plain = read(text)
    assert not {"groups", "claims"} & plain["sentences"][0].keys()
    first, second = read(text, "--groups", "--claims")["sentences"]
    assert [(one["text"], one["kind"], one["head"], one["traits"]) for one in first["groups"]][:2] == [
        ("The old pier", "noun-group", "pier", ["singular"]),
        ("was not closed", "verb-group", "closed", ["finite", "past", "passive", "negated"]),
    ]
    [claim] = first["claims"]
    assert (claim["subject"], claim["verb"], claim["denied"], claim["year"]) == (
        "old pier",
        "close",
        True,
        2012,
    )
    assert (claim["link"], claim["object"], claim["passive"]) == ("by", "Maya Lindqvist", True)
    assert [(age["value"], age["person"]) for age in plain["ages"]] == [(43, "Maya Lindqvist")]
    shown = " ".join(call("--all", "copy.txt")[1].split())
    assert "1:1 group The old pier noun, head “pier”, singular 1:1 - word The" in shown
    assert "1:14 claim was not closed old pier not close by Maya Lindqvist (past, passive, 2012)" in shown
    assert "1:72 age 43 43, Maya Lindqvist" in shown
    assert second["groups"]


def test_quotations_that_lack_something(call, desk):
    (desk / "odd.txt").write_text("The shop has “a ‘small’ sign” aloud. “Nobody knows\n", encoding="utf-8")
    rows = [line.split("  ")[-1].strip() for line in call("odd.txt")[1].splitlines() if " quotation " in line]
    assert rows == ["no speaker beside it", "inside another", "a mark is missing"]


def test_markup(read, call, desk):
    readings = read("# Ruiz &amp; Co.\n\nThe *mayor* left.\n\n- One item\n", name="copy.md")
    assert [(block["kind"], block["text"]) for block in readings["blocks"]][1:] == [
        ("paragraph", "The mayor left."),
        ("item", "One item"),
    ]
    assert readings["form"] == "markdown"
    assert readings["blocks"][0]["text"] == "Ruiz & Co."
    page = "<html><head><title>Pier</title></head><body><article><p>It opened.</p></article></body></html>"
    (desk / "page.html").write_text(page)
    assert "\ntitle   Pier\n" in call("page.html")[1]


def test_standard_input(call, monkeypatch):
    def give(text):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    give(PIER)
    assert call("-")[1].startswith("stdin: 2 blocks, 2 sentences, 29 words; plain, utf-8\n")
    give("<p>One.</p><p>Two.</p>")
    assert call("-", "--stdin-filename", "a.html")[1].startswith("a.html: 2 blocks")
    code, _, err = call("pier.txt", "--stdin-filename", "a.html")
    assert code == 2
    assert "--stdin-filename" in err


def test_what_cannot_be_read(call, desk):
    code, out, err = call("gone.txt")
    assert (code, out) == (2, "")
    assert err.startswith("Error: gone.txt: no such file")
    (desk / "latin.txt").write_bytes(b"Caf\xe9s open.\n")
    assert call("latin.txt")[0] == 2
    code, out, _ = call("--encoding", "cp1252", "latin.txt")
    assert code == 0
    assert "Cafés open." in out
    (desk / "copydesk.toml").write_text('encoding = "cp1252"\n')
    assert call("latin.txt")[0] == 0
    assert call("--isolated", "latin.txt")[0] == 2


@pytest.mark.parametrize("text", ["", "\n\n", "…", "“", "9" * 400 + " people\n"])
def test_odd_texts(call, read, text):
    readings = read(text)
    assert len(readings["sentences"]) <= 1
    json.dumps(readings, allow_nan=False)
    assert call("copy.txt")[0] == 0


def test_lines_keep_to_the_width(call, desk):
    long = (
        "“" + "So many words stand between these two marks, " * 9 + "in all.” said the mayor of the town.\n"
    )
    long += "Methicillin Resistant Staphylococcus Aureus Committee (MRSAC) met. " * 2
    name = f"{'long' * 15}.txt"
    (desk / name).write_text(long, encoding="utf-8")
    _, out, _ = call(name)
    assert max(map(len, out.splitlines())) <= 80
    assert out.splitlines()[1].startswith("2 blocks, ")
    assert "letters for" in out


def test_what_a_terminal_would_obey_is_escaped(call, desk):
    (desk / "bell.txt").write_text("The \x1b[31mmayor of Leeds left.\n")
    assert "\x1b" not in call("--tokens", "bell.txt")[1]
    assert "\x1b[" in call("--color", "always", "pier.txt")[1]
