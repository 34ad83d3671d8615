"""`copydesk check`: exit codes, what wrong usage is told, and where settings come from."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from copydesk import run
from copydesk.catalogue import read_catalogue
from copydesk.checks import CHECKS
from copydesk.cli import main
from copydesk.rule import Check

from .samples import BAD, results, sarif

# Exit codes


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["clean.txt"], 0),
        (["bad.txt"], 1),
        (["bad.txt", "--exit-zero"], 0),
        (["missing.txt"], 2),
        (["missing.txt", "--exit-zero"], 2),
        (["bad.txt", "missing.txt"], 2),
        ([], 1),
    ],
)
def test_exit_codes(call, arguments, code):
    assert call(*sarif(*arguments))[0] == code


def test_fail_on(call, desk):
    (desk / "copydesk.toml").write_text('[severity]\ndoubled-word = "note"\n')
    assert call(*sarif("bad.txt"))[0] == 0
    assert call(*sarif("bad.txt", "--fail-on", "note"))[0] == 1
    (desk / "copydesk.toml").write_text('fail-on = "error"\n[severity]\ndoubled-word = "warning"\n')
    assert call(*sarif("bad.txt"))[0] == 0
    assert call(*sarif("bad.txt", "--fail-on", "warning"))[0] == 1


def test_a_file_that_cannot_be_read_hides_nothing_else(call, desk):
    (desk / "latin.txt").write_bytes(b"caf\xe9")
    code, out, _ = call(*sarif())
    assert code == 2
    assert [result["ruleId"] for result in results(out)] == ["doubled-word"]


def crash(rule, document):
    raise ValueError("boom")
    yield


def test_a_rule_that_crashes_is_exit_2(call, monkeypatch):
    monkeypatch.setitem(CHECKS, "doubled", Check(CHECKS["doubled"].options, crash))
    assert call(*sarif("clean.txt"))[0] == 2


def test_our_own_fault_is_exit_2_and_never_1(call, monkeypatch):
    monkeypatch.setattr(run, "report", lambda *_: 1 / 0)
    code, _, err = call(*sarif("bad.txt"))
    assert code == 2
    assert "ZeroDivisionError" in err
    assert "this is a bug" in err


def test_an_error_of_the_system_is_one_line(call, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(run, "report", full)
    code, _, err = call(*sarif("bad.txt"))
    assert (code, err.count("\n")) == (2, 1)
    assert "No space left on device" in err


def test_nothing_to_read_is_exit_2(call, desk):
    (desk / "empty").mkdir()
    assert call(*sarif("empty"))[0] == 2


def test_rules_missing_is_exit_2(call, monkeypatch, tmp_path):
    monkeypatch.setattr("copydesk.tables.HERE", tmp_path / "nowhere")
    code, _, err = call(*sarif("bad.txt"))
    assert code == 2
    assert "reinstall copydesk" in err


# Usage errors


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek"], "No such command 'chek'"),
        (["check", "--selct", "typo"], "--select"),
        (
            ["check", "--select", "doubled-wrd"],
            "--select: there is no rule 'doubled-wrd'; did you mean 'doubled-word'?",
        ),
        (["check", "--ignore", "tpyo"], "--ignore: there is no rule 'tpyo'; did you mean 'typo'?"),
        (["check", "--ignore", "xyzzy"], "copydesk rules lists them"),
        (["check", "--format", "srif"], "; did you mean 'sarif'?"),
        (["check", "--fail-on", "eror"], "'eror' is not one of"),
        (["check", "--date", "23.11.2026"], "'23.11.2026' is not a date as in 2026-11-23"),
        (["check", "--encoding", "utf8x"], "--encoding: there is no text encoding 'utf8x'"),
        (["check", "--config", "nowhere.toml"], "'nowhere.toml' does not exist"),
        (["check", "--jobs", "0"], "0 is not in the range"),
        (["check", "--config", "copydesk.toml", "--isolated"], "contradict each other"),
        (
            ["check", "--format", "text", "--format", "sarif"],
            "--format text --output - --format sarif --output FILE",
        ),
        (
            ["check", "--output", "nowhere/report.txt"],
            "--output nowhere/report.txt: No such file or directory",
        ),
        (["check", "--output", "a", "--output", "b"], "each --format needs its --output"),
        (
            ["check", "--format", "json", "--output", "a", "--format", "sarif", "--output", "a"],
            "two reports cannot go to one place",
        ),
        (["check", "bad.txt", "--output", "../desk/bad.txt"], "would overwrite an article"),
        (["check", "bad.txt", "--stdin-filename", "a.txt"], "give - as the path"),
        (["explain"], "Missing argument"),
        (["explain", "doubled-wrd"], "there is no rule 'doubled-wrd'; did you mean 'doubled-word'?"),
        (["explain", "typo"], "'typo' is a family"),
    ],
)
def test_wrong_usage_is_exit_2_and_suggests_the_next_step(call, arguments, said):
    code, out, err = call(*arguments)
    assert (code, out) == (2, "")
    assert said in " ".join(err.split())


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('selct = ["typo"]', "copydesk.toml:1: selct: unknown key; did you mean 'select'?"),
        ('select = ["doubled-wrd"]', "copydesk.toml:1: select: there is no rule 'doubled-wrd'"),
        (
            '[options.doubled-word]\nwrds = ["a"]',
            "copydesk.toml:2: options.doubled-word.wrds: unknown option",
        ),
        ('encoding = "utf8x"', "copydesk.toml:1: encoding: there is no text encoding 'utf8x'"),
        ('exclude = ["!"]', "copydesk.toml:1: exclude: '!' is no pattern"),
        ('[per-file]\n"!" = ["typo"]', "copydesk.toml:1: per-file: '!' is no pattern"),
    ],
)
def test_wrong_settings_are_exit_2(call, desk, settings, said):
    (desk / "copydesk.toml").write_text(settings)
    code, out, err = call("check", "bad.txt")
    assert (code, out) == (2, "")
    assert said in err


def test_a_wrong_rule_file_is_exit_2(call, desk):
    (desk / "ours" / "typo").mkdir(parents=True)
    (desk / "ours" / "typo" / "mine.toml").write_text("title = 1")
    (desk / "copydesk.toml").write_text('rules = ["ours"]')
    code, _, err = call("check", "bad.txt")
    assert code == 2
    assert "mine.toml:1: title: expected a string, found 1" in err


# Settings and options


def test_settings_are_found_above_and_isolated_ignores_them(call, desk, monkeypatch):
    (desk / "copydesk.toml").write_text('ignore = ["doubled-word"]')
    (desk / "news").mkdir()
    (desk / "news" / "a.txt").write_text(BAD)
    monkeypatch.chdir(desk / "news")
    found = call("check", "--format", "sarif", "a.txt")[1]
    assert results(found) == []
    found = call("check", "--format", "sarif", "--isolated", "a.txt")[1]
    assert [result["ruleId"] for result in results(found)] == ["doubled-word"]


def test_settings_may_be_named(call, desk):
    (desk / "other.toml").write_text('ignore = ["doubled-word"]')
    assert results(call("check", "--format", "sarif", "--config", "other.toml", "bad.txt")[1]) == []


def test_select_outweighs_the_settings_and_ignore_adds_to_them(call, desk):
    (desk / "copydesk.toml").write_text('ignore = ["doubled-word"]')
    assert len(results(call(*sarif("bad.txt"))[1])) == 1
    (desk / "copydesk.toml").write_text('select = ["doubled-word"]')
    assert results(call("check", "--format", "sarif", "--ignore", "wrong-word,typo", "bad.txt")[1]) != []
    assert results(call("check", "--format", "sarif", "--ignore", "typo,doubled-word", "bad.txt")[1]) == []


def test_exclude_applies_to_named_files_only_when_forced(call, desk):
    (desk / "copydesk.toml").write_text('exclude = ["bad.txt"]')
    assert call(*sarif())[0] == 0
    assert call(*sarif("bad.txt"))[0] == 1
    assert call(*sarif("bad.txt", "--force-exclude"))[0] == 0


def test_exclude_counts_from_the_settings_file(call, desk, monkeypatch):
    (desk / "copydesk.toml").write_text('exclude = ["/news/old/"]')
    for name in ("news/old", "news/new"):
        (desk / name).mkdir(parents=True)
        (desk / name / "a.txt").write_text(BAD)
    monkeypatch.chdir(desk / "news")
    uris = [
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for result in results(call(*sarif())[1])
    ]
    assert len(uris) == 1
    assert uris[0].endswith("new/a.txt")


def test_max_file_size_and_encoding(call, desk):
    (desk / "copydesk.toml").write_text("max-file-size = 10")
    assert call(*sarif("bad.txt"))[0] == 2
    (desk / "copydesk.toml").write_text('encoding = "cp1252"')
    (desk / "latin.txt").write_bytes(b"Caf\xe9 to to go.")
    assert call(*sarif("latin.txt"))[0] == 1
    assert call(*sarif("latin.txt", "--encoding", "utf-8"))[0] == 2


def test_an_older_name_of_a_rule_is_noted(call, desk):
    (desk / "ours" / "typo").mkdir(parents=True)
    house = next(rule for rule in read_catalogue() if rule.id == "doubled-word")
    text = (house.home / "wrong-word" / "doubled-word.toml").read_text(encoding="utf-8")
    text = text.replace("[options]", 'replaces = ["twice"]\n[options]', 1)
    (desk / "ours" / "typo" / "mine.toml").write_text(text, encoding="utf-8")
    (desk / "copydesk.toml").write_text('rules = ["ours"]\nselect = ["twice"]')
    code, out, err = call("check", "--format", "sarif", "bad.txt")
    assert code == 1
    assert [result["ruleId"] for result in results(out)] == ["mine"]
    assert "the rule 'twice' is now called 'mine'" in err
    code, out, err = call("explain", "twice")
    assert (code, out.startswith("mine")) == (0, True)
    assert "now called 'mine'" in err


def test_preview(call, desk):
    (desk / "ours" / "typo").mkdir(parents=True)
    house = next(rule for rule in read_catalogue() if rule.id == "doubled-word")
    text = (house.home / "wrong-word" / "doubled-word.toml").read_text(encoding="utf-8")
    text = text.replace("[options]", "preview = true\n[options]", 1)
    (desk / "ours" / "typo" / "mine.toml").write_text(text, encoding="utf-8")
    (desk / "copydesk.toml").write_text('rules = ["ours"]\npreview = true\n')

    def speaks(*arguments):
        found = results(call("check", "--format", "sarif", "bad.txt", *arguments)[1])
        agreed = {rule for result in found for rule in result.get("properties", {}).get("also", [])}
        return "mine" in agreed | {result["ruleId"] for result in found}

    assert speaks()
    assert not speaks("--no-preview")
    assert speaks("--no-preview", "--select", "mine")
    assert not speaks("--no-preview", "--select", "typo")
    assert speaks("--preview", "--select", "typo")
    assert not speaks("--ignore", "mine")
    assert "(preview: off)" not in call("rules")[1]
    (desk / "copydesk.toml").write_text('rules = ["ours"]')
    assert "(preview: off)" in next(line for line in call("rules")[1].splitlines() if " mine " in line)


def test_a_single_place_is_allowed(call, desk):
    entry = '[[allow]]\npath = "bad.txt"\nrule = "doubled-word"\ntext = "to to"\nreason = "meant"\n'
    (desk / "copydesk.toml").write_text(entry)
    (desk / "worse.txt").write_text(BAD)
    uris = [
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for result in results(call(*sarif())[1])
    ]
    assert [uri.rsplit("/")[-1] for uri in uris] == ["worse.txt"]


def test_comments_allow_and_are_remarked_on(call, desk):
    allow = "<!-- copydesk: allow {} -->\n\n"
    (desk / "a.md").write_text(
        f"{allow.format('doubled-word: meant')}{BAD}\n{allow.format('doubled-wrd')}{BAD}"
    )
    code, out, err = call(*sarif("a.md"))
    assert (code, len(results(out))) == (1, 1)
    said = "a comment allows 'doubled-wrd': there is no such rule; did you mean 'doubled-word'?"
    assert err == f"a.md:5:1: {said}\n"
    assert call(*sarif("a.md", "--quiet"))[2] == ""


def test_a_comment_that_allows_nothing_is_remarked_on(call, desk):
    (desk / "a.html").write_text("<!-- copydesk: allow-file wrong-word --><p>All is well.</p>")
    code, _, err = call(*sarif("a.html"))
    assert (code, err) == (0, "a.html:1:1: a comment allows wrong-word, but it has nothing to allow\n")


def test_called_from_a_thread(desk):
    with ThreadPoolExecutor() as threads:
        assert threads.submit(main, ["--version"]).result() == 0


def test_the_date_reaches_the_article(call, monkeypatch):
    seen = []

    def look(rule, document):
        seen.append(document.meta.date)
        yield from ()

    monkeypatch.setitem(CHECKS, "doubled", Check(CHECKS["doubled"].options, look))
    assert call(*sarif("bad.txt", "--date", "2026-11-23"))[0] == 0
    assert seen == [date(2026, 11, 23)]
