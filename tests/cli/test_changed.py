"""`copydesk check --since`, `--staged` and `--changed`, in real repositories."""

from __future__ import annotations

import json
import os
import shutil
import subprocess

import pytest

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

GOOD = "The bridge opened on Monday.\n"
OLD = "He asked to to leave.\n"
NEW = "She has the the keys.\n"
PAIR = "The pier is 10 miles (42 km) long.\n"
ONE = ["--select", "doubled-word"]


@pytest.fixture(autouse=True)
def clean_git(monkeypatch, tmp_path):
    """Git as it comes, whoever runs these tests."""
    for name in [name for name in os.environ if name.startswith(("GIT_", "PRE_COMMIT"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_ALLOW_PROTOCOL", "file")
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "desk")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "copy@desk.example")


def git(*arguments, cwd=None):
    done = subprocess.run(["git", *arguments], cwd=cwd, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def commit(message="an article"):
    git("add", "--all")
    git("commit", "-qm", message)
    return git("rev-parse", "HEAD")


@pytest.fixture
def repo(desk):
    """A repository whose last commit holds one old finding, on a branch `main`."""
    (desk / "bad.txt").write_text(GOOD + OLD + GOOD)
    (desk / "clean.txt").write_text(GOOD * 3)
    git("init", "-q", "-b", "main")
    commit()
    return desk


@pytest.fixture
def found(call):
    """`found(*arguments)`: the places of the findings, path and line."""

    def found(*arguments, code=None):
        status, out, err = call("check", "--format", "json", *ONE, *arguments)
        assert not err or err.startswith("copydesk: "), err
        data = json.loads(out)
        places = [
            (one["path"], one["findings"][0]["span"]["start"]["line"])
            for one in data["articles"]
            if one["findings"]
        ]
        assert status == (1 if places else 0) if code is None else code
        return places

    return found


# Since a commit


def test_only_findings_in_changed_lines(found, repo, call):
    assert found("--since", "main") == []
    (repo / "bad.txt").write_text(GOOD + OLD + GOOD + NEW)
    (repo / "clean.txt").write_text(GOOD + GOOD + NEW)
    assert found("--since", "main") == [("bad.txt", 4), ("clean.txt", 3)]
    out = call("check", *ONE, "--since", "main")[1]
    assert "1 finding in unchanged lines not shown." in out
    assert found() == [("bad.txt", 2), ("clean.txt", 3)]


def test_the_start_is_where_the_branches_part(found, repo):
    git("checkout", "-qb", "story")
    (repo / "clean.txt").write_text(GOOD + NEW)
    commit()
    git("checkout", "-q", "main")
    (repo / "other.txt").write_text(NEW)
    (repo / "clean.txt").write_text(OLD + GOOD * 3)
    commit()
    git("checkout", "-q", "story")
    assert found("--since", "main") == [("clean.txt", 2)]


def test_committed_staged_unstaged_and_unknown_files_all_count(found, repo):
    start = git("rev-parse", "HEAD")
    for name in ("committed", "staged", "unstaged", "unknown", "ignored"):
        (repo / f"{name}.txt").write_text(GOOD)
    git("add", "committed.txt", "unstaged.txt")
    git("commit", "-qm", "two")
    (repo / ".gitignore").write_text("ignored.txt\n")
    for name in ("committed", "staged", "unstaged", "unknown", "ignored"):
        (repo / f"{name}.txt").write_text(GOOD + NEW)
    git("add", "committed.txt", "staged.txt")
    git("commit", "-qm", "three", "committed.txt")
    assert [path for path, _ in found("--since", start)] == [
        "committed.txt", "staged.txt", "unknown.txt", "unstaged.txt"
    ]  # fmt: skip


def test_a_file_with_a_new_name_is_not_new(found, repo):
    (repo / "news").mkdir()
    text = GOOD * 9 + OLD
    (repo / "bad.txt").write_text(text)
    start = commit()
    git("mv", "bad.txt", "news/renamed.txt")
    assert found("--since", start) == []
    (repo / "news" / "renamed.txt").write_text(NEW + text)
    assert found("--since", start) == [("news/renamed.txt", 1)]
    commit()
    assert found("--since", start) == [("news/renamed.txt", 1)]


def test_deleted_files_are_no_fault(found, repo):
    (repo / "bad.txt").unlink()
    assert found("--since", "main") == []
    assert found("--since", "main", "bad.txt") == []
    assert found("--since", "main", "nowhere.txt", code=2) == []


def test_names_of_all_kinds(found, repo):
    names = ["with blank.txt", "naïve.txt", 'a "quoted".txt', "tab\tbed.txt", "-option.txt", "b.txt"]
    for name in names:
        (repo / name).write_text(GOOD)
    commit()
    for name in names:
        (repo / name).write_text(GOOD + NEW)
    assert sorted(line for _, line in found("--since", "main")) == [2] * 6


def test_content_that_looks_like_a_patch(found, repo):
    (repo / "clean.txt").write_text("++ b/bad.txt\n-- a/bad.txt\n@@ -1 +1,9 @@\nend")
    commit()
    (repo / "clean.txt").write_text(
        "++ b/bad.txt\n++ b/bad.txt\n@@ -1 +2,9 @@\ndiff --git a/x b/x\nend\nno end"
    )
    (repo / "bad.txt").write_text(GOOD + OLD + GOOD + NEW)
    assert found("--since", "main") == [("bad.txt", 4)]


def test_line_ends_and_encodings(found, repo):
    names = {"crlf.txt": "utf-8", "wide.txt": "utf-16", "bom.txt": "utf-8-sig"}
    for name, encoding in names.items():
        (repo / name).write_bytes((GOOD + OLD).replace("\n", "\r\n").encode(encoding))
    commit()
    for name, encoding in names.items():
        (repo / name).write_bytes((GOOD + OLD + NEW).replace("\n", "\r\n").encode(encoding))
    # What git takes for binary counts whole.
    assert found("--since", "main") == [("bom.txt", 3), ("crlf.txt", 3), ("wide.txt", 2)]


def test_a_contradiction_counts_when_its_other_place_changed(call, repo):
    lines = [
        "Blagojevich spoke first.",
        GOOD,
        "Then Blagojevich left.",
        GOOD,
        "Nobody saw Blagojavich again.",
    ]
    (repo / "pair.txt").write_text("\n".join(lines))
    commit()
    rule = ["--select", "name-variant", "--format", "json"]
    (finding,) = json.loads(call("check", *rule, "pair.txt")[1])["articles"][0]["findings"]
    numbers = [place["span"]["start"]["line"] for place in (finding, *finding["related"])]
    assert len(set(numbers)) == 2
    for number in range(1, len(lines) + 3):
        changed = "\n".join(lines).split("\n")
        changed[number - 1] += " "
        (repo / "pair.txt").write_text("\n".join(changed))
        summary = json.loads(call("check", *rule, "--since", "main")[1])["summary"]
        assert summary["findings"] == (number in numbers)


def test_a_user_whose_git_is_set_otherwise(found, repo):
    for key, value in {
        "diff.noprefix": "true",
        "diff.mnemonicPrefix": "true",
        "diff.renames": "false",
        "diff.external": "false",
        "diff.context": "9",
        "diff.submodule": "log",
        "color.ui": "always",
        "core.quotePath": "false",
        "diff.relative": "true",
    }.items():
        git("config", key, value)
    (repo / "ü x.txt").write_text(GOOD)
    commit()
    git("mv", "bad.txt", "renamed.txt")
    (repo / "ü x.txt").write_text(GOOD + NEW)
    assert found("--since", "main") == [("ü x.txt", 2)]


def test_from_below_and_from_outside(found, repo, monkeypatch, tmp_path):
    (repo / "news").mkdir()
    (repo / "news" / "a.txt").write_text(NEW)
    (repo / "b.txt").write_text(NEW)
    monkeypatch.chdir(repo / "news")
    assert found("--since", "main") == [("a.txt", 1)]
    assert found("--since", "main", "..") == [("../b.txt", 1), ("../news/a.txt", 1)]
    monkeypatch.chdir(tmp_path)
    assert found("--since", "main", str(repo / "news"), "--config", str(repo / "copydesk.toml")) == [
        (str(repo / "news" / "a.txt"), 1)
    ]


def test_only_what_a_search_would_find(found, repo):
    (repo / "copydesk.toml").write_text('exclude = ["old/"]\n')
    for name in ("old/a.txt", ".hidden/b.txt", "code.py", "named.log", "c.txt"):
        (repo / name).parent.mkdir(exist_ok=True)
        (repo / name).write_text(NEW)
    assert found("--since", "main") == [("c.txt", 1)]
    assert found("--since", "main", "named.log", "old/a.txt") == [("named.log", 1), ("old/a.txt", 1)]
    assert found("--since", "main", "old/a.txt", "--force-exclude") == []


def test_what_did_not_change_is_said_to_be_unread(call, repo):
    code, out, err = call("check", "--since", "main")
    assert (code, out) == (0, "No findings in 0 articles (0 words).\n")
    assert err == "copydesk: nothing was read: no article in the working folder is changed since main\n"


# Sub-modules and shallow clones


def test_a_submodule_is_looked_into(found, repo, tmp_path, monkeypatch):
    other = tmp_path / "other"
    other.mkdir()
    (other / "wire.txt").write_text(GOOD + OLD)
    git("init", "-q", "-b", "main", cwd=other)
    git("add", ".", cwd=other)
    git("commit", "-qm", "wire", cwd=other)
    git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other), "wires")
    start = commit("with a sub-module")
    assert found("--since", start) == []
    (repo / "wires" / "wire.txt").write_text(GOOD + OLD + NEW)
    (repo / "wires" / "late.txt").write_text(NEW)
    assert found("--since", start) == [("wires/late.txt", 1), ("wires/wire.txt", 3)]
    git("add", ".", cwd=repo / "wires")
    git("commit", "-qm", "more", cwd=repo / "wires")
    commit("newer wires")
    assert found("--since", start) == [("wires/late.txt", 1), ("wires/wire.txt", 3)]
    assert found("--since", start, "wires") == [("wires/late.txt", 1), ("wires/wire.txt", 3)]
    assert found("--staged") == []
    monkeypatch.chdir(repo / "wires")
    assert found("--since", "HEAD~1") == [("late.txt", 1), ("wire.txt", 3)]


