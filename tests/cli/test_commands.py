"""The command itself: alone, its version, its help, its completion, and the lists of rules."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from copydesk import __version__
from copydesk.cli import copydesk
from copydesk.report import REPORTS

# The other commands


def test_alone_it_shows_what_a_newcomer_wants(call):
    code, out, err = call()
    assert (code, err) == (0, "")
    assert [line.split()[:2] for line in out.splitlines() if line.startswith("  ")] == [
        ["copydesk", "check"],
        ["copydesk", "explain"],
        ["copydesk", "fix"],
    ]
    assert max(map(len, out.splitlines())) <= 80


def test_the_rule_in_the_welcome_exists(call, catalogue):
    shown = call()[1].split("explain ")[1].split()[0]
    assert shown in {rule.id for rule in catalogue}


def test_version(call):
    assert call("--version") == (0, f"copydesk {__version__}\n", "")


def test_python_m(pipe):
    done = pipe("--version")
    assert (done.returncode, done.stdout.decode()) == (0, f"copydesk {__version__}{os.linesep}")


def test_rules_lists_every_rule(call, catalogue):
    code, out, _ = call("rules")
    assert code == 0
    listed = [line.split()[0] for line in out.splitlines() if line.startswith("  ")]
    assert listed == [rule.id for rule in catalogue]


def test_rules_as_json_say_what_the_settings_make_of_them(call, desk, catalogue):
    (desk / "copydesk.toml").write_text('ignore = ["doubled-word"]\n[severity]\ndoubled-word = "note"\n')
    rules = {rule["id"]: rule for rule in json.loads(call("rules", "--format", "json")[1])}
    assert set(rules) == {rule.id for rule in catalogue}
    assert rules["doubled-word"]["active"] is False
    assert json.loads(call("rules", "--format", "json", "--isolated")[1])[0]["active"] in (True, False)
    assert "doubled-word" in call("rules")[1]
    assert "(off)" in next(line for line in call("rules")[1].splitlines() if "doubled-word" in line)


def test_explain_shows_why_examples_and_source_without_markdown(call, catalogue):
    for rule in catalogue:
        code, out, err = call("explain", rule.id)
        assert (code, err) == (0, "")
        assert out.startswith(rule.id)
        assert "**" not in out
        assert rule.source[0].split()[0] in out


def test_help_names_every_format(call):
    assert all(name in call("check", "--help")[1] for name in REPORTS)


@pytest.mark.parametrize("command", [[], ["check"], ["rules"], ["explain"]])
def test_help(command):
    done = CliRunner().invoke(copydesk, [*command, "--help"])
    assert done.exit_code == 0
    assert "Usage: " in done.output


def test_every_option_is_explained():
    for command in copydesk.commands.values():
        for option in command.params:
            assert not isinstance(option, click.Option) or option.help


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shell_completion(desk, shell, pipe):
    done = pipe(env={"_COPYDESK_COMPLETE": f"{shell}_source"})
    assert done.returncode == 0
    assert b"_COPYDESK_COMPLETE" in done.stdout


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("copydesk fi", {"fix"}),
        ("copydesk explain doubled-w", {"doubled-word"}),
        ("copydesk explain contradict", set()),
        ("copydesk check --select typo,doubled-w", {"typo,doubled-word"}),
        ("copydesk fix --ignore contradict", {"contradiction"}),
        ("copydesk check --format sar", {"sarif"}),
        ("copydesk check --sin", {"--since"}),
        ("copydesk check --fail-on err", {"error"}),
    ],
)
def test_what_the_shell_is_offered(pipe, typed, offered):
    words = typed.split()
    done = pipe(
        env={"_COPYDESK_COMPLETE": "bash_complete", "COMP_WORDS": typed, "COMP_CWORD": str(len(words) - 1)}
    )
    lines = done.stdout.decode().splitlines()
    assert {line.partition(",")[2] for line in lines if line} == offered


def test_explain_in_an_ascii_terminal(pipe):
    done = pipe("explain", "said-with-object", env={"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0
    assert done.stdout.isascii()
    assert b'"she told Zelenskyy"' in done.stdout


def test_the_start_imports_nothing_heavy():
    code = "import sys, copydesk.cli; print(*sys.modules)"
    loaded = set(subprocess.check_output([sys.executable, "-c", code], text=True).split())
    assert not loaded & {
        "copydesk.run",
        "copydesk.catalogue",
        "spellchecker",
        "pathspec",
        "multiprocessing",
        "json",
    }
