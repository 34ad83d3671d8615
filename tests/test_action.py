"""The shell steps of the GitHub Action, run as GitHub runs them, but for GitHub."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs bash")


@pytest.fixture
def step(tmp_path):
    """`step(PATHS=…)`: run the checking step in a folder with articles; the outputs it leaves, and what it printed."""
    temp = tmp_path / "temp"
    program = temp / "copydesk" / "bin" / "copydesk"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m copydesk "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    house = tmp_path / "house"
    house.mkdir()
    (house / "good.txt").write_text("He asked to leave.\n", encoding="utf-8")
    (house / "two words.txt").write_text("He asked to to leave.\n", encoding="utf-8")

    def step(**inputs):
        outputs = tmp_path / "outputs"
        outputs.write_text("", encoding="utf-8")
        given = {
            "PATHS": ".",
            "OPTIONS": "",
            "SARIF": "out.sarif",
            "CHANGED_ONLY": "true",
            "BASE": "",
        } | inputs
        done = subprocess.run(
            ["bash", ROOT / ".github" / "check.sh"],
            cwd=house,
            env={**os.environ, "RUNNER_TEMP": str(temp), "GITHUB_OUTPUT": str(outputs), **given},
            capture_output=True,
            text=True,
            check=True,
        )
        return outputs.read_text(encoding="utf-8").strip(), done.stdout + done.stderr

    step.house = house
    return step


def git(house, *arguments):
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    done = subprocess.run(["git", *who, *arguments], cwd=house, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def test_findings_are_reported_and_the_step_goes_on(step):
    output, said = step()
    assert output == "exit-code=1"
    assert "[doubled-word]" in said
    (run,) = json.loads((step.house / "out.sarif").read_text(encoding="utf-8"))["runs"]
    assert [result["ruleId"] for result in run["results"]] == ["doubled-word"]


def test_paths_and_options_are_lines(step):
    assert step(PATHS="good.txt\n")[0] == "exit-code=0"
    assert step(PATHS="good.txt\ntwo words.txt")[0] == "exit-code=1"
    assert step(OPTIONS="--ignore\ndoubled-word\n")[0] == "exit-code=0"
    assert step(PATHS="--help")[0] == "exit-code=2"


def test_in_a_pull_request_only_changed_lines_count(step):
    git(step.house, "init", "-q")
    git(step.house, "add", ".")
    git(step.house, "commit", "-qm", "one")
    base = git(step.house, "rev-parse", "HEAD")
    (step.house / "new.txt").write_text("The the end.\n", encoding="utf-8")
    git(step.house, "add", "new.txt")
    git(step.house, "commit", "-qm", "two")
    output, said = step(BASE=base)
    assert output == "exit-code=1"
    assert "new.txt" in said
    assert "two words.txt" not in said
    assert "two words.txt" in step(BASE=base, CHANGED_ONLY="false")[1]
    assert step(BASE="0" * 40)[0] == "exit-code=2"


def test_the_action_names_only_inputs_that_it_has():
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    inputs = text.partition("\ninputs:\n")[2].partition("\noutputs:\n")[0]
    known = set(re.findall(r"^  ([a-z-]+):$", inputs, re.MULTILINE))
    assert set(re.findall(r"inputs\.([a-z-]+)", text)) == known
    manual = (ROOT / "docs" / "put-it-into-ci.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in manual for name in known)