def test_a_shallow_clone_says_how_to_get_the_rest(call, repo, tmp_path, monkeypatch):
    start = git("rev-parse", "HEAD")
    (repo / "clean.txt").write_text(NEW)
    commit()
    git("clone", "-q", "--depth", "1", f"file://{repo}", str(tmp_path / "shallow"))
    monkeypatch.chdir(tmp_path / "shallow")
    code, out, err = call("check", "--since", start)
    assert (code, out) == (2, "")
    assert "this clone is shallow" in err
    assert "git fetch --unshallow" in err
    assert "fetch-depth: 0" in err


# What is staged


def test_staged_reads_the_index_and_not_the_file(found, repo):
    (repo / "clean.txt").write_text(GOOD + NEW)
    git("add", "clean.txt")
    (repo / "clean.txt").write_text(GOOD)
    (repo / "bad.txt").write_text(OLD + NEW)
    assert found("--staged") == [("clean.txt", 2)]
    (repo / "clean.txt").unlink()
    assert found("--staged") == [("clean.txt", 2)]
    assert found("--staged", "clean.txt") == [("clean.txt", 2)]
    assert found("--staged", "bad.txt") == []


def test_staged_before_the_first_commit(found, desk):
    git("init", "-q")
    (desk / "bad.txt").write_text(OLD)
    git("add", "bad.txt")
    assert found("--staged") == [("bad.txt", 1)]


