"""`copydesk check --write-baseline`, and what a baseline changes for `check` and `fix`."""

from __future__ import annotations

import json

import pytest

BAD = "He asked to to leave.\n"
WORSE = "The the bridge fell.\n"
WRITE = ("check", "--write-baseline", "known.json")


def entries(desk):
    return json.loads((desk / "known.json").read_text(encoding="utf-8"))["findings"][:-1]


@pytest.fixture
def known(call, desk):
    """A baseline that the settings name, with the finding in bad.txt."""
    (desk / "copydesk.toml").write_text('baseline = "known.json"\n')
    assert call(*WRITE)[0] == 0
    return desk / "known.json"


def test_writing_shows_nothing_and_says_what_to_do_next(call, desk):
    code, out, err = call(*WRITE)
    assert (code, err) == (0, "")
    assert out == (
        "known.json: 1 finding known from now on.\n"
        'They are not shown when the settings say baseline = "known.json", or with --baseline known.json.\n'
    )
    assert [(one["path"], one["rule"], one["found"]) for one in entries(desk)] == [
        ("bad.txt", "doubled-word", "to to")
    ]
    assert str(desk) not in (desk / "known.json").read_text()


def test_known_findings_are_counted_and_not_shown(call, desk, known):
    code, out, err = call("check")
    assert (code, err) == (0, "")
    assert out == "No findings in 2 articles (9 words).\n1 known finding not shown.\n"
    (desk / "bad.txt").write_text(BAD + WORSE)
    code, out, _ = call("check")
    assert code == 1
    assert "bad.txt:2:1: error" in out
    assert "to to" not in out
    summary = json.loads(call("check", "--format", "json")[1])["summary"]
    assert (summary["findings"], summary["hidden"], summary["known"]) == (1, 1, 1)


def test_it_may_be_left_out_or_be_another(call, desk, known):
    assert call("check", "--no-baseline")[0] == 1
    assert call("check", "--isolated")[0] == 1
    (desk / "copydesk.toml").write_text("")
    assert call("check")[0] == 1
    assert call("check", "--baseline", "known.json")[0] == 0
    code, _, err = call("check", "--baseline", "known.json", "--no-baseline")
    assert (code, "contradict each other" in err) == (2, True)


def test_it_counts_from_its_own_folder(call, desk, known, monkeypatch):
    (desk / "news").mkdir()
    monkeypatch.chdir(desk / "news")
    assert call("check", "../bad.txt")[0] == 0
    assert call("check", str(desk / "bad.txt"))[0] == 0


def test_standard_input_by_its_name(pipe, desk, known):
    done = pipe("check", "-", "--stdin-filename", "bad.txt", data=BAD.encode())
    assert done.returncode == 0
    assert pipe("check", "-", "--stdin-filename", "clean.txt", data=BAD.encode()).returncode == 1


def test_what_no_longer_occurs_is_told_and_dropped(call, desk, known):
    (desk / "bad.txt").write_text("He asked to leave.\n")
    code, out, err = call("check")
    assert code == 0
    assert "known finding" not in out
    assert err.splitlines() == [
        "known.json: no longer found: bad.txt: “to to” [doubled-word]",
        "known.json: copydesk check --write-baseline known.json drops what is no longer found",
    ]
    assert call("check", "-q")[2] == ""
    assert call("check", "clean.txt")[2] == ""
    assert call("check", "--select", "typo")[2] == ""
    call(*WRITE)
    assert entries(desk) == []
    assert call("check")[2] == ""


def test_many_that_no_longer_occur_are_told_in_few_lines(call, desk):
    (desk / "bad.txt").write_text("\n\n".join(f"Number {n} asked to to leave." for n in range(30)))
    call(*WRITE)
    (desk / "bad.txt").write_text("All is well.\n")
    err = call("check", "--baseline", "known.json")[2].splitlines()
    assert len(err) == 12
    assert err[10] == "known.json: … and 20 more"


def test_renewing_keeps_what_the_run_could_not_meet(call, desk, known):
    (desk / "worse.txt").write_text(WORSE)
    call(*WRITE, "worse.txt")
    assert [one["path"] for one in entries(desk)] == ["bad.txt", "worse.txt"]
    call(*WRITE, "--select", "typo", ".")
    assert [one["path"] for one in entries(desk)] == ["bad.txt", "worse.txt"]
    (desk / "worse.txt").unlink()
    call(*WRITE)
    assert [one["path"] for one in entries(desk)] == ["bad.txt"]


def test_renewing_twice_changes_nothing(call, desk, known):
    before = known.read_bytes()
    call(*WRITE)
    assert known.read_bytes() == before


def test_what_was_not_checked_is_exit_2_and_told(call, desk):
    (desk / "latin.txt").write_bytes(b"caf\xe9")
    code, out, _ = call(*WRITE)
    assert code == 2
    assert "not checked: latin.txt: not UTF-8" in out
    assert len(entries(desk)) == 1


def test_a_report_besides(call, desk):
    code, _, _ = call(*WRITE, "--format", "jsonl", "--output", "found.jsonl")
    assert code == 0
    assert len((desk / "found.jsonl").read_text().splitlines()) == 1
    assert len(entries(desk)) == 1


def test_known_findings_are_not_mended(call, desk, known):
    assert call("fix", ".")[0] == 0
    assert (desk / "bad.txt").read_text() == BAD
    assert call("fix", "--no-baseline", ".")[0] == 0
    assert (desk / "bad.txt").read_text() != BAD


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "there is no baseline known.json; copydesk check --write-baseline known.json makes it"),
        ("x", "half merged"),
    ],
)
def test_settings_with_a_baseline_that_cannot_be_used(call, desk, text, said):
    (desk / "copydesk.toml").write_text('baseline = "known.json"\n')
    if text is not None:
        (desk / "known.json").write_text(text)
    code, out, err = call("check")
    assert (code, out) == (2, "")
    assert said in err


def test_something_else_is_not_overwritten(call, desk):
    (desk / "known.json").write_text('{"precious": 1}')
    code, _, err = call(*WRITE)
    assert (code, "no baseline" in err) == (2, True)
    assert (desk / "known.json").read_text() == '{"precious": 1}'
    assert call("check", "--write-baseline", "nowhere/known.json")[0] == 2
