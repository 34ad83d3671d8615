"""`copydesk fix`: what it writes and does not write, what it says, and how it asks."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from copydesk import run

BAD = "He asked to to leave.\n"
CLEAN = "He asked to leave.\n"
MIXED = "The the aggravanding noise went on .\nHe asked to to leave.\n"
"""Three sure faults and one that has a suggestion only."""

needs_terminal = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals")


def snapshot(folder):
    return {
        path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()
    }


# What it writes


def test_what_is_sure_is_mended_in_the_file(call, desk):
    code, out, err = call("fix", "bad.txt", "clean.txt")
    assert (code, err) == (0, "")
    assert (desk / "bad.txt").read_text() == CLEAN
    assert out == "bad.txt:1:10: “to to” → “to” [doubled-word]\n1 repair made in 1 of 2 articles.\n"
    assert call("check", "--select", "doubled-word", ".")[0] == 0


def test_what_is_left_is_counted_and_is_exit_1(call, desk):
    (desk / "mixed.txt").write_text(MIXED)
    code, out, _ = call("fix", "mixed.txt")
    assert code == 1
    assert (desk / "mixed.txt").read_text() == "The aggravanding noise went on.\nHe asked to leave.\n"
    assert out.splitlines()[-2:] == [
        "3 repairs made in 1 of 1 article.",
        "1 finding left: copydesk check shows them; --ask goes through the 1 with a suggestion.",
    ]
    assert call("fix", "mixed.txt", "--exit-zero")[0] == 0
    assert call("fix", "mixed.txt", "--fail-on", "error", "-q")[:2] == (1, "")
    assert call("fix", "mixed.txt", "--unsafe")[0] == 0
    assert "aggravanding" not in (desk / "mixed.txt").read_text()


def test_rules_may_be_chosen(call, desk):
    (desk / "mixed.txt").write_text(MIXED)
    assert call("fix", "mixed.txt", "--select", "space-before-mark")[0] == 0
    assert (desk / "mixed.txt").read_text() == MIXED.replace(" .", ".")


def test_the_difference_is_shown_and_nothing_is_written(call, desk):
    (desk / "mixed.txt").write_bytes(MIXED.replace("\n", "\r\n").encode().rstrip())
    before = snapshot(desk)
    code, out, err = call("fix", "--diff", ".")
    assert code == 1
    assert snapshot(desk) == before
    assert "--- mixed.txt\n+++ mixed.txt\n@@ -1,2 +1,2 @@\n" in out
    assert "+The aggravanding noise went on.\r\n" in out
    assert "+He asked to leave.\n\\ No newline at end of file\n" in out
    assert "4 repairs to make in 2 of 3 articles; nothing was written." in err
    assert call("fix", "--diff", "clean.txt")[:2] == (0, "")


@pytest.mark.skipif(shutil.which("patch") is None, reason="patch is not installed")
def test_the_difference_can_be_applied(pipe, desk):
    text = MIXED + "All is well.\n" * 9 + BAD
    forms = itertools.product(["\n", "\r\n"], [text, text.rstrip()], [b"", b"\xef\xbb\xbf"])
    files = {
        Path(f"{n}.txt"): bom + form.replace("\n", end).encode() for n, (end, form, bom) in enumerate(forms)
    }
    for path, data in files.items():
        path.write_bytes(data)
    shown = pipe("fix", "--diff", *files)
    pipe("fix", *files)
    mended = {path: path.read_bytes() for path in files}
    for path, data in files.items():
        path.write_bytes(data)
    subprocess.run(["patch", "-p0", "--binary", "-s"], input=shown.stdout, check=True, timeout=60)
    assert {path: path.read_bytes() for path in files} == mended
    assert not {*mended.values()} & {*files.values()}


def test_standard_input_is_mended_to_standard_output(pipe, desk):
    data = "Caf\u00e9 to to go.\r\nAll – well".encode("cp1252")
    done = pipe("fix", "-", "--encoding", "cp1252", data=data)
    assert (done.returncode, done.stdout) == (0, data.replace(b"to to", b"to"))
    assert "stdin:1:6: “to to” → “to” [doubled-word]" in done.stderr.decode()
    done = pipe("fix", "-", "--stdin-filename", "a.md", data=b"All is well.")
    assert (done.returncode, done.stdout) == (0, b"All is well.")
    done = pipe("fix", "-", data=b"caf\xe9")
    assert (done.returncode, done.stdout) == (2, b"")


def test_a_file_that_changes_meanwhile_is_left_alone(call, desk, monkeypatch):
    real = run.mend_article

    def slow(article, *arguments, **options):
        mended = real(article, *arguments, **options)
        (desk / "bad.txt").write_text("He wants to to stay.\n")
        return mended

    monkeypatch.setattr(run, "mend_article", slow)
    code, out, _ = call("fix", "bad.txt", "-j", "1")
    assert code == 2
    assert (desk / "bad.txt").read_text() == "He wants to to stay.\n"
    assert (
        "not done: bad.txt: changed since it was read, so nothing was written; run copydesk fix again" in out
    )
    assert "repair made" not in out


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everything")
def test_a_file_that_may_not_be_written_is_left_alone(call, desk):
    (desk / "bad.txt").chmod(0o444)
    code, out, _ = call("fix", "bad.txt")
    assert code == 2
    assert "bad.txt: cannot be written: Permission denied" in out
    assert (desk / "bad.txt").read_text() == BAD


def test_what_cannot_be_read_hides_nothing_else(call, desk):
    (desk / "latin.txt").write_bytes(b"caf\xe9 to to")
    code, out, _ = call("fix", ".")
    assert code == 2
    assert (desk / "bad.txt").read_text() == CLEAN
    assert (desk / "latin.txt").read_bytes() == b"caf\xe9 to to"
    assert "not done: latin.txt: not UTF-8" in out


def test_several_processes_mend_what_one_does(pipe, desk):
    text = ("The council met on Monday and spoke of the bridge again.\n" * 100 + BAD) * 2
    for folder in ("one", "two"):
        (desk / folder).mkdir()
        for number in range(20):
            (desk / folder / f"{number:02}.txt").write_text(text)
    one = pipe("fix", ".", "-j", "1", cwd=desk / "one")
    two = pipe("fix", ".", "-j", "3", cwd=desk / "two")
    assert one.returncode == two.returncode == 0
    assert one.stdout == two.stdout
    assert {path.read_text() for path in desk.glob("*/*.txt")} == {text.replace("to to", "to")}


# What it refuses


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "name what to mend: copydesk fix --diff ."),
        (["-", "bad.txt"], "give it alone"),
        (["bad.txt", "--stdin-filename", "a.txt"], "give - as the path"),
        (["bad.txt", "--ask", "--diff"], "take one of them"),
        (["bad.txt", "--ask"], "--ask needs a terminal"),
        (["bad.txt", "--select", "doubled-wrd"], "did you mean 'doubled-word'?"),
        (["bad.txt", "--config", "copydesk.toml", "--isolated"], "contradict each other"),
    ],
)
def test_wrong_usage_is_exit_2_and_nothing_is_written(call, desk, arguments, said):
    before = snapshot(desk)
    code, out, err = call("fix", *arguments)
    assert (code, out) == (2, "")
    assert said in " ".join(err.split())
    assert snapshot(desk) == before


# On a terminal


@needs_terminal
def test_asking_for_each_finding(on_terminal, desk):
    (desk / "mixed.txt").write_text(MIXED)
    terminal = on_terminal("fix", "--ask", "mixed.txt")
    first = terminal.answer("y")
    assert "mixed.txt:1:1: error" in first
    assert "    1 | The the aggravanding noise went on ." in first
    assert "Mend it? y yes, n no, a all of doubled-word, q quit: " in first
    assert "[misspelled-word]" in terminal.answer("n")
    terminal.answer("x")  # no answer: it asks again
    terminal.answer("y")
    assert "[doubled-word]" in terminal.answer("n")
    code, last = terminal.end()
    assert code == 1
    assert "2 repairs made in 1 of 1 article." in last
    assert (desk / "mixed.txt").read_text() == "The aggravanding noise went on.\nHe asked to to leave.\n"


@needs_terminal
def test_all_of_a_rule_is_not_asked_again(on_terminal, desk):
    (desk / "mixed.txt").write_text(MIXED)
    terminal = on_terminal("fix", "--ask", "--select", "doubled-word", ".")
    terminal.answer("a")
    code, last = terminal.end()
    assert (code, "3 repairs made in 2 of 3 articles." in last) == (0, True)
    assert (desk / "bad.txt").read_text() == CLEAN


@needs_terminal
@pytest.mark.parametrize("key", ["q", "\x04"])
def test_quit_keeps_what_was_accepted_and_asks_no_more(on_terminal, desk, key):
    (desk / "mixed.txt").write_text(MIXED)
    terminal = on_terminal("fix", "--ask", "--select", "doubled-word", ".")
    terminal.answer("y")
    terminal.answer(key)
    code, last = terminal.end()
    assert (code, "1 repair made in 1 of 3 articles." in last) == (1, True)
    assert (desk / "bad.txt").read_text() == CLEAN
    assert (desk / "mixed.txt").read_text() == MIXED


@needs_terminal
def test_one_of_several_suggestions(on_terminal, desk):
    (desk / "copydesk.toml").write_text('rules = ["ours"]\nselect = ["zorb"]\n')
    (desk / "ours" / "typo").mkdir(parents=True)
    (desk / "ours" / "typo" / "zorb.toml").write_text(
        'title = "t"\ncheck = "pattern"\nseverity = "error"\nmessage = "“{found}”"\nwhy = "w"\n'
        'source = ["s"]\nsince = "0.1"\nfix = "unsafe"\n[options]\npatterns = ["zorb => ball | globe"]\n'
    )
    (desk / "bad.txt").write_text("A zorb.\n")
    terminal = on_terminal("fix", "--ask", "bad.txt")
    assert "Mend it? y yes, 1-2 which, n no" in terminal.answer("2")
    assert terminal.end()[0] == 0
    assert (desk / "bad.txt").read_text() == "A globe.\n"


@needs_terminal
def test_interrupted_while_it_asks_writes_nothing_of_this_article(on_terminal, desk):
    before = snapshot(desk)
    terminal = on_terminal("fix", "--ask", "bad.txt")
    terminal.answer("\x03")
    code, last = terminal.end()
    assert (code, "interrupted" in last) == (130, True)
    assert snapshot(desk) == before


@needs_terminal
def test_the_difference_on_a_terminal_obeys_nothing_in_the_article(on_terminal, desk):
    (desk / "bad.txt").write_text("He asked to to \x1b]0;owned\x07leave.\n")
    terminal = on_terminal("fix", "--diff", "bad.txt")
    code, shown = terminal.end()
    assert code == 1
    assert "\x1b]0" not in terminal.shown
    assert "-He asked to to \\x1b]0;owned\\x07leave." in shown
    assert "\x1b[31m-He asked" in terminal.shown