def test_staged_deletions_and_new_names(found, repo):
    git("rm", "-q", "clean.txt")
    git("mv", "bad.txt", "renamed.txt")
    assert found("--staged") == []


def test_a_staged_file_that_cannot_be_read_is_exit_2(call, repo):
    (repo / "latin.txt").write_bytes(b"caf\xe9")
    git("add", ".")
    code, out, _ = call("check", "--staged")
    assert code == 2
    assert "not checked: latin.txt: not UTF-8: byte 0xE9 at offset 3" in out


# What the hook asks for


def test_changed_takes_the_range_that_pre_commit_names(call, found, repo, monkeypatch):
    start = git("rev-parse", "HEAD")
    (repo / "bad.txt").write_text(GOOD + OLD + GOOD + NEW)
    monkeypatch.setenv("PRE_COMMIT_FROM_REF", start)
    monkeypatch.setenv("PRE_COMMIT_TO_REF", commit())
    assert found("--changed", "bad.txt", "clean.txt") == [("bad.txt", 4)]
    err = call("check", "--changed", "bad.txt")[2]
    assert err == f"copydesk: of 1 article changed since {start}, the changed lines are checked\n"


def test_changed_takes_what_is_staged(call, found, repo):
    (repo / "bad.txt").write_text(GOOD + OLD + GOOD + NEW)
    git("add", ".")
    assert found("--changed", "bad.txt", "clean.txt") == [("bad.txt", 4)]
    assert call("check", "--changed", "bad.txt")[2] == (
        "copydesk: of 1 article staged, the changed lines are checked\n"
    )


