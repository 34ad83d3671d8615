"""The hook as others use it: pre-commit clones this repository, installs it, and a bad article stops the commit."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PRE_COMMIT = [sys.executable, "-m", "pre_commit"]
BAD = "Officials opened the the bridge on Monday.\n"
GOOD = "Officials opened the bridge on Monday.\n"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed"),
]


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    """One pre-commit home for all tests, so that copydesk is installed once."""
    kept = {
        k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "COV_", "PYTHONPATH", "PRE_COMMIT"))
    }
    names = {
        f"GIT_{who}_{what}": "copy@desk.example"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    return kept | names | {"PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit"))}


def run(command, cwd, environment):
    return subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def hook_repo(tmp_path_factory, environment):
    """A clone of HEAD, as pre-commit would make it from a URL."""
    clone = tmp_path_factory.mktemp("hook") / "copydesk"
    done = run(["git", "clone", "--quiet", ROOT, clone], tmp_path_factory.getbasetemp(), environment)
    assert done.returncode == 0, done.stderr
    return clone


@pytest.fixture
def newsroom(tmp_path, hook_repo, environment):
    """A repository of articles with the hook installed."""
    head = run(["git", "rev-parse", "HEAD"], hook_repo, environment).stdout.strip()
    run(["git", "init", "--quiet"], tmp_path, environment)
    config = f"repos:\n  - repo: {hook_repo}\n    rev: {head}\n    hooks:\n      - id: copydesk\n"
    (tmp_path / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    done = run([*PRE_COMMIT, "install"], tmp_path, environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return tmp_path


def commit(newsroom, environment, **files):
    for name, content in files.items():
        data = content if isinstance(content, bytes) else content.encode()
        (newsroom / f"{name}.txt").write_bytes(data)
    run(["git", "add", "--all"], newsroom, environment)
    done = run(["git", "commit", "--message", "An article"], newsroom, environment)
    committed = run(["git", "rev-parse", "--verify", "HEAD"], newsroom, environment).returncode == 0
    return committed, done.stdout + done.stderr


def test_a_bad_article_stops_the_commit_and_shows_why(newsroom, environment):
    committed, output = commit(newsroom, environment, article=BAD)
    assert not committed
    assert "article.txt:1:18: error" in output


def test_a_clean_article_passes(newsroom, environment):
    committed, output = commit(newsroom, environment, article=GOOD)
    assert committed, output


def test_an_article_that_cannot_be_read_stops_the_commit_with_its_reason(newsroom, environment):
    committed, output = commit(newsroom, environment, article=GOOD, broken=b"caf\xe9 society\n")
    assert not committed
    assert "broken.txt" in output
    assert "byte 0xE9 at offset 3" in output


def test_what_is_no_article_is_left_alone(newsroom, environment):
    committed, output = commit(newsroom, environment, requirements=BAD, robots=BAD, LICENSE=BAD)
    assert committed, output


def test_try_repo_works(newsroom, hook_repo, environment):
    (newsroom / "article.txt").write_text(BAD, encoding="utf-8")
    run(["git", "add", "--all"], newsroom, environment)
    done = run([*PRE_COMMIT, "try-repo", hook_repo, "copydesk", "--all-files"], newsroom, environment)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "article.txt:1:18: error" in done.stdout


OLD = "Officials closed the the tunnel.\n"


@pytest.fixture
def archive(newsroom, environment):
    """The same repository with the other hook, and an article in it that has held a finding for long."""
    config = newsroom / ".pre-commit-config.yaml"
    config.write_text(config.read_text(encoding="utf-8").replace("id: copydesk\n", "id: copydesk-changed\n"))
    (newsroom / "archive.txt").write_text(GOOD + OLD)
    run(["git", "add", "--all"], newsroom, environment)
    run(["git", "commit", "--no-verify", "--message", "The archive"], newsroom, environment)
    return newsroom


def hook(repository, environment, *arguments):
    done = run([*PRE_COMMIT, "run", "--verbose", "copydesk-changed", *arguments], repository, environment)
    return done.returncode, done.stdout + done.stderr


def test_changed_lines_stop_the_commit_and_old_ones_do_not(archive, environment):
    committed, output = commit(archive, environment, archive=GOOD + OLD + GOOD)
    assert committed, output
    (archive / "archive.txt").write_text(GOOD + OLD + GOOD + BAD)
    run(["git", "add", "--all"], archive, environment)
    (archive / "archive.txt").write_text("Not staged: the the.\n" + GOOD + OLD + GOOD + BAD)
    code, output = hook(archive, environment)
    assert code == 1
    assert "archive.txt:4:18: error" in output
    assert "archive.txt:2" not in output
    assert "1 finding in unchanged lines not shown." in output


def test_the_range_that_pre_commit_is_given(archive, environment):
    committed, output = commit(archive, environment, archive=GOOD + OLD + GOOD, other=GOOD)
    assert committed, output
    code, output = hook(archive, environment, "--from-ref", "HEAD~1", "--to-ref", "HEAD")
    assert code == 0, output
    assert "of 2 articles changed since HEAD~1, the changed lines are checked" in output
    (archive / "other.txt").write_text(BAD)
    run(["git", "commit", "--all", "--no-verify", "--message", "Worse"], archive, environment)
    code, output = hook(archive, environment, "--from-ref", "HEAD~2", "--to-ref", "HEAD")
    assert code == 1
    assert "other.txt:1:18: error" in output
    assert "archive.txt:" not in output


def test_where_nothing_is_staged_whole_files_are_read(archive, environment):
    code, output = hook(archive, environment, "--all-files")
    assert code == 1
    assert "archive.txt:2:18: error" in output
    assert "none of these files is staged, so all lines of all of them are checked" in output
