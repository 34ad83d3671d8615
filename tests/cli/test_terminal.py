"""The command in a real terminal: as wide as that is, in its colours and characters, and never wider."""

from __future__ import annotations

import sys
from unicodedata import east_asian_width

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals")

STORY = (
    "The the harbour board met in the old hall on Monday to hear what the repair of the long pier would cost and whether "
    "the the money could be found before the winter storms arrive from the north, as they do every year in November.\n"
)


def widest(shown):
    return max(sum(1 + (east_asian_width(c) in "WF") for c in line) for line in shown.splitlines())


@pytest.mark.parametrize("columns", [80, 200])
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], 0),
        (["--help"], 0),
        (["check", "--help"], 0),
        (["fix", "--help"], 0),
        (["rules"], 0),
        (["explain", "said-with-object"], 0),
        (["check", "--statistics", "."], 1),
        (["check", "--since", "main"], 2),
        (["check", "--format", "srif"], 2),
        (["check", "--select", "doubled-wrd"], 2),
        (["fix"], 2),
        (["chek"], 2),
    ],
)
def test_nothing_is_wider_than_the_terminal(on_terminal, desk, arguments, code, columns):
    (desk / "story.txt").write_text(STORY)
    ended, shown = on_terminal(*arguments, columns=columns).end()
    assert ended == code
    assert widest(shown) <= columns
    if code == 2:
        assert "Error: " in shown
        assert "Traceback" not in shown


def test_the_width_is_used(on_terminal, desk):
    (desk / "story.txt").write_text(STORY)
    narrow, wide = (on_terminal("check", "story.txt", columns=n).end()[1] for n in (80, 200))
    assert 60 < widest(narrow) <= 80 < widest(wide) <= 200


@pytest.mark.parametrize(
    ("env", "colours"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
@pytest.mark.parametrize("arguments", [["check", "bad.txt"], ["fix", "--diff", "bad.txt"]])
def test_colours(on_terminal, arguments, env, colours):
    terminal = on_terminal(*arguments, env=env)
    assert terminal.end()[0] == 1
    assert ("\x1b[" in terminal.shown) == colours


@pytest.mark.parametrize(
    "arguments", [["check", "bad.txt"], ["explain", "doubled-word"], ["fix", "--diff", "bad.txt"]]
)
def test_a_terminal_that_has_only_ascii(on_terminal, arguments):
    code, shown = on_terminal(*arguments, env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}).end()
    assert code in (0, 1)
    assert shown.isascii()
    assert "\\u" not in shown