def test_changed_reads_whole_files_when_git_names_none_of_them(call, found, repo, monkeypatch):
    assert found("--changed", "bad.txt", "clean.txt") == [("bad.txt", 2)]
    assert call("check", "--changed", "bad.txt")[2] == (
        "copydesk: none of these files is staged, so all lines of all of them are checked\n"
    )
    head = git("rev-parse", "HEAD")
    monkeypatch.setenv("PRE_COMMIT_FROM_REF", head)
    monkeypatch.setenv("PRE_COMMIT_TO_REF", head)
    assert found("--changed", "bad.txt") == [("bad.txt", 2)]


# What goes wrong


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--since", "mian"], "there is no commit 'mian'"),
        (["--since", "mian"], "did you mean 'main'?"),
        (["--since", "--all"], "there is no commit '--all'"),
        (["--since", "xyzzy"], "git fetch gets what others have pushed"),
        (["--since", "main", "--staged"], "--since and --staged are ways to say one thing"),
        (["--since", "main", "-"], "not for standard input"),
        (["--staged", "--write-baseline", "known.json"], "leave out --staged"),
    ],
)
def test_what_cannot_be_done_is_exit_2(call, repo, arguments, said):
    code, out, err = call("check", *arguments)
    assert (code, out) == (2, "")
    assert said in " ".join(err.split())


@pytest.mark.parametrize("option", [["--since", "main"], ["--staged"], ["--changed"]])
def test_outside_of_a_repository(call, desk, option):
    code, out, err = call("check", *option)
    assert (code, out) == (2, "")
    assert ". lies in no git repository" in err
    assert "leave out" in err


def test_branches_without_a_common_commit(call, repo):
    git("checkout", "-q", "--orphan", "other")
    commit("another beginning")
    code, _, err = call("check", "--since", "main")
    assert (code, "main and HEAD have no commit in common" in err) == (2, True)


def test_since_before_the_first_commit(call, desk):
    git("init", "-q")
    code, _, err = call("check", "--since", "HEAD")
    assert (code, "--staged checks what is staged" in err) == (2, True)


def test_without_git(call, repo, monkeypatch):
    monkeypatch.setenv("PATH", str(repo))
    code, _, err = call("check", "--staged")
    assert (code, "git is not installed" in err) == (2, True)


def test_baseline_and_changed_lines_together(call, repo):
    call("check", "--write-baseline", "known.json", *ONE)
    (repo / "bad.txt").write_text(GOOD + OLD + OLD.replace("leave", "stay") + NEW)
    summary = json.loads(
        call("check", "--since", "main", "--baseline", "known.json", "--format", "json", *ONE)[1]
    )["summary"]
    assert (summary["findings"], summary["known"], summary["unchanged"]) == (2, 1, 0)
