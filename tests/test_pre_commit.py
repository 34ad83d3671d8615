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
