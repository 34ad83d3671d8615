"""What `copydesk check` remembers: an unchanged article is not read again, and nothing else is different."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import pytest

from copydesk import run
from copydesk.checks import CHECKS
from copydesk.desk import Desk
from copydesk.report import REPORTS
from copydesk.rule import Check

BAD = "He asked to to leave.\n"
ARTICLES = {
    "a.txt": "The the bridge.\n\nBlagojevich spoke. Blagojevich left. Nobody saw Blagojavich again.\n",
    "b.md": "<!-- copydesk: allow doubled-word: meant -->\n\nIt was was late.\n\nThe colour is gray.\n",
    "c.html": "<p>He asked to&nbsp;to leave on Tuesday, Nov. 18.</p>",
    "d.txt": "He saw the the [sic] pier. It is 10 miles (42 km) long.\n",
}


@pytest.fixture
def read(monkeypatch):
    """The articles that rules were run on."""
    seen = []
    real = Desk.read

    def watched(self, document):
        seen.append(document.article.path)
        return real(self, document)

    monkeypatch.setattr(Desk, "read", watched)
    return seen


@pytest.fixture
def archive(desk):
    for name, text in ARTICLES.items():
        (desk / name).write_text(text, encoding="utf-8")
    return desk


def report(call, *arguments):
    code, out, err = call("check", "--format", "json", "-j", "1", *arguments)
    return code, out, err


def test_what_has_not_changed_is_not_read_again_and_reported_the_same(call, archive, read):
    first = report(call)
    assert len(read) == 6
    assert report(call) == first
    (archive / "a.txt").write_text(BAD)
    second = report(call)
    assert read[6:] == ["a.txt"]
    assert second == report(call, "--no-cache") != first


@pytest.mark.parametrize("name", REPORTS)
def test_every_format_is_the_same(call, archive, read, name):
    report(call)
    count = len(read)
    remembered = call("check", "--format", name)
    assert len(read) == count
    assert remembered == call("check", "--format", name, "--no-cache")


def test_the_bytes_count_and_no_date_of_the_file(call, archive, read):
    path = archive / "bad.txt"
    report(call, "bad.txt")
    before = path.stat()
    path.write_text("He asks to to leave.\n"[: len(BAD)].ljust(len(BAD)))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert report(call, "bad.txt")[1] == report(call, "bad.txt", "--no-cache")[1]
    assert read == ["bad.txt"] * 3
    os.utime(path, (1, 1))
    report(call, "bad.txt")
    assert read == ["bad.txt"] * 3


@pytest.mark.parametrize(
    "settings",
    [
        'ignore = ["doubled-word"]',
        'select = ["doubled-word"]',
        "preview = true",
        'words = ["Blagojavich"]',
        'names = ["Blagojavich"]',
        'dialect = "en-US"',
        'encoding = "cp1252"',
        '[severity]\ndoubled-word = "note"',
        "[options.doubled-word]\nnever = []",
        '[per-file]\n"a.txt" = ["wrong-word"]',
        '[[allow]]\npath = "a.txt"\nrule = "doubled-word"\ntext = "The the"\nreason = "meant"',
        "max-file-size = 60",
    ],
)
def test_other_settings_are_heeded_and_the_old_ones_remembered(call, archive, read, settings):
    old = report(call)
    (archive / "copydesk.toml").write_text(settings + "\n")
    new = report(call)
    assert new == report(call, "--no-cache")
    assert report(call) == new
    (archive / "copydesk.toml").write_text("")
    count = len(read)
    assert report(call) == old
    assert len(read) == count


@pytest.mark.parametrize(
    "options", [["--select", "typo"], ["--date", "2024-11-19"], ["--preview"], ["--dictionary", "house.txt"]]
)
def test_other_options_are_heeded(call, archive, options):
    (archive / "house.txt.dic").write_text("")
    (archive / "house.txt").write_text("Blagojavich\n")
    report(call, "a.txt", "c.html")
    assert report(call, "a.txt", "c.html", *options) == report(
        call, "a.txt", "c.html", *options, "--no-cache"
    )
    assert report(call, "a.txt", "c.html") == report(call, "a.txt", "c.html", "--no-cache")


def test_a_rule_of_the_house_that_changed(call, desk):
    folder = desk / "ours" / "typo"
    folder.mkdir(parents=True)
    text = (
        'title = "t"\ncheck = "pattern"\nseverity = "error"\nmessage = "“{found}”"\nwhy = "w"\nsource = ["s"]\n'
        'since = "0.1"\n[options]\npatterns = ["WORD"]\n'
    )
    (desk / "copydesk.toml").write_text('rules = ["ours"]\nselect = ["zorb"]\n')
    (folder / "zorb.toml").write_text(text.replace("WORD", "leave"))
    assert json.loads(report(call, "bad.txt")[1])["summary"]["findings"] == 1
    (folder / "zorb.toml").write_text(text.replace("WORD", "zorbs"))
    from copydesk import catalogue

    catalogue._folder.cache_clear()
    assert json.loads(report(call, "bad.txt")[1])["summary"]["findings"] == 0


def test_a_baseline_is_no_part_of_what_is_remembered(call, archive, read):
    first = report(call, "--no-baseline")
    call("check", "--write-baseline", "known.json")
    (archive / "copydesk.toml").write_text('baseline = "known.json"\n')
    summary = json.loads(report(call)[1])["summary"]
    assert (summary["findings"], summary["known"]) == (0, json.loads(first[1])["summary"]["findings"])
    assert report(call, "--no-baseline") == first
    assert len(read) == 6


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_changed_lines_and_the_cache(call, archive, read):
    subprocess.run(["git", "init", "-q"], check=True)
    report(call)
    status = subprocess.run(
        ["git", "status", "--porcelain"], capture_output=True, text=True, check=True
    ).stdout
    assert ".copydesk_cache" not in status
    subprocess.run(["git", "add", "a.txt"], check=True)
    staged = report(call, "--staged")
    assert len(read) == 6
    assert staged == report(call, "--staged", "--no-cache")
    assert json.loads(staged[1])["summary"]["findings"] > 0


def test_what_was_not_checked_is_told_again(call, desk, monkeypatch):
    def crash(rule, document):
        raise ValueError("boom")
        yield

    (desk / "latin.txt").write_bytes(b"caf\xe9")
    first = report(call)
    assert first[0] == 2
    assert report(call) == first
    (desk / "latin.txt").unlink()
    monkeypatch.setitem(CHECKS, "doubled", Check(CHECKS["doubled"].options, crash))
    report(call, "--no-cache")
    (desk / "clean.txt").write_text("Another text.\n")
    first = report(call, "clean.txt")
    assert first[0] == 2
    assert report(call, "clean.txt") == first


def test_a_rule_that_cannot_be_made_ready_is_told_again(call, desk, monkeypatch):
    def prepare(rules):
        raise ValueError("boom")

    monkeypatch.setitem(CHECKS, "doubled", Check(CHECKS["doubled"].options, prepare=prepare))
    (desk / "clean.txt").write_text("Yet another text.\n")
    first = report(call, "clean.txt")
    assert first[0] == 2
    assert "boom" in first[1]
    assert report(call, "clean.txt") == first


def test_remarks_are_told_again(call, desk):
    (desk / "a.md").write_text("<!-- copydesk: allow wrong-word -->\n\nAll is well.\n")
    first = report(call, "a.md")
    assert "nothing to allow" in first[2]
    assert report(call, "a.md") == first


def test_standard_input_is_not_remembered(pipe, desk):
    done = pipe("check", "-", "--stdin-filename", "bad.txt", data=BAD.encode())
    assert done.returncode == 1
    assert pipe("check", "-", "--stdin-filename", "bad.txt", data=b"All is well.").returncode == 0
    assert not (desk / ".copydesk_cache").exists()


def test_a_file_that_changes_while_it_is_read_is_not_remembered(call, desk, monkeypatch):
    real = run.check_article

    def slow(article, *arguments):
        checked = real(article, *arguments)
        (desk / "bad.txt").write_text("He asked to leave.\n")
        return checked

    monkeypatch.setattr(run, "check_article", slow)
    monkeypatch.setattr(run._Reader.__init__, "__defaults__", (slow,))
    monkeypatch.setitem(run.check_files.__kwdefaults__, "work", slow)
    assert report(call, "bad.txt")[0] == 1
    monkeypatch.undo()
    monkeypatch.chdir(desk)
    assert report(call, "bad.txt")[0] == 0


# Where it is


def test_no_cache_writes_nothing(call, desk):
    report(call, "--no-cache")
    assert not (desk / ".copydesk_cache").exists()


def test_it_lies_beside_the_settings_with_its_own_gitignore(call, desk, monkeypatch):
    (desk / "news").mkdir()
    (desk / "news" / "a.txt").write_text(BAD)
    monkeypatch.chdir(desk / "news")
    report(call)
    assert (desk / ".copydesk_cache" / ".gitignore").read_text() == "*\n"
    assert (
        (desk / ".copydesk_cache" / "CACHEDIR.TAG")
        .read_text()
        .startswith("Signature: 8a477f597d28d172789f06886806bc55")
    )
    assert not (desk / "news" / ".copydesk_cache").exists()


def test_without_a_project_it_lies_in_the_users_cache_folder(call, desk, read, tmp_path, monkeypatch):
    report(call, "--isolated")
    monkeypatch.chdir(tmp_path)
    report(call, "--isolated", "desk")
    assert len(read) == 2
    assert not (desk / ".copydesk_cache").exists()
    assert (tmp_path / "cache" / "copydesk" / "articles" / "CACHEDIR.TAG").exists()


def test_without_settings_it_lies_at_the_top_of_the_repository(call, desk, read, monkeypatch):
    (desk / ".git").mkdir()
    (desk / "copydesk.toml").unlink()
    for name in ("one", "two"):
        (desk / name).mkdir()
        (desk / name / "a.txt").write_text(f"Number {name} asked to to leave.\n")
        monkeypatch.chdir(desk / name)
        report(call, "--isolated")
    monkeypatch.chdir(desk)
    report(call, "--isolated", "one", "two")
    assert read == ["a.txt", "a.txt"]
    assert [path.parent for path in desk.rglob(".copydesk_cache")] == [desk]


def test_clean(call, desk):
    report(call)
    code, out, _ = call("clean")
    assert (code, out) == (0, f"removed {desk / '.copydesk_cache'}\n")
    assert not (desk / ".copydesk_cache").exists()
    assert call("clean")[:2] == (0, f"nothing to remove at {desk / '.copydesk_cache'}\n")
    (desk / ".copydesk_cache").mkdir()
    code, _, err = call("clean")
    assert (code, "was not made by copydesk" in err) == (2, True)


def test_a_broken_cache_changes_nothing(call, archive):
    first = report(call)
    for path in (archive / ".copydesk_cache").rglob("*.json"):
        path.write_bytes(path.read_bytes()[:-9])
    assert report(call) == first
    shutil.rmtree(archive / ".copydesk_cache")
    (archive / ".copydesk_cache").write_text("no folder")
    assert report(call) == first


def test_several_runs_at_once(desk):
    for number in range(60):
        (desk / f"{number}.txt").write_text(f"Number {number} asked to to leave.\n")
    command = [sys.executable, "-m", "copydesk", "check", "--format", "json"]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)]
    outputs = [run.communicate(timeout=120) for run in runs]
    assert len(set(outputs)) == 1
    assert outputs[0][1] == b""
    assert json.loads(outputs[0][0])["summary"]["findings"] == 61
    again = subprocess.run(command, capture_output=True, timeout=120, check=False)
    assert (again.stdout, again.stderr) == outputs[0]
    assert not list((desk / ".copydesk_cache").rglob("*.tmp"))
