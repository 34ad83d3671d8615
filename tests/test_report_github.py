"""Workflow commands for GitHub Actions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from copydesk.outcome import Checked, Problem


def lines(shown):
    return shown.split("\n")


@pytest.mark.parametrize(
    ("rule", "command"), [("slip", "error"), ("mix-up", "warning"), ("loose", "notice"), ("clash", "error")]
)
def test_each_severity_has_its_command(written, checked, rule, command):
    article = checked("/house/a.txt", "The ⟦recieved⟧ one.", rule)
    assert lines(written("github", article))[0] == (
        f"::{command} file=a.txt,line=1,col=5,endColumn=13,title=copydesk%3A {rule}::“recieved” is wrong."
    )


def test_no_columns_when_the_place_crosses_lines(written, checked):
    article = checked("/house/a.txt", "a ⟦b\r\nc⟧ d", message="m")
    assert (
        lines(written("github", article))[0]
        == "::error file=a.txt,line=1,endLine=2,title=copydesk%3A slip::m"
    )


def test_what_commands_are_made_of_is_escaped(written, checked):
    article = checked("/house/100%, a: b.txt", "⟦a⟧", message="100%::error::x, y: z")
    assert lines(written("github", article))[0] == (
        "::error file=100%25%2C a%3A b.txt,line=1,col=1,endColumn=2,title=copydesk%3A slip::100%25::error::x, y: z"
    )


def test_copy_cannot_begin_a_command_of_its_own(written, checked):
    article = checked("/house/a.txt", "⟦a\n::add-mask::b\r⟧", message="{}\x1b[0m")
    first, *_ = lines(written("github", article))
    assert first.endswith("::a\\x0a::add-mask::b\\x0d\\x1b[0m")


def test_the_second_place_and_the_repair_are_told(written, checked):
    article = checked("/house/a.txt", "⟨Six⟩ or ⟦seven⟧", fixes=("six",), message="Six or seven?")
    assert lines(written("github", article))[0].endswith(
        "::Six or seven?%0A1:1: but here%0Afix: “six” (safe)"
    )


def test_paths_count_from_the_root(written, checked, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shown = written("github", checked("sub/a.txt", "⟦a⟧"), checked("../b.txt", "⟦a⟧"), root=tmp_path)
    assert [line.split(",")[0] for line in lines(shown)[:2]] == [
        "::error file=sub/a.txt",
        "::error file=../b.txt",
    ]


def test_what_was_not_checked_is_an_error(written, checked):
    articles = (
        Checked("x.txt", problems=(Problem("unread", "gone", "/house/x.txt"),)),
        replace(
            checked("/house/a.txt", "⟦a⟧"),
            problems=(Problem("crash", "KeyError: 1", "/house/a.txt", "clash"),),
        ),
        Checked("", problems=(Problem("engine", "nothing to read"),)),
    )
    assert lines(written("github", *articles))[1:] == [
        "::error file=x.txt,title=copydesk%3A not checked::/house/x.txt: gone",
        "::error file=a.txt,title=copydesk%3A not checked::/house/a.txt: clash failed: KeyError: 1",
        "::error title=copydesk%3A not checked::nothing to read",
        "1 finding in 1 article (7 words): 1 error.",
        "3 problems: not everything was checked (see above).",
        "",
    ]


def test_quiet_leaves_commands_only(written, checked):
    shown = written("github", checked("/house/a.txt", "⟦a⟧ ⟦b⟧"), quiet=True)
    assert [line[:7] for line in lines(shown)] == ["::error", "::error", ""]


def test_a_path_that_is_no_text_is_written_all_the_same(written, checked):
    shown = written("github", checked(str(Path("/house/a\udcff.txt")), "⟦a⟧")).encode().decode()
    assert lines(shown)[0].startswith("::error file=a")
