"""The manual is complete and current: every option, command, setting and rule is in it, and its examples work."""

from __future__ import annotations

import re
import runpy
import subprocess
import sys
from pathlib import Path

import click
import pytest

from copydesk.cli import copydesk as command
from copydesk.config import read_config
from copydesk.report import REPORTS

ROOT = Path(__file__).resolve().parents[1]
PAGES = {path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").glob("*.md"))}
README = (ROOT / "README.md").read_text(encoding="utf-8")
MANUAL = "\n".join([README, *PAGES.values()])


def options(of):
    context = click.Context(of)
    for parameter in of.get_params(context):
        if isinstance(parameter, click.Option):
            yield from (
                name for name in (*parameter.opts, *parameter.secondary_opts) if name.startswith("--")
            )


@pytest.mark.parametrize(
    "option", sorted({*options(command.commands["check"]), *options(command.commands["fix"])} - {"--help"})
)
def test_every_option_of_check_and_fix_is_in_the_manual(option):
    assert re.search(rf"{option}\b", MANUAL)


def test_every_option_in_the_manual_exists():
    groups = [one for one in command.commands.values() if isinstance(one, click.Group)]
    below = [one for group in groups for one in group.commands.values()]
    real = {name for one in (command, *command.commands.values(), *below) for name in options(one)}
    copydesk_lines = [line for line in MANUAL.splitlines() if re.search("copydesk (check|fix|rules)", line)]
    named = {name for line in copydesk_lines for name in re.findall(r"(?<![\w-])--[a-z][a-z-]+", line)}
    named |= set(re.findall(r"`(--[a-z][a-z-]+)", "\n".join(PAGES.values())))
    assert named
    assert named <= real


@pytest.mark.parametrize("name", sorted(command.commands))
def test_every_command_is_in_the_manual(name):
    assert f"copydesk {name}" in MANUAL


@pytest.mark.parametrize("name", sorted(REPORTS))
def test_every_format_is_in_the_manual(name):
    assert re.search(rf"\b{name}\b", MANUAL)


def test_the_settings_in_the_manual_can_be_used(tmp_path):
    blocks = re.findall(r"^```toml\n(.*?)^```", PAGES["settings"], re.MULTILINE | re.DOTALL)
    assert blocks
    (tmp_path / "house-rules").mkdir()
    for block in blocks:
        (tmp_path / "pyproject.toml").write_text(block, encoding="utf-8")
        assert read_config(tmp_path / "pyproject.toml").names == ("Kyivstar",)


def test_the_rule_in_the_manual_can_be_used(tmp_path):
    rule = next(
        b
        for b in re.findall(r"^```toml\n(.*?)^```", PAGES["write-a-rule"], re.MULTILINE | re.DOTALL)
        if "check" in b
    )
    (tmp_path / "house-rules" / "wrong-word").mkdir(parents=True)
    (tmp_path / "house-rules" / "wrong-word" / "refute-for-deny.toml").write_text(rule, encoding="utf-8")
    (tmp_path / "copydesk.toml").write_text('rules = ["house-rules"]\n', encoding="utf-8")
    (tmp_path / "a.txt").write_text("The minister refuted the claim.\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "copydesk", "check", "a.txt"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert "a.txt:1:14: warning “refuted”" in done.stdout, done.stderr


def test_the_page_of_rules_is_current():
    made = runpy.run_path(str(ROOT / "workshop" / "rules_page.py"))["rules_page"]()
    assert PAGES["rules"] == made, "run python workshop/rules_page.py"


def test_the_readme_shows_what_the_first_command_prints():
    shown = re.search(r"```text\n(.*?)```", README, re.DOTALL)[1]
    command = [sys.executable, "-m", "copydesk", "check", "--isolated", "--exit-zero", "seeds"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
    for piece in shown.strip().split("\n\n"):
        assert piece.strip() in done.stdout


def test_links_between_pages_lead_somewhere():
    for page, text in PAGES.items():
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text):
            assert (ROOT / "docs" / target).is_file(), f"{page}: {target}"
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target
